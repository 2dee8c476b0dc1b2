//! Dates in digits: "2016-02-22", "21/7/2015", "1436/10/5هـ", "3/2015".
//!
//! Arabic papers write day/month/year; a first number that can only be a year turns the order round, and a
//! second that can only be a day swaps day and month.

use super::point::Point;
use super::scan::Scan;
use super::sense::Sense;

impl Scan<'_> {
    /// The date in digits that begins at `at`.
    pub fn written_date(&self, at: usize, point: &mut Point) -> Option<usize> {
        if point.month.is_some() || point.day.is_some() || point.year.is_some() || point.months.is_some() {
            return None;
        }
        let (numbers, count, end) = self.number_run(at)?;
        let mut tried = *point;
        let end = match (count, numbers) {
            (3, [first, second, third]) => {
                let (year, rest) = match (first, third) {
                    (1000.., _) => (first, (third, second)),
                    (_, 1000..) => (third, (first, second)),
                    (32.., _) => (two_digit_year(first), (third, second)),
                    (_, 0..=99) if self.word(end - 1).len() == 2 && self.glued(end - 1) => {
                        (two_digit_year(third), (first, second))
                    }
                    _ => return None,
                };
                set_day(&mut tried, rest.0, rest.1)?;
                tried.year = Some(year);
                tried.hijri = (1300..1500).contains(&year);
                self.era(end, &mut tried)
            }
            (2, [first, second, _]) => {
                let (year, month) = match (first, second) {
                    (1900..=2100, 1..=12) => (first, second),
                    (1..=12, 1900..=2100) => (second, first),
                    _ => return self.day_and_month(at, first, second, end, point),
                };
                tried.year = Some(year);
                tried.month = u8::try_from(month).ok();
                self.era(end, &mut tried)
            }
            _ => return None,
        };
        *point = tried;
        // "08/12, 2015" has its year behind a comma; ISO's T and the clock may follow at once.
        Some(if self.word(end) == "t" && self.glued(end) { end + 1 } else { end })
    }

    /// "22/04": a day and a month only where the words around say so; elsewhere it is a fraction or a score.
    fn day_and_month(&self, at: usize, first: i32, second: i32, end: usize, point: &mut Point) -> Option<usize> {
        if !self.is_mark(at + 1, "/") || !self.is_open(end) {
            return None;
        }
        let told = point.weekday.is_some()
            || point.hijri
            || matches!(
                self.before(at),
                Sense::Date | Sense::Corresponding | Sense::In | Sense::Unit(super::sense::Unit::Day, _)
            )
            || self.word(at).len() == 2 && self.word(at + 2).len() == 2;
        if !told {
            return None;
        }
        set_day(point, first, second)?;
        if self.is_mark(end, ",")
            && let Some(year) = self.digits(end + 1)
        {
            let year = two_digit_year(year);
            if (1900..2100).contains(&year) {
                point.year = Some(year);
                return Some(end + 2);
            }
        }
        Some(end)
    }

    /// Two or three numbers joined by one kind of stroke, hyphen or point.
    fn number_run(&self, at: usize) -> Option<([i32; 3], usize, usize)> {
        let mut numbers = [0; 3];
        let word = self.word(at);
        // "12.03.2015" is one token.
        if word.contains('.') {
            let mut count = 0;
            for part in word.split('.') {
                if part.is_empty() || part.len() > 4 {
                    return None;
                }
                *numbers.get_mut(count)? = part.parse().ok()?;
                count += 1;
            }
            let year = numbers.iter().any(|number| (1300..2100).contains(number));
            let [first, ..] = numbers;
            let month = word.len() <= 7 && (1900..=2100).contains(&first) && self.is_open(at + 1);
            return (year && (count == 3 || month)).then_some((numbers, count, at + 1));
        }
        *numbers.get_mut(0)? = self.digits(at)?;
        let mark = self.word(at + 1);
        if !matches!(mark, "/" | "-" | "\\" | "–") {
            return None;
        }
        let mut count = 1;
        let mut end = at + 1;
        while count < 3 && self.is_mark(end, mark) {
            let Some(number) = self.digits(end + 1) else { break };
            // Blanks around the strokes are tolerated in full dates only: "10 / 9 / 1436".
            *numbers.get_mut(count)? = number;
            count += 1;
            end += 2;
        }
        // A run that goes on is a telephone number, a score sheet, a list.
        if self.is_mark(end, mark) && self.digits(end + 1).is_some() || count == 2 && !(self.glued(at + 1) && self.glued(at + 2))
        {
            return None;
        }
        (count > 1).then_some((numbers, count, end))
    }
}

/// Day and month in the order given, or swapped where only that fits.
pub fn set_day(point: &mut Point, day: i32, month: i32) -> Option<()> {
    let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    point.day = u8::try_from(day).ok();
    point.month = u8::try_from(month).ok();
    Some(())
}

/// 15 is 2015, 98 is 1998.
fn two_digit_year(year: i32) -> i32 {
    match year {
        0..=49 => 2000 + year,
        50..=99 => 1900 + year,
        _ => year,
    }
}
