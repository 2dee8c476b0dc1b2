//! Web archives: WARC 1.0 and 1.1 (ISO 28500), plain or in gzip, streamed.
//!
//! [`Archive`] is an iterator over the pages of an archive: the answers of servers with status 2xx that are HTML.
//! Everything else is passed over and counted ([`Tally`]), damage too: after a damaged record the next whole one is
//! looked for. Memory is bounded: one page at most is held, of at most [`LARGEST`] bytes, and a window of a few
//! megabytes on the stream.
//!
//! Each page carries its [`Place`], the offset of its record; an archive is gone on with from any place, by seeking
//! the file to [`Place::offset`] and opening it with [`Archive::at`].
//!
//! ```
//! use khabar_crawl::warc::Archive;
//!
//! let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>خبر";
//! let record = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len());
//! let mut archive = Archive::new(record.as_bytes())?;
//! let page = archive.next().expect("a page")?;
//! assert_eq!(page.body()?.bytes, "<p>خبر".as_bytes());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod gzip;
pub(crate) mod head;
mod input;
mod page;
mod place;
mod stream;
mod tally;
mod window;

pub use archive::Archive;
pub use page::CrawledPage;
pub use place::Place;
pub use tally::{Passed, Tally};

/// The largest page taken from an archive, in bytes, packed as it came over the wire.
pub const LARGEST: usize = 32 << 20;

/// Whether a file that begins with these bytes (some hundred of them) is a WARC file, plain or in gzip.
pub fn is_warc(first: &[u8]) -> bool {
    first.starts_with(&head::MAGIC) || input::unpacked_start(first).starts_with(&head::MAGIC)
}
