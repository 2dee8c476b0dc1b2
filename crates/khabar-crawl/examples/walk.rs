//! Walks through a web archive without reading its pages: what inflating and walking alone cost.
//!
//! `cargo run --release -p khabar-crawl --example walk -- crawl.warc.gz`

use khabar_crawl::warc::Archive;
use std::fs::File;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args_os().skip(1) {
        let start = Instant::now();
        let mut archive = Archive::new(File::open(&path)?)?;
        let mut bytes = 0;
        for page in archive.by_ref() {
            bytes += page?.body()?.bytes.len();
        }
        let tally = archive.tally();
        println!("{} pages of {} records, {bytes} bytes, {:?}", tally.pages, tally.records(), start.elapsed());
    }
    Ok(())
}
