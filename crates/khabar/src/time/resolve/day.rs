//! Days of a month and weekdays: which of the many Mondays and of the many 28th of August is meant.

use super::{Preference, Resolver, distance, nearest_weekday};
use crate::time::calendar::{self, add_days, add_months, date, monday, weekday};
use crate::time::point::Point;
use crate::time::stamp::Stamp;
use jiff::civil::Date;

impl Resolver<'_> {
    /// A day of a month.
    pub fn day(&self, point: &Point, day: u8) -> Option<Stamp> {
        if let Some(months) = point.months {
            let Some(origin) = self.origin(point) else { return Some(Stamp::Day(None, None, day)) };
            let month = add_months(origin.first_of_month(), i64::from(months))?;
            return date(i32::from(month.year()), month.month() as u8, day).map(Stamp::day);
        }
        let Some(month) = point.month else {
            let Some(today) = self.today() else { return Some(Stamp::Day(None, None, day)) };
            return self.day_of_some_month(today, day, point.weekday).map(Stamp::day);
        };
        if point.hijri {
            return self.hijri_day(point, month, day).map(Stamp::day);
        }
        if point.year.is_some() || point.years.is_some() {
            return date(self.container_year(point)?, month, day).map(Stamp::day);
        }
        let Some(today) = self.today() else {
            return (date(2000, month, day).is_some()).then_some(Stamp::Day(None, Some(month), day));
        };
        let year = i32::from(today.year());
        let candidates = [year - 1, year, year + 1].map(|year| date(year, month, day));
        // A weekday beside it tells the year.
        if let Some(named) = point.weekday {
            let fits = candidates.iter().flatten().filter(|date| weekday(**date) == named);
            if let Some(date) = fits.min_by_key(|date| distance(**date, today)) {
                return Some(Stamp::day(*date));
            }
        }
        let past = candidates.iter().rev().flatten().find(|date| **date <= today);
        let next = candidates.iter().flatten().find(|date| **date > today);
        self.lean(point, past, next, today, month)
    }

    /// Which of two candidates a date without a year means.
    pub fn lean(&self, point: &Point, past: Option<&Date>, next: Option<&Date>, today: Date, month: u8) -> Option<Stamp> {
        let near = |limit: i64| next.is_some_and(|next| distance(*next, today) <= limit);
        let forward = match (point.month_step, self.reference.preference) {
            (Some(1..), _) => true,
            (Some(..=-1), _) => false,
            (Some(0), _) => {
                return date(i32::from(today.year()), month, point.day?).map(Stamp::day);
            }
            (None, Preference::Past) => false,
            // The first of this month is over, but nobody means next year's.
            (None, Preference::Future) => {
                past.is_none_or(|past| *past != today && (past.month() != today.month() || distance(*past, today) > 31))
            }
            (None, Preference::News) => {
                near(60) && (self.ahead || past.is_some_and(|past| distance(*past, today) > 60)) || self.ahead && near(300)
            }
        };
        let chosen = if forward { next.or(past) } else { past.or(next) };
        chosen.map(|date| Stamp::day(*date))
    }

    /// "يوم 27", "السبت السادس عشر": of this month or the one beside it.
    pub fn day_of_some_month(&self, today: Date, day: u8, named: Option<u8>) -> Option<Date> {
        let months: Vec<Date> = [-1, 0, 1]
            .iter()
            .filter_map(|step| add_months(today.first_of_month(), *step))
            .filter_map(|month| date(i32::from(month.year()), month.month() as u8, day))
            .collect();
        if let Some(named) = named
            && let Some(fits) = months.iter().filter(|date| weekday(**date) == named).min_by_key(|date| distance(**date, today))
        {
            return Some(*fits);
        }
        let past = months.iter().rev().find(|date| **date <= today);
        let next = months.iter().find(|date| **date >= today);
        let forward =
            self.reference.preference == Preference::Future || self.reference.preference == Preference::News && self.ahead;
        let chosen = if forward { next.or(past) } else { past.or(next) };
        chosen.copied()
    }

    pub fn hijri_day(&self, point: &Point, month: u8, day: u8) -> Option<Date> {
        let fits = |date: &Date| point.weekday.is_none_or(|named| weekday(*date).abs_diff(named) % 6 <= 1);
        if let Some(year) = point.year {
            let date = calendar::hijri(year, month, day)?;
            // Sightings differ by a day from the tables: the weekday beside the date decides.
            return match point.weekday {
                Some(named) if fits(&date) && weekday(date) != named => nearest_weekday(date, named),
                _ => Some(date),
            };
        }
        let today = self.today()?;
        let year = calendar::hijri_year(today)?.checked_add(i32::from(point.years.unwrap_or(0)))?;
        let candidates = [year - 1, year, year + 1].map(|year| calendar::hijri(year, month, day));
        candidates.iter().flatten().min_by_key(|date| distance(**date, today)).copied()
    }

    /// الاثنين by itself, or with its direction or week.
    pub fn weekday(&self, point: &Point, named: u8) -> Option<Stamp> {
        let Some(today) = self.origin(point) else { return Some(Stamp::Weekday(named)) };
        if let Some(weeks) = point.weeks {
            let start = add_days(monday(today)?, i64::from(weeks) * 7)?;
            return add_days(start, i64::from(named) - 1).map(Stamp::day);
        }
        let back = (i64::from(weekday(today)) - i64::from(named)).rem_euclid(7);
        let forward = (7 - back) % 7;
        let strictly = |days: i64| if days == 0 { 7 } else { days };
        let days = match (point.weekday_step, self.reference.preference) {
            (Some(step @ 1..), _) => strictly(forward) + (i64::from(step) - 1) * 7,
            (Some(step @ ..=-1), _) => -strictly(back) + (i64::from(step) + 1) * 7,
            (None | Some(_), Preference::Future) => strictly(forward),
            (None | Some(_), Preference::Past) => -strictly(back),
            (_, Preference::News) if self.ahead || point.this => forward,
            (_, Preference::News) => -back,
        };
        add_days(today, days).map(Stamp::day)
    }
}
