//! Plain text, as people paste it or crawlers save it: lines become blocks.

use crate::reading::BlockKind;
use crate::span::Span;

/// The blocks of a plain text: the first line that is not blank is the headline, every other a paragraph.
pub fn blocks(text: &str) -> Vec<(BlockKind, Span)> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let kind = if out.is_empty() { BlockKind::Headline } else { BlockKind::Paragraph };
            out.push((kind, Span::of(start, start + trimmed.len())));
        }
        at += line.len() + 1;
    }
    out
}
