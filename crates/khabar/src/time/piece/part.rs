//! Parts of a day and of longer times: "مساء الأحد", "ليل السبت الأحد", "مطلع الشهر", "في وقت لاحق هذا العام".

use crate::time::guard;
use crate::time::point::Point;
use crate::time::scan::Scan;
use crate::time::sense::{Part, Phase, Sense};

impl Scan<'_> {
    /// فجر، مساء in front of their day or behind it.
    pub fn part_piece(&self, at: usize, part: Part, point: &mut Point) -> Option<usize> {
        let slot = self.slot(at);
        let next = self.after(at);
        if point.clock.is_some() {
            // "الساعة 12 ظهراً وقت الغداء", "بعد الظهر السابعة مساءً": one word says it again more exactly.
            if point.part.is_none() || slot.length == 1 {
                point.part = Some(part);
            }
            return Some(next);
        }
        if point.part.is_some() || point.phase.is_some() {
            return None;
        }
        // "الليلة الماضية": last night; "الليلة": tonight.
        if self.text.word(at).ends_with("ليله") && slot.prefix.article && !point.has_date() {
            if slot.prefix.conjunction {
                return None;
            }
            let end = self.direction(next, |step, _| point.offset = Some(step));
            point.offset = point.offset.or(Some(0));
            point.part = Some(part);
            return Some(end.unwrap_or(next));
        }
        if !point.has_date() && !guard::part(self, at) {
            // "مساء الاثنين": the part needs its day.
            let mut tried = *point;
            tried.part = Some(part);
            let end = self.next_piece(next, &mut tried)?;
            let dated = tried.has_day() || tried.clock.is_some();
            if !dated || matches!(self.sense(next), Sense::Month(..)) {
                return None;
            }
            *point = tried;
            return Some(self.night_between(end, point));
        }
        point.part = Some(part);
        Some(next)
    }

    /// "ليل الأحد - الاثنين", "ليل الأحد/الاثنين": the night between two days is that of the first.
    pub fn night_between(&self, at: usize, point: &Point) -> usize {
        let (Some(weekday), Some(Part::Night)) = (point.weekday, point.part) else { return at };
        let start = if matches!(self.word(at), "-" | "–" | "/" | "الي") { at + 1 } else { at };
        match self.sense(start) {
            Sense::Weekday(next) if next == weekday % 7 + 1 => self.after(start),
            _ => at,
        }
    }

    /// مطلع، منتصف، نهاية in front of what they are part of.
    pub fn phase_piece(&self, phase: Phase, next: usize, point: &mut Point) -> Option<usize> {
        if !point.is_empty() && (point.has_day() || point.month.is_some()) || point.phase.is_some() {
            return None;
        }
        if let Sense::Part(part) = self.sense(next)
            && self.slot(next).prefix.article
            && point.is_empty()
        {
            // "أواخر الصباح".
            point.part = Some(part);
            return Some(self.after(next));
        }
        let mut tried = *point;
        tried.phase = Some(phase);
        let start = if matches!(self.sense(next), Sense::From | Sense::In) { self.after(next) } else { next };
        let end = self.piece(start, &mut tried)?;
        if tried.offset.is_some() || tried.weekday.is_some() || tried.clock.is_some() || tried.day.is_some() {
            return None;
        }
        *point = tried;
        Some(end)
    }

    /// "في وقت لاحق هذا الشهر", "في وقت سابق من هذا العام"; before a day it adds nothing ("في وقت سابق الاثنين").
    pub fn sometime_piece(&self, later: bool, next: usize, point: &mut Point) -> Option<usize> {
        if self.is_lead_in(next) {
            return None;
        }
        let start = if matches!(self.sense(next), Sense::From | Sense::In) { self.after(next) } else { next };
        let mut tried = *point;
        let end = self.piece(start, &mut tried)?;
        if !(tried.weeks == Some(0) || tried.months == Some(0) || tried.years == Some(0)) || tried.has_day() {
            return None;
        }
        tried.phase = Some(if later { Phase::Rest } else { Phase::Gone });
        *point = tried;
        Some(end)
    }

    /// "في وقت مبكر من الأسبوع", "الصباح الباكر", "في وقت متأخر من الليل".
    pub fn early_piece(&self, sense: Sense, next: usize, point: &mut Point) -> Option<usize> {
        if point.part.is_some() {
            return Some(next);
        }
        if self.is_lead_in(next) {
            return None;
        }
        let start = if matches!(self.sense(next), Sense::From | Sense::In) { self.after(next) } else { next };
        let mut tried = *point;
        let end = self.piece(start, &mut tried)?;
        if !tried.has_day() && tried.part.is_none() {
            tried.phase = Some(if sense == Sense::Early { Phase::Start } else { Phase::End });
        }
        *point = tried;
        Some(end)
    }

    /// Whether another "وقت مبكر" follows: one leads in, a run of them is nonsense of any length.
    fn is_lead_in(&self, at: usize) -> bool {
        let at = if matches!(self.sense(at), Sense::From | Sense::In) { self.after(at) } else { at };
        matches!(self.sense(at), Sense::Early | Sense::Late | Sense::Sometime { .. })
    }
}
