//! The run: inputs become jobs, jobs readings, readings what is printed.

use crate::args::{Format, Read};
use crate::input::{self, Job, Means};
use crate::output::{Form, Made, Printer, Style};
use crate::pool::{self, Task};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use khabar::{Options, Reader, Reading, Worker};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What became of one job: what to print, or its name and what is wrong with it.
type Outcome<T> = std::result::Result<T, (String, String)>;

/// What is said of an input on which the program itself failed.
const LOST: &str = "a fault of khabar kept it from being read; the rest goes on; please report the article with the lines above";

/// Reads all inputs and prints their readings.
pub fn run(args: &Read) -> Result<ExitCode> {
    let terminal = std::io::stdout().is_terminal();
    let one_text = matches!(args.inputs.as_slice(), [path] if !input::is_many(path));
    let format = args.format.unwrap_or(if terminal { Format::Pretty } else { Format::Json });
    let form = Form { format, style: Style::of_stdout(), explain: args.explain };
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    // The first Ctrl-C lets what has begun be finished and written; the second ends at once.
    ctrlc::set_handler(move || {
        if told.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        let _ = writeln!(std::io::stderr(), "khabar: what has begun is finished first; Ctrl-C again ends at once");
    })
    .context("cannot listen for Ctrl-C")?;
    let bar = progress(!one_text && !terminal);
    let reader = Reader::new();
    let means = Means::new(args);
    let make = || reader.worker().options(Options { explain: args.explain });
    let lost = |job: &Job| Err((job.name.clone(), LOST.to_owned()));
    let jobs = args.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let mut printer = Printer::new(form, bar.clone());
    if jobs == 1 || one_text {
        // Whoever reads also prints, so a reading is written down once, where it goes.
        let work = |worker: &mut Worker<'_>, job: &Job| {
            Ok(read(worker, job, args, &means)?.map_or(Made::Nothing, |it| Made::Reading(Box::new(it))))
        };
        let task = Task { make, work, lost };
        let mut worker = (task.make)();
        let mut failed = None;
        input::feed(&args.inputs, &means, &bar, &mut |job| {
            failed = printer.print(task.run(&mut worker, &job)).err();
            failed.is_none() && !stop.load(Ordering::SeqCst)
        });
        failed.map_or(Ok(()), Err)?;
    } else {
        let work = |worker: &mut Worker<'_>, job: &Job| {
            read(worker, job, args, &means)?
                .map_or(Ok(Made::Nothing), |it| form.made(it))
                .map_err(|error| (job.name.clone(), error.to_string()))
        };
        let task = Task { make, work, lost };
        pool::run(jobs, &task, |send| input::feed(&args.inputs, &means, &bar, send), &stop, |outcome| printer.print(outcome))?;
    }
    let failures = printer.finish()?;
    bar.finish_and_clear();
    let well = means.tell(&bar);
    if stop.load(Ordering::SeqCst) {
        return Ok(ExitCode::from(130));
    }
    Ok(if failures == 0 && well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(worker: &mut Worker<'_>, job: &Job, args: &Read, means: &Means) -> Outcome<Option<Reading>> {
    let Some(mut source) = job.open(means).map_err(|why| (job.name.clone(), why))? else { return Ok(None) };
    source.published = source.published.or(args.date);
    source.outlet = source.outlet.or_else(|| args.outlet.clone());
    Ok(Some(worker.read(&source)))
}

/// A bar on stderr, where that is a terminal and there is something to wait for.
fn progress(wanted: bool) -> ProgressBar {
    if !wanted || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(5));
    match ProgressStyle::with_template("{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} to go") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Tells on stderr what is wrong with an input.
pub fn report(name: &str, why: &str, bar: &ProgressBar) {
    bar.suspend(|| {
        let _ = writeln!(std::io::stderr(), "khabar: {name}: {why}");
    });
}
