//! Compares a reading with the findings a passage expects, and counts what is right.

use crate::passage::{Expected, ExpectedFigure, Passage};
use khabar::reading::{Piece, Reading, Statement};
use khabar::text::fold::fold;
use std::collections::BTreeSet;

const MARKS: &[char] = &['"', '«', '»', '“', '”'];

/// How many statements of a passage were found, and with what right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Statements expected.
    pub expected: usize,
    /// Statements read.
    pub read: usize,
    /// Pairs whose content overlaps by at least half.
    pub found: usize,
    /// Pairs with the right speaker.
    pub speaker: usize,
    /// Pairs with the right type.
    pub kind: usize,
    /// Pairs with the right act.
    pub act: usize,
}

impl Score {
    /// Adds another passage's counts.
    pub fn add(&mut self, other: Score) {
        self.expected += other.expected;
        self.read += other.read;
        self.found += other.found;
        self.speaker += other.speaker;
        self.kind += other.kind;
        self.act += other.act;
    }
}

/// What differs between `reading` and the findings of `passage`, one line each, and the counts.
pub fn compare(passage: &Passage, reading: &Reading) -> (Vec<String>, Score) {
    let mut faults = Vec::new();
    let mut score = Score::default();
    if let Some(expected) = &passage.statements {
        score = statements(passage, expected, &reading.statements, &mut faults);
    }
    figures(passage, reading, &mut faults);
    people(passage, reading, &mut faults);
    for (text, value) in &passage.times {
        if !reading.times.iter().any(|time| time.piece.text == *text && time.value == *value) {
            let read: Vec<_> = reading.times.iter().map(|time| format!("{} = {}", time.piece.text, time.value)).collect();
            faults.push(format!("time     {text} = {value}\n           read {}", read.join(" | ")));
        }
    }
    (faults, score)
}

fn statements(passage: &Passage, expected: &[Expected], read: &[Statement], faults: &mut Vec<String>) -> Score {
    let mut score = Score { expected: expected.len(), read: read.len(), ..Score::default() };
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (e, expectation) in expected.iter().enumerate() {
        for (r, statement) in read.iter().enumerate() {
            // Same overlap: the pair with the same cue goes together.
            let cue = text_of(statement.cue.as_ref());
            let same_cue = expectation.cue.as_ref().is_some_and(|wanted| wanted.as_deref() == cue);
            let weight = overlap(passage, expectation, statement) + if same_cue { 0.01 } else { 0.0 };
            pairs.push((weight, e, r));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used_e, mut used_r) = (vec![false; expected.len()], vec![false; read.len()]);
    for (weight, e, r) in pairs {
        if weight < 0.5 || used_e[e] || used_r[r] {
            continue;
        }
        (used_e[e], used_r[r]) = (true, true);
        score.found += 1;
        one(&expected[e], &read[r], faults, &mut score);
    }
    for (expectation, _) in expected.iter().zip(&used_e).filter(|(_, used)| !**used) {
        faults.push(format!("missing  {}", describe(expectation)));
    }
    for (statement, _) in read.iter().zip(&used_r).filter(|(_, used)| !**used) {
        faults.push(format!("spurious {}", describe_read(statement)));
    }
    score
}

/// Compares one statement field by field; a field the case does not give is not compared.
fn one(expected: &Expected, read: &Statement, faults: &mut Vec<String>, score: &mut Score) {
    let at = expected.what.join(" … ");
    let mut differ = |field: &str, wanted: &str, got: &str| {
        faults.push(format!("{field:8} of «{}»\n           wanted {wanted}\n           read   {got}", short(&at)));
    };
    let kind = lower(&format!("{:?}", read.kind));
    let act = lower(&format!("{:?}", read.act));
    let name = read.speaker_name.as_deref().unwrap_or("-");
    let names = expected.who.as_deref().unwrap_or(&[]);
    score.kind += usize::from(kind == expected.kind);
    score.act += usize::from(act == expected.act);
    score.speaker += usize::from(names.iter().any(|wanted| same_source(wanted, name)));
    // A quotation over several paragraphs may be one piece or one a paragraph, whose opening marks are repeated.
    let paragraphs = read.content.iter().flat_map(|piece| piece.text.split('\n'));
    let paragraphs = paragraphs.enumerate().map(|(index, line)| if index > 0 { line.trim_start_matches(MARKS) } else { line });
    let content: Vec<_> = paragraphs.filter(|line| !line.is_empty()).map(|line| bare(line, &kind)).collect();
    if content != expected.what.iter().map(|piece| bare(piece, &expected.kind)).collect::<Vec<_>>() {
        differ("content", &at, &read.content.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" … "));
    }
    if kind != expected.kind {
        differ("type", &expected.kind, &kind);
    }
    if act != expected.act {
        differ("act", &expected.act, &act);
    }
    if !names.iter().any(|wanted| words(wanted) == words(name)) {
        differ("who", &names.join(" / "), name);
    }
    let fields = [
        ("says", &expected.cue, &read.cue),
        ("speaker", &expected.speaker, &read.speaker),
        ("to", &expected.to, &read.addressee),
        ("in", &expected.occasion, &read.occasion),
    ];
    for (field, wanted, got) in fields {
        if let Some(wanted) = wanted {
            let got = text_of(got.as_ref());
            if wanted.as_deref() != got {
                differ(field, wanted.as_deref().unwrap_or("-"), got.unwrap_or("-"));
            }
        }
    }
    if let Some(wanted) = &expected.via {
        let got: Vec<_> = read.via.iter().map(|piece| piece.text.to_string()).collect();
        if *wanted != got {
            differ("via", &wanted.join(" + "), &got.join(" + "));
        }
    }
}

