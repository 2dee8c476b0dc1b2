//! Text that was decoded in the wrong encoding and encoded again before it came into the page:
//!
//! | الوزير | was | and was read as |
//! | --- | --- | --- |
//! | `ط§ظ„ظˆط²ظٹط±` | UTF-8 | windows-1256 |
//! | `Ø§Ù„ÙˆØ²ÙŠØ±` | UTF-8 | windows-1252 |
//! | `ÇáæÒíÑ` | windows-1256 | windows-1252 |
//!
//! The way back is tried on each run of characters beyond ASCII: one word, as a rule. It is certain where many runs
//! give whole Arabic words, which text that is meant as it stands never does; then the short runs are taken back too,
//! and what does not give Arabic stays as it is.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1256};
use std::borrow::Cow;

/// How many runs must give words of [`WORD`] letters or more for it to be certain.
const RUNS: usize = 4;
const WORD: usize = 3;

/// A way text goes wrong.
struct Way {
    was: &'static Encoding,
    read_as: &'static Encoding,
    /// Whether a run may begin with this: the common case is that it may not, and the run is passed over.
    begins: fn(char) -> bool,
}

/// UTF-8 writes Arabic letters with the bytes D8 to DB first, marks such as « … with C2 and E2.
const WAYS: [Way; 3] = [
    Way { was: UTF_8, read_as: WINDOWS_1256, begins: |c| matches!(c, 'ط' | 'ظ' | 'ع' | 'غ' | 'آ' | 'â') },
    Way { was: UTF_8, read_as: WINDOWS_1252, begins: |c| matches!(c, 'Ø' | 'Ù' | 'Ú' | 'Û' | 'Â' | 'â') },
    Way { was: WINDOWS_1256, read_as: WINDOWS_1252, begins: |c| matches!(c, '¡' | '«' | '»' | '¿'..='ÿ') },
];

/// The text repaired, with a note that says how; `None` where nothing is certainly wrong.
pub(super) fn repair(text: &str) -> Option<(String, String)> {
    let (mut repaired, mut note) = (None, String::new());
    for way in &WAYS {
        let now = repaired.as_deref().unwrap_or(text);
        let certain =
            runs(now).filter(|(_, run)| way.back(run).is_some_and(|word| word.chars().filter(|&c| is_letter(c)).count() >= WORD));
        if certain.take(RUNS).count() < RUNS {
            continue;
        }
        let (text, words) = way.all_back(now);
        note = format!(
            "{words} words that were {} and had been read as {} before they came into the page were repaired",
            way.was.name(),
            way.read_as.name()
        );
        repaired = Some(text);
    }
    repaired.map(|text| (text, note))
}

impl Way {
    /// The way back for one run, if it leads to Arabic.
    fn back(&self, run: &str) -> Option<String> {
        if !run.starts_with(self.begins) {
            return None;
        }
        let (bytes, _, lost) = self.read_as.encode(run);
        if lost {
            return None;
        }
        let text: Cow<'_, str> = self.was.decode_without_bom_handling_and_without_replacement(&bytes)?;
        text.chars().all(is_arabic).then(|| text.into_owned())
    }

    /// The text with every run taken back that can be, and how many were.
    fn all_back(&self, text: &str) -> (String, usize) {
        let (mut out, mut end, mut words) = (String::with_capacity(text.len()), 0, 0);
        for (start, run) in runs(text) {
            let Some(word) = self.back(run) else { continue };
            out.push_str(text.get(end..start).unwrap_or_default());
            out.push_str(&word);
            end = start + run.len();
            words += 1;
        }
        out.push_str(text.get(end..).unwrap_or_default());
        (out, words)
    }
}

/// The runs of characters beyond ASCII, each with where it begins.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        let start = at + rest.iter().position(|byte| !byte.is_ascii())?;
        let run = text.get(start..)?;
        let run = run.get(..run.bytes().position(|byte| byte.is_ascii()).unwrap_or(run.len()))?;
        at = start + run.len();
        Some((start, run))
    })
}

fn is_letter(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي')
}

/// Arabic with its marks and digits, and the marks and blanks around words.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{2000}'..='\u{206f}' | '\u{a0}' | '\u{ad}' | '«' | '»' | '°' | '\u{fdf0}'..='\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PROSE: &str = "<p>قالت الوزيرة هند الساحلي: «إن الميناء سيُفتح غداً، في ٢٠ أيار» – وفق بيان…</p>";

    /// What a program makes of it that takes bytes in `was` for bytes in `read_as`.
    fn spoil(text: &str, was: &'static Encoding, read_as: &'static Encoding) -> String {
        read_as.decode_without_bom_handling(&was.encode(text).0).0.into_owned()
    }

    #[test]
    fn what_was_read_wrongly_is_read_again() {
        assert_eq!(spoil("الوزير", UTF_8, WINDOWS_1256), "ط§ظ„ظˆط²ظٹط±");
        for way in &WAYS {
            // windows-1256 has no Arabic-Indic digits.
            let prose = if way.was == UTF_8 { PROSE.to_owned() } else { PROSE.replace("٢٠", "20") };
            let (text, note) = repair(&spoil(&prose, way.was, way.read_as)).unwrap();
            assert_eq!(text, prose);
            assert!(note.contains(&format!("were {} and had been read as {}", way.was.name(), way.read_as.name())), "{note}");
        }
    }

    #[test]
    fn what_is_right_beside_it_stays() {
        let spoilt = spoil(PROSE, UTF_8, WINDOWS_1252);
        let page = format!("<title>افتتاح الميناء</title>{spoilt}<i>été à la Baïe</i>");
        let (text, _) = repair(&page).unwrap();
        assert_eq!(text, format!("<title>افتتاح الميناء</title>{PROSE}<i>été à la Baïe</i>"));
    }

    #[test]
    fn a_word_or_two_are_no_certainty() {
        let word = spoil("الوزير", UTF_8, WINDOWS_1256);
        assert_eq!(repair(&format!("<p>كُتب الاسم «{word}» خطأً، أي {word}")), None);
    }

    #[test]
    fn other_languages_are_left_alone() {
        for text in
            ["Où êtes-vous né ? À Orléans, près de la forêt, là-bas où il a neigé…", "ØÆÅ øæå Ærø Øresund Ålesund", "ÀÉÎÕÜ"]
        {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn text_as_it_should_be_stays(text in "[ء-ي .،؛؟«»…“”–٠-٩a-zéàçطظعغ§©±\u{200c}\u{a0}]{0,200}") {
            prop_assert_eq!(repair(&text), None);
        }

        #[test]
        fn every_spoilt_text_comes_back(words in proptest::collection::vec("[ء-غف-ي]{3,9}", 4..20), way in 0..3usize) {
            let (text, way) = (words.join(" "), &WAYS[way]);
            prop_assert_eq!(repair(&spoil(&text, way.was, way.read_as)).map(|(text, _)| text), Some(text));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,100}") {
            repair(&text);
        }
    }
}
