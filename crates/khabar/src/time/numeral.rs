//! Numbers as the time room needs them: small cardinals, ordinals and years, in digits or words.
//!
//! "الثالث والعشرين", "الحادية عشرة", "ثمانية عشر", "ألفين وثمانية عشر". One with و in front counts only where
//! a phrase begins, so that "الاثنين والثالث" stays two things.

use super::scan::{Numeral, Scan};
use crate::text::TokenKind;

/// What a number word adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digit {
    /// One to ten, as a count.
    Unit(u16),
    /// First to tenth.
    Ordinal(u16),
    /// عشر behind a unit.
    Teen,
    /// Twenty to ninety.
    Ten(u16),
    /// A hundred to nine hundred.
    Hundred(u16),
    /// ألف, ألفين: one or two thousands.
    Thousand(u16),
}

/// A number word without what is attached to it, folded.
fn digit(stem: &str) -> Option<Digit> {
    use Digit::{Hundred, Ordinal, Teen, Ten, Thousand, Unit};
    Some(match stem {
        "واحد" | "واحده" | "احد" | "احدي" => Unit(1),
        "اثنين" | "اثنان" | "اثنتين" | "اثنتان" | "اثني" | "اثنا" | "اثنتي" | "اثنتا" => {
            Unit(2)
        }
        "ثلاث" | "ثلاثه" => Unit(3),
        "اربع" | "اربعه" => Unit(4),
        "خمس" | "خمسه" => Unit(5),
        "ست" | "سته" => Unit(6),
        "سبع" | "سبعه" => Unit(7),
        "ثمان" | "ثماني" | "ثمانيه" => Unit(8),
        "تسع" | "تسعه" => Unit(9),
        "عشر" | "عشره" => Teen,
        "اول" | "اولي" | "حادي" | "حاديه" => Ordinal(1),
        "ثان" | "ثاني" | "ثانيه" => Ordinal(2),
        "ثالث" | "ثالثه" => Ordinal(3),
        "رابع" | "رابعه" => Ordinal(4),
        "خامس" | "خامسه" => Ordinal(5),
        "سادس" | "سادسه" => Ordinal(6),
        "سابع" | "سابعه" => Ordinal(7),
        "ثامن" | "ثامنه" => Ordinal(8),
        "تاسع" | "تاسعه" => Ordinal(9),
        "عاشر" | "عاشره" => Ordinal(10),
        "عشرين" | "عشرون" => Ten(20),
        "ثلاثين" | "ثلاثون" => Ten(30),
        "اربعين" | "اربعون" => Ten(40),
        "خمسين" | "خمسون" => Ten(50),
        "ستين" | "ستون" => Ten(60),
        "سبعين" | "سبعون" => Ten(70),
        "ثمانين" | "ثمانون" => Ten(80),
        "تسعين" | "تسعون" => Ten(90),
        "ميه" | "مايه" => Hundred(100),
        "ميتين" | "مايتين" | "ميتان" | "مايتان" => Hundred(200),
        "تسعميه" | "تسعمايه" => Hundred(900),
        "ثمانميه" | "ثمانمايه" | "ثمانيميه" => Hundred(800),
        "الف" => Thousand(1000),
        "الفين" | "الفان" => Thousand(2000),
        _ => return None,
    })
}

/// A number word with what is attached in front.
#[derive(Clone, Copy, Debug)]
struct Word {
    digit: Digit,
    article: bool,
    conjunction: bool,
    skip: u8,
}

/// Takes و, ب or ل and ال off a folded word until a number word is left.
fn number_word(word: &str) -> Option<Word> {
    // Every number word has one of these letters first.
    if !word.starts_with(['و', 'ف', 'ب', 'ل', 'ا', 'ث', 'خ', 'س', 'ت', 'ع', 'ح', 'ر', 'م']) {
        return None;
    }
    for conjunction in ["", "و"] {
        let Some(rest) = word.strip_prefix(conjunction) else { continue };
        let skip = conjunction.len() as u8;
        for (prefix, article, taken) in
            [("", false, 0), ("ال", true, 0), ("بال", true, 2), ("ب", false, 2), ("لل", true, 0), ("ل", false, 2)]
        {
            if let Some(found) = rest.strip_prefix(prefix).and_then(digit) {
                return Some(Word { digit: found, article, conjunction: skip > 0, skip: skip + taken });
            }
        }
    }
    None
}

