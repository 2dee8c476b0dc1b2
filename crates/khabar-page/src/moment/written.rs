//! Moments as pages write them, for machines and for people.
//!
//! | written | read |
//! | --- | --- |
//! | `2020-12-01T02:15:00+03:00`, `2020-12-01 02:15`, `20201201` | as it stands, with its offset |
//! | `1606781700`, `1606781700000` | seconds or milliseconds since 1970, UTC |
//! | `Tue, 01 Dec 2020 02:15:00 GMT`, `Dec 1, 2020` | English month names |
//! | `12/1/2020 2:15:00 AM` | month first, as .NET writes with `AM` |
//! | `01/12/2020`, `١ / ١٢ / ٢٠٢٠` | day first, as people write |
//! | `الثلاثاء 1 ديسمبر 2020 - 02:15 ص`, `24 آب/أغسطس`, `16 ربيع الثاني 1442هـ` | by the library's time room |

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use khabar::number::Numbers;
use khabar::reading::{BlockKind, TimeKind};
use khabar::span::Span;
use khabar::text::Text;
use khabar::time;

/// A moment as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Day and clock as written; midnight when no clock time is told.
    pub at: DateTime,
    /// Seconds east of UTC, where told.
    pub offset: Option<i32>,
    /// Whether a clock time is told.
    pub clock: bool,
}

/// Reads moments. Holds the time room's lists.
#[derive(Debug, Default)]
pub struct Moments {
    times: time::Lists,
    numbers: Numbers,
}

/// The longest text looked at, in characters.
const LONGEST: usize = 240;

impl Moments {
    /// Compiles the lists.
    pub fn new() -> Moments {
        Moments { times: time::Lists::new(), numbers: Numbers::new() }
    }

    /// The moment in a short text.
    pub fn read(&self, written: &str) -> Option<Moment> {
        let text = plain(written);
        let text = text.trim();
        let found = epoch(text).or_else(|| numeric(text)).or_else(|| english(text)).or_else(|| self.arabic(text))?;
        // Newspapers' pages are younger than the web; a year to come is a slip or an event.
        (1990..=2100).contains(&found.at.year()).then_some(found)
    }

    fn arabic(&self, written: &str) -> Option<Moment> {
        if !written.chars().any(|c| matches!(c, 'ء'..='ي')) || !written.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let mut text = Text::default();
        text.fill(written, &[(BlockKind::Paragraph, Span::of(0, written.len()))]);
        let mut found = Vec::new();
        time::find(&text, &self.times, &self.numbers, time::Reference::default(), &mut found);
        let date = found.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time)).find_map(|time| {
            let day: Date = time.value.get(..10)?.parse().ok()?;
            Some(day)
        })?;
        let clock = clock(written);
        Some(Moment { at: date.to_datetime(clock.unwrap_or(Time::midnight())), offset: zone(written), clock: clock.is_some() })
    }
}

