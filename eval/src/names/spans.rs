//! Exact span and type: precision, recall and F1 of each kind of name.

use super::data::Prepared;
use khabar::name::model::{LABEL_NAMES, Lattice, Model};

/// Names of one passage: first token, one past the last, kind.
fn spans(labels: &[u8]) -> Vec<(usize, usize, u8)> {
    let mut out: Vec<(usize, usize, u8)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        match label {
            0 => {}
            _ if label % 2 == 1 => out.push((at, at + 1, label / 2)),
            _ => {
                if let Some(open) = out.last_mut().filter(|open| open.1 == at && open.2 == label / 2 - 1) {
                    open.1 = at + 1;
                }
            }
        }
    }
    out
}

/// Tags the passages, prints a line for each kind, and with `wrong` the misses.
pub fn report(model: &Model<'_>, passages: &[Prepared], wrong: bool) {
    let mut tally = [[0usize; 3]; 4];
    let mut lattice = Lattice::default();
    for passage in passages {
        let mut labels = Vec::new();
        for sentence in &passage.text.sentences {
            let (first, last) = (sentence.first as usize, sentence.last as usize);
            model.tag(&passage.text, &passage.words, first, last, &mut lattice);
            labels.extend_from_slice(&lattice.labels);
        }
        let (gold, got) = (spans(&passage.labels), spans(&labels));
        for &(.., kind) in &gold {
            tally[kind as usize][1] += 1;
        }
        for span in &got {
            tally[span.2 as usize][2] += 1;
            tally[span.2 as usize][0] += usize::from(gold.contains(span));
        }
        if wrong {
            let show = |at: usize, last: usize| passage.text.span(at, last).text(&passage.text.source).to_owned();
            let around = |&(first, last, kind): &(usize, usize, u8)| {
                let name = LABEL_NAMES[kind as usize * 2 + 1];
                let (left, right) = (first.saturating_sub(4), (last + 4).min(passage.text.tokens.len()));
                format!("{name} {} [{}] {}", show(left, first), show(first, last), show(last, right))
            };
            gold.iter().filter(|span| !got.contains(span)).for_each(|span| println!("missed {}", around(span)));
            got.iter().filter(|span| !gold.contains(span)).for_each(|span| println!("wrong  {}", around(span)));
        }
    }
    let names = ["PERS", "LOC", "ORG", "MISC"];
    for (name, tally) in names.iter().zip(&tally) {
        println!("{}", row(name, *tally));
    }
    let sum = |at: usize| tally.iter().take(3).map(|kind| kind[at]).sum();
    println!("{}", row("PERS+LOC+ORG", [sum(0), sum(1), sum(2)]));
}

fn row(name: &str, [hit, gold, got]: [usize; 3]) -> String {
    let (precision, recall) = (hit as f64 / got.max(1) as f64, hit as f64 / gold.max(1) as f64);
    let f1 = if hit == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    format!("{name:14} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   ({hit} of {gold} gold, {got} read)")
}
