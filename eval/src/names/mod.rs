//! The name model: training, and measuring it by exact span and type on a part kept back from training.

mod crf;
mod data;
mod pack;
mod spans;

use anyhow::Context;
use khabar::name::Lists;
use khabar::name::model::Model;
use std::path::PathBuf;

/// Trains the name model.
#[derive(clap::Args)]
pub struct TrainArgs {
    /// Folder with anercorp-train.txt and wojood-sample-*.txt.
    ner: PathBuf,
    /// Folder with the lists of name pairs; when given, the list of name words is written first.
    #[arg(long)]
    words: Option<PathBuf>,
    /// Folder with ar_pud-ud-test.conllu, for words that are no names.
    #[arg(long)]
    syntax: Option<PathBuf>,
    /// Folder to write the model into.
    #[arg(long, default_value = "crates/khabar/model")]
    out: PathBuf,
    /// Passes over the training set.
    #[arg(long, default_value_t = 20)]
    passes: usize,
    /// Strength of the L1 penalty, which empties useless features.
    #[arg(long, default_value_t = 0.03)]
    penalty: f32,
    /// Share of features left out at random at each step.
    #[arg(long, default_value_t = 0.5)]
    drop: f32,
    /// The most features kept.
    #[arg(long, default_value_t = 86_000)]
    size: usize,
    /// How much is taken from every step to outside, so that fewer names are passed over.
    #[arg(long, default_value_t = 0.0)]
    lean: f32,
    /// Share of copies of sentences with their people renamed.
    #[arg(long, default_value_t = 0.5)]
    renamed: f64,
}

/// Measures the shipped name model.
#[derive(clap::Args)]
pub struct Args {
    /// Folder with anercorp-train.txt.
    ner: PathBuf,
    /// Print every sentence with a wrong span.
    #[arg(long)]
    wrong: bool,
}

impl TrainArgs {
    /// Trains, prints, writes.
    pub fn run(self) -> anyhow::Result<()> {
        let lists = Lists::new();
        if let Some(words) = &self.words {
            pack::write_name_words(words, &self.out)?;
            let (mut train, _) = data::anercorp(&self.ner)?;
            train.extend(data::wojood(&self.ner)?);
            if let Some(syntax) = &self.syntax {
                train.extend(data::pud(syntax)?);
            }
            let train: Vec<_> = train.into_iter().map(|passage| passage.prepare(&lists)).collect();
            pack::write_plain_words(&train, &self.out)?;
            println!("name words written; build again so that the features see them, then train without --words");
            return Ok(());
        }
        let (mut train, held) = data::anercorp(&self.ner)?;
        train.extend(data::wojood(&self.ner)?);
        let copies = data::renamed(&train, self.renamed);
        let train: Vec<_> = train.into_iter().chain(copies).map(|passage| passage.prepare(&lists)).collect();
        let held: Vec<_> = held.into_iter().map(|passage| passage.prepare(&lists)).collect();
        let weights = crf::train(&train, self.passes, self.penalty, self.drop, self.size, |pass, loss| {
            eprintln!("pass {pass}: loss a token {loss:.4}");
        });
        for lean in [0.0, 0.5, 1.0, 1.5] {
            println!("lean {lean}");
            spans::report(&Model::new(&pack::model(&weights, lean)), &held, false);
        }
        let bytes = pack::model(&weights, self.lean);
        std::fs::create_dir_all(&self.out)?;
        std::fs::write(self.out.join("names.bin"), &bytes).context("names.bin")?;
        println!("{} features, {} bytes", weights.rows.len(), bytes.len());
        spans::report(&Model::new(&bytes), &held, false);
        Ok(())
    }
}

impl Args {
    /// Measures and prints.
    pub fn run(self) -> anyhow::Result<()> {
        let lists = Lists::new();
        let (_, held) = data::anercorp(&self.ner)?;
        let held: Vec<_> = held.into_iter().map(|passage| passage.prepare(&lists)).collect();
        spans::report(&Model::new(khabar::name::MODEL), &held, self.wrong);
        Ok(())
    }
}
