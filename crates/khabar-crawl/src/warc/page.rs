//! A page as it was crawled: the bytes that came over the wire, and what was said of them.

use super::Place;
use crate::http::{Answer, Body, BodyError};

/// A page in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrawledPage {
    /// Where its record is.
    pub place: Place,
    /// Its address.
    pub url: Option<String>,
    pub(super) answer: Answer,
    /// The body as it came over the wire.
    pub(super) raw: Vec<u8>,
    pub(super) truncated: Option<String>,
}

impl CrawledPage {
    /// What the server called it: `text/html; charset=windows-1256`.
    pub fn content_type(&self) -> Option<&str> {
        self.answer.content_type.as_deref()
    }

    /// The page's own bytes, unpacked; with a note if they are not all of it.
    ///
    /// # Errors
    /// When they cannot be unpacked, or are too many.
    pub fn body(&self) -> Result<Body<'_>, BodyError> {
        let mut body = self.answer.body(&self.raw)?;
        if let Some(why) = &self.truncated {
            body.notes.push(format!("the crawler cut the page off ({why})"));
        }
        Ok(body)
    }
}
