//! `text[span] == quoted text`, the text is unchanged, blocks are in order, the same bytes give the same reading.

use crate::inputs;
use khabar::{Options, Reader, Source};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);
/// Compiled from the same lists again: nothing may depend on where things lie in memory.
static OTHER: LazyLock<Reader> = LazyLock::new(Reader::new);

fn source(text: &str) -> Source {
    Source { text: text.to_owned(), published: "2022-01-10T12:30:00".parse().ok(), ..Source::default() }
}

/// Checks every object of the reading that has a start and an end; returns how many there were.
fn check(value: &Value, letters: &[char], at: &str) -> usize {
    match value {
        Value::Object(fields) => {
            let here = match (fields.get("start").and_then(Value::as_u64), fields.get("end").and_then(Value::as_u64)) {
                (Some(start), Some(end)) => {
                    let under = letters.get(start as usize..end as usize);
                    assert!(under.is_some_and(|under| !under.is_empty()), "{at}: {start}..{end} of {}", letters.len());
                    if let Some(text) = fields.get("text").and_then(Value::as_str) {
                        assert_eq!(under.map(String::from_iter).as_deref(), Some(text), "{at}");
                    }
                    1
                }
                _ => 0,
            };
            here + fields.iter().map(|(name, field)| check(field, letters, &format!("{at}.{name}"))).sum::<usize>()
        }
        Value::Array(items) => items.iter().enumerate().map(|(i, item)| check(item, letters, &format!("{at}[{i}]"))).sum(),
        _ => 0,
    }
}

/// Reads `text` twice and holds the reading to the laws; returns how many pieces it has.
fn laws(text: &str) -> usize {
    let mut worker = READER.worker().options(Options { explain: true });
    let reading = worker.read(&source(text));
    let json = serde_json::to_string(&reading).unwrap();
    let again = serde_json::to_string(&worker.read(&source(text))).unwrap();
    let other = serde_json::to_string(&OTHER.worker().options(Options { explain: true }).read(&source(text)));
    assert_eq!(json, again, "a worker used again reads the same");
    assert_eq!(json, other.unwrap(), "another reader reads the same");
    assert_eq!(reading.text, text, "the text is the input unchanged");
    for pair in reading.blocks.windows(2) {
        assert!(pair[0].start < pair[0].end && pair[0].end <= pair[1].start, "blocks {pair:?}");
    }
    let letters: Vec<char> = text.chars().collect();
    let ids: Vec<&str> = reading.people.iter().chain(&reading.organisations).chain(&reading.places).map(|it| &*it.id).collect();
    for statement in &reading.statements {
        assert!((0.0..=1.0).contains(&statement.confidence), "confidence {}", statement.confidence);
        assert!(!statement.content.is_empty(), "{} says nothing", statement.id);
        assert!(statement.speaker_id.as_deref().is_none_or(|id| ids.contains(&id)), "{:?} is nobody", statement.speaker_id);
    }
    for figure in &reading.figures {
        assert!(figure.value.is_finite() && figure.max.is_none_or(f64::is_finite), "{:?}", figure.piece);
    }
    check(&serde_json::from_str(&json).unwrap(), &letters, "reading")
}

#[test]
fn pieces_of_a_plain_article_are_checked() {
    let pieces = laws("الميناء يفتح غداً\n\nقالت الوزيرة هند الساحلي: «سيعود 300 عامل إلى الميناء يوم الاثنين».");
    assert!(pieces >= 2, "two blocks at least, found {pieces}");
}

#[test]
fn inputs_that_are_hardly_texts() {
    let digits = "9".repeat(400);
    for text in [
        "",
        " ",
        "الدكتور لل قال قال ",
        digits.as_str(),
        "\n\n\n",
        "\u{feff}",
        "\u{0}\u{0}",
        "hello",
        "«",
        "\"\"\"",
        "ـــ",
        "\u{64b}\u{64b}",
        "1",
        "%",
        ":",
        "قال",
        "😀😀",
    ] {
        laws(text);
    }
}

/// What the fuzzer found, each cut down to what it takes.
#[test]
fn inputs_that_once_broke_a_law() {
    // A headline whose colon follows an adjunct without a speaker.
    laws("ل:/g\nعلم م");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn hold_on_pieces_of_news_prose(text in inputs::prose()) {
        laws(&text);
    }

    #[test]
    fn hold_on_any_characters(text in inputs::anything()) {
        laws(&text);
    }
}
