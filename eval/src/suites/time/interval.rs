//! Values as the instants they begin and end at, which is how Duckling writes them.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// Where Duckling's test context stands.
const NOW: &str = "2013-02-12T04:30:00";

/// From an instant to the first instant behind it.
pub type Interval = (DateTime, DateTime);

/// What Duckling expects.
#[derive(Debug)]
pub struct Wanted {
    start: DateTime,
    end: Option<DateTime>,
    grain: String,
}

impl Wanted {
    /// Whether a value read is the one expected: both ends of an interval, or the start and the grain of an instant.
    pub fn matches(&self, read: Option<Interval>) -> bool {
        let Some((start, end)) = read else { return false };
        if start != self.start {
            return false;
        }
        if let Some(wanted) = self.end {
            return end == wanted;
        }
        let seconds = (end - start).total((jiff::Unit::Second, jiff::SpanRelativeTo::days_are_24_hours())).unwrap_or(0.0);
        match self.grain.as_str() {
            "Second" => seconds == 1.0,
            "Minute" | "Hour" => seconds <= 3600.0,
            "Day" => seconds == 86_400.0,
            "Week" => seconds == 7.0 * 86_400.0,
            "Month" => (28.0..=31.0).contains(&(seconds / 86_400.0)),
            _ => seconds > 360.0 * 86_400.0,
        }
    }
}

/// Reads `datetime (2013, 2, 12, 4, 30, 0) Second`, `datetimeInterval ((…), (…)) Day` and the holidays' forms.
pub fn wanted_interval(expression: &str) -> Option<Wanted> {
    let bare: String = expression.split('"').step_by(2).collect();
    let numbers: Vec<i16> =
        bare.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
    let at = |part: &[i16]| match part {
        [year, rest @ ..] => match rest.iter().map(|&n| i8::try_from(n).ok()).collect::<Option<Vec<i8>>>()?.as_slice() {
            [month, day, hour, minute, second] => DateTime::new(*year, *month, *day, *hour, *minute, *second, 0).ok(),
            _ => None,
        },
        [] => None,
    };
    let mut parts = numbers.chunks(6);
    let start = at(parts.next()?)?;
    let end = match parts.next() {
        Some(part) => Some(at(part)?),
        None => None,
    };
    let grain = bare.split_whitespace().rfind(|word| word.chars().all(char::is_alphabetic))?.to_owned();
    Some(Wanted { start, end, grain })
}

/// The instants a value begins and ends at; an open end is the present.
pub fn interval(value: &str) -> Option<Interval> {
    let now: DateTime = NOW.parse().ok()?;
    match value.split_once('/') {
        // حتى: up to where the end begins.
        Some(("..", to)) => Some((now, single(to)?.0)),
        Some((from, "..")) => Some((single(from)?.0, now)),
        Some((from, to)) => Some((single(from)?.0, single(to)?.1)),
        None => single(value),
    }
}

fn single(value: &str) -> Option<Interval> {
    let now: DateTime = NOW.parse().ok()?;
    if value == "PRESENT_REF" {
        return Some((now, now.checked_add(1.second()).ok()?));
    }
    if let Some((day, time)) = value.split_once('T') {
        let day: Date = if day.is_empty() { now.date() } else { day.parse().ok()? };
        return part_of_day(day, time).or_else(|| clock(day, time));
    }
    let bytes = value.as_bytes();
    let (first, span) = match bytes.len() {
        // A decade.
        4 if value.ends_with('X') => (Date::new(value.replace('X', "0").parse().ok()?, 1, 1).ok()?, 10.years()),
        7 if bytes.get(5) == Some(&b'Q') => {
            let quarter: i8 = value.get(6..)?.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            (Date::new(value.get(..4)?.parse().ok()?, quarter * 3 - 2, 1).ok()?, 3.months())
        }
        4 => (Date::new(value.parse().ok()?, 1, 1).ok()?, 1.year()),
        7 => (format!("{value}-01").parse().ok()?, 1.month()),
        8 if bytes.get(5) == Some(&b'W') => {
            let week = jiff::civil::ISOWeekDate::new(
                value.get(..4)?.parse().ok()?,
                value.get(6..)?.parse().ok()?,
                jiff::civil::Weekday::Monday,
            );
            (week.ok()?.date(), 1.week())
        }
        10 => (value.parse().ok()?, 1.day()),
        _ => return None,
    };
    let start = first.at(0, 0, 0, 0);
    Some((start, start.checked_add(span).ok()?))
}

