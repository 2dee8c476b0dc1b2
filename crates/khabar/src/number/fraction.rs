//! Fractions: "نصف", "ثلثي", "ثلاثة أرباع", "١١/١٠".

use super::words::{Class, Share};
use super::{Number, Numbers, digits};
use crate::text::{Text, TokenKind};

impl Numbers {
    /// The fraction that begins at token `at`, below one or not. خمس، سبع، تسع، عشر alone are read as
    /// fifth, seventh, ninth, tenth here; whether they are five, seven, nine, ten is for the caller, who sees
    /// what follows (خمس سنوات, خمس السكان).
    pub fn fraction(&self, text: &Text, at: usize) -> Option<Number> {
        if text.kind(at) == TokenKind::Number {
            return self.slashed(text, at);
        }
        let head = self.head(text, at)?;
        let mut number = self.number(0.0, at, at + 1);
        number.skip = head.skip;
        number.article = head.article;
        match head.entry.share {
            Some(Share::One(of)) => number.value = 1.0 / f64::from(of),
            Some(Share::Two(of)) if head.entry.cardinal.is_none() => number.value = 2.0 / f64::from(of),
            _ => {}
        }
        // "ثلاثة أرباع": so many of them.
        if let Some(part) = head.entry.cardinal.filter(|part| part.class == Class::Unit)
            && let Some(Share::Several(of)) = self.entry(text.word(at + 1)).and_then(|entry| entry.share)
        {
            number.value = part.value / f64::from(of);
            number.last = at + 2;
        }
        (number.value > 0.0).then_some(number)
    }

    /// "3/4", without blanks.
    fn slashed(&self, text: &Text, at: usize) -> Option<Number> {
        let glued = |at: usize| text.tokens.get(at).is_some_and(|token| token.glued);
        if text.word(at + 1) != "/" || !glued(at + 1) || !glued(at + 2) || text.kind(at + 2) != TokenKind::Number {
            return None;
        }
        // Not a date of three parts.
        if text.word(at + 3) == "/" && glued(at + 3) || at > 0 && text.word(at - 1) == "/" && glued(at) {
            return None;
        }
        let (above, below) = (digits::read(text.written(at))?, digits::read(text.written(at + 2))?);
        if below.value == 0.0 {
            return None;
        }
        let mut number = self.number(above.value / below.value, at, at + 3);
        number.digits = true;
        Some(number)
    }
}
