//! One article: gold against reading, everything paired.

use crate::cover::{self, Cover, pair};
use crate::gold::{Findings, Piece, Statement};
use crate::score::source::{same_source, same_unit, word_iou, word_set};

/// A gold statement with the statement read for it.
pub struct StatementPair {
    pub gold: usize,
    pub got: usize,
    /// Overlap of content, intersection over union.
    pub overlap: f64,
    pub speaker: bool,
    pub kind: bool,
    pub act: bool,
    /// None where neither side has one.
    pub occasion: Option<bool>,
    /// None where neither side has one.
    pub addressee: Option<bool>,
}

/// A gold figure with the figure read for it.
pub struct FigurePair {
    pub gold: usize,
    pub got: usize,
    pub value: bool,
    /// Asked only where the value is right.
    pub unit: Option<bool>,
    /// Asked only where the value is right and one side has a claimant.
    pub speaker: Option<bool>,
}

/// Content must overlap this far for two statements to be the same.
pub const SAME_STATEMENT: f64 = 0.5;
const SAME_FIGURE: f64 = 0.2;
const SAME_PERSON: f64 = 0.5;
const SAME_PHRASE: f64 = 0.5;

/// The code points of each statement's content.
pub fn covers(statements: &[Statement]) -> Vec<Cover> {
    statements.iter().map(|statement| Cover::of(&statement.content)).collect()
}

/// Pairs statements by content.
pub fn statements(gold: &[Statement], got: &[Statement]) -> Vec<StatementPair> {
    let (a, b) = (covers(gold), covers(got));
    pair(a.len(), b.len(), |i, j| a[i].iou(&b[j]), SAME_STATEMENT)
        .into_iter()
        .map(|(i, j, overlap)| StatementPair {
            gold: i,
            got: j,
            overlap,
            speaker: same_source(gold[i].speaker_name.as_deref(), got[j].speaker_name.as_deref()),
            kind: gold[i].kind == got[j].kind,
            act: gold[i].act == got[j].act,
            occasion: same_phrase(gold[i].occasion.as_ref(), got[j].occasion.as_ref()),
            addressee: same_phrase(gold[i].addressee.as_ref(), got[j].addressee.as_ref()),
        })
        .collect()
}

fn same_phrase(gold: Option<&Piece>, got: Option<&Piece>) -> Option<bool> {
    match (gold, got) {
        (None, None) => None,
        (Some(gold), Some(got)) => Some(cover::iou(gold, got) >= SAME_PHRASE),
        _ => Some(false),
    }
}

/// Of the statements that quote, those paired with the right speaker, all in gold, all read.
pub fn quoting(gold: &Findings, got: &Findings) -> (usize, usize, usize) {
    let quotes = |all: &[Statement]| -> Vec<Statement> {
        all.iter().filter(|statement| matches!(statement.kind.as_str(), "direct" | "mixed")).cloned().collect()
    };
    let (gold, got) = (quotes(&gold.statements), quotes(&got.statements));
    let right = statements(&gold, &got).iter().filter(|pair| pair.speaker).count();
    (right, gold.len(), got.len())
}

/// Pairs figures by span.
pub fn figures(gold: &Findings, got: &Findings) -> Vec<FigurePair> {
    let (a, b) = (&gold.figures, &got.figures);
    pair(a.len(), b.len(), |i, j| cover::iou(&a[i].piece, &b[j].piece), SAME_FIGURE)
        .into_iter()
        .map(|(i, j, _)| {
            let (gold, got) = (&a[i], &b[j]);
            let end = |max: Option<f64>| max.filter(|&max| max != 0.0);
            let value = gold.value == got.value && end(gold.max) == end(got.max);
            let named = |name: &Option<String>| name.as_deref().is_some_and(|name| !name.is_empty());
            let claimed = named(&gold.speaker_name) || named(&got.speaker_name);
            let same = named(&gold.speaker_name) && same_source(gold.speaker_name.as_deref(), got.speaker_name.as_deref());
            FigurePair {
                gold: i,
                got: j,
                value,
                unit: value.then(|| same_unit(gold.unit.as_deref(), got.unit.as_deref())),
                speaker: (value && claimed).then_some(same),
            }
        })
        .collect()
}

/// Pairs people by name.
pub fn people(gold: &Findings, got: &Findings) -> Vec<(usize, usize)> {
    let sets =
        |findings: &Findings| -> Vec<Vec<String>> { findings.people.iter().map(|person| word_set(&person.name)).collect() };
    let (a, b) = (sets(gold), sets(got));
    pair(a.len(), b.len(), |i, j| word_iou(&a[i], &b[j]), SAME_PERSON).into_iter().map(|(i, j, _)| (i, j)).collect()
}
