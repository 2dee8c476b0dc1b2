//! A quantity: one number, a range, a share, or a vague plural.

use super::noun::percent;
use super::scan::Scan;
use crate::number::{Number, digits};
use crate::text::TokenKind;

/// How much, without what of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quantity {
    pub value: f64,
    pub max: Option<f64>,
    pub first: usize,
    pub last: usize,
    /// Folded bytes before the number on its first token (the article stays).
    pub skip: usize,
    pub article: bool,
    pub vague: bool,
    pub share: bool,
    /// What a single point with three digits would be worth as thousands.
    pub grouped: Option<f64>,
}

impl Quantity {
    fn of(number: Number) -> Self {
        Quantity {
            value: number.value,
            max: None,
            first: number.first,
            last: number.last,
            skip: if number.article { number.skip.saturating_sub("ال".len()) } else { number.skip },
            article: number.article,
            vague: false,
            share: false,
            grouped: None,
        }
    }
}

impl Scan<'_> {
    /// The quantity that begins at token `at`.
    pub(super) fn quantity(&self, at: usize, end: usize) -> Option<Quantity> {
        let text = self.text;
        if let Some(vague) = self.vague(at) {
            return Some(vague);
        }
        if let Some(share) = self.share(at) {
            return Some(share);
        }
        let before = at.checked_sub(1).map_or("", |at| text.word(at));
        let between = matches!(before, "بين" | "وبين" | "يتراوح" | "تتراوح");
        let number = self.numbers.cardinal(text, at).filter(|number| number.last <= end)?;
        let mut quantity = Quantity::of(number);
        if text.kind(at) == TokenKind::Number && number.scale <= 1.0 {
            quantity.grouped = digits::read(text.written(at)).and_then(|digits| digits.grouped);
        }
        if let Some((upper, last)) = self.upper(&number, between, end) {
            // "60 و90 ألف": the scale behind the second goes for both; "20 ألفاً و30 ألفاً" has its own.
            let scale = upper.scale;
            if number.scale <= 1.0 && scale > 1.0 && number.value * scale < upper.value {
                quantity.value *= scale;
            }
            if quantity.value < upper.value {
                quantity.max = Some(upper.value);
                quantity.last = last;
                quantity.grouped = None;
            } else {
                quantity.value = number.value;
            }
        }
        Some(quantity)
    }

    /// The upper end of a range that begins with `number`.
    fn upper(&self, number: &Number, between: bool, end: usize) -> Option<(Number, usize)> {
        let text = self.text;
        let at = number.last;
        let joined = match text.word(at) {
            "-" | "–" | "—" | "~" if number.digits && text.kind(at + 1) == TokenKind::Number => {
                // A score (2-1) falls, a date has a third part.
                (text.word(at + 2) != text.word(at)).then_some(at + 1)?
            }
            "الي" | "حتي" => at + 1,
            "او" => at + 1,
            "و" if text.kind(at + 1) == TokenKind::Number && (between || self.ranged(number, at + 1)) => at + 1,
            word if between && word.starts_with('و') => at,
            _ => return None,
        };
        if matches!(text.word(at), "الي" | "حتي") {
            // "ارتفع من 5 إلى 7 ملايين" tells two figures unless من and a span word open it: a range only within the same unit.
            let from = number.first.checked_sub(1).map_or("", |at| text.word(at));
            if from != "من" && !number.digits {
                return None;
            }
        }
        let upper = self.numbers.cardinal(text, joined).filter(|upper| upper.last <= end)?;
        Some((upper, upper.last))
    }

    /// "(20 و30 كيلومترا)": two numbers alone in brackets with one unit.
    fn ranged(&self, number: &Number, upper: usize) -> bool {
        let opens = number.first.checked_sub(1).is_some_and(|at| self.text.word(at) == "(");
        opens && (upper + 1..upper + 4).any(|at| self.text.word(at) == ")")
    }

    /// "نصف ساعة", "ثلثي سكان", "ثلاثة أرباع", "3/4 كوب".
    fn share(&self, at: usize) -> Option<Quantity> {
        let text = self.text;
        let number = self.numbers.fraction(text, at)?;
        if number.article {
            return None;
        }
        let next = text.word(number.last);
        // "نصف مليون دولار", "ثلاثة أرباع المليون".
        let scale = self.numbers.cardinal_below(text, number.last, 1.0).filter(|scale| {
            scale.last == number.last + 1
                && scale.scale == scale.value
                && scale.scale > 1.0
                && text.kind(number.last) == TokenKind::Word
        });
        if let Some(scale) = scale.filter(|_| number.value < 1.0) {
            let mut quantity = Quantity::of(number);
            quantity.value = (number.value * scale.value).round();
            quantity.last = scale.last;
            return Some(quantity);
        }
        let whole = self.numbers.cardinal(text, at).is_some();
        if number.last == at + 1 {
            // خمس السكان is a fifth, خمس سنوات is five; ثمن is a price.
            let stem = text.word(at).get(number.skip..).unwrap_or("");
            let thing = self.lists.loose(next);
            let measured = thing.is_some_and(|(thing, ..)| thing.kind != super::Kind::Noun);
            if stem == "ثمن"
                || stem == "عشر"
                || whole && !(next.starts_with("ال") && thing.is_some())
                || stem == "نص" && !measured
            {
                return None;
            }
            if self.lists.no_shares.contains(next)
                || next.contains("نهايي")
                || next.starts_with("سنوي")
                || next.starts_with("فصلي")
                || percent(text, number.last).is_some()
            {
                return None;
            }
            if text.kind(number.last) != TokenKind::Word || super::noun::FUNCTION.contains(&next) && next != "من" {
                return None;
            }
        }
        let mut quantity = Quantity::of(number);
        quantity.share = true;
        quantity.value = (quantity.value * 1e4).round() / 1e4;
        Some(quantity)
    }

    /// "عشرات", "مئات الآلاف", "الملايين": at least the unit they are plurals of.
    fn vague(&self, at: usize) -> Option<Quantity> {
        let (mut value, skip, article) = self.vague_word(at)?;
        // "ثلاثة آلاف" is read from its number; a vague word is never right behind one.
        let mut last = at + 1;
        if let Some((scale, ..)) = self.vague_word(at + 1)
            && scale >= 1000.0
            && value < scale
        {
            value *= scale;
            last = at + 2;
        }
        let skip = if article { skip.saturating_sub("ال".len()) } else { skip };
        Some(Quantity { value, max: None, first: at, last, skip, article, vague: true, share: false, grouped: None })
    }

    fn vague_word(&self, at: usize) -> Option<(f64, usize, bool)> {
        if self.text.kind(at) != TokenKind::Word {
            return None;
        }
        let word = self.text.word(at);
        crate::text::clitic::prefixes(word).filter(|split| split.preposition != Some('ك')).find_map(|split| {
            let value = match split.stem {
                "عشرات" => 10.0,
                "ميات" | "مايات" => 100.0,
                "الاف" | "الوف" | "الافا" | "الوفا" => 1e3,
                "ملايين" => 1e6,
                "مليارات" => 1e9,
                _ => return None,
            };
            Some((value, split.before, split.article))
        })
    }
}