impl Scan<'_> {
    /// The number at `at`, in digits or words.
    pub fn numeral(&self, at: usize) -> Option<Numeral> {
        match self.kind(at) {
            TokenKind::Number => {
                let word = self.word(at);
                let value: f64 = if word.contains(',') { word.replace(',', "").parse().ok()? } else { word.parse().ok()? };
                // "100 ألف ساعة": the power behind belongs to the number.
                let power = match self.word(at + 1) {
                    "الف" | "الاف" => 1e3,
                    "مليون" | "ملايين" => 1e6,
                    "مليار" | "مليارات" => 1e9,
                    _ => 1.0,
                };
                let last = if power > 1.0 { at + 2 } else { at + 1 };
                Some(Numeral { value: value * power, last, ordinal: false, digits: true, article: false, skip: 0 })
            }
            TokenKind::Word => self.numeral_in_words(at),
            _ => None,
        }
    }

    fn numeral_in_words(&self, at: usize) -> Option<Numeral> {
        let first = number_word(self.word(at))?;
        if first.conjunction && at != self.lead {
            return None;
        }
        let mut ordinal = matches!(first.digit, Digit::Ordinal(_));
        let mut last = at + 1;
        let mut value = match first.digit {
            Digit::Unit(value) | Digit::Ordinal(value) | Digit::Ten(value) | Digit::Hundred(value) | Digit::Thousand(value) => {
                f64::from(value)
            }
            Digit::Teen => 10.0,
        };
        // العشرون, alone with its article, is the twentieth.
        ordinal |= first.article && matches!(first.digit, Digit::Ten(_));
        let mut floor = size(first.digit);
        if let (Digit::Unit(_) | Digit::Ordinal(_), Some(Digit::Teen)) =
            (first.digit, number_word(self.word(last)).filter(|word| !word.conjunction).map(|word| word.digit))
            && value < 10.0
        {
            value += 10.0;
            last += 1;
            floor = 0;
        }
        while let Some((next, end)) = self.joined_number(last) {
            let size = size(next.digit);
            // Arabic says units before tens, and all else from great to small.
            let inverse = floor == 1 && matches!(next.digit, Digit::Ten(_)) && value < 10.0;
            // "الرابعة وأربعون دقيقة" is an hour and minutes; "الرابعة والأربعون" the forty-fourth.
            if matches!(first.digit, Digit::Ordinal(_)) && first.article && !next.article {
                break;
            }
            if !(inverse || size < floor && floor > 2) {
                break;
            }
            value += match next.digit {
                Digit::Unit(value)
                | Digit::Ordinal(value)
                | Digit::Ten(value)
                | Digit::Hundred(value)
                | Digit::Thousand(value) => f64::from(value),
                Digit::Teen => 10.0,
            };
            last = end;
            floor = if inverse { 0 } else { size };
            if size == 1 {
                let teen = number_word(self.word(last)).filter(|word| !word.conjunction && word.digit == Digit::Teen);
                if teen.is_some() {
                    value += 10.0;
                    last += 1;
                    floor = 0;
                } else {
                    // "تسعمائة وثمانية وسبعون": the tens may follow their unit.
                    if let Some((Word { digit: Digit::Ten(ten), .. }, end)) = self.joined_number(last) {
                        value += f64::from(ten);
                        last = end;
                    }
                    floor = 0;
                }
            }
        }
        Some(Numeral { value, last, ordinal, digits: false, article: first.article, skip: first.skip })
    }

    /// A number word behind و, attached or not.
    fn joined_number(&self, at: usize) -> Option<(Word, usize)> {
        if self.word(at) == "و" {
            return number_word(self.word(at + 1)).filter(|word| !word.conjunction).map(|word| (word, at + 2));
        }
        number_word(self.word(at)).filter(|word| word.conjunction).map(|word| (word, at + 1))
    }

    /// Whether the word at `at` begins a number in words.
    pub fn numeral_word(&self, at: usize) -> bool {
        number_word(self.word(at)).is_some()
    }
}

/// The order of a number word: units 1, tens 2, hundreds 3, thousands 4.
fn size(digit: Digit) -> u8 {
    match digit {
        Digit::Unit(_) | Digit::Ordinal(_) | Digit::Teen => 1,
        Digit::Ten(_) => 2,
        Digit::Hundred(_) => 3,
        Digit::Thousand(_) => 4,
    }
}
