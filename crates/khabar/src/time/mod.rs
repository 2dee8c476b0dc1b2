//! The time room: dates, clock times, durations, periods and sets, as ISO 8601 / TIMEX3 values.
//!
//! "أمس", "الاثنين المقبل", "مطلع الشهر الجاري", "بين 4 و8 يناير", "الساعة العاشرة والنصف صباحاً بتوقيت مكة",
//! "5 شوال 1436هـ", "قبل ثلاث سنوات", "كل جمعة": each is told by the day of publication (`resolve/`) and
//! written as `stamp.rs` shows.
//!
//! A text passes through four small steps: every token is looked up once (`lists.rs`, `sense.rs`); where a
//! word of time or a number stands, a phrase is tried (`phrase.rs`: recurrences; `range.rs`; `length.rs`;
//! `piece/`, `clock.rs`, `digits.rs`: points); homographs are turned away (`guard.rs`); the phrase is
//! resolved. The room reads the text room, the number room and the publication date, and knows nothing of
//! names or statements.

mod calendar;
mod clock;
mod digits;
mod guard;
mod length;
mod lists;
mod loose;
mod numeral;
mod phrase;
mod piece;
mod point;
mod range;
mod resolve;
mod scan;
mod sense;
mod sentence;
mod series;
mod stamp;

#[cfg(test)]
mod tests;

use crate::number::Numbers;
use crate::reading::TimeKind;
use crate::span::Span;
use crate::text::{Text, TokenKind};
pub use lists::Lists;
use resolve::Resolver;
pub use resolve::{Preference, Reference};
use scan::Scan;
use sense::Sense;

/// A time where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words that give it.
    pub span: Span,
    /// ISO 8601 or TIMEX3.
    pub value: String,
    /// What kind of time.
    pub kind: TimeKind,
    /// Whether it counts units of time ("3 ساعات", "قبل 3 سنوات", "الأيام الثلاثة الماضية"): its number is a figure
    /// too, which a number inside a date is not.
    pub counts: bool,
}

/// Finds the times of a text, in order, without overlap. Relative ones are resolved against the reference;
/// without a publication date they keep TIMEX3's open form (`XXXX-WXX-1`).
pub fn find(text: &Text, lists: &Lists, numbers: &Numbers, reference: Reference, out: &mut Vec<Found>) {
    out.clear();
    let mut resolver = Resolver::new(lists, reference);
    let mut slots = vec![lists::Slot::default(); text.tokens.len()];
    let mut block = None;
    for sentence in &text.sentences {
        let (start, end) = (sentence.first as usize, sentence.last as usize);
        let mut known = false;
        let here = text.tokens.get(start).map(|token| token.block);
        if here != block {
            (block, resolver.told) = (here, None);
        }
        for at in start..end {
            if let Some(slot) = slots.get_mut(at) {
                *slot = match text.kind(at) {
                    TokenKind::Word => lists.slot(text, at, end),
                    _ => lists::Slot { length: 1, ..lists::Slot::default() },
                };
                known |= slot.sense != Sense::None || text.kind(at) == TokenKind::Number;
            }
        }
        if known {
            sentence::times(
                &Scan { text, lists, numbers, slots: &slots, start, end, loose: reference.loose, lead: start },
                &mut resolver,
                out,
            );
        }
    }
}
