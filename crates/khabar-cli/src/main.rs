//! The `khabar` program: reads Arabic news articles and prints what they hold.

mod args;
mod elements;
mod input;
mod output;
mod pool;
mod run;

use clap::Parser;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// What `khabar schema` prints: the schema checked in, held to the types by a test of the library.
const SCHEMA: &str = include_str!("../../../schema/reading.schema.json");

fn main() -> ExitCode {
    let done = match args::Program::parse().command {
        args::Command::Read(mut read) => {
            if read.inputs.is_empty() && std::io::stdin().is_terminal() {
                let _ = std::io::stderr().write_all(args::NOTHING_TO_READ.as_bytes());
                return ExitCode::from(2);
            }
            if read.inputs.is_empty() {
                read.inputs.push("-".into());
            }
            run::run(&read)
        }
        args::Command::Schema => print_schema(),
    };
    match done {
        Ok(code) => code,
        // Whoever reads the output has seen enough: no fault.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "khabar: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn print_schema() -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    out.write_all(SCHEMA.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