fn figures(passage: &Passage, reading: &Reading, faults: &mut Vec<String>) {
    let Some(expected) = &passage.figures else { return };
    let mut used = vec![false; reading.figures.len()];
    for wanted in expected {
        let found = reading.figures.iter().enumerate().find(|(index, figure)| {
            !used[*index]
                && figure.piece.text == wanted.text
                && figure.value == wanted.value
                && figure.max == wanted.max
                && wanted.unit.as_deref().is_none_or(|unit| figure.unit.as_deref().map(fold) == Some(fold(unit)))
                && wanted.precision.as_deref().is_none_or(|precision| snake(&format!("{:?}", figure.precision)) == precision)
                && wanted.of.as_ref().is_none_or(|of| of.as_deref().map(words) == figure.speaker_name.as_deref().map(words))
        });
        match found {
            Some((index, _)) => used[index] = true,
            None => faults.push(format!("figure   {}", describe_figure(wanted))),
        }
    }
    for (figure, _) in reading.figures.iter().zip(&used).filter(|(_, used)| !**used) {
        let of = figure.speaker_name.as_deref().unwrap_or("-");
        faults.push(format!(
            "read fig {} = {} {:?} {:?} {:?} of {of}",
            figure.piece.text, figure.value, figure.max, figure.unit, figure.precision
        ));
    }
}

fn people(passage: &Passage, reading: &Reading, faults: &mut Vec<String>) {
    for wanted in &passage.people {
        let Some(person) = reading.people.iter().find(|person| words(&person.name) == words(&wanted.name)) else {
            let names: Vec<_> = reading.people.iter().map(|person| person.name.as_str()).collect();
            faults.push(format!("person   {}\n           read {}", wanted.name, names.join(" | ")));
            continue;
        };
        if wanted.role.is_some() && wanted.role != person.role {
            faults.push(format!("role     of {}: wanted {:?}, read {:?}", wanted.name, wanted.role, person.role));
        }
        if let Some(mentions) = &wanted.mentions {
            let wanted_forms: BTreeSet<_> = mentions.iter().map(|form| fold(form)).collect();
            let got: BTreeSet<_> = person.mentions.iter().map(|piece| fold(&piece.text)).collect();
            if wanted_forms != got {
                faults.push(format!("mentions of {}: read {got:?}", wanted.name));
            }
        }
    }
}

