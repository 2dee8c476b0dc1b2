//! Numbers that stand alone for a day or an hour: "سأعود في 27", "نلتقي عند 7", "في الثاني والعشرين", "22-4".
//!
//! Messages and diaries write so; in news "في 27" has its noun elsewhere and "22-4" is a score. Only a caller
//! who asks for it ([`super::Reference::loose`]) gets these read.

use super::point::{Clock, Point};
use super::scan::Scan;
use super::sense::Sense;

impl Scan<'_> {
    /// The number at `at` as a day or an hour.
    pub fn loose_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        if !self.loose || !point.is_empty() {
            return None;
        }
        if let Some(end) = self.loose_date(at, point) {
            return Some(end);
        }
        let numeral = self.numeral(at)?;
        let value = numeral.small().filter(|value| (1..=31).contains(value))?;
        let placed = matches!(self.before(at), Sense::In | Sense::To) || numeral.ordinal && self.word(at).starts_with("لل");
        if !placed || !self.is_open(numeral.last) || !(numeral.digits || numeral.ordinal && numeral.article) {
            return None;
        }
        if numeral.digits && value <= 12 && self.before(at) == Sense::In {
            point.clock = Some(Clock { hour: value, minute: 0, second: None, bare: false });
        } else {
            point.day = Some(value);
        }
        Some(numeral.last)
    }

    /// "4.22", "22-4", "4/22": a day and a month.
    fn loose_date(&self, at: usize, point: &mut Point) -> Option<usize> {
        let (first, second, end) = match self.word(at).split_once('.') {
            Some((first, second)) => (first.parse().ok()?, second.parse().ok()?, at + 1),
            None if matches!(self.word(at + 1), "-" | "/") && self.glued(at + 1) && self.glued(at + 2) => {
                (self.digits(at)?, self.digits(at + 2)?, at + 3)
            }
            None => return None,
        };
        if !self.is_open(end) || self.digits(end + 1).is_some() {
            return None;
        }
        super::digits::set_day(point, first, second)?;
        Some(end)
    }
}
