//! Reads the training sets: one token and its label a line. Sentences are gathered into passages of ten, and
//! every tenth passage of ANERcorp is kept back for measuring.

use anyhow::Context;
use khabar::name::Lists;
use khabar::name::model::LABEL_NAMES;
use khabar::name::word::{self, Word};
use khabar::reading::BlockKind;
use khabar::span::Span;
use khabar::text::Text;
use std::path::Path;

/// Sentences a passage.
const SENTENCES: usize = 10;
/// One passage in this many is kept back.
const KEPT_BACK: usize = 10;

/// Some sentences with the label of each token.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// Token and label, in order.
    pub tokens: Vec<(String, u8)>,
}

/// A passage as the model sees it.
#[derive(Debug)]
pub struct Prepared {
    /// The passage taken apart.
    pub text: Text,
    /// What the lists say about each token.
    pub words: Vec<Word>,
    /// The right label of each token.
    pub labels: Vec<u8>,
}

impl Passage {
    /// Takes the passage apart the way an article is, and carries the labels over.
    pub fn prepare(self, lists: &Lists) -> Prepared {
        let mut source = String::new();
        let mut marks: Vec<(u32, u8)> = Vec::new();
        for (token, label) in &self.tokens {
            if !source.is_empty() {
                source.push(' ');
            }
            marks.push((source.len() as u32, *label));
            source.push_str(token);
        }
        let mut text = Text::default();
        text.fill(&source, &[(BlockKind::Paragraph, Span::of(0, source.len()))]);
        let mut words = Vec::new();
        word::look_up(&text, lists.natures(), &mut String::new(), &mut words);
        let mut labels = Vec::with_capacity(text.tokens.len());
        let mut last = usize::MAX;
        for token in &text.tokens {
            let at = marks.partition_point(|&(start, _)| start <= token.span.start).saturating_sub(1);
            let label = marks.get(at).map_or(0, |&(_, label)| label);
            // A token cut in two goes on with the inside of its name.
            labels.push(if at == last && label % 2 == 1 { label + 1 } else { label });
            last = at;
        }
        for sentence in &text.sentences {
            let mut before = 0;
            for label in labels.iter_mut().take(sentence.last as usize).skip(sentence.first as usize) {
                begin(label, before);
                before = *label;
            }
        }
        Prepared { text, words, labels }
    }
}

/// ANERcorp: what to train on and what is kept back.
pub fn anercorp(folder: &Path) -> anyhow::Result<(Vec<Passage>, Vec<Passage>)> {
    let path = folder.join("anercorp-train.txt");
    let lines = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut passages = vec![Passage::default()];
    let mut sentences = 0;
    for line in lines.lines() {
        let mut cells = line.split(' ');
        let (Some(token), Some(label)) = (cells.next(), cells.next()) else { continue };
        if let Some(passage) = passages.last_mut() {
            passage.tokens.push((token.to_owned(), label_of(label)));
        }
        if token == "." {
            sentences += 1;
            if sentences % SENTENCES == 0 {
                passages.push(Passage::default());
            }
        }
    }
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (index, mut passage) in passages.into_iter().enumerate() {
        mend(&mut passage);
        if index % KEPT_BACK == KEPT_BACK - 1 { held.push(passage) } else { train.push(passage) }
    }
    Ok((train, held))
}

/// Wojood's sample, its types mapped onto ours: GPE and LOC are places, the rest but PERS and ORG is outside.
/// Where names nest, the outermost counts.
pub fn wojood(folder: &Path) -> anyhow::Result<Vec<Passage>> {
    let mut out = Vec::new();
    for name in ["wojood-sample-train.txt", "wojood-sample-val.txt"] {
        let path = folder.join(name);
        let lines = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let mut passage = Passage::default();
        for line in lines.lines() {
            let mut cells = line.split(' ');
            match cells.next() {
                None | Some("") => out.push(std::mem::take(&mut passage)),
                Some(token) => {
                    let label = cells.find_map(|cell| match cell {
                        "B-GPE" | "B-LOC" => Some("B-LOC"),
                        "I-GPE" | "I-LOC" => Some("I-LOC"),
                        "B-PERS" | "I-PERS" | "B-ORG" | "I-ORG" => Some(cell),
                        _ => None,
                    });
                    passage.tokens.push((token.to_owned(), label.map_or(0, label_of)));
                }
            }
        }
        out.push(passage);
    }
    out.retain(|passage| !passage.tokens.is_empty());
    out.iter_mut().for_each(mend);
    Ok(out)
}

