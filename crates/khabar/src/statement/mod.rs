//! The statement room: who said what. Cue → clause → content → speaker → addressee, occasion, relay.
//!
//! It reads every earlier room and nothing reads it but the record.

pub mod holder;

use crate::name::Names;
use crate::reading::{Act, StatementKind};
use crate::span::Span;
use crate::text::Text;

/// A statement where it stands. Fields as in [`crate::reading::Statement`], in bytes.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How the content is given.
    pub kind: StatementKind,
    /// What is done by saying it.
    pub act: Act,
    /// The words that signal the report.
    pub cue: Option<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// The phrase that names who speaks.
    pub speaker: Option<Span>,
    /// Who it is, by the fullest name.
    pub speaker_name: Option<String>,
    /// Which entity of [`Names::entities`] speaks.
    pub speaker_entity: Option<u32>,
    /// The phrase that names to whom.
    pub addressee: Option<Span>,
    /// The phrase that names medium or setting.
    pub occasion: Option<Span>,
    /// Who passed it on.
    pub via: Vec<Span>,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// The rules that decided it.
    pub evidence: Vec<&'static str>,
}

/// Finds the statements of a text, in order of their cue.
pub fn find(_text: &Text, _names: &Names, out: &mut Vec<Found>) {
    out.clear();
}
