//! Any number as it stands: with its sign, its decimals in words, or as a fraction.
//!
//! "سالب خمسة", "-1.2", "واحد فاصلة خمسة", "٫٧٧", "3/4", "مئة على خمسة", "2 من 5".

use super::{Number, Numbers};
use crate::text::{Text, TokenKind};

impl Numbers {
    /// The number that begins at token `at`: sign, cardinal or fraction, decimals. Nothing is taken off but the
    /// clitics on its first word.
    pub fn numeral(&self, text: &Text, at: usize) -> Option<Number> {
        let glued = |at: usize| text.tokens.get(at).is_some_and(|token| token.glued);
        match text.word(at) {
            "سالب" | "ناقص" => {
                return self.unsigned(text, at + 1).map(|number| Number { value: -number.value, first: at, ..number });
            }
            "-" if glued(at + 1) && text.kind(at + 1) == TokenKind::Number || text.word(at) == "-" && at == 0 => {
                return self.unsigned(text, at + 1).map(|number| Number { value: -number.value, first: at, skip: 0, ..number });
            }
            "." | "٫" | "," if glued(at + 1) && text.kind(at + 1) == TokenKind::Number => {
                let number = self.cardinal_below(text, at + 1, 1.0)?;
                let digits = text.word(at + 1).chars().take_while(char::is_ascii_digit).count();
                (digits == text.word(at + 1).len() && digits < 16).then_some(())?;
                let value = number.value / 10f64.powi(i32::try_from(digits).ok()?);
                return Some(Number { value: (value * 1e15).round() / 1e15, first: at, ..number });
            }
            _ => {}
        }
        self.unsigned(text, at)
    }

    fn unsigned(&self, text: &Text, at: usize) -> Option<Number> {
        // "3/4", "ثلاثة أرباع".
        if let Some(fraction) = self.fraction(text, at).filter(|fraction| {
            // خمس السكان is a fifth of them, خمس سنوات are five.
            fraction.last > at + 1 || text.word(at + 1).starts_with("ال") || self.cardinal(text, at).is_none()
        }) {
            return Some(fraction);
        }
        let number = self.cardinal(text, at)?;
        // "واحد فاصلة واحد".
        if matches!(text.word(number.last), "فاصله" | "فاصل")
            && let Some(decimals) = self.cardinal(text, number.last + 1)
            && decimals.value.fract() == 0.0
            && decimals.value < 1e9
        {
            let size = 10f64.powi(decimals.value.max(1.0).log10().floor() as i32 + 1);
            return Some(Number { value: number.value + decimals.value / size, last: decimals.last, ..number });
        }
        // "مئة على خمسة وثلاثين": divided by.
        if text.word(number.last) == "علي"
            && let Some(below) = self.cardinal(text, number.last + 1)
            && below.value > 0.0
        {
            return Some(Number { value: number.value / below.value, last: below.last, ..number });
        }
        Some(number)
    }

    /// "واحد من ثلاثة", "2 من 5": so many out of so many, a share only where nothing is counted between.
    pub fn out_of(&self, text: &Text, at: usize) -> Option<Number> {
        let number = self.cardinal(text, at)?;
        if text.word(number.last) != "من" {
            return None;
        }
        let all = self.cardinal(text, number.last + 1).filter(|all| all.value > number.value)?;
        Some(Number { value: number.value / all.value, last: all.last, ..number })
    }
}
