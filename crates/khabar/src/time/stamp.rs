//! Resolved times and how they are written: ISO 8601, with TIMEX3 where ISO has no form.
//!
//! | said | written |
//! | --- | --- |
//! | 10 يناير 2022 | `2022-01-10` |
//! | يناير 2022 · عام 2022 | `2022-01` · `2022` |
//! | التسعينيات · القرن الماضي | `199X` · `19XX` |
//! | الربع الثالث · النصف الأول · صيف | `2022-Q3` · `2022-H1` · `2022-SU` |
//! | الأسبوع الماضي · نهاية الأسبوع | `2022-W01` · `2022-W01-WE` |
//! | فجر الجمعة | `2022-01-14TDA`; `TMO` `TMI` `TAF` `TEV` `TNI` for the other parts of the day |
//! | العاشرة بتوقيت غرينتش | `T10:00Z` |
//! | الاثنين, without a publication date | `XXXX-WXX-1` |
//! | من 4 إلى 8 يناير · منذ 2011 · حتى 2015 | `2022-01-04/2022-01-08` · `2011/..` · `../2015` |

use super::calendar;
use super::sense::{Part, Season};
use jiff::civil::Date;
use std::fmt::Write;

/// A time on the calendar, as fine as it was told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stamp {
    /// The present.
    Now,
    /// By its first year: 1900.
    Century(i32),
    /// By its first year: 1990.
    Decade(i32),
    /// A year; unknown when open.
    Year(Option<i32>),
    /// Half 1 or 2 of a year.
    Half(Option<i32>, u8),
    /// Quarter 1 to 4 of a year.
    Quarter(Option<i32>, u8),
    /// A season; winter by the year it begins in.
    Season(Option<i32>, Season),
    /// A month of a year.
    Month(Option<i32>, u8),
    /// The week from this Monday.
    Week(Date),
    /// The weekend of the week from this Monday.
    Weekend(Date),
    /// A day, with its month and year where known.
    Day(Option<i32>, Option<u8>, u8),
    /// Some Monday.
    Weekday(u8),
    /// Some day.
    AnyDay,
    /// Some week.
    AnyWeek,
    /// From one day to another.
    Days(Date, Date),
    /// From one month to another, of one year.
    Months(i32, u8, u8),
    /// From one year to another.
    Years(i32, i32),
}

/// A clock time or a part of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hour {
    /// Hour 0 to 24, minute, second where told.
    Clock(u8, u8, Option<u8>),
    /// فجر، مساء.
    Part(Part),
}

/// A time of day, on a day where that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Instant {
    /// The day.
    pub day: Option<Stamp>,
    /// The time of day.
    pub hour: Option<Hour>,
    /// Minutes from UTC, where a zone is named.
    pub zone: Option<i16>,
}

impl Stamp {
    /// The stamp of a known day.
    pub fn day(date: Date) -> Stamp {
        Stamp::Day(Some(i32::from(date.year())), Some(date.month() as u8), date.day() as u8)
    }

    /// The first day it holds, if all of it is known.
    pub fn first(self) -> Option<Date> {
        match self {
            Stamp::Century(year) | Stamp::Decade(year) | Stamp::Year(Some(year)) => calendar::date(year, 1, 1),
            Stamp::Half(Some(year), half) => calendar::date(year, half.saturating_sub(1) * 6 + 1, 1),
            Stamp::Quarter(Some(year), quarter) => calendar::date(year, quarter.saturating_sub(1) * 3 + 1, 1),
            Stamp::Season(Some(year), season) => calendar::date(year, season.first_month(), 1),
            Stamp::Month(Some(year), month) => calendar::date(year, month, 1),
            Stamp::Week(monday) => Some(monday),
            Stamp::Weekend(monday) => calendar::add_days(monday, 5),
            Stamp::Day(Some(year), Some(month), day) => calendar::date(year, month, day),
            Stamp::Days(first, _) => Some(first),
            Stamp::Months(year, first, _) => calendar::date(year, first, 1),
            Stamp::Years(first, _) => calendar::date(first, 1, 1),
            _ => None,
        }
    }

    /// Whether it is a single day, known or not.
    pub fn is_day(self) -> bool {
        matches!(self, Stamp::Day(..) | Stamp::Weekday(_) | Stamp::AnyDay)
    }

