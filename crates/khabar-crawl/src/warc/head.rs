//! The head of a record: `WARC/1.0` or `WARC/1.1` and named fields, as ISO 28500 has them.
//!
//! Read as written by the crawlers there are: lines may end without a carriage return, values may go on in the next
//! line, an address may stand in angle brackets.

/// What a record begins with.
pub const MAGIC: [u8; 7] = *b"WARC/1.";

/// The longest head, in bytes.
pub const LONGEST: usize = 64 << 10;

/// What kind of record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What a server answered.
    Response,
    /// A file as it was, without the answer around it.
    Resource,
    /// That a page was found unchanged: it is in another record.
    Revisit,
    /// A piece of a record that was too large for one file.
    Continuation,
    /// Requests, notes of the crawler, texts made from pages, and whatever else there is.
    Other,
}

/// The fields of a head that are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// `WARC-Type`.
    pub kind: Kind,
    /// `Content-Length`: how many bytes the block has.
    pub length: u64,
    /// `WARC-Target-URI`.
    pub uri: Option<String>,
    /// `Content-Type` of the block.
    pub content_type: Option<String>,
    /// `WARC-Truncated`: why the crawler cut the page off.
    pub truncated: Option<String>,
    /// Whether it is a piece of a record (`WARC-Segment-Number`).
    pub segment: bool,
}

/// The length of the head at the beginning of `bytes`, its blank line with it; `None` when its end is not there.
pub fn length(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr(b'\n', bytes.get(from..)?)?;
        match bytes.get(at + 1..)? {
            [b'\n', ..] => return Some(at + 2),
            [b'\r', b'\n', ..] => return Some(at + 3),
            _ => from = at + 1,
        }
    }
}

/// Reads the head that `bytes` are.
///
/// # Errors
/// What is wrong with it, in English.
pub fn parse(bytes: &[u8]) -> Result<Head, &'static str> {
    if !bytes.starts_with(&MAGIC) {
        return Err("there is no record where one should begin");
    }
    let (mut kind, mut length) = (None, None);
    let (mut uri, mut content_type, mut truncated, mut segment) = (None, None, None, false);
    for (name, value) in fields(bytes) {
        let text = || String::from_utf8_lossy(value).into_owned();
        let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        if is("WARC-Type") {
            kind = Some(kind_of(value));
        } else if is("Content-Length") {
            length = std::str::from_utf8(value).ok().and_then(|digits| digits.parse().ok());
        } else if is("WARC-Target-URI") {
            let bare = value.strip_prefix(b"<").and_then(|value| value.strip_suffix(b">")).unwrap_or(value);
            uri = Some(String::from_utf8_lossy(bare).into_owned());
        } else if is("Content-Type") {
            content_type = Some(text());
        } else if is("WARC-Truncated") {
            truncated = Some(text());
        } else if is("WARC-Segment-Number") {
            segment = true;
        }
    }
    let kind = kind.ok_or("its head does not say what kind of record it is")?;
    let length = length.ok_or("its head does not say how long it is")?;
    Ok(Head { kind, length, uri, content_type, truncated, segment })
}

fn kind_of(value: &[u8]) -> Kind {
    match value.to_ascii_lowercase().as_slice() {
        b"response" => Kind::Response,
        b"resource" => Kind::Resource,
        b"revisit" => Kind::Revisit,
        b"continuation" => Kind::Continuation,
        _ => Kind::Other,
    }
}

/// The named fields below the first line, names and values trimmed. Of a value that goes on in the next line, the
/// first line is given.
pub fn fields(head: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    head.split(|&byte| byte == b'\n').skip(1).filter(|line| !line.starts_with(b" ") && !line.starts_with(b"\t")).filter_map(
        |line| {
            let colon = memchr::memchr(b':', line)?;
            Some((line.get(..colon)?.trim_ascii(), line.get(colon + 1..)?.trim_ascii()))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_as_crawlers_write_it() {
        let head = b"WARC/1.0\r\nWARC-Type: response\r\nwarc-target-uri: <https://sahil.example/1>\r\nWARC-Date: 2022-01-10T08:00:00Z\r\n\
            Content-Type: application/http;\r\n msgtype=response\r\nContent-Length: 17\r\n\r\nHTTP";
        let end = length(head).unwrap();
        assert_eq!(&head[end..], b"HTTP");
        let head = parse(&head[..end]).unwrap();
        assert_eq!((head.kind, head.length, head.segment), (Kind::Response, 17, false));
        assert_eq!(head.uri.as_deref(), Some("https://sahil.example/1"));
        assert_eq!(head.content_type.as_deref(), Some("application/http;"));
    }

    #[test]
    fn lines_without_carriage_returns() {
        let head = b"WARC/1.1\nWARC-Type: Resource\nContent-Length:3\n\nabc";
        assert_eq!(length(head), Some(head.len() - 3));
        assert_eq!(parse(head).unwrap().kind, Kind::Resource);
    }

    #[test]
    fn what_is_no_head_says_why() {
        let why = |text: &str| parse(text.as_bytes()).unwrap_err();
        assert!(why("<html>").contains("no record"));
        assert!(why("WARC/1.0\r\nContent-Length: 3\r\n\r\n").contains("what kind"));
        assert!(why("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -3\r\n\r\n").contains("how long"));
        assert_eq!(length(b"WARC/1.0\r\nWARC-Type: response\r\n"), None);
    }
}
