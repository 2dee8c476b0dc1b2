//! The text room: characters become words, words become sentences, quotation marks find their partners.
//!
//! It knows the Arabic script and nothing about the world: no names, no verbs, no dates. It reads the
//! article's blocks from the source room and touches nothing later.
//!
//! Words are compared in their *folded* form ([`fold`]); the written form stays reachable through spans.

pub mod clitic;
pub mod fold;
pub mod quotation;
pub mod sentence;
pub mod token;

use crate::excerpt::Excerpt;
use crate::reading::BlockKind;
use crate::span::Span;
pub use quotation::Quotation;
pub use sentence::Sentence;
pub use token::{Token, TokenKind};

/// A stretch of the text and what it is, with the tokens in it.
#[derive(Clone, Copy, Debug)]
pub struct TextBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
}

/// A text taken apart. Buffers are kept between articles; call [`Text::fill`] for each.
#[derive(Debug, Default)]
pub struct Text {
    /// The text as given.
    pub source: Excerpt,
    /// Every token's folded form, one after another.
    pub folded: String,
    /// Words, numbers and marks, in order.
    pub tokens: Vec<Token>,
    /// Blocks, in order.
    pub blocks: Vec<TextBlock>,
    /// Sentences, in order; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// Paired quotation marks, by opening mark.
    pub quotations: Vec<Quotation>,
}

impl Text {
    /// Takes `source` apart along `blocks`. Linear in the length of the text.
    pub fn fill(&mut self, source: &str, blocks: &[(BlockKind, Span)]) {
        self.source = Excerpt::from(source);
        self.folded.clear();
        self.tokens.clear();
        self.blocks.clear();
        self.sentences.clear();
        for (index, &(kind, span)) in blocks.iter().enumerate() {
            let first = self.tokens.len() as u32;
            token::tokenize(source, span, index as u32, &mut self.folded, &mut self.tokens);
            let last = self.tokens.len() as u32;
            self.blocks.push(TextBlock { kind, span, first, last });
        }
        quotation::pair(&self.tokens, &self.blocks, &self.source, &mut self.quotations);
        sentence::split(&self.tokens, &self.folded, &self.blocks, &mut self.sentences);
    }

    /// The folded form of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.fold.text(&self.folded))
    }

    /// Token `at` as written; empty past the end.
    pub fn written(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.text(&self.source))
    }

    /// The kind of token `at`; past the end, a mark.
    pub fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::Mark, |token| token.kind)
    }

    /// The span from token `first` up to, not including, token `last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), last.checked_sub(1).and_then(|at| self.tokens.get(at))) {
            (Some(a), Some(b)) if first < last => a.span.to(b.span),
            _ => Span::default(),
        }
    }

    /// The byte span of token `at` without its first `skip` folded bytes (a clitic written onto a name).
    pub fn span_after(&self, at: usize, skip: usize) -> Span {
        let Some(token) = self.tokens.get(at) else { return Span::default() };
        let shift = fold::source_offset(token.span.text(&self.source), skip);
        Span::new(token.span.start + shift as u32, token.span.end)
    }

    /// The first token that starts at or after byte `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }
}
