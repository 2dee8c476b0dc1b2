//! Bytes of a page become text.

use crate::error::PageError;
use khabar::source::decode::{self, Decoded};

/// Decodes the bytes of a page; `content_type` is the header it was sent with.
///
/// # Errors
/// When the bytes are none, too many, of another kind of file, or text in no known encoding.
pub fn decode(bytes: &[u8], _content_type: Option<&str>) -> Result<Decoded, PageError> {
    Ok(decode::decode(bytes)?)
}
