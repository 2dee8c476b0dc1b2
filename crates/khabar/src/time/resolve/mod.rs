//! From what was said to when it is, by the publication date.
//!
//! News tells what happened: a bare weekday is the most recent one or the day of publication, a bare month
//! or date the nearest, leaning to the past. Words that look ahead in the sentence (سيعقد، المقرر) turn a bare
//! weekday forward. [`Preference`] makes the lean one-sided for other texts.

mod counted;
mod day;
mod feast;
mod instant;
mod month;
mod phase;
mod zone;

use crate::reading::TimeKind;
use crate::time::calendar::{add_days, add_months, weekday};
use crate::time::length::Length;
use crate::time::lists::Lists;
use crate::time::phrase::Meaning;
use crate::time::point::Point;
use crate::time::sense::Unit;
use crate::time::stamp::{Hour, Instant, Stamp};
use jiff::civil::{Date, DateTime};
use std::fmt::Write;

/// Which way a time leans that its words leave open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preference {
    /// As news tells: the most recent, or what is near, or what the sentence looks ahead to.
    #[default]
    News,
    /// Always what has been.
    Past,
    /// Always what comes: appointments, schedules.
    Future,
}

/// What times are resolved against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reference {
    /// The publication date; without it values stay open (`XXXX-WXX-1`).
    pub published: Option<DateTime>,
    /// Which way open ones lean.
    pub preference: Preference,
    /// Whether a number alone may be a day or an hour ("سأعود في 27"), as in messages and diaries. Not in news.
    pub loose: bool,
}

/// Resolves the phrases of one text.
#[derive(Clone, Copy, Debug)]
pub struct Resolver<'l> {
    lists: &'l Lists,
    reference: Reference,
    /// Whether the sentence looks ahead.
    pub ahead: bool,
    /// The day told last: what التالي and السابق count from.
    pub told: Option<Date>,
}

/// A resolved value.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// As written.
    pub text: String,
    /// What kind of time.
    pub kind: TimeKind,
    /// The day, when it is one.
    pub day: Option<Date>,
}

impl<'l> Resolver<'l> {
    /// A resolver for one text.
    pub fn new(lists: &'l Lists, reference: Reference) -> Self {
        Resolver { lists, reference, ahead: false, told: None }
    }

    /// The day of publication.
    pub fn today(&self) -> Option<Date> {
        self.reference.published.map(|at| at.date())
    }

    /// The year of publication.
    fn year(&self) -> Option<i32> {
        self.today().map(|today| i32::from(today.year()))
    }

    /// What times are counted from: today, or for التالي the day told last.
    fn origin(&self, point: &Point) -> Option<Date> {
        match self.reference.preference {
            Preference::News if point.anaphoric => self.told.or(self.today()),
            _ => self.today(),
        }
    }

    /// The value of a phrase; none when it names no time that exists (30 February).
    pub fn value(&self, meaning: &Meaning) -> Option<Value> {
        let mut text = String::new();
        let (kind, day) = match meaning {
            Meaning::Point(point) => {
                let instant = self.instant(point)?;
                instant.write(&mut text);
                let kind = match (instant.hour, instant.day) {
                    (Some(_), _) | (_, Some(Stamp::Now)) => TimeKind::Time,
                    (None, Some(stamp)) if stamp.is_interval() => TimeKind::Period,
                    _ => TimeKind::Date,
                };
                (kind, instant.day.filter(|stamp| stamp.is_day()).and_then(Stamp::first))
            }
            Meaning::Range(from, to) => (self.range(from.as_ref(), to.as_ref(), &mut text)?, None),
            Meaning::Length(length) => {
                length.write(&mut text);
                (TimeKind::Duration, None)
            }
            // "عاد بعد خمسين عاماً" tells how long it took; only a sentence that looks ahead counts months and
            // years from today. Days and weeks mostly are.
            Meaning::Shift(length, 1)
                if self.reference.preference == Preference::News
                    && !self.ahead
                    && (!(Unit::Night..=Unit::Week).contains(&length.finest()) || self.told.is_some()) =>
            {
                length.write(&mut text);
                (TimeKind::Duration, None)
            }
            Meaning::Ahead(length) => self.shift(length, 1, &mut text),
            Meaning::Shift(length, sign) => self.shift(length, *sign, &mut text),
            // "وصل منذ 3 أيام", "يعمل منذ 3 سنوات": the day it happened or began.
            Meaning::Since(length) => self.shift(length, -1, &mut text),
            Meaning::Window(length, step) => {
                match (self.reference.published, self.shifted(length, *step)) {
                    (Some(published), Some(other)) => self.window(published, &other, *step, &mut text),
                    _ => length.write(&mut text),
                }
                (TimeKind::Period, None)
            }
            Meaning::Every(length) => {
                length.write(&mut text);
                (TimeKind::Set, None)
            }
            Meaning::EveryDay(weekday, part) => {
                match weekday {
                    Some(weekday) => Stamp::Weekday(*weekday).write(&mut text),
                    None => Stamp::AnyDay.write(&mut text),
                }
                if let Some(part) = part {
                    let _ = write!(text, "T{}", part.code());
                }
                (TimeKind::Set, None)
            }
            Meaning::Name => return None,
            Meaning::Often(times, unit) => {
                let _ = write!(text, "R{times}/");
                Length::of(1.0, *unit).write(&mut text);
                (TimeKind::Set, None)
            }
        };
        Some(Value { text, kind, day })
    }

