//! Named days of their year: "عيد الفطر", "رأس السنة", "عيد الفصح 2013".

use super::{Preference, Resolver, distance};
use crate::time::calendar::{self, add_days, date, weekday};
use crate::time::lists::Feast;
use crate::time::point::Point;
use crate::time::stamp::Stamp;
use jiff::civil::Date;

impl Resolver<'_> {
    /// A named day of its year; without one, the nearest in news, the coming one in appointments.
    pub fn feast(&self, feast: u16, point: &Point) -> Option<Stamp> {
        let feast = *self.lists.feasts.get(usize::from(feast))?;
        let year = point.year.map(|year| if point.hijri || year < 1700 { (year, true) } else { (year, false) });
        let in_year = |year: i32| -> Option<(Date, Option<Date>)> {
            match feast {
                Feast::Fixed(_, month, day) => Some((date(year, month, day)?, None)),
                Feast::Gregorian(month, day) => Some((date(year, month, day)?, None)),
                Feast::Weekday(month, nth, named) => {
                    let first = date(year, month, 1)?;
                    let start = (i64::from(named) - i64::from(weekday(first))).rem_euclid(7);
                    Some((add_days(first, start + 7 * (i64::from(nth) - 1))?, None))
                }
                Feast::Easter(days) => Some((add_days(calendar::easter(year)?, i64::from(days))?, None)),
                Feast::Hijri(month, day, end) => {
                    let hijri = calendar::hijri_year(date(year, 7, 1)?)?;
                    let found = [hijri - 1, hijri, hijri + 1].into_iter().find_map(|hijri| {
                        let first = calendar::hijri(hijri, month, day)?;
                        (i32::from(first.year()) == year).then_some((first, hijri))
                    })?;
                    let last = end.and_then(|(month, day)| calendar::hijri(found.1, month, day));
                    Some((found.0, last))
                }
            }
        };
        let made = |(first, last): (Date, Option<Date>)| last.map_or(Stamp::day(first), |last| Stamp::Days(first, last));
        if let Some((year, hijri)) = year {
            return match (hijri, feast) {
                (true, Feast::Hijri(month, day, end)) => {
                    let first = calendar::hijri(year, month, day)?;
                    Some(made((first, end.and_then(|(month, day)| calendar::hijri(year, month, day)))))
                }
                _ => in_year(year).map(made),
            };
        }
        if let Feast::Fixed(year, month, day) = feast {
            return date(i32::from(year), month, day).map(Stamp::day);
        }
        let Some(today) = self.today() else { return Some(Stamp::AnyDay) };
        let year = i32::from(today.year());
        if let Some(step) = point.years {
            return in_year(year + i32::from(step)).map(made);
        }
        let known: Vec<(Date, Option<Date>)> = [year - 1, year, year + 1].into_iter().filter_map(in_year).collect();
        let found = match self.reference.preference {
            Preference::News => known.iter().min_by_key(|(day, _)| distance(*day, today)),
            Preference::Past => known.iter().rev().find(|(day, _)| *day <= today),
            Preference::Future => known.iter().find(|(day, _)| *day >= today),
        };
        found.copied().map(made)
    }
}
