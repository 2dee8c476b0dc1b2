//! `khabar-eval calibrate`: does a statement's confidence say how often such statements are right?
//!
//! A statement counts as right when a gold statement has the same content (overlap ≥ 0.5) and the same speaker.

use crate::gold::{self, Readings};
use crate::score::article;
use anyhow::Result;
use khabar::Reader;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of gold readings, one JSON file an article.
    gold: PathBuf,
    /// Use the readings of this folder instead of reading the articles now.
    #[arg(long, value_name = "DIR")]
    readings: Option<PathBuf>,
    /// Print a line for each rule that decided, too.
    #[arg(long)]
    rules: bool,
}

impl Args {
    pub fn run(self) -> Result<()> {
        let reader = Reader::new();
        let mut readings = Readings::new(&reader, self.readings);
        let mut read: Vec<(f64, bool, Vec<String>)> = Vec::new();
        for gold in gold::load(&self.gold)? {
            let got = readings.of(&gold)?.unwrap_or_default();
            let mut right = vec![false; got.statements.len()];
            for pair in article::statements(&gold.findings.statements, &got.statements) {
                right[pair.got] = pair.speaker;
            }
            read.extend(got.statements.into_iter().zip(right).map(|(it, right)| (it.confidence, right, it.evidence)));
        }
        print!("{}", table(&read));
        if self.rules {
            print!("{}", rules(&read));
        }
        Ok(())
    }
}

/// The reliability table: tenths of confidence, how many statements, the mean confidence, the share right.
fn table(read: &[(f64, bool, Vec<String>)]) -> String {
    let mut out = String::from("confidence   statements   mean   right\n");
    let mut error = 0.0;
    for tenth in 0..10 {
        let bin: Vec<_> = read.iter().filter(|(sure, ..)| ((sure * 10.0) as usize).min(9) == tenth).collect();
        if bin.is_empty() {
            continue;
        }
        let count = bin.len() as f64;
        let mean = bin.iter().map(|(sure, ..)| sure).sum::<f64>() / count;
        let right = bin.iter().filter(|(_, right, _)| *right).count() as f64 / count;
        error += (mean - right).abs() * count;
        let from = tenth as f64 / 10.0;
        out += &format!("{from:.1} – {:.1}    {:10}   {mean:.3}  {right:.3}\n", from + 0.1, bin.len());
    }
    let above: Vec<_> = read.iter().filter(|(sure, ..)| *sure > 0.9).collect();
    let right = above.iter().filter(|(_, right, _)| *right).count();
    let share = if above.is_empty() { 0.0 } else { right as f64 / above.len() as f64 };
    out += &format!("above 0.9: {right} of {} right, {share:.3}\n", above.len());
    out += &format!("mean distance between confidence and share right: {:.3}\n", error / read.len().max(1) as f64);
    out
}

/// For each rule, how many statements it helped decide and how many of them are right; most used first.
fn rules(read: &[(f64, bool, Vec<String>)]) -> String {
    let mut all: std::collections::BTreeMap<&str, (usize, usize)> = std::collections::BTreeMap::new();
    for (_, right, evidence) in read {
        for rule in evidence {
            let entry = all.entry(rule).or_default();
            entry.0 += 1;
            entry.1 += usize::from(*right);
        }
    }
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|&(rule, (used, _))| (std::cmp::Reverse(used), rule));
    let line = |(rule, (used, right)): (&str, (usize, usize))| {
        format!("{right:5} of {used:5} right  {:.3}  {rule}\n", right as f64 / used as f64)
    };
    all.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_share_of_the_sure_is_right() {
        let read = vec![(0.95, true, vec![]), (0.95, false, vec![]), (1.0, true, vec![]), (0.2, false, vec![])];
        let table = table(&read);
        assert!(table.contains("above 0.9: 2 of 3 right, 0.667"), "{table}");
        assert!(table.contains("0.2 – 0.3             1   0.200  0.000"), "{table}");
    }
}