    /// A time some length from now; the length alone when it is vague.
    fn shift(&self, length: &Length, sign: i8, out: &mut String) -> (TimeKind, Option<Date>) {
        let Some(instant) = self.shifted(length, sign) else {
            if self.reference.published.is_some() || length.is_vague() {
                length.write(out);
                return (TimeKind::Duration, None);
            }
            out.push_str(match length.finest() {
                Unit::Year | Unit::Decade | Unit::Century => "XXXX",
                Unit::Month | Unit::Quarter | Unit::Half => "XXXX-XX",
                _ => "XXXX-XX-XX",
            });
            return (TimeKind::Date, None);
        };
        instant.write(out);
        (if instant.hour.is_some() { TimeKind::Time } else { TimeKind::Date }, None)
    }

    /// Two ends joined by a stroke; an open end is two points.
    fn range(&self, from: Option<&Point>, to: Option<&Point>, out: &mut String) -> Option<TimeKind> {
        let first = match from {
            Some(from) => Some(self.instant(from)?),
            None => None,
        };
        let mut last = match to {
            Some(to) => Some(self.instant(to)?),
            None => None,
        };
        // "من 28 ديسمبر إلى 3 يناير 2015" begins the year before.
        let mut first = first;
        if let (Some(from), Some(to)) = (from, to)
            && from.month > to.month
            && from.year.is_some()
            && from.year == to.year
        {
            first = Some(self.instant(&Point { year: from.year.map(|year| year - 1), ..*from })?);
        }
        if let (Some(first), Some(to), Some(end)) = (first, to, last) {
            last = Some(same_day(&first, self.not_before(&first, to, end)));
        }
        match first {
            Some(first) => first.write_first(out),
            None => out.push_str(".."),
        }
        out.push('/');
        match last {
            Some(last) => last.write_last(out),
            None => out.push_str(".."),
        }
        Some(TimeKind::Period)
    }

    /// The end of a range that would lie before its beginning is the next one: "من الجمعة حتى الأحد".
    fn not_before(&self, first: &Instant, to: &Point, end: Instant) -> Instant {
        let (Some(start), Some(stop)) = (first.day.and_then(Stamp::first), end.day.and_then(Stamp::first)) else { return end };
        if stop >= start {
            return end;
        }
        let later = if to.weekday.is_some() && to.day.is_none() {
            add_days(stop, 7)
        } else if to.year.is_none() && to.years.is_none() && to.month.is_some() {
            add_months(stop, 12)
        } else {
            None
        };
        match (later, end.day) {
            (Some(later), Some(Stamp::Day(..))) if later >= start => Instant { day: Some(Stamp::day(later)), ..end },
            (Some(later), Some(Stamp::Month(..))) => {
                Instant { day: Some(Stamp::Month(Some(i32::from(later.year())), later.month() as u8)), ..end }
            }
            _ => end,
        }
    }

    /// The window from `other` to the publication date, or from it to `other`.
    fn window(&self, published: DateTime, other: &Instant, step: i8, out: &mut String) {
        let now = match (other.hour, other.day) {
            (Some(_), _) => Instant { day: Some(Stamp::day(published.date())), hour: Some(clock_of(published)), zone: None },
            (None, Some(Stamp::Year(_))) => Instant { day: Some(Stamp::Year(self.year())), hour: None, zone: None },
            (None, Some(Stamp::Month(..))) => {
                let today = published.date();
                Instant { day: Some(Stamp::Month(self.year(), today.month() as u8)), hour: None, zone: None }
            }
            _ => Instant { day: Some(Stamp::day(published.date())), hour: None, zone: None },
        };
        let (first, last) = if step < 0 { (*other, now) } else { (now, *other) };
        first.write(out);
        out.push('/');
        last.write(out);
    }

