//! Collecting the pieces of a point of time: "يوم الثلاثاء الماضي الموافق 21 يوليو من العام الجاري".
//!
//! Word after word adds a piece; من، في، a comma or a stroke may stand between two pieces; the first word
//! that adds nothing ends the phrase. Anything may come first: "الأسبوع المقبل يوم الجمعة", "مارس 1999",
//! "بعد ظهر الاثنين".

mod day;
mod month;
mod number;
mod part;
mod unit;

use crate::time::guard;
use crate::time::point::Point;
use crate::time::scan::Scan;
use crate::time::sense::{Count, Part, Phase, Sense, Unit};

/// Pieces of one phrase at most: longer runs are lists, not dates.
const PIECES: usize = 9;

impl Scan<'_> {
    /// The point of time that begins at `at`, and the token behind it.
    pub fn point(&self, at: usize) -> Option<(Point, usize)> {
        let mut point = Point { skip: self.slot(at).prefix.skip, ..Point::default() };
        let mut end = self.piece(at, &mut point)?;
        for _ in 0..PIECES {
            match self.next_piece(end, &mut point) {
                Some(next) => end = next,
                None => break,
            }
        }
        let end = self.closed(at, self.second_calendar(end, &mut point));
        (guard::stands(self, &point, at, end)).then_some((point, end))
    }

    /// The token behind a bracket that was opened inside and closes here: "الأحد (9 يناير)".
    fn closed(&self, at: usize, end: usize) -> usize {
        let marks = |mark: &str| (at..end).filter(|&place| self.is_mark(place, mark)).count();
        if self.is_mark(end, ")") && marks("(") > marks(")") { end + 1 } else { end }
    }

    /// Adds the piece at `at`, or behind one or two words of glue.
    fn next_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        if at >= self.end || self.slot(at).prefix.conjunction {
            return None;
        }
        let mut tried = *point;
        if let Some(next) = self.piece(at, &mut tried) {
            *point = tried;
            return Some(next);
        }
        let bridged = match self.word(at) {
            "," | "،" | "؛" | "-" | "–" | "/" | "." => self.bridges_mark(at, point),
            "(" => self.parenthesis(at, point),
            _ => matches!(self.sense(at), Sense::From | Sense::In | Sense::Corresponding | Sense::Date),
        };
        if !bridged {
            return None;
        }
        let behind = self.after(at);
        for start in [behind, self.after(behind)] {
            let glue =
                start == behind || matches!(self.sense(behind), Sense::From | Sense::In | Sense::Date | Sense::Corresponding);
            let mut tried = *point;
            if glue && let Some(next) = self.piece(start, &mut tried) {
                let close = self.is_mark(at, "(") && self.is_mark(next, ")");
                *point = tried;
                return Some(if close { next + 1 } else { next });
            }
        }
        None
    }

    /// Whether a mark between two pieces joins them: "الأربعاء، 13 شباط", "28-نوفمبر", "يناير، 2018".
    fn bridges_mark(&self, at: usize, point: &Point) -> bool {
        let numeral = self.numeral(at + 1).is_some();
        match self.word(at) {
            "," | "،" | "؛" => {
                (point.weekday.is_some() && !point.has_day_and_month() || point.wants_year()) && numeral
                    || point.weekday.is_some() && matches!(self.sense(at + 1), Sense::Month(..))
            }
            "." => {
                point.day.is_some()
                    && (point.month.is_none() && matches!(self.sense(at + 1), Sense::Month(..))
                        || point.month.is_some() && point.wants_year() && numeral)
            }
            _ => {
                (point.month.is_some() || point.day.is_some())
                    && (numeral || matches!(self.sense(at + 1), Sense::Month(..)))
                    && self.glued(at)
            }
        }
    }

    /// Whether a bracket opens on the same time in other words: "أمس (الاثنين)", "آب (أغسطس)".
    fn parenthesis(&self, at: usize, point: &Point) -> bool {
        let inside = at + 1;
        match self.sense(inside) {
            // "الأحد (9 يناير)".
            Sense::None => {
                point.weekday.is_some()
                    && point.day.is_none()
                    && self.numeral(inside).is_some_and(|day| self.month_follows(day.last))
            }
            Sense::Weekday(_) | Sense::Day(_) => self.is_mark(self.after(inside), ")") && point.has_day(),
            _ => false,
        }
    }

    /// Adds the piece that begins at `at`; none when nothing there fits what has been said.
    pub fn piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        let slot = self.slot(at);
        let next = self.after(at);
        match slot.sense {
            Sense::Day(days) => self.day_piece(at, days, point),
            Sense::Weekday(weekday) => self.weekday_piece(at, weekday, point),
            Sense::Month(month, _) => self.month_piece(at, month, false, point),
            Sense::HijriMonth(month) => self.month_piece(at, month, true, point),
            Sense::Unit(Unit::Hour, Count::One) if slot.prefix.article => self.clock_piece(next, true, point),
            // الثانية is the second of the clock or the calendar far more often than sixty to the minute.
            Sense::Unit(Unit::Second, Count::One) => self.number_piece(at, point),
            Sense::Unit(unit, count) => self.unit_piece(at, unit, count, point),
            Sense::This => self.this_piece(at, point),
            Sense::First => match self.sense(next) {
                Sense::Part(_) if self.slot(next).prefix.article => self.phase_piece(Phase::Start, next, point),
                _ => self.nth_piece(at, 1, next, point).or_else(|| self.number_piece(at, point)),
            },
            Sense::Final => self.nth_piece(at, -1, next, point),
            Sense::Phase(phase) => self.phase_piece(phase, next, point),
            Sense::Sometime { later } if point.is_empty() => self.sometime_piece(later, next, point),
            Sense::Early | Sense::Late => self.early_piece(slot.sense, next, point),
            Sense::Season(season) => self.season_piece(at, season, point),
            Sense::Decade(first) => self.decade_piece(first, next, point),
            Sense::Part(part) => self.part_piece(at, part, point),
            Sense::Midnight if point.clock.is_none_or(|clock| clock.hour == 12) => {
                point.part = Some(Part::Night);
                point.clock = Some(crate::time::point::Clock { hour: 12, minute: 0, second: None, bare: false });
                Some(next)
            }
            Sense::MidPart(hour) if point.clock.is_none() && point.part.is_none() => {
                point.clock = Some(crate::time::point::Clock { hour, minute: 0, second: None, bare: false });
                point.part = Some(if hour == 12 { Part::Noon } else { Part::Morning });
                Some(next)
            }
            // «ألان» is Alain.
            Sense::Now if point.is_empty() && !self.text.written(at).starts_with('أ') => {
                point.now = true;
                Some(next)
            }
            Sense::Holiday(feast) if !point.has_date() => {
                point.holiday = Some(feast);
                Some(next)
            }
            Sense::Fraction(parts) => self.fraction_piece(at, parts, point),
            Sense::ZoneCue if point.clock.is_some() => self.zone_piece(next, point),
            Sense::ClockPart(part) => self.clock_part_piece(part, next, point),
            Sense::Hijri if point.year.is_some() && !point.hijri => {
                point.hijri = true;
                Some(next)
            }
            Sense::Gregorian if point.year.is_some() => Some(next),
            Sense::None if point.clock.is_some() && matches!(self.word(at), "ت" | "تغ" | "gmt" | "utc") => {
                self.zone_piece(at, point)
            }
            Sense::Numeral | Sense::One | Sense::None => self.number_piece(at, point),
            _ => None,
        }
    }

    /// The same day by another calendar: "5 شوال 1436هـ الموافق 21 يوليو 2015م". The Gregorian one counts.
    fn second_calendar(&self, end: usize, point: &mut Point) -> usize {
        if !point.has_day_and_month() {
            return end;
        }
        let mut at = end;
        while matches!(self.word(at), "،" | "؛" | "," | "/" | "-" | "–" | "(")
            || matches!(self.sense(at), Sense::Corresponding | Sense::Date)
        {
            at += 1;
            if at > end + 3 {
                return end;
            }
        }
        if at == end || at >= self.end {
            return end;
        }
        let bracket = self.is_mark(at - 1, "(") || self.is_mark(at.saturating_sub(2), "(") && at - 2 >= end;
        let mut other = Point { weekday: point.weekday, ..Point::default() };
        let mut stop = match self.piece(at, &mut other) {
            Some(stop) => stop,
            None => return end,
        };
        for _ in 0..4 {
            match self.next_piece(stop, &mut other) {
                Some(next) => stop = next,
                None => break,
            }
        }
        if !other.has_day_and_month() || other.hijri == point.hijri {
            return end;
        }
        if point.hijri {
            (point.day, point.month, point.year, point.hijri) = (other.day, other.month, other.year, false);
        }
        if bracket && self.is_mark(stop, ")") { stop + 1 } else { stop }
    }
}

impl Point {
    /// Whether it says the month or year that holds what is counted.
    fn has_container(&self) -> bool {
        self.month.is_some() || self.months.is_some() || self.year.is_some() || self.years.is_some() || self.weeks.is_some()
    }
}
