//! `khabar-eval errors`: where gold and reading differ, grouped by class, each with its context.
//!
//! Counts come first, then the cases: what kind of miss is most frequent tells what to work on next.

mod context;
mod figures;
mod people;
mod statements;

use crate::gold::{self, Readings};
use anyhow::Result;
use khabar::Reader;
use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of gold readings, one JSON file an article.
    gold: PathBuf,
    /// Only classes whose name contains this: missed, spurious, span, speaker, type, act, figure, people …
    #[arg(long)]
    kind: Option<String>,
    /// Only cases whose group contains this: a cue, a type, a unit.
    #[arg(long)]
    group: Option<String>,
    /// Only this article: dev-07.
    #[arg(long)]
    article: Option<String>,
    /// Only the counts.
    #[arg(long)]
    counts: bool,
    /// At most this many cases a class.
    #[arg(long, default_value_t = usize::MAX, hide_default_value = true)]
    limit: usize,
    /// Use the readings of this folder instead of reading the articles now.
    #[arg(long, value_name = "DIR")]
    readings: Option<PathBuf>,
}

/// One difference between gold and reading.
#[derive(Debug)]
pub struct Miss {
    /// What kind: "statement missed".
    pub class: &'static str,
    /// What it is counted by within its class: the cue, "gold direct, read mixed".
    pub group: String,
    /// A second way to count it: a missed statement's type. Empty where there is none.
    pub kind: String,
    /// The case itself, a line each.
    pub lines: Vec<String>,
}

impl Args {
    pub fn run(self) -> Result<()> {
        let reader = Reader::new();
        let mut readings = Readings::new(&reader, self.readings.clone());
        let mut all: BTreeMap<&str, Vec<(String, Miss)>> = BTreeMap::new();
        for gold in gold::load(&self.gold)? {
            if self.article.as_deref().is_some_and(|id| id != gold.id()) {
                continue;
            }
            let got = readings.of(&gold)?.unwrap_or_default();
            let mut misses = Vec::new();
            let page = context::Page::new(&gold.text);
            statements::find(&gold.findings, &got, &page, &mut misses);
            figures::find(&gold.findings, &got, &page, &mut misses);
            people::find(&gold.findings, &got, &gold.text, &mut misses);
            for miss in misses.into_iter().filter(|miss| self.wanted(miss)) {
                all.entry(miss.class).or_default().push((gold.id().to_owned(), miss));
            }
        }
        for (class, misses) in &all {
            println!("{:5}  {class}: {}", misses.len(), counts(misses, |miss| &miss.group));
            if misses.iter().any(|(_, miss)| !miss.kind.is_empty()) {
                println!("       {}", counts(misses, |miss| &miss.kind));
            }
        }
        if !self.counts {
            for (class, misses) in &all {
                println!("\n== {class} ({})", misses.len());
                for (article, miss) in misses.iter().take(self.limit) {
                    println!("{article} [{}] {}", miss.group, miss.lines.join("\n    "));
                }
            }
        }
        Ok(())
    }

    fn wanted(&self, miss: &Miss) -> bool {
        self.kind.as_deref().is_none_or(|kind| miss.class.contains(kind))
            && self.group.as_deref().is_none_or(|group| miss.group.contains(group))
    }
}

/// The misses of a class counted `by` something, most frequent first.
fn counts(misses: &[(String, Miss)], by: impl Fn(&Miss) -> &str) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, miss) in misses {
        *counts.entry(by(miss)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(group, count)| (std::cmp::Reverse(count), group));
    const SHOWN: usize = 24;
    let rest = counts.len().saturating_sub(SHOWN);
    let mut line: Vec<String> = counts.iter().take(SHOWN).map(|(group, count)| format!("{group} {count}")).collect();
    if rest > 0 {
        line.push(format!("and {rest} more"));
    }
    line.join(" · ")
}
