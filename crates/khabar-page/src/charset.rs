//! Bytes of a page become text.
//!
//! A page says what it is written in up to three times, in its header, in its head and by its bytes, and Arabic pages
//! say it wrongly often enough: UTF-8 sent as windows-1256 by an old server, windows-1256 under a template that says
//! UTF-8. What the bytes show is believed first (a byte-order mark, UTF-16, valid UTF-8, which no Arabic text in another
//! encoding is by chance), then what is said ([`label`]) as long as the letters do not contradict it ([`letters`]). Text
//! that was decoded wrongly and encoded again before it got into the page (`Ø§Ù„ÙˆØ²ÙŠØ±` for الوزير) is repaired where
//! that is certain ([`mojibake`]). Whatever had to be decided is said in the notes.

mod label;
mod letters;
mod mojibake;

use crate::error::PageError;
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
use khabar::source::decode::{self, Decoded};
use label::Label;

/// Decodes the bytes of a page; `content_type` is the header it was sent with.
///
/// # Errors
/// When the bytes are none, too many, or of another kind of file.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> Result<Decoded, PageError> {
    let label = label::of(bytes, content_type);
    let mut decoded = match decode::certain(bytes)? {
        Some(decoded) if !hides_another(bytes) => contradicted(decoded, label),
        _ => guess(bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes), label),
    };
    if let Some((text, note)) = mojibake::repair(&decoded.text) {
        decoded.text = text;
        decoded.notes.push(note);
    }
    Ok(decoded)
}

const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether bytes carry the mark of UTF-8 and are not: an editor put it before a page in windows-1256.
fn hides_another(bytes: &[u8]) -> bool {
    bytes.strip_prefix(UTF_8_MARK).is_some_and(|rest| std::str::from_utf8(rest).is_err())
}

/// Says so where a page is valid UTF-8 and says it is something else; plain ASCII is both.
fn contradicted(mut decoded: Decoded, label: Option<Label>) -> Decoded {
    if let Some(Label { encoding, place }) = label {
        let unicode = [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding);
        if !unicode && decoded.notes.is_empty() && !decoded.text.is_ascii() {
            decoded.notes.push(format!("decoded as UTF-8, which its bytes are, although its {place} says {}", encoding.name()));
        }
    }
    decoded
}

