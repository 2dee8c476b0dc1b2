//! Khabar reads Arabic news: who said what, to whom, through whom, when, and whose number a number is,
//! each claim tied to the characters it came from.
//!
//! Data flows one way through the rooms of this library; a later room reads what earlier rooms made and
//! never reaches back: [`source`] → [`text`] → [`lexicon`] → [`name`], [`number`] → [`time`], [`figure`] →
//! [`statement`] → [`reading`]. The library does no I/O, reads no clock and starts no thread; the same
//! input gives the same reading.

pub mod excerpt;
pub mod figure;
pub mod lexicon;
pub mod name;
pub mod number;
pub mod reader;
pub mod reading;
pub mod source;
pub mod span;
pub mod statement;
pub mod text;
pub mod time;

pub use reader::{Options, Reader, Worker};
pub use reading::Reading;
pub use source::Source;
pub use span::Span;

/// The README's example is run as a test, so that it stays true.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
