//! The figure room: numbers that count or measure, in digits, words and mixtures, with unit and precision.
//!
//! "7 آلاف و939 شخصاً", "نحو 15 غارة", "بين 20 و30 ألف متر", "مليوني ريال", "ثلثي السكان", "غارتين". It reads the
//! text and number rooms and the times: a number inside a date is no figure, one that measures a length of time
//! is (أربعة أيام). Whose figure it is, is for the statement room.
//!
//! `scan.rs` walks over the tokens; `quantity.rs` reads a number, a range, a share or a vague plural (عشرات);
//! `noun.rs` what is counted; `dual.rs` the duals that count two; `money.rs` whose riyal it is; `guard.rs`
//! says which bare numbers count nothing.

mod dual;
mod guard;
mod lists;
mod money;
mod noun;
mod quantity;
mod scan;

#[cfg(test)]
mod tests;

use crate::number::Numbers;
use crate::reading::Precision;
use crate::span::Span;
use crate::text::Text;
pub use lists::{Kind, Lists};

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
pub fn find(text: &Text, lists: &Lists, numbers: &Numbers, times: &[crate::time::Found], out: &mut Vec<Found>) {
    out.clear();
    let mut scan = scan::Scan::new(text, lists, numbers, times);
    for sentence in &text.sentences {
        scan.sentence(sentence.first as usize, sentence.last as usize, out);
    }
}
