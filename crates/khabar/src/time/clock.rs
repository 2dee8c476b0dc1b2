//! Clock times: "الساعة العاشرة والنصف صباحاً", "10:30 ص", "الخامسة إلا ربعاً", "1200 بتوقيت غرينتش".

use super::point::{Clock, Point};
use super::scan::{Numeral, Scan};
use super::sense::{Count, Part, Sense, Unit};
use crate::text::TokenKind;

impl Scan<'_> {
    /// The clock time behind الساعة.
    pub fn clock_piece(&self, at: usize, named: bool, point: &mut Point) -> Option<usize> {
        if point.clock.is_some() {
            return None;
        }
        if self.kind(at) == TokenKind::Number
            && let Some(end) = self.written_clock(at, point)
        {
            return Some(end);
        }
        let numeral = self.numeral(at)?;
        let (hour, minute, end) = self.hour_and_minute(&numeral, named)?;
        point.clock = Some(Clock { hour, minute, second: None, bare: false });
        Some(end)
    }

    /// A number that is an hour because a part of the day stands beside it: "الثالثة فجراً", "7 مساءً".
    pub fn clock_number(&self, at: usize, numeral: &Numeral, point: &mut Point) -> Option<usize> {
        if point.clock.is_some() || point.day.is_some() && point.month.is_none() && point.weekday.is_none() {
            return None;
        }
        // Digits that run on into a month are a day: "مساء 7 يوليو".
        if self.month_follows(numeral.last) || numeral.value >= 100.0 && point.wants_year() {
            return None;
        }
        if numeral.ordinal && !numeral.article {
            return None;
        }
        let feminine = numeral.ordinal && numeral.article && self.text.word(at).ends_with('ه');
        let (hour, minute, end) = self.hour_and_minute(numeral, false)?;
        let part_follows = self.part_follows(end);
        let part_before = point.part.is_some() && (feminine || numeral.digits && self.is_open(end));
        let zone_follows = self.sense(end) == Sense::ZoneCue && numeral.digits;
        // "عند الثالثة": the feminine ordinal with ال says an hour by itself where nothing follows that it counts.
        let at_hour = feminine
            && matches!(self.word(at.saturating_sub(1)), "عند" | "في")
            && (end >= self.end || self.kind(end) == TokenKind::Mark);
        let told = minute != 0 && feminine;
        if !(part_follows || part_before || zone_follows || at_hour || told) {
            return None;
        }
        point.clock = Some(Clock { hour, minute, second: None, bare: false });
        Some(end)
    }

    /// Whether a part of the day stands at `at`, with or without في.
    fn part_follows(&self, at: usize) -> bool {
        let inside = if matches!(self.sense(at), Sense::In | Sense::From) { self.after(at) } else { at };
        let inside = if self.sense(inside) == Sense::This { self.after(inside) } else { inside };
        match self.sense(inside) {
            Sense::Part(_) => inside == at && !self.slot(inside).prefix.conjunction || self.slot(inside).prefix.article,
            Sense::ClockPart(_) | Sense::Midnight => inside == at,
            _ => false,
        }
    }

    /// Hour and minutes in numbers or words: "الثامنة وعشرين دقيقة", "الخامسة إلا ثلثاً", "1140".
    fn hour_and_minute(&self, numeral: &Numeral, named: bool) -> Option<(u8, i8, usize)> {
        let next = numeral.last;
        if numeral.digits && numeral.value.fract() == 0.0 && (100.0..=2400.0).contains(&numeral.value) {
            let (hour, minute) = (numeral.value as u32 / 100, numeral.value as u32 % 100);
            let part = self.part_follows(next) && !matches!(self.sense(next), Sense::ClockPart(_));
            let said = named || part || self.sense(next) == Sense::ZoneCue;
            return (said && minute < 60 && hour <= 24).then_some((hour as u8, minute as i8, next));
        }
        // "10.30 صباحاً": a point between hour and minutes.
        if numeral.digits && numeral.value.fract() != 0.0 {
            let (hour, minute) = self.word(next - 1).split_once(['.', ','])?;
            if minute.len() != 2 || !(named || self.part_follows(next) || self.sense(next) == Sense::ZoneCue) {
                return None;
            }
            return Some((
                hour.parse().ok().filter(|hour| *hour < 25)?,
                minute.parse().ok().filter(|minute| *minute < 60)?,
                next,
            ));
        }
        let hour = numeral.small().filter(|hour| *hour <= 24 && (*hour > 0 || numeral.digits))?;
        let (minute, end) = self.minutes(next).unwrap_or((0, next));
        Some((hour, minute, end))
    }

    /// "والنصف", "وربع", "و18 دقيقة", "إلا ربعاً", "وثلاث وعشرون دقيقة".
    fn minutes(&self, at: usize) -> Option<(i8, usize)> {
        let slot = self.slot(at);
        let (sign, start) = if slot.sense == Sense::Except {
            (-1, self.after(at))
        } else if self.word(at) == "و" {
            (1, at + 1)
        } else if slot.prefix.conjunction || self.word(at).starts_with('و') {
            (1, at)
        } else {
            return None;
        };
        if let Sense::Fraction(parts) = self.sense(start) {
            return Some((sign * (60 / parts.max(1)) as i8, self.after(start)));
        }
        let numeral = Scan { lead: start, ..*self }.numeral(start)?;
        let minute = numeral.small().filter(|minute| *minute < 60)? as i8;
        match self.sense(numeral.last) {
            Sense::Unit(Unit::Minute, Count::One | Count::Many) => Some((sign * minute, self.after(numeral.last))),
            // Without دقيقة the part of the day or a full stop must close it.
            _ if !numeral.digits && (self.part_follows(numeral.last) || numeral.last >= self.end) => {
                Some((sign * minute, numeral.last))
            }
            _ => None,
        }
    }

    /// "10:30", "12:34:25", "10:30 م".
    pub fn written_clock(&self, at: usize, point: &mut Point) -> Option<usize> {
        if point.clock.is_some() || !(self.is_mark(at + 1, ":") && self.glued(at + 1) && self.glued(at + 2)) {
            return None;
        }
        let hour = u8::try_from(self.digits(at)?).ok().filter(|hour| *hour <= 24)?;
        let minute = self.sixty(at + 2)?;
        let mut end = at + 3;
        let mut second = None;
        if self.is_mark(end, ":")
            && self.glued(end)
            && self.glued(end + 1)
            && let Some(told) = self.sixty(end + 1)
        {
            second = Some(told);
            end += 2;
        }
        // "3:21:9", verse numbers and the like.
        if self.is_mark(end, ":") && self.glued(end) && self.kind(end + 1) == TokenKind::Number {
            return None;
        }
        point.clock = Some(Clock { hour, minute: minute as i8, second, bare: false });
        if self.word(end) == "z" && self.glued(end) {
            point.zone = Some(super::lists::Zone { offset: 0, summer: super::lists::Summer::None });
            end += 1;
        }
        Some(end)
    }

    fn sixty(&self, at: usize) -> Option<u8> {
        let value = u8::try_from(self.digits(at)?).ok()?;
        (self.word(at).len() == 2 && value < 60).then_some(value)
    }

    /// ص and م behind a clock time.
    pub fn clock_part_piece(&self, part: Part, next: usize, point: &mut Point) -> Option<usize> {
        if point.clock.is_none() || point.part.is_some() {
            return None;
        }
        point.part = Some(part);
        Some(if self.is_mark(next, ".") && self.glued(next) && next + 1 < self.end { next + 1 } else { next })
    }

    /// The zone behind بتوقيت.
    pub fn zone_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        let (zone, end) = self.lists.zone(self.text, at, self.end)?;
        if point.zone.is_some() {
            return None;
        }
        point.zone = Some(zone);
        Some(end)
    }
}
