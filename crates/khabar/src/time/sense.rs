//! What a word can mean for time: الثلاثاء is a weekday, شباط a month, المقبل points forward, ساعة measures.
//!
//! A sense is what the word list says about a word alone; whether it counts is decided where it stands
//! (`guard.rs`) and with what (`point.rs`, `length.rs`, `range.rs`).

/// What a word of the list means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sense {
    /// Nothing to do with time.
    #[default]
    None,
    /// الاثنين: ISO number, Monday 1.
    Weekday(u8),
    /// يناير، كانون الثاني، جانفي.
    Month(u8, Certainty),
    /// رمضان، ذو الحجة.
    HijriMonth(u8),
    /// اليوم 0، أمس −1، غداً 1.
    Day(i8),
    /// الآن.
    Now,
    /// الماضي −1، الجاري 0، المقبل 1; weak ones (السابق، الحالي، التالي) also say other things.
    Direction { step: i8, weak: bool },
    /// هذا.
    This,
    /// ذلك، نفس: a time told elsewhere.
    That,
    /// فقط.
    Only,
    /// نفسه، ذاته: the same after the noun.
    Same,
    /// الأخير.
    Last,
    /// آخر.
    Final,
    /// أول: an ordinal that stands before its noun.
    First,
    /// يوم، يومين، أيام.
    Unit(Unit, Count),
    /// يومي, شهري in front of several: "يومي 12 و13".
    SeriesOf(Unit),
    /// لحظة.
    Moment,
    /// مطلع، منتصف، نهاية، بقية.
    Phase(Phase),
    /// ربيع، صيف.
    Season(Season),
    /// التسعينيات: its first year.
    Decade(i16),
    /// فجر، مساء.
    Part(Part),
    /// ص and م after a clock time.
    ClockPart(Part),
    /// منتصف الليل.
    Midnight,
    /// منتصف النهار: its hour.
    MidPart(u8),
    /// الباكر، وقت مبكر.
    Early,
    /// متأخر، وقت متأخر.
    Late,
    /// وقت سابق، وقت لاحق.
    Sometime { later: bool },
    /// نصف 2، ثلث 3، ربع 4.
    Fraction(u8),
    /// بضعة، عدة.
    Vague,
    /// القليلة، العديدة.
    VagueAdjective,
    /// كامل.
    Whole,
    /// واحد.
    One,
    /// A number in words.
    Numeral,
    /// كل.
    Every,
    /// يومياً.
    Adverb(Unit),
    /// مرة 1، مرتين 2، مرات 0 (a number stands before it).
    Often(u8),
    /// منذ.
    Since,
    /// حتى.
    Until,
    /// من.
    From,
    /// إلى.
    To,
    /// بين.
    Between,
    /// قبل.
    Before,
    /// بعد.
    After,
    /// خلال، أثناء.
    During,
    /// طوال.
    Throughout,
    /// لمدة.
    For,
    /// في، عند.
    In,
    /// على، عن.
    On,
    /// نحو، أكثر من.
    About,
    /// إلا.
    Except,
    /// الموافق.
    Corresponding,
    /// هـ، هجري.
    Hijri,
    /// ميلادي.
    Gregorian,
    /// تاريخ.
    Date,
    /// سوف، المقرر: what follows is to come.
    Ahead,
    /// بتوقيت.
    ZoneCue,
    /// يلتقي، تنطلق: a present that tells what is arranged.
    Scheduled,
    /// A first name: الخميس behind it is a surname.
    Person,
    /// كان، الذي: what follows has been.
    Behind,
    /// حركة، مدينة: a date behind it is its name («حركة 6 أبريل»).
    NamesDate,
    /// حرب، اتفاق: a year behind it is its date ("حدود 1967").
    DatedBy,
    /// صحيفة، المصري: اليوم behind it is its name.
    NamesToday,
    /// صلاة، خطبة: الجمعة behind it is no day told.
    NamesFriday,
    /// مع، التي: a number before it has no counted noun.
    Opener,
    /// عيد الفطر: its place in the list of holidays.
    Holiday(u16),
}

/// How surely a word is a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// يناير says nothing else.
    Sure,
    /// مارس also means *practised*: it needs a neighbour.
    Homograph,
    /// ماي is also a name: it needs a day, a year or شهر.
    Weak,
}

/// How many of a unit the form itself counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// يوم.
    One,
    /// يومين.
    Two,
    /// أيام.
    Many,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Phase {
    Start,
    Middle,
    End,
    /// What is left of it.
    Rest,
    /// What has passed of it.
    Gone,
}

/// A season of the northern half of the earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Part {
    Dawn,
    Morning,
    Forenoon,
    Noon,
    Afternoon,
    Evening,
    Night,
}

