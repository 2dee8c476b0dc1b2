//! Reckoning with days: the Gregorian calendar, the Umm al-Qura Hijri calendar of Saudi Arabia, Easter.
//!
//! Everything here answers with `None` where the calendar ends, so that no year an article may name panics.

use icu_calendar::cal::Hijri;
use jiff::civil::Date;

/// A day of the Gregorian calendar.
pub fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `days` days later (earlier when negative).
pub fn add_days(date: Date, days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    date.checked_add(span).ok()
}

/// `months` months later; the day stays in its month (31 January + 1 = 28 February).
pub fn add_months(date: Date, months: i64) -> Option<Date> {
    let span = jiff::Span::new().try_months(months).ok()?;
    date.checked_add(span).ok()
}

/// The number of the weekday, Monday 1.
pub fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

/// The Monday of the week `date` lies in.
pub fn monday(date: Date) -> Option<Date> {
    add_days(date, 1 - i64::from(weekday(date)))
}

/// The last day of a month.
pub fn month_end(year: i32, month: u8) -> Option<Date> {
    Some(date(year, month, 1)?.last_of_month())
}

/// A Hijri day on the Gregorian calendar. Day 30 of a month of 29 is its last day, since sightings differ.
pub fn hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    let calendar = Hijri::new_umm_al_qura;
    let date = icu_calendar::Date::try_new_hijri_with_calendar(year, month, day, calendar())
        .or_else(|_| icu_calendar::Date::try_new_hijri_with_calendar(year, month, day.min(29), calendar()))
        .ok()?
        .to_calendar(icu_calendar::Iso);
    self::date(date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
}

/// The last day of a Hijri month.
pub fn hijri_month_end(year: i32, month: u8) -> Option<Date> {
    let (year, month) = if month >= 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
    add_days(hijri(year, month, 1)?, -1)
}

/// The Hijri year a Gregorian day lies in.
pub fn hijri_year(date: Date) -> Option<i32> {
    let day = icu_calendar::Date::try_new_iso(i32::from(date.year()), date.month() as u8, date.day() as u8).ok()?;
    Some(day.to_calendar(Hijri::new_umm_al_qura()).year().extended_year())
}

/// Easter Sunday of the western churches (the anonymous Gregorian computus, Nature 13, 1876).
pub fn easter(year: i32) -> Option<Date> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, century_rest) = (century / 4, century % 4);
    let correction = (century + 8) / 25;
    let moon = (century - correction + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - moon + 15) % 30;
    let (leaps, years) = (rest / 4, rest % 4);
    let sunday = (32 + 2 * century_rest + 2 * leaps - epact - years) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let sum = epact + sunday - 7 * late + 114;
    date(year, u8::try_from(sum / 31).ok()?, u8::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hijri_days_by_the_umm_al_qura_tables() {
        for (year, month, day, gregorian) in
            [(1436, 9, 1, "2015-06-18"), (1436, 10, 1, "2015-07-17"), (1443, 12, 10, "2022-07-09"), (1435, 1, 1, "2013-11-04")]
        {
            assert_eq!(hijri(year, month, day).map(|date| date.to_string()).as_deref(), Some(gregorian));
        }
        assert_eq!(hijri_month_end(1436, 9).map(|date| date.to_string()).as_deref(), Some("2015-07-16"));
        assert_eq!(date(2015, 7, 21).and_then(hijri_year), Some(1436));
    }

    #[test]
    fn easter_sundays() {
        for (year, day) in [(2013, "2013-03-31"), (2015, "2015-04-05"), (2024, "2024-03-31")] {
            assert_eq!(easter(year).map(|date| date.to_string()).as_deref(), Some(day));
        }
    }

    #[test]
    fn calendars_end_without_a_panic() {
        assert_eq!(hijri(i32::MAX, 13, 40), None);
        assert_eq!(easter(99_999), None);
        assert_eq!(date(2015, 2, 30), None);
        assert_eq!(date(9999, 12, 31).and_then(|date| add_days(date, i64::MAX)), None);
    }
}