/// The hours Duckling gives the parts of a day.
fn part_of_day(day: Date, part: &str) -> Option<Interval> {
    let (from, to) = match part {
        "MO" => (4, 12),
        "AF" => (12, 18),
        "EV" | "NI" => (18, 24),
        _ => return None,
    };
    let midnight = day.at(0, 0, 0, 0);
    Some((midnight.checked_add(from.hours()).ok()?, midnight.checked_add(to.hours()).ok()?))
}

fn clock(day: Date, time: &str) -> Option<Interval> {
    let (time, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let mut parts = time.split(':').map(str::parse::<i64>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let second = parts.next().transpose().ok()?;
    let mut start = day.at(0, 0, 0, 0).checked_add((hour * 3600 + minute * 60 + second.unwrap_or(0)).seconds()).ok()?;
    if !zone.is_empty() {
        let sign = if zone.starts_with('-') { -1 } else { 1 };
        let (hours, minutes) = zone.trim_start_matches(['Z', '+', '-']).split_once(':').unwrap_or(("0", "0"));
        let offset = sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?);
        start = start.checked_sub((offset + 120).minutes()).ok()?;
    }
    let grain = match (second, minute) {
        (Some(_), _) => 1.second(),
        (None, 0) => 1.hour(),
        (None, _) => 1.minute(),
    };
    Some((start, start.checked_add(grain).ok()?))
}

/// The seconds of a duration: a year 365 days, a month 30.
pub fn seconds(value: &str) -> Option<i64> {
    let mut rest = value.strip_prefix('P')?;
    let (mut sum, mut in_clock) = (0.0, false);
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (number, tail) = rest.split_at(at);
        let (letter, tail) = tail.split_at(1);
        rest = tail;
        if letter == "T" {
            in_clock = true;
            continue;
        }
        let unit = match (letter, in_clock) {
            ("Y", _) => 31_536_000.0,
            ("M", false) => 2_592_000.0,
            ("W", _) => 604_800.0,
            ("D", _) => 86_400.0,
            ("H", _) => 3_600.0,
            ("M", true) => 60.0,
            ("S", _) => 1.0,
            _ => return None,
        };
        sum += number.parse::<f64>().ok()? * unit;
    }
    Some(sum as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_instants() {
        let ends = |value: &str| interval(value).map(|(start, end)| format!("{start} {end}")).unwrap_or_default();
        assert_eq!(ends("2013-W07"), "2013-02-11T00:00:00 2013-02-18T00:00:00");
        assert_eq!(ends("2013-03"), "2013-03-01T00:00:00 2013-04-01T00:00:00");
        assert_eq!(ends("2013-07-13/2013-07-15"), "2013-07-13T00:00:00 2013-07-16T00:00:00");
        assert_eq!(ends("../2013-02-12T14:00"), "2013-02-12T04:30:00 2013-02-12T14:00:00");
        assert_eq!(ends("2013-02-14T08:00Z"), "2013-02-14T06:00:00 2013-02-14T07:00:00");
        assert_eq!(ends("2013-02-12TNI"), "2013-02-12T18:00:00 2013-02-13T00:00:00");
        assert_eq!(seconds("P1DT2H"), Some(93_600));
        assert_eq!(seconds("PXD"), None);
    }

    #[test]
    fn expressions_are_read() {
        let wanted = wanted_interval("datetimeHoliday (2020, 12, 25, 0, 0, 0) Day \"عيد 1\"");
        assert!(wanted.as_ref().is_some_and(|wanted| wanted.matches(interval("2020-12-25"))), "{wanted:?}");
        assert!(wanted.is_some_and(|wanted| !wanted.matches(interval("2020-12"))));
        let wanted = wanted_interval("datetimeInterval ((2013, 3, 1, 0, 0, 0), (2013, 3, 11, 0, 0, 0)) Day");
        assert!(wanted.is_some_and(|wanted| wanted.matches(interval("2013-03-01/2013-03-10"))));
    }
}
