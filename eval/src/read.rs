//! `khabar-eval read`: a reading for each gold article, as files, for other scorers.

use crate::gold;
use anyhow::{Context, Result};
use khabar::Reader;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of gold readings, one JSON file an article.
    gold: PathBuf,
    /// Folder to write the readings into, under the same names.
    out: PathBuf,
}

impl Args {
    pub fn run(self) -> Result<()> {
        std::fs::create_dir_all(&self.out).with_context(|| format!("cannot make {}", self.out.display()))?;
        let reader = Reader::new();
        let mut worker = reader.worker();
        for gold in gold::load(&self.gold)? {
            let reading = worker.read(&gold.source());
            let path = self.out.join(&gold.file);
            std::fs::write(&path, serde_json::to_string(&reading)?)
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }
}
