//! What a phrase of time says: a point, a range, a length, a length before or after now, a recurrence.

use super::length::Length;
use super::point::Point;
use super::scan::Scan;
use super::sense::{Count, Part, Sense, Unit};

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// "10 يناير".
    Point(Point),
    /// "من 4 إلى 8 يناير", "منذ 2011", "حتى الخميس".
    Range(Option<Point>, Option<Point>),
    /// "3 ساعات".
    Length(Length),
    /// "قبل 3 سنوات" −1, "بعد يومين" 1.
    Shift(Length, i8),
    /// "بعد يومين من الآن".
    Ahead(Length),
    /// "منذ 3 سنوات".
    Since(Length),
    /// "الأيام الثلاثة الماضية" −1, "السنوات المقبلة" 1.
    Window(Length, i8),
    /// "كل يومين".
    Every(Length),
    /// "كل اثنين", "مساء كل جمعة".
    EveryDay(Option<u8>, Option<Part>),
    /// "مرتين في الشهر".
    Often(u32, Unit),
    /// A date that is a name: «مدينة 6 أكتوبر».
    Name,
}

impl Meaning {
    /// Whether it counts units of time.
    pub fn counts(&self) -> bool {
        !matches!(self, Meaning::Point(_) | Meaning::Range(..) | Meaning::EveryDay(..) | Meaning::Name)
    }
}

/// A phrase and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phrase {
    /// What it says.
    pub meaning: Meaning,
    /// Its first token.
    pub first: usize,
    /// Bytes of the first token that stay outside.
    pub skip: u8,
    /// One past its last token.
    pub last: usize,
}

