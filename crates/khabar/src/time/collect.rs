//! Collecting the pieces of a point of time: "يوم الثلاثاء الماضي الموافق 21 يوليو من العام الجاري".
//!
//! Word after word adds a piece; من، في، a comma or a stroke may stand between two pieces; the first word
//! that adds nothing ends the phrase. Anything may come first: "الأسبوع المقبل يوم الجمعة", "مارس 1999",
//! "بعد ظهر الاثنين".

use super::guard;
use super::point::Point;
use super::scan::{Numeral, Scan};
use super::sense::{Count, Part, Phase, Sense, Unit};
use crate::text::TokenKind;

/// Pieces of one phrase at most: longer runs are lists, not dates.
const PIECES: usize = 9;

impl Scan<'_> {
    /// The point of time that begins at `at`, and the token behind it.
    pub fn point(&self, at: usize) -> Option<(Point, usize)> {
        let mut point = Point { skip: self.slot(at).prefix.skip, ..Point::default() };
        let mut end = self.piece(at, &mut point)?;
        for _ in 0..PIECES {
            match self.next_piece(end, &mut point) {
                Some(next) => end = next,
                None => break,
            }
        }
        let end = self.second_calendar(end, &mut point);
        (guard::stands(self, &point, at, end)).then_some((point, end))
    }

    /// Adds the piece at `at`, or behind one or two words of glue.
    fn next_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        if at >= self.end || self.slot(at).prefix.conjunction {
            return None;
        }
        let mut tried = *point;
        if let Some(next) = self.piece(at, &mut tried) {
            *point = tried;
            return Some(next);
        }
        let bridged = match self.word(at) {
            "," | "،" | "-" | "–" | "/" | "." => self.bridges_mark(at, point),
            "(" => self.parenthesis(at, point),
            _ => matches!(self.sense(at), Sense::From | Sense::In | Sense::Corresponding | Sense::Date),
        };
        if !bridged {
            return None;
        }
        let behind = self.after(at);
        for start in [behind, self.after(behind)] {
            let glue =
                start == behind || matches!(self.sense(behind), Sense::From | Sense::In | Sense::Date | Sense::Corresponding);
            let mut tried = *point;
            if glue && let Some(next) = self.piece(start, &mut tried) {
                let close = self.is_mark(at, "(") && self.is_mark(next, ")");
                *point = tried;
                return Some(if close { next + 1 } else { next });
            }
        }
        None
    }

    /// Whether a mark between two pieces joins them: "الأربعاء، 13 شباط", "28-نوفمبر", "يناير، 2018".
    fn bridges_mark(&self, at: usize, point: &Point) -> bool {
        let numeral = self.numeral(at + 1).is_some();
        match self.word(at) {
            "," | "،" => {
                (point.weekday.is_some() && !point.has_day_and_month() || point.wants_year()) && numeral
                    || point.weekday.is_some() && matches!(self.sense(at + 1), Sense::Month(..))
            }
            "." => {
                point.day.is_some()
                    && (point.month.is_none() && matches!(self.sense(at + 1), Sense::Month(..))
                        || point.month.is_some() && point.wants_year() && numeral)
            }
            _ => {
                (point.month.is_some() || point.day.is_some())
                    && (numeral || matches!(self.sense(at + 1), Sense::Month(..)))
                    && self.glued(at)
            }
        }
    }

    /// Whether a bracket opens on the same time in other words: "أمس (الاثنين)", "آب (أغسطس)".
    fn parenthesis(&self, at: usize, point: &Point) -> bool {
        let inside = at + 1;
        match self.sense(inside) {
            Sense::Weekday(_) | Sense::Day(_) => self.is_mark(self.after(inside), ")") && point.has_day(),
            _ => false,
        }
    }

    /// Adds the piece that begins at `at`; none when nothing there fits what has been said.
    pub fn piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        let slot = self.slot(at);
        let next = self.after(at);
        match slot.sense {
            Sense::Day(days) => self.day_piece(at, days, point),
            Sense::Weekday(weekday) => self.weekday_piece(at, weekday, point),
            Sense::Month(month, _) => self.month_piece(at, month, false, point),
            Sense::HijriMonth(month) => self.month_piece(at, month, true, point),
            Sense::Unit(Unit::Hour, Count::One) if slot.prefix.article => self.clock_piece(next, true, point),
            // الثانية is the second of the clock or the calendar far more often than sixty to the minute.
            Sense::Unit(Unit::Second, Count::One) => self.number_piece(at, point),
            Sense::Unit(unit, count) => self.unit_piece(at, unit, count, point),
            Sense::This => self.this_piece(at, point),
            Sense::First => match self.sense(next) {
                Sense::Part(_) if self.slot(next).prefix.article => self.phase_piece(Phase::Start, next, point),
                _ => self.nth_piece(at, 1, next, point).or_else(|| self.number_piece(at, point)),
            },
            Sense::Final => self.nth_piece(at, -1, next, point),
            Sense::Phase(phase) => self.phase_piece(phase, next, point),
            Sense::Sometime { later } if point.is_empty() => self.sometime_piece(later, next, point),
            Sense::Early | Sense::Late => self.early_piece(slot.sense, next, point),
            Sense::Season(season) => {
                if point.season.is_some() || point.month.is_some() || point.has_day() || !guard::season(self, at) {
                    return None;
                }
                point.season = Some(season);
                if point.this {
                    point.season_step = Some(0);
                }
                Some(self.direction(next, |step, _| point.season_step = Some(step)).unwrap_or(next))
            }
            Sense::Decade(first) => self.decade_piece(first, next, point),
            Sense::Part(part) => self.part_piece(at, part, point),
            Sense::Midnight if point.clock.is_none_or(|clock| clock.hour == 12) => {
                point.part = Some(Part::Night);
                point.clock = Some(super::point::Clock { hour: 12, minute: 0, second: None, bare: false });
                Some(next)
            }
            Sense::MidPart(hour) if point.clock.is_none() && point.part.is_none() => {
                point.clock = Some(super::point::Clock { hour, minute: 0, second: None, bare: false });
                point.part = Some(if hour == 12 { Part::Noon } else { Part::Morning });
                Some(next)
            }
            // «ألان» is Alain.
            Sense::Now if point.is_empty() && !self.text.written(at).starts_with('أ') => {
                point.now = true;
                Some(next)
            }
            Sense::Holiday(feast) if !point.has_date() => {
                point.holiday = Some(feast);
                Some(next)
            }
            Sense::Fraction(parts) => self.fraction_piece(at, parts, point),
            Sense::ZoneCue if point.clock.is_some() => self.zone_piece(next, point),
            Sense::ClockPart(part) => self.clock_part_piece(part, next, point),
            Sense::Hijri if point.year.is_some() && !point.hijri => {
                point.hijri = true;
                Some(next)
            }
            Sense::Gregorian if point.year.is_some() => Some(next),
            Sense::None if point.clock.is_some() && matches!(self.word(at), "ت" | "تغ" | "gmt" | "utc") => {
                self.zone_piece(at, point)
            }
            Sense::Numeral | Sense::One | Sense::None => self.number_piece(at, point),
            _ => None,
        }
    }

    /// أمس، غداً، اليوم.
    fn day_piece(&self, at: usize, days: i8, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        if point.offset.is_some() || point.day.is_some() {
            return None;
        }
        if days == 0 {
            if let Some(end) = self.direction(next, |step, weak| {
                point.offset = Some(step);
                point.anaphoric |= weak && step != 0;
            }) {
                return Some(end);
            }
            // "اليوم الثالث من أكتوبر": the third day, not today.
            if let Some(numeral) = self.numeral(next).filter(|numeral| numeral.ordinal) {
                let day = numeral.small()?;
                if point.day.is_none() && self.month_follows(numeral.last) {
                    point.day = Some(day);
                    return Some(numeral.last);
                }
                return None;
            }
            if self.sense(next) == Sense::Last || self.slot(next).sense == (Sense::Direction { step: -1, weak: false }) {
                point.nth = Some((-1, Unit::Day));
                return Some(next + 1);
            }
            if self.sense(next) == Sense::Same || !guard::today(self, at) {
                return None;
            }
        }
        // "بكرة القدم" is no tomorrow.
        if self.word(at).starts_with("بكر") && self.word(next).starts_with("ال") {
            return None;
        }
        if point.offset.is_some() || point.weekday.is_some() && !self.is_mark(at.saturating_sub(1), "(") || point.day.is_some() {
            return None;
        }
        point.offset = Some(days);
        Some(next)
    }

    /// الاثنين، with what makes it another Monday: الماضي، المقبل، الأول، الأخير.
    fn weekday_piece(&self, at: usize, weekday: u8, point: &mut Point) -> Option<usize> {
        let slot = self.slot(at);
        let next = self.after(at);
        let of_week = matches!(self.sense(next), Sense::Unit(Unit::Week, _));
        let counted = point.nth.is_some_and(|(_, unit)| unit == Unit::Day);
        if point.weekday.is_some() || point.clock.is_some_and(|clock| clock.bare) || !(slot.prefix.article || counted || of_week)
        {
            return None;
        }
        point.weekday = Some(weekday);
        if point.this {
            point.weekday_step = Some(0);
        }
        if let Some(end) = self.direction(next, |step, weak| {
            point.weekday_step = Some(step);
            point.anaphoric |= weak && step != 0;
        }) {
            return Some(end);
        }
        if matches!(self.sense(next), Sense::Last) {
            point.nth = Some((-1, Unit::Day));
            return Some(next + 1);
        }
        if let Some(numeral) = self.numeral(next).filter(|numeral| numeral.ordinal && numeral.article && point.nth.is_none()) {
            let value = numeral.small()?;
            let month = self.month_follows(numeral.last);
            if value <= 5 && (month || self.is_open(numeral.last)) {
                point.nth = Some((value as i8, Unit::Day));
                return Some(numeral.last);
            }
            if point.day.is_none() && (11..=31).contains(&value) && !month && self.is_open(numeral.last) {
                point.day = Some(value);
                return Some(numeral.last);
            }
        }
        Some(next)
    }

    /// يناير، with its other name ("آب/أغسطس", "آب (أغسطس)") and direction.
    fn month_piece(&self, at: usize, month: u8, hijri: bool, point: &mut Point) -> Option<usize> {
        let taken = point.month.is_some() || point.season.is_some() || point.months.is_some() || point.weeks.is_some();
        if taken || point.quarter.is_some() || !guard::month(self, at, point) {
            return None;
        }
        point.month = Some(month);
        point.hijri = hijri;
        if point.this {
            point.month_step = Some(0);
        }
        let mut next = self.after(at);
        let other = if self.is_mark(next, "/") || self.is_mark(next, "(") || self.is_mark(next, "-") { next + 1 } else { next };
        if let Sense::Month(twin, _) = self.sense(other)
            && twin == month
            && !hijri
        {
            let bracket = self.is_mark(next, "(");
            next = self.after(other);
            if bracket && self.is_mark(next, ")") {
                next += 1;
            }
        }
        Some(self.direction(next, |step, _| point.month_step = Some(step)).unwrap_or(next))
    }

    /// يوم as a head, شهر 3, الأسبوع الماضي, العام المقبل, عام 2011, القرن التاسع عشر.
    fn unit_piece(&self, at: usize, unit: Unit, count: Count, point: &mut Point) -> Option<usize> {
        let slot = self.slot(at);
        let next = self.after(at);
        if count == Count::Many || count == Count::Two && !(unit == Unit::Year && self.numeral(next).is_some()) {
            return None;
        }
        if unit == Unit::Weekend {
            if point.weeks.is_some() || point.has_day() {
                return None;
            }
            point.weekend = true;
            point.weeks = Some(0);
            return Some(self.direction(next, |step, _| point.weeks = Some(step)).unwrap_or(next));
        }
        if unit == Unit::Day {
            return self.day_head(at, point);
        }
        if unit == Unit::Night || unit < Unit::Day {
            return None;
        }
        if let Some((_, Unit::Day)) = point.nth
            && point.weekday.is_none()
            && unit == Unit::Week
        {
            // "أول أسبوع": what was counted is the week.
            point.nth = point.nth.map(|(nth, _)| (nth, Unit::Week));
            return Some(next);
        }
        let mut step = None;
        let mut weak = false;
        let directed = self.direction(next, |to, is_weak| {
            step = Some(to);
            weak = is_weak;
        });
        let mut end = directed.unwrap_or(next);
        // "العام 2011 الماضي" does not occur; "هذا العام" does.
        if directed.is_none() && point.this && slot.prefix.article {
            step = Some(0);
        }
        // "الأسبوع القادم" said of a noun: "الأمين العام السابق".
        if weak && !guard::weak_direction(self, at) {
            return None;
        }
        if step.is_none() {
            if let Some(end) = self.numbered_unit(unit, next, point) {
                return Some(end);
            }
            match point.phase {
                // "نهاية الشهر", "بقية العام", "مطلع الأسبوع".
                Some(_) if slot.prefix.article && guard::bare_unit(self, at, unit) => step = Some(0),
                // "الربع الأول من العام".
                None if (point.quarter.is_some() || point.half.is_some())
                    && slot.prefix.article
                    && guard::bare_unit(self, at, unit) =>
                {
                    step = Some(0);
                }
                _ => return None,
            }
            end = next;
        }
        point.anaphoric |= weak && step != Some(0);
        let field = match unit {
            Unit::Week if point.month.is_none() => &mut point.weeks,
            Unit::Month if point.month.is_none() => &mut point.months,
            Unit::Year if point.year.is_none() => &mut point.years,
            Unit::Decade => &mut point.decades,
            Unit::Century => &mut point.centuries,
            _ => return None,
        };
        if field.is_some() {
            return None;
        }
        *field = step;
        point.this = false;
        Some(end)
    }

    /// "شهر ثلاثة", "الشهر التاسع", "الأسبوع الثالث", "عام 2011", "القرن التاسع عشر", "شهر يناير".
    fn numbered_unit(&self, unit: Unit, next: usize, point: &mut Point) -> Option<usize> {
        match unit {
            Unit::Month if matches!(self.sense(next), Sense::Month(..) | Sense::HijriMonth(_)) => self.piece(next, point),
            // "في الأسبوع الأخير": the one that ends now.
            Unit::Week if self.sense(next) == Sense::Last && !self.container_follows(next + 1) && point.is_empty() => {
                point.weeks = Some(-1);
                Some(next + 1)
            }
            Unit::Week if self.sense(next) == Sense::Last && point.nth.is_none() => {
                point.nth = Some((-1, Unit::Week));
                Some(next + 1)
            }
            Unit::Week if point.weeks.is_none() && point.nth.is_none() => {
                if let Some(numeral) = self.numeral(next).filter(|numeral| numeral.ordinal) {
                    point.nth = Some((numeral.small().filter(|week| *week <= 53)? as i8, Unit::Week));
                    return Some(numeral.last);
                }
                // "أسبوع 15 سبتمبر": the week of that day.
                let start = if self.sense(next) == Sense::In { self.after(next) } else { next };
                let numeral = self.numeral(start).filter(|numeral| numeral.digits && self.month_follows(numeral.last))?;
                let mut tried = *point;
                let end = self.number_piece(start, &mut tried)?;
                let _ = numeral;
                tried.nth = Some((0, Unit::Week));
                *point = tried;
                Some(end)
            }
            Unit::Month if point.month.is_none() => {
                let numeral = self.numeral(next)?;
                let month = numeral.small().filter(|month| (1..=12).contains(month))?;
                if !self.is_open(numeral.last) && self.numeral(numeral.last).is_none() {
                    return None;
                }
                // "الشهر الأول بعد العملية" is no January.
                if numeral.ordinal && !(point.day.is_some() || point.nth.is_some() || self.year_follows(numeral.last)) {
                    return None;
                }
                point.month = Some(month);
                Some(numeral.last)
            }
            Unit::Year if point.year.is_none() && point.years.is_none() => {
                let numeral = self.numeral(next).filter(|numeral| !numeral.ordinal)?;
                let (year, end) = self.spoken_year(&numeral).or_else(|| Some((numeral.year()?, numeral.last)))?;
                point.year = Some(year);
                let behind = self.era(end, point);
                // A year of our own time by the Hijri calendar needs no هـ: "عام 1431".
                point.hijri |= behind == end && (1370..=1460).contains(&year) && point.month.is_none();
                Some(behind)
            }
            Unit::Century => {
                let numeral = self.numeral(next)?;
                point.century = Some(numeral.small().filter(|century| (1..=30).contains(century))?);
                Some(numeral.last)
            }
            _ => None,
        }
    }

    /// هـ, م, هجرية, ميلادية behind a year.
    pub fn era(&self, at: usize, point: &mut Point) -> usize {
        if self.word(at) == "ق" {
            let month = if self.is_mark(at + 1, ".") { at + 2 } else { at + 1 };
            if self.word(month) == "م" {
                point.before_christ = true;
                return month + 1;
            }
        }
        match self.sense(at) {
            Sense::Before if matches!(self.word(at + 1), "الميلاد" | "ميلاد") => {
                point.before_christ = true;
                at + 2
            }
            Sense::Hijri => {
                point.hijri = true;
                // هـ may be written with a stop or a stroke behind.
                self.after(at)
            }
            Sense::Gregorian => self.after(at),
            Sense::ClockPart(Part::Evening) => self.after(at),
            _ => at,
        }
    }

    /// "تسعة عشر وثمانية وسبعين": a year said in two halves.
    fn spoken_year(&self, numeral: &Numeral) -> Option<(i32, usize)> {
        if numeral.digits || !(17.0..=20.0).contains(&numeral.value) {
            return None;
        }
        let rest = Scan { lead: numeral.last, ..*self }
            .numeral(numeral.last)
            .filter(|rest| !rest.ordinal && !rest.digits && (10.0..=99.0).contains(&rest.value))?;
        Some((numeral.value as i32 * 100 + rest.value as i32, rest.last))
    }

    /// يوم in front of the day it heads.
    fn day_head(&self, at: usize, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        match self.sense(next) {
            Sense::Weekday(_) | Sense::Day(_) | Sense::Holiday(_) => {
                if matches!(point.nth, Some((_, Unit::Day))) && !matches!(self.sense(next), Sense::Weekday(_)) {
                    return None;
                }
                self.piece(next, point)
            }
            _ if matches!(point.nth, Some((_, Unit::Day))) && point.weekday.is_none() => {
                // "آخر يوم بشهر أكتوبر": only with the month that it is a day of.
                self.container_follows(next).then_some(next)
            }
            _ => {
                let inner = if self.sense(next) == Sense::In { self.after(next) } else { next };
                let numeral = self.numeral(inner)?;
                if let Some(day) = numeral.small().filter(|day| (1..=31).contains(day))
                    && point.is_empty()
                    && self.is_open(numeral.last)
                    && !self.month_follows(numeral.last)
                    && !matches!(self.word(numeral.last), "/" | "-" | "." | ":")
                {
                    point.day = Some(day);
                    return Some(numeral.last);
                }
                let end = self.number_piece(inner, point)?;
                point.day.is_some().then_some(end)
            }
        }
    }

    /// هذا in front of what it points at.
    fn this_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        let head =
            if matches!(self.sense(next), Sense::Unit(Unit::Day | Unit::Month, Count::One)) && !self.slot(next).prefix.article {
                self.after(next)
            } else {
                next
            };
        let fits = match self.sense(head) {
            Sense::Weekday(_) | Sense::Month(..) | Sense::Season(_) => true,
            Sense::Part(_) | Sense::Unit(..) => self.slot(head).prefix.article,
            _ => false,
        };
        if !fits || point.this {
            return None;
        }
        point.this = true;
        if let Sense::Part(_) = self.sense(head) {
            // هذا الصباح, هذه الليلة: of today.
            if point.has_date() {
                return None;
            }
            point.offset = Some(0);
        }
        self.piece(head, point)
    }

    /// أول and آخر, or an ordinal, in front of what they count.
    pub fn nth_piece(&self, at: usize, nth: i8, next: usize, point: &mut Point) -> Option<usize> {
        if point.nth.is_some() || point.day.is_some() {
            return None;
        }
        let article = self.slot(at).prefix.article || self.numeral(at).is_some_and(|numeral| numeral.article);
        let mut tried = *point;
        tried.nth = Some((nth, Unit::Day));
        let end = match self.sense(next) {
            Sense::Weekday(_) | Sense::Unit(Unit::Day | Unit::Week, Count::One) if !article => self.piece(next, &mut tried)?,
            // "أول يناير", "الأول من يناير".
            _ if nth > 0 && self.month_follows(next) && point.month.is_none() => {
                point.day = u8::try_from(nth).ok();
                return Some(next);
            }
            _ => return None,
        };
        // "أول جمعة" alone is no date; "أول جمعة من يوليو" is.
        if !self.container_follows(end) && !tried.has_container() {
            return None;
        }
        *point = tried;
        Some(end)
    }

    /// Whether a month follows, by name or as "الشهر المقبل", behind من, في or شهر.
    pub fn month_follows(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..3 {
            match self.sense(at) {
                Sense::Month(..) | Sense::HijriMonth(_) => return true,
                Sense::Unit(Unit::Month, Count::One) => {
                    let next = self.after(at);
                    if self.sense(next) == Sense::Same {
                        return false;
                    }
                    let names = matches!(self.sense(next), Sense::Month(..) | Sense::HijriMonth(_) | Sense::Direction { .. });
                    return names || self.numeral(next).is_some() || self.slot(at).prefix.article;
                }
                Sense::From | Sense::In | Sense::This => at = self.after(at),
                _ => return false,
            }
        }
        false
    }

    /// Whether a month or a year that holds weeks and days follows.
    fn container_follows(&self, at: usize) -> bool {
        if self.month_follows(at) {
            return true;
        }
        let mut at = at;
        for _ in 0..3 {
            match self.sense(at) {
                Sense::Unit(Unit::Year, Count::One) => return true,
                Sense::From | Sense::In | Sense::This => at = self.after(at),
                Sense::Holiday(_) => return true,
                _ => return self.digits(at).is_some_and(|year| (1900..2100).contains(&year)),
            }
        }
        false
    }

    /// مطلع، منتصف، نهاية in front of what they are part of.
    fn phase_piece(&self, phase: Phase, next: usize, point: &mut Point) -> Option<usize> {
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
    fn sometime_piece(&self, later: bool, next: usize, point: &mut Point) -> Option<usize> {
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
    fn early_piece(&self, sense: Sense, next: usize, point: &mut Point) -> Option<usize> {
        if point.part.is_some() {
            return Some(next);
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

    /// التسعينيات, with its century where that is said.
    fn decade_piece(&self, first: i16, next: usize, point: &mut Point) -> Option<usize> {
        if point.has_date() {
            return None;
        }
        point.decade = Some(first);
        let century = if self.sense(next) == Sense::From { self.after(next) } else { next };
        if let Sense::Unit(Unit::Century, Count::One) = self.sense(century) {
            let number = self.after(century);
            if let Some(numeral) = self.numeral(number).filter(|numeral| numeral.ordinal) {
                let century = i16::from(numeral.small().filter(|century| (1..=30).contains(century))?);
                point.decade = Some((century - 1) * 100 + first.rem_euclid(100));
                return Some(numeral.last);
            }
            if let Some(end) = self.direction(number, |_, _| ()) {
                return Some(end);
            }
        }
        Some(next)
    }

    /// فجر، مساء in front of their day or behind it.
    fn part_piece(&self, at: usize, part: Part, point: &mut Point) -> Option<usize> {
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
    fn night_between(&self, at: usize, point: &Point) -> usize {
        let (Some(weekday), Some(Part::Night)) = (point.weekday, point.part) else { return at };
        let start = if matches!(self.word(at), "-" | "–" | "/" | "الي") { at + 1 } else { at };
        match self.sense(start) {
            Sense::Weekday(next) if next == weekday % 7 + 1 => self.after(start),
            _ => at,
        }
    }

    /// "الربع الثالث من 2016", "النصف الأول من العام"; "نصف شهر مارس" is its middle.
    fn fraction_piece(&self, at: usize, parts: u8, point: &mut Point) -> Option<usize> {
        let next = self.after(at);
        if parts == 2
            && !self.slot(at).prefix.article
            && self.month_follows(next)
            && !matches!(self.sense(next), Sense::From | Sense::In)
        {
            return self.phase_piece(Phase::Middle, next, point);
        }
        if !self.slot(at).prefix.article
            || point.has_day()
            || point.month.is_some()
            || point.quarter.is_some()
            || point.half.is_some()
        {
            return None;
        }
        let (value, end) = match self.numeral(next).filter(|numeral| numeral.ordinal) {
            Some(numeral) => (numeral.small()?, numeral.last),
            None if matches!(self.sense(next), Sense::Last) => (parts, next + 1),
            None => return None,
        };
        if !(1..=parts).contains(&value) || !(point.year.is_some() || self.year_follows(end)) {
            return None;
        }
        match parts {
            2 => point.half = Some(value),
            4 => point.quarter = Some(value),
            _ => return None,
        }
        Some(end)
    }

    /// Whether a year follows, behind من, في or عام.
    fn year_follows(&self, at: usize) -> bool {
        let at = if matches!(self.sense(at), Sense::From | Sense::In) { self.after(at) } else { at };
        let at = if self.sense(at) == Sense::This { self.after(at) } else { at };
        matches!(self.sense(at), Sense::Unit(Unit::Year, Count::One))
            || self.digits(at).is_some_and(|year| (1300..2200).contains(&year))
    }

    /// A number: a written date, a clock time, a day before its month, a year behind it.
    pub fn number_piece(&self, at: usize, point: &mut Point) -> Option<usize> {
        if self.kind(at) == TokenKind::Number {
            if let Some(end) = self.written_date(at, point) {
                return Some(end);
            }
            if let Some(end) = self.written_clock(at, point) {
                return Some(end);
            }
        }
        let numeral = self.numeral(at)?;
        if let Some(end) = self.clock_number(at, &numeral, point) {
            return Some(end);
        }
        if let Some(end) = self.day_number(at, &numeral, point) {
            return Some(end);
        }
        if self.loose
            && let Some(end) = self.loose_piece(at, point)
        {
            return Some(end);
        }
        self.year_number(at, &numeral, point)
    }

    /// A number that is a year: behind its month, its season or عام, or where nothing else explains it.
    fn year_number(&self, at: usize, numeral: &Numeral, point: &mut Point) -> Option<usize> {
        // "العام الماضي 2014".
        if let (Some(year @ 1900..2100), Some(_), None, true) = (numeral.year(), point.years, point.year, numeral.digits) {
            point.year = Some(year);
            return Some(self.era(numeral.last, point));
        }
        if !point.wants_year() && !point.is_empty() {
            return None;
        }
        let (year, end) = self.spoken_year(numeral).or_else(|| Some((numeral.year()?, numeral.last)))?;
        let spoken = !numeral.digits && end > numeral.last;
        if numeral.ordinal || point.is_empty() && (spoken || !guard::year(self, at, numeral, end)) {
            return None;
        }
        if !point.is_empty() && !numeral.digits && year < 1300 && !spoken {
            return None;
        }
        // "في يناير 2000 طالب": a number with a counted noun is no year.
        if !point.is_empty()
            && numeral.digits
            && year % 100 == 0
            && !self.is_open(end)
            && !matches!(self.sense(end), Sense::Hijri)
        {
            return None;
        }
        point.year = Some(year);
        let end = self.era(end, point);
        if year < 1700 && (1300..1500).contains(&year) && (point.month.is_none() && point.has_date() || point.holiday.is_some()) {
            point.hijri = true;
        }
        Some(end)
    }

    /// 4 in "4 يناير", الرابع in "الرابع من يناير", 27 in "الأربعاء 27", "يناير 1".
    fn day_number(&self, at: usize, numeral: &Numeral, point: &mut Point) -> Option<usize> {
        let day = numeral.small().filter(|day| (1..=31).contains(day))?;
        let next = numeral.last;
        if point.nth.is_some_and(|(_, unit)| unit == Unit::Week) && point.month.is_some() {
            return None;
        }
        if point.day.is_none()
            && point.month.is_none()
            && point.months.is_none()
            && point.season.is_none()
            && point.clock.is_none_or(|clock| !clock.bare)
        {
            let joined = matches!(self.word(next), "-" | "/" | "." | "–")
                && matches!(self.sense(next + 1), Sense::Month(..) | Sense::HijriMonth(_));
            if self.month_follows(next) && (numeral.digits || numeral.ordinal || !matches!(self.sense(next), Sense::Unit(..)))
                || joined
            {
                // "ثلاثة من أكتوبر" is a day too; "20 في يناير" is not.
                let apart = self.sense(next) == Sense::In;
                if !apart || numeral.ordinal {
                    point.day = Some(day);
                    return Some(next);
                }
            }
        }
        // "ثالث ثلاثاء من", "ثاني يوم".
        if numeral.ordinal && !numeral.article && day <= 5 {
            return self.nth_piece(at, day as i8, next, point);
        }
        let beside = point.weekday.is_some()
            && point.nth.is_none()
            && point.weekday_step.is_none()
            && !point.has_day_and_month()
            && point.part.is_none()
            || point.month.is_some() && point.year.is_none() && point.nth.is_none() && !point.hijri;
        let runs_on = matches!(self.word(next), "/" | ":") && self.glued(next);
        if point.day.is_none() && beside && self.is_open(next) && !runs_on && point.clock.is_none() {
            point.day = Some(day);
            return Some(next);
        }
        None
    }

    /// الماضي، المقبل، الجاري behind a noun: calls `put` with the step and returns the token behind.
    pub fn direction(&self, at: usize, put: impl FnOnce(i8, bool)) -> Option<usize> {
        let slot = self.slot(at);
        let Sense::Direction { step, weak } = slot.sense else { return None };
        if !slot.prefix.article && slot.length == 1 || slot.prefix.conjunction {
            return None;
        }
        put(step, weak);
        Some(self.after(at))
    }

    /// The same day by another calendar: "5 شوال 1436هـ الموافق 21 يوليو 2015م". The Gregorian one counts.
    fn second_calendar(&self, end: usize, point: &mut Point) -> usize {
        if !point.has_day_and_month() {
            return end;
        }
        let mut at = end;
        while matches!(self.word(at), "،" | "," | "/" | "-" | "–" | "(")
            || matches!(self.sense(at), Sense::Corresponding | Sense::Date)
        {
            at += 1;
            if at > end + 3 {
                return end;
            }
        }
        if at == end || at >= self.end {
            return end;
        }
        let bracket = self.is_mark(at - 1, "(") || self.is_mark(at.saturating_sub(2), "(") && at - 2 >= end;
        let mut other = Point { weekday: point.weekday, ..Point::default() };
        let mut stop = match self.piece(at, &mut other) {
            Some(stop) => stop,
            None => return end,
        };
        for _ in 0..4 {
            match self.next_piece(stop, &mut other) {
                Some(next) => stop = next,
                None => break,
            }
        }
        if !other.has_day_and_month() || other.hijri == point.hijri {
            return end;
        }
        if point.hijri {
            (point.day, point.month, point.year, point.hijri) = (other.day, other.month, other.year, false);
        }
        if bracket && self.is_mark(stop, ")") { stop + 1 } else { stop }
    }
}

impl Point {
    /// Whether it says the month or year that holds what is counted.
    fn has_container(&self) -> bool {
        self.month.is_some() || self.months.is_some() || self.year.is_some() || self.years.is_some() || self.weeks.is_some()
    }
}
