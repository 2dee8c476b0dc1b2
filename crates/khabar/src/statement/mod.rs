//! The statement room: who said what. Cue → clause → content → speaker → addressee, occasion, relay.
//!
//! It reads every earlier room and nothing reads it but the record. [`Statements::find`] walks the prose once;
//! at each word that may signal a report it asks, file by file: what does it govern ([`frame`]), how far does
//! that reach ([`extent`]), who is its subject ([`subject`], [`speaker`]), and how sure is all this
//! ([`confidence`]).

mod acronym;
mod adjunct;
mod attribution;
mod confidence;
mod cue;
mod epithet;
mod extent;
mod finder;
mod frame;
mod fuller;
mod headline;
pub mod holder;
mod honorific;
mod issuer;
mod kin;
mod kind;
mod marks;
mod noun;
mod participle;
mod passing;
mod phrase;
mod phrases;
mod quoted;
mod relay;
mod saying;
mod scene;
mod speaker;
mod subject;
mod turn;
mod unlisted;
mod verb;
mod words;

use crate::name::{Lists, Names};
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

/// The statement room's word lists, compiled once.
#[derive(Debug, Default)]
pub struct Statements {
    cues: cue::Cues,
    words: words::Words,
}

impl Statements {
    /// Inflects the reporting verbs and compiles the lists.
    pub fn new() -> Self {
        Statements { cues: cue::Cues::new(), words: words::Words::new() }
    }

    /// Finds the statements of a text, in order of their cue.
    pub fn find(&self, text: &Text, names: &Names, lists: &Lists, times: &[crate::time::Found], out: &mut Vec<Found>) {
        out.clear();
        let scene = scene::Scene::new(text, names, lists, &self.cues, &self.words, times, Vec::new());
        finder::find(&scene, out);
    }
}