/// Decodes what is no valid UTF-8: by its label, unless the letters say otherwise.
fn guess(bytes: &[u8], label: Option<Label>) -> Decoded {
    let said = label.map(|label| label.encoding);
    let place = label.map_or("label", |label| label.place);
    let shares = letters::shares(bytes);
    // Pages in other scripts know what they are; what is said without thought, or for the wrong Arabic set, is doubted.
    let doubted = said.is_none_or(|said| [UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252, WINDOWS_1256, ISO_8859_6].contains(&said));
    let (encoding, why): (&'static Encoding, String) = match said {
        _ if shares.is_utf_8() => (UTF_8, String::new()),
        Some(said) if shares.fits(said) || !doubted => (said, format!(", as its {place} says")),
        _ if shares.windows.max(shares.iso) < letters::ARABIC => match said {
            Some(said) if ![UTF_16LE, UTF_16BE].contains(&said) => (said, format!(", as its {place} says")),
            // What browsers take where nothing is said.
            _ => (WINDOWS_1252, ", for want of a better guess".to_owned()),
        },
        _ => {
            let encoding = if shares.iso > shares.windows { ISO_8859_6 } else { WINDOWS_1256 };
            let although = said.map_or_else(String::new, |said| format!(", although its {place} says {}", said.name()));
            (encoding, format!(", told by its letters{although}"))
        }
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut notes = Vec::new();
    if encoding != UTF_8 || !why.is_empty() {
        notes.push(format!("decoded as {}{why}", encoding.name()));
    }
    let damaged = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    if damaged > 0 {
        notes.push(format!("{damaged} damaged characters of its {} were replaced with U+FFFD", encoding.name()));
    }
    Decoded { text: text.into_owned(), notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use khabar::source::SourceError;
    use proptest::prelude::*;

    const BODY: &str = "<h1>افتتاح محطة جديدة</h1><p>أعلنت وزارة النقل، الأحد، افتتاح محطة جديدة في المدينة. وقال الوزير \
        هند الساحلي إن العمل سيبدأ غداً.</p>";

    fn page(meta: &str, body: &str) -> String {
        let script = "var a = 'b';\n".repeat(60);
        format!("<!doctype html><html><head>{meta}<script>{script}</script></head><body>{body}</body></html>")
    }

    fn meta(charset: &str) -> String {
        format!("<meta charset=\"{charset}\">")
    }

    fn windows(text: &str) -> Vec<u8> {
        WINDOWS_1256.encode(text).0.into_owned()
    }

    /// encoding_rs writes no ISO 8859-6, whose letters lie in one run: U+0621 is 0xC1.
    fn iso(text: &str) -> Vec<u8> {
        let byte = |c: char| match c as u32 {
            code @ 0x0621..=0x0652 => (code - 0x0621 + 0xc1) as u8,
            0x060c => 0xac,
            code => code as u8,
        };
        text.chars().map(byte).collect()
    }

    fn utf_16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn whatever_a_page_says_it_is_the_text_is_the_same() {
        let says =
            [None, Some("utf-8"), Some("windows-1256"), Some("ISO-8859-6"), Some("iso-8859-1"), Some("cp-1256"), Some("klingon")];
        for header in says {
            for head in says {
                let text = page(&head.map(meta).unwrap_or_default(), BODY);
                let content_type = header.map(|charset| format!("text/html; charset={charset}"));
                for (name, bytes) in [
                    ("UTF-8", text.clone().into_bytes()),
                    ("windows-1256", windows(&text)),
                    ("ISO-8859-6", iso(&text)),
                    ("UTF-16LE", utf_16(&text)),
                ] {
                    let decoded = decode(&bytes, content_type.as_deref()).unwrap();
                    assert_eq!(decoded.text, text, "{name} said to be {header:?}, {head:?}: {:?}", decoded.notes);
                    if name != "UTF-8" {
                        assert!(decoded.notes[0].starts_with(&format!("decoded as {name}")), "{:?}", decoded.notes);
                    }
                }
            }
        }
    }

    #[test]
    fn what_was_decided_is_said() {
        let notes = |bytes: &[u8], content_type: Option<&str>| decode(bytes, content_type).unwrap().notes;
        let said = page(&meta("windows-1256"), BODY);
        assert_eq!(notes(&windows(&said), None), ["decoded as windows-1256, as its head says"]);
        assert_eq!(notes(said.as_bytes(), None), ["decoded as UTF-8, which its bytes are, although its head says windows-1256"]);
        assert_eq!(notes(said.as_bytes(), Some("text/html; charset=UTF-8")), Vec::<String>::new(), "the header counts first");
        assert_eq!(
            notes(&windows(&said), Some("text/html; charset=UTF-8")),
            ["decoded as windows-1256, told by its letters, although its header says UTF-8"]
        );
        assert_eq!(notes(page(&meta("windows-1256"), "<p>plain</p>").as_bytes(), None), Vec::<String>::new());
    }

    #[test]
    fn a_mark_before_another_encoding_is_not_believed() {
        let text = page("", BODY);
        let marked = [UTF_8_MARK, &windows(&text)].concat();
        assert_eq!(decode(&marked, None).unwrap().text, text);
        let marked = [UTF_8_MARK, text.as_bytes()].concat();
        assert_eq!(decode(&marked, Some("text/html; charset=windows-1256")).unwrap().text, text);
    }

    #[test]
    fn damage_stays_small() {
        let text = page("", BODY);
        let mut bytes = text.clone().into_bytes();
        let at = bytes.iter().position(|&byte| byte >= 0x80).unwrap();
        bytes.remove(at);
        // A banner in another encoding, pasted into the page.
        bytes.extend_from_slice(b"<i>\xc7\xe1</i>");
        let decoded = decode(&bytes, None).unwrap();
        assert!(decoded.text.contains("أعلنت وزارة النقل، الأحد، افتتاح محطة"));
        assert_eq!(decoded.notes, ["3 damaged characters of its UTF-8 were replaced with U+FFFD"]);
    }

    #[test]
    fn other_scripts_keep_their_label() {
        let russian =
            encoding_rs::WINDOWS_1251.encode("<p>Министр сообщил об открытии новой станции в городе</p>").0.into_owned();
        assert!(decode(&russian, Some("text/html; charset=windows-1251")).unwrap().text.contains("Министр"));
        let french = WINDOWS_1252.encode("<p>Le ministre a été prévenu à l’été dernier</p>").0.into_owned();
        for content_type in [None, Some("text/html; charset=iso-8859-1")] {
            assert!(decode(&french, content_type).unwrap().text.contains("été prévenu à l’été"));
        }
    }

    #[test]
    fn other_files_are_refused() {
        for (bytes, kind) in [(&b"%PDF-1.7"[..], "a PDF"), (b"\x1f\x8b\x08", "a gzip archive"), (&[1; 400], "a binary file")] {
            assert_eq!(decode(bytes, Some("text/html")), Err(PageError::Source(SourceError::Binary { kind })));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), content_type in proptest::option::of("\\PC{0,30}")) {
            let _ = decode(&bytes, content_type.as_deref());
        }

        /// Whatever is said, UTF-8 comes out as it went in.
        #[test]
        fn valid_utf_8_is_kept(text in "[ء-ي .،<>a-z«»]{1,80}", says in 0..4usize) {
            let content_type = ["text/html", "text/html; charset=windows-1256", "text/html; charset=utf-8", "x"][says];
            prop_assert_eq!(decode(text.as_bytes(), Some(content_type)).unwrap().text, text);
        }

        /// Words of a dozen common letters, in any order, are told in either encoding without a label.
        #[test]
        fn arabic_words_are_told_by_their_letters(words in proptest::collection::vec("(ال)?[اليمنورتبةعدسفقهكح]{3,7}", 12..40)) {
            let text = page("", &words.join(" "));
            for bytes in [windows(&text), iso(&text)] {
                prop_assert_eq!(&decode(&bytes, None).unwrap().text, &text);
            }
        }
    }
}
