//! Whose figure is it: the innermost statement whose content holds a stretch of text.
//!
//! «قال المحامي إن الشرطة أكدت توقيف 9 أشخاص»: the nine are the police's figure, which stands inside the lawyer's
//! words too.

use super::Found;
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// For each of `spans` (in text order, without overlap) the index of the innermost of `statements` whose content
/// holds it. Of contents equally long the later statement holds. One sweep: O(n log n) in statements and spans.
pub fn innermost(statements: &[Found], spans: impl IntoIterator<Item = Span>) -> Vec<Option<usize>> {
    let mut contents: Vec<(Span, usize)> =
        statements.iter().enumerate().flat_map(|(index, found)| found.content.iter().map(move |&span| (span, index))).collect();
    contents.sort_unstable_by_key(|&(span, index)| (span.start, index));
    let mut coming = contents.into_iter().peekable();
    // The shortest open content on top. One that ends before a span ends can hold no later span either, so it
    // is dropped when it comes to the top, and each is dropped once.
    let mut open: BinaryHeap<(Reverse<u32>, usize, u32)> = BinaryHeap::new();
    let holder = |span: Span| {
        while let Some((content, index)) = coming.next_if(|(content, _)| content.start <= span.start) {
            open.push((Reverse(content.len()), index, content.end));
        }
        while open.peek().is_some_and(|&(.., end)| end < span.end) {
            open.pop();
        }
        open.peek().map(|&(_, index, _)| index)
    };
    spans.into_iter().map(holder).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(content: &[(u32, u32)]) -> Found {
        Found { content: content.iter().map(|&(start, end)| Span::new(start, end)).collect(), ..Found::default() }
    }

    #[test]
    fn the_inner_report_holds_the_figure_and_the_outer_one_what_follows() {
        let statements = [found(&[(0, 50)]), found(&[(20, 40)])];
        let spans = [(5, 8), (25, 30), (42, 44), (60, 61)].map(|(start, end)| Span::new(start, end));
        assert_eq!(innermost(&statements, spans), [Some(0), Some(1), Some(0), None]);
    }

    proptest! {
        /// The sweep finds what looking at every content finds, crossing and repeated contents included.
        #[test]
        fn the_sweep_agrees_with_the_plain_search(
            contents in proptest::collection::vec(proptest::collection::vec((0u32..60, 1u32..30), 0..3), 0..8),
            steps in proptest::collection::vec((0u32..6, 1u32..6), 0..12),
        ) {
            let statements: Vec<Found> = contents
                .iter()
                .map(|pieces| found(&pieces.iter().map(|&(start, length)| (start, start + length)).collect::<Vec<_>>()))
                .collect();
            let mut at = 0;
            let spans: Vec<Span> = steps
                .iter()
                .map(|&(gap, length)| {
                    let span = Span::new(at + gap, at + gap + length);
                    at = span.end;
                    span
                })
                .collect();
            let plain = |span: Span| {
                let held = statements.iter().enumerate().flat_map(|(index, found)| {
                    found.content.iter().filter(move |content| content.contains(span)).map(move |content| (content.len(), Reverse(index)))
                });
                held.min().map(|(_, Reverse(index))| index)
            };
            let expected: Vec<Option<usize>> = spans.iter().map(|&span| plain(span)).collect();
            prop_assert_eq!(innermost(&statements, spans), expected);
        }
    }
}
