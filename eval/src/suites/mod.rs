//! `khabar-eval suites [DIR]`: third-party suites of Arabic numbers and times, passed and total a file.
//!
//! `DIR` holds `recognizers-arabic/` (microsoft/Recognizers-Text, `Specs/*/Arabic/*.json`) and `duckling-ar/`
//! (facebook/duckling, `*/AR/Corpus.hs`). Loaders turn both into cases; a judge a family asks Khabar and
//! compares values. Where a suite's convention is not the one of news, the case counts as failed.

mod case;
mod duckling;
mod number;
mod recognizers;
mod time;

use crate::floors::{Floors, Measure};
use anyhow::{Context, ensure};
use case::{Family, Verdict};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What to print.
#[derive(clap::Args)]
pub struct Args {
    /// Folder with recognizers-arabic/ and duckling-ar/.
    #[arg(default_value = "shared/data")]
    dir: PathBuf,
    /// Print each failing case with what was expected and what was got.
    #[arg(long)]
    failed: bool,
    /// Only files whose name contains this.
    #[arg(long)]
    only: Option<String>,
    /// Fail when a measure of the set `suites` is under its floor: the share passed of each family.
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
}

#[derive(Default)]
struct Tally {
    passed: usize,
    total: usize,
}

impl Args {
    /// Judges every case and prints the tallies.
    pub fn run(self) -> anyhow::Result<()> {
        let mut cases = recognizers::load(&self.dir.join("recognizers-arabic")).context("recognizers-arabic")?;
        cases.extend(duckling::load(&self.dir.join("duckling-ar")).context("duckling-ar")?);
        ensure!(!cases.is_empty(), "no suites in {}", self.dir.display());
        let (numbers, times) = (number::Judge::new(), time::Judge::new());
        let mut files: BTreeMap<(String, String), Tally> = BTreeMap::new();
        let mut families: BTreeMap<(String, Family), Tally> = BTreeMap::new();
        for case in &cases {
            if self.only.as_ref().is_some_and(|part| !case.file.contains(part.as_str())) {
                continue;
            }
            let verdict = match case.family() {
                Family::Number => numbers.judge(case),
                Family::Time => times.judge(case),
                Family::Other => continue,
            };
            let passed = match verdict {
                Verdict::Passed => true,
                Verdict::Skipped => continue,
                Verdict::Failed(got) => {
                    if self.failed {
                        println!(
                            "{} {}\n    {:?}\n    expected {}\n    got      {got}",
                            case.suite,
                            case.file,
                            case.input,
                            case.wanted()
                        );
                    }
                    false
                }
            };
            for tally in [
                files.entry((case.suite.to_owned(), case.file.clone())).or_default(),
                families.entry((case.suite.to_owned(), case.family())).or_default(),
            ] {
                tally.passed += usize::from(passed);
                tally.total += 1;
            }
        }
        for ((suite, file), tally) in &files {
            println!("{:44} {}", format!("{suite} {file}"), tally.row());
        }
        for ((suite, family), tally) in &families {
            println!("{:44} {}", format!("{suite}, {}", family.name()), tally.row());
        }
        if let Some(path) = self.floors {
            let measure = |((suite, family), tally): (&(String, Family), &Tally)| {
                Measure::new(&format!("{suite}, {}", family.name()), "share", tally.share())
            };
            Floors::load(&path)?.check("suites", &families.iter().map(measure).collect::<Vec<_>>())?;
        }
        Ok(())
    }
}

impl Tally {
    fn share(&self) -> f64 {
        self.passed as f64 / self.total.max(1) as f64
    }

    fn row(&self) -> String {
        format!("{:4} of {:4}   {:5.1} %", self.passed, self.total, 100.0 * self.share())
    }
}