    /// Whether it is written as an interval of its own.
    pub fn is_interval(self) -> bool {
        matches!(self, Stamp::Days(..) | Stamp::Months(..) | Stamp::Years(..))
    }

    /// Writes it.
    pub fn write(self, out: &mut String) {
        // Writing to a string does not fail.
        let _ = match self {
            Stamp::Now => write!(out, "PRESENT_REF"),
            // The third century before Christ is the years -0299 to -0200.
            Stamp::Century(year) if year < 0 => write!(out, "-{:02}XX", -year / 100),
            Stamp::Century(year) => write!(out, "{:02}XX", year / 100),
            Stamp::Decade(year) => write!(out, "{:03}X", year / 10),
            Stamp::Year(year) => year_into(year, out),
            Stamp::Half(year, half) => year_into(year, out).and_then(|()| write!(out, "-H{half}")),
            Stamp::Quarter(year, quarter) => year_into(year, out).and_then(|()| write!(out, "-Q{quarter}")),
            Stamp::Season(year, season) => year_into(year, out).and_then(|()| write!(out, "-{}", season.code())),
            Stamp::Month(year, month) => year_into(year, out).and_then(|()| write!(out, "-{month:02}")),
            Stamp::Week(monday) => {
                let week = monday.iso_week_date();
                write!(out, "{:04}-W{:02}", week.year(), week.week())
            }
            Stamp::Weekend(monday) => {
                let week = monday.iso_week_date();
                write!(out, "{:04}-W{:02}-WE", week.year(), week.week())
            }
            Stamp::Day(year, month, day) => year_into(year, out).and_then(|()| match month {
                Some(month) => write!(out, "-{month:02}-{day:02}"),
                None => write!(out, "-XX-{day:02}"),
            }),
            Stamp::Weekday(weekday) => write!(out, "XXXX-WXX-{weekday}"),
            Stamp::AnyDay => write!(out, "XXXX-XX-XX"),
            Stamp::AnyWeek => write!(out, "XXXX-WXX"),
            Stamp::Days(first, last) => write!(out, "{first}/{last}"),
            Stamp::Months(year, first, last) => write!(out, "{year:04}-{first:02}/{year:04}-{last:02}"),
            Stamp::Years(first, last) => {
                year_into(Some(first), out).and_then(|()| out.write_char('/')).and_then(|()| year_into(Some(last), out))
            }
        };
    }
}

fn year_into(year: Option<i32>, out: &mut String) -> std::fmt::Result {
    match year {
        // 200 before Christ is the year -199 of ISO 8601, which counts a year nought.
        Some(year) if year < 0 => write!(out, "-{:04}", -year),
        Some(year) => write!(out, "{year:04}"),
        None => write!(out, "XXXX"),
    }
}

impl Instant {
    /// Writes it.
    pub fn write(&self, out: &mut String) {
        if let Some(day) = self.day {
            day.write(out);
        }
        let Some(hour) = self.hour else { return };
        let _ = match hour {
            Hour::Clock(hour, minute, None) => write!(out, "T{hour:02}:{minute:02}"),
            Hour::Clock(hour, minute, Some(second)) => write!(out, "T{hour:02}:{minute:02}:{second:02}"),
            Hour::Part(part) => write!(out, "T{}", part.code()),
        };
        if let (Some(zone), Hour::Clock(..)) = (self.zone, hour) {
            let _ = match zone {
                0 => write!(out, "Z"),
                _ => write!(out, "{}{:02}:{:02}", if zone < 0 { '-' } else { '+' }, zone.abs() / 60, zone.abs() % 60),
            };
        }
    }
}

impl Season {
    /// Its TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// The month it begins with, as newspapers count: spring is March to May.
    pub fn first_month(self) -> u8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

impl Part {
    /// Its TIMEX3 code; dawn and forenoon, which TIMEX3 does not tell apart, are `DA` and `MO`.
    pub fn code(self) -> &'static str {
        match self {
            Part::Dawn => "DA",
            Part::Morning | Part::Forenoon => "MO",
            Part::Noon => "MI",
            Part::Afternoon => "AF",
            Part::Evening => "EV",
            Part::Night => "NI",
        }
    }
}
