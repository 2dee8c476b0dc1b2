//! The name room: people, organisations and places; their roles; one entity for all its spellings.
//!
//! It reads the text room and the lexicon. It knows nothing of statements, dates or figures.
//!
//! In order: [`word`] asks the lists about each word; [`model`] labels the tokens; [`span`] mends the bounds of
//! the names found and adds those the lists make certain (الشيخ سالم الحربي); [`entity`] gathers the mentions of
//! one person (جومارت توكاييف، توكاييف); [`role`] reads the description beside a name; [`describe`] finds who a
//! description alone (الوزير) stands for.

pub mod describe;
pub mod entity;
pub mod feature;
pub mod lists;
pub mod model;
pub mod nature;
pub mod reconcile;
pub mod role;
mod sheet;
pub mod span;
pub mod word;

#[cfg(test)]
mod tests;

use crate::span::Span;
use crate::text::Text;
pub use lists::Lists;

/// The shipped sequence model; `model/README.md` tells what it was trained on.
pub const MODEL: &[u8] = include_bytes!("../../model/names.bin");

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation: ministry, party, company, agency, paper.
    Organisation,
    /// A place: country, city, region.
    Place,
}

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// Folded bytes of clitics written onto the first token, before the name (ولـ in ولمحمد).
    pub skip: u8,
    /// Which entity of [`Names::entities`] it names.
    pub entity: u32,
    /// What it names.
    pub kind: NameKind,
}

/// Someone or something named in the article, once.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    /// What it is.
    pub kind: Option<NameKind>,
    /// The fullest form in the article, without titles.
    pub name: String,
    /// The fullest title or description given with the name.
    pub role: Option<Span>,
    /// Whether the words around a person show a woman; none where they do not tell.
    pub feminine: Option<bool>,
    /// ISO 3166 alpha-2 code, for places and for the country a role names.
    pub country: Option<String>,
    /// A form in Latin letters, where the article or a list gives one.
    pub latin: Option<String>,
}

/// The names of one article.
#[derive(Debug, Default)]
pub struct Names {
    /// Each entity once, in order of first mention.
    pub entities: Vec<Entity>,
    /// Every mention, in text order, without overlap.
    pub mentions: Vec<Mention>,
    /// What the lists say about each token of the text.
    pub words: Vec<word::Word>,
    /// The descriptions given with each entity's name, for [`Names::describe`].
    profiles: Vec<role::Profile>,
    spans: Vec<span::Found>,
    key: String,
    lattice: model::Lattice,
}

impl Names {
    /// The mention that covers token `at`.
    pub fn at(&self, at: usize) -> Option<&Mention> {
        let next = self.mentions.partition_point(|mention| mention.last as usize <= at);
        self.mentions.get(next).filter(|mention| mention.first as usize <= at)
    }

    /// The entity a described source (الرئيس الروسي، الوزير، المتحدث باسمها) at tokens `first..last` stands
    /// for, by gender, number, nationality and nearness; none where nothing before or near it fits.
    pub fn describe(&self, text: &Text, first: usize, last: usize) -> Option<u32> {
        describe::find(text, self, &self.profiles, first, last)
    }
}

/// Finds the names of a text. Buffers in `out` are reused.
pub fn find(text: &Text, lists: &Lists, out: &mut Names) {
    out.entities.clear();
    out.mentions.clear();
    out.profiles.clear();
    word::look_up(text, lists.natures(), &mut out.key, &mut out.words);
    span::find(text, lists, &out.words, &mut out.lattice, &mut out.spans);
    entity::gather(text, lists.natures(), &out.words, &out.spans, &mut out.entities, &mut out.mentions);
    role::read(text, lists, &out.words, &out.mentions, &mut out.entities, &mut out.profiles);
}
