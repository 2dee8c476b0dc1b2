//! `khabar-eval`: measures Khabar against gold readings, sorts its misses, checks its confidence.
//!
//! One file or folder a subcommand; each offers `Args` with `run`, and [`Command`] lists them.

mod bench;
mod calibrate;
mod cover;
mod errors;
mod floors;
mod gold;
mod names;
mod pages;
mod peers;
mod read;
mod score;
mod suites;

use clap::{Parser, Subcommand};

/// Measures Khabar: gold in, scores out.
#[derive(Parser)]
#[command(name = "khabar-eval", version, about, max_term_width = 100)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a reading for each gold article.
    Read(read::Args),
    /// Print precision, recall and F1 against gold readings.
    Score(score::Args),
    /// Print the misses against gold readings, grouped by class, with context.
    Errors(errors::Args),
    /// Print how often statements of each confidence are right.
    Calibrate(calibrate::Args),
    /// Train the name model, print its scores on the part kept back and write it.
    TrainNames(names::TrainArgs),
    /// Print the shipped name model's scores on the part of ANERcorp kept back from training.
    Names(names::Args),
    /// Print start-up time, throughput and peak memory of reading a text.
    Bench(bench::Args),
    /// Print the bodies of the articles of a folder of pages, and how long taking them out took.
    Bodies(peers::bodies::Args),
    /// Print the share of a list of date expressions read with the right value.
    Dates(peers::dates::Args),
    /// Judge third-party suites of numbers and times; passed and total a file.
    Suites(suites::Args),
    /// Print how well articles are taken out of pages, and pages a second.
    Pages(pages::Args),
    /// Print how many words a second are taken apart.
    Words(peers::words::Args),
}

fn main() -> anyhow::Result<()> {
    match Program::parse().command {
        Command::Read(args) => args.run(),
        Command::Score(args) => args.run(),
        Command::Errors(args) => args.run(),
        Command::Calibrate(args) => args.run(),
        Command::TrainNames(args) => args.run(),
        Command::Names(args) => args.run(),
        Command::Bench(args) => args.run(),
        Command::Bodies(args) => args.run(),
        Command::Dates(args) => args.run(),
        Command::Pages(args) => args.run(),
        Command::Words(args) => args.run(),
        Command::Suites(args) => args.run(),
    }
}