/// UD Arabic-PUD: only which words are proper nouns, marked as MISC.
pub fn pud(folder: &Path) -> anyhow::Result<Vec<Passage>> {
    let path = folder.join("ar_pud-ud-test.conllu");
    let lines = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut passage = Passage::default();
    for line in lines.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let (Some(id), Some(form), Some(class)) = (cells.first(), cells.get(1), cells.get(3)) else { continue };
        if id.parse::<u32>().is_ok() {
            passage.tokens.push(((*form).to_owned(), if *class == "PROPN" { label_of("B-MISC") } else { 0 }));
        }
    }
    Ok(vec![passage])
}

fn label_of(name: &str) -> u8 {
    LABEL_NAMES.iter().position(|&label| label == name).unwrap_or(0) as u8
}

/// An inside that does not go on from `before` begins a name.
fn begin(label: &mut u8, before: u8) {
    if *label > 0 && label.is_multiple_of(2) && before != *label && before + 1 != *label {
        *label -= 1;
    }
}

fn mend(passage: &mut Passage) {
    let mut before = 0;
    for (_, label) in &mut passage.tokens {
        begin(label, before);
        before = *label;
    }
}

/// Copies of the passages in which every person is renamed, at random but repeatably, from the lists of
/// given names and surnames: the model is to learn the place of a name, not only its letters.
pub fn renamed(passages: &[Passage], share: f64) -> Vec<Passage> {
    let column = |list: &'static str, at: usize| -> Vec<&'static str> {
        khabar::lexicon::rows(list)
            .filter_map(|row| row.get(at).copied())
            .flat_map(|cell| cell.split('|'))
            .filter(|name| !name.is_empty())
            .collect()
    };
    let given = column(include_str!("../../../crates/khabar/lexicon/given.tsv"), 2);
    let surnames = column(include_str!("../../../crates/khabar/lexicon/surnames.tsv"), 0);
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut draw = move |below: usize| -> usize {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below.max(1)
    };
    let mut out = Vec::new();
    for passage in passages {
        if !passage.tokens.iter().any(|&(_, label)| label == 1) || draw(1000) as f64 >= share * 1000.0 {
            continue;
        }
        let mut copy = Passage::default();
        let mut at = 0;
        while let Some((token, label)) = passage.tokens.get(at) {
            if *label != 1 {
                copy.tokens.push((token.clone(), *label));
                at += 1;
                continue;
            }
            let length = 1 + passage.tokens.iter().skip(at + 1).take_while(|(_, label)| *label == 2).count();
            let mut name: Vec<String> = Vec::new();
            let pick = |list: &[&'static str], index: usize| list.get(index).copied().unwrap_or("سالم").to_owned();
            match length {
                1 => name.push(pick(&surnames, draw(surnames.len()))),
                2 => {
                    name.push(pick(&given, draw(given.len())));
                    name.push(pick(&surnames, draw(surnames.len())));
                }
                _ => {
                    name.push(pick(&given, draw(given.len())));
                    if draw(2) == 0 {
                        name.push("بن".to_owned());
                    }
                    name.push(pick(&given, draw(given.len())));
                    name.push(pick(&surnames, draw(surnames.len())));
                }
            }
            let words = name.iter().flat_map(|part| part.split(' '));
            for (inside, word) in words.enumerate() {
                copy.tokens.push((word.to_owned(), if inside == 0 { 1 } else { 2 }));
            }
            at += length;
        }
        out.push(copy);
    }
    out
}