impl Scan<'_> {
    /// The phrase of time that begins at `at`.
    pub fn phrase(&self, at: usize) -> Option<Phrase> {
        let scan = Scan { lead: at, ..*self };
        let slot = scan.slot(at);
        let next = scan.after(at);
        let made = |meaning, first, last| Some(Phrase { meaning, first, skip: scan.lead_skip(first), last });
        match slot.sense {
            Sense::Every => {
                scan.every(next, None).map(|(meaning, end)| Phrase { meaning, first: at, skip: slot.prefix.skip, last: end })
            }
            Sense::Adverb(unit) => made(Meaning::Every(Length::of(1.0, unit)), at, next),
            Sense::Often(times) if times > 0 => {
                let (unit, end) = scan.rate(next)?;
                made(Meaning::Often(u32::from(times), unit), at, end)
            }
            Sense::Between => scan.range(next, true).and_then(|(meaning, end)| made(meaning, at, end)),
            Sense::From => scan.range(next, false).and_then(|(meaning, end)| made(meaning, at, end)),
            Sense::Since => scan.since(at, next),
            Sense::Until => {
                let (point, end) = scan.inner(next)?;
                made(Meaning::Range(None, Some(point)), at, end)
            }
            Sense::Before | Sense::After => {
                let sign = if slot.sense == Sense::Before { -1 } else { 1 };
                let next = scan.about(next);
                let found = scan.measure(next, true)?;
                // "يوماً بعد يوم".
                if found.window.is_some() || matches!(scan.before(at), Sense::Unit(_, Count::One)) {
                    return None;
                }
                match scan.anchor(found.end) {
                    // "بعد يومين من الآن".
                    Some((true, end)) if sign > 0 => made(Meaning::Ahead(found.length), at, end),
                    Some((true, end)) => made(Meaning::Shift(found.length, sign), at, end),
                    // "بعد ثلاثة أيام من الانتخابات": told elsewhere.
                    Some((false, _)) => made(Meaning::Length(found.length), next, found.end),
                    None => made(Meaning::Shift(found.length, sign), at, found.end),
                }
            }
            Sense::Throughout if matches!(scan.sense(next), Sense::Unit(_, Count::One) | Sense::Day(0)) => {
                // "طوال الأسبوع", "طوال اليوم": all of one.
                let unit = if let Sense::Unit(unit, _) = scan.sense(next) { unit } else { Unit::Day };
                let end = scan.after(next);
                if scan.direction(end, |_, _| ()).is_some() || scan.numeral(end).is_some() {
                    return None;
                }
                made(Meaning::Length(Length::of(1.0, unit)), at, end)
            }
            Sense::In => {
                // في makes a time of a part of the day: "في الصباح", "في وقت متأخر من الليل".
                let (point, end) = scan.inner(next)?;
                let sometime = matches!(scan.sense(next), Sense::Sometime { .. }) && point.phase.is_some();
                let part = point.part.is_some() && !point.has_date() && point.clock.is_none();
                let first = if part || sometime { at } else { scan.first_of(next) };
                made(Meaning::Point(point), first, end)
            }
            Sense::During | Sense::For | Sense::Throughout => {
                let found = scan.measure(next, true)?;
                let meaning = found.window.map_or(Meaning::Length(found.length), |step| Meaning::Window(found.length, step));
                made(meaning, next, found.end)
            }
            Sense::Part(part) if scan.sense(next) == Sense::Every => {
                let (meaning, end) = scan.every(scan.after(next), Some(part))?;
                made(meaning, at, end)
            }
            Sense::NamesDate => {
                let (point, end) = scan.inner(next)?;
                (point.month.is_some() && point.year.is_none() && point.month_step.is_none()).then_some(())?;
                made(Meaning::Name, at, end)
            }
            Sense::NamesToday | Sense::NamesFriday => None,
            _ => scan.plain(at),
        }
    }

    /// A length, a point, or a range that no word introduces.
    fn plain(&self, at: usize) -> Option<Phrase> {
        let skip = self.lead_skip(at);
        if let Some(found) = self.measure(at, false) {
            if let Some((true, end)) = self.anchor(found.end) {
                return Some(Phrase { meaning: Meaning::Ahead(found.length), first: at, skip, last: end });
            }
            let meaning = found.window.map_or(Meaning::Length(found.length), |step| Meaning::Window(found.length, step));
            return Some(Phrase { meaning, first: at, skip, last: found.end });
        }
        if let Some(numeral) = self.numeral(at)
            && self.sense(numeral.last) == Sense::Often(0)
        {
            let (unit, end) = self.rate(numeral.last + 1)?;
            return Some(Phrase { meaning: Meaning::Often(numeral.value as u32, unit), first: at, skip, last: end });
        }
        if let Some((meaning @ Meaning::Range(..), end)) = self.range(at, false) {
            let first = self.first_of(at);
            return Some(Phrase { meaning, first, skip: self.lead_skip(first), last: end });
        }
        let (point, end) = self.inner(at)?;
        let first = match self.sense(at) {
            Sense::Unit(Unit::Day, _) if point.month.is_some() && point.nth.is_none() => self.after(at),
            _ => self.first_of(at),
        };
        // "نوفمبر بين 15 و19", "الأسبوع المقبل من الأربعاء إلى الجمعة".
        if matches!(self.sense(end), Sense::Between | Sense::From) {
            let start = self.after(end);
            if let Some((Meaning::Range(Some(mut from), Some(mut to)), last)) =
                self.range_within(start, self.sense(end) == Sense::Between, &point)
            {
                from.fill_from(&point);
                to.fill_from(&point);
                return Some(Phrase { meaning: Meaning::Range(Some(from), Some(to)), first, skip: self.lead_skip(first), last });
            }
        }
        Some(Phrase { meaning: Meaning::Point(point), first, skip: self.lead_skip(first), last: end })
    }

    /// يوم in front of a weekday or of أمس is left outside: "يوم [الاثنين]".
    fn first_of(&self, at: usize) -> usize {
        let next = self.after(at);
        match (self.sense(at), self.sense(next)) {
            (Sense::Unit(Unit::Day, Count::One), Sense::Weekday(_) | Sense::Day(_)) if !self.slot(at).prefix.article => next,
            _ => at,
        }
    }

    fn lead_skip(&self, at: usize) -> u8 {
        let slot = self.slot(at);
        match slot.sense {
            Sense::Numeral | Sense::One | Sense::None => self.numeral(at).map_or(0, |numeral| numeral.skip),
            _ => slot.prefix.skip,
        }
    }

    /// A point where phrases begin.
    fn inner(&self, at: usize) -> Option<(Point, usize)> {
        Scan { lead: at, ..*self }.point(at)
    }

    /// من behind a length: from now (true), or from something told (false).
    fn anchor(&self, at: usize) -> Option<(bool, usize)> {
        let at = if self.sense(at) == Sense::Only || matches!(self.word(at), "»" | "\"" | "”") { self.after(at) } else { at };
        match self.sense(at) {
            Sense::From => {
                let next = self.after(at);
                match self.sense(next) {
                    Sense::Now | Sense::Day(0) => Some((true, self.after(next))),
                    _ => Some((false, next)),
                }
            }
            Sense::On => (self.word(at) == "علي").then_some((false, at + 1)),
            // "في المستقبل".
            Sense::In if self.word(at + 1) == "المستقبل" => Some((true, at + 2)),
            _ => None,
        }
    }

    /// "منذ عام 2011", "منذ 3 سنوات", "منذ الاثنين".
    fn since(&self, at: usize, next: usize) -> Option<Phrase> {
        let skip = self.lead_skip(at);
        if let Some(found) = self.measure(self.about(next), true) {
            if found.window.is_some() {
                return None;
            }
            return Some(Phrase { meaning: Meaning::Since(found.length), first: at, skip, last: found.end });
        }
        if let Some((Meaning::Range(Some(from), Some(to)), end)) = self.range(next, false) {
            return Some(Phrase { meaning: Meaning::Range(Some(from), Some(to)), first: at, skip, last: end });
        }
        let (point, end) = self.inner(next)?;
        Some(Phrase { meaning: Meaning::Range(Some(point), None), first: at, skip, last: end })
    }

    /// The token behind نحو, حوالي, أكثر من and the like.
    pub fn about(&self, at: usize) -> usize {
        if self.sense(at) == Sense::About { self.after(at) } else { at }
    }

    /// What follows كل.
    fn every(&self, at: usize, part: Option<Part>) -> Option<(Meaning, usize)> {
        let next = self.after(at);
        match self.sense(at) {
            Sense::Weekday(weekday) if !self.slot(at).prefix.conjunction => Some((Meaning::EveryDay(Some(weekday), part), next)),
            Sense::Unit(Unit::Day, Count::One) if !self.slot(at).prefix.article => match self.sense(next) {
                Sense::Weekday(weekday) => Some((Meaning::EveryDay(Some(weekday), part), self.after(next))),
                _ if part.is_some() => Some((Meaning::EveryDay(None, part), next)),
                _ => Some((Meaning::Every(Length::of(1.0, Unit::Day)), next)),
            },
            Sense::Unit(unit, Count::One) if !self.slot(at).prefix.article && unit != Unit::Weekend => {
                Some((Meaning::Every(Length::of(1.0, unit)), next))
            }
            _ => {
                let found = self.measure(at, false)?;
                (found.window.is_none() && !found.length.is_vague()).then_some((Meaning::Every(found.length), found.end))
            }
        }
    }

    /// "في الشهر", "يومياً", "كل أسبوع" behind مرات.
    fn rate(&self, at: usize) -> Option<(Unit, usize)> {
        let next = self.after(at);
        match self.sense(at) {
            Sense::Adverb(unit) => Some((unit, next)),
            Sense::In => match self.sense(next) {
                Sense::Unit(unit, Count::One) if self.slot(next).prefix.article => Some((unit, self.after(next))),
                Sense::Day(0) => Some((Unit::Day, self.after(next))),
                _ => None,
            },
            Sense::Every => match self.sense(next) {
                Sense::Unit(unit, Count::One) => Some((unit, self.after(next))),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Length {
    /// A length of one unit.
    pub fn of(value: f64, unit: Unit) -> Self {
        Length::one((Some(value), unit))
    }
}
