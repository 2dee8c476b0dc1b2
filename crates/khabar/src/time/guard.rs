//! Homographs: words that look like a time and are not.
//!
//! مارس *practised*, آب beside أب *father*, «عين اليوم» a paper, الأمين العام *the secretary-general*, رمضان and
//! رجب as names, ربيع in «الربيع العربي», 2000 before what it counts.

use super::point::Point;
use super::scan::{Numeral, Scan};
use super::sense::{Certainty, Sense, Unit};
use crate::text::TokenKind;

/// Whether the pieces collected from `at` up to `end` stand as a time.
pub fn stands(scan: &Scan<'_>, point: &Point, at: usize, end: usize) -> bool {
    if point.weekday.is_some() && point.day.is_none() && end == at + 1 && !weekday(scan, at, end) {
        return false;
    }
    // "ذلك العام", but "كان ذلك الاثنين الماضي".
    let noun = matches!(scan.sense(at), Sense::Unit(..) | Sense::Season(_) | Sense::Part(_) | Sense::Day(0));
    let directed = matches!(scan.sense(scan.after(at)), Sense::Direction { .. });
    if scan.before(at) == Sense::That && noun && !directed && scan.slot(at).prefix.article {
        return false;
    }
    // "في اليوم نفسه", "العام ذاته": told elsewhere.
    if scan.sense(end) == Sense::Same && !point.has_day_and_month() {
        return false;
    }
    // "الأمسية", "فجر" alone.
    !(point.is_empty() || point.phase.is_some() && !point.has_date())
}

/// Whether a weekday by itself is one: not a surname («يوسف الخميس»), not *the two* («الاثنين معاً»).
fn weekday(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let two = matches!(scan.word(end), "معا" | "بانهما" | "اللذين" | "اللذان" | "كليهما")
        || matches!(scan.word(at.wrapping_sub(1)), "كلا" | "احد" | "هذين")
        || matches!(scan.word(end + 1), "الميه" | "المايه") && scan.sense(end) == Sense::In;
    // «خطبة الجمعة», «سوق الخميس».
    let rite = scan.before(at) == Sense::NamesFriday && scan.sense(at) == Sense::Weekday(5);
    let market = scan.word(at.wrapping_sub(1)) == "سوق";
    !(two || rite || market) && scan.before(at) != Sense::Person
}

/// Whether اليوم at `at` is today, not the name of a paper or the day of an ordinal.
pub fn today(scan: &Scan<'_>, at: usize) -> bool {
    if matches!(scan.before(at), Sense::NamesToday | Sense::That) {
        return false;
    }
    // "اليوم العالمي للمرأة", "اليوم الوطني": a feast.
    !matches!(
        scan.word(at + 1),
        "العالمي" | "الوطني" | "الدولي" | "السابع" | "التالي" | "الواحد" | "الاول" | "المشهود" | "الموعود"
    )
}

/// Whether الغد at `at` is tomorrow: only behind a part of the day, يوم or a preposition of time.
pub fn tomorrow(scan: &Scan<'_>, at: usize) -> bool {
    let slot = scan.slot(at);
    slot.prefix.preposition
        || matches!(
            scan.before(at),
            Sense::Part(_)
                | Sense::Unit(Unit::Day, _)
                | Sense::To
                | Sense::Until
                | Sense::In
                | Sense::From
                | Sense::Since
                | Sense::After
        )
}

/// Whether the month name at `at` is a month.
pub fn month(scan: &Scan<'_>, at: usize, point: &Point) -> bool {
    let slot = scan.slot(at);
    let certainty = match slot.sense {
        Sense::Month(_, certainty) => certainty,
        Sense::HijriMonth(_) if slot.length > 1 => Certainty::Sure,
        // رمضان، رجب، شعبان are names of men.
        Sense::HijriMonth(_) => Certainty::Homograph,
        _ => return false,
    };
    if slot.prefix.article || scan.word(scan.after(at)).starts_with("كلين") {
        return false;
    }
    if certainty == Certainty::Sure || point.day.is_some() || point.phase.is_some() {
        return true;
    }
    let next = scan.after(at);
    let year = scan.digits(next).or_else(|| scan.digits(next + 1).filter(|_| matches!(scan.word(next), "," | "،" | "من")));
    let month_before = matches!(scan.before(at), Sense::Unit(Unit::Month, _) | Sense::SeriesOf(_))
        || slot.prefix.conjunction && matches!(scan.before(at), Sense::Month(..));
    let day = scan.numeral(next).filter(|day| day.small().is_some_and(|day| (1..=31).contains(&day)));
    let day_behind = certainty == Certainty::Homograph
        && day.is_some_and(|day| {
            day.digits && (matches!(scan.sense(day.last), Sense::To | Sense::Until) || scan.is_open(day.last))
        });
    if day_behind {
        return true;
    }
    if month_before || year.is_some_and(|year| (1200..2200).contains(&year)) || point.this {
        return true;
    }
    if scan.sense(next) == Sense::Hijri
        || matches!(scan.word(next), "/" | "(") && matches!(scan.sense(next + 1), Sense::Month(..))
    {
        return true;
    }
    if let (Sense::Direction { weak: false, .. }, true) = (scan.sense(next), scan.slot(next).prefix.article) {
        return true;
    }
    // "يناير/آذار": the twin of a month just named.
    if certainty == Certainty::Weak {
        return false;
    }
    let father = slot.sense == Sense::Month(8, Certainty::Homograph) && !scan.text.written(at).contains('آ');
    let car = scan.word(at) == "نيسان" && matches!(scan.word(at.wrapping_sub(1)), "شركه" | "سياره" | "سيارات");
    let introduced = matches!(
        scan.before(at),
        Sense::In | Sense::Since | Sense::Until | Sense::During | Sense::Between | Sense::From | Sense::To
    ) || slot.prefix.preposition && scan.word(at).starts_with('ب');
    let person = matches!(slot.sense, Sense::HijriMonth(_))
        && matches!(scan.before(at), Sense::From | Sense::To | Sense::Between)
        || scan.word(next) == "طيب";
    introduced && !father && !car && !person
}

