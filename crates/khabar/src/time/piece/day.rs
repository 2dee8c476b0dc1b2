//! Days: أمس, "الاثنين المقبل", "يوم 27", "هذا الأحد", "ثالث ثلاثاء من أيلول".

use crate::time::guard;
use crate::time::point::Point;
use crate::time::scan::Scan;
use crate::time::sense::{Count, Sense, Unit};

impl Scan<'_> {
    /// أمس، غداً، اليوم.
    pub fn day_piece(&self, at: usize, days: i8, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        if point.offset.is_some() || point.day.is_some() {
            return None;
        }
        if days == 0 {
            if let Some(end) = self.direction(next, |step, weak| {
                point.offset = Some(step);
                point.anaphoric |= weak && step != 0;
            }) {
                return Some(end);
            }
            // "اليوم الثالث من أكتوبر": the third day, not today.
            if let Some(numeral) = self.numeral(next).filter(|numeral| numeral.ordinal) {
                let day = numeral.small()?;
                if point.day.is_none() && self.month_follows(numeral.last) {
                    point.day = Some(day);
                    return Some(numeral.last);
                }
                return None;
            }
            if self.sense(next) == Sense::Last {
                // "حتى اليوم الأخير" of what is not told.
                if !self.container_follows(next + 1) {
                    return None;
                }
                point.nth = Some((-1, Unit::Day));
                return Some(next + 1);
            }
            if self.sense(next) == Sense::Same || !guard::today(self, at) {
                return None;
            }
        }
        // «حزب الغد», «صحيفة الغد»; "صباح الغد" and "إلى الغد" are tomorrow.
        if days > 0 && self.word(at).ends_with("الغد") && self.slot(at).length == 1 && !guard::tomorrow(self, at) {
            return None;
        }
        // "بكرة القدم" is no tomorrow.
        if self.word(at).starts_with("بكر") && self.word(next).starts_with("ال") {
            return None;
        }
        if point.offset.is_some() || point.weekday.is_some() && !self.is_mark(at.saturating_sub(1), "(") || point.day.is_some() {
            return None;
        }
        point.offset = Some(days);
        Some(next)
    }

    /// الاثنين، with what makes it another Monday: الماضي، المقبل، الأول، الأخير.
    pub fn weekday_piece(&self, at: usize, weekday: u8, point: &mut Point) -> Option<usize> {
        let slot = self.slot(at);
        let next = self.after(at);
        let of_week = matches!(self.sense(next), Sense::Unit(Unit::Week, _));
        let counted = point.nth.is_some_and(|(_, unit)| unit == Unit::Day);
        if point.weekday.is_some() || point.clock.is_some_and(|clock| clock.bare) || !(slot.prefix.article || counted || of_week)
        {
            return None;
        }
        point.weekday = Some(weekday);
        if point.this {
            point.weekday_step = Some(0);
        }
        if let Some(end) = self.direction(next, |step, weak| {
            point.weekday_step = Some(step);
            point.anaphoric |= weak && step != 0;
        }) {
            return Some(end);
        }
        if matches!(self.sense(next), Sense::Last) {
            point.nth = Some((-1, Unit::Day));
            return Some(next + 1);
        }
        if let Some(numeral) = self.numeral(next).filter(|numeral| numeral.ordinal && numeral.article && point.nth.is_none()) {
            let value = numeral.small()?;
            let month = self.month_follows(numeral.last);
            if value <= 5 && (month || self.is_open(numeral.last)) {
                point.nth = Some((value as i8, Unit::Day));
                return Some(numeral.last);
            }
            if point.day.is_none() && (11..=31).contains(&value) && !month && self.is_open(numeral.last) {
                point.day = Some(value);
                return Some(numeral.last);
            }
        }
        Some(next)
    }

    /// يوم in front of the day it heads.
    pub fn day_head(&self, at: usize, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        match self.sense(next) {
            Sense::Weekday(_) | Sense::Day(_) | Sense::Holiday(_) => {
                if matches!(point.nth, Some((_, Unit::Day))) && !matches!(self.sense(next), Sense::Weekday(_)) {
                    return None;
                }
                self.piece(next, point)
            }
            _ if matches!(point.nth, Some((_, Unit::Day))) && point.weekday.is_none() => {
                // "آخر يوم بشهر أكتوبر": only with the month that it is a day of.
                self.container_follows(next).then_some(next)
            }
            _ => {
                let inner = if self.sense(next) == Sense::In { self.after(next) } else { next };
                let numeral = self.numeral(inner)?;
                if let Some(day) = numeral.small().filter(|day| (1..=31).contains(day))
                    && point.is_empty()
                    && self.is_open(numeral.last)
                    && self.direction(numeral.last, |_, _| ()).is_none()
                    && !self.month_follows(numeral.last)
                    && !matches!(self.word(numeral.last), "/" | "-" | "." | ":")
                {
                    point.day = Some(day);
                    return Some(numeral.last);
                }
                let end = self.number_piece(inner, point)?;
                point.day.is_some().then_some(end)
            }
        }
    }

    /// هذا in front of what it points at.
    pub fn this_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        let head =
            if matches!(self.sense(next), Sense::Unit(Unit::Day | Unit::Month, Count::One)) && !self.slot(next).prefix.article {
                self.after(next)
            } else {
                next
            };
        let fits = match self.sense(head) {
            Sense::Weekday(_) | Sense::Month(..) | Sense::Season(_) => true,
            Sense::Part(_) | Sense::Unit(..) => self.slot(head).prefix.article,
            _ => false,
        };
        if !fits || point.this {
            return None;
        }
        point.this = true;
        if let Sense::Part(_) = self.sense(head) {
            // هذا الصباح, هذه الليلة: of today.
            // هذا العصر is this age.
            if point.has_date() || self.word(head) == "العصر" {
                return None;
            }
            point.offset = Some(0);
        }
        self.piece(head, point)
    }

    /// أول and آخر, or an ordinal, in front of what they count.
    pub fn nth_piece(&self, at: usize, nth: i8, next: usize, point: &mut Point) -> Option<usize> {
        if point.nth.is_some() || point.day.is_some() {
            return None;
        }
        // "ثاني أيام عيد الفطر", "أول أيام رمضان".
        if let (Sense::Unit(Unit::Day, Count::Many), true) = (self.sense(next), nth > 0) {
            let feast = self.after(next);
            let mut tried = *point;
            return match self.sense(feast) {
                Sense::Holiday(_) => {
                    let end = self.piece(feast, &mut tried)?;
                    tried.feast_day = u8::try_from(nth).ok();
                    *point = tried;
                    Some(end)
                }
                _ if self.month_follows(feast) => {
                    tried.day = u8::try_from(nth).ok();
                    let end = self.piece(feast, &mut tried)?;
                    *point = tried;
                    Some(end)
                }
                _ => None,
            };
        }
        let article = self.slot(at).prefix.article || self.numeral(at).is_some_and(|numeral| numeral.article);
        let mut tried = *point;
        tried.nth = Some((nth, Unit::Day));
        let end = match self.sense(next) {
            Sense::Weekday(_) | Sense::Unit(Unit::Day | Unit::Week, Count::One) if !article => self.piece(next, &mut tried)?,
            // "أول يناير", "الأول من يناير".
            _ if nth > 0 && self.month_follows(next) && point.month.is_none() => {
                point.day = u8::try_from(nth).ok();
                return Some(next);
            }
            _ => return None,
        };
        // "أول جمعة" alone is no date; "أول جمعة من يوليو" is.
        if !self.container_follows(end) && !tried.has_container() {
            return None;
        }
        *point = tried;
        Some(end)
    }
}
