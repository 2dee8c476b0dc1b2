//! A page read: what each stretch of the text is, and what the furniture tells about the article.

use super::key::key;
use super::lists::PageLists;
use super::{Source, byline};
use crate::reading::{self, Block, BlockKind, Byline, DatelinePlace, Image, Piece, Reading, Related};
use crate::span::{Offsets, Span};

/// What the lines of a text say about its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Every stretch of the text that is not blank, in order, without overlap.
    pub blocks: Vec<(BlockKind, Span)>,
    /// Who signs.
    pub bylines: Vec<Byline>,
    /// Where the story is from.
    pub dateline: Option<Dateline>,
    /// Pictures, each once.
    pub images: Vec<Image>,
    /// Reading time claimed by the page, in minutes.
    pub reading_minutes: Option<u32>,
    /// Sections the page files the article under.
    pub categories: Vec<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Pointers to other articles.
    pub related: Vec<Related>,
}

/// The line of places and sources at the head of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// Where it stands.
    pub span: Span,
    /// The places it names.
    pub places: Vec<DatelinePlace>,
    /// The agencies and papers it credits.
    pub sources: Vec<String>,
}

/// The headline among the blocks of a text.
pub(super) fn headline<'t>(blocks: &[(BlockKind, Span)], text: &'t str) -> Option<&'t str> {
    blocks.iter().find(|(kind, _)| *kind == BlockKind::Headline).map(|(_, span)| span.text(text))
}

impl Page {
    /// Writes the page into the record: bytes become code points; signers handed in with the article come first.
    pub fn write(self, source: &Source, lists: &PageLists, offsets: &Offsets<'_>, reading: &mut Reading) {
        let text = source.text.as_str();
        reading.title = headline(&self.blocks, text).map(str::to_owned);
        reading.blocks = self
            .blocks
            .iter()
            .map(|&(kind, span)| Block { kind, start: offsets.chars_before(span.start), end: offsets.chars_before(span.end) })
            .collect();
        reading.bylines = source.byline.as_deref().map_or_else(Vec::new, |field| byline::given(lists, field));
        for signer in self.bylines {
            if !reading.bylines.iter().any(|known| key(&known.name) == key(&signer.name)) {
                reading.bylines.push(signer);
            }
        }
        reading.dateline = self.dateline.map(|found| reading::Dateline {
            piece: Piece::cut(&reading.text, offsets, found.span),
            places: found.places,
            sources: found.sources,
        });
        reading.modified = source.page.as_ref().and_then(|facts| facts.modified).map(|at| at.to_string());
        reading.images = self.images;
        reading.reading_minutes = self.reading_minutes;
        reading.categories = self.categories;
        reading.tags = self.tags;
        reading.related = self.related;
    }
}
