//! The date-time family: dates, times and durations against what Khabar's time room reads.
//!
//! What counts as right:
//! - *Extractors* of Recognizers give words only. Every expected stretch must be found with exactly its words, and
//!   nothing else of the extractor's kind ([`shape`]) may be found.
//! - *Parsers* of Recognizers give words and value. Words must be the same; a date must be `FutureResolution` when
//!   open times lean to the future and `PastResolution` when they lean to the past ([`Preference`]); of a time the
//!   hour, minute and second count as said, for Khabar adds the day of its sentence; `TMI`, noon, is 12:00; a duration must
//!   have as many seconds, a year 365 days and a month 30.
//!   The suite is written for messages, so numbers alone are read as days and hours ([`Reference::loose`]).
//! - *Duckling* gives a value to a whole expression, with open times leaning to the future. Khabar's value is
//!   turned into the instants it begins and ends at ([`interval`]); they must be Duckling's, and the words found
//!   must cover the expression but for a preposition in front. Its test context stands two hours behind UTC.
//!   A duration stands in prose behind لمدة, for a bare شهر is no length by itself.
//!
//! Khabar's own conventions are those of news and stay: the week of a weekday is not told by المقبل, parts of a
//! month are thirds of it, 08/12 is the eighth of December.

mod interval;

use super::case::{Case, Verdict, Wanted};
use interval::{interval, wanted_interval};
use khabar::number::Numbers;
use khabar::reading::{BlockKind, TimeKind};
use khabar::span::Span;
use khabar::text::Text;
use khabar::time::{Found, Lists, Preference, Reference, find};
use serde_json::Value;

/// Judges cases of the date-time family.
pub struct Judge {
    lists: Lists,
    numbers: Numbers,
}

impl Judge {
    /// Compiles what reading times needs.
    pub fn new() -> Self {
        Judge { lists: Lists::new(), numbers: Numbers::new() }
    }

    /// Whether the case's times are read with the right value.
    pub fn judge(&self, case: &Case) -> Verdict {
        // Extractors of what Khabar tells in other pieces (a date with its time, merged kinds) are left out.
        if case.file.ends_with("Extractor") && kinds_of(&case.file).is_empty() {
            return Verdict::Skipped;
        }
        let right = match &case.wanted {
            Wanted::Expression(expression) if case.file == "Duration" => self.duckling_duration(case, expression),
            Wanted::Expression(expression) => self.duckling_time(case, expression),
            Wanted::Results(results) if case.file.ends_with("Extractor") => self.extracted(case, results),
            Wanted::Results(results) => self.parsed(case, results),
        };
        if right {
            return Verdict::Passed;
        }
        let read = self.read(&case.input, case, Preference::Future);
        Verdict::Failed(read.iter().map(|time| format!("{} {}", time.0, time.1.value)).collect::<Vec<_>>().join(" · "))
    }

    /// The times of `input`, each with its words. Recognizers is written for messages: numbers alone are days and hours.
    fn read<'i>(&self, input: &'i str, case: &Case, preference: Preference) -> Vec<(&'i str, Found)> {
        let mut text = Text::default();
        text.fill(input, &[(BlockKind::Paragraph, Span::of(0, input.len()))]);
        let published = case.reference.as_deref().and_then(|at| at.get(..19)).and_then(|at| at.parse().ok());
        let mut found = Vec::new();
        find(
            &text,
            &self.lists,
            &self.numbers,
            Reference { published, preference, loose: case.suite == "recognizers" },
            &mut found,
        );
        found.into_iter().map(|time| (time.span.text(input), time)).collect()
    }

    fn extracted(&self, case: &Case, results: &[Value]) -> bool {
        let found = self.read(&case.input, case, Preference::Future);
        let wanted: Vec<&str> = results.iter().filter_map(|result| result["Text"].as_str()).collect();
        let all_there = wanted.iter().all(|words| found.iter().any(|(read, _)| read == words));
        let kinds = kinds_of(&case.file);
        let none_else = found.iter().all(|(read, time)| wanted.contains(read) || !kinds.contains(&shape(time)));
        all_there && none_else
    }

    fn parsed(&self, case: &Case, results: &[Value]) -> bool {
        let future = self.read(&case.input, case, Preference::Future);
        let past = self.read(&case.input, case, Preference::Past);
        future.len() == results.len()
            && past.len() == results.len()
            && results.iter().zip(future.iter().zip(&past)).all(|(result, (future, past))| {
                let value = &result["Value"];
                // An hour said without its half of the day is the hour of the suite's clock, not the next one.
                let clock = value["FutureResolution"].get("time").or(value["FutureResolution"].get("startTime")).is_some();
                let ahead = if clock { &past.1.value } else { &future.1.value };
                result["Text"].as_str() == Some(future.0)
                    && same_value(value, &value["FutureResolution"], ahead)
                    && same_value(value, &value["PastResolution"], &past.1.value)
            })
    }

    fn duckling_duration(&self, case: &Case, expression: &str) -> bool {
        let input = format!("لمدة {}", case.input);
        let found = self.read(&input, case, Preference::Future);
        let [(words, time)] = found.as_slice() else { return false };
        let mut parts = expression.split_whitespace().skip(1);
        let (Some(count), Some(unit)) = (parts.next(), parts.next()) else { return false };
        let letter = match unit {
            "Second" => format!("PT{count}S"),
            "Minute" => format!("PT{count}M"),
            "Hour" => format!("PT{count}H"),
            unit => format!("P{count}{}", unit.chars().next().unwrap_or('?')),
        };
        *words == case.input && time.value == letter
    }

    fn duckling_time(&self, case: &Case, expression: &str) -> bool {
        let found = self.read(&case.input, case, Preference::Future);
        let [(words, time)] = found.as_slice() else { return false };
        let outside = case.input.replacen(words, "", 1);
        let covered = outside
            .split_whitespace()
            .all(|word| matches!(word, "في" | "عند" | "حوالي" | "قرابة" | "بحدود" | "من" | "هذا" | "يوم"));
        covered && wanted_interval(expression).is_some_and(|wanted| wanted.matches(interval(&time.value)))
    }
}

