//! What a page says it is written in: `Content-Type: text/html; charset=windows-1256`,
//! `<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">`, `<meta charset="utf-8">`,
//! `<?xml version="1.0" encoding="windows-1256"?>`.

use encoding_rs::{Encoding, ISO_8859_6, UTF_8, WINDOWS_1256};

/// How far into a page its head is looked for: browsers look at one kilobyte, old templates begin with more.
const HEAD: usize = 8 << 10;

/// An encoding and where it is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label {
    pub encoding: &'static Encoding,
    /// `header` or `head`.
    pub place: &'static str,
}

/// What is said first: by the header, then by the head. A name nobody knows is as good as none.
pub(super) fn of(bytes: &[u8], content_type: Option<&str>) -> Option<Label> {
    let header = content_type.and_then(|header| named(value(header.as_bytes(), b"charset")?));
    let place = if header.is_some() { "header" } else { "head" };
    let encoding = header.or_else(|| in_head(bytes.get(..HEAD).unwrap_or(bytes)))?;
    Some(Label { encoding, place })
}

/// The first encoding a `meta` tag or the XML declaration names.
fn in_head(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some(at) = rest.iter().position(|&byte| byte == b'<') {
        let tag = rest.get(at..)?;
        if let Some(comment) = tag.strip_prefix(b"<!--") {
            rest = comment.get(comment.windows(3).position(|three| three == b"-->")?..)?;
            continue;
        }
        let end = tag.iter().position(|&byte| byte == b'>').unwrap_or(tag.len());
        let (inside, after) = (tag.get(1..end)?, tag.get(end..)?);
        let begins = |name: &[u8]| inside.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        let key: &[u8] = match () {
            () if begins(b"meta") => b"charset",
            () if begins(b"?xml") => b"encoding",
            () => b"",
        };
        if let Some(encoding) = (!key.is_empty()).then(|| value(inside, key)).flatten().and_then(named) {
            return Some(encoding);
        }
        rest = after;
    }
    None
}

/// The value behind `key =`, with or without quotation marks.
fn value<'a>(text: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let mut rest = text;
    loop {
        let at = rest.windows(key.len()).position(|window| window.eq_ignore_ascii_case(key))?;
        rest = rest.get(at + key.len()..)?;
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b',' | b'/' | b'>' | b'?') || byte.is_ascii_whitespace();
        return value.get(..value.iter().position(ends).unwrap_or(value.len()));
    }
}

/// The encoding of that name, also as it is misspelt: `cp-1256`, `utf_8`.
fn named(name: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_label(name).or_else(|| {
        let bare: Vec<u8> = name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
        match bare.as_slice() {
            [.., b'1', b'2', b'5', b'6'] => Some(WINDOWS_1256),
            b"iso88596" | b"arabic" | b"asmo708" => Some(ISO_8859_6),
            b"utf8" => Some(UTF_8),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;
    use proptest::prelude::*;

    fn said(page: &str, content_type: Option<&str>) -> Option<(&'static Encoding, &'static str)> {
        of(page.as_bytes(), content_type).map(|label| (label.encoding, label.place))
    }

    #[test]
    fn every_way_to_say_it() {
        let head = Some((WINDOWS_1256, "head"));
        for page in [
            "<meta charset=windows-1256>",
            "<META CHARSET='Windows-1256' />",
            "<html><head><title>خبر</title><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">",
            "<meta content='text/html;charset = cp1256' http-equiv=content-type>",
            "<?xml version=\"1.0\" encoding=\"windows-1256\"?><html>",
            "<!-- <meta charset=utf-8> --><meta charset=\"win-1256\"/>",
            "<meta name=charset content=x><meta charset=klingon><meta charset=x-cp1256>",
        ] {
            assert_eq!(said(page, None), head, "{page}");
        }
        assert_eq!(said("<meta charset=utf-8>", Some("text/html; Charset=\"ISO-8859-1\"")), Some((WINDOWS_1252, "header")));
        assert_eq!(said("<meta charset=utf_8>", Some("text/html; charset=")), Some((UTF_8, "head")));
        for page in ["", "<p>charset=utf-8</p>", "<!-- <meta charset=utf-8>", "<meta charset", "<meta name=x>"] {
            assert_eq!(said(page, Some("text/html")), None, "{page}");
        }
    }

    #[test]
    fn only_the_beginning_is_looked_at() {
        assert_eq!(said(&format!("{}<meta charset=utf-8>", " ".repeat(HEAD)), None), None);
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), tag in "(<meta|<!--|charset|encoding|<\\?xml|[=\"'>; ]|[a-z0-9-]{1,9}){0,14}") {
            of(&bytes, Some(&tag));
            of(tag.as_bytes(), None);
        }
    }
}
