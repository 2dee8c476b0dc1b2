//! Addresses: `https://جريدة.example/خبر/1` is fetched and then read like a file of the same kind: a page, JSON records
//! or a text.

use super::means::Means;
use super::{Content, Job, Sink, is_json, stream};
use indicatif::ProgressBar;
use khabar::Source;
use khabar_crawl::feed::is_feed;
use khabar_fetch::Fetched;
use khabar_page::{Origin, is_html};

/// How many addresses are fetched at once; those of one host wait for each other all the same.
const AT_ONCE: usize = 8;

/// Fetches addresses and sends what is there, in their order.
pub fn feed(addresses: &[&str], means: &Means, bar: &ProgressBar, send: Sink<'_>) -> bool {
    addresses.chunks(AT_ONCE).all(|few| {
        std::thread::scope(|scope| {
            let fetches: Vec<_> = few.iter().map(|address| scope.spawn(|| means.fetcher().fetch(address))).collect();
            few.iter().zip(fetches).all(|(address, fetch)| match fetch.join() {
                Ok(Ok(fetched)) => give(address, fetched, means, bar, send),
                Ok(Err(error)) => send(Job::failed((*address).to_owned(), error)),
                Err(_) => {
                    send(Job::failed((*address).to_owned(), "a fault of khabar kept it from being fetched; please report it"))
                }
            })
        })
    })
}

/// Sends what was fetched: records and items of feeds one by one, anything else as one article.
fn give(address: &str, fetched: Fetched, means: &Means, bar: &ProgressBar, send: Sink<'_>) -> bool {
    let records = !is_html(&fetched.bytes, fetched.content_type.as_deref()) && is_json(&fetched.bytes);
    if records || is_feed(&fetched.bytes) {
        return stream(address, fetched.bytes.as_slice(), means, bar, send, None);
    }
    send(Job { name: address.to_owned(), content: Content::Fetched(Box::new(fetched)) })
}

/// The article that was fetched.
pub fn open(fetched: &Fetched, means: &Means) -> Result<Source, String> {
    let (bytes, content_type) = (fetched.bytes.as_slice(), fetched.content_type.as_deref());
    if is_html(bytes, content_type) {
        let origin = Origin { url: Some(&fetched.url), content_type };
        return means.pages().read(bytes, &origin).map_err(|error| error.to_string());
    }
    if is_xml(bytes) {
        return Err("this is XML, a feed or a map of a site, and no article; give the addresses of the articles in it".to_owned());
    }
    let source = Source::from_bytes(bytes).map_err(|error| error.to_string())?;
    Ok(Source { url: Some(fetched.url.clone()), ..source })
}

/// Whether bytes begin like XML: read as a text, its tags would be taken for words.
fn is_xml(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |tag: &[u8]| head.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    [&b"<?xml"[..], b"<rss", b"<feed", b"<rdf:", b"<opml", b"<urlset", b"<sitemapindex"].iter().any(|tag| begins(tag))
}
