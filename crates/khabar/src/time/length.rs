//! Lengths of time: "3 ساعات", "عامين ونصف", "بضعة أيام", "نصف قرن", "عام واحد وشهر و21 يوماً".

use super::scan::Scan;
use super::sense::{Count, Sense, Unit};
use std::fmt::Write;

/// How much of one unit; nothing for an untold number (بضعة أيام).
pub type Amount = (Option<f64>, Unit);

/// A length: up to four amounts, the greatest first as a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    amounts: [Amount; 4],
    count: usize,
}

impl Length {
    pub(super) fn one(amount: Amount) -> Self {
        Length { amounts: [amount; 4], count: 1 }
    }

    fn push(&mut self, amount: Amount) -> Option<()> {
        *self.amounts.get_mut(self.count)? = amount;
        self.count += 1;
        Some(())
    }

    /// Its amounts.
    pub fn amounts(&self) -> &[Amount] {
        self.amounts.get(..self.count).unwrap_or(&[])
    }

    /// The finest unit it names.
    pub fn finest(&self) -> Unit {
        self.amounts().iter().map(|(_, unit)| *unit).min().unwrap_or(Unit::Day)
    }

    /// Whether a number is left untold.
    pub fn is_vague(&self) -> bool {
        self.amounts().iter().any(|(value, _)| value.is_none())
    }

    /// Writes it as an ISO 8601 duration; an untold number is `X`: `P2Y6M`, `PT3H`, `PXD`.
    pub fn write(&self, out: &mut String) {
        out.push('P');
        let put = |letter: char, clock: bool, out: &mut String| {
            let mut sum = None;
            for (value, unit) in self.amounts() {
                let (of, factor, in_clock) = unit.iso();
                if (of, in_clock) == (letter, clock) {
                    sum = Some(match (sum.unwrap_or(Some(0.0)), value) {
                        (Some(sum), Some(value)) => Some(sum + value * factor),
                        _ => None,
                    });
                }
            }
            let _ = match sum {
                Some(Some(sum)) => write!(out, "{sum}{letter}"),
                Some(None) => write!(out, "X{letter}"),
                None => Ok(()),
            };
        };
        for letter in ['Y', 'M', 'W', 'D'] {
            put(letter, false, out);
        }
        if self.amounts().iter().any(|(_, unit)| unit.iso().2) {
            out.push('T');
            for letter in ['H', 'M', 'S'] {
                put(letter, true, out);
            }
        }
    }
}

impl Unit {
    /// Its ISO 8601 letter, how many of the letter's unit it holds, and whether the letter stands behind T.
    fn iso(self) -> (char, f64, bool) {
        match self {
            Unit::Second => ('S', 1.0, true),
            Unit::Minute => ('M', 1.0, true),
            Unit::Hour => ('H', 1.0, true),
            Unit::Night | Unit::Day | Unit::Weekend => ('D', 1.0, false),
            Unit::Week => ('W', 1.0, false),
            Unit::Month => ('M', 1.0, false),
            Unit::Quarter => ('M', 3.0, false),
            Unit::Half => ('M', 6.0, false),
            Unit::Year => ('Y', 1.0, false),
            Unit::Decade => ('Y', 10.0, false),
            Unit::Century => ('Y', 100.0, false),
        }
    }
}

/// Where a length was met: its words, whether it says "the last" or "the next", and how it was introduced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The length.
    pub length: Length,
    /// الماضية −1, المقبلة 1.
    pub window: Option<i8>,
    /// The token behind.
    pub end: usize,
}

