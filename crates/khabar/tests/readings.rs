//! The reader's specification: passages of news with the findings expected of them, in `readings/*.md`.
//!
//! A case is a heading, a passage and *all* statements in it, so that one read too many fails as well:
//!
//! ```text
//! ## A participle keeps the speaker of the main verb
//! published: 2024-03-05
//! > # الراوي: الميناء سيفتح غداً
//! > قالت الوزيرة سلمى الراوي إن الميناء سيفتح غداً، مشيرة إلى أن العمل انتهى.
//! - says: قالت | who: سلمى الراوي | what: الميناء سيفتح غداً | type: indirect | act: say
//! ```
//!
//! * `> # ` is the headline; without one the passage is prose under a headline that says nothing. `> ` is a line of it.
//! * `says` is the cue (`-` for none), `who` the speaker by the fullest name in the passage (` / ` between names that
//!   are equally right), `speaker` the phrase as written (`-` for none), `what` the content (` … ` between its pieces),
//!   `to` the addressee, `in` the occasion, `via` the relayers (` + ` between them). who, what, type and act are
//!   always given; a field not given is not compared. `- no statements` says that nothing is reported.
//! * `- figure: 7 آلاف و939 شخصاً = 7939 | unit: شخص | max: 8000 | precision: exact | of: وزارة الداخلية` (all figures,
//!   if any is listed; `- no figures`), `- person: سلمى الراوي | role: الوزيرة | mentions: سلمى الراوي + الراوي`,
//!   `- time: غداً = 2024-03-06`.
//!
//! A heading that ends in `(open)` is known not to pass yet: such a case must fail, or its mark is out of date.
//!
//! To add a case, write it from the language and the annotation rules, not from what the reader does, then run
//!
//! ```text
//! KHABAR_READINGS=update cargo test -p khabar --test readings
//! ```
//!
//! which puts and removes the marks in place; look at the difference before keeping it, for a mark that appears on an
//! old case is a regression. `KHABAR_READINGS=score … -- --nocapture` prints what is right, file by file, with every
//! failure; `KHABAR_ONLY=word` keeps to the files and headings that hold the word.

// A case that cannot be read or written stops the run.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "readings/compare.rs"]
mod compare;
#[path = "readings/passage.rs"]
mod passage;

use compare::{Score, compare};
use khabar::{Reader, Source, Worker};
use passage::Passage;
use std::path::{Path, PathBuf};

#[test]
fn every_passage_reads_as_expected() {
    let mode = std::env::var("KHABAR_READINGS").unwrap_or_default();
    let only = std::env::var("KHABAR_ONLY").unwrap_or_default();
    let reader = Reader::new();
    let mut worker = reader.worker();
    let (mut wrong, mut passed, mut open) = (Vec::new(), 0, 0);
    let mut total = Score::default();
    for path in files() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        let passages = passage::parse(&source).unwrap_or_else(|why| panic!("{name}: {why}"));
        let mut file = Score::default();
        let mut marked = source.clone();
        let (mut cases, mut whole) = (0, 0);
        for case in &passages {
            if !name.contains(&only) && !case.title.contains(&only) {
                continue;
            }
            let (faults, score) = check(&mut worker, case);
            file.add(score);
            cases += 1;
            whole += usize::from(faults.is_empty());
            let report = format!("{name}:{}: {}\n  {}\n", case.line, case.title, faults.join("\n  "));
            match mode.as_str() {
                "score" if !faults.is_empty() => println!("{report}"),
                "update" => marked = mark(&marked, case, !faults.is_empty()),
                _ => {}
            }
            // After an update the marks agree with the results.
            let is_open = if mode == "update" { !faults.is_empty() } else { case.open };
            match (faults.is_empty(), is_open) {
                (true, false) => passed += 1,
                (false, true) => open += 1,
                (false, false) => wrong.push(report),
                (true, true) => {
                    wrong.push(format!("{name}:{}: {}\n  passes now: remove its (open) mark\n", case.line, case.title))
                }
            }
        }
        total.add(file);
        match mode.as_str() {
            "score" if cases > 0 => println!("== {name}: {whole} of {cases} cases whole; {}\n", line(file)),
            "update" if marked != source => std::fs::write(&path, marked).unwrap(),
            _ => {}
        }
    }
    println!("{passed} cases pass, {open} are open; {}", line(total));
    if mode.is_empty() {
        assert!(passed + open + wrong.len() > 0, "no cases");
        assert!(wrong.is_empty(), "{} cases are wrong:\n\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// Reads the passage and compares.
fn check(worker: &mut Worker<'_>, case: &Passage) -> (Vec<String>, Score) {
    let source = Source { text: case.text.clone(), published: case.published, ..Source::default() };
    compare(case, &worker.read(&source))
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readings");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files
}

/// The file with the mark of one case put or removed.
fn mark(file: &str, case: &Passage, open: bool) -> String {
    let heading = |open: bool| format!("## {}{}", case.title, if open { " (open)" } else { "" });
    let mut lines: Vec<_> = file.split('\n').map(str::to_owned).collect();
    if let Some(line) = lines.get_mut(case.line - 1) {
        *line = heading(open);
    }
    lines.join("\n")
}

fn line(score: Score) -> String {
    let Score { expected, read, found, speaker, kind, act } = score;
    let f1 = |hits: usize| 2.0 * hits as f64 / (expected + read).max(1) as f64;
    format!(
        "statements {found} of {expected} ({read} read, F1 {:.3}), with speaker {speaker} (F1 {:.3}), type {kind}, act {act} of {found}",
        f1(found),
        f1(speaker)
    )
}

/// The specification must be able to fail: each wrong expectation about one reading is reported.
#[test]
fn a_wrong_expectation_is_reported() {
    let passage = "## t\n> قال زيد إن المطر قادم.\n- says: قال | who: زيد | what: المطر قادم | type: indirect | act: say\n";
    let case = &passage::parse(passage).unwrap()[0];
    let reading = |content: &str, who: &str| {
        let at = case.text.find(content).unwrap();
        let start = case.text[..at].chars().count() as u32;
        let piece = khabar::reading::Piece { start, end: start + content.chars().count() as u32, text: content.into() };
        let statement = khabar::reading::Statement {
            cue: Some(khabar::reading::Piece { text: "قال".into(), ..Default::default() }),
            content: vec![piece],
            speaker_name: Some(who.to_owned()),
            ..Default::default()
        };
        khabar::Reading { text: case.text.as_str().into(), statements: vec![statement], ..Default::default() }
    };
    assert!(compare(case, &reading("المطر قادم", "زيد")).0.is_empty());
    for wrong in [reading("إن المطر قادم", "زيد"), reading("المطر قادم", "عمرو"), khabar::Reading::default()]
    {
        assert_eq!(compare(case, &wrong).0.len(), 1);
    }
}

#[test]
fn a_slip_of_the_pen_is_no_specification() {
    for (finding, why) in [
        ("says: قال | who: زيد | what: الثلج قادم | type: indirect | act: say", "not in the passage"),
        ("says: قال | who: زيد | what: المطر | type: indirekt | act: say", "none of"),
        ("says: قال | what: المطر | type: indirect | act: say", "needs who"),
        ("قال زيد", "key: value"),
    ] {
        let error = passage::parse(&format!("## t\n> قال زيد إن المطر قادم.\n- {finding}\n")).unwrap_err();
        assert!(error.contains(why), "{error}");
    }
}
