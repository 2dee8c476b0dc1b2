//! What can be wrong with a page, each with what to do about it.

use khabar::source::SourceError;

/// Why there is no article in a page. The message names the remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PageError {
    /// The bytes are no text, or the text found is no Arabic article.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// Too many elements for one page.
    #[error(
        "the page has more than {} elements and texts, more than any article's page; save the article's text and try again",
        crate::html::tree::MOST_NODES
    )]
    TooComplex,
    /// A page without an article: only script, only links, a front page.
    #[error(
        "no article was found in this page; if its text is loaded by script, save the page from a browser once it is shown, \
         or save the article's text"
    )]
    NoArticle,
}
