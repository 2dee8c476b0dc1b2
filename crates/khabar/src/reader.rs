//! From source to reading: the rooms in order.
//!
//! [`Reader`] holds what is compiled once (lists, models); it is immutable and can be shared between
//! threads. [`Worker`] holds the buffers of one thread and is used again for every article.

use crate::name::{self, Lists, NameKind, Names};
use crate::number::Numbers;
use crate::reading::{self, Piece, Reading, SCHEMA};
use crate::source::{Page, PageLists, Source, plain};
use crate::span::{Offsets, Span};
use crate::text::Text;
use crate::{figure, statement, time};

/// Everything compiled once: word lists and models.
#[derive(Debug, Default)]
pub struct Reader {
    pub(crate) lists: Lists,
    pub(crate) numbers: Numbers,
    pub(crate) times: time::Lists,
    figures: figure::Lists,
    pub(crate) pages: PageLists,
    pub(crate) statements: statement::Statements,
}

/// What to put into a reading beyond the findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether each statement carries the rules that decided it.
    pub explain: bool,
}

impl Reader {
    /// Compiles the lists and loads the models.
    pub fn new() -> Self {
        Reader {
            lists: Lists::new(),
            numbers: Numbers::new(),
            times: time::Lists::new(),
            figures: figure::Lists::new(),
            pages: PageLists::new(),
            statements: statement::Statements::new(),
        }
    }

    /// A worker with buffers of its own.
    pub fn worker(&self) -> Worker<'_> {
        Worker { reader: self, options: Options::default(), text: Text::default(), names: Names::default() }
    }
}

/// Reads articles one after another.
#[derive(Debug)]
pub struct Worker<'r> {
    reader: &'r Reader,
    options: Options,
    text: Text,
    names: Names,
}

impl Worker<'_> {
    /// Sets what to put into a reading beyond the findings.
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Reads one article.
    pub fn read(&mut self, source: &Source) -> Reading {
        let page = match &source.page {
            Some(facts) => facts.page(&self.reader.pages, &source.text),
            None => plain::read(&self.reader.pages, &source.text),
        };
        self.text.fill(&source.text, &page.blocks);
        name::find(&self.text, &self.reader.lists, &mut self.names);
        let mut times = Vec::new();
        let reference = time::Reference { published: source.published, ..time::Reference::default() };
        time::find(&self.text, &self.reader.times, &self.reader.numbers, reference, &mut times);
        let mut figures = Vec::new();
        figure::find(&self.text, &self.reader.figures, &self.reader.numbers, &times, &mut figures);
        let mut statements = Vec::new();
        self.reader.statements.find(&self.text, &self.names, &self.reader.lists, &times, &mut statements);
        self.write(source, page, times, figures, statements)
    }

    /// Puts the findings into the record: bytes become code points.
    fn write(
        &self,
        source: &Source,
        page: Page,
        times: Vec<time::Found>,
        figures: Vec<figure::Found>,
        statements: Vec<statement::Found>,
    ) -> Reading {
        let text = &source.text;
        let offsets = Offsets::new(text);
        let piece = |span: Span| Piece::cut(&self.text.source, &offsets, span);
        let mut reading = Reading {
            schema: SCHEMA.to_owned(),
            id: source.id(),
            url: source.url.clone(),
            outlet: source.outlet.clone(),
            language: "ar".to_owned(),
            published: source.published.map(|at| at.to_string()),
            text: self.text.source.clone(),
            notes: source.notes.clone(),
            ..Reading::default()
        };
        page.write(source, &self.reader.pages, &offsets, &mut reading);
        let ids = self.write_entities(&mut reading, &piece);
        reading.times = times
            .into_iter()
            .map(|found| reading::Time { piece: piece(found.span), value: found.value, kind: found.kind })
            .collect();
        let holders = statement::holder::innermost(&statements, figures.iter().map(|found| found.span));
        reading.figures = figures
            .into_iter()
            .zip(holders)
            .map(|(found, holder)| reading::Figure {
                piece: piece(found.span),
                value: found.value,
                max: found.max,
                unit: found.unit,
                precision: found.precision,
                statement: holder.map(|index| format!("s{}", index + 1)),
                speaker_name: holder.and_then(|index| statements.get(index)?.speaker_name.clone()),
            })
            .collect();
        reading.statements = statements
            .into_iter()
            .enumerate()
            .map(|(index, found)| reading::Statement {
                id: format!("s{}", index + 1),
                kind: found.kind,
                act: found.act,
                cue: found.cue.map(&piece),
                content: found.content.iter().copied().map(&piece).collect(),
                speaker: found.speaker.map(&piece),
                speaker_name: found.speaker_name,
                speaker_id: found.speaker_entity.and_then(|entity| ids.get(entity as usize).cloned()),
                addressee: found.addressee.map(&piece),
                occasion: found.occasion.map(&piece),
                via: found.via.iter().copied().map(&piece).collect(),
                confidence: (found.confidence * 100.0).round() / 100.0,
                evidence: if self.options.explain {
                    found.evidence.iter().map(|&rule| rule.to_owned()).collect()
                } else {
                    Vec::new()
                },
            })
            .collect();
        reading
    }

    /// Writes people, organisations and places; returns the identifier of each entity.
    fn write_entities(&self, reading: &mut Reading, piece: &dyn Fn(Span) -> Piece) -> Vec<String> {
        let mut mentions: Vec<Vec<Piece>> = vec![Vec::new(); self.names.entities.len()];
        for mention in &self.names.mentions {
            let first = self.text.span_after(mention.first as usize, mention.skip as usize);
            let span = self.text.span(mention.first as usize, mention.last as usize).tail_from(first);
            if let Some(mentions) = mentions.get_mut(mention.entity as usize) {
                mentions.push(piece(span));
            }
        }
        let mut ids = Vec::with_capacity(self.names.entities.len());
        for (entity, mentions) in self.names.entities.iter().zip(mentions) {
            let (list, letter) = match entity.kind {
                Some(NameKind::Organisation) => (&mut reading.organisations, 'o'),
                Some(NameKind::Place) => (&mut reading.places, 'l'),
                _ => (&mut reading.people, 'p'),
            };
            let id = format!("{letter}{}", list.len() + 1);
            list.push(reading::Entity {
                id: id.clone(),
                name: entity.name.clone(),
                latin: entity.latin.clone(),
                role: entity.role.map(|span| span.text(&reading.text).to_owned()),
                country: entity.country.clone(),
                mentions,
            });
            ids.push(id);
        }
        ids
    }
}
