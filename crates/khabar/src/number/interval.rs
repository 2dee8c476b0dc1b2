//! Intervals of numbers, open or closed: "أكثر من 190", "بين 20 و30", "20 إلى 100", "500 أو أقل", ">= 30".

use super::{Number, Numbers};
use crate::text::Text;

/// One end of an interval: the number, and whether it belongs to it.
pub type Bound = Option<(f64, bool)>;

/// An interval where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
    /// Its first token.
    pub first: usize,
    /// Folded bytes on the first token before the interval's words.
    pub skip: usize,
    /// One past its last token.
    pub last: usize,
}

/// Which side of a number is meant, whether with it, and the token behind the words that say so.
struct Comparison {
    more: bool,
    with: bool,
    last: usize,
}

impl Numbers {
    /// The interval that begins at token `at`.
    pub fn interval(&self, text: &Text, at: usize) -> Option<Interval> {
        if text.word(at) == "يساوي" {
            let number = self.any(text, at + 1)?;
            let end = Some((number.value, true));
            return Some(Interval { low: end, high: end, first: at, skip: 0, last: number.last });
        }
        if let Some(one) = self.compared(text, at, 0) {
            // "أكبر من 100 وأصغر من 300": the other end follows.
            let mut next = one.last;
            if matches!(text.word(next), "،" | ",") {
                next += 1;
            }
            let (next, skip) = match text.word(next) {
                "و" | "او" => (next + 1, 0),
                word if word.starts_with('و') => (next, "و".len()),
                _ => return Some(one),
            };
            return Some(match self.compared(text, next, skip) {
                Some(two) if one.low.is_some() && two.low.is_none() => Interval { high: two.high, last: two.last, ..one },
                Some(two) if one.low.is_none() && two.low.is_some() => Interval { low: two.low, last: two.last, ..one },
                _ => one,
            });
        }
        if text.word(at) == "بين" {
            let low = self.any(text, at + 1)?;
            let (next, _) = self.after_and(text, low.last)?;
            return self.closed(text, at, low, next);
        }
        let low = self.any(text, at)?;
        match (text.word(low.last), text.word(low.last + 1)) {
            ("او", "اكثر" | "اعلي" | "فوق") => {
                Some(Interval { low: Some((low.value, true)), high: None, first: at, skip: low.skip, last: low.last + 2 })
            }
            ("او", "اقل" | "ادني") => {
                Some(Interval { low: None, high: Some((low.value, true)), first: at, skip: low.skip, last: low.last + 2 })
            }
            ("-" | "–" | "—" | "~" | "الي", _) => self.closed(text, at, low, low.last + 1),
            _ => None,
        }
    }

    fn closed(&self, text: &Text, first: usize, low: Number, next: usize) -> Option<Interval> {
        let high = self.any(text, next).filter(|high| high.value > low.value)?;
        Some(Interval { low: Some((low.value, true)), high: Some((high.value, false)), first, skip: 0, last: high.last })
    }

    fn any(&self, text: &Text, at: usize) -> Option<Number> {
        self.out_of(text, at).or_else(|| self.numeral(text, at))
    }

    /// A comparison and its number: an interval open on one side.
    fn compared(&self, text: &Text, at: usize, skip: usize) -> Option<Interval> {
        let found = comparison(text, at, skip)?;
        let number = self.any(text, found.last)?;
        let end = Some((number.value, found.with));
        let (low, high) = if found.more { (end, None) } else { (None, end) };
        Some(Interval { low, high, first: at, skip, last: number.last })
    }
}

fn comparison(text: &Text, at: usize, skip: usize) -> Option<Comparison> {
    let word = text.word(at).get(skip..)?;
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let (more, mut last) = match (word, text.word(at + 1)) {
        ("اكثر" | "اكبر" | "اعلي" | "ازيد", "من") => (true, at + 2),
        ("اقل" | "اصغر" | "ادني" | "اخفض", "من") => (false, at + 2),
        ("اخفض" | "اقل" | "اصغر", "او") => (false, at + 1),
        ("اعلي" | "اكبر" | "اكثر", "او") => (true, at + 1),
        ("فوق", _) => (true, at + 1),
        ("تحت", _) => (false, at + 1),
        // ">" and "<", but not "=>", "<>".
        (">", _) if !matches!(before, "=" | "<") => (true, at + 1),
        ("<", next) if before != "=" && next != ">" => (false, at + 1),
        _ => return None,
    };
    let with = match (text.word(last), text.word(last + 1)) {
        ("او", "يساوي") => {
            last += 2;
            true
        }
        ("=", _) => {
            last += 1;
            true
        }
        _ => false,
    };
    Some(Comparison { more, with, last })
}
