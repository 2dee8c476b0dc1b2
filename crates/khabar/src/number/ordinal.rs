//! Ordinals: which one. "الثالثة", "الحادي عشر", "الخامس والعشرين", "العشرون", "المئة".

use super::words::Class;
use super::{Number, Numbers};
use crate::text::Text;

impl Numbers {
    /// The ordinal that begins at token `at`. Tens, hundreds and scale words are ordinals with the article only.
    pub fn ordinal(&self, text: &Text, at: usize) -> Option<Number> {
        let head = self.head(text, at)?;
        let mut number = self.number(0.0, at, at + 1);
        number.skip = head.skip;
        number.article = head.article;
        if let Some(unit) = head.entry.ordinal.or(head.entry.ordinal_part).map(f64::from) {
            if let Some((more, last)) = self.tail(text, at + 1) {
                number.value = unit + more;
                number.last = last;
                return Some(number);
            }
            if head.entry.ordinal.is_some() {
                number.value = unit;
                return Some(number);
            }
        }
        let part = head.entry.cardinal.filter(|_| head.article)?;
        match part.class {
            Class::Tens | Class::Hundred | Class::Hundreds | Class::Scale | Class::ScaleDual => {
                let cardinal = self.cardinal(text, at)?;
                Some(cardinal)
            }
            // "الأحد عشر", "الاثني عشر", "الخمسة والعشرون".
            Class::Part | Class::Unit => {
                let (more, last) = self.tail(text, at + 1)?;
                number.value = part.value + more;
                number.last = last;
                Some(number)
            }
            _ => None,
        }
    }

    /// عشر or "والعشرين" behind the unit of an ordinal.
    fn tail(&self, text: &Text, at: usize) -> Option<(f64, usize)> {
        if let Some(part) = self.part(text, at, 0).filter(|part| part.class == Class::Ten) {
            return Some((part.value, at + 1));
        }
        let (next, skip) = self.after_and(text, at)?;
        let part = self.part(text, next, skip).filter(|part| matches!(part.class, Class::Tens | Class::Hundred))?;
        Some((part.value, next + 1))
    }
}
