//! Inputs: files, folders, zips, addresses and standard input become jobs, one an article, in order.

mod address;
mod feed;
mod folder;
mod means;
mod page;
mod warc;

pub use means::Means;

use crate::elements::Elements;
use indicatif::ProgressBar;
use khabar::Source;
use khabar::source::decode;
use khabar::source::error::LARGEST;
use khabar_crawl::feed::{Item, is_feed};
use khabar_crawl::warc::{Place, is_warc};
use khabar_fetch::{Fetched, is_address};
use khabar_page::is_html;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// One article to read, or why there is none.
pub struct Job {
    /// What to call it in messages: a path, with the record's number behind it.
    pub name: String,
    content: Content,
}

enum Content {
    File(PathBuf),
    Text(Vec<u8>),
    Record(Vec<u8>),
    Fetched(Box<Fetched>),
    Crawled(Box<warc::Crawled>),
    Item(Box<Item>),
    Failed(String),
}

impl Job {
    fn failed(name: String, why: impl ToString) -> Job {
        Job { name, content: Content::Failed(why.to_string()) }
    }

    fn crawled(name: String, page: warc::Crawled) -> Job {
        Job { name, content: Content::Crawled(Box::new(page)) }
    }

    /// The article, or the reason with its remedy; nothing for a page of a crawl that holds no Arabic article, which is
    /// counted. Files are opened here, by the worker that reads them.
    pub fn open(&self, means: &Means) -> Result<Option<Source>, String> {
        match &self.content {
            Content::Crawled(page) => Ok(page.open(means)),
            _ => self.article(means).map(Some),
        }
    }

    fn article(&self, means: &Means) -> Result<Source, String> {
        let bytes = match &self.content {
            Content::Failed(why) => return Err(why.clone()),
            Content::Item(item) => return feed::open(item, means),
            Content::Crawled(_) => return Err(String::new()),
            Content::Record(bytes) => return page::record(bytes, means),
            Content::Fetched(fetched) => return address::open(fetched, means),
            Content::Text(bytes) => return page::open(bytes, means),
            Content::File(path) => File::open(path).and_then(bounded).map_err(|error| explain(&error))?,
        };
        page::open(&bytes, means)
    }
}

/// Everything there is, up to one byte more than an article may have.
fn bounded(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn explain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed to read it; check its permissions".to_owned(),
        _ => error.to_string(),
    }
}

/// Takes jobs; returns whether more are wanted.
pub type Sink<'s> = &'s mut dyn FnMut(Job) -> bool;

/// Sends a job for every article of `inputs`, in order, until `send` wants no more.
pub fn feed(inputs: &[PathBuf], means: &Means, bar: &ProgressBar, send: Sink<'_>) {
    let address = |input: &PathBuf| input.to_str().is_some_and(is_address);
    for alike in inputs.chunk_by(|one, next| address(one) && address(next)) {
        let addresses: Vec<&str> = alike.iter().filter_map(|input| input.to_str()).filter(|input| is_address(input)).collect();
        let more = match (addresses.is_empty(), alike) {
            (false, _) => address::feed(&addresses, means, bar, send),
            (true, inputs) => inputs.iter().all(|input| one(input, means, bar, send)),
        };
        if !more {
            return;
        }
    }
}

fn one(path: &Path, means: &Means, bar: &ProgressBar, send: Sink<'_>) -> bool {
    let name = path.display().to_string();
    if name == "-" {
        return stream("standard input", BufReader::with_capacity(1 << 16, io::stdin().lock()), means, bar, send, None);
    }
    if path.is_dir() {
        return folder::feed(path, means, bar, send);
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return send(Job::failed(name, explain(&error))),
    };
    let length = file.metadata().map_or(0, |data| data.len());
    let mut input = BufReader::with_capacity(1 << 16, file);
    if input.fill_buf().is_ok_and(|head| head.starts_with(b"PK\x03\x04")) {
        return zip(&name, input.into_inner(), means, bar, send);
    }
    bar.inc_length(length);
    let place = means.place();
    if place.offset > 0 && input.fill_buf().is_ok_and(is_warc) {
        return match input.seek(SeekFrom::Start(place.offset)) {
            Ok(_) => {
                bar.inc(place.offset);
                warc::feed(&name, bar.wrap_read(input), place, means, send)
            }
            Err(error) => send(Job::failed(name, explain(&error))),
        };
    }
    stream(&name, input, means, bar, send, Some(path))
}

