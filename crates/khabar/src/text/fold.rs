//! Folding: the many ways one Arabic word is written become one.
//!
//! | written | folded |
//! | --- | --- |
//! | أ إ آ ٱ | ا |
//! | ى ی ې, ئ | ي |
//! | ة ۀ ہ ە | ه |
//! | ؤ | و |
//! | ک گ (Persian) | ك |
//! | diacritics, tatweel, bidi and zero-width marks | nothing |
//! | presentation forms (ﻻ, ﷲ) | their letters |
//! | ٠١٢ ۰۱۲ | 012 |
//! | Latin capitals | small letters |
//!
//! `أحمد` → `احمد`, `وزارةٌ` → `وزاره`. The hamza on the line (ء) stays: it tells words apart.

/// What one character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// It vanishes.
    Nothing,
    /// One character.
    One(char),
    /// Several (a ligature).
    Many(&'static str),
}

/// Folds one character.
pub fn fold_char(c: char) -> Folded {
    use Folded::{Many, Nothing, One};
    match c {
        '\u{0621}'..='\u{063a}' | '\u{0641}'..='\u{064a}' => match c {
            'أ' | 'إ' | 'آ' => One('ا'),
            'ى' | 'ئ' => One('ي'),
            'ة' => One('ه'),
            'ؤ' => One('و'),
            _ => One(c),
        },
        '\u{0640}' | '\u{0610}'..='\u{061a}' | '\u{061c}' | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06dc}' => {
            Nothing
        }
        '\u{06df}'..='\u{06e8}' | '\u{06ea}'..='\u{06ed}' | '\u{08d3}'..='\u{08ff}' => Nothing,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {
            Nothing
        }
        '٠'..='٩' => One(digit(c, '٠')),
        '۰'..='۹' => One(digit(c, '۰')),
        'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => One('ا'),
        'ی' | 'ې' | 'ۍ' | 'ے' | 'ۓ' | 'ٸ' => One('ي'),
        'ک' | 'گ' | 'ڪ' => One('ك'),
        'ۀ' | 'ہ' | 'ۂ' | 'ۃ' | 'ە' | 'ھ' => One('ه'),
        'ٶ' => One('و'),
        'پ' => One('ب'),
        'چ' => One('ج'),
        'ڤ' => One('ف'),
        '٫' => One('.'),
        '٬' => One(','),
        'A'..='Z' => One(c.to_ascii_lowercase()),
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => presentation(c),
        '\u{ff10}'..='\u{ff19}' => One(digit(c, '\u{ff10}')),
        _ if c.is_ascii() => One(c),
        _ => match c.to_lowercase().next() {
            Some(lower) => One(lower),
            None => Many(""),
        },
    }
}

const fn digit(c: char, zero: char) -> char {
    (b'0' + (c as u32 - zero as u32) as u8) as char
}

/// Appends the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match fold_char(c) {
            Folded::Nothing => {}
            Folded::One(c) => out.push(c),
            Folded::Many(s) => out.push_str(s),
        }
    }
}

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// A folded text with its way back.
#[derive(Clone, Debug, Default)]
pub struct FoldedText {
    /// The folded characters.
    pub text: String,
    /// For each byte of `text`, the byte of the source its character came from; one more for the end.
    pub map: Vec<u32>,
}

impl FoldedText {
    /// Folds `source` and remembers where each byte came from.
    pub fn new(source: &str) -> Self {
        let mut folded = FoldedText { text: String::with_capacity(source.len()), map: Vec::with_capacity(source.len() + 1) };
        for (at, c) in source.char_indices() {
            let before = folded.text.len();
            match fold_char(c) {
                Folded::Nothing => {}
                Folded::One(c) => folded.text.push(c),
                Folded::Many(s) => folded.text.push_str(s),
            }
            folded.map.extend(std::iter::repeat_n(at as u32, folded.text.len() - before));
        }
        folded.map.push(source.len() as u32);
        folded
    }

    /// The source offset of folded byte `at`.
    pub fn source_offset(&self, at: usize) -> u32 {
        self.map.get(at).or(self.map.last()).copied().unwrap_or(0)
    }
}

/// The byte of `written` at which its folded form's byte `folded_bytes` begins; marks on the letter before
/// belong to that letter.
pub fn source_offset(written: &str, folded_bytes: usize) -> usize {
    let mut passed = 0;
    for (at, c) in written.char_indices() {
        let width = match fold_char(c) {
            Folded::Nothing => continue,
            Folded::One(c) => c.len_utf8(),
            Folded::Many(s) => s.len(),
        };
        if passed >= folded_bytes {
            return at;
        }
        passed += width;
    }
    written.len()
}

