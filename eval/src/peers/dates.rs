//! `khabar-eval dates`: the share of a list of date expressions read with the right value.
//!
//! A case is a line: the expression, and its ISO 8601 value to the precision the expression has. The articles
//! are taken as published on [`PUBLISHED`].

use anyhow::{Context, Result};
use khabar::{Reader, Source};
use std::path::PathBuf;

/// A Monday; the head of the list says so too.
const PUBLISHED: &str = "2022-01-10T00:00:00";

#[derive(clap::Args)]
pub struct Args {
    /// Cases: expression, tab, value.
    file: PathBuf,
    /// Print each case: right or wrong, the expression, its value, what was read.
    #[arg(long)]
    each: bool,
}

impl Args {
    pub fn run(self) -> Result<()> {
        let list = std::fs::read_to_string(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let reader = Reader::new();
        let mut worker = reader.worker();
        let (mut right, mut all) = (0, 0);
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let (text, value) = line.split_once('\t').with_context(|| format!("no tab in: {line}"))?;
            // Dates stand in prose, not in headlines; a sentence around them keeps the case to the date itself.
            let text = format!("خبر\n\nوقع الحادث {text}.");
            let times = worker.read(&Source { text, published: PUBLISHED.parse().ok(), ..Source::default() }).times;
            let read: Vec<&str> = times.iter().map(|time| to_the_minute(&time.value)).collect();
            let hit = read == [value];
            right += usize::from(hit);
            all += 1;
            if self.each {
                println!("{}\t{line}\t{}", if hit { "right" } else { "wrong" }, read.join(" "));
            }
        }
        println!("{right} of {all} dates right");
        Ok(())
    }
}

/// A value without seconds when they are zero: 2022-01-10T15:00:00 and 2022-01-10T15:00 are the same time.
fn to_the_minute(value: &str) -> &str {
    match value.strip_suffix(":00") {
        Some(minute) if minute.contains("T") && minute.contains(':') => minute,
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::to_the_minute;

    #[test]
    fn only_seconds_are_dropped() {
        assert_eq!(to_the_minute("2022-01-10T15:00:00"), "2022-01-10T15:00");
        assert_eq!(to_the_minute("2022-01-10T15:00"), "2022-01-10T15:00");
        assert_eq!(to_the_minute("2022-01-10"), "2022-01-10");
    }
}
