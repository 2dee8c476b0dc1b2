//! What is printed: readings in order on standard output, faults on standard error.

pub mod json;
mod paper;
pub mod pretty;
mod voice;

use crate::args::Format;
use crate::run::report;
use indicatif::ProgressBar;
use std::io::{self, BufWriter, IsTerminal, Write};

/// How text may be dressed.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether each phrase is isolated, so that a terminal orders right-to-left text by itself.
    pub isolate: bool,
    /// Columns to fill.
    pub width: usize,
}

impl Style {
    /// As standard output and the environment ask for.
    pub fn of_stdout() -> Style {
        let terminal = io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        Style { colour: terminal && !plain, isolate: terminal, width: width.clamp(40, 110) }
    }
}

/// Prints outcomes one after another.
pub struct Printer {
    format: Format,
    bar: ProgressBar,
    out: BufWriter<io::Stdout>,
    /// The first line of `--format json`, until it is known whether it is the only one: then it is indented.
    first: Option<String>,
    printed: usize,
    failures: usize,
}

impl Printer {
    pub fn new(format: Format, bar: ProgressBar) -> Printer {
        Printer { format, bar, out: BufWriter::with_capacity(1 << 16, io::stdout()), first: None, printed: 0, failures: 0 }
    }

    /// Prints one outcome. Every write is whole lines, so that an interruption cuts none, and
    /// whoever reads them waits for none.
    pub fn print(&mut self, outcome: Result<String, (String, String)>) -> io::Result<()> {
        let text = match outcome {
            Ok(text) => text,
            Err((name, why)) => {
                self.failures += 1;
                report(&name, &why, &self.bar);
                return Ok(());
            }
        };
        self.printed += 1;
        match (self.format, self.printed) {
            (Format::Json, 1) => self.first = Some(text),
            (Format::Json, 2) => {
                self.out.write_all(self.first.take().unwrap_or_default().as_bytes())?;
                self.out.write_all(text.as_bytes())?;
            }
            (Format::Pretty, 2..) => self.out.write_all(format!("\n{}\n\n{text}", "─".repeat(40)).as_bytes())?,
            _ => self.out.write_all(text.as_bytes())?,
        }
        self.out.flush()
    }

    /// Closes what is open; returns how many inputs failed.
    pub fn finish(&mut self) -> io::Result<usize> {
        if let Some(only) = self.first.take() {
            self.out.write_all(json::indented(&only)?.as_bytes())?;
        }
        self.out.flush()?;
        Ok(self.failures)
    }
}