/// European digits, no direction marks or vowels, single blanks; cut to [`LONGEST`].
fn plain(written: &str) -> String {
    let mut out = String::new();
    for c in written.chars().take(LONGEST) {
        match c {
            '٠'..='٩' => out.extend(char::from_digit(u32::from(c) - u32::from('٠'), 10)),
            '۰'..='۹' => out.extend(char::from_digit(u32::from(c) - u32::from('۰'), 10)),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{640}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// Seconds or milliseconds since 1970.
fn epoch(text: &str) -> Option<Moment> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let seconds = match text.len() {
        9 | 10 => text.parse::<i64>().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let at = jiff::tz::TimeZone::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
    Some(Moment { at, offset: Some(0), clock: true })
}

/// A date in digits, wherever in the text it stands, with the clock and offset behind it.
fn numeric(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes.get(at).is_some_and(u8::is_ascii_digit) && (at == 0 || !bytes.get(at - 1).is_some_and(u8::is_ascii_alphanumeric))
        {
            if let Some((date, end)) = date_at(text, at) {
                let rest = text.get(end..).unwrap_or("");
                let behind = clock(rest);
                let clock = behind.or_else(|| clock(text.get(..at).unwrap_or("")));
                return Some(Moment {
                    at: date.to_datetime(clock.unwrap_or(Time::midnight())),
                    offset: zone(rest),
                    clock: clock.is_some(),
                });
            }
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        }
        at += 1;
    }
    None
}

/// Three numbers with the same mark between them, the year first or last: the date and where it ends.
fn date_at(text: &str, at: usize) -> Option<(Date, usize)> {
    let rest = text.get(at..)?;
    let mut numbers = [0i32; 3];
    let mut lengths = [0usize; 3];
    let mut end = 0;
    let mut mark = None;
    for index in 0..3 {
        let tail = rest.get(end..)?;
        let blanks = if index > 0 { tail.len() - tail.trim_start().len() } else { 0 };
        let tail = tail.get(blanks..)?;
        let length = tail.bytes().take(9).take_while(u8::is_ascii_digit).count();
        *numbers.get_mut(index)? = tail.get(..length)?.parse().ok()?;
        *lengths.get_mut(index)? = length;
        end += blanks + length;
        if index == 0 && length == 8 {
            // 20201201
            let whole = *numbers.first()?;
            return Some((date(whole / 10_000, whole / 100 % 100, whole % 100)?, at + end));
        }
        if index < 2 {
            let tail = rest.get(end..)?;
            let between = tail.trim_start();
            let here = between.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '\\'))?;
            if *mark.get_or_insert(here) != here {
                return None;
            }
            end += tail.len() - between.len() + 1;
        }
    }
    if rest.as_bytes().get(end).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let [a, b, c] = numbers;
    let found = match lengths {
        [4, 1..=2, 1..=2] => date(a, b, c).or_else(|| date(a, c, b)),
        [1..=2, 1..=2, 4] => {
            let american = rest.to_ascii_uppercase();
            let american = american.contains(" AM") || american.contains(" PM");
            let (day, month) = if american { (b, a) } else { (a, b) };
            date(c, month, day).or_else(|| date(c, day, month))
        }
        _ => None,
    };
    Some((found?, at + end))
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    // 1442/04/16: the Hijri calendar; the Gregorian date stands beside it.
    if !(1990..=2100).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `Tue, 01 Dec 2020 02:15:00 GMT`, `December 1, 2020`.
fn english(text: &str) -> Option<Moment> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '+').filter(|word| !word.is_empty()).collect();
    let place = words
        .iter()
        .position(|word| word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month)) && !word.starts_with("mark"))?;
    let month = MONTHS.iter().position(|month| words.get(place).is_some_and(|word| word.starts_with(month)))? + 1;
    let number = |at: usize| words.get(at)?.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i32>().ok();
    let before = place.checked_sub(1).and_then(number).filter(|day| (1..=31).contains(day));
    let (day, year) = match before {
        Some(day) => (day, number(place + 1)?),
        None => (number(place + 1)?, number(place + 2)?),
    };
    let date = date(year, month as i32, day)?;
    let clock = clock(text);
    Some(Moment { at: date.to_datetime(clock.unwrap_or(Time::midnight())), offset: zone(text), clock: clock.is_some() })
}

/// The first clock time of a text: `02:15`, `2:15:08 PM`, `9:23 ص`, `T021500`.
pub fn clock(text: &str) -> Option<Time> {
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices(':') {
        let start = (0..at).rev().take(2).take_while(|&before| bytes.get(before).is_some_and(u8::is_ascii_digit)).last();
        let Some(start) = start else { continue };
        let pair = |from: usize| {
            let digits = text.get(from..from + 2)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i8>().ok())?
        };
        let hour: Option<i8> = text.get(start..at).and_then(|digits| digits.parse().ok());
        let (Some(mut hour), Some(minute)) = (hour, pair(at + 1)) else { continue };
        if start > 0 && matches!(bytes.get(start - 1), Some(b'+' | b':')) {
            continue;
        }
        let second = if bytes.get(at + 3) == Some(&b':') { pair(at + 4) } else { None };
        let end = at + if second.is_some() { 6 } else { 3 };
        let tail = text.get(end..).unwrap_or("").trim_start_matches(|c: char| c == ' ' || c == '.' || c.is_ascii_digit());
        match half(tail).or_else(|| half_before(text.get(..start).unwrap_or(""))) {
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        if let Ok(time) = Time::new(hour, minute, second.unwrap_or(0), 0) {
            return Some(time);
        }
    }
    None
}

/// Whether the word behind a clock time says it is of the second half of the day.
fn half(tail: &str) -> Option<bool> {
    let word: String = tail.chars().take_while(|c| c.is_alphabetic() || matches!(c, '\u{64b}'..='\u{652}')).take(10).collect();
    let word: String = word.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{652}')).flat_map(char::to_lowercase).collect();
    match word.as_str() {
        "م" | "مساء" | "مساءا" | "عصرا" | "ظهرا" | "pm" | "p" => Some(true),
        "ص" | "صباحا" | "فجرا" | "am" | "a" => Some(false),
        _ => None,
    }
}

/// The same where the word stands before: `م 02:15`.
fn half_before(head: &str) -> Option<bool> {
    let word = head.trim_end().rsplit(' ').next()?;
    if matches!(word, "م" | "ص" | "PM" | "AM" | "مساء" | "صباحا") { half(word) } else { None }
}

