//! The project's own date cases hold: `data/dates.tsv`, the list that `scripts/peers` sets beside other programs.

#![allow(clippy::unwrap_used)] // what cannot run stops the test

use std::path::Path;
use std::process::Command;

#[test]
fn every_date_of_the_list_is_read() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/dates.tsv");
    let out = Command::new(env!("CARGO_BIN_EXE_khabar-eval")).arg("dates").arg(&list).arg("--each").output().unwrap();
    let printed = String::from_utf8(out.stdout).unwrap();
    let wrong: Vec<&str> = printed.lines().filter(|line| line.starts_with("wrong")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(printed.lines().filter(|line| line.starts_with("right")).count() >= 80, "{printed}");
}
