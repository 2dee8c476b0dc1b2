//! The text room on any characters: every token, sentence and quotation lies within the text.
#![no_main]

use khabar::Span;
use khabar::source::{PageLists, plain};
use khabar::text::Text;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LISTS: LazyLock<PageLists> = LazyLock::new(PageLists::new);

fuzz_target!(|source: &str| {
    let mut text = Text::default();
    text.fill(source, &plain::blocks(&LISTS, source));
    let mut end = 0;
    for (at, token) in text.tokens.iter().enumerate() {
        assert!(end <= token.span.start && token.span.start < token.span.end);
        assert!(!text.written(at).is_empty());
        assert!(source.get(token.span.range()).is_some());
        end = token.span.end;
        for skip in 0..text.word(at).len() {
            let span = text.span_after(at, skip);
            assert!(token.span.contains(span) && source.get(span.range()).is_some());
        }
    }
    let whole = Span::of(0, source.len());
    assert!(text.blocks.iter().all(|block| whole.contains(block.span)));
});
