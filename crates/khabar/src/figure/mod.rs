//! The figure room: numbers that count or measure, in digits, words and mixtures, with unit and precision.
//!
//! It reads the text room and the times (a number inside a date is no figure). Whose figure it is, is for
//! the statement room.

use crate::reading::Precision;
use crate::span::Span;
use crate::text::Text;

/// A figure where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The quantity with its counted noun, without the approximator.
    pub span: Span,
    /// The number; for a range its lower end.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// What is counted: an Arabic noun in the singular, `%`, an ISO 4217 code, or an SI symbol.
    pub unit: Option<String>,
    /// How exactly it is given.
    pub precision: Precision,
}

/// Finds the figures of a text, in order, without overlap, outside `times`.
pub fn find(_text: &Text, _times: &[crate::time::Found], out: &mut Vec<Found>) {
    out.clear();
}
