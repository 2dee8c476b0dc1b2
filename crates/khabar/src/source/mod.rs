//! The source room: what people hand in becomes an article: its text, and what each line of it is.
//!
//! Bytes are decoded ([`decode`]), a crawler's record becomes an article ([`article`]), and the lines of a
//! plain text are sorted into headline, prose and page furniture ([`plain`]). Furniture is marked and never
//! deleted. The room knows lines, pages and the names of agencies and cities, not the language's grammar.

pub mod article;
pub mod byline;
pub mod caption;
pub mod dateline;
pub mod decode;
pub mod error;
pub mod facts;
pub mod furniture;
pub mod key;
pub mod language;
pub mod line;
pub mod lists;
pub mod page;
pub mod plain;

pub use error::SourceError;
pub use facts::PageFacts;
pub use lists::PageLists;
pub use page::Page;

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
    /// What the markup of its page told, where it came in a page; without it the text's lines are all there is to go by.
    pub page: Option<Box<PageFacts>>,
    /// What had to be assumed or repaired on the way in, in English; copied into the reading.
    pub notes: Vec<String>,
}

impl Source {
    /// An article from the bytes of a text file, in whatever encoding.
    ///
    /// # Errors
    /// When the bytes are empty, no text, too many, or hold no Arabic article; the error names the remedy.
    pub fn from_bytes(bytes: &[u8]) -> Result<Source, SourceError> {
        let decoded = decode::decode(bytes)?;
        let source = Source { text: decoded.text, notes: decoded.notes, ..Source::default() };
        source.check()?;
        Ok(source)
    }

    /// Whether the text is an Arabic article at all.
    ///
    /// # Errors
    /// When it is blank, holds no Arabic, or is plainly in another language of the Arabic script.
    pub fn check(&self) -> Result<(), SourceError> {
        if self.text.trim().is_empty() {
            return Err(SourceError::Empty);
        }
        language::check(&self.text)
    }

    /// A stable identifier: FNV-1a of the address or, without one, of the text, in hexadecimal.
    pub fn id(&self) -> String {
        let key = self.url.as_deref().filter(|url| !url.is_empty()).unwrap_or(&self.text);
        let hash =
            key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        format!("{hash:016x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_depends_on_the_address_first() {
        let source =
            |url: Option<&str>, text: &str| Source { url: url.map(str::to_owned), text: text.to_owned(), ..Source::default() };
        assert_eq!(source(Some("https://a.example/1"), "أ").id(), source(Some("https://a.example/1"), "ب").id());
        assert_ne!(source(None, "أ").id(), source(None, "ب").id());
        assert_eq!(source(None, "").id(), "cbf29ce484222325");
    }
}