/// The letters of a presentation form: shapes of a letter by its place in the word, and ligatures.
fn presentation(c: char) -> Folded {
    use Folded::{Many, Nothing, One};
    match c {
        '\u{fe70}'..='\u{fe7f}' => Nothing,
        '\u{fe80}' => One('ء'),
        '\u{fe81}'..='\u{fe84}' | '\u{fe87}' | '\u{fe88}' | '\u{fe8d}' | '\u{fe8e}' => One('ا'),
        '\u{fe85}' | '\u{fe86}' | '\u{feed}' | '\u{feee}' => One('و'),
        '\u{fe89}'..='\u{fe8c}' | '\u{feef}'..='\u{fef4}' => One('ي'),
        '\u{fe8f}'..='\u{fe92}' => One('ب'),
        '\u{fe93}' | '\u{fe94}' | '\u{fee9}'..='\u{feec}' => One('ه'),
        '\u{fe95}'..='\u{fe98}' => One('ت'),
        '\u{fe99}'..='\u{fe9c}' => One('ث'),
        '\u{fe9d}'..='\u{fea0}' => One('ج'),
        '\u{fea1}'..='\u{fea4}' => One('ح'),
        '\u{fea5}'..='\u{fea8}' => One('خ'),
        '\u{fea9}' | '\u{feaa}' => One('د'),
        '\u{feab}' | '\u{feac}' => One('ذ'),
        '\u{fead}' | '\u{feae}' => One('ر'),
        '\u{feaf}' | '\u{feb0}' => One('ز'),
        '\u{feb1}'..='\u{feb4}' => One('س'),
        '\u{feb5}'..='\u{feb8}' => One('ش'),
        '\u{feb9}'..='\u{febc}' => One('ص'),
        '\u{febd}'..='\u{fec0}' => One('ض'),
        '\u{fec1}'..='\u{fec4}' => One('ط'),
        '\u{fec5}'..='\u{fec8}' => One('ظ'),
        '\u{fec9}'..='\u{fecc}' => One('ع'),
        '\u{fecd}'..='\u{fed0}' => One('غ'),
        '\u{fed1}'..='\u{fed4}' => One('ف'),
        '\u{fed5}'..='\u{fed8}' => One('ق'),
        '\u{fed9}'..='\u{fedc}' => One('ك'),
        '\u{fedd}'..='\u{fee0}' => One('ل'),
        '\u{fee1}'..='\u{fee4}' => One('م'),
        '\u{fee5}'..='\u{fee8}' => One('ن'),
        '\u{fef5}'..='\u{fefc}' => Many("لا"),
        '\u{fdf2}' => Many("الله"),
        '\u{fdfa}' => Many("صلي الله عليه وسلم"),
        '\u{fdfb}' => Many("جل جلاله"),
        '\u{fb56}'..='\u{fb59}' => One('ب'),
        '\u{fb7a}'..='\u{fb7d}' => One('ج'),
        '\u{fb8e}'..='\u{fb95}' => One('ك'),
        '\u{fba4}'..='\u{fbad}' => One('ه'),
        '\u{fbfc}'..='\u{fbff}' => One('ي'),
        _ => One(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_word_many_spellings() {
        for (written, folded) in [
            ("أحمد", "احمد"),
            ("إحمد", "احمد"),
            ("مُحَمَّدٌ", "محمد"),
            ("ســـلام", "سلام"),
            ("مستشفى", "مستشفي"),
            ("وزارة", "وزاره"),
            ("مسؤول", "مسوول"),
            ("رئيس", "رييس"),
            ("١٢٣", "123"),
            ("۴۵", "45"),
            ("ﻻ", "لا"),
            ("ﺳﻼﻡ", "سلام"),
            ("کتاب", "كتاب"),
            ("\u{202b}نعم\u{202c}", "نعم"),
            ("F-16", "f-16"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn an_attached_conjunction_is_cut_behind_its_own_marks() {
        assert_eq!(source_offset("وَقال", "و".len()), "وَ".len());
        assert_eq!(source_offset("قال", "قال".len()), "قال".len());
    }

    proptest! {
        #[test]
        fn the_map_leads_back_into_the_source(source in "\\PC{0,80}") {
            let folded = FoldedText::new(&source);
            prop_assert_eq!(folded.map.len(), folded.text.len() + 1);
            prop_assert_eq!(&folded.text, &fold(&source));
            for (at, _) in folded.text.char_indices() {
                prop_assert!(source.is_char_boundary(folded.source_offset(at) as usize));
            }
            prop_assert!(folded.map.windows(2).all(|pair| pair[0] <= pair[1]));
        }

        #[test]
        fn folding_twice_changes_nothing(source in "\\PC{0,80}") {
            let once = fold(&source);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
