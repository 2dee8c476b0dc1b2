//! Measures Khabar: `khabar-eval read GOLD_DIR OUT_DIR` writes a reading for each gold article.

use anyhow::Context;
use khabar::{Reader, Source};
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(2).map(PathBuf::from);
    let (gold, out) = (args.next().context("GOLD_DIR")?, args.next().context("OUT_DIR")?);
    std::fs::create_dir_all(&out)?;
    let reader = Reader::new();
    let mut worker = reader.worker();
    for entry in std::fs::read_dir(gold)? {
        let path = entry?.path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let published = gold["date"].as_str().and_then(|date| format!("{date}T00:00:00").parse().ok());
        let source = Source { text: gold["text"].as_str().unwrap_or_default().to_owned(), published, ..Source::default() };
        let reading = worker.read(&source);
        std::fs::write(out.join(path.file_name().context("name")?), serde_json::to_string(&reading)?)?;
    }
    Ok(())
}
