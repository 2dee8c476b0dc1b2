//! Gold of pages, in the two forms there are.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// A page with what should come out of it.
pub struct Page {
    pub name: String,
    pub html: Vec<u8>,
    /// The true body.
    pub body: String,
    /// What else is known of it.
    pub facts: Option<Facts>,
}

/// What else is known of a page.
pub struct Facts {
    pub title: String,
    pub date: String,
    pub authors: Vec<String>,
    /// Strings that must not be in the body.
    pub furniture: Vec<String>,
}

#[derive(Deserialize)]
struct Truth {
    #[serde(default, rename = "articleBody")]
    body: String,
}

#[derive(Deserialize)]
struct Gold {
    title: String,
    #[serde(default)]
    authors: Vec<String>,
    date: String,
    #[serde(default)]
    related: Vec<String>,
    #[serde(default)]
    boiler: Vec<String>,
    paras: Vec<String>,
}

/// The pages of a folder, in the order of their names.
pub fn load(folder: &Path) -> Result<Vec<Page>> {
    let read = |path: &Path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let truth = folder.join("ground-truth.json");
    if truth.exists() {
        let truths: BTreeMap<String, Truth> = serde_json::from_slice(&read(&truth)?)?;
        return truths
            .into_iter()
            .map(|(name, truth)| {
                let packed = read(&folder.join("html").join(format!("{name}.html.gz")))?;
                let mut html = Vec::new();
                flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut html).with_context(|| name.clone())?;
                Ok(Page { name, html, body: truth.body, facts: None })
            })
            .collect();
    }
    let gold = folder.join("gold.json");
    if !gold.exists() {
        bail!("neither ground-truth.json nor gold.json lies in {}", folder.display());
    }
    let golds: BTreeMap<String, Gold> = serde_json::from_slice(&read(&gold)?)?;
    golds
        .into_iter()
        .map(|(name, gold)| {
            let html = read(&folder.join(format!("{name}.html")))?;
            let furniture = gold.boiler.into_iter().chain(gold.related).collect();
            let facts = Facts { title: gold.title, date: gold.date, authors: gold.authors, furniture };
            Ok(Page { name, html, body: gold.paras.join("\n"), facts: Some(facts) })
        })
        .collect()
}
