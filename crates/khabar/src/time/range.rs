//! From one time to another: "من 4 إلى 22 يناير", "بين عامي 2005 و2010", "تموز 13 إلى 15", "5-6 مساءً".
//!
//! One end may be a bare number: the other tells whether it is a day, a year or an hour.

use super::phrase::Meaning;
use super::point::{Clock, Point};
use super::scan::{Numeral, Scan};
use super::sense::{Count, Sense, Unit};

impl Scan<'_> {
    /// A range: with بين both ends are joined by و, else by إلى, حتى or a hyphen.
    pub fn range(&self, at: usize, between: bool) -> Option<(Meaning, usize)> {
        self.range_within(at, between, &Point::default())
    }

    /// A range whose ends may be bare numbers where `outer` has already said the month.
    pub fn range_within(&self, at: usize, between: bool, outer: &Point) -> Option<(Meaning, usize)> {
        // "بين عامي 2005 و2010".
        let at = match self.sense(at) {
            Sense::Unit(Unit::Year, Count::Two) if self.digits(self.after(at)).is_some() => self.after(at),
            _ => at,
        };
        let lead = Scan { lead: at, loose: false, ..*self };
        let loose = lead.numeral(at);
        if let Some(from) = loose
            && let Some(start) = self.connector(from.last, between)
            && let Some(found) = lead.numbers_to(&from, start, between, outer)
        {
            return Some(found);
        }
        let (mut from, end) = lead.point(at)?;
        let start = self.connector(end, between)?;
        let behind = Scan { lead: start, loose: false, ..*self };
        if let Some((mut to, last)) = behind.point(start) {
            to.skip = 0;
            if !alike(&from, &to) {
                return None;
            }
            from.fill_from(&to);
            to.fill_from(&from);
            return Some((Meaning::Range(Some(from), Some(to)), last));
        }
        // "تموز 13 إلى 15", "1:30 بعد الظهر إلى 4".
        let number = behind.numeral(start).filter(|number| behind.is_open(number.last))?;
        let mut to = Point::default();
        if from.clock.is_some() && !from.has_date() {
            to.clock = Some(bare_hour(&number)?);
            to.part = from.part;
        } else if from.day.is_some() && from.month.is_some() {
            to.day = Some(number.small().filter(|day| (1..=31).contains(day))?);
            to.fill_from(&from);
        } else if from.year.is_some() && from.month.is_none() {
            to.year = Some(number.year()?);
            to.hijri = from.hijri;
            let last = behind.era(number.last, &mut to);
            from.hijri |= to.hijri;
            return Some((Meaning::Range(Some(from), Some(to)), last));
        } else {
            return None;
        }
        Some((Meaning::Range(Some(from), Some(to)), number.last))
    }

    /// "4 إلى 22 يناير", "2005 و2010", "5 إلى 6 مساءً": the second end tells what the first number is.
    fn numbers_to(&self, from: &Numeral, start: usize, between: bool, outer: &Point) -> Option<(Meaning, usize)> {
        let behind = Scan { lead: start, loose: false, ..*self };
        let whole = behind.point(start);
        let mut low = Point::default();
        let (mut to, last) = match whole {
            Some((to, last)) if to.clock.is_some() || to.day.is_some() || to.year.is_some() && to.month.is_none() => (to, last),
            _ => {
                let number = behind.numeral(start)?;
                let mut to = Point::default();
                if let (Some(first), Some(second)) = (from.year(), number.year()) {
                    let years = 1300..=2100;
                    let closed = between || behind.is_open(number.last);
                    if !(from.digits
                        && number.digits
                        && years.contains(&first)
                        && years.contains(&second)
                        && first < second
                        && closed
                        && behind.is_open(number.last))
                    {
                        return None;
                    }
                    to.year = Some(second);
                    let last = behind.era(number.last, &mut to);
                    to.hijri |= (1300..1500).contains(&first);
                    (to, last)
                } else {
                    to.day = Some(number.small().filter(|day| (1..=31).contains(day))?);
                    if outer.month.is_some() || outer.months.is_some() {
                        to.fill_from(outer);
                        (to, number.last)
                    } else {
                        let bridge = if matches!(behind.sense(number.last), Sense::From | Sense::In) {
                            behind.after(number.last)
                        } else {
                            number.last
                        };
                        let last = behind.piece(bridge, &mut to).filter(|_| to.month.is_some() || to.months.is_some())?;
                        let last = behind.piece(last, &mut to).unwrap_or(last);
                        (to, last)
                    }
                }
            }
        };
        to.skip = 0;
        if to.day.is_some() && (to.month.is_some() || to.months.is_some()) && to.clock.is_none() {
            low.day = Some(from.small().filter(|day| (1..=31).contains(day))?);
        } else if to.clock.is_some() {
            low.clock = Some(bare_hour(from)?);
        } else if to.year.is_some() && !to.has_day() && to.month.is_none() {
            low.year = Some(from.year()?);
        } else {
            return None;
        }
        low.fill_from(&to);
        Some((Meaning::Range(Some(low), Some(to)), last))
    }

    /// What joins the ends of a range: the token behind it.
    fn connector(&self, at: usize, between: bool) -> Option<usize> {
        let slot = self.slot(at);
        if between {
            if self.word(at) == "و" {
                return Some(at + 1);
            }
            let attached =
                slot.prefix.conjunction || matches!(slot.sense, Sense::None | Sense::Numeral) && self.word(at).starts_with('و');
            if attached && self.kind(at) == crate::text::TokenKind::Word {
                return Some(at);
            }
        }
        match slot.sense {
            Sense::To | Sense::Until => Some(self.after(at)),
            // "موسم 2020/2021".
            _ if self.is_mark(at, "/") => {
                let season =
                    self.digits(at - 1).filter(|year| *year >= 1000).is_some_and(|year| self.digits(at + 1) == Some(year + 1));
                season.then_some(at + 1)
            }
            // "اليوم -عيد الفطر-" is an aside: a hyphen that joins has blanks on both sides or on none.
            _ => (matches!(self.word(at), "-" | "–" | "—") && self.glued(at) == self.glued(at + 1)).then_some(at + 1),
        }
    }
}

/// Whether two points can be the ends of one range: days with days, clocks with clocks, years with years.
fn alike(from: &Point, to: &Point) -> bool {
    from.has_date() == to.has_date() || from.clock.is_some() && to.clock.is_some()
}

fn bare_hour(number: &Numeral) -> Option<Clock> {
    let hour = number.small().filter(|hour| *hour <= 24)?;
    Some(Clock { hour, minute: 0, second: None, bare: false })
}
