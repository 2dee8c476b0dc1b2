//! The date and the time of day of a point.

use super::zone::offset;
use super::{Preference, Resolver, nearest_weekday};
use crate::time::calendar::date;
use crate::time::calendar::{self, add_days, add_months, monday, weekday};
use crate::time::point::Point;
use crate::time::sense::Part;
use crate::time::stamp::{Hour, Instant, Stamp};

impl Resolver<'_> {
    /// Day and time of day of a point.
    pub fn instant(&self, point: &Point) -> Option<Instant> {
        if point.now {
            return Some(Instant { day: Some(Stamp::Now), hour: None, zone: None });
        }
        let stamp = if point.has_date() { Some(self.stamp(point)?) } else { None };
        let stamp = match (stamp, point.phase) {
            (Some(stamp), Some(phase)) => Some(self.phased(stamp, phase)),
            _ => stamp,
        };
        let hour = match (point.clock, point.part) {
            (Some(clock), part) => {
                // "الثانية عشرة إلا ربعاً": the hour before, then the part of the day.
                let (told, minute) = match clock.minute {
                    0.. => (clock.hour, clock.minute as u8),
                    _ => (if clock.hour == 1 { 12 } else { (clock.hour + 23) % 24 }, (60 + clock.minute) as u8),
                };
                let mut hour = part.map_or(told, |part| part.hour(told));
                // Midnight that ends a day: "منتصف ليل الأحد".
                if hour == 0 && told == 12 && stamp.is_some() && part == Some(Part::Night) && minute == 0 {
                    hour = 24;
                }
                Some(Hour::Clock(self.leaning_hour(point, hour, minute), minute, clock.second))
            }
            (None, Some(part)) => Some(Hour::Part(part)),
            (None, None) => None,
        };
        let zone = point.zone.map(|zone| offset(zone, stamp.and_then(Stamp::first).or(self.today())));
        Some(Instant { day: stamp, hour, zone })
    }

    /// An hour that may be before or after noon: appointments mean the next one.
    pub fn leaning_hour(&self, point: &Point, hour: u8, minute: u8) -> u8 {
        let (Preference::Future, Some(published)) = (self.reference.preference, self.reference.published) else { return hour };
        let open = point.part.is_none() && !point.has_date() && hour > 0 && hour < 12;
        let passed = (i32::from(hour), i32::from(minute)) <= (i32::from(published.hour()), i32::from(published.minute()));
        let later = i32::from(hour) + 12 > i32::from(published.hour());
        if open && passed && later { hour + 12 } else { hour }
    }

    /// The date of a point.
    pub fn stamp(&self, point: &Point) -> Option<Stamp> {
        if let Some(feast) = point.holiday {
            let stamp = self.feast(feast, point)?;
            return match point.feast_day {
                Some(nth) => {
                    stamp.first().and_then(|first| add_days(first, i64::from(nth) - 1)).map(Stamp::day).or(Some(Stamp::AnyDay))
                }
                None => Some(stamp),
            };
        }
        if let Some((nth, unit)) = point.nth {
            return self.counted(point, nth, unit);
        }
        if let Some(day) = point.day {
            return self.day(point, day);
        }
        if let Some(days) = point.offset {
            // "في اليوم التالي" counts from a day that must have been told.
            if point.anaphoric && self.told.is_none() && self.reference.preference == Preference::News {
                return None;
            }
            let Some(today) = self.origin(point) else { return Some(Stamp::AnyDay) };
            let day = add_days(today, i64::from(days))?;
            // "أمس الاثنين" printed past midnight: the weekday knows better.
            return match point.weekday {
                Some(named) if weekday(day) != named => nearest_weekday(day, named).map(Stamp::day),
                _ => Some(Stamp::day(day)),
            };
        }
        if let Some(named) = point.weekday {
            return self.weekday(point, named);
        }
        if let (Some(half), true) = (point.half, point.has_month()) {
            return self.half_of_month(point, half);
        }
        if let Some(month) = point.month {
            return self.month(point, month);
        }
        if let Some(weeks) = point.weeks {
            let Some(today) = self.origin(point) else { return Some(Stamp::AnyWeek) };
            let start = add_days(monday(today)?, i64::from(weeks) * 7)?;
            return Some(if point.weekend { Stamp::Weekend(start) } else { Stamp::Week(start) });
        }
        if let Some(months) = point.months {
            let Some(today) = self.origin(point) else {
                return Some(Stamp::Month(None, 0)).filter(|_| false).or(Some(Stamp::AnyDay));
            };
            let month = add_months(today.first_of_month(), i64::from(months))?;
            return Some(Stamp::Month(Some(i32::from(month.year())), month.month() as u8));
        }
        if let Some(season) = point.season {
            let year = match point.year {
                // "صيف 1436": the summer that begins in that Hijri year.
                Some(hijri @ 1300..1500) => {
                    let (first, last) = (calendar::hijri(hijri, 1, 1)?, calendar::hijri_month_end(hijri, 12)?);
                    let starts = [first.year(), last.year()].map(|year| date(i32::from(year), season.first_month(), 1));
                    starts.into_iter().flatten().find(|start| (first..=last).contains(start)).map(|start| i32::from(start.year()))
                }
                _ => self.season_year(point, season),
            };
            return Some(Stamp::Season(year, season));
        }
        if let Some(quarter) = point.quarter {
            return Some(Stamp::Quarter(self.container_year(point), quarter));
        }
        if let Some(half) = point.half {
            return Some(Stamp::Half(self.container_year(point), half));
        }
        if let Some(decade) = point.decade {
            let decade = i32::from(decade);
            return Some(match (point.centuries, self.year()) {
                (Some(centuries), Some(year)) => {
                    Stamp::Decade(year - year.rem_euclid(100) + i32::from(centuries) * 100 + decade.rem_euclid(100))
                }
                _ => Stamp::Decade(decade),
            });
        }
        if let Some(decades) = point.decades {
            let Some(year) = self.year() else { return Some(Stamp::Year(None)) };
            return Some(Stamp::Decade(year - year.rem_euclid(10) + i32::from(decades) * 10));
        }
        if let (Some(century @ 2..), true) = (point.century, point.before_christ) {
            return Some(Stamp::Century(-(i32::from(century) - 1) * 100));
        }
        if let Some(century) = point.century {
            return Some(Stamp::Century((i32::from(century) - 1) * 100));
        }
        if let Some(centuries) = point.centuries {
            let Some(year) = self.year() else { return Some(Stamp::Year(None)) };
            return Some(Stamp::Century(year - year.rem_euclid(100) + i32::from(centuries) * 100));
        }
        if point.before_christ {
            return point.year.map(|year| Stamp::Year(Some(1 - year)));
        }
        if let Some(year) = point.year.filter(|_| point.hijri) {
            return Some(Stamp::Days(calendar::hijri(year, 1, 1)?, calendar::hijri_month_end(year, 12)?));
        }
        if point.year.is_some() || point.years.is_some() {
            return Some(Stamp::Year(self.container_year(point)));
        }
        None
    }

    /// The year a point says, by number or by direction; the current one when it says none.
    pub fn container_year(&self, point: &Point) -> Option<i32> {
        if point.year.is_some() {
            return point.year;
        }
        let origin = self.origin(point).map(|origin| i32::from(origin.year()))?;
        origin.checked_add(i32::from(point.years.unwrap_or(0)))
    }
}
