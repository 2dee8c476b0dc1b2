//! The program as people run it: formats, order, exit codes, and inputs that are not what they should be.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::cmp_owned)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

const ARTICLE: &str = "الوزيرة تفتتح جسراً\n\nعمان - بترا: قالت وزيرة النقل هند الساحلي، الأحد، إن الجسر الجديد كلف 3 ملايين دينار.";

/// A folder of its own for one test, with files in it.
fn folder(test: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("khabar-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

fn khabar(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn readings(output: &Output) -> Vec<serde_json::Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn one_text_gives_one_object_and_keeps_its_text() {
    let output = khabar(&["read", "-", "--date", "2022-01-10", "--outlet", "الضفتان"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let reading: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(reading["text"], ARTICLE);
    assert_eq!(reading["outlet"], "الضفتان");
    assert_eq!(reading["published"], "2022-01-10T00:00:00");
    assert_eq!(reading["dateline"]["places"][0]["country"], "JO");
}

#[test]
fn the_pretty_view_has_no_colour_and_no_marks_outside_a_terminal() {
    let output = khabar(&["read", "-", "--format", "pretty"], ARTICLE.as_bytes());
    let page = text(&output.stdout);
    assert!(page.starts_with("الوزيرة تفتتح جسراً\n"), "{page}");
    assert!(!page.contains(['\u{1b}', '\u{2068}']), "{page}");
}

#[test]
fn bad_inputs_are_named_with_their_remedy_and_the_rest_goes_on() {
    let folder = folder(
        "bad",
        &[
            ("1-empty.txt", b""),
            ("2-binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0"),
            ("3-english.txt", b"The minister opened the bridge."),
            ("4-good.txt", ARTICLE.as_bytes()),
            ("5-broken.jsonl", b"{\"title\": \"x\"}\n{\"text\": \"\\u0646\\ud83d\"}\n"),
        ],
    );
    let output = khabar(&["read", folder.to_str().unwrap(), "--format", "jsonl"], b"");
    let errors = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    for part in [
        "1-empty.txt: there is no text",
        "2-binary.txt: this is a PNG",
        "3-english.txt: there is no Arabic",
        "record 1: the record has no text",
    ] {
        assert!(errors.contains(part), "{part} in {errors}");
    }
    let readings = readings(&output);
    assert_eq!(readings.len(), 2);
    assert_eq!(readings[1]["text"], "ن\u{fffd}");
    assert!(readings[1]["notes"][0].as_str().unwrap().contains("lone surrogates"));
}

#[test]
fn other_encodings_are_read_and_noted() {
    let windows: Vec<u8> = [0xc7, 0xe1, 0xe6, 0xd2, 0xed, 0xd1, 0xc9, b' ', 0xe6, 0xd5, 0xe1, 0xca].to_vec();
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(ARTICLE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = folder("encodings", &[("a.txt", &windows), ("b.txt", &utf_16)]);
    let output = khabar(&["read", folder.to_str().unwrap(), "--format", "jsonl"], b"");
    let readings = readings(&output);
    assert_eq!(readings[0]["text"], "الوزيرة وصلت");
    assert!(readings[0]["notes"][0].as_str().unwrap().contains("windows-1256"));
    assert_eq!(readings[1]["text"], ARTICLE);
    assert!(readings[1]["notes"][0].as_str().unwrap().contains("UTF-16LE"));
}

#[test]
fn many_workers_keep_the_order() {
    let lines: String = (0..200)
        .map(|at| format!("{{\"url\": \"{at}\", \"text\": \"{}\"}}\n", "قال الوزير نعم. ".repeat(1 + at * 7 % 31)))
        .collect();
    let one = khabar(&["read", "-", "--format", "jsonl", "--jobs", "1"], lines.as_bytes());
    let four = khabar(&["read", "-", "--format", "jsonl", "--jobs", "4", "-"], lines.as_bytes());
    assert_eq!(readings(&one).len(), 200);
    assert!(readings(&one).iter().enumerate().all(|(at, reading)| reading["url"] == at.to_string()));
    assert!(four.stdout.starts_with(&one.stdout));
}

#[test]
fn usage_and_missing_files() {
    assert_eq!(khabar(&["read"], b"").status.code(), Some(2));
    assert_eq!(khabar(&["read", "x", "--date", "yesterday"], b"").status.code(), Some(2));
    let missing = khabar(&["read", "no-such-file.txt"], b"");
    assert_eq!(missing.status.code(), Some(1));
    assert!(text(&missing.stderr).contains("no-such-file.txt: no such file"));
    assert!(text(&khabar(&["schema"], b"").stdout).contains("\"statements\""));
    assert!(text(&khabar(&["read", "--help"], b"").stdout).contains("Examples:"));
}

#[test]
fn monstrous_texts_are_read_in_time() {
    let quotes = format!("عنوان الخبر\n\n{}", "قال \"نعم و«لا ".repeat(10_000));
    let controls = format!("عنوان\u{202e}\n\nقال\u{1} الوزير\u{202b} إن\u{0} الجسر\u{200f} جديد.{}", "\u{2067}".repeat(1000));
    let line = "قال الوزير إن الجسر الجديد كلف 3 ملايين دينار. ".repeat(12_000);
    for input in [quotes, controls, line] {
        let begin = Instant::now();
        let output = khabar(&["read", "-", "--format", "jsonl"], input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert_eq!(readings(&output)[0]["text"], input);
        // Generous for an unoptimised build; a quadratic reader would need hours.
        assert!(begin.elapsed().as_secs() < 120);
    }
}
