//! Months and seasons: which year's يناير, which الصيف.

use super::{Preference, Resolver, distance};
use crate::time::calendar::{self, add_days, date};
use crate::time::point::Point;
use crate::time::sense::Season;
use crate::time::stamp::Stamp;

impl Resolver<'_> {
    /// A month by name.
    pub fn month(&self, point: &Point, month: u8) -> Option<Stamp> {
        if point.hijri {
            let year = match (point.year, self.today()) {
                (Some(year), _) if year < 1700 => year,
                // "رمضان 2019": the one that begins in that year.
                (Some(year), _) => {
                    let hijri = calendar::hijri_year(date(year, 7, 1)?)?;
                    [hijri - 1, hijri, hijri + 1]
                        .into_iter()
                        .find(|hijri| calendar::hijri(*hijri, month, 1).is_some_and(|first| i32::from(first.year()) == year))?
                }
                (None, Some(today)) => {
                    let year = calendar::hijri_year(today)?;
                    let step = point.month_step;
                    let year = year + i32::from(point.years.unwrap_or(0));
                    let starts = [year - 1, year, year + 1].map(|year| (year, calendar::hijri(year, month, 1)));
                    let known = starts.iter().filter_map(|(year, first)| first.map(|first| (*year, first)));
                    match step {
                        Some(..=-1) => known.rev().find(|(_, first)| add_days(*first, 29).is_some_and(|last| last < today))?.0,
                        Some(1..) => known.into_iter().find(|(_, first)| *first > today)?.0,
                        _ => {
                            known
                                .min_by_key(|(_, first)| add_days(*first, 15).map_or(i64::MAX, |middle| distance(middle, today)))?
                                .0
                        }
                    }
                }
                (None, None) => return Some(Stamp::AnyDay),
            };
            return Some(Stamp::Days(calendar::hijri(year, month, 1)?, calendar::hijri_month_end(year, month)?));
        }
        if !(1..=12).contains(&month) {
            return None;
        }
        if point.year.is_some() || point.years.is_some() {
            return Some(Stamp::Month(self.container_year(point), month));
        }
        let Some(today) = self.today() else { return Some(Stamp::Month(None, month)) };
        let year = i32::from(today.year());
        let current = today.month() as u8;
        let year = match (point.month_step, self.reference.preference) {
            (Some(0), _) => year,
            (Some(1..), _) => year + i32::from(month <= current),
            (Some(..=-1), _) => year - i32::from(month >= current),
            (None, Preference::Future) => year + i32::from(month < current),
            (None, Preference::Past) => year - i32::from(month > current),
            (None, Preference::News) => {
                let wait = (i32::from(month) - i32::from(current)).rem_euclid(12);
                let forward = wait > 0 && (self.ahead && wait <= 10 || wait <= 2);
                if forward { year + i32::from(month < current) } else { year - i32::from(month > current) }
            }
        };
        Some(Stamp::Month(Some(year), month))
    }

    pub fn season_year(&self, point: &Point, season: Season) -> Option<i32> {
        if point.year.is_some() || point.years.is_some() {
            return self.container_year(point);
        }
        let today = self.today()?;
        let year = i32::from(today.year());
        let begun = today.month() as u8 >= season.first_month();
        let over = today.month() as u8 > season.first_month().saturating_add(2) && season != Season::Winter;
        Some(match point.season_step {
            Some(1..) => year + i32::from(begun),
            // The winter that has just ended began last year.
            Some(..=-1) => year - i32::from(!over),
            _ if season == Season::Winter && today.month() <= 2 => year - 1,
            _ => year,
        })
    }
}