    /// The time a length before or after the publication date, as fine as the length's finest unit.
    fn shifted(&self, length: &Length, sign: i8) -> Option<Instant> {
        if length.is_vague() {
            return None;
        }
        let published = self.reference.published?;
        let sign = f64::from(sign);
        let (mut months, mut days, mut seconds) = (0.0, 0.0, 0.0);
        for (value, unit) in length.amounts() {
            let value = value.unwrap_or(0.0) * sign;
            match unit {
                Unit::Second => seconds += value,
                Unit::Minute => seconds += value * 60.0,
                Unit::Hour => seconds += value * 3600.0,
                Unit::Night | Unit::Day | Unit::Weekend => days += value,
                Unit::Week => days += value * 7.0,
                Unit::Month => months += value,
                Unit::Quarter => months += value * 3.0,
                Unit::Half => months += value * 6.0,
                Unit::Year => months += value * 12.0,
                Unit::Decade => months += value * 120.0,
                Unit::Century => months += value * 1200.0,
            }
        }
        // A cast to i64 saturates; the calendar says no to what does not fit.
        let day = add_days(add_months(published.date(), months.round() as i64)?, days.round() as i64)?;
        let finest = length.finest();
        let plain = |stamp| Some(Instant { day: Some(stamp), hour: None, zone: None });
        match finest {
            Unit::Second | Unit::Minute | Unit::Hour => {
                let span = jiff::Span::new().try_seconds(seconds.round() as i64).ok()?;
                let at = day.to_datetime(published.time()).checked_add(span).ok()?;
                Some(Instant { day: Some(Stamp::day(at.date())), hour: Some(clock_of(at)), zone: None })
            }
            Unit::Year | Unit::Decade | Unit::Century if months.rem_euclid(12.0) == 0.0 => {
                plain(Stamp::Year(Some(i32::from(day.year()))))
            }
            Unit::Month | Unit::Quarter | Unit::Half | Unit::Year | Unit::Decade | Unit::Century => {
                plain(Stamp::Month(Some(i32::from(day.year())), day.month() as u8))
            }
            _ => plain(Stamp::day(day)),
        }
    }
}

impl Instant {
    /// As the first end of a range: an interval gives its first day.
    fn write_first(&self, out: &mut String) {
        self.edge(out, true, Stamp::first);
    }

    /// As the last end of a range: an interval gives its last day.
    fn write_last(&self, out: &mut String) {
        self.edge(out, false, |stamp| match stamp {
            Stamp::Days(_, last) => Some(last),
            _ => stamp.first(),
        });
    }

    fn edge(&self, out: &mut String, begins: bool, side: impl Fn(Stamp) -> Option<Date>) {
        match self.day {
            Some(stamp @ Stamp::Days(..)) => {
                if let Some(day) = side(stamp) {
                    Stamp::day(day).write(out);
                }
            }
            Some(Stamp::Months(year, first, last)) => Stamp::Month(Some(year), if begins { first } else { last }).write(out),
            Some(Stamp::Years(first, last)) => Stamp::Year(Some(if begins { first } else { last })).write(out),
            _ => self.write(out),
        }
    }
}

/// "الخميس من التاسعة حتى الحادية عشرة": both ends on Thursday, or past midnight on Friday.
fn same_day(first: &Instant, end: Instant) -> Instant {
    let (Some(Hour::Clock(from, ..)), Some(Hour::Clock(to, ..)), Some(day), None) = (first.hour, end.hour, first.day, end.day)
    else {
        return end;
    };
    let next = day.first().and_then(|date| add_days(date, 1)).map(Stamp::day);
    Instant { day: if to < from { next } else { Some(day) }, ..end }
}

fn clock_of(at: DateTime) -> Hour {
    Hour::Clock(at.hour() as u8, at.minute() as u8, None)
}

fn distance(one: Date, other: Date) -> i64 {
    // Days fit: the calendar holds twenty thousand years.
    i64::from((other - one).get_days()).abs()
}

/// The day of that weekday nearest to `day`.
fn nearest_weekday(day: Date, named: u8) -> Option<Date> {
    let forward = (i64::from(named) - i64::from(weekday(day))).rem_euclid(7);
    add_days(day, if forward > 3 { forward - 7 } else { forward })
}
