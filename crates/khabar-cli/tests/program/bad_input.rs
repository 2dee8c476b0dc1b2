//! Bad input: a clear error with its remedy, or a sane reading; never a panic, never a long wait.

use super::*;
use std::time::{Duration, Instant};

/// Reads a file that must fail; returns what is said.
fn refused(folder: &Folder, name: &str, bytes: &[u8]) -> String {
    let ran = read(&[], &[&folder.file(name, bytes)]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{name}: {}", ran.errors);
    assert!(ran.errors.starts_with("khabar: ") && ran.errors.contains(name), "the file is named: {}", ran.errors);
    assert!(!ran.errors.contains("panicked"), "{}", ran.errors);
    ran.errors
}

/// Reads a text that must give one reading, soon.
fn accepted(text: &[u8]) -> Value {
    let begin = Instant::now();
    let ran = read_stdin(&["--format", "jsonl", "--jobs", "1"], text);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    // Linear time in a build without optimisation; quadratic time would take hours.
    assert!(begin.elapsed() < Duration::from_secs(240), "{:?}", begin.elapsed());
    ran.readings().swap_remove(0)
}

#[test]
fn what_is_no_article_is_refused_with_a_remedy() {
    let folder = Folder::new("bad-refused");
    assert!(refused(&folder, "empty.txt", b"").contains("no text"));
    assert!(refused(&folder, "blank.txt", b" \n\t\n").contains("no text"));
    assert!(refused(&folder, "paper.txt", b"%PDF-1.7 \x00\x01").contains("save the article as plain text"));
    assert!(refused(&folder, "english.txt", b"The minister said the port would open on Sunday.").contains("no Arabic"));
    assert!(refused(&folder, "broken.zip", b"PK\x03\x04 and no more").contains("zip"));
    assert!(refused(&folder, "record.json", b"{\"title\": 7}").contains("content"));
    let noise: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    refused(&folder, "noise.txt", &noise);
    let nested = format!("{{\"text\": {}", "[".repeat(100_000));
    assert!(refused(&folder, "nested.json", nested.as_bytes()).contains("record"));
    let missing = read(&[], &[&folder.0.join("none")]);
    assert_eq!(missing.code, Some(1));
}

#[test]
fn other_encodings_give_the_same_reading_and_say_so() {
    let text = article(3);
    let plain = accepted(text.as_bytes());
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let windows = encoding_rs::WINDOWS_1256.encode(&text).0.into_owned();
    for (bytes, note) in [(utf_16, "UTF-16LE"), (windows, "windows-1256")] {
        let reading = accepted(&bytes);
        assert!(reading["notes"][0].as_str().unwrap().contains(note), "{}", reading["notes"]);
        assert_eq!((&reading["text"], &reading["statements"]), (&plain["text"], &plain["statements"]));
    }
    let mark = accepted(format!("\u{feff}{text}").as_bytes());
    assert_eq!(mark["text"], plain["text"]);
}

#[test]
fn records_in_other_encodings_are_read() {
    let folder = Folder::new("bad-wide");
    let records = format!("[{}, {}]", record(1), record(2));
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(records.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let bare: Vec<u8> = records.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let windows = encoding_rs::WINDOWS_1256.encode(&records).0.into_owned();
    let expected = read(&[], &[&folder.file("utf-8.json", &records)]).titles();
    assert_eq!(expected.len(), 2);
    for (name, bytes) in [("wide.json", utf_16), ("bare.json", bare), ("windows.json", windows)] {
        let ran = read(&[], &[&folder.file(name, bytes)]);
        assert_eq!((ran.code, ran.titles()), (Some(0), expected.clone()), "{name}: {}", ran.errors);
    }
}

#[test]
fn a_line_of_megabytes_is_read() {
    let sentence = "قالت الوزيرة إن 30 سفينة وصلت الأحد ";
    let text = sentence.repeat(1_000_000 / sentence.len());
    assert_eq!(accepted(text.as_bytes())["text"], text);
    let word = "ا".repeat(1_000_000);
    assert_eq!(accepted(word.as_bytes())["text"], word);
}

#[test]
fn ten_thousand_unclosed_quotation_marks_are_read() {
    for mark in ['"', '«', '“', '('] {
        let text = format!("عنوان\n\n{}", format!("قال الوزير: {mark}نعم ").repeat(10_000));
        assert_eq!(accepted(text.as_bytes())["text"], text);
    }
}

#[test]
fn lone_surrogates_are_replaced_and_noted() {
    let reading =
        accepted(br#"{"title": "\u062e\u0628\u0631", "content": "\u0642\u0627\u0644 \ud83d \u0646\u0639\u0645 \udc00"}"#);
    assert_eq!(reading["text"], "خبر\n\nقال \u{fffd} نعم \u{fffd}");
    assert!(reading["notes"][0].as_str().unwrap().contains("2 lone surrogates"), "{}", reading["notes"]);
}

#[test]
fn control_and_bidi_characters_are_kept_in_the_record_and_off_the_page() {
    let text = "عنوان\u{202e} الخبر\n\nقالت الوزيرة هند الساحلي:\u{1b}[2J \"نعم\u{7} \u{2067}سنفتح\u{200f} الميناء\".\n";
    assert_eq!(accepted(text.as_bytes())["text"], text);
    let page = read_stdin(&["--format", "pretty"], text.as_bytes());
    assert_eq!(page.code, Some(0));
    assert!(!page.out.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{2067}', '\u{200f}']), "{:?}", page.out);
}

#[test]
fn one_bad_record_does_not_take_the_rest() {
    let lines = format!("{}\n{{\"content\": \"نص\n{}\n{{\"title\": [\n{}\n", record(1), record(2), record(3));
    let folder = Folder::new("bad-records");
    let ran = read(&[], &[&folder.file("a.jsonl", lines)]);
    assert_eq!((ran.code, ran.titles().len()), (Some(1), 3), "{}", ran.errors);
    assert!(ran.errors.contains("a.jsonl record 2: ") && ran.errors.contains("a.jsonl record 4: "), "{}", ran.errors);
}
