//! The run: jobs are dealt to workers in turn and collected in turn, so that readings come out in input order
//! and never more than a handful is in memory.

use crate::args::{Format, Read};
use crate::input::{self, Job};
use crate::output::{Printer, Style, json, pretty};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use khabar::{Options, Reader, Worker};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// What became of one job: the text to print, or its name and what is wrong with it.
type Outcome = std::result::Result<String, (String, String)>;

/// How many jobs wait before, and how many outcomes behind, each worker.
const WAITING: usize = 8;

/// Reads all inputs and prints their readings.
pub fn run(args: &Read) -> Result<ExitCode> {
    let terminal = std::io::stdout().is_terminal();
    let one_text = matches!(args.inputs.as_slice(), [path] if !input::is_many(path));
    let format = args.format.unwrap_or(if terminal { Format::Pretty } else { Format::Json });
    let style = Style::of_stdout();
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    // The first Ctrl-C lets what has begun be finished and written; the second ends at once.
    ctrlc::set_handler(move || {
        if told.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    })
    .context("cannot listen for Ctrl-C")?;
    let bar = progress(!one_text && !terminal);
    let reader = Reader::new();
    let read = |worker: &mut Worker<'_>, job: &Job| read(worker, job, args, format, style);
    let worker = || reader.worker().options(Options { explain: args.explain });
    let jobs = args.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let mut printer = Printer::new(format, bar.clone());
    if jobs == 1 || one_text {
        let mut worker = worker();
        let mut failed = None;
        input::feed(&args.inputs, &bar, &mut |job| {
            failed = printer.print(read(&mut worker, &job)).err();
            failed.is_none() && !stop.load(Ordering::SeqCst)
        });
        failed.map_or(Ok(()), Err)?;
    } else {
        std::thread::scope(|scope| -> std::io::Result<()> {
            let mut senders: Vec<SyncSender<Job>> = Vec::with_capacity(jobs);
            let mut receivers: Vec<Receiver<Outcome>> = Vec::with_capacity(jobs);
            for _ in 0..jobs {
                let (job_in, job_out) = sync_channel::<Job>(WAITING);
                let (done_in, done_out) = sync_channel::<Outcome>(WAITING);
                senders.push(job_in);
                receivers.push(done_out);
                let (worker, read) = (&worker, &read);
                scope.spawn(move || {
                    let mut worker = worker();
                    job_out.iter().map(|job| read(&mut worker, &job)).try_for_each(|outcome| done_in.send(outcome))
                });
            }
            let (stop, bar) = (&*stop, &bar);
            scope.spawn(move || {
                let mut turns = senders.iter().cycle();
                input::feed(&args.inputs, bar, &mut |job| {
                    turns.next().is_some_and(|turn| turn.send(job).is_ok()) && !stop.load(Ordering::SeqCst)
                });
            });
            // The worker whose turn it is has nothing more: neither has any after it.
            for turn in receivers.iter().cycle() {
                let Ok(outcome) = turn.recv() else { break };
                if let Err(error) = printer.print(outcome) {
                    stop.store(true, Ordering::SeqCst);
                    return Err(error);
                }
            }
            Ok(())
        })?;
    }
    let failures = printer.finish()?;
    bar.finish_and_clear();
    if stop.load(Ordering::SeqCst) {
        return Ok(ExitCode::from(130));
    }
    Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(worker: &mut Worker<'_>, job: &Job, args: &Read, format: Format, style: Style) -> Outcome {
    let mut source = job.open().map_err(|why| (job.name.clone(), why))?;
    source.published = source.published.or(args.date);
    source.outlet = source.outlet.or_else(|| args.outlet.clone());
    let reading = worker.read(&source);
    match format {
        Format::Pretty => Ok(pretty::page(&reading, style, args.explain)),
        Format::Json | Format::Jsonl => json::line(&reading),
    }
    .map_err(|error| (job.name.clone(), error.to_string()))
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
