//! `khabar-eval bench`: how fast the library reads, on one core, in this process.
//!
//! Prints the time to load lists and models, megabytes of text a second over the whole text, and the peak
//! memory where the system tells it.

use anyhow::{Context, Result, bail};
use khabar::{Reader, Source};
use std::path::PathBuf;
use std::time::Instant;

#[derive(clap::Args)]
pub struct Args {
    /// Plain-text articles, a file each.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Read everything over again until this many megabytes are read.
    #[arg(long, default_value_t = 8.0)]
    megabytes: f64,
}

const MEGABYTE: f64 = 1_000_000.0;

impl Args {
    pub fn run(self) -> Result<()> {
        let mut sources = Vec::new();
        for path in &self.files {
            let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            sources.push(Source { text, ..Source::default() });
        }
        if sources.iter().all(|source| source.text.is_empty()) {
            bail!("nothing to read in the files given");
        }
        let begin = Instant::now();
        let reader = Reader::new();
        println!("start-up   {:8.1} ms", begin.elapsed().as_secs_f64() * 1000.0);
        let mut worker = reader.worker();
        let begin = Instant::now();
        let (mut bytes, mut statements) = (0, 0);
        while (bytes as f64) < self.megabytes * MEGABYTE {
            for source in &sources {
                statements += worker.read(source).statements.len();
                bytes += source.text.len();
            }
        }
        let seconds = begin.elapsed().as_secs_f64();
        println!("reading    {:8.2} MB/s ({bytes} bytes, {statements} statements)", bytes as f64 / MEGABYTE / seconds);
        match peak() {
            Some(kilobytes) => println!("peak       {:8.1} MB of memory", kilobytes as f64 / 1000.0),
            None => println!("peak       unknown: this system does not tell it in /proc"),
        }
        Ok(())
    }
}

/// The most memory this process held, in kilobytes, from Linux's `/proc`.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
