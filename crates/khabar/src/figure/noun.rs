//! What stands behind a number: a listed noun or unit, per cent, a partitive, or a word that can only be a noun.

use super::lists::{Counted, Grammar, Kind, Lists};
use crate::text::{Text, TokenKind};

/// Words that are no counted noun.
pub(super) const FUNCTION: &[&str] = &[
    "من",
    "الي",
    "في",
    "علي",
    "عن",
    "مع",
    "بين",
    "بعد",
    "قبل",
    "خلال",
    "منذ",
    "حتي",
    "عند",
    "لدي",
    "ضد",
    "حول",
    "عبر",
    "دون",
    "تحت",
    "فوق",
    "امام",
    "و",
    "او",
    "ثم",
    "ان",
    "لا",
    "لم",
    "لن",
    "ما",
    "التي",
    "الذي",
    "الذين",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "كان",
    "كانت",
    "كانوا",
    "قد",
    "هو",
    "هي",
    "هم",
    "منهم",
    "منها",
    "منهما",
    "منه",
    "بينهم",
    "بينها",
    "كما",
    "بحسب",
    "وفق",
    "حسب",
    "كل",
    "اي",
    "غير",
    "فقط",
    "ايضا",
    "اخرين",
    "اخرون",
    "اخري",
    "اخر",
    "امس",
    "اليوم",
    "الماضي",
    "مقابل",
    "ضمن",
    "نحو",
    "ليس",
    "حيث",
    "لدى",
    "اثر",
    "جراء",
    "بسبب",
    "نتيجه",
    "عندما",
    "بينما",
    "فيما",
    "يوميا",
    "سنويا",
    "شهريا",
    "تقريبا",
    "مقارنه",
    "الف",
    "جراء",
    "صباحا",
    "مساء",
    "ظهرا",
    "عصرا",
    "ليلا",
    "فجرا",
    "ميلاديه",
    "ميلادي",
    "هجريه",
    "هجري",
    "م",
    "ه",
];

/// Opening marks that may stand between a number and its noun, or around the number.
pub(super) fn is_open(mark: &str) -> bool {
    matches!(mark, "«" | "\"" | "“" | "”" | "'" | "(")
}

/// The unit behind a number and one past the span's last token.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub unit: Option<String>,
    pub kind: Kind,
    pub last: usize,
    /// Whether a noun, unit or partitive told it: a bare number needs other evidence.
    pub told: bool,
}

/// The token behind "%", "في المئة" or "بالمئة" at `at`.
pub(super) fn percent(text: &Text, at: usize) -> Option<usize> {
    let word = text.word(at);
    match word {
        "%" | "٪" | "بالميه" | "بالمايه" | "بالمءه" => Some(at + 1),
        "في" | "ف" if matches!(text.word(at + 1), "الميه" | "المايه") => Some(at + 2),
        _ => None,
    }
}

/// What a number of `value` that ends before token `at` counts.
pub(super) fn behind(lists: &Lists, text: &Text, at: usize, end: usize, value: f64, before: Option<&str>) -> Unit {
    let unit = |unit: &str, kind: Kind, last: usize| Unit { unit: Some(unit.to_owned()), kind, last, told: true };
    let bare = Unit { unit: before.map(str::to_owned), kind: Kind::Noun, last: at, told: false };
    if at >= end {
        return bare;
    }
    if let Some(last) = percent(text, at) {
        return unit("%", Kind::Measure, last);
    }
    // «120» فعالية
    let mut next = at;
    if matches!(text.word(at), "»" | "\"" | "”" | ")") && text.kind(at + 1) == TokenKind::Word {
        next = at + 1;
    }
    if let Some(Counted { thing, last, grammar }) = lists.counted(text, next, 0)
        && (grammar != Grammar::TwoOf || text.word(next).ends_with('ا'))
    {
        return unit(thing.unit, thing.kind, last);
    }
    if next > at {
        return bare;
    }
    let word = text.word(at);
    match word {
        "اخرين" | "اخرون" | "اخريات" | "اخري" => {
            return Unit { last: at + 1, told: true, unit: Some(before.unwrap_or("شخص").to_owned()), kind: Kind::Noun };
        }
        "منهم" | "منها" | "منهما" | "منهن" | "بينهم" => return Unit { told: true, ..bare },
        "من" => {
            let named = lists
                .loose(text.word(at + 1))
                .filter(|(thing, grammar, _)| thing.kind == Kind::Noun && *grammar == Grammar::Many);
            if lists.loose(text.word(at + 1)).is_some_and(|(thing, ..)| thing.kind == Kind::Time) {
                return bare;
            }
            return match named {
                Some((thing, ..)) => Unit { unit: Some(thing.unit.to_owned()), kind: Kind::Noun, last: at, told: true },
                None => Unit { told: value < 1000.0, ..bare },
            };
        }
        _ => {}
    }
    if text.kind(at) != TokenKind::Word || word.len() < 6 || FUNCTION.contains(&word) || word.starts_with("ال") {
        return bare;
    }
    // "3 ملايين لمرة واحدة": a preposition on a noun that is known without it.
    let preposition = word.strip_prefix(['ل', 'ب']).is_some_and(|rest| lists.form(rest).is_some());
    if preposition && lists.form(word).is_none() {
        return bare;
    }
    match guess(text.written(at), value) {
        Some(noun) => Unit { unit: Some(noun), kind: Kind::Noun, last: at + 1, told: true },
        None => bare,
    }
}

/// The singular of a noun no list knows, from its ending: after three to ten a sound plural, after more an
/// accusative (معشقاً), after hundreds the genitive as it stands.
fn guess(written: &str, value: f64) -> Option<String> {
    let plain: String = written.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | 'ـ')).collect();
    // و opens the next thing: "مقتل 32 وإصابة خمسة"; ـوا is a verb: "298 حضروا".
    if (1900.0..=2100.0).contains(&value) || plain.starts_with('و') || plain.ends_with("وا") {
        return None;
    }
    if (3.0..=10.0).contains(&value) {
        if let Some(stem) = plain.strip_suffix("ات") {
            return Some(format!("{stem}ة"));
        }
        if let Some(stem) = plain.strip_suffix("ين").or(plain.strip_suffix("ون")) {
            return Some(stem.to_owned());
        }
        return (!plain.starts_with(['ب', 'ل', 'ف', 'ي', 'ت'])).then_some(plain);
    }
    if let Some(stem) = plain.strip_suffix('ا')
        && value > 10.0
    {
        return Some(stem.to_owned());
    }
    if plain.ends_with('ة') && value > 10.0 {
        return Some(plain);
    }
    (value >= 100.0 && value % 100.0 == 0.0 && !plain.starts_with(['و', 'ب', 'ل', 'ف', 'ي', 'ت'])).then_some(plain)
}
