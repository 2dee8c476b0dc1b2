//! Misses among statements.

use super::Miss;
use super::context::{Page, around};
use crate::cover::pair;
use crate::gold::{Findings, Piece, Statement};
use crate::score::article;

/// Every difference between the statements of gold and those read.
pub fn find(gold: &Findings, got: &Findings, page: &Page, out: &mut Vec<Miss>) {
    let (gold, got) = (&gold.statements, &got.statements);
    let pairs = article::statements(gold, got);
    let (mut gold_left, mut got_left) = (vec![true; gold.len()], vec![true; got.len()]);
    for pair in &pairs {
        gold_left[pair.gold] = false;
        got_left[pair.got] = false;
        matched(&gold[pair.gold], &got[pair.got], pair, page, out);
    }
    let gold_left: Vec<&Statement> = left(gold, &gold_left);
    let got_left: Vec<&Statement> = left(got, &got_left);
    let near = near(&gold_left, &got_left);
    for &(i, j, overlap) in &near {
        out.push(span_off(gold_left[i], got_left[j], overlap, page));
    }
    for (i, gold) in gold_left.iter().enumerate() {
        if !near.iter().any(|&(at, ..)| at == i) {
            out.push(alone("statement missed", gold, "⟦", "⟧", page));
        }
    }
    for (j, got) in got_left.iter().enumerate() {
        if !near.iter().any(|&(_, at, _)| at == j) {
            out.push(alone("statement spurious", got, "‹", "›", page));
        }
    }
}

fn left<'s>(all: &'s [Statement], left: &[bool]) -> Vec<&'s Statement> {
    all.iter().zip(left).filter(|(_, left)| **left).map(|(statement, _)| statement).collect()
}

/// Pairs what is left by cue first, then by any overlap of content.
fn near(gold: &[&Statement], got: &[&Statement]) -> Vec<(usize, usize, f64)> {
    let a: Vec<_> = gold.iter().map(|statement| crate::cover::Cover::of(&statement.content)).collect();
    let b: Vec<_> = got.iter().map(|statement| crate::cover::Cover::of(&statement.content)).collect();
    let weight = |i: usize, j: usize| {
        let overlap = a[i].iou(&b[j]);
        if same_cue(gold[i], got[j]) { 1.0 + overlap } else { overlap }
    };
    let near = pair(gold.len(), got.len(), weight, 0.02);
    near.into_iter().map(|(i, j, _)| (i, j, a[i].iou(&b[j]))).collect()
}

fn same_cue(gold: &Statement, got: &Statement) -> bool {
    matches!((&gold.cue, &got.cue), (Some(a), Some(b)) if a.start < b.end && b.start < a.end)
}

/// What a cue is counted by: its word without a conjunction.
fn cue(statement: &Statement) -> String {
    let Some(cue) = &statement.cue else { return "no cue".to_owned() };
    let word: String = cue.text.chars().filter(|letter| !matches!(letter, '\u{064b}'..='\u{0652}' | '\u{0640}')).collect();
    match word.strip_prefix('و') {
        Some(rest) if rest.chars().count() >= 3 && !word.starts_with("وفق") && !word.starts_with("وصف") => rest.to_owned(),
        _ => word,
    }
}

fn speaker(statement: &Statement) -> String {
    let phrase = statement.speaker.as_ref().map_or("–", |piece| piece.text.as_str());
    format!("{} ({phrase})", statement.speaker_name.as_deref().unwrap_or("–"))
}

fn evidence(statement: &Statement) -> String {
    if statement.evidence.is_empty() { String::new() } else { format!("  by: {}", statement.evidence.join(", ")) }
}

fn alone(class: &'static str, statement: &Statement, open: &str, close: &str, page: &Page) -> Miss {
    let mut marks = around(&statement.content, open, close);
    marks.extend(around(&statement.cue, "{", "}"));
    Miss {
        class,
        group: cue(statement),
        kind: statement.kind.clone(),
        lines: vec![
            format!("{} {}, {}{}", statement.kind, statement.act, speaker(statement), evidence(statement)),
            page.show(&marks),
        ],
    }
}

