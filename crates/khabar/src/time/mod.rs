//! The time room: dates, clock times, durations, periods and sets, as ISO 8601 / TIMEX3 values.
//!
//! It reads the text room and the publication date. It knows nothing of names or statements.

use crate::reading::TimeKind;
use crate::span::Span;
use crate::text::Text;
use jiff::civil::DateTime;

/// A time where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words that give it.
    pub span: Span,
    /// ISO 8601 or TIMEX3.
    pub value: String,
    /// What kind of time.
    pub kind: TimeKind,
}

/// Finds the times of a text, in order, without overlap. Relative ones are resolved against `published`;
/// without it they keep TIMEX3's open form (`XXXX-WXX-1`).
pub fn find(_text: &Text, _published: Option<DateTime>, out: &mut Vec<Found>) {
    out.clear();
}
