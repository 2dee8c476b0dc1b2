//! Weeks, months, years and centuries by their noun: "الأسبوع الماضي", "الشهر التاسع", "عام 2011", "الربع الثالث
//! من العام", "القرن التاسع عشر".

use crate::time::guard;
use crate::time::point::Point;
use crate::time::scan::Scan;
use crate::time::sense::{Count, Phase, Sense, Unit};

impl Scan<'_> {
    /// يوم as a head, شهر 3, الأسبوع الماضي, العام المقبل, عام 2011, القرن التاسع عشر.
    pub fn unit_piece(&self, at: usize, unit: Unit, count: Count, point: &mut Point) -> Option<usize> {
        let slot = self.slot(at);
        let next = self.after(at);
        if count == Count::Many || count == Count::Two && !(unit == Unit::Year && self.numeral(next).is_some()) {
            return None;
        }
        if unit == Unit::Weekend {
            if point.weeks.is_some() || point.has_day() {
                return None;
            }
            point.weekend = true;
            point.weeks = Some(0);
            return Some(self.direction(next, |step, _| point.weeks = Some(step)).unwrap_or(next));
        }
        if unit == Unit::Day {
            return self.day_head(at, point);
        }
        if unit == Unit::Night || unit < Unit::Day {
            return None;
        }
        if let Some((_, Unit::Day)) = point.nth
            && point.weekday.is_none()
            && unit == Unit::Week
        {
            // "أول أسبوع": what was counted is the week.
            point.nth = point.nth.map(|(nth, _)| (nth, Unit::Week));
            return Some(next);
        }
        let mut step = None;
        let mut weak = false;
        // "عاماً الماضية" belongs to a number before it.
        let counted = self.word(at).ends_with('ا');
        let directed = self.direction(next, |to, is_weak| {
            step = Some(to);
            weak = is_weak;
        });
        if counted && directed.is_some() {
            return None;
        }
        let mut end = directed.unwrap_or(next);
        // "العام 2011 الماضي" does not occur; "هذا العام" does.
        if directed.is_none() && point.this && slot.prefix.article {
            step = Some(0);
        }
        // "الأسبوع القادم" said of a noun: "الأمين العام السابق".
        if weak && !guard::weak_direction(self, at) {
            return None;
        }
        if step.is_none() {
            if let Some(end) = self.numbered_unit(unit, next, point) {
                return Some(end);
            }
            match point.phase {
                // "نهاية الشهر", "بقية العام", "مطلع الأسبوع".
                Some(_) if slot.prefix.article && guard::bare_unit(self, at, unit) => step = Some(0),
                // "الربع الأول من العام".
                None if (point.quarter.is_some() || point.half.is_some())
                    && slot.prefix.article
                    && guard::bare_unit(self, at, unit) =>
                {
                    step = Some(0);
                }
                _ => return None,
            }
            end = next;
        }
        point.anaphoric |= weak && step != Some(0);
        let field = match unit {
            Unit::Week if point.month.is_none() => &mut point.weeks,
            Unit::Month if point.month.is_none() => &mut point.months,
            Unit::Year if point.year.is_none() => &mut point.years,
            Unit::Decade => &mut point.decades,
            Unit::Century => &mut point.centuries,
            _ => return None,
        };
        if field.is_some() {
            return None;
        }
        *field = step;
        point.this = false;
        Some(end)
    }

    /// "شهر ثلاثة", "الشهر التاسع", "الأسبوع الثالث", "عام 2011", "القرن التاسع عشر", "شهر يناير".
    pub fn numbered_unit(&self, unit: Unit, next: usize, point: &mut Point) -> Option<usize> {
        match unit {
            Unit::Month if matches!(self.sense(next), Sense::Month(..) | Sense::HijriMonth(_)) => self.piece(next, point),
            // "في الأسبوع الأخير": the one that ends now.
            Unit::Week if self.sense(next) == Sense::Last && !self.container_follows(next + 1) && point.is_empty() => {
                point.weeks = Some(-1);
                Some(next + 1)
            }
            Unit::Week if self.sense(next) == Sense::Last && point.nth.is_none() => {
                point.nth = Some((-1, Unit::Week));
                Some(next + 1)
            }
            Unit::Week if point.weeks.is_none() && point.nth.is_none() => {
                if let Some(numeral) = self.numeral(next).filter(|numeral| numeral.ordinal) {
                    // "غياب الأسبوع الأول" of what is not told.
                    if !self.container_follows(numeral.last) {
                        return None;
                    }
                    point.nth = Some((numeral.small().filter(|week| *week <= 53)? as i8, Unit::Week));
                    return Some(numeral.last);
                }
                // "أسبوع 15 سبتمبر": the week of that day.
                let start = if self.sense(next) == Sense::In { self.after(next) } else { next };
                let numeral = self.numeral(start).filter(|numeral| numeral.digits && self.month_follows(numeral.last))?;
                let mut tried = *point;
                let end = self.number_piece(start, &mut tried)?;
                let _ = numeral;
                tried.nth = Some((0, Unit::Week));
                *point = tried;
                Some(end)
            }
            Unit::Month if point.month.is_none() => {
                let numeral = self.numeral(next)?;
                let month = numeral.small().filter(|month| (1..=12).contains(month))?;
                if !self.is_open(numeral.last) && self.numeral(numeral.last).is_none() {
                    return None;
                }
                // "الشهر الأول بعد العملية" is no January.
                if numeral.ordinal && !(point.day.is_some() || point.nth.is_some() || self.year_follows(numeral.last)) {
                    return None;
                }
                point.month = Some(month);
                Some(numeral.last)
            }
            // "الاثنين في عام 1970" is some Monday: two times.
            Unit::Year if point.weekday.is_some() && point.day.is_none() && point.nth.is_none() => None,
            Unit::Year if point.year.is_none() && point.years.is_none() => {
                // "عام (1308) هجري".
                if self.is_mark(next, "(") && self.is_mark(next + 2, ")") {
                    point.year = Some(self.digits(next + 1).filter(|year| (1000..=2200).contains(year))?);
                    return Some(self.era(next + 3, point));
                }
                // "السنة المالية 2022", "العام الهجري 1443".
                let kind = self.sense(next) == Sense::None
                    && self.word(next).starts_with("ال")
                    && self.digits(next + 1).is_some_and(|year| year >= 1000);
                let next = if kind || matches!(self.sense(next), Sense::Hijri | Sense::Gregorian) { next + 1 } else { next };
                let numeral = self.numeral(next).filter(|numeral| !numeral.ordinal)?;
                let (year, end) = self.spoken_year(&numeral).or_else(|| Some((numeral.year()?, numeral.last)))?;
                point.year = Some(year);
                let behind = self.era(end, point);
                // A year of our own time by the Hijri calendar needs no هـ: "عام 1431".
                point.hijri |= behind == end && (1370..=1460).contains(&year) && point.month.is_none();
                Some(behind)
            }
            // "العقد الثاني من القرن الحالي".
            Unit::Decade if !point.has_date() => {
                let numeral = self.numeral(next).filter(|numeral| numeral.ordinal)?;
                let nth = i16::from(numeral.small().filter(|nth| (1..=10).contains(nth))?);
                point.decade = Some((nth - 1) * 10);
                self.of_century(numeral.last, point)
            }
            Unit::Century => {
                let numeral = self.numeral(next)?;
                point.century = Some(numeral.small().filter(|century| (1..=30).contains(century))?);
                Some(self.era(numeral.last, point))
            }
            _ => None,
        }
    }

    /// "الربع الثالث من 2016", "النصف الأول من العام"; "نصف شهر مارس" is its middle.
    pub fn fraction_piece(&self, at: usize, parts: u8, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        if parts == 2
            && !self.slot(at).prefix.article
            && self.month_follows(next)
            && !matches!(self.sense(next), Sense::From | Sense::In)
        {
            return self.phase_piece(Phase::Middle, next, point);
        }
        if !self.slot(at).prefix.article
            || point.has_day()
            || point.month.is_some()
            || point.quarter.is_some()
            || point.half.is_some()
        {
            return None;
        }
        let (value, end) = match self.numeral(next).filter(|numeral| numeral.ordinal) {
            Some(numeral) => (numeral.small()?, numeral.last),
            None if matches!(self.sense(next), Sense::Last) => (parts, next + 1),
            None => return None,
        };
        let of_month = parts == 2 && self.month_follows(end);
        if !(1..=parts).contains(&value) || !(point.year.is_some() || of_month || self.year_follows(end)) {
            return None;
        }
        match parts {
            2 => point.half = Some(value),
            4 => point.quarter = Some(value),
            _ => return None,
        }
        Some(end)
    }

    /// Whether a year follows, behind من, في or عام.
    pub fn year_follows(&self, at: usize) -> bool {
        let at = if matches!(self.sense(at), Sense::From | Sense::In) { self.after(at) } else { at };
        let at = if self.sense(at) == Sense::This { self.after(at) } else { at };
        matches!(self.sense(at), Sense::Unit(Unit::Year, Count::One))
            || self.digits(at).is_some_and(|year| (1300..2200).contains(&year))
    }
}