fn both(gold: &Statement, got: &Statement, page: &Page) -> String {
    let mut marks = around(&gold.content, "⟦", "⟧");
    marks.extend(around(&got.content, "‹", "›"));
    marks.extend(around(&gold.cue, "{", "}"));
    page.show(&marks)
}

fn span_off(gold: &Statement, got: &Statement, overlap: f64, page: &Page) -> Miss {
    let ends = |statement: &Statement| -> Option<(u32, u32)> {
        Some((statement.content.iter().map(|piece| piece.start).min()?, statement.content.iter().map(|piece| piece.end).max()?))
    };
    let group = match (ends(gold), ends(got)) {
        (Some(a), Some(b)) => match (a.0.abs_diff(b.0) > 3, b.1.cmp(&a.1)) {
            _ if a.1 <= b.0 || b.1 <= a.0 => "elsewhere",
            (false, std::cmp::Ordering::Less) => "ends early",
            (false, std::cmp::Ordering::Greater) => "ends late",
            (true, std::cmp::Ordering::Equal) => "starts elsewhere",
            (false, std::cmp::Ordering::Equal) => "inside differs",
            (true, _) => "both ends off",
        },
        _ => "no content",
    };
    Miss {
        class: "statement span off",
        group: group.to_owned(),
        kind: String::new(),
        lines: vec![format!("{} {} overlap {overlap:.2}{}", gold.kind, cue(gold), evidence(got)), both(gold, got, page)],
    }
}

/// What is wrong with a statement whose content was found.
fn matched(gold: &Statement, got: &Statement, pair: &article::StatementPair, page: &Page, out: &mut Vec<Miss>) {
    if !pair.speaker {
        let said = |it: &Statement| match (&it.speaker_name, &it.speaker) {
            (None, _) => "nobody",
            (_, None) => "carried on",
            _ => "named",
        };
        let mut marks = around(&gold.content, "⟦", "⟧");
        marks.extend(around(&gold.cue, "{", "}"));
        marks.extend(around(&gold.speaker, "‹", "›"));
        out.push(Miss {
            class: "statement speaker wrong",
            group: format!("gold {}, read {}", said(gold), said(got)),
            kind: String::new(),
            lines: vec![format!("gold {} | read {}{}", speaker(gold), speaker(got), evidence(got)), page.show(&marks)],
        });
    }
    for (right, class, a, b) in
        [(pair.kind, "statement type wrong", &gold.kind, &got.kind), (pair.act, "statement act wrong", &gold.act, &got.act)]
    {
        if !right {
            let group =
                if class.contains("act") { format!("{} gold {a}, read {b}", cue(gold)) } else { format!("gold {a}, read {b}") };
            out.push(Miss { class, group, kind: String::new(), lines: vec![cue(gold) + &evidence(got), both(gold, got, page)] });
        }
    }
    phrase("statement occasion wrong", pair.occasion, &gold.occasion, &got.occasion, gold, page, out);
    phrase("statement addressee wrong", pair.addressee, &gold.addressee, &got.addressee, gold, page, out);
}

fn phrase(
    class: &'static str,
    right: Option<bool>,
    gold: &Option<Piece>,
    got: &Option<Piece>,
    statement: &Statement,
    page: &Page,
    out: &mut Vec<Miss>,
) {
    if right != Some(false) {
        return;
    }
    let group = match (gold, got) {
        (Some(_), None) => "missed",
        (None, Some(_)) => "spurious",
        _ => "span off",
    };
    let text = |piece: &Option<Piece>| piece.as_ref().map_or("–".to_owned(), |piece| piece.text.clone());
    let mut marks = around(gold, "⟦", "⟧");
    marks.extend(around(got, "‹", "›"));
    marks.extend(around(&statement.cue, "{", "}"));
    let lines = vec![format!("gold {} | read {}", text(gold), text(got)), page.show(&marks)];
    out.push(Miss { class, group: group.to_owned(), kind: String::new(), lines });
}
