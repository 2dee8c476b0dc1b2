//! The source room: what people hand in becomes an article: its text, and what each line of it is.
//!
//! It marks page furniture and never deletes it. It knows lines and pages, not words or people.

pub mod plain;

/// An article as it comes in.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The text: headline first, paragraphs on lines of their own.
    pub text: String,
    /// Its address, if known.
    pub url: Option<String>,
    /// Who published it, if known.
    pub outlet: Option<String>,
    /// When it was published, if known: what relative dates are relative to.
    pub published: Option<jiff::civil::DateTime>,
    /// Who signs it, if the caller knows.
    pub byline: Option<String>,
}
