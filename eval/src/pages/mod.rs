//! `khabar-eval pages`: articles taken out of pages, against gold.
//!
//! A folder is either the article-extraction-benchmark (`ground-truth.json` and `html/*.html.gz`), or pages with a
//! `gold.json`: title, authors, date, the body's paragraphs, and strings of furniture that must not be in it. Bodies are
//! scored as the benchmark's own `evaluate.py` scores them ([`shingle`]).

mod gold;
mod shingle;

use crate::floors::{Floors, Measure};
use anyhow::{Context, Result};
use gold::Page;
use khabar::reading::BlockKind;
use khabar::source::key::key;
use khabar::{Reader, Source};
use khabar_page::{Origin, Pages};
use shingle::Scores;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of pages with gold.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Print a line for each page, the worst first.
    #[arg(long)]
    each: bool,
    /// Write the bodies as the benchmark's own scorer takes them: FOLDER/output/NAME.json beside its `evaluate.py`.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Read all pages over this often for the pages a second, on one core.
    #[arg(long, default_value_t = 1)]
    runs: u32,
    /// Fail when a measure is under its floor.
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
}

impl Args {
    pub fn run(self) -> Result<()> {
        let pages = Pages::new();
        let mut all = Vec::new();
        let mut bodies: BTreeMap<String, serde_json::Value> = BTreeMap::new();
        for folder in &self.folders {
            let gold = gold::load(folder)?;
            let mut tally = Tally::default();
            for page in &gold {
                let source = pages.extract(&page.html, &Origin::default());
                let body = source.as_ref().map_or_else(|_| String::new(), body);
                bodies.insert(page.name.clone(), serde_json::json!({ "articleBody": body }));
                tally.add(page, &body, source.as_ref().ok());
                if let Err(error) = &source {
                    println!("{}: {error}", page.name);
                }
            }
            let set = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let measures = tally.print(&set, self.each);
            if let Some(floors) = &self.floors {
                Floors::load(floors)?
                    .check(if gold.iter().any(|page| page.facts.is_some()) { "pages" } else { "benchmark" }, &measures)?;
            }
            all.extend(gold);
        }
        if let Some(path) = &self.output {
            std::fs::write(path, serde_json::to_string(&bodies)?).with_context(|| format!("cannot write {}", path.display()))?;
        }
        speed(&pages, &all, self.runs);
        Ok(())
    }
}

/// The body alone: every block but the headline and what the page only carries along.
pub fn body(source: &Source) -> String {
    let Some(facts) = &source.page else { return String::new() };
    let blocks = facts.blocks.iter().filter(|(kind, _)| !matches!(kind, BlockKind::Headline));
    blocks.map(|(_, span)| span.text(&source.text)).collect::<Vec<_>>().join("\n")
}

/// What is counted of one folder.
#[derive(Default)]
struct Tally {
    scores: Vec<(String, Scores)>,
    titles: Vec<bool>,
    dates: Vec<bool>,
    authors: Vec<bool>,
    furniture: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, page: &Page, body: &str, source: Option<&Source>) {
        self.scores.push((page.name.clone(), Scores::of(&page.body, body)));
        let Some(gold) = &page.facts else { return };
        let facts = source.and_then(|source| source.page.as_deref());
        let mut check = |what: &str, right: bool, found: String| {
            if !right {
                self.wrong.push(format!("{}: {what}: {found}", page.name));
            }
            right
        };
        let title = source.and_then(|source| source.page.as_deref()?.headline(&source.text)).unwrap_or_default().to_owned();
        self.titles.push(check("title", key(&title) == key(&gold.title), title));
        let date = source.and_then(|source| source.published).map_or_else(String::new, |at| at.date().to_string());
        self.dates.push(check("date", date == gold.date, date));
        let authors: Vec<String> =
            facts.into_iter().flat_map(|facts| facts.bylines.iter().map(|signer| signer.name.clone())).collect();
        let same = |a: &[String], b: &[String]| {
            let sorted = |names: &[String]| {
                let mut names: Vec<String> = names.iter().map(|name| key(name)).collect();
                names.sort();
                names
            };
            sorted(a) == sorted(b)
        };
        self.authors.push(check("authors", same(&authors, &gold.authors), authors.join(", ")));
        for string in gold.furniture.iter().filter(|string| body.contains(string.trim())) {
            self.furniture += 1;
            self.wrong.push(format!("{}: furniture in the body: {string}", page.name));
        }
    }

    fn print(&mut self, set: &str, each: bool) -> Vec<Measure> {
        let mean = Scores::mean(self.scores.iter().map(|(_, scores)| *scores));
        println!("{set}: {} pages: body F1 {:.4}, P {:.4}, R {:.4}", self.scores.len(), mean.f1(), mean.precision, mean.recall);
        if each {
            self.scores.sort_by(|(_, a), (_, b)| a.f1().total_cmp(&b.f1()));
            for (name, scores) in &self.scores {
                println!("  {:.3} P {:.3} R {:.3} {name}", scores.f1(), scores.precision, scores.recall);
            }
        }
        let share = |list: &[bool]| list.iter().filter(|right| **right).count();
        if !self.titles.is_empty() {
            let all = self.titles.len();
            println!(
                "{set}: title {}/{all}, date {}/{all}, authors {}/{all}, furniture in bodies {}",
                share(&self.titles),
                share(&self.dates),
                share(&self.authors),
                self.furniture
            );
        }
        self.wrong.iter().for_each(|line| println!("  {line}"));
        let of = |list: &[bool]| share(list) as f64 / list.len().max(1) as f64;
        vec![
            Measure::new("body", "F1", mean.f1()),
            Measure::new("title", "share", of(&self.titles)),
            Measure::new("date", "share", of(&self.dates)),
            Measure::new("authors", "share", of(&self.authors)),
            Measure::new("bodies without furniture", "share", if self.furniture == 0 { 1.0 } else { 0.0 }),
        ]
    }
}

/// Prints pages a second: the article out of its page, and the whole reading.
fn speed(pages: &Pages, all: &[Page], runs: u32) {
    let reader = Reader::new();
    let mut worker = reader.worker();
    let (mut out, mut whole) = (0.0, 0.0);
    for _ in 0..runs.max(1) {
        for page in all {
            let begin = Instant::now();
            let source = pages.extract(&page.html, &Origin::default());
            out += begin.elapsed().as_secs_f64();
            if let Ok(source) = source {
                std::hint::black_box(worker.read(&source));
            }
            whole += begin.elapsed().as_secs_f64();
        }
    }
    let count = all.len() as f64 * f64::from(runs.max(1));
    println!("{:.0} pages/s out of HTML, {:.0} pages/s with the whole reading, on one core", count / out, count / whole);
}
