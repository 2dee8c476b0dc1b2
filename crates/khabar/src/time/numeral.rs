//! Numbers as the time room needs them: the number room's, with what is attached in front.
//!
//! "الثالث والعشرين", "الحادية عشرة", "ألفين وثمانية عشر". One with و in front counts only where a phrase
//! begins, so that "الاثنين والثالث" stays two things; "الرابعة وأربعون دقيقة" is an hour and minutes, while
//! "الرابعة والأربعون" is the forty-fourth.

use super::scan::{Numeral, Scan};
use super::sense::{Sense, Unit};
use crate::number::Number;
use crate::text::TokenKind;

impl Scan<'_> {
    /// The number at `at`, in digits or words.
    pub fn numeral(&self, at: usize) -> Option<Numeral> {
        match self.kind(at) {
            TokenKind::Number => self.numbers.cardinal(self.text, at).and_then(|number| self.numeral_of(&number, false)),
            TokenKind::Word if self.numeral_word(at) => {
                if self.word(at).starts_with('و') && at != self.lead {
                    return None;
                }
                if let Some(number) = self.numbers.ordinal(self.text, at) {
                    return self.numeral_of(&number, true);
                }
                let number = self.numbers.cardinal(self.text, at)?;
                // "الساعة ثلاثة وثلث": the third is minutes.
                let number =
                    if number.value.fract() == 0.0 { number } else { self.numbers.cardinal_below(self.text, at, 1.0)? };
                self.numeral_of(&number, false)
            }
            _ => None,
        }
    }

    /// The number at `at` as a count: الثلاثين before its noun is thirty, not the thirtieth.
    pub fn count(&self, at: usize) -> Option<Numeral> {
        let numeral = self.numeral(at)?;
        if !numeral.ordinal {
            return Some(numeral);
        }
        self.numbers
            .cardinal(self.text, at)
            .filter(|number| number.value.fract() == 0.0)
            .and_then(|number| self.numeral_of(&number, false))
    }

    fn numeral_of(&self, number: &Number, ordinal: bool) -> Option<Numeral> {
        let mut value = number.value;
        let mut last = number.last;
        if ordinal && number.article && last == number.first + 2 && value > 20.0 && !self.word(last - 1).starts_with("وال") {
            (value, last) = (value % 10.0, last - 1);
        }
        // The article is shown with the word: what stays outside is و, ب and ل.
        let outside = if number.article { number.skip.saturating_sub("ال".len()) } else { number.skip };
        let skip = if self.word(number.first).starts_with("لل") { 0 } else { outside as u8 };
        let whole = last <= self.end;
        whole.then_some(Numeral { value, last, ordinal, digits: number.digits, article: number.article, skip })
    }

    /// Whether the word at `at` may begin a number in words.
    pub fn numeral_word(&self, at: usize) -> bool {
        matches!(
            self.sense(at),
            Sense::Numeral
                | Sense::One
                | Sense::First
                | Sense::Fraction(_)
                | Sense::Weekday(1 | 7)
                | Sense::Unit(Unit::Second, _)
        )
    }
}