/// The files of a zip, by their order in it.
fn zip(name: &str, file: File, means: &Means, bar: &ProgressBar, send: Sink<'_>) -> bool {
    let mut archive = match zip::ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(error) => {
            return send(Job::failed(name.to_owned(), format!("the zip cannot be read ({error}); download or pack it again")));
        }
    };
    // Office documents and books are zips, with these in them.
    if ["[Content_Types].xml", "mimetype"].iter().any(|inner| archive.index_for_name(inner).is_some()) {
        let why = "this is an office document or a book, not text; save the article as plain text (UTF-8) and try again";
        return send(Job::failed(name.to_owned(), why));
    }
    for index in 0..archive.len() {
        let more = match archive.by_index(index) {
            Ok(entry) if entry.is_dir() => true,
            Ok(entry) => {
                bar.inc_length(entry.size());
                let inner = entry.name().map_or_else(|_| format!("file {}", index + 1), |inner| inner.into_owned());
                let name = format!("{name}:{inner}");
                stream(&name, BufReader::with_capacity(1 << 16, entry), means, bar, send, None)
            }
            Err(error) => send(Job::failed(name.to_owned(), format!("a file in the zip cannot be read ({error})"))),
        };
        if !more {
            return false;
        }
    }
    true
}

/// A stream of records if it begins like one, else one text; a text file is left for the worker to open.
fn stream(name: &str, mut input: impl BufRead, means: &Means, bar: &ProgressBar, send: Sink<'_>, path: Option<&Path>) -> bool {
    if input.fill_buf().is_ok_and(is_warc) {
        let (mut input, place) = (bar.wrap_read(input), means.place());
        return match io::copy(&mut input.by_ref().take(place.offset), &mut io::sink()) {
            Ok(_) => warc::feed(name, input, place, means, send),
            Err(error) => send(Job::failed(name.to_owned(), explain(&error))),
        };
    }
    if means.place() != Place::default() {
        return send(Job::failed(name.to_owned(), "this is no web archive; leave --from-record away"));
    }
    let called_feed = [".xml", ".rss", ".atom", ".opml"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    if input.fill_buf().is_ok_and(|head| is_feed(head) || called_feed && is_html(head, None)) {
        return match bounded(bar.wrap_read(input)) {
            Ok(bytes) => feed::feed(name, &bytes, means, bar, send),
            Err(error) => send(Job::failed(name.to_owned(), explain(&error))),
        };
    }
    match input.fill_buf().map(|head| (is_json(head), is_wide_json(head))) {
        Err(error) => send(Job::failed(name.to_owned(), explain(&error))),
        Ok((false, false)) => {
            let content = match path {
                Some(path) => Content::File(path.to_owned()),
                None => match bounded(input) {
                    Ok(bytes) => Content::Text(bytes),
                    Err(error) => Content::Failed(explain(&error)),
                },
            };
            let length = path.and_then(|path| path.metadata().ok()).map_or(0, |data| data.len());
            bar.inc(length);
            send(Job { name: name.to_owned(), content })
        }
        Ok((false, true)) => match bounded(bar.wrap_read(input)).map(|bytes| decode::decode(&bytes)) {
            Ok(Ok(decoded)) => records(name, decoded.text.as_bytes(), send),
            Ok(Err(error)) => send(Job::failed(name.to_owned(), error)),
            Err(error) => send(Job::failed(name.to_owned(), explain(&error))),
        },
        Ok((true, _)) => records(name, bar.wrap_read(input).into_buffered(), send),
    }
}

fn records(name: &str, input: impl BufRead, send: Sink<'_>) -> bool {
    let lines = name.ends_with(".jsonl") || name.ends_with(".ndjson");
    for (index, record) in Elements::new(input, lines).enumerate() {
        let name = format!("{name} record {}", index + 1);
        // A stream that fails to read fails again at every try; a broken record does not end it.
        let ends = record.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::InvalidData);
        let job = match record {
            Ok(bytes) => Job { name, content: Content::Record(bytes) },
            Err(error) => Job::failed(name, error),
        };
        if !send(job) {
            return false;
        }
        if ends {
            break;
        }
    }
    true
}

/// A reader that counts its bytes on the bar, with a buffer on top.
trait Buffered: Read + Sized {
    fn into_buffered(self) -> BufReader<Self> {
        BufReader::with_capacity(1 << 16, self)
    }
}

impl<R: Read> Buffered for R {}

/// Whether a file begins like JSON records: an object, or an array of objects. Prose may begin with a bracket too.
fn is_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let object =
        |text: &[u8]| text.strip_prefix(b"{").is_some_and(|rest| matches!(rest.trim_ascii_start().first(), Some(b'"' | b'}')));
    object(head) || head.strip_prefix(b"[").is_some_and(|rest| object(rest.trim_ascii_start()))
}

/// Whether a file begins like JSON records in UTF-16 or UTF-32: every character of theirs has a zero byte.
fn is_wide_json(head: &[u8]) -> bool {
    let narrow: Vec<u8> = head.iter().take(256).copied().filter(|byte| !matches!(byte, 0 | 0xfe | 0xff)).collect();
    head.iter().take(4).any(|&byte| byte == 0) && is_json(&narrow)
}

/// Whether an input may give several articles, by its name and place.
pub fn is_many(path: &Path) -> bool {
    const KINDS: [&str; 10] = ["json", "jsonl", "ndjson", "zip", "warc", "gz", "xml", "rss", "atom", "opml"];
    path.is_dir() || path.extension().and_then(|end| end.to_str()).is_some_and(|end| KINDS.contains(&end))
}
