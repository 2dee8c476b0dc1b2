//! What is counted inside a month or year: "ثالث ثلاثاء من أيلول", "الأسبوع الأخير من يوليو", "آخر يوم".

use super::Resolver;
use crate::time::calendar::{self, add_days, date, monday, weekday};
use crate::time::point::Point;
use crate::time::sense::Unit;
use crate::time::stamp::Stamp;

impl Resolver<'_> {
    /// The third Tuesday, the last week, the last day of a month or year.
    pub fn counted(&self, point: &Point, nth: i8, unit: Unit) -> Option<Stamp> {
        // "أسبوع 15 سبتمبر".
        if unit == Unit::Week && nth == 0 {
            let Stamp::Day(Some(year), Some(month), day) = self.day(point, point.day?)? else { return Some(Stamp::AnyWeek) };
            return monday(date(year, month, day)?).map(Stamp::Week);
        }
        if let (Unit::Day, None, Some(weeks), Some(today)) = (unit, point.weekday, point.weeks, self.today()) {
            let day = if nth < 0 { 7 } else { i64::from(nth) };
            return add_days(monday(today)?, i64::from(weeks) * 7 + day - 1).map(Stamp::day);
        }
        let of_month = point.has_month() || point.year.is_none() && point.years.is_none();
        let (first, last) = if point.has_month() {
            let open = Point { nth: None, weekday: None, day: None, ..*point };
            match self.stamp(&open)? {
                Stamp::Month(Some(year), month) => (date(year, month, 1)?, calendar::month_end(year, month)?),
                Stamp::Days(first, last) => (first, last),
                _ => return Some(Stamp::AnyDay),
            }
        } else if of_month {
            let Some(today) = self.today() else { return Some(Stamp::AnyDay) };
            (today.first_of_month(), today.last_of_month())
        } else {
            let Some(year) = self.container_year(point) else { return Some(Stamp::AnyWeek) };
            (date(year, 1, 1)?, date(year, 12, 31)?)
        };
        let steps = i64::from(nth) - 1;
        let found = match (unit, point.weekday) {
            (Unit::Week, _) => {
                if nth < 0 {
                    monday(add_days(last, -6)?)
                } else if !of_month {
                    add_days(monday(date(i32::from(first.year()), 1, 4)?)?, steps * 7)
                } else {
                    let start = add_days(first, (1 - i64::from(weekday(first))).rem_euclid(7))?;
                    add_days(start, steps * 7)
                }
            }
            (_, Some(named)) if nth < 0 => add_days(last, -(i64::from(weekday(last)) - i64::from(named)).rem_euclid(7)),
            (_, Some(named)) => {
                // "الثلاثاء الثالث من سبتمبر" may be Tuesday the third.
                let exact = add_days(first, steps).filter(|day| weekday(*day) == named && point.day.is_none() && nth > 1);
                match exact {
                    Some(day) => Some(day),
                    None => {
                        let start = add_days(first, (i64::from(named) - i64::from(weekday(first))).rem_euclid(7))?;
                        add_days(start, steps * 7)
                    }
                }
            }
            (_, None) if nth < 0 => Some(last),
            (_, None) => add_days(first, steps),
        }?;
        if of_month && unit != Unit::Week && (found < first || found > last) {
            return None;
        }
        Some(if unit == Unit::Week { Stamp::Week(found) } else { Stamp::day(found) })
    }
}
