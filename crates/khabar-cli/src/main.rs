//! The `khabar` program.

use anyhow::Context;
use khabar::{Reader, Source};

fn main() -> anyhow::Result<()> {
    let reader = Reader::new();
    let mut worker = reader.worker();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        let reading = worker.read(&Source { text, ..Source::default() });
        println!("{}", serde_json::to_string(&reading)?);
    }
    Ok(())
}
