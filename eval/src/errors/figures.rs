//! Misses among figures.

use super::Miss;
use super::context::{Page, around};
use crate::gold::{Figure, Findings};
use crate::score::article;

/// Every difference between the figures of gold and those read.
pub fn find(gold: &Findings, got: &Findings, page: &Page, out: &mut Vec<Miss>) {
    let pairs = article::figures(gold, got);
    for (at, figure) in gold.figures.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.gold == at) {
            out.push(alone("figure missed", figure, "⟦", "⟧", page));
        }
    }
    for (at, figure) in got.figures.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.got == at) {
            out.push(alone("figure spurious", figure, "‹", "›", page));
        }
    }
    for pair in pairs {
        let (gold, got) = (&gold.figures[pair.gold], &got.figures[pair.got]);
        let mut push = |class, group: String, what: String| {
            let mut marks = around([&gold.piece], "⟦", "⟧");
            marks.extend(around([&got.piece], "‹", "›"));
            out.push(Miss { class, group, kind: String::new(), lines: vec![what, page.show(&marks)] });
        };
        if !pair.value {
            let group = if gold.max.is_some() != got.max.is_some() { "range" } else { "number" };
            push("figure value wrong", group.to_owned(), format!("gold {} | read {}", amount(gold), amount(got)));
        }
        if pair.unit == Some(false) {
            let unit = |figure: &Figure| figure.unit.clone().unwrap_or("–".to_owned());
            push("figure unit wrong", format!("{} → {}", unit(gold), unit(got)), String::new());
        }
        if pair.speaker == Some(false) {
            let name = |figure: &Figure| figure.speaker_name.clone().unwrap_or("–".to_owned());
            let group = match (&gold.speaker_name, &got.speaker_name) {
                (Some(_), None) => "missed",
                (None, Some(_)) => "spurious",
                _ => "another",
            };
            push("figure claimant wrong", group.to_owned(), format!("gold {} | read {}", name(gold), name(got)));
        }
    }
}

fn alone(class: &'static str, figure: &Figure, open: &str, close: &str, page: &Page) -> Miss {
    Miss {
        class,
        group: figure.unit.clone().unwrap_or("–".to_owned()),
        kind: String::new(),
        lines: vec![amount(figure), page.show(&around([&figure.piece], open, close))],
    }
}

/// A figure in short: 7939 شخص, exact.
fn amount(figure: &Figure) -> String {
    let max = figure.max.map(|max| format!("–{max}")).unwrap_or_default();
    format!("{}{max} {}, {}", figure.value, figure.unit.as_deref().unwrap_or(""), figure.precision)
}
