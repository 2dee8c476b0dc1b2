//! Months, seasons and decades: "آب/أغسطس الماضي", "الصيف المقبل", "تسعينيات القرن الماضي".

use crate::time::guard;
use crate::time::point::Point;
use crate::time::scan::Scan;
use crate::time::sense::{Count, Season, Sense, Unit};

impl Scan<'_> {
    /// يناير، with its other name ("آب/أغسطس", "آب (أغسطس)") and direction.
    pub fn month_piece(&self, at: usize, month: u8, hijri: bool, point: &mut Point) -> Option<usize> {
        let taken = point.month.is_some() || point.season.is_some() || point.months.is_some() || point.weeks.is_some();
        if taken || point.quarter.is_some() || !guard::month(self, at, point) {
            return None;
        }
        point.month = Some(month);
        point.hijri = hijri;
        if point.this {
            point.month_step = Some(0);
        }
        let next = if hijri { self.after(at) } else { self.after_twin(at, month) };
        Some(self.direction(next, |step, _| point.month_step = Some(step)).unwrap_or(next))
    }

    /// The token behind a month and its other name: "آب/أغسطس", "آب (أغسطس)".
    pub fn after_twin(&self, at: usize, month: u8) -> usize {
        let next = self.after(at);
        let other = if matches!(self.word(next), "/" | "(" | "-") { next + 1 } else { next };
        match self.sense(other) {
            Sense::Month(twin, _) if twin == month => {
                let end = self.after(other);
                if self.is_mark(next, "(") && self.is_mark(end, ")") { end + 1 } else { end }
            }
            _ => next,
        }
    }

    /// Whether a month follows, by name or as "الشهر المقبل", behind من, في or شهر.
    pub fn month_follows(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..3 {
            match self.sense(at) {
                Sense::Month(..) | Sense::HijriMonth(_) => return true,
                Sense::Unit(Unit::Month, Count::One) => {
                    let next = self.after(at);
                    if self.sense(next) == Sense::Same {
                        return false;
                    }
                    let names = matches!(self.sense(next), Sense::Month(..) | Sense::HijriMonth(_) | Sense::Direction { .. });
                    return names || self.numeral(next).is_some() || self.slot(at).prefix.article;
                }
                Sense::From | Sense::In | Sense::This => at = self.after(at),
                _ => return false,
            }
        }
        false
    }

    /// Whether a month or a year that holds weeks and days follows.
    pub fn container_follows(&self, at: usize) -> bool {
        if self.month_follows(at) {
            return true;
        }
        let mut at = at;
        for _ in 0..3 {
            match self.sense(at) {
                Sense::Unit(Unit::Year, Count::One) => return true,
                Sense::From | Sense::In | Sense::This => at = self.after(at),
                Sense::Holiday(_) => return true,
                _ => return self.digits(at).is_some_and(|year| (1900..2100).contains(&year)),
            }
        }
        false
    }

    /// "الصيف الماضي", "صيف 2016", "هذا الشتاء".
    pub fn season_piece(&self, at: usize, season: Season, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        if point.season.is_some() || point.month.is_some() || point.has_day() || !guard::season(self, at) {
            return None;
        }
        point.season = Some(season);
        if point.this {
            point.season_step = Some(0);
        }
        Some(self.direction(next, |step, _| point.season_step = Some(step)).unwrap_or(next))
    }

    /// التسعينيات, with its century where that is said; not "الثلاثينيات من عمره".
    pub fn decade_piece(&self, first: i16, next: usize, point: &mut Point) -> Option<usize> {
        let age = self.sense(next) == Sense::From && self.word(next + 1).trim_start_matches("ال").starts_with("عمر");
        if point.has_date() || age {
            return None;
        }
        point.decade = Some(first);
        Some(self.of_century(next, point).unwrap_or(next))
    }

    /// "من القرن العشرين", "القرن الماضي" behind a decade: gives it its hundred.
    pub fn of_century(&self, at: usize, point: &mut Point) -> Option<usize> {
        let noun = if self.sense(at) == Sense::From { self.after(at) } else { at };
        if self.sense(noun) != Sense::Unit(Unit::Century, Count::One) {
            return None;
        }
        let number = self.after(noun);
        if let Some(numeral) = self.numeral(number).filter(|numeral| numeral.ordinal) {
            let century = i16::from(numeral.small().filter(|century| (1..=30).contains(century))?);
            point.decade = point.decade.map(|decade| (century - 1) * 100 + decade.rem_euclid(100));
            return Some(numeral.last);
        }
        self.direction(number, |step, _| point.centuries = Some(step))
    }
}