/// The offset from UTC in seconds: `Z`, `+03:00`, `+0300`, `GMT+3`, `بتوقيت غرينتش`.
fn zone(text: &str) -> Option<i32> {
    for (at, sign) in text.char_indices().filter(|&(_, c)| matches!(c, '+' | '-' | '−')) {
        let before = text.get(..at).unwrap_or("").trim_end();
        let digits: String = text
            .get(at + sign.len_utf8()..)?
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == ':')
            .filter(|c| *c != ':')
            .take(4)
            .collect();
        let clocked = before.ends_with(|c: char| c.is_ascii_digit()) && before.contains(':');
        let named = before.to_ascii_uppercase().ends_with("GMT") || before.to_ascii_uppercase().ends_with("UTC");
        if !(named && !digits.is_empty() || clocked && digits.len() == 4 || clocked && sign == '+' && digits.len() == 2) {
            continue;
        }
        let (hours, minutes) = if digits.len() == 4 { digits.split_at(2) } else { (digits.as_str(), "0") };
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        let seconds = (hours * 60 + minutes) * 60;
        return (hours <= 14 && minutes < 60).then_some(if sign == '+' { seconds } else { -seconds });
    }
    let upper = text.trim_end().to_ascii_uppercase();
    let zulu = upper.ends_with('Z') && upper.len() > 1 && upper.as_bytes().get(upper.len() - 2).is_some_and(u8::is_ascii_digit);
    let named =
        upper.contains("GMT") || upper.contains("UTC") || ["غرينتش", "غرينيتش", "جرينتش"].iter().any(|name| text.contains(name));
    (zulu || named).then_some(0)
}

impl Moment {
    /// The day and clock where the outlet is: an offset told is turned into the outlet's zone, where that is known.
    pub fn local(self, zone: Option<&jiff::tz::TimeZone>) -> DateTime {
        let (Some(offset), Some(zone), true) = (self.offset, zone, self.clock) else { return self.at };
        let stamp = Offset::from_seconds(offset).ok().and_then(|offset| offset.to_timestamp(self.at).ok());
        stamp.map_or(self.at, |stamp| zone.to_datetime(stamp))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn moments_in_every_form_pages_use() {
        let moments = Moments::new();
        for (written, at, offset) in [
            ("2020-12-01T02:15:00+03:00", "2020-12-01T02:15:00", Some(10_800)),
            ("2020-12-01T02:15:00.000Z", "2020-12-01T02:15:00", Some(0)),
            ("2020-12-01 02:15:00", "2020-12-01T02:15:00", None),
            ("2020-12-01T02:15+0300", "2020-12-01T02:15:00", Some(10_800)),
            ("2020-12-01", "2020-12-01T00:00:00", None),
            ("20201201", "2020-12-01T00:00:00", None),
            ("1606781700", "2020-12-01T00:15:00", Some(0)),
            ("Tue, 01 Dec 2020 02:15:00 GMT", "2020-12-01T02:15:00", Some(0)),
            ("December 1, 2020 2:15 pm", "2020-12-01T14:15:00", None),
            ("12/1/2020 2:15:00 AM", "2020-12-01T02:15:00", None),
            ("01/12/2020 - 14:15", "2020-12-01T14:15:00", None),
            ("02:15 الثلاثاء ١ / ١٢ / ٢٠٢٠", "2020-12-01T02:15:00", None),
            ("الثلاثاء، 01 ديسمبر 2020 - 02:15 م", "2020-12-01T14:15:00", None),
            ("الثلاثاء ١ كانون الأول ٢٠٢٠", "2020-12-01T00:00:00", None),
            ("24 آب/أغسطس 2020", "2020-08-24T00:00:00", None),
            ("الجمعة 8 فيفري 2019", "2019-02-08T00:00:00", None),
            ("الأربعاء 24 غشت 2020 - 11:30", "2020-08-24T11:30:00", None),
            ("16 ربيع الثاني 1442هـ الموافق 1 ديسمبر 2020م", "2020-12-01T00:00:00", None),
            ("نشر في: 01/12/2020 الساعة 9:05 مساءً بتوقيت غرينتش", "2020-12-01T21:05:00", Some(0)),
            ("1442/04/16 - 2020/12/01", "2020-12-01T00:00:00", None),
            ("آخر تحديث 14:00 (GMT+0400) 28 آب/اغسطس 2013", "2013-08-28T14:00:00", Some(14_400)),
        ] {
            let found = moments.read(written);
            assert_eq!(found.map(|found| (found.at.to_string(), found.offset)), Some((at.to_owned(), offset)), "{written}");
        }
        for written in ["", "أمس", "قبل 12 دقيقة", "12", "1442/04/16", "الأكثر قراءة 5"] {
            assert_eq!(moments.read(written), None, "{written}");
        }
    }

    #[test]
    fn an_offset_is_turned_into_the_outlets_zone() {
        let moment = Moments::new().read("2020-11-30T22:30:00Z").unwrap();
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(3));
        assert_eq!(moment.local(Some(&zone)).to_string(), "2020-12-01T01:30:00");
        assert_eq!(moment.local(None).to_string(), "2020-11-30T22:30:00");
    }

    proptest! {
        #[test]
        fn no_text_panics(texts in proptest::collection::vec("([0-9٠-٩]{1,4}|[-/:. +]|Z|GMT|ص|م|ديسمبر|هـ|Dec|\\PC){0,24}", 40)) {
            let moments = Moments::new();
            for text in texts {
                let _ = moments.read(&text);
            }
        }
    }
}
