//! A crawler's record of one article, a JSON object, becomes an article.
//!
//! `{"source": "…", "url": "…", "date_extracted": "2015-07-21 02:51:32", "title": "…", "author": "…",
//! "content": "…"}` is one such; each field goes by several names. The text is the title on a line of its
//! own and the content below it. Half a surrogate pair (`\ud83d` alone), which JSON allows to write and no
//! text can hold, becomes U+FFFD and is noted.

use super::error::{LARGEST, SourceError};
use super::{Source, decode};
use jiff::civil::DateTime;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::borrow::Cow;

/// Reads one JSON object.
///
/// # Errors
/// When it is no JSON object, has no text, has too much, or the text is no Arabic article.
pub fn from_json(bytes: &[u8]) -> Result<Source, SourceError> {
    if bytes.len() > LARGEST {
        return Err(SourceError::TooLarge { bytes: bytes.len() });
    }
    let (mended, lone) = mend_surrogates(bytes);
    let (text, notes) = characters(&mended);
    let record: Record = serde_json::from_str(&text).map_err(|error| SourceError::Json { reason: error.to_string() })?;
    let mut source = record.into_source()?;
    if lone > 0 {
        source.notes.push(format!("{lone} lone surrogates in its JSON were replaced with U+FFFD"));
    }
    source.notes.extend(notes);
    source.check()?;
    Ok(source)
}

/// A record's characters, and what was assumed about them. JSON is UTF-8; a record that is not may be in an older
/// encoding, told as that of a text is.
fn characters(bytes: &[u8]) -> (Cow<'_, str>, Vec<String>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Vec::new());
    }
    match decode::decode(bytes) {
        Ok(decoded) => (Cow::Owned(decoded.text), decoded.notes),
        Err(_) => {
            let note = "damaged characters of its UTF-8 were replaced with U+FFFD";
            (String::from_utf8_lossy(bytes), vec![note.to_owned()])
        }
    }
}

/// A moment as records write it: `2015-07-21 02:51:32`, `2015-07-21T02:51:32Z`, `2015-07-21`. A zone is left out.
pub fn moment(written: &str) -> Option<DateTime> {
    let written = written.trim();
    let local = written.get(..19).filter(|head| head.is_ascii()).unwrap_or(written);
    local.parse().ok().or_else(|| written.get(..10)?.parse().ok())
}

/// The fields of a record, whatever they are called.
#[derive(Debug, Default)]
struct Record {
    outlet: Option<String>,
    url: Option<String>,
    published: Option<String>,
    title: Option<String>,
    author: Option<String>,
    content: Option<String>,
}

impl Record {
    fn slot(&mut self, key: &str) -> Option<&mut Option<String>> {
        Some(match key {
            "content" | "text" | "body" | "articleBody" => &mut self.content,
            "title" | "headline" => &mut self.title,
            "author" | "byline" | "creator" => &mut self.author,
            "url" | "link" => &mut self.url,
            "outlet" | "source" | "publisher" | "newspaper" => &mut self.outlet,
            "published" | "date" | "date_extracted" | "datePublished" | "publication_date" => &mut self.published,
            _ => return None,
        })
    }

    fn into_source(self) -> Result<Source, SourceError> {
        let content = self.content.filter(|text| !text.trim().is_empty());
        let title = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let text = match (title, content) {
            (_, None) => return Err(SourceError::NoText),
            (Some(title), Some(content)) if !content.trim_start().starts_with(title) => format!("{title}\n\n{content}"),
            (_, Some(content)) => content,
        };
        Ok(Source {
            text,
            url: self.url,
            outlet: self.outlet,
            published: self.published.as_deref().and_then(moment),
            byline: self.author.filter(|author| !author.trim().is_empty()),
            ..Source::default()
        })
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Record;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object with the fields of an article")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record, M::Error> {
                let mut record = Record::default();
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    let Some(slot) = record.slot(&key) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    if let (Value::String(value), None) = (map.next_value()?, &slot) {
                        *slot = Some(value);
                    }
                }
                Ok(record)
            }
        }
        input.deserialize_map(Fields)
    }
}

/// Replaces the escapes of lone surrogates with `\ufffd`; also how many there were.
fn mend_surrogates(bytes: &[u8]) -> (Cow<'_, [u8]>, usize) {
    let mut mended = Cow::Borrowed(bytes);
    let (mut at, mut lone) = (0, 0);
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| byte == b'\\')) {
        at += found;
        match escape(bytes, at) {
            Some(0xd800..=0xdbff) if matches!(escape(bytes, at + 6), Some(0xdc00..=0xdfff)) => at += 12,
            Some(0xd800..=0xdfff) => {
                if let Some(digits) = mended.to_mut().get_mut(at + 2..at + 6) {
                    digits.copy_from_slice(b"fffd");
                }
                lone += 1;
                at += 6;
            }
            Some(_) => at += 6,
            None => at += 2,
        }
    }
    (mended, lone)
}

/// The code of the `\uXXXX` escape at `at`, if one stands there.
fn escape(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_record_becomes_an_article() {
        let json = r#"{"source": "sahil", "url": "https://sahil.example/1", "date_extracted": "2015-07-21 02:51:32", "id": 7,
            "title": "افتتاح محطة", "author": "هند الساحلي", "content": "افتتحت الوزارة محطة.\n\nوقال الوزير: نعم.", "tags": ["أ"]}"#;
        let source = from_json(json.as_bytes()).unwrap();
        assert_eq!(source.text, "افتتاح محطة\n\nافتتحت الوزارة محطة.\n\nوقال الوزير: نعم.");
        assert_eq!(source.published, Some(jiff::civil::datetime(2015, 7, 21, 2, 51, 32, 0)));
        assert_eq!((source.outlet.as_deref(), source.byline.as_deref()), (Some("sahil"), Some("هند الساحلي")));
    }

    #[test]
    fn a_lone_surrogate_is_replaced_and_noted_a_pair_is_kept() {
        let source = from_json(br#"{"text": "\u0646\u0639\u0645 \ud83d \ud83d\ude00 \\ud83d \u0646"}"#).unwrap();
        assert_eq!(source.text, "نعم \u{fffd} 😀 \\ud83d ن");
        assert_eq!(source.notes, ["1 lone surrogates in its JSON were replaced with U+FFFD"]);
    }

    #[test]
    fn what_is_no_record_says_so() {
        assert_eq!(from_json(br#"{"title": "x"}"#).unwrap_err(), SourceError::NoText);
        assert!(matches!(from_json(b"[1").unwrap_err(), SourceError::Json { .. }));
        assert!(matches!(from_json(br#"{"text": "only English"}"#).unwrap_err(), SourceError::NoArabic { .. }));
    }

    #[test]
    fn moments_in_the_forms_records_use() {
        let at = |written| moment(written).map(|at| at.to_string());
        assert_eq!(at("2015-07-21 02:51:32").as_deref(), Some("2015-07-21T02:51:32"));
        assert_eq!(at("2015-07-21T02:51:32.000Z").as_deref(), Some("2015-07-21T02:51:32"));
        assert_eq!(at("2015-07-21T02:51+03:00").as_deref(), Some("2015-07-21T02:51:00"));
        assert_eq!(at("2015-07-21").as_deref(), Some("2015-07-21T00:00:00"));
        assert_eq!(at("أمس"), None);
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..80), text in "(\\\\u[dD][89ab-f][0-9a-f]{2}|[\\\\u\"a]){0,12}") {
            let _ = from_json(&bytes);
            let _ = from_json(format!("{{\"text\": \"{text}\"}}").as_bytes());
        }
    }
}
