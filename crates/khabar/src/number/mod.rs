//! The number room: numbers in digits, in words and in mixtures of both, as values.
//!
//! "٣٥٠", "5.706", "ثلاثمائة وخمسين", "7 آلاف و939", "مليونين ونصف المليون", "الحادي والعشرين", "ثلاثة أرباع".
//! It reads the text room only and does not know what is counted: years and hours are for the time room,
//! people and riyals for the figure room, and both ask here what a number is worth.
//!
//! Words come from `lexicon/numerals.tsv`.

mod cardinal;
pub mod digits;
mod fraction;
mod interval;
mod numeral;
mod ordinal;
mod relative;
mod words;

pub use interval::{Bound, Interval};
pub use relative::{Origin, Relative};
pub use words::{Class, Numbers};

/// A number where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// What it is worth.
    pub value: f64,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Folded bytes written onto the first token before the number itself (و in وثلاثة, the ب of بمئة).
    pub skip: usize,
    /// Whether those letters hold the article (الثلاثة).
    pub article: bool,
    /// Whether it is written in digits, wholly or in part.
    pub digits: bool,
    /// The last scale word (1000 in "7 آلاف"); 1 without one. A number that follows with و is smaller.
    pub scale: f64,
}

#[cfg(test)]
mod tests;
