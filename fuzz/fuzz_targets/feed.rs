//! Feeds in any bytes, and their items as articles.
#![no_main]

use khabar_crawl::feed;
use khabar_page::Pages;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PAGES: LazyLock<Pages> = LazyLock::new(Pages::new);

fuzz_target!(|bytes: &[u8]| {
    if let Ok(feed) = feed::read(bytes) {
        for item in feed.items {
            if let Some(Ok(source)) = item.source(&PAGES) {
                assert!(!source.text.is_empty());
            }
        }
    }
});