/// Whether the season at `at` is one: "الصيف الماضي", "صيف 2016", "في الشتاء", not «الربيع العربي».
pub fn season(scan: &Scan<'_>, at: usize) -> bool {
    let next = scan.after(at);
    if matches!(scan.word(next), "العربي" | "العربيه") {
        return false;
    }
    let slot = scan.slot(at);
    let directed = matches!(scan.sense(next), Sense::Direction { .. });
    let year = scan.digits(next).is_some_and(|year| (1300..2200).contains(&year))
        || matches!(scan.sense(next), Sense::Unit(Unit::Year, _))
        || scan.sense(next) == Sense::This && matches!(scan.sense(next + 1), Sense::Unit(Unit::Year, _));
    let placed = slot.prefix.article && matches!(scan.before(at), Sense::In | Sense::This | Sense::During | Sense::Phase(_))
        || matches!(scan.before(at), Sense::Phase(_));
    directed && slot.prefix.article || year || placed
}

/// Whether a part of the day at `at` is one without a day beside it: only "في الصباح", "بعد الظهر".
pub fn part(scan: &Scan<'_>, at: usize) -> bool {
    let slot = scan.slot(at);
    let placed =
        matches!(scan.before(at), Sense::In | Sense::From) && matches!(scan.word(at.wrapping_sub(1)), "في" | "عند" | "من");
    slot.prefix.article && placed && !matches!(scan.word(at), "العصر" | "المغرب" | "السحر")
        || slot.length > 1 && scan.word(at + 1).starts_with("ال") && !scan.word(at + 1).starts_with("المغرب")
        || scan.word(at) == "الظهيره"
}

/// Whether السابق، الحالي، التالي after the unit at `at` speak of time: not in "الأمين العام السابق".
pub fn weak_direction(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.word(at.wrapping_sub(1));
    let general = matches!(scan.word(at), "العام" | "للعام");
    !(general && before.starts_with("ال") && !matches!(scan.before(at), Sense::Phase(_) | Sense::During))
}

/// Whether "نهاية الشهر", "بقية العام" speak of the current one.
pub fn bare_unit(scan: &Scan<'_>, at: usize, unit: Unit) -> bool {
    let next = scan.after(at);
    // "بداية العام الدراسي": another kind of year.
    if scan.sense(next) == Sense::None && scan.word(next).starts_with("ال") && scan.word(next).ends_with('ي') {
        return false;
    }
    // "نهاية العقد" may be a contract's, "نهاية القرن" a past one's.
    matches!(unit, Unit::Week | Unit::Month | Unit::Year)
        && !matches!(scan.sense(next), Sense::Same)
        && scan.numeral(next).is_none()
}

/// Whether a bare number of four digits is a year: after a preposition of time or between marks, and not
/// before what it counts.
pub fn year(scan: &Scan<'_>, at: usize, numeral: &Numeral, end: usize) -> bool {
    let Some(year) = numeral.year() else { return false };
    if !numeral.digits
        || scan.word(at).len() != 4
        || !(1800..=2100).contains(&year)
        || !(scan.is_open(end) || scan.slot(end).prefix.article || era(scan, end) || year_before_verb(scan, at, year, end))
    {
        return false;
    }
    if scan.is_mark(end, ":")
        || scan.is_mark(end, "-") && scan.digits(end + 1).is_some_and(|other| other > 31 && !(1800..=2100).contains(&other))
    {
        return false;
    }
    let before = scan.before(at);
    let placed = matches!(
        before,
        Sense::In
            | Sense::Since
            | Sense::Until
            | Sense::During
            | Sense::Between
            | Sense::Date
            | Sense::Season(_)
            | Sense::Phase(_)
    ) && !matches!(scan.word(at.wrapping_sub(1)), "نحو" | "حوالي" | "قرابه" | "زهاء" | "بحدود")
        || matches!(before, Sense::From | Sense::To | Sense::Before | Sense::After) && year % 10 != 0;
    let listed =
        scan.word(at.wrapping_sub(1)) == "و" && at > 1 && scan.digits(at - 2).is_some_and(|other| (1800..=2100).contains(&other));
    let framed = scan.is_mark(at.wrapping_sub(1), "(") && scan.is_mark(end, ")")
        || scan.is_mark(at.wrapping_sub(1), "|") && (end >= scan.end || scan.is_mark(end, "|"));
    let divided = matches!(scan.sense(end), Sense::Fraction(_)) && scan.slot(end).prefix.article;
    let event = matches!(before, Sense::DatedBy | Sense::NamesDate) && year % 100 != 0;
    placed || event || listed || framed || divided || era(scan, end)
}

fn era(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.sense(at), Sense::Gregorian | Sense::Hijri) || scan.word(at) == "م" && scan.glued(at)
}

/// "في 2013 انتقل": a year that no one rounds, before a word that is not counted in the accusative.
fn year_before_verb(scan: &Scan<'_>, at: usize, year: i32, end: usize) -> bool {
    let placed = matches!(scan.before(at), Sense::Since) || matches!(scan.word(at.wrapping_sub(1)), "في" | "وفي" | "خلال");
    placed
        && year % 10 != 0
        && scan.kind(end) == TokenKind::Word
        && scan.sense(end) == Sense::None
        && !scan.word(end).ends_with('ا')
}
