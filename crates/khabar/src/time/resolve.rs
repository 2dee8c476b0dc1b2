//! From what was said to when it is, by the publication date.
//!
//! News tells what happened: a bare weekday is the most recent one or the day of publication, a bare month
//! or date the nearest, leaning to the past. Words that look ahead in the sentence (سيعقد، المقرر) turn a bare
//! weekday forward. [`Preference`] makes the lean one-sided for other texts.

use super::calendar::{self, add_days, add_months, date, monday, weekday};
use super::length::Length;
use super::lists::{Feast, Lists, Summer, Zone};
use super::phrase::Meaning;
use super::point::Point;
use super::sense::{Part, Phase, Season, Unit};
use super::stamp::{Hour, Instant, Stamp};
use crate::reading::TimeKind;
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

    /// Day and time of day of a point.
    fn instant(&self, point: &Point) -> Option<Instant> {
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
    fn leaning_hour(&self, point: &Point, hour: u8, minute: u8) -> u8 {
        let (Preference::Future, Some(published)) = (self.reference.preference, self.reference.published) else { return hour };
        let open = point.part.is_none() && !point.has_date() && hour > 0 && hour < 12;
        let passed = (i32::from(hour), i32::from(minute)) <= (i32::from(published.hour()), i32::from(published.minute()));
        let later = i32::from(hour) + 12 > i32::from(published.hour());
        if open && passed && later { hour + 12 } else { hour }
    }

    /// The date of a point.
    fn stamp(&self, point: &Point) -> Option<Stamp> {
        if let Some(feast) = point.holiday {
            return self.feast(feast, point);
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
            return Some(Stamp::Decade(i32::from(decade)));
        }
        if let Some(decades) = point.decades {
            let Some(year) = self.year() else { return Some(Stamp::Year(None)) };
            return Some(Stamp::Decade(year - year.rem_euclid(10) + i32::from(decades) * 10));
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
    fn container_year(&self, point: &Point) -> Option<i32> {
        if point.year.is_some() {
            return point.year;
        }
        let origin = self.origin(point).map(|origin| i32::from(origin.year()))?;
        origin.checked_add(i32::from(point.years.unwrap_or(0)))
    }

    /// A day of a month.
    fn day(&self, point: &Point, day: u8) -> Option<Stamp> {
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
    fn lean(&self, point: &Point, past: Option<&Date>, next: Option<&Date>, today: Date, month: u8) -> Option<Stamp> {
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
    fn day_of_some_month(&self, today: Date, day: u8, named: Option<u8>) -> Option<Date> {
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

    fn hijri_day(&self, point: &Point, month: u8, day: u8) -> Option<Date> {
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
    fn weekday(&self, point: &Point, named: u8) -> Option<Stamp> {
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

    /// A month by name.
    fn month(&self, point: &Point, month: u8) -> Option<Stamp> {
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

    /// The third Tuesday, the last week, the last day of a month or year.
    fn counted(&self, point: &Point, nth: i8, unit: Unit) -> Option<Stamp> {
        // "أسبوع 15 سبتمبر".
        if unit == Unit::Week && nth == 0 {
            let Stamp::Day(Some(year), Some(month), day) = self.day(point, point.day?)? else { return Some(Stamp::AnyWeek) };
            return monday(date(year, month, day)?).map(Stamp::Week);
        }
        if let (Unit::Day, None, Some(weeks), Some(today)) = (unit, point.weekday, point.weeks, self.today()) {
            let day = if nth < 0 { 7 } else { i64::from(nth) };
            return add_days(monday(today)?, i64::from(weeks) * 7 + day - 1).map(Stamp::day);
        }
        let month = if point.month.is_some() || point.months.is_some() {
            let open = Point { nth: None, weekday: None, day: None, ..*point };
            match self.stamp(&open)? {
                Stamp::Month(Some(year), month) => Some((year, month)),
                _ => return Some(Stamp::AnyDay),
            }
        } else if point.year.is_none() && point.years.is_none() {
            let Some(today) = self.today() else { return Some(Stamp::AnyDay) };
            Some((i32::from(today.year()), today.month() as u8))
        } else {
            None
        };
        let (first, last) = match month {
            Some((year, month)) => (date(year, month, 1)?, calendar::month_end(year, month)?),
            None => {
                let Some(year) = self.container_year(point) else { return Some(Stamp::AnyWeek) };
                (date(year, 1, 1)?, date(year, 12, 31)?)
            }
        };
        let steps = i64::from(nth) - 1;
        let found = match (unit, point.weekday) {
            (Unit::Week, _) => {
                if nth < 0 {
                    monday(add_days(last, -6)?)
                } else if month.is_none() {
                    add_days(monday(date(i32::from(first.year()), 1, 4)?)?, steps * 7)
                } else {
                    let start = add_days(first, (1 - i64::from(weekday(first))).rem_euclid(7))?;
                    add_days(start, steps * 7)
                }
            }
            (_, Some(named)) if nth < 0 => add_days(last, -(i64::from(weekday(last)) - i64::from(named)).rem_euclid(7)),
            (_, Some(named)) => {
                // "الثلاثاء الثالث من سبتمبر" may be Tuesday the third.
                let exact = add_days(first, steps).filter(|day| weekday(*day) == named && point.day.is_none() && nth > 1);
                match exact {
                    Some(day) => Some(day),
                    None => {
                        let start = add_days(first, (i64::from(named) - i64::from(weekday(first))).rem_euclid(7))?;
                        add_days(start, steps * 7)
                    }
                }
            }
            (_, None) if nth < 0 => Some(last),
            (_, None) => add_days(first, steps),
        }?;
        if month.is_some() && unit != Unit::Week && (found < first || found > last) {
            return None;
        }
        Some(if unit == Unit::Week { Stamp::Week(found) } else { Stamp::day(found) })
    }

    fn season_year(&self, point: &Point, season: Season) -> Option<i32> {
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

    /// A named day of its year; without one, the nearest in news, the coming one in appointments.
    fn feast(&self, feast: u16, point: &Point) -> Option<Stamp> {
        let feast = *self.lists.feasts.get(usize::from(feast))?;
        let year = point.year.map(|year| if point.hijri || year < 1700 { (year, true) } else { (year, false) });
        let in_year = |year: i32| -> Option<(Date, Option<Date>)> {
            match feast {
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

    /// The beginning, middle, end or rest of a longer time: thirds of a month, quarters of a year.
    fn phased(&self, stamp: Stamp, phase: Phase) -> Stamp {
        if phase == Phase::Gone {
            return match (stamp.first(), self.today()) {
                (Some(first), Some(today)) if first <= today => Stamp::Days(first, today),
                _ => stamp,
            };
        }
        if phase == Phase::Rest {
            let last = match stamp {
                Stamp::Week(monday) => add_days(monday, 6),
                Stamp::Month(Some(year), month) => calendar::month_end(year, month),
                Stamp::Year(Some(year)) => date(year, 12, 31),
                _ => None,
            };
            return match (self.today(), last) {
                (Some(today), Some(last)) if today <= last => Stamp::Days(today, last),
                _ => stamp,
            };
        }
        let third = |parts: [(u8, u8); 3]| match phase {
            Phase::Start => parts[0],
            Phase::Middle => parts[1],
            _ => parts[2],
        };
        match stamp {
            Stamp::Month(Some(year), month) => {
                let Some(end) = calendar::month_end(year, month) else { return stamp };
                let (first, last) = third([(1, 10), (11, 20), (21, end.day() as u8)]);
                match (date(year, month, first), date(year, month, last)) {
                    (Some(first), Some(last)) => Stamp::Days(first, last),
                    _ => stamp,
                }
            }
            Stamp::Days(first, last) => {
                let length = distance(first, last);
                let (from, to) = third([(0, 9), (10, 19), (20, 40)]);
                if length > 40 {
                    return stamp;
                }
                match (add_days(first, i64::from(from)), add_days(first, i64::from(to))) {
                    (Some(from), Some(to)) => Stamp::Days(from, to.min(last)),
                    _ => stamp,
                }
            }
            Stamp::Year(Some(year)) => {
                let (first, last) = third([(1, 3), (5, 8), (10, 12)]);
                Stamp::Months(year, first, last)
            }
            Stamp::Decade(year) => {
                let (first, last) = third([(0, 3), (4, 6), (7, 9)]);
                Stamp::Years(year + i32::from(first), year + i32::from(last))
            }
            Stamp::Century(year) => {
                let (first, last) = third([(0, 33), (34, 66), (67, 99)]);
                Stamp::Years(year + i32::from(first), year + i32::from(last))
            }
            _ => stamp,
        }
    }
}

impl Instant {
    /// As the first end of a range: an interval gives its first day.
    fn write_first(&self, out: &mut String) {
        self.edge(out, Stamp::first);
    }

    /// As the last end of a range: an interval gives its last day.
    fn write_last(&self, out: &mut String) {
        self.edge(out, |stamp| match stamp {
            Stamp::Days(_, last) => Some(last),
            _ => stamp.first(),
        });
    }

    fn edge(&self, out: &mut String, side: impl Fn(Stamp) -> Option<Date>) {
        match self.day {
            Some(stamp @ Stamp::Days(..)) => {
                if let Some(day) = side(stamp) {
                    Stamp::day(day).write(out);
                }
            }
            Some(Stamp::Months(year, first, _)) => Stamp::Month(Some(year), first).write(out),
            Some(Stamp::Years(first, _)) => Stamp::Year(Some(first)).write(out),
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

/// Minutes from UTC on that day.
fn offset(zone: Zone, day: Option<Date>) -> i16 {
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
