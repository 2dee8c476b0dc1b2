//! Feeds: RSS 0.9 to 2.0, Atom and JSON Feed become items; OPML lists become the addresses of their feeds.
//!
//! An item with its full text becomes an article ([`Item::source`]); one with a teaser has an address to fetch. Entities
//! a feed declares are never expanded, a feed damaged or cut off gives the items before the damage, and a date keeps
//! the day its outlet wrote.
//!
//! ```
//! let feed = khabar_crawl::feed::read(b"<rss><channel><item><title>a</title><link>https://a.example/1</link></item></channel></rss>")?;
//! assert_eq!(feed.items[0].url.as_deref(), Some("https://a.example/1"));
//! # Ok::<(), khabar_crawl::feed::FeedError>(())
//! ```

mod item;
mod json;
mod xml;

pub use item::{Item, Text};
use khabar_page::{charset, is_html};

/// The largest feed taken, in bytes.
pub const LARGEST: usize = 32 << 20;

/// A feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its items, in its order.
    pub items: Vec<Item>,
    /// The feeds it lists, if it is an OPML list.
    pub feeds: Vec<String>,
    /// What is wrong with it, in English.
    pub notes: Vec<String>,
}

/// Why there is nothing in a feed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FeedError {
    /// A page where a feed should be.
    #[error(
        "this is an HTML page, not a feed; give the address of the feed itself (often /rss or /feed), or rename the file to .html to read it as a page"
    )]
    Html,
    /// Neither RSS, Atom, JSON Feed nor OPML.
    #[error("this is no feed (RSS, Atom, JSON Feed) and no OPML list of feeds")]
    None,
    /// Too much for one feed.
    #[error("the feed is larger than 32 MiB, the most one may have")]
    TooLarge,
    /// There are no items in it.
    #[error("the feed has no items{}", if *.damaged { "; it is damaged or cut off: fetch it again" } else { "" })]
    Empty {
        /// Whether it breaks off.
        damaged: bool,
    },
}

/// What a feed is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Xml,
    Json,
}

/// Whether a file that begins with these bytes is a feed or a list of feeds.
pub fn is_feed(first: &[u8]) -> bool {
    form(first).is_some()
}

fn form(first: &[u8]) -> Option<Form> {
    let bare: Vec<u8> = first.iter().take(8192).copied().filter(|&byte| byte != 0).collect();
    let mut rest = bare.as_slice();
    for mark in [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"] {
        rest = rest.strip_prefix(mark).unwrap_or(rest);
    }
    if rest.trim_ascii_start().starts_with(b"{") {
        return memchr::memmem::find(rest, b"jsonfeed.org/version/").map(|_| Form::Json);
    }
    loop {
        rest = rest.trim_ascii_start();
        let close: &[u8] = match rest {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            // A document type with declarations of its own.
            [b'<', b'!', ..] if rest.iter().find(|byte| matches!(byte, b'[' | b'>')) == Some(&b'[') => b"]>",
            [b'<', b'!', ..] => b">",
            _ => break,
        };
        let end = memchr::memmem::find(rest, close)?;
        rest = rest.get(end + close.len()..)?;
    }
    let name = rest.strip_prefix(b"<")?;
    let end = name.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b':')).unwrap_or(name.len());
    let name = name.get(..end)?.to_ascii_lowercase();
    matches!(name.as_slice(), b"rss" | b"feed" | b"rdf:rdf" | b"opml" | b"atom:feed" | b"entry").then_some(Form::Xml)
}

/// Reads a feed or a list of feeds.
///
/// # Errors
/// When the bytes are none, too many, or hold nothing; the message names the remedy.
pub fn read(bytes: &[u8]) -> Result<Feed, FeedError> {
    if bytes.len() > LARGEST {
        return Err(FeedError::TooLarge);
    }
    let Some(form) = form(bytes) else {
        return Err(if is_html(bytes, None) { FeedError::Html } else { FeedError::None });
    };
    let kind = declared(bytes).map(|label| format!("text/xml; charset={label}"));
    let decoded = charset::decode(bytes, kind.as_deref()).map_err(|_| FeedError::None)?;
    let feed = match form {
        Form::Xml => xml::read(&decoded.text),
        Form::Json => json::read(&decoded.text),
    };
    if feed.items.is_empty() && feed.feeds.is_empty() {
        return Err(FeedError::Empty { damaged: !feed.notes.is_empty() });
    }
    Ok(feed)
}

/// The encoding an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&str> {
    let line = bytes.get(..bytes.len().min(200))?;
    let line = line.get(..memchr::memmem::find(line, b"?>")?)?;
    let label = line.get(memchr::memmem::find(line, b"encoding=")? + 10..)?;
    let label = label.get(..label.iter().position(|byte| matches!(byte, b'"' | b'\''))?)?;
    std::str::from_utf8(label).ok()
}
