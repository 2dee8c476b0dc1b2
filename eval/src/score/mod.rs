//! `khabar-eval score`: how many statements, figures and people of gold were read, and how many read are gold.
//!
//! Two statements are the same when their contents overlap by half or more; all counts are summed over the
//! articles before they are divided (micro average).

pub mod article;
pub mod source;
pub mod tally;

use crate::floors::{Floors, Measure};
use crate::gold::{self, Findings, Gold, Readings};
use anyhow::Result;
use khabar::Reader;
use std::path::PathBuf;
use tally::{Share, Tally};

#[derive(clap::Args)]
pub struct Args {
    /// Folder of gold readings, one JSON file an article.
    gold: PathBuf,
    /// Print a line an article too.
    #[arg(long)]
    each: bool,
    /// Score the readings of this folder instead of reading the articles now.
    #[arg(long, value_name = "DIR")]
    readings: Option<PathBuf>,
    /// Fail when a measure is under its floor; the set is named after the gold folder.
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
}

impl Args {
    pub fn run(self) -> Result<()> {
        let reader = Reader::new();
        let mut readings = Readings::new(&reader, self.readings);
        let mut scores = Scores::default();
        let mut missing = Vec::new();
        for gold in gold::load(&self.gold)? {
            let got = readings.of(&gold)?;
            if got.is_none() {
                missing.push(gold.file.clone());
            }
            let line = scores.add(&gold, &got.unwrap_or_default());
            if self.each {
                println!("{line}");
            }
        }
        print!("{}", scores.report());
        if !missing.is_empty() {
            println!("no reading of: {}", missing.join(" "));
        }
        if let Some(path) = self.floors {
            let set = self.gold.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            Floors::load(&path)?.check(&set, &scores.measures())?;
        }
        Ok(())
    }
}

/// All measures, summed over articles.
#[derive(Debug, Default)]
pub struct Scores {
    pub statements: Tally,
    pub with_speaker: Tally,
    pub quoting: Tally,
    pub overlap: Share,
    pub speaker: Share,
    pub kind: Share,
    pub act: Share,
    pub occasion: Share,
    pub addressee: Share,
    pub figures: Tally,
    pub values: Tally,
    pub unit: Share,
    pub claimant: Share,
    pub people: Tally,
}

enum Row<'a> {
    Tally(&'a Tally),
    Share(&'a Share),
}

impl Scores {
    /// Adds one article; returns its own line.
    pub fn add(&mut self, gold: &Gold, got: &Findings) -> String {
        let (file, gold) = (&gold.file, &gold.findings);
        let (in_gold, read) = (gold.statements.len(), got.statements.len());
        let pairs = article::statements(&gold.statements, &got.statements);
        for pair in &pairs {
            self.overlap.add(pair.overlap);
            self.speaker.right(pair.speaker);
            self.kind.right(pair.kind);
            self.act.right(pair.act);
            pair.occasion.into_iter().for_each(|right| self.occasion.right(right));
            pair.addressee.into_iter().for_each(|right| self.addressee.right(right));
        }
        let spoken = pairs.iter().filter(|pair| pair.speaker).count();
        self.statements.add(pairs.len(), in_gold, read);
        self.with_speaker.add(spoken, in_gold, read);
        let (right, quoted, read_quoted) = article::quoting(gold, got);
        self.quoting.add(right, quoted, read_quoted);

        let figures = article::figures(gold, got);
        for pair in &figures {
            pair.unit.into_iter().for_each(|right| self.unit.right(right));
            pair.speaker.into_iter().for_each(|right| self.claimant.right(right));
        }
        let values = figures.iter().filter(|pair| pair.value).count();
        self.figures.add(figures.len(), gold.figures.len(), got.figures.len());
        self.values.add(values, gold.figures.len(), got.figures.len());
        let people = article::people(gold, got).len();
        self.people.add(people, gold.people.len(), got.people.len());
        format!(
            "{file}: statements {}/{in_gold} gold, {read} read; with speaker {spoken}; \
             figures {values}/{}, {} read; people {people}/{}, {} read",
            pairs.len(),
            gold.figures.len(),
            got.figures.len(),
            gold.people.len(),
            got.people.len(),
        )
    }

    fn rows(&self) -> [(&'static str, Row<'_>); 14] {
        use Row::{Share, Tally};
        [
            ("statements (content IoU >= 0.5)", Tally(&self.statements)),
            ("statements with right speaker", Tally(&self.with_speaker)),
            ("direct+mixed with right speaker", Tally(&self.quoting)),
            ("  content IoU on matches", Share(&self.overlap)),
            ("  speaker right on matches", Share(&self.speaker)),
            ("  type right on matches", Share(&self.kind)),
            ("  act right on matches", Share(&self.act)),
            ("  occasion right on matches", Share(&self.occasion)),
            ("  addressee right on matches", Share(&self.addressee)),
            ("figures (span)", Tally(&self.figures)),
            ("figures with right value", Tally(&self.values)),
            ("  unit right on matches", Share(&self.unit)),
            ("  figure's speaker right on matches", Share(&self.claimant)),
            ("people", Tally(&self.people)),
        ]
    }

    /// One line a measure.
    pub fn report(&self) -> String {
        let line = |(name, row): (&str, Row<'_>)| match row {
            Row::Tally(tally) => format!("{name:34} {tally}\n"),
            Row::Share(share) => format!("{name:34} {share}\n"),
        };
        self.rows().into_iter().map(line).collect()
    }

    /// Every measure by name and part, for floors.
    pub fn measures(&self) -> Vec<Measure> {
        let parts = |(name, row): (&str, Row<'_>)| match row {
            Row::Tally(tally) => vec![
                Measure::new(name, "P", tally.precision()),
                Measure::new(name, "R", tally.recall()),
                Measure::new(name, "F1", tally.f1()),
            ],
            Row::Share(share) => vec![Measure::new(name, "share", share.share())],
        };
        self.rows().into_iter().flat_map(parts).collect()
    }
}
