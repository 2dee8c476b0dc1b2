//! Parts of longer times: "مطلع الشهر" is its first third, "أواخر العام" its last quarter, "بقية الأسبوع" what is left.

use super::{Resolver, distance};
use crate::time::calendar::{self, add_days, date};
use crate::time::point::Point;
use crate::time::sense::Phase;
use crate::time::stamp::Stamp;

impl Resolver<'_> {
    /// The beginning, middle, end or rest of a longer time: thirds of a month, quarters of a year.
    pub fn phased(&self, stamp: Stamp, phase: Phase) -> Stamp {
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
            Stamp::Century(year) if year >= 0 => {
                let (first, last) = third([(0, 33), (34, 66), (67, 99)]);
                Stamp::Years(year + i32::from(first), year + i32::from(last))
            }
            _ => stamp,
        }
    }

    /// "النصف الثاني من يناير": its days from the sixteenth.
    pub fn half_of_month(&self, point: &Point, half: u8) -> Option<Stamp> {
        let stamp = self.stamp(&Point { half: None, ..*point })?;
        let Stamp::Month(Some(year), month) = stamp else { return Some(stamp) };
        let (first, last) = if half == 1 {
            (date(year, month, 1)?, date(year, month, 15)?)
        } else {
            (date(year, month, 16)?, calendar::month_end(year, month)?)
        };
        Some(Stamp::Days(first, last))
    }
}
