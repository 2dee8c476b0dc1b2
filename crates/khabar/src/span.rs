//! Byte ranges into an article's text.
//!
//! Every finding carries one. Inside the program offsets count bytes, which slice for free; on the way
//! out [`Offsets`] turns them into Unicode code points, which is what readers in other languages count.

use std::ops::Range;

/// A half-open byte range into the article's text. Both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` (inclusive) to `end` (exclusive), in bytes.
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// A span from machine-sized offsets. Texts are bounded to 4 GiB when they enter, so nothing is cut.
    pub const fn of(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    /// The length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text under the span; empty when the span does not fit `text`.
    pub fn text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span as a range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part of this span that begins where `other` begins.
    pub fn tail_from(self, other: Span) -> Span {
        Span { start: self.start.max(other.start), end: self.end }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Turns byte offsets into code-point offsets. Built once a text, in one pass; each question is O(1).
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before each stride of `STRIDE` bytes.
    marks: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'t> Offsets<'t> {
    /// Counts the code points of `text`.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0u32;
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push(count);
            count += chunk.iter().filter(|&&byte| !is_continuation(byte)).count() as u32;
        }
        marks.push(count);
        Offsets { text, marks }
    }

    /// How many code points stand before byte `at`.
    pub fn chars_before(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        let mark = at / STRIDE;
        let base = self.marks.get(mark).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(mark * STRIDE..at).unwrap_or(&[]);
        base + rest.iter().filter(|&&byte| !is_continuation(byte)).count() as u32
    }
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_before_every_boundary_of_a_mixed_text() {
        let text = "قال: «نعم» 😀 a\u{064b}".repeat(9);
        let offsets = Offsets::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.chars_before(at as u32), count as u32);
        }
        assert_eq!(offsets.chars_before(text.len() as u32), text.chars().count() as u32);
    }
}
