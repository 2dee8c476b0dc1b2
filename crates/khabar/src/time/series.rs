//! Several times under one noun: "يومي 12 و13 يناير", "شهري تموز وآب من عام 2006", "أعوام 2008 و2009 و2010",
//! "مساء يومي الجمعة والسبت المقبلين".
//!
//! Each is a time of its own; month, year and direction are said once, with the last.

use super::phrase::{Meaning, Phrase};
use super::point::Point;
use super::scan::Scan;
use super::sense::{Count, Part, Sense, Unit};

/// A series of more is a table.
const LONGEST: usize = 8;

impl Scan<'_> {
    /// Appends the times of the series that begins at `at`; whether there was one.
    pub fn series(&self, at: usize, out: &mut Vec<Phrase>) -> bool {
        let (part, head) = match self.sense(at) {
            Sense::Part(part) => (Some(part), self.after(at)),
            _ => (None, at),
        };
        let unit = match self.sense(head) {
            Sense::SeriesOf(unit) => unit,
            Sense::Unit(unit @ (Unit::Day | Unit::Month | Unit::Year), Count::Many) => unit,
            Sense::Unit(Unit::Year, Count::Two) => Unit::Year,
            _ => return false,
        };
        if self.slot(head).prefix.article {
            return false;
        }
        out.clear();
        self.items(unit, self.after(head), part, out).is_some() && out.len() > 1
    }

    fn items(&self, unit: Unit, first: usize, part: Option<Part>, out: &mut Vec<Phrase>) -> Option<()> {
        let mut at = first;
        for _ in 0..LONGEST {
            let scan = Scan { lead: at, loose: false, ..*self };
            let (mut point, end) = scan.item(unit, at)?;
            let next = if matches!(self.word(end), "و" | "،" | ",") { end + 1 } else { end };
            let joined = next > end || self.slot(end).prefix.conjunction || self.numeral_joined(end);
            let behind = Scan { lead: next, loose: false, ..*self };
            if joined && behind.item(unit, next).is_some() {
                point.part = part;
                out.push(Phrase { meaning: Meaning::Point(point), first: at, skip: scan.skip_at(at), last: end });
                at = next;
                continue;
            }
            // The last says what all share.
            let (mut whole, last) = match unit {
                Unit::Year => {
                    let last = scan.era(end, &mut point);
                    (point, last)
                }
                _ => scan.point(at)?,
            };
            if unit == Unit::Day && whole.weekday.is_none() && whole.month.is_none() && whole.months.is_none() {
                return None;
            }
            whole.part = whole.part.or(part);
            for phrase in out.iter_mut() {
                if let Meaning::Point(point) = &mut phrase.meaning {
                    point.fill_from(&whole);
                    point.hijri |= unit == Unit::Year && whole.hijri;
                }
            }
            out.push(Phrase { meaning: Meaning::Point(whole), first: at, skip: scan.skip_at(at), last });
            return Some(());
        }
        None
    }

    /// One item by itself.
    fn item(&self, unit: Unit, at: usize) -> Option<(Point, usize)> {
        let mut point = Point::default();
        match (unit, self.sense(at)) {
            (Unit::Day, Sense::Weekday(weekday)) if self.slot(at).prefix.article => {
                point.weekday = Some(weekday);
                return Some((point, self.after(at)));
            }
            (Unit::Month, Sense::Month(month, _)) => {
                point.month = Some(month);
                return Some((point, self.after_twin(at, month)));
            }
            (Unit::Month, Sense::HijriMonth(month)) => {
                (point.month, point.hijri) = (Some(month), true);
                return Some((point, self.after(at)));
            }
            _ => {}
        }
        let numeral = self.numeral(at)?;
        match unit {
            Unit::Day if numeral.digits || numeral.ordinal => {
                point.day = Some(numeral.small().filter(|day| (1..=31).contains(day))?);
            }
            Unit::Year if numeral.digits => point.year = Some(numeral.year().filter(|year| (1000..=2200).contains(year))?),
            _ => return None,
        }
        Some((point, numeral.last))
    }

    /// Whether a number with و in front stands at `at`.
    fn numeral_joined(&self, at: usize) -> bool {
        self.word(at).starts_with('و') && self.numeral_word(at)
    }

    fn skip_at(&self, at: usize) -> u8 {
        match self.sense(at) {
            Sense::Numeral | Sense::None | Sense::One => self.numeral(at).map_or(0, |numeral| numeral.skip),
            _ => self.slot(at).prefix.skip,
        }
    }
}