impl Sense {
    /// The sense a line of the word list names; none for a line this room does not know.
    pub fn of(name: &str, value: &str) -> Option<Sense> {
        let number = || value.parse::<i16>().ok();
        let small = || number().and_then(|n| u8::try_from(n).ok());
        let step = || number().and_then(|n| i8::try_from(n).ok());
        Some(match name {
            "weekday" => Sense::Weekday(small()?),
            "month" => Sense::Month(small()?, Certainty::Sure),
            "homograph-month" => Sense::Month(small()?, Certainty::Homograph),
            "weak-month" => Sense::Month(small()?, Certainty::Weak),
            "hijri-month" => Sense::HijriMonth(small()?),
            "day" => Sense::Day(step()?),
            "now" => Sense::Now,
            "direction" => Sense::Direction { step: step()?, weak: false },
            "weak-direction" => Sense::Direction { step: step()?, weak: true },
            "this" => Sense::This,
            "that" => Sense::That,
            "only" => Sense::Only,
            "same" => Sense::Same,
            "last" => Sense::Last,
            "final" => Sense::Final,
            "first" => Sense::First,
            "unit" => Sense::Unit(Unit::of(value)?, Count::One),
            "dual" => Sense::Unit(Unit::of(value)?, Count::Two),
            "units" => Sense::Unit(Unit::of(value)?, Count::Many),
            "series" => Sense::SeriesOf(Unit::of(value)?),
            "moment" => Sense::Moment,
            "phase" => Sense::Phase(match value {
                "start" => Phase::Start,
                "middle" => Phase::Middle,
                "end" => Phase::End,
                "rest" => Phase::Rest,
                _ => return None,
            }),
            "season" => Sense::Season(match value {
                "SP" => Season::Spring,
                "SU" => Season::Summer,
                "FA" => Season::Autumn,
                "WI" => Season::Winter,
                _ => return None,
            }),
            "decade" => Sense::Decade(number()?),
            "part" => Sense::Part(Part::of(value)?),
            "clock-part" => Sense::ClockPart(Part::of(value)?),
            "midnight" => Sense::Midnight,
            "midpart" => Sense::MidPart(small()?),
            "early" => Sense::Early,
            "late" => Sense::Late,
            "earlier" | "later" => Sense::Sometime { later: name == "later" },
            "fraction" => Sense::Fraction(small()?),
            "vague" => Sense::Vague,
            "vague-adjective" => Sense::VagueAdjective,
            "whole" => Sense::Whole,
            "one" => Sense::One,
            "every" => Sense::Every,
            "adverb" => Sense::Adverb(Unit::of(value)?),
            "often" => Sense::Often(small()?),
            "since" => Sense::Since,
            "until" => Sense::Until,
            "from" => Sense::From,
            "to" => Sense::To,
            "between" => Sense::Between,
            "before" => Sense::Before,
            "after" => Sense::After,
            "during" => Sense::During,
            "throughout" => Sense::Throughout,
            "for" => Sense::For,
            "in" => Sense::In,
            "about" => Sense::About,
            "on" => Sense::On,
            "except" => Sense::Except,
            "corresponding" => Sense::Corresponding,
            "hijri" => Sense::Hijri,
            "gregorian" => Sense::Gregorian,
            "date-of" => Sense::Date,
            "scheduled" => Sense::Scheduled,
            "person" => Sense::Person,
            "behind" => Sense::Behind,
            "names-date" => Sense::NamesDate,
            "dated-by" => Sense::DatedBy,
            "names-today" => Sense::NamesToday,
            "names-friday" => Sense::NamesFriday,
            "opener" => Sense::Opener,
            "ahead" => Sense::Ahead,
            "time-zone" => Sense::ZoneCue,
            _ => return None,
        })
    }

    /// Whether the word takes only a conjunction in front (prepositions and the like).
    pub fn is_particle(self) -> bool {
        matches!(
            self,
            Sense::Since
                | Sense::Until
                | Sense::From
                | Sense::To
                | Sense::Between
                | Sense::Before
                | Sense::After
                | Sense::For
                | Sense::In
                | Sense::On
                | Sense::About
                | Sense::Only
                | Sense::Behind
                | Sense::Except
                | Sense::ClockPart(_)
                | Sense::Adverb(_)
                | Sense::ZoneCue
                | Sense::Ahead
                | Sense::Scheduled
                | Sense::Person
                | Sense::Opener
        )
    }
}

impl Unit {
    /// A unit by its name in the word list.
    pub fn of(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "night" => Unit::Night,
            "day" => Unit::Day,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    }
}

impl Part {
    /// A part by its name in the word list.
    pub fn of(name: &str) -> Option<Part> {
        Some(match name {
            "dawn" => Part::Dawn,
            "morning" => Part::Morning,
            "forenoon" => Part::Forenoon,
            "noon" => Part::Noon,
            "afternoon" => Part::Afternoon,
            "evening" => Part::Evening,
            "night" => Part::Night,
            _ => return None,
        })
    }

    /// The hour of the day, 0 to 24, that `hour` of a twelve-hour clock means in this part of the day.
    pub fn hour(self, hour: u8) -> u8 {
        match (self, hour) {
            (_, 13..) => hour,
            (Part::Dawn | Part::Morning | Part::Night, 12) => 0,
            (Part::Dawn | Part::Morning | Part::Forenoon, _) => hour,
            (Part::Noon, 11 | 12) => hour,
            (Part::Afternoon | Part::Evening, 12) => 12,
            (Part::Night, 0..=5) => hour,
            _ => hour + 12,
        }
    }
}
