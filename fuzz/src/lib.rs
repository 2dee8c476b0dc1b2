//! What every fuzz target checks: the laws of ARCHITECTURE.md, on a whole reading.

use khabar::reading::{Piece, Reading};
use khabar::{Reader, Source};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// Reads `text` as an article of a fixed day and holds the reading to the laws.
pub fn read(text: &str) -> Reading {
    let source = Source { text: text.to_owned(), published: "2022-01-10T00:00:00".parse().ok(), ..Source::default() };
    let reading = READER.worker().read(&source);
    assert_eq!(reading.text, text);
    let letters: Vec<char> = text.chars().collect();
    let check = |piece: &Piece| {
        let under: String = letters[piece.start as usize..piece.end as usize].iter().collect();
        assert_eq!(piece.text, under);
        assert!(!under.is_empty());
    };
    reading.times.iter().for_each(|time| check(&time.piece));
    reading.figures.iter().for_each(|figure| {
        check(&figure.piece);
        assert!(figure.value.is_finite() && figure.max.is_none_or(f64::is_finite));
    });
    for statement in &reading.statements {
        assert!(!statement.content.is_empty());
        statement.content.iter().chain(&statement.via).for_each(check);
        [&statement.cue, &statement.speaker, &statement.addressee, &statement.occasion].into_iter().flatten().for_each(check);
    }
    for entity in reading.people.iter().chain(&reading.organisations).chain(&reading.places) {
        entity.mentions.iter().for_each(check);
    }
    for pair in reading.blocks.windows(2) {
        assert!(pair[0].end <= pair[1].start);
    }
    reading
}

/// A text made of `pieces`: each byte chooses one, and whether a space follows.
pub fn compose(bytes: &[u8], pieces: &[&str]) -> String {
    let mut text = String::from("خبر\n\n");
    for &byte in bytes {
        text.push_str(pieces[(byte & 0x7f) as usize % pieces.len()]);
        if byte & 0x80 == 0 {
            text.push(' ');
        }
    }
    text
}
