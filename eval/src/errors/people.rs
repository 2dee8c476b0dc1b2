//! Misses among people.

use super::Miss;
use super::context::{Page, around};
use crate::gold::{Findings, Person, Piece};
use crate::score::article;
use crate::score::source::{word_iou, word_set};

/// Every difference between the people of gold and those read.
pub fn find(gold: &Findings, got: &Findings, text: &str, out: &mut Vec<Miss>) {
    let pairs = article::people(gold, got);
    let page = Page::new(text);
    for (at, person) in gold.people.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.0 == at) {
            out.push(alone("people missed", person, &got.people, text, &page));
        }
    }
    for (at, person) in got.people.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == at) {
            out.push(alone("people spurious", person, &gold.people, text, &page));
        }
    }
}

/// A person only one side has; the nearest name of the other side tells a wrong extent from an unknown name.
fn alone(class: &'static str, person: &Person, others: &[Person], text: &str, page: &Page) -> Miss {
    let words = word_set(&person.name);
    let near = others.iter().filter(|other| word_iou(&words, &word_set(&other.name)) > 0.0).map(|other| other.name.as_str());
    let near: Vec<&str> = near.collect();
    let group = if near.is_empty() { "unknown" } else { "another extent" };
    let mut lines = vec![format!("{} ({})", person.name, person.role.as_deref().unwrap_or("–"))];
    if !near.is_empty() {
        lines[0] += &format!(" | other side has {}", near.join("، "));
    }
    if let Some(at) = text.find(&person.name) {
        let start = text[..at].chars().count() as u32;
        let end = start + person.name.chars().count() as u32;
        lines.push(page.show(&around([&Piece { start, end, text: String::new() }], "⟦", "⟧")));
    }
    Miss { class, group: group.to_owned(), kind: String::new(), lines }
}