impl Scan<'_> {
    /// The length that begins at `at`. `introduced`: a preposition of time stands before it, so that a bare
    /// unit counts ("لمدة ساعة", "منذ سنوات").
    pub fn measure(&self, at: usize, introduced: bool) -> Option<Measured> {
        if let Sense::Final = self.sense(at)
            && self.sense(self.after(at)) != Sense::Final
        {
            // "آخر 3 سنوات", "آخر عامين".
            let inner = self.measure(self.after(at), false)?;
            return Some(Measured { window: Some(-1), ..inner });
        }
        if let Some(found) = self.window_of_units(at) {
            return Some(found);
        }
        let (amount, mut end) = self.amount(at, introduced)?;
        let mut length = Length::one(amount);
        for _ in 0..3 {
            let Some((amount, next)) = self.further_amount(end, amount.1) else { break };
            if length.push(amount).is_none() {
                break;
            }
            end = next;
        }
        if self.sense(end) == Sense::Whole {
            end += 1;
        }
        let mut window = None;
        let directed = self.direction(end, |step, weak| window = (!weak).then_some(step));
        if window.is_some() {
            end = directed.unwrap_or(end);
        }
        let contract = amount.1 == Unit::Decade && !introduced && window.is_none();
        (!contract).then_some(Measured { length, window, end })
    }

    /// "الأيام الماضية", "الأسابيع الثلاثة القادمة", "السنوات القليلة المقبلة", "العقدين الماضيين".
    fn window_of_units(&self, at: usize) -> Option<Measured> {
        let slot = self.slot(at);
        let Sense::Unit(unit, count) = slot.sense else { return None };
        if !slot.prefix.article || count == Count::One {
            return None;
        }
        let mut next = self.after(at);
        let mut value = (count == Count::Two).then_some(2.0);
        if let Some(numeral) = self.numeral(next).filter(|numeral| !numeral.ordinal) {
            value = Some(numeral.value);
            next = numeral.last;
        } else if self.sense(next) == Sense::VagueAdjective {
            next += 1;
        }
        let mut window = None;
        let end = self.direction(next, |step, weak| window = (!weak).then_some(step))?;
        let end = if self.sense(end) == Sense::VagueAdjective { end + 1 } else { end };
        window?;
        Some(Measured { length: Length::one((value, unit)), window, end })
    }

    /// One number of one unit.
    fn amount(&self, at: usize, introduced: bool) -> Option<(Amount, usize)> {
        let slot = self.slot(at);
        let next = self.after(at);
        match slot.sense {
            Sense::Unit(unit, Count::Two) if !(unit == Unit::Year && self.numeral(next).is_some()) => {
                let directed = matches!(self.sense(next), Sense::Direction { weak: false, .. });
                (!slot.prefix.article || directed).then_some(((Some(2.0), unit), next))
            }
            // "أيام قليلة", "ثوان معدودة".
            Sense::Unit(unit, Count::Many) if self.sense(next) == Sense::VagueAdjective && !slot.prefix.article => {
                Some(((None, unit), next + 1))
            }
            Sense::Unit(unit, Count::Many) => {
                {
                    // "طوال ساعات الليل" has no length.
                    let hours = matches!(self.sense(next), Sense::Part(_)) && self.slot(next).prefix.article;
                    (introduced && !slot.prefix.article && unit != Unit::Night && !hours).then_some(((None, unit), next))
                }
            }
            Sense::Unit(unit, Count::One) => {
                // "سنة ونصف" says one year too.
                let half = matches!(self.sense(next), Sense::Fraction(_)) && self.slot(next).prefix.conjunction;
                let one = matches!(self.sense(next), Sense::One | Sense::Whole) || half;
                let counted = one || introduced && self.numeral(next).is_none_or(|numeral| numeral.skip > 0);
                let end = if self.sense(next) == Sense::One { next + 1 } else { next };
                // "بعد عقد اتفاق" is holding, not ten years.
                let holding = unit == Unit::Decade && !one && !self.is_open(next);
                let general = self.word(at).starts_with("عام") && !one && slot.prefix.preposition;
                (counted && !holding && !slot.prefix.article && !general && unit != Unit::Weekend && !self.is_month(at))
                    .then_some(((Some(1.0), unit), end))
            }
            Sense::Fraction(parts) if !slot.prefix.article => match self.sense(next) {
                Sense::Unit(unit, Count::One)
                    if unit != Unit::Weekend
                        && !(self.slot(next).prefix.article && unit > Unit::Hour)
                        && !self.is_month(next) =>
                {
                    Some(((Some(fraction(parts)), unit), self.after(next)))
                }
                _ => None,
            },
            Sense::Vague => match self.sense(next) {
                Sense::Unit(unit, Count::Many) if !self.slot(next).prefix.article => Some(((None, unit), self.after(next))),
                _ => None,
            },
            Sense::Moment => {
                (introduced && self.kind(next) == crate::text::TokenKind::Mark).then_some(((Some(1.0), Unit::Second), next))
            }
            Sense::Numeral | Sense::One | Sense::None => {
                let numeral = self.count(at).filter(|numeral| numeral.value < 1e6)?;
                // "من 1.43 عام 2014".
                let year = self.digits(self.after(numeral.last)).is_some_and(|year| (1000..2200).contains(&year));
                if year && matches!(self.sense(numeral.last), Sense::Unit(Unit::Year, _)) {
                    return None;
                }
                match self.sense(numeral.last) {
                    Sense::Unit(unit, Count::One | Count::Many) if unit != Unit::Weekend => {
                        let article = self.slot(numeral.last).prefix.article;
                        let joined = self.slot(numeral.last).prefix.conjunction || self.slot(numeral.last).prefix.preposition;
                        // "2011 العام الماضي": no count.
                        let named = article && matches!(self.sense(numeral.last), Sense::Unit(_, Count::One));
                        (!joined && !named).then_some(((Some(numeral.value), unit), self.after(numeral.last)))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether شهر at `at` heads a month: "نصف شهر مارس", "منتصف شهر 3".
    fn is_month(&self, at: usize) -> bool {
        let one = self.sense(self.after(at)) == Sense::One;
        !one && self.month_follows(at) && !self.slot(at).prefix.article && self.sense(at) == Sense::Unit(Unit::Month, Count::One)
    }

    /// "ونصف", "وشهر", "و21 يوماً"; "2 سنة 1 شهر".
    fn further_amount(&self, at: usize, unit: Unit) -> Option<(Amount, usize)> {
        let alone = self.word(at) == "و" && self.kind(at) == crate::text::TokenKind::Word;
        let start = if alone { at + 1 } else { at };
        let slot = self.slot(start);
        let joined = alone || slot.prefix.conjunction;
        if let Sense::Fraction(parts) = slot.sense
            && joined
        {
            let next = self.after(start);
            let end = match self.sense(next) {
                Sense::Unit(of, Count::One) if of == unit => self.after(next),
                _ => next,
            };
            return Some(((Some(fraction(parts)), unit), end));
        }
        let digits = self.kind(start) == crate::text::TokenKind::Number;
        let lead = Scan { lead: start, ..*self };
        if !joined && !digits && lead.numeral(start).is_none_or(|numeral| numeral.skip == 0) {
            return None;
        }
        let (amount, end) = lead.amount(start, joined)?;
        (amount.1 < unit && amount.0.is_some() || joined && digits && amount.1 != unit)
            .then_some((amount, end))
            .or((joined && amount.0.is_some() && amount.1 != unit).then_some((amount, end)))
    }
}

fn fraction(parts: u8) -> f64 {
    // Thirds are written with two places.
    if parts == 3 { 0.33 } else { 1.0 / f64::from(parts.max(1)) }
}
