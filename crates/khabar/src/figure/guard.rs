//! Numbers that count nothing: years, list numbers, names (G20, بوينغ 737, القرار 1701), telephone numbers, scores.

use super::noun::is_open;
use crate::text::{Text, TokenKind};

/// Words behind which a bare number counts those hurt, held, present: "وأصيب 43".
const COUNTING: &[&str] = &[
    "اصيب",
    "واصيب",
    "اصابه",
    "واصابه",
    "جرح",
    "وجرح",
    "قتل",
    "وقتل",
    "مقتل",
    "يقتل",
    "يعتقل",
    "ويعتقل",
    "اعتقل",
    "واعتقل",
    "اعتقال",
    "واعتقال",
    "توقيف",
    "وفاه",
    "ووفاه",
    "بلغ",
    "وبلغ",
    "بلغت",
    "يبلغ",
    "تبلغ",
    "البالغ",
    "عددهم",
    "وعددهم",
    "عددها",
    "الي",
    "من",
    "بين",
    "بينهم",
    "انقاذ",
    "وانقاذ",
    "اصابت",
    "قتلت",
    "واصابت",
    "مصرع",
    "ومصرع",
    "استشهاد",
    "واستشهاد",
    "استشهد",
    "وفقدان",
    "فقدان",
    "ان",
    "وان",
    "باصابه",
    "بمقتل",
    "طعن",
    "اصل",
    "علي",
    "مشاركه",
];

/// Words behind which a number is a name, a date or a place in a row.
const NAMING: &[&str] = &[
    "رقم",
    "عام",
    "سنه",
    "العام",
    "القرار",
    "قرار",
    "الماده",
    "ماده",
    "الفقره",
    "البند",
    "صفحه",
    "ص",
    "هاتف",
    "جوال",
    "الساعه",
    "ساعه",
    "الرقم",
    "برقم",
    "الصف",
    "المركز",
    "المرتبه",
    "القناه",
    "يوم",
    "شهر",
    "مونديال",
    "تصفيات",
    "العالم",
    "موسم",
    "لعام",
    "بعام",
    "مواليد",
    "الدقيقه",
    "الدقيقتين",
];

fn glued(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.glued)
}

/// Whether the digits at tokens `first..last` belong to a name, a list, a date or a score whatever follows.
pub(super) fn bound(text: &Text, first: usize, last: usize, start: usize) -> bool {
    let before = |back: usize| first.checked_sub(back).map_or("", |at| text.word(at));
    let kind = |back: usize| first.checked_sub(back).map_or(TokenKind::Mark, |at| text.kind(at));
    let digits = text.kind(first) == TokenKind::Number;
    if !digits {
        return false;
    }
    // F-16, G20, جنيف1 and what goes on in letters: 4G.
    if glued(text, first) && (kind(1) == TokenKind::Foreign || matches!(before(1), "-" | "/" | ":" | "_" | "#" | "+")) {
        return true;
    }
    let behind = text.word(last);
    if glued(text, last) && (matches!(behind, "/" | ":" | "_") || text.kind(last) == TokenKind::Foreign && behind.len() > 3) {
        return true;
    }
    if matches!(before(1), "الدقيقه" | "رقم" | "برقم" | "الرقم" | "القرار" | "الماده" | "ماده")
    {
        return true;
    }
    // A list number opens its line or sentence.
    if first == start && matches!(behind, "-" | ")" | "." | "–" | "ـ") {
        return true;
    }
    before(1) == "/" || behind == "/"
}

/// Whether a bare number at `first`, with nothing counted behind it, counts all the same.
pub(super) fn counts_bare(text: &Text, first: usize, last: usize, value: f64, approximated: bool, near: bool) -> bool {
    let before = first.checked_sub(1).map_or("", |at| text.word(at));
    let digits = text.kind(first) == TokenKind::Number;
    if NAMING.contains(&before) {
        return false;
    }
    let year = digits && (1300.0..=2100.0).contains(&value) && value.fract() == 0.0;
    if approximated {
        return !year || value < 1900.0 && value % 100.0 == 0.0;
    }
    if year
        || digits
            && (text.written(first).chars().all(char::is_numeric) && text.written(first).chars().count() > 4
                || text.written(first).chars().count() > 11)
    {
        return false;
    }
    let behind = text.word(last);
    let counting = COUNTING.contains(&before) || near && before == "و";
    if !digits {
        return value >= 2.0 && !is_open(before) && (counting || text.kind(last) == TokenKind::Word) && value < 11.0;
    }
    counting && (text.kind(last) != TokenKind::Word || !behind.is_empty())
}
