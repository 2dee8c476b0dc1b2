//! What can be wrong with an input, each with what to do about it.

use super::language::Language;

/// The largest text taken, in bytes: far beyond any article, well within what one reading can hold.
pub const LARGEST: usize = 64 << 20;

/// Why an input is no article. The message names the remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// Nothing in it, or only blanks.
    #[error("there is no text in it; save the article's text and try again")]
    Empty,
    /// A file of another kind.
    #[error("this is {kind}, not text; save the article as plain text (UTF-8) and try again")]
    Binary {
        /// What it looks like, with its article: `a PDF`.
        kind: &'static str,
    },
    /// Bytes that are Arabic in none of the encodings known.
    #[error(
        "the bytes are no Arabic text in UTF-8, UTF-16, windows-1256 or ISO 8859-6; convert the file to UTF-8 (iconv -t UTF-8)"
    )]
    Encoding,
    /// Text without Arabic.
    #[error("there is no Arabic in it ({share} % of its letters); khabar reads Arabic news only")]
    NoArabic {
        /// How many of a hundred letters are Arabic.
        share: u32,
    },
    /// Text in another language of the Arabic script.
    #[error("this reads like {language}, not Arabic; khabar reads Arabic news only")]
    OtherLanguage {
        /// Which one.
        language: Language,
    },
    /// Too much text for one article.
    #[error(
        "{bytes} bytes are more than one article can have ({LARGEST}); split the file into one article each, or into JSON lines"
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A record without a text.
    #[error("the record has no text; put the article into a field called content, text or body")]
    NoText,
    /// JSON that is none.
    #[error("this is no JSON record ({reason}); give one object an article, in an array or one a line")]
    Json {
        /// What the parser says.
        reason: String,
    },
}
