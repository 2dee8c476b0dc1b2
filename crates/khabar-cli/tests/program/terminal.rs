//! What needs a keyboard: Ctrl-C in a run, and a terminal where nothing is piped in.

use super::*;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::ffi::OsStrExt;

#[test]
fn an_interrupted_run_ends_with_whole_lines_and_130() {
    for jobs in ["1", "3"] {
        let mut child = command().args(["read", "--format", "jsonl", "--jobs", jobs]).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Records without end: only an interruption ends this run.
        let feeding = std::thread::spawn(move || (0..).try_for_each(|number| writeln!(stdin, "{}", record(number))));
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut out = String::new();
        stdout.read_line(&mut out).unwrap();
        kill_process(Pid::from_child(&child), Signal::INT).unwrap();
        stdout.read_to_string(&mut out).unwrap();
        let ended = ran(child.wait_with_output().unwrap());
        assert!(feeding.join().unwrap().is_err(), "nobody reads the records any more");
        assert_eq!(ended.code, Some(130), "{}", ended.errors);
        assert_eq!(ended.errors, "khabar: what has begun is finished first; Ctrl-C again ends at once\n");
        assert!(out.ends_with('\n'));
        let ended = Ran { out, ..ended };
        let expected: Vec<_> = (0..ended.readings().len()).map(|number| format!("افتتاح الميناء رقم {number}")).collect();
        assert_eq!(ended.titles(), expected);
    }
}

#[test]
fn with_nothing_to_read_a_terminal_is_told_how() {
    let keyboard = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&keyboard).unwrap();
    unlockpt(&keyboard).unwrap();
    let name = ptsname(&keyboard, Vec::new()).unwrap();
    let terminal = OpenOptions::new().read(true).write(true).open(std::ffi::OsStr::from_bytes(name.as_bytes())).unwrap();
    let ran = ran(command().arg("read").stdin(terminal).output().unwrap());
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.errors.contains("nothing to read") && ran.errors.contains("khabar read article.txt"), "{}", ran.errors);
    assert!(ran.errors.lines().count() <= 10);
}
