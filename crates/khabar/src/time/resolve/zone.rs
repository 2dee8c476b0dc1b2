//! Zones named in prose: "بتوقيت غرينتش", "بتوقيت القاهرة", an hour more in summer where clocks are put forward.

use crate::time::calendar::{self, add_days, date, weekday};
use crate::time::lists::{Summer, Zone};
use jiff::civil::Date;

/// Minutes from UTC on that day.
pub fn offset(zone: Zone, day: Option<Date>) -> i16 {
    let Some(day) = day else { return zone.offset };
    let year = i32::from(day.year());
    let last = |month: u8, named: u8| {
        calendar::month_end(year, month)
            .and_then(|end| add_days(end, -(i64::from(weekday(end)) - i64::from(named)).rem_euclid(7)))
    };
    let first = |month: u8, named: u8, nth: i64| {
        date(year, month, 1)
            .and_then(|first| add_days(first, (i64::from(named) - i64::from(weekday(first))).rem_euclid(7) + 7 * (nth - 1)))
    };
    let summer = match zone.summer {
        Summer::None => None,
        Summer::Europe => last(3, 7).zip(last(10, 7)),
        Summer::America => first(3, 7, 2).zip(first(11, 7, 1)),
        Summer::Egypt => last(4, 5).zip(last(10, 4)).filter(|_| year >= 2023),
    };
    if summer.is_some_and(|(from, to)| day >= from && day < to) { zone.offset + 60 } else { zone.offset }
}
