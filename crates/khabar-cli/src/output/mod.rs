//! What is printed: readings in order on standard output, faults on standard error.

pub mod json;
mod paper;
pub mod pretty;
mod voice;

use crate::args::Format;
use crate::run::report;
use indicatif::ProgressBar;
use khabar::Reading;
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

/// The longest text, in bytes, whose reading is made up in memory and written at once. Readings of longer ones, many
/// times their size, go out as they are made up.
const ORDINARY: usize = 1 << 18;

/// How readings are written.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    pub format: Format,
    pub style: Style,
    /// Whether a page says for each statement what decided it.
    pub explain: bool,
}

impl Form {
    /// Makes up what to print of `reading`, unless it is long: then the printer does.
    pub fn made(self, reading: Reading) -> io::Result<Made> {
        if reading.text.len() > ORDINARY {
            return Ok(Made::Reading(Box::new(reading)));
        }
        let mut text = Vec::new();
        self.write(&reading, &mut text)?;
        Ok(Made::Text(text))
    }

    fn write(self, reading: &Reading, out: &mut impl Write) -> io::Result<()> {
        match self.format {
            Format::Pretty => pretty::page(reading, self.style, self.explain, out),
            Format::Json | Format::Jsonl => json::line(reading, out),
        }
    }
}

/// What there is to print of one input.
pub enum Made {
    /// None: it was passed over, and counted.
    Nothing,
    /// Whole lines.
    Text(Vec<u8>),
    /// A reading yet to be written down.
    Reading(Box<Reading>),
}

/// Prints outcomes one after another.
pub struct Printer {
    form: Form,
    bar: ProgressBar,
    out: BufWriter<io::Stdout>,
    /// Room for the lines of one reading.
    lines: Vec<u8>,
    /// The first reading of `--format json`, until it is known whether it is the only one: then it is indented.
    first: Option<Made>,
    printed: usize,
    failures: usize,
}

impl Printer {
    pub fn new(form: Form, bar: ProgressBar) -> Printer {
        let out = BufWriter::with_capacity(1 << 16, io::stdout());
        Printer { form, bar, out, lines: Vec::new(), first: None, printed: 0, failures: 0 }
    }

    /// Prints one outcome: an input's reading, or its name and what is wrong with it. A reading is written to its end
    /// before anything else is looked at, and one of ordinary length at once; whoever reads them waits for none.
    pub fn print(&mut self, outcome: Result<Made, (String, String)>) -> io::Result<()> {
        let made = match outcome {
            Ok(Made::Nothing) => return Ok(()),
            Ok(made) => made,
            Err((name, why)) => {
                self.failures += 1;
                report(&name, &why, &self.bar);
                return Ok(());
            }
        };
        self.printed += 1;
        match (self.form.format, self.printed) {
            (Format::Json, 1) => self.first = Some(made),
            (Format::Json, 2) => {
                if let Some(first) = self.first.take() {
                    self.write(&first)?;
                }
                self.write(&made)?;
            }
            (Format::Pretty, 2..) => {
                write!(self.out, "\n{}\n\n", "─".repeat(40))?;
                self.write(&made)?;
            }
            _ => self.write(&made)?,
        }
        self.out.flush()
    }

    fn write(&mut self, made: &Made) -> io::Result<()> {
        match made {
            Made::Nothing => Ok(()),
            Made::Text(text) => self.out.write_all(text),
            Made::Reading(reading) if reading.text.len() > ORDINARY => self.form.write(reading, &mut self.out),
            Made::Reading(reading) => {
                self.lines.clear();
                self.form.write(reading, &mut self.lines)?;
                self.out.write_all(&self.lines)
            }
        }
    }

    /// Closes what is open; returns how many inputs failed.
    pub fn finish(&mut self) -> io::Result<usize> {
        match self.first.take() {
            Some(Made::Text(line)) => json::indented(&serde_json::from_slice(&line)?, &mut self.out)?,
            Some(Made::Reading(reading)) => json::indented(&reading, &mut self.out)?,
            Some(Made::Nothing) | None => {}
        }
        self.out.flush()?;
        Ok(self.failures)
    }
}
