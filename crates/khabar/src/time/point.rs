//! What a phrase says about one point of time, piece by piece, before it is resolved.
//!
//! "مساء الاثنين الثالث من يناير الماضي" gives part, weekday, day, month and direction; each piece fills
//! its own field, in whatever order the words come, and a piece whose field is taken ends the phrase.

use super::sense::{Part, Phase, Season, Unit};

/// The pieces of a point of time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Days from today: أمس.
    pub offset: Option<i8>,
    /// الاثنين.
    pub weekday: Option<u8>,
    /// الاثنين الماضي, هذا الاثنين.
    pub weekday_step: Option<i8>,
    /// أول، ثالث، آخر (−1) of the unit, or of the weekday where that is set.
    pub nth: Option<(i8, Unit)>,
    /// Day of the month.
    pub day: Option<u8>,
    /// Month of the year.
    pub month: Option<u8>,
    /// Whether day, month and year are Hijri.
    pub hijri: bool,
    /// يناير الماضي.
    pub month_step: Option<i8>,
    /// The year as written.
    pub year: Option<i32>,
    /// الأسبوع المقبل.
    pub weeks: Option<i8>,
    /// Whether the weekend of that week is meant.
    pub weekend: bool,
    /// الشهر الجاري.
    pub months: Option<i8>,
    /// العام الماضي.
    pub years: Option<i8>,
    /// العقد المقبل.
    pub decades: Option<i8>,
    /// القرن الماضي.
    pub centuries: Option<i8>,
    /// القرن التاسع عشر: 19.
    pub century: Option<u8>,
    /// التسعينيات.
    pub decade: Option<i16>,
    /// صيف.
    pub season: Option<Season>,
    /// الصيف الماضي.
    pub season_step: Option<i8>,
    /// الربع الثالث.
    pub quarter: Option<u8>,
    /// النصف الأول.
    pub half: Option<u8>,
    /// A named day: its place in the list.
    pub holiday: Option<u16>,
    /// ثاني أيام العيد: which of its days.
    pub feast_day: Option<u8>,
    /// مطلع، منتصف، نهاية.
    pub phase: Option<Phase>,
    /// فجر، مساء.
    pub part: Option<Part>,
    /// Hour, minute and second of the clock, as said.
    pub clock: Option<Clock>,
    /// A zone named in prose.
    pub zone: Option<super::lists::Zone>,
    /// قبل الميلاد.
    pub before_christ: bool,
    /// الآن.
    pub now: bool,
    /// Whether هذا stood before it.
    pub this: bool,
    /// Whether a step is anaphoric (التالي، السابق).
    pub anaphoric: bool,
    /// Bytes of the first word that stay outside (وبالأمس).
    pub skip: u8,
}

/// A clock time as said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59; negative before the hour (الخامسة إلا ربعاً).
    pub minute: i8,
    /// 0 to 59.
    pub second: Option<u8>,
    /// Whether only a number stood there, without ساعة, minutes or a part of the day.
    pub bare: bool,
}

impl Point {
    /// Whether nothing has been said yet.
    pub fn is_empty(&self) -> bool {
        !self.has_date() && self.clock.is_none() && self.part.is_none() && !self.now
    }

    /// Whether a date of any grain has been said.
    pub fn has_date(&self) -> bool {
        self.offset.is_some()
            || self.weekday.is_some()
            || self.nth.is_some()
            || self.day.is_some()
            || self.month.is_some()
            || self.year.is_some()
            || self.weeks.is_some()
            || self.months.is_some()
            || self.years.is_some()
            || self.decades.is_some()
            || self.centuries.is_some()
            || self.century.is_some()
            || self.decade.is_some()
            || self.season.is_some()
            || self.quarter.is_some()
            || self.half.is_some()
            || self.holiday.is_some()
    }

    /// Whether a month has been said, by name or by its noun.
    pub fn has_month(&self) -> bool {
        self.month.is_some() || self.months.is_some()
    }

    /// Whether a single day has been said.
    pub fn has_day(&self) -> bool {
        self.offset.is_some() || self.weekday.is_some() || self.day.is_some() || self.holiday.is_some()
    }

    /// Whether a month or a year, by name or number, may still take a year.
    pub fn wants_year(&self) -> bool {
        self.year.is_none()
            && self.years.is_none()
            && self.offset.is_none()
            && self.weeks.is_none()
            && self.months.is_none()
            && self.decade.is_none()
            && self.month_step.is_none()
            && (self.month.is_some()
                || self.season.is_some()
                || self.quarter.is_some()
                || self.half.is_some()
                || self.holiday.is_some()
                || self.nth.is_some())
    }

    /// Whether the date it says is day and month at least, so that a weekday only repeats it.
    pub fn has_day_and_month(&self) -> bool {
        self.day.is_some() && self.month.is_some()
    }

    /// Fills what this end of a range leaves out from the other end ("4 و8 يناير 2022").
    pub fn fill_from(&mut self, other: &Point) {
        if self.offset.is_some() || self.weekday.is_some() && self.day.is_none() && other.weekday.is_some() {
            self.weeks = self.weeks.or(other.weeks);
            self.weekday_step = self.weekday_step.or(other.weekday_step);
            return;
        }
        let clock_only = !self.has_date();
        if self.month.is_none() && self.months.is_none() && self.day.is_some() {
            self.month = other.month;
            self.months = other.months;
            self.month_step = self.month_step.or(other.month_step);
            self.hijri |= other.hijri;
        }
        if self.month.is_some() && self.year.is_none() && self.years.is_none() {
            self.month_step = self.month_step.or(other.month_step);
        }
        if (self.month.is_some() || self.season.is_some() || self.quarter.is_some())
            && self.year.is_none()
            && self.years.is_none()
        {
            self.year = other.year;
            self.years = other.years;
            self.hijri |= other.hijri && self.month.is_none();
        }
        if self.year.is_some() && !self.has_day() && other.hijri {
            self.hijri = true;
        }
        if self.part.is_none() && self.clock.is_some() && clock_only {
            self.part = other.part;
        }
        self.zone = self.zone.or(other.zone);
    }
}
