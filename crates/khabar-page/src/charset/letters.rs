//! Which encoding the letters of a page speak for: three in four letters of Arabic prose are one of twelve
//! (ا ل ي م ن و ر ت ب ة ع د), and a wrong encoding turns them into others. Only bytes beyond ASCII are looked at: most
//! of a page is markup.

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};

/// The share of common letters from which on bytes are taken for Arabic, in a hundred.
pub(super) const ARABIC: usize = 40;

/// How many bytes beyond ASCII are enough.
const SAMPLE: usize = 1 << 15;

/// What the bytes beyond ASCII are, in a hundred of them, as read in each encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shares {
    /// Parts of whole characters of UTF-8.
    pub utf_8: usize,
    /// Common letters in windows-1256.
    pub windows: usize,
    /// Common letters in ISO 8859-6.
    pub iso: usize,
}

impl Shares {
    /// Whether it is UTF-8 with some damage.
    pub fn is_utf_8(&self) -> bool {
        self.utf_8 >= 80 && self.utf_8 > self.windows.max(self.iso)
    }

    /// Whether the letters agree that it is `encoding`: they speak for Arabic in it, and not much more for the other.
    pub fn fits(&self, encoding: &Encoding) -> bool {
        let (this, other) = match encoding {
            encoding if encoding == WINDOWS_1256 => (self.windows, self.iso),
            encoding if encoding == ISO_8859_6 => (self.iso, self.windows),
            _ => return false,
        };
        this >= ARABIC && this * 10 >= other * 9
    }
}

/// Counts the letters of a page.
pub(super) fn shares(bytes: &[u8]) -> Shares {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let broken: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let sample: Vec<u8> = bytes.iter().filter(|byte| !byte.is_ascii()).copied().take(SAMPLE).collect();
    let share = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(&sample);
        percent(text.chars().filter(|&c| is_common(c)).count(), sample.len())
    };
    Shares { utf_8: percent(high - broken.min(high), high), windows: share(WINDOWS_1256), iso: share(ISO_8859_6) }
}

fn is_common(c: char) -> bool {
    matches!(c, 'ا' | 'ل' | 'ي' | 'م' | 'ن' | 'و' | 'ر' | 'ت' | 'ب' | 'ة' | 'ع' | 'د')
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_8;

    #[test]
    fn letters_speak_for_their_encoding() {
        let text = "<p>أعلنت وزارة النقل الأحد افتتاح محطة جديدة في المدينة</p>";
        let windows = shares(&WINDOWS_1256.encode(text).0);
        assert!(windows.fits(WINDOWS_1256) && !windows.fits(ISO_8859_6) && !windows.is_utf_8(), "{windows:?}");
        let utf_8 = shares(text.as_bytes());
        assert!(utf_8.is_utf_8() && utf_8.utf_8 == 100 && !utf_8.fits(UTF_8), "{utf_8:?}");
        assert_eq!(shares(b"plain"), Shares::default());
    }
}