/// The kinds of time an extractor looks for.
fn kinds_of(file: &str) -> &'static [&'static str] {
    match file {
        "DateExtractor" => &["date"],
        "DatePeriodExtractor" => &["date range", "date"],
        "DurationExtractor" => &["duration"],
        "HolidayExtractor" => &["date", "date range"],
        "TimeExtractor" | "TimePeriodExtractor" => &["time", "time range"],
        _ => &[],
    }
}

/// The kind of a time in the terms of Recognizers.
fn shape(time: &Found) -> &'static str {
    let value = time.value.as_str();
    let clock = value.contains('T') && !value.starts_with('P');
    match time.kind {
        TimeKind::Duration => "duration",
        TimeKind::Set => "set",
        TimeKind::Period if clock => "time range",
        TimeKind::Period => "date range",
        _ if value == "PRESENT_REF" => "now",
        _ if clock => "time",
        _ if value.len() == 10 && !value.contains('W') || value.starts_with("XXXX-WXX-") => "date",
        _ => "date range",
    }
}

/// Whether a value is one of Recognizers' resolution: `date`, `time`, `duration` in seconds, `startTime` and
/// `endTime`, `startDate` and `endDate`; without any, its `Timex`.
fn same_value(wanted: &Value, resolution: &Value, value: &str) -> bool {
    let text = |key: &str| resolution[key].as_str();
    if resolution.as_object().is_some_and(|keys| keys.is_empty()) {
        return wanted["Timex"].as_str() == Some(value);
    }
    if let (Some(start), Some(end)) = (text("startDate"), text("endDate")) {
        let days = interval(value).map(|(from, to)| (from.date().to_string(), to.date().to_string()));
        // A range told by its days ends with the last of them, a month with the first day behind it.
        let last = value.split_once('/').map(|(_, to)| to.to_owned());
        return days.is_some_and(|(from, to)| from == start && (to == end || last.as_deref() == Some(end)));
    }
    if let Some(date) = text("date") {
        return value == date;
    }
    if let Some(time) = text("time") {
        return clock(value).as_deref() == Some(time);
    }
    if let Some(seconds) = text("duration") {
        return interval::seconds(value).is_some_and(|read| seconds.parse() == Ok(read));
    }
    match (text("startTime"), text("endTime"), value.split_once('/')) {
        (Some(start), Some(end), Some((from, to))) => clock(from).as_deref() == Some(start) && clock(to).as_deref() == Some(end),
        _ => false,
    }
}

/// The time of day of a value, to the second.
fn clock(value: &str) -> Option<String> {
    let (_, time) = value.split_once('T')?;
    match time {
        "MI" => Some("12:00:00".to_owned()),
        _ if time.len() == 5 => Some(format!("{time}:00")),
        _ if time.len() == 8 => Some(time.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times_are_compared_without_their_day() {
        assert_eq!(clock("2022-01-10T07:00").as_deref(), Some("07:00:00"));
        assert_eq!(clock("TMI").as_deref(), Some("12:00:00"));
        assert_eq!(clock("2022-01-10"), None);
    }

    #[test]
    fn a_resolution_names_what_is_compared() {
        let resolution = |json: &str| serde_json::from_str::<Value>(json).unwrap_or_default();
        let same = |json: &str, value: &str| same_value(&resolution(r#"{"Timex": "2016-SU"}"#), &resolution(json), value);
        assert!(same(r#"{"date": "2016-11-20"}"#, "2016-11-20"));
        assert!(!same(r#"{"date": "2016-11-20"}"#, "2016-11-13"));
        assert!(same(r#"{"duration": "1800"}"#, "PT0.5H"));
        assert!(same(r#"{"startDate": "2016-07-01", "endDate": "2016-10-01"}"#, "2016-Q3"));
        assert!(same(r#"{"startDate": "2016-01-12", "endDate": "2016-01-22"}"#, "2016-01-12/2016-01-22"));
        assert!(same("{}", "2016-SU") && !same("{}", "2016-WI"));
    }
}
