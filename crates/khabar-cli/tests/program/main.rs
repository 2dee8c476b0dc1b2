//! The program from outside: what it prints, in which order, how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a program that cannot be started stops the test

mod addresses;
mod archives;
mod bad_input;
mod feeds;
mod forms;
mod order;
mod pages;
#[cfg(unix)]
mod terminal;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An article of one paragraph about a port with this number.
fn article(number: usize) -> String {
    format!("افتتاح الميناء رقم {number}\n\nقالت الوزيرة هند الساحلي إن الميناء رقم {number} سيفتح أبوابه الأحد المقبل.\n")
}

/// The same as a JSON record.
fn record(number: usize) -> String {
    serde_json::json!({"title": format!("افتتاح الميناء رقم {number}"), "url": format!("https://sahil.example/{number}"),
        "source": "sahil", "date": "2022-01-10", "content": format!("قالت الوزيرة هند الساحلي إن الميناء رقم {number} مفتوح.")})
    .to_string()
}

/// A folder of one test, made anew.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// What the program did.
struct Ran {
    code: Option<i32>,
    out: String,
    errors: String,
}

impl Ran {
    /// The readings it printed, one a line.
    fn readings(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a whole reading on each line")).collect()
    }

    fn titles(&self) -> Vec<String> {
        self.readings().iter().map(|reading| reading["title"].as_str().unwrap().to_owned()).collect()
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ran(output: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), errors: text(output.stderr) }
}

/// `khabar read` of files.
fn read(options: &[&str], files: &[&Path]) -> Ran {
    ran(command().arg("read").args(options).args(files).output().unwrap())
}

/// `khabar read` of standard input.
fn read_stdin(options: &[&str], input: &[u8]) -> Ran {
    let mut child = command().args(["read", "-"]).args(options).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        ran(child.wait_with_output().unwrap())
    })
}
