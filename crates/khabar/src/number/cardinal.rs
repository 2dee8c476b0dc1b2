//! Cardinals: how many. "ثلاثمائة وخمسين", "7 آلاف و939", "مليون ونصف المليون", "مئة ألف".
//!
//! A number is built from groups below a thousand; a scale word behind a group multiplies it, and و adds what is
//! smaller than the scale before it. What is not smaller begins another number: "بين 5 آلاف و7 آلاف" holds two.

use super::words::{Class, Part, Share};
use super::{Number, Numbers, digits};
use crate::text::{Text, TokenKind};

/// A group below a thousand, a bare scale word, or digits.
#[derive(Clone, Copy)]
struct Group {
    value: f64,
    last: usize,
    scale: f64,
    digits: bool,
}

impl Numbers {
    /// The cardinal that begins at token `at`, whatever conjunction, preposition or article is written onto it.
    pub fn cardinal(&self, text: &Text, at: usize) -> Option<Number> {
        self.cardinal_below(text, at, f64::INFINITY)
    }

    /// The same, joining nothing with و that is not smaller than `limit`; with `limit` 1 nothing at all,
    /// so that "بين مئة وخمسين" can be read as two.
    pub fn cardinal_below(&self, text: &Text, at: usize, limit: f64) -> Option<Number> {
        let (skip, article) = match text.kind(at) {
            TokenKind::Number => (0, false),
            TokenKind::Word => {
                let head = self.head(text, at)?;
                head.entry.cardinal?;
                (head.skip, head.article)
            }
            _ => return None,
        };
        let mut number = self.sum(text, at, skip, limit)?;
        number.first = at;
        number.skip = skip;
        number.article = article;
        Some(number)
    }

    fn sum(&self, text: &Text, at: usize, skip: usize, limit: f64) -> Option<Number> {
        let group = self.group(text, at, skip, limit)?;
        let mut number = self.number(group.value, at, group.last);
        number.scale = group.scale;
        number.digits = group.digits;
        loop {
            while let Some(scale) = self.scale_behind(text, number.last, number.value) {
                number.value *= scale;
                number.scale = scale;
                number.last += 1;
            }
            if limit <= 1.0 {
                break;
            }
            if let Some((share, last)) = self.share_of_scale(text, number.last, number.scale) {
                number.value += share * number.scale;
                number.last = last;
                break;
            }
            if number.scale <= 1.0 {
                break;
            }
            let Some((value, last, digits)) = self.addend(text, number.last, number.scale) else { break };
            number.value += value;
            number.last = last;
            number.digits |= digits;
            // "ألف وخمسمئة مليون": what was summed up is counted in millions.
            match self.scale_behind(text, number.last, number.value) {
                Some(scale) if scale > number.scale => {}
                _ => break,
            }
        }
        Some(number)
    }

    /// What و adds to a number of `scale`: smaller than it, and not itself to be multiplied beyond it.
    fn addend(&self, text: &Text, at: usize, scale: f64) -> Option<(f64, usize, bool)> {
        let (next, skip) = self.after_and(text, at)?;
        let group = self.group(text, next, skip, scale)?;
        let (mut value, mut last, mut digits, mut inner) = (group.value, group.last, group.digits, group.scale);
        while let Some(by) = self.scale_behind(text, last, value) {
            if value * by >= scale {
                // More than fits: another number ("وخمسة آلاف" behind ألف), unless the whole sum is counted in it.
                if by > scale {
                    break;
                }
                return None;
            }
            value *= by;
            inner = by;
            last += 1;
        }
        if value >= scale || value.fract() != 0.0 {
            return None;
        }
        if inner > 1.0
            && let Some((more, end, with_digits)) = self.addend(text, last, inner)
        {
            value += more;
            last = end;
            digits |= with_digits;
        }
        Some((value, last, digits))
    }

    /// A scale word at `at` that multiplies a number of `value` before it.
    fn scale_behind(&self, text: &Text, at: usize, value: f64) -> Option<f64> {
        let part = self.part(text, at, 0)?;
        match part.class {
            Class::Scale | Class::ScaleAccusative | Class::ScalePlural => Some(part.value),
            // "2 ألفي" is no number; "خمس مئات" is read with its group.
            _ => None,
        }
        .filter(|&scale| value > 0.0 && value * scale < 1e18)
    }