/// Overlap over union of the content, in characters. The expectation names words, not places:
/// where they stand several times, the place nearest to the reading counts.
fn overlap(passage: &Passage, expected: &Expected, read: &Statement) -> f64 {
    let mut got = BTreeSet::new();
    read.content.iter().for_each(|piece| got.extend(piece.start..piece.end));
    let mut wanted = BTreeSet::new();
    for piece in &expected.what {
        let length = piece.chars().count() as u32;
        let nearest = passage
            .text
            .match_indices(piece.as_str())
            .map(|(at, _)| passage.text[..at].chars().count() as u32)
            .max_by_key(|&start| (start..start + length).filter(|at| got.contains(at)).count());
        if let Some(start) = nearest {
            wanted.extend(start..start + length);
        }
    }
    let union = wanted.union(&got).count();
    if union == 0 { 0.0 } else { wanted.intersection(&got).count() as f64 / union as f64 }
}

/// Content as compared: a quotation mark at the edge of mixed content may stand or not, since it closes
/// a part of the content and not the whole; direct content never has one.
fn bare(text: &str, kind: &str) -> String {
    if kind == "direct" { text.to_owned() } else { text.trim_matches(MARKS).to_owned() }
}

/// The words of a name, without marks and articles: "المصدر الأمني" and "مصدر أمني" are the same source.
fn words(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric() && c != '%')
        .filter(|word| !word.is_empty())
        .map(|word| word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(word).to_owned())
        .collect()
}

/// Whether two names name the same source: mostly the same words.
fn same_source(wanted: &str, got: &str) -> bool {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (words(wanted).into_iter().collect(), words(got).into_iter().collect());
    let common = a.intersection(&b).count() as f64;
    let (least, most) = (a.len().min(b.len()) as f64, a.len().max(b.len()) as f64);
    if least == 0.0 { a == b } else { common / least >= 0.5 && common / most >= 0.34 }
}

fn describe_figure(wanted: &ExpectedFigure) -> String {
    let ExpectedFigure { text, value, max, unit, precision, of } = wanted;
    let max = max.map(|max| format!(" | max: {max}")).unwrap_or_default();
    let field = |name: &str, value: Option<&str>| value.map(|value| format!(" | {name}: {value}")).unwrap_or_default();
    let of = of.as_ref().map(|of| of.as_deref().unwrap_or("-"));
    let (unit, precision) = (field("unit", unit.as_deref()), field("precision", precision.as_deref()));
    format!("{text} = {value}{max}{unit}{precision}{}", field("of", of))
}

fn describe(expected: &Expected) -> String {
    let cue = expected.cue.clone().flatten().unwrap_or_else(|| "-".to_owned());
    let who = expected.who.clone().unwrap_or_default().join(" / ");
    format!(
        "says: {cue} | who: {who} | what: {} | type: {} | act: {}",
        short(&expected.what.join(" … ")),
        expected.kind,
        expected.act
    )
}

fn describe_read(read: &Statement) -> String {
    let (kind, act) = (lower(&format!("{:?}", read.kind)), lower(&format!("{:?}", read.act)));
    let what: Vec<_> = read.content.iter().map(|piece| piece.text.as_str()).collect();
    let cue = text_of(read.cue.as_ref()).unwrap_or("-");
    let who = read.speaker_name.as_deref().unwrap_or("-");
    format!("says: {cue} | who: {who} | what: {} | type: {kind} | act: {act}", short(&what.join(" … ")))
}

fn text_of(piece: Option<&Piece>) -> Option<&str> {
    piece.map(|piece| piece.text.as_str())
}

/// The first and last words of a long text.
fn short(text: &str) -> String {
    let all: Vec<_> = text.split(' ').collect();
    if all.len() <= 16 { text.to_owned() } else { format!("{} […] {}", all[..8].join(" "), all[all.len() - 6..].join(" ")) }
}

fn lower(name: &str) -> String {
    name.to_lowercase()
}

/// `AtLeast` as `at_least`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
