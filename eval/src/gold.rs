//! Gold readings and the readings to hold against them, in the few fields that are measured.
//!
//! Both sides are parsed from the JSON a user of Khabar would see, so that what is measured is what is
//! handed out.

use anyhow::{Context, Result, bail};
use khabar::{Options, Reader, Source, Worker};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A stretch of text, in code points.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Piece {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The characters themselves.
    #[serde(default)]
    pub text: String,
}

/// A statement, gold or read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Statement {
    #[serde(rename = "type")]
    pub kind: String,
    pub act: String,
    pub cue: Option<Piece>,
    pub content: Vec<Piece>,
    pub speaker: Option<Piece>,
    pub speaker_name: Option<String>,
    pub addressee: Option<Piece>,
    pub occasion: Option<Piece>,
    pub confidence: f64,
    pub evidence: Vec<String>,
}

/// A figure, gold or read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Figure {
    #[serde(flatten)]
    pub piece: Piece,
    pub value: f64,
    pub max: Option<f64>,
    pub unit: Option<String>,
    pub precision: String,
    pub speaker_name: Option<String>,
}

/// A person, gold or read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Person {
    pub name: String,
    pub role: Option<String>,
}

/// What is measured of one article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Findings {
    pub statements: Vec<Statement>,
    pub figures: Vec<Figure>,
    pub people: Vec<Person>,
}

/// One gold article.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The file's name, `dev-01.json`.
    #[serde(skip)]
    pub file: String,
    /// The day it was published.
    #[serde(default)]
    pub date: Option<String>,
    /// The article.
    #[serde(default)]
    pub text: String,
    /// What a reading of it must contain.
    #[serde(flatten)]
    pub findings: Findings,
}

impl Gold {
    /// The file's name without its ending.
    pub fn id(&self) -> &str {
        self.file.strip_suffix(".json").unwrap_or(&self.file)
    }

    /// The article as the library takes it.
    pub fn source(&self) -> Source {
        let published = self.date.as_deref().and_then(|date| format!("{}T00:00:00", date.get(..10)?).parse().ok());
        Source { text: self.text.clone(), published, ..Source::default() }
    }
}

/// The gold articles of a folder, by file name.
pub fn load(folder: &Path) -> Result<Vec<Gold>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot list {}; it should hold gold readings, one JSON file an article", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|path| path.to_str().is_some_and(|name| name.ends_with(".json") && !name.ends_with(".draft.json")));
    files.sort();
    let mut all = Vec::with_capacity(files.len());
    for path in files {
        let json = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut gold: Gold = serde_json::from_str(&json).with_context(|| format!("{} is not a gold reading", path.display()))?;
        gold.file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        all.push(gold);
    }
    if all.is_empty() {
        bail!("no gold readings (*.json) in {}", folder.display());
    }
    Ok(all)
}

/// Where the readings to be measured come from.
pub enum Readings<'a> {
    /// The library reads each article now.
    Fresh(Box<Worker<'a>>),
    /// A folder of readings made before.
    Folder(PathBuf),
}

impl<'a> Readings<'a> {
    /// From a folder if one is given, else from `reader`, each statement with its evidence.
    pub fn new(reader: &'a Reader, folder: Option<PathBuf>) -> Self {
        let options = Options { explain: true };
        folder.map_or_else(|| Readings::Fresh(Box::new(reader.worker().options(options))), Readings::Folder)
    }

    /// The findings for one gold article; none where the folder has no reading of it.
    pub fn of(&mut self, gold: &Gold) -> Result<Option<Findings>> {
        let json = match self {
            Readings::Fresh(worker) => serde_json::to_string(&worker.read(&gold.source()))?,
            Readings::Folder(folder) => {
                let path = folder.join(&gold.file);
                if !path.exists() {
                    return Ok(None);
                }
                std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?
            }
        };
        serde_json::from_str(&json).map(Some).with_context(|| format!("the reading of {} does not parse", gold.file))
    }
}