    /// "ونصف", "ونصف المليون", "وربع": a share of the scale before it.
    fn share_of_scale(&self, text: &Text, at: usize, scale: f64) -> Option<(f64, usize)> {
        let (next, skip) = self.after_and(text, at)?;
        let Share::One(of) = self.entry(text.word(next).get(skip..)?)?.share? else { return None };
        // خمس and its like are five here, not a fifth.
        if of > 4 {
            return None;
        }
        let mut last = next + 1;
        if scale > 1.0
            && let Some(head) = self.head(text, last)
            && head.article
            && head.entry.cardinal.is_some_and(|part| part.class == Class::Scale && part.value == scale)
        {
            last += 1;
        }
        Some((1.0 / f64::from(of), last))
    }

    fn group(&self, text: &Text, at: usize, skip: usize, limit: f64) -> Option<Group> {
        if text.kind(at) == TokenKind::Number {
            return Group::digits(text, at);
        }
        let part = self.part(text, at, skip)?;
        let bare = |value: f64, scale: f64| Some(Group { value, last: at + 1, scale, digits: false });
        match part.class {
            Class::Scale => bare(part.value, part.value),
            Class::ScaleDual => bare(2.0 * part.value, part.value),
            Class::ScaleAccusative if text.written(at).contains('\u{64b}') => bare(part.value, part.value),
            Class::ScaleAccusative => bare(2.0 * part.value, part.value),
            Class::ScalePlural | Class::HundredPlural => None,
            _ => {
                let (value, last) = self.below_thousand(text, at, part, limit > 1.0)?;
                Some(Group { value, last, scale: 1.0, digits: false })
            }
        }
    }

    fn below_thousand(&self, text: &Text, at: usize, part: Part, join: bool) -> Option<(f64, usize)> {
        let (hundreds, last) = match part.class {
            Class::Hundred | Class::Hundreds => (part.value, at + 1),
            Class::Unit if (3.0..=9.0).contains(&part.value) => match self.part(text, at + 1, 0) {
                Some(Part { class: Class::Hundred | Class::HundredPlural, .. }) => (part.value * 100.0, at + 2),
                _ => return self.below_hundred(text, at, part, join),
            },
            _ => return self.below_hundred(text, at, part, join),
        };
        if !join {
            return Some((hundreds, last));
        }
        // Spoken Arabic leaves و out behind hundreds: متين واحد وعشرين.
        let (next, skip) = self.after_and(text, last).unwrap_or((last, 0));
        let more = self
            .part(text, next, skip)
            .filter(|part| !matches!(part.class, Class::Zero | Class::Hundred | Class::Hundreds | Class::HundredPlural));
        match more.and_then(|part| self.below_hundred(text, next, part, true)) {
            Some((value, end)) => Some((hundreds + value, end)),
            None => Some((hundreds, last)),
        }
    }

    fn below_hundred(&self, text: &Text, at: usize, part: Part, join: bool) -> Option<(f64, usize)> {
        match part.class {
            Class::Zero | Class::Ten | Class::Teen | Class::Tens => Some((part.value, at + 1)),
            Class::Unit | Class::Part => {
                if let Some(Part { class: Class::Ten, value }) = self.part(text, at + 1, 0)
                    && !(part.class == Class::Unit && part.value == 1.0)
                {
                    return Some((part.value + value, at + 2));
                }
                if join
                    && let Some((next, skip)) = self.after_and(text, at + 1)
                    && let Some(Part { class: Class::Tens, value }) = self.part(text, next, skip)
                {
                    return Some((part.value + value, next + 1));
                }
                (part.class == Class::Unit).then_some((part.value, at + 1))
            }
            _ => None,
        }
    }
}

impl Group {
    fn digits(text: &Text, at: usize) -> Option<Group> {
        let first = text.written(at);
        // "6ر19": digits, ر, digits, without blanks.
        if text.word(at + 1) == "ر"
            && text.tokens.get(at + 1).is_some_and(|token| token.glued)
            && text.tokens.get(at + 2).is_some_and(|token| token.glued && token.kind == TokenKind::Number)
            && let Some(value) = digits::read_around_comma_letter(first, text.written(at + 2))
        {
            return Some(Group { value, last: at + 3, scale: 1.0, digits: true });
        }
        let read = digits::read(first)?;
        Some(Group { value: read.value, last: at + 1, scale: 1.0, digits: true })
    }
}
