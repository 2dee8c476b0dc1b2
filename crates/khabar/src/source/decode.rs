//! Bytes become text: UTF-8 with or without a byte-order mark, UTF-16 of either order, UTF-32 with a mark,
//! windows-1256 and ISO 8859-6, the encodings Arabic pages were saved in before UTF-8 won.
//!
//! What was decided is said in the notes, so that a reader can tell why a text looks as it does. A byte-order
//! mark is believed; without one, UTF-16 shows in its zero and 06 bytes, valid UTF-8 is UTF-8, and of the
//! two single-byte sets the one that gives more of the commonest Arabic letters (ا ل ي م ن و ر ت) wins.

use super::error::{LARGEST, SourceError};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

/// A text with what was found out on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte-order mark.
    pub text: String,
    /// What was assumed or repaired, in English; empty for clean UTF-8.
    pub notes: Vec<String>,
}

/// How many bytes are looked at where a sample is enough.
const SAMPLE: usize = 1 << 14;

const DAMAGED: &str = "damaged characters were replaced with U+FFFD";

/// Decodes the bytes of a text file.
///
/// # Errors
/// When the bytes are none, too many, of another kind of file, or Arabic in no known encoding.
pub fn decode(bytes: &[u8]) -> Result<Decoded, SourceError> {
    certain(bytes)?.map_or_else(|| broken_or_single_byte(bytes), Ok)
}

