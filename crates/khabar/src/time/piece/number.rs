//! Numbers in a date: 4 in "4 يناير", الرابع, 2015 behind its month; and what stands behind them: هـ, م, الماضي.

use crate::text::TokenKind;
use crate::time::guard;
use crate::time::point::Point;
use crate::time::scan::{Numeral, Scan};
use crate::time::sense::{Part, Sense, Unit};

impl Scan<'_> {
    /// A number: a written date, a clock time, a day before its month, a year behind it.
    pub fn number_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        if self.kind(at) == TokenKind::Number {
            if let Some(end) = self.written_date(at, point) {
                return Some(end);
            }
            if let Some(end) = self.written_clock(at, point) {
                return Some(end);
            }
        }
        let numeral = self.numeral(at)?;
        if let Some(end) = self.clock_number(at, &numeral, point) {
            return Some(end);
        }
        if let Some(end) = self.day_number(at, &numeral, point) {
            return Some(end);
        }
        if self.loose
            && let Some(end) = self.loose_piece(at, point)
        {
            return Some(end);
        }
        self.year_number(at, &numeral, point)
    }

    /// A number that is a year: behind its month, its season or عام, or where nothing else explains it.
    pub fn year_number(&self, at: usize, numeral: &Numeral, point: &mut Point) -> Option<usize> {
        // "العام الماضي 2014".
        if let (Some(year @ 1900..2100), Some(_), None, true) = (numeral.year(), point.years, point.year, numeral.digits) {
            point.year = Some(year);
            return Some(self.era(numeral.last, point));
        }
        if !point.wants_year() && !point.is_empty() {
            return None;
        }
        let (year, end) = self.spoken_year(numeral).or_else(|| Some((numeral.year()?, numeral.last)))?;
        let spoken = !numeral.digits && end > numeral.last;
        if numeral.ordinal || point.is_empty() && (spoken || !guard::year(self, at, numeral, end)) {
            return None;
        }
        if !point.is_empty() && !numeral.digits && year < 1300 && !spoken {
            return None;
        }
        // "عيد الفطر 103 بلاغات": a year of three digits needs its noun or its era.
        let era = matches!(self.sense(end), Sense::Hijri | Sense::Gregorian) || self.word(end) == "م" || self.word(end) == "ق";
        if !point.is_empty() && numeral.digits && year < 1000 && !era {
            return None;
        }
        // "في يناير 2000 طالب": a number with a counted noun is no year.
        if !point.is_empty()
            && numeral.digits
            && year % 100 == 0
            && !self.is_open(end)
            && !matches!(self.sense(end), Sense::Hijri)
        {
            return None;
        }
        point.year = Some(year);
        let end = self.era(end, point);
        if year < 1700 && (1300..1500).contains(&year) && (point.month.is_none() && point.has_date() || point.holiday.is_some()) {
            point.hijri = true;
        }
        Some(end)
    }

    /// 4 in "4 يناير", الرابع in "الرابع من يناير", 27 in "الأربعاء 27", "يناير 1".
    pub fn day_number(&self, at: usize, numeral: &Numeral, point: &mut Point) -> Option<usize> {
        let day = numeral.small().filter(|day| (1..=31).contains(day))?;
        let next = numeral.last;
        if point.nth.is_some_and(|(_, unit)| unit == Unit::Week) && point.month.is_some() {
            return None;
        }
        if point.day.is_none()
            && point.month.is_none()
            && point.months.is_none()
            && point.season.is_none()
            && point.clock.is_none_or(|clock| !clock.bare)
        {
            let joined = matches!(self.word(next), "-" | "/" | "." | "–")
                && matches!(self.sense(next + 1), Sense::Month(..) | Sense::HijriMonth(_));
            if self.month_follows(next) && (numeral.digits || numeral.ordinal || !matches!(self.sense(next), Sense::Unit(..)))
                || joined
            {
                // "ثلاثة من أكتوبر" is a day too; "20 في يناير" is not.
                let apart = self.sense(next) == Sense::In;
                if !apart || numeral.ordinal {
                    point.day = Some(day);
                    return Some(next);
                }
            }
        }
        // "السبت 15 الجاري", "في 20 المقبل".
        let placed = point.weekday.is_some()
            || matches!(self.before(at), Sense::In | Sense::Since | Sense::Until | Sense::Unit(Unit::Day, _));
        if numeral.digits && placed && point.day.is_none() && !point.has_month() {
            let mut step = None;
            if let Some(end) = self.direction(next, |to, _| step = Some(to)) {
                point.day = Some(day);
                point.months = step;
                return Some(end);
            }
        }
        // "ثالث ثلاثاء من", "ثاني يوم".
        if numeral.ordinal && !numeral.article && day <= 5 {
            return self.nth_piece(at, day as i8, next, point);
        }
        let beside = point.weekday.is_some()
            && point.nth.is_none()
            && point.weekday_step.is_none()
            && !point.has_day_and_month()
            && point.part.is_none()
            || point.month.is_some() && point.year.is_none() && point.nth.is_none() && !point.hijri;
        let runs_on = matches!(self.word(next), "/" | ":") && self.glued(next);
        if point.day.is_none() && beside && self.is_open(next) && !runs_on && point.clock.is_none() {
            point.day = Some(day);
            return Some(next);
        }
        None
    }

    /// "تسعة عشر وثمانية وسبعين": a year said in two halves.
    pub fn spoken_year(&self, numeral: &Numeral) -> Option<(i32, usize)> {
        if numeral.digits || !(17.0..=20.0).contains(&numeral.value) {
            return None;
        }
        let rest = Scan { lead: numeral.last, ..*self }
            .numeral(numeral.last)
            .filter(|rest| !rest.ordinal && !rest.digits && (10.0..=99.0).contains(&rest.value))?;
        Some((numeral.value as i32 * 100 + rest.value as i32, rest.last))
    }

    /// هـ, م, هجرية, ميلادية behind a year.
    pub fn era(&self, at: usize, point: &mut Point) -> usize {
        if self.word(at) == "ق" {
            let month = if self.is_mark(at + 1, ".") { at + 2 } else { at + 1 };
            if self.word(month) == "م" {
                point.before_christ = true;
                return month + 1;
            }
        }
        match self.sense(at) {
            Sense::Before if matches!(self.word(at + 1), "الميلاد" | "ميلاد") => {
                point.before_christ = true;
                at + 2
            }
            Sense::Hijri => {
                point.hijri = true;
                // هـ may be written with a stop or a stroke behind.
                self.after(at)
            }
            Sense::Gregorian => self.after(at),
            Sense::ClockPart(Part::Evening) => self.after(at),
            _ => at,
        }
    }

    /// الماضي، المقبل، الجاري behind a noun: calls `put` with the step and returns the token behind.
    pub fn direction(&self, at: usize, put: impl FnOnce(i8, bool)) -> Option<usize> {
        let slot = self.slot(at);
        let Sense::Direction { step, weak } = slot.sense else { return None };
        if !slot.prefix.article && slot.length == 1 || slot.prefix.conjunction {
            return None;
        }
        put(step, weak);
        Some(self.after(at))
    }
}
