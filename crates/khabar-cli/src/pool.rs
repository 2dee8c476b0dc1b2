//! The pool: jobs are dealt to workers in turn and collected in turn, so that outcomes come out in the order of
//! the jobs and never more than a handful is in memory.
//!
//! A job on which the work panics costs that job alone: it gets an outcome that says so, its worker is made
//! anew, and the jobs behind it go on.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// How many jobs wait before, and how many outcomes behind, each worker.
const WAITING: usize = 8;

/// What is done to a job.
pub struct Task<M, D, L> {
    /// Makes a worker.
    pub make: M,
    /// Does a job.
    pub work: D,
    /// The outcome of a job lost to a panic.
    pub lost: L,
}

impl<M, D, L> Task<M, D, L> {
    /// Does one job; a worker whose work panicked is replaced, for its buffers may be half filled.
    pub fn run<W, J, O>(&self, worker: &mut W, job: &J) -> O
    where
        M: Fn() -> W,
        D: Fn(&mut W, &J) -> O,
        L: Fn(&J) -> O,
    {
        catch_unwind(AssertUnwindSafe(|| (self.work)(worker, job))).unwrap_or_else(|_| {
            *worker = (self.make)();
            (self.lost)(job)
        })
    }
}

/// Runs the jobs that `feed` sends on `count` workers; `take` gets the outcomes in order. Ends early, with `stop`
/// set, when `take` fails.
pub fn run<W, J: Send, O: Send>(
    count: usize,
    task: &Task<impl Fn() -> W + Sync, impl Fn(&mut W, &J) -> O + Sync, impl Fn(&J) -> O + Sync>,
    feed: impl FnOnce(&mut dyn FnMut(J) -> bool) + Send,
    stop: &AtomicBool,
    mut take: impl FnMut(O) -> io::Result<()>,
) -> io::Result<()> {
    std::thread::scope(|scope| {
        let mut senders: Vec<SyncSender<J>> = Vec::with_capacity(count);
        let mut receivers: Vec<Receiver<O>> = Vec::with_capacity(count);
        for _ in 0..count {
            let (job_in, job_out) = sync_channel::<J>(WAITING);
            let (done_in, done_out) = sync_channel::<O>(WAITING);
            senders.push(job_in);
            receivers.push(done_out);
            scope.spawn(move || {
                let mut worker = (task.make)();
                job_out.iter().map(|job| task.run(&mut worker, &job)).try_for_each(|outcome| done_in.send(outcome))
            });
        }
        scope.spawn(move || {
            let mut turns = senders.iter().cycle();
            feed(&mut |job| turns.next().is_some_and(|turn| turn.send(job).is_ok()) && !stop.load(Ordering::SeqCst));
        });
        // The worker whose turn it is has nothing more: neither has any after it.
        for turn in receivers.iter().cycle() {
            let Ok(outcome) = turn.recv() else { break };
            if let Err(error) = take(outcome) {
                stop.store(true, Ordering::SeqCst);
                return Err(error);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::panic)]
    fn a_job_that_panics_is_lost_alone_and_in_its_place() {
        let task = Task {
            make: || 0,
            // A worker counts its jobs; one made anew begins again.
            work: |done: &mut u32, job: &u32| {
                *done += 1;
                if job % 10 == 3 {
                    panic!("job {job}");
                }
                Ok((*job, *done))
            },
            lost: |job: &u32| Err(*job),
        };
        for count in [1, 2, 5] {
            let mut taken = Vec::new();
            let feed = |send: &mut dyn FnMut(u32) -> bool| assert!((0..100).all(send));
            run(count, &task, feed, &AtomicBool::new(false), |outcome| {
                taken.push(outcome);
                Ok(())
            })
            .unwrap();
            let jobs: Vec<_> = taken.iter().map(|outcome| outcome.map_or_else(Err, |(job, _)| Ok(job))).collect();
            assert_eq!(jobs, (0..100).map(|job| if job % 10 == 3 { Err(job) } else { Ok(job) }).collect::<Vec<_>>());
            let first_after = taken.get(3 + count).copied();
            assert_eq!(first_after, Some(Ok((3 + count as u32, 1))), "the worker was made anew");
        }
    }

    #[test]
    fn nothing_more_is_fed_once_taking_fails() {
        let task = Task { make: || (), work: |_: &mut (), job: &u32| *job, lost: |job: &u32| *job };
        let stop = AtomicBool::new(false);
        let feed = |send: &mut dyn FnMut(u32) -> bool| {
            let _ = (0..u32::MAX).all(send);
        };
        let ended = run(2, &task, feed, &stop, |job| if job == 7 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) });
        assert!(ended.is_err() && stop.load(Ordering::SeqCst));
    }
}
