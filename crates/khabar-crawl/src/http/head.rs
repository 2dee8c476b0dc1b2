//! The head of a server's answer: `HTTP/1.1 200 OK` and fields.

use super::body::{self, Body, BodyError};
use crate::warc::head::{fields, length};

/// The longest head of an answer, in bytes; cookies make them long.
pub const LONGEST_HEAD: usize = 256 << 10;

/// What is asked of the head of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// `200`, `404`.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Content-Encoding`: what the body was packed with, in the order it was done; small letters.
    pub encodings: Vec<String>,
    /// Whether the body comes in chunks.
    pub chunked: bool,
    /// How long the head is, its blank line with it, in bytes.
    pub length: usize,
}

/// These bytes are no answer of an HTTP server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no answer of an HTTP server")]
pub struct NoAnswer;

impl Answer {
    /// Reads the head at the beginning of `bytes`; `None` if its end is not there yet and may follow. With `whole`
    /// nothing follows, and an answer that is all head is taken as one.
    pub fn parse(bytes: &[u8], whole: bool) -> Option<Result<Answer, NoAnswer>> {
        let few = bytes.len().min(5);
        if bytes.get(..few) != b"HTTP/".get(..few) {
            return Some(Err(NoAnswer));
        }
        let end = length(bytes).or(whole.then_some(bytes.len()))?;
        let head = bytes.get(..end).unwrap_or(bytes);
        let first = head.split(|&byte| byte == b'\n').next().unwrap_or(&[]);
        let status = first.split(|&byte| byte == b' ').filter(|word| !word.is_empty()).nth(1);
        let Some(status) = status.and_then(|word| std::str::from_utf8(word.trim_ascii()).ok()?.parse().ok()) else {
            return Some(Err(NoAnswer));
        };
        let mut answer = Answer { status, length: end, ..Answer::default() };
        for (name, value) in fields(head) {
            let value = || String::from_utf8_lossy(value);
            let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
            if is("Content-Type") {
                answer.content_type = Some(value().into_owned());
            } else if is("Content-Encoding") {
                answer.encodings.extend(value().split(',').map(|word| word.trim().to_ascii_lowercase()));
            } else if is("Transfer-Encoding") {
                answer.chunked |= value().to_ascii_lowercase().contains("chunked");
            }
        }
        Some(Ok(answer))
    }

    /// Whether the body may be a page, by what the server calls it. What it does not name may be one.
    pub fn may_be_html(&self) -> bool {
        let kind = self.content_type.as_deref().unwrap_or("").split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        kind.is_empty() || kind.contains("html") || kind.starts_with("unknown")
    }

    /// The body behind this head, unpacked.
    ///
    /// # Errors
    /// When it cannot be unpacked, or is larger than [`LARGEST`](super::LARGEST).
    pub fn body<'a>(&self, raw: &'a [u8]) -> Result<Body<'a>, BodyError> {
        body::body(raw, self.chunked, &self.encodings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<Answer, NoAnswer> {
        Answer::parse(text.as_bytes(), false).expect("the head is whole")
    }

    #[test]
    fn a_head_with_its_fields() {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\nContent-Encoding: GZIP, br\r\nTransfer-Encoding: chunked\r\n\r\n";
        let answer = parse(&format!("{head}body")).unwrap();
        assert_eq!((answer.status, answer.length, answer.chunked), (200, head.len(), true));
        assert_eq!(answer.content_type.as_deref(), Some("text/html; charset=utf-8"));
        assert_eq!(answer.encodings, ["gzip", "br"]);
        assert!(answer.may_be_html());
        assert_eq!(parse("HTTP/2 404\r\n\r\n").unwrap().status, 404);
        assert_eq!(parse("HTTP/1.0  301  Moved\n\n").unwrap().status, 301);
    }

    #[test]
    fn what_is_none_or_not_whole() {
        assert_eq!(parse("GET / HTTP/1.1\r\n\r\n"), Err(NoAnswer));
        assert_eq!(parse("HTTP/1.1 OK\r\n\r\n"), Err(NoAnswer));
        assert_eq!(Answer::parse(b"HTTP/1.1 200 OK\r\nContent-", false), None);
        assert_eq!(Answer::parse(b"HT", false), None);
        assert!(Answer::parse(b"HTTP/1.1 200 OK\r\n", true).unwrap().is_ok());
    }

    #[test]
    fn what_may_be_a_page() {
        let may = |kind: &str| parse(&format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n")).unwrap().may_be_html();
        assert!(may("text/html") && may("Application/XHTML+xml; charset=x") && may("unknown/unknown") && may(""));
        assert!(!may("image/jpeg") && !may("application/rss+xml") && !may("text/plain"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "HTTP/1[ .:\\r\\nA-z0-9]{0,60}") {
            for bytes in [bytes.as_slice(), text.as_bytes()] {
                if let Some(Ok(answer)) = Answer::parse(bytes, true) {
                    prop_assert!(answer.length <= bytes.len());
                }
                let _ = Answer::parse(bytes, false);
            }
        }
    }
}
