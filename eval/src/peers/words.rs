//! `khabar-eval words`: how many words a second the text room takes apart, folding, sentences and quotation
//! marks included.

use anyhow::{Context, Result};
use khabar::source::{PageLists, plain};
use khabar::text::Text;
use std::path::PathBuf;
use std::time::Instant;

#[derive(clap::Args)]
pub struct Args {
    /// A plain text.
    file: PathBuf,
    /// How often to take it apart; the fastest counts.
    #[arg(long, default_value_t = 5)]
    runs: u32,
}

impl Args {
    pub fn run(self) -> Result<()> {
        let text = std::fs::read_to_string(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let words = text.split_whitespace().count();
        // What each line of a page is comes from the room before and has no counterpart in the other programs.
        let blocks = plain::blocks(&PageLists::new(), &text);
        let mut room = Text::default();
        let mut least = f64::MAX;
        for _ in 0..self.runs.max(1) {
            let begin = Instant::now();
            room.fill(&text, &blocks);
            least = least.min(begin.elapsed().as_secs_f64());
        }
        println!("{:.0} words a second ({words} words, {} tokens)", words as f64 / least, room.tokens.len());
        Ok(())
    }
}