/// Decodes bytes that say themselves what they are: by a byte-order mark, as UTF-16, or as valid UTF-8. `None` where it
/// has to be guessed.
///
/// # Errors
/// When the bytes are none, too many, or of another kind of file.
pub fn certain(bytes: &[u8]) -> Result<Option<Decoded>, SourceError> {
    if bytes.is_empty() {
        return Err(SourceError::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(SourceError::TooLarge { bytes: bytes.len() });
    }
    if let Some(kind) = other_kind(bytes) {
        return Err(SourceError::Binary { kind });
    }
    // First, for the mark of UTF-32 begins like that of UTF-16.
    if let Some(decoded) = utf_32(bytes) {
        return Ok(Some(decoded));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or(&[]);
        return Ok(Some(with(encoding, rest, &format!("decoded as {} by its byte-order mark", encoding.name()))));
    }
    if let Some(encoding) = utf_16(bytes) {
        return Ok(Some(with(encoding, bytes, &format!("decoded as {}, told by its zero and 06 bytes", encoding.name()))));
    }
    if controls(bytes) * 50 > bytes.len().min(SAMPLE) {
        return Err(SourceError::Binary { kind: "a binary file" });
    }
    Ok(std::str::from_utf8(bytes).ok().map(|text| Decoded { text: text.to_owned(), notes: Vec::new() }))
}

/// Bytes that are no valid UTF-8: UTF-8 with some damage, or a single-byte encoding.
fn broken_or_single_byte(bytes: &[u8]) -> Result<Decoded, SourceError> {
    let (text, _) = UTF_8.decode_without_bom_handling(bytes);
    let replaced = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    // A two-byte letter cut in half damages one character; a text in another encoding damages most, and hardly ever
    // makes a letter. Where both are in one file, the letters tell which is the most of it.
    let letters = text.chars().filter(|c| matches!(c, 'ء'..='ي')).count();
    if replaced * 20 <= text.chars().count() && common(&text) > 0 || letters > replaced {
        let (s, were) = if replaced == 1 { ("", "was") } else { ("s", "were") };
        let note = format!("{replaced} damaged character{s} of its UTF-8 {were} replaced with U+FFFD");
        return Ok(Decoded { text: text.into_owned(), notes: vec![note] });
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let score = |encoding: &'static Encoding| common(&encoding.decode_without_bom_handling(sample).0);
    let (windows, iso) = (score(WINDOWS_1256), score(ISO_8859_6));
    if windows.max(iso) * 5 < sample.len() {
        return Err(SourceError::Encoding);
    }
    let encoding = if iso > windows { ISO_8859_6 } else { WINDOWS_1256 };
    Ok(with(encoding, bytes, &format!("decoded as {}, told by its letters", encoding.name())))
}

fn with(encoding: &'static Encoding, bytes: &[u8], note: &str) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let mut notes = vec![note.to_owned()];
    if damaged {
        notes.push(DAMAGED.to_owned());
    }
    Decoded { text: text.into_owned(), notes }
}

/// UTF-32 with its byte-order mark.
fn utf_32(bytes: &[u8]) -> Option<Decoded> {
    let (name, read): (_, fn([u8; 4]) -> u32) = match bytes.first_chunk()? {
        [0xff, 0xfe, 0, 0] => ("UTF-32LE", u32::from_le_bytes),
        [0, 0, 0xfe, 0xff] => ("UTF-32BE", u32::from_be_bytes),
        _ => return None,
    };
    let (letters, rest) = bytes.as_chunks().0.split_first().map(|(_, letters)| (letters, bytes.len() % 4))?;
    let mut damaged = rest > 0;
    let mut text: String = letters
        .iter()
        .map(|&letter| {
            char::from_u32(read(letter)).unwrap_or_else(|| {
                damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if rest > 0 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let mut notes = vec![format!("decoded as {name} by its byte-order mark")];
    if damaged {
        notes.push(DAMAGED.to_owned());
    }
    Some(Decoded { text, notes })
}

/// UTF-16 without a mark: nearly every second byte is 00 (ASCII) or 06 (Arabic).
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len()) & !1)?;
    let pairs = sample.len() / 2;
    let high = |at: usize| {
        sample.chunks_exact(2).filter(|pair| matches!(pair.get(at), Some(0x00 | 0x06 | 0x20))).count() * 10 >= pairs * 9
    };
    let low = |at: usize| sample.chunks_exact(2).any(|pair| matches!(pair.get(at), Some(0x06)));
    match (pairs > 2 && high(1) && low(1), pairs > 2 && high(0) && low(0)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// How many of the commonest letters a text has. Six in ten letters of Arabic prose are one of these.
fn common(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, 'ا' | 'ل' | 'ي' | 'م' | 'ن' | 'و' | 'ر' | 'ت' | 'ب' | 'ة' | 'ع' | 'د')).count()
}

/// Control characters no text needs, in the sample.
fn controls(bytes: &[u8]) -> usize {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    sample.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b)).count()
}

/// Files of another kind, by their first bytes.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a zip archive or office document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x7fELF", "a program"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "an RTF document"),
        (b"SQLite format 3", "a database"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PROSE: &str = "أعلنت وزارة النقل، الأحد، افتتاح محطة جديدة في المدينة.\nوقال الوزير إن العمل سيبدأ غداً.";

    fn utf_16_bytes(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let windows = WINDOWS_1256.encode(PROSE).0.into_owned();
        // encoding_rs writes no ISO 8859-6, whose letters lie in one run: U+0621.. is 0xC1...
        let iso: Vec<u8> = PROSE
            .chars()
            .map(|c| match c as u32 {
                code @ 0x0621..=0x0652 => (code - 0x0621 + 0xc1) as u8,
                0x060c => 0xac,
                code => code as u8,
            })
            .collect();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for (bytes, note) in [
            (PROSE.as_bytes().to_vec(), None),
            (marked(b"\xef\xbb\xbf", PROSE.as_bytes().to_vec()), Some("UTF-8")),
            (marked(b"\xff\xfe", utf_16_bytes(PROSE, true)), Some("UTF-16LE")),
            (marked(b"\xfe\xff", utf_16_bytes(PROSE, false)), Some("UTF-16BE")),
            (marked(&[0xff, 0xfe, 0, 0], PROSE.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()), Some("UTF-32LE")),
            (marked(&[0, 0, 0xfe, 0xff], PROSE.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect()), Some("UTF-32BE")),
            (utf_16_bytes(PROSE, true), Some("UTF-16LE")),
            (utf_16_bytes(PROSE, false), Some("UTF-16BE")),
            (windows, Some("windows-1256")),
            (iso, Some("ISO-8859-6")),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(decoded.text, PROSE, "{note:?}");
            assert_eq!(decoded.notes.is_empty(), note.is_none());
            assert!(note.is_none_or(|note| decoded.notes[0].contains(note)), "{:?}", decoded.notes);
        }
    }

    #[test]
    fn other_files_are_refused_by_their_kind() {
        assert_eq!(decode(b""), Err(SourceError::Empty));
        assert_eq!(decode(b"%PDF-1.7 ..."), Err(SourceError::Binary { kind: "a PDF" }));
        let noise: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(matches!(decode(&noise), Err(SourceError::Binary { .. } | SourceError::Encoding)));
        assert_eq!(
            decode("Grüße aus Köln, schöne Straße".chars().map(|c| c as u8).collect::<Vec<_>>().as_slice()),
            Err(SourceError::Encoding)
        );
    }

    #[test]
    fn a_letter_cut_in_half_is_replaced_and_noted() {
        let mut bytes = PROSE.as_bytes().to_vec();
        bytes.pop();
        bytes.extend_from_slice(&[0xd8]);
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.text.ends_with('\u{fffd}'));
        assert!(decoded.notes[0].contains("1 damaged character "));
        let cut = decode(&[&[0xff, 0xfe, 0, 0], &0x0628u32.to_le_bytes()[..], &0xd800u32.to_le_bytes(), &[1]].concat()).unwrap();
        assert_eq!((cut.text.as_str(), cut.notes.len()), ("ب\u{fffd}\u{fffd}", 2));
    }

    #[test]
    fn a_footer_in_another_encoding_does_not_spoil_the_text() {
        let mut bytes = PROSE.as_bytes().to_vec();
        bytes.extend_from_slice(&WINDOWS_1256.encode("\nجميع الحقوق محفوظة").0);
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.text.starts_with(PROSE) && decoded.notes[0].contains("damaged characters "), "{decoded:?}");
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes);
        }

        #[test]
        fn valid_utf_8_with_arabic_is_kept_as_it_is(text in "[ء-ي .،]{3,80}") {
            prop_assert_eq!(decode(text.as_bytes()).unwrap().text, text);
        }
    }
}
