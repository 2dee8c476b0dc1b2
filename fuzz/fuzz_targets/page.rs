//! Pages on any bytes: no panic, blocks in order within the text, no change before the publication.
#![no_main]

use khabar_page::{Origin, Pages};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PAGES: LazyLock<Pages> = LazyLock::new(Pages::new);

fuzz_target!(|bytes: &[u8]| {
    let origin = Origin { url: Some("https://sahil.example.jo/2022/1/10/news"), content_type: None };
    let Ok(source) = PAGES.extract(bytes, &origin) else { return };
    let facts = source.page.as_deref().expect("a page tells facts");
    let mut at = 0;
    for (_, span) in &facts.blocks {
        assert!(span.start as usize >= at && !span.text(&source.text).trim().is_empty());
        at = span.end as usize;
    }
    assert!(facts.modified.is_none_or(|change| source.published.is_some_and(|published| published <= change)));
});
