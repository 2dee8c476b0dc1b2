//! `khabar-eval bodies`: the bodies of the articles of a folder of pages; what `scripts/peers` scores and times beside
//! other programs.

use crate::pages::body;
use anyhow::{Context, Result};
use khabar_page::{Origin, Pages};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// A folder of pages, each named after the page: `port-1.html`.
    folder: PathBuf,
    /// How often to take them out; the difference between two numbers is the time of taking them out alone.
    #[arg(long, default_value_t = 1)]
    runs: u32,
}

impl Args {
    pub fn run(self) -> Result<()> {
        let failed = || format!("cannot read the folder {}", self.folder.display());
        let mut pages: Vec<(String, Vec<u8>)> = Vec::new();
        for entry in std::fs::read_dir(&self.folder).with_context(failed)? {
            let path = entry.with_context(failed)?.path();
            if path.extension().is_some_and(|end| end == "html") {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                pages.push((name, std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?));
            }
        }
        let reader = Pages::new();
        let mut bodies: BTreeMap<&str, String> = BTreeMap::new();
        for _ in 0..self.runs.max(1) {
            for (name, bytes) in &pages {
                // A page without an article has an empty body.
                let source = reader.extract(bytes, &Origin::default()).unwrap_or_default();
                bodies.insert(name, body(&source));
            }
        }
        println!("{}", json!({"name": "Khabar", "bodies": bodies}));
        Ok(())
    }
}
