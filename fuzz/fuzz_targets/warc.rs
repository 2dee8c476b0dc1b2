//! Web archives in any bytes: every page lies in a record, and a record is found again by its place.
#![no_main]

use khabar_crawl::warc::Archive;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(archive) = Archive::new(bytes) else { return };
    for page in archive.flatten() {
        let _ = page.body();
        let from = bytes.get(page.place.offset as usize..).unwrap_or(&[]);
        if let Ok(mut again) = Archive::at(from, page.place) {
            assert!(again.next().is_some());
        }
    }
});
