//! The number family: numerals, ordinals, percentages, ranges, money and quantities.
//!
//! Numerals, ordinals and ranges are asked of the number room; money and quantities of the figure room.

use super::case::{Case, Verdict, Wanted};
use khabar::figure::{self, Found};
use khabar::number::{Numbers, Origin};
use khabar::reading::{BlockKind, Precision};
use khabar::span::Span;
use khabar::text::{Text, TokenKind};
use serde_json::Value;

/// Judges cases of the number family.
pub struct Judge {
    numbers: Numbers,
    lists: figure::Lists,
}

/// What Khabar reads: the words and the value as the suite writes it.
type Read = Vec<(String, String)>;

/// Units of Duckling by the unit a reading gives.
const UNITS: &[(&str, &str, f64)] = &[
    ("Dollar", "USD", 1.0),
    ("Cent", "سنت", 1.0),
    ("Pound", "EGP", 1.0),
    ("Gram", "g", 1.0),
    ("Gram", "kg", 1000.0),
    ("Gram", "mg", 0.001),
    ("Ounce", "أونصة", 1.0),
    ("Cup", "كوب", 1.0),
    ("Millilitre", "mL", 1.0),
    ("Litre", "L", 1.0),
    ("Hectolitre", "hL", 1.0),
    ("Gallon", "غالون", 1.0),
    ("Celsius", "°C", 1.0),
    ("Fahrenheit", "°F", 1.0),
    ("Degree", "درجة", 1.0),
    ("Degree", "°C", 1.0),
];

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

impl Judge {
    /// Compiles what reading numbers needs.
    pub fn new() -> Self {
        Judge { numbers: Numbers::new(), lists: figure::Lists::new() }
    }

    /// Whether the case's numbers are read with the right value.
    pub fn judge(&self, case: &Case) -> Verdict {
        let mut text = Text::default();
        text.fill(&case.input, &[(BlockKind::Paragraph, Span::of(0, case.input.len()))]);
        match &case.wanted {
            Wanted::Expression(expression) => self.duckling(&case.file, &text, expression),
            Wanted::Results(results) => {
                let got = match case.file.as_str() {
                    "NumberModel" => self.numbers_of(&text),
                    "OrdinalModel" => self.ordinals_of(&text, true),
                    "OrdinalModelSuppressExtendedTypes" => self.ordinals_of(&text, false),
                    "PercentModel" => self.percents_of(&text),
                    _ => self.ranges_of(&text),
                };
                if agree(results, &got) { Verdict::Passed } else { Verdict::Failed(format!("{got:?}")) }
            }
        }
    }

    fn numbers_of(&self, text: &Text) -> Read {
        let mut out = Read::new();
        let mut at = 0;
        while at < text.tokens.len() {
            let Some(number) = self.numbers.out_of(text, at).or_else(|| self.numbers.numeral(text, at)) else {
                at += 1;
                continue;
            };
            let joined = text.tokens.get(number.last).is_some_and(|token| token.glued && token.kind != TokenKind::Mark);
            if !joined && !number.article {
                let span = Span::new(text.span_after(at, number.skip).start, text.span(at, number.last).end);
                out.push((span.text(&text.source).to_owned(), number.value.to_string()));
            }
            at = number.last;
        }
        out
    }

    fn ordinals_of(&self, text: &Text, relative: bool) -> Read {
        let mut out = Read::new();
        let mut at = 0;
        while at < text.tokens.len() {
            if let Some(found) = relative.then(|| self.numbers.relative(text, at)).flatten() {
                let origin = if found.origin == Origin::End { "end" } else { "current" };
                out.push((text.span(at, found.last).text(&text.source).to_owned(), format!("{origin}{:+}", found.offset)));
                at = found.last;
            } else if let Some(number) = self.numbers.ordinal(text, at) {
                out.push((text.span(at, number.last).text(&text.source).to_owned(), number.value.to_string()));
                at = number.last;
            } else {
                at += 1;
            }
        }
        out
    }

    fn ranges_of(&self, text: &Text) -> Read {
        let mut out = Read::new();
        let mut at = 0;
        while at < text.tokens.len() {
            let Some(found) = self.numbers.interval(text, at) else {
                at = self.numbers.numeral(text, at).map_or(at + 1, |number| number.last);
                continue;
            };
            let end = |end: khabar::number::Bound| end.map_or(String::new(), |(value, _)| value.to_string());
            let open = if found.low.is_some_and(|(_, with)| with) { '[' } else { '(' };
            let close = if found.high.is_some_and(|(_, with)| with) { ']' } else { ')' };
            let span = Span::new(text.span_after(at, found.skip).start, text.span(at, found.last).end);
            out.push((span.text(&text.source).to_owned(), format!("{open}{},{}{close}", end(found.low), end(found.high))));
            at = found.last;
        }
        out
    }

    fn percents_of(&self, text: &Text) -> Read {
        let sign = |at: usize| matches!(text.word(at), "%" | "٪" | "بالميه" | "بالمايه");
        let mut out = Read::new();
        let mut at = 0;
        while at < text.tokens.len() {
            // The word may stand in front (بالمائة 10), the mark may not; digits within an address are none.
            let first = if sign(at) && text.kind(at) == TokenKind::Word { at + 1 } else { at };
            let joined = text.tokens.get(first).is_some_and(|token| token.glued)
                && matches!(first.checked_sub(1).map_or("", |at| text.word(at)), "=" | "%" | "&" | "?" | "/" | "_");
            if joined {
                at += 1;
                continue;
            }
            match self.numbers.numeral(text, first) {
                Some(number) if sign(number.last) || first > at => {
                    let last = if first > at { number.last } else { number.last + 1 };
                    out.push((text.span(at, last).text(&text.source).to_owned(), format!("{}%", number.value)));
                    at = last;
                }
                _ => at += 1,
            }
        }
        out
    }

    fn duckling(&self, file: &str, text: &Text, expression: &str) -> Verdict {
        let all = text.tokens.len();
        let words: Vec<&str> = expression.split([' ', '(', ')', ',']).filter(|word| !word.is_empty()).collect();
        let number = |at: usize| words.get(at).and_then(|word| word.parse::<f64>().ok());
        match file {
            "Numeral" | "Numeral/EG" => {
                let got = self.numbers.numeral(text, 0).filter(|number| number.last == all).map(|number| number.value);
                verdict(got.zip(number(1)).is_some_and(|(a, b)| same(a, b)), &got)
            }
            "Ordinal" => {
                let got = self.numbers.ordinal(text, 0).filter(|number| number.last == all).map(|number| number.value);
                verdict(got == number(1), &got)
            }
            _ => {
                let mut found = Vec::new();
                figure::find(text, &self.lists, &self.numbers, &[], &mut found);
                let right = match found.as_slice() {
                    [one] => amount(one, &words),
                    _ => false,
                };
                verdict(right, &found)
            }
        }
    }
}

/// Whether a figure is the amount that Duckling's expression builds: `simple Dollar 10`, `between Dollar (10, 20)`.
fn amount(found: &Found, words: &[&str]) -> bool {
    let [how, unit, numbers @ ..] = words else { return false };
    let numbers: Vec<f64> = numbers.iter().filter_map(|word| word.parse().ok()).collect();
    let got = found.unit.as_deref().unwrap_or("");
    let times = UNITS.iter().find(|(name, ours, _)| name == unit && *ours == got).map(|(.., times)| *times);
    let Some(times) = times.or((*unit == got).then_some(1.0)) else { return false };
    let low = numbers.first().is_some_and(|&low| same(low, found.value * times));
    match *how {
        "simple" => low && found.max.is_none(),
        "between" => low && found.max.zip(numbers.get(1).copied()).is_some_and(|(a, b)| same(a, b)),
        "under" => low && found.precision == Precision::AtMost,
        "above" => low && found.precision == Precision::AtLeast,
        _ => false,
    }
}

fn verdict(right: bool, got: &dyn std::fmt::Debug) -> Verdict {
    if right { Verdict::Passed } else { Verdict::Failed(format!("{got:?}")) }
}

/// Whether what was read is what the suite wants: the same words, the same values, nothing else.
fn agree(results: &[Value], got: &Read) -> bool {
    results.len() == got.len()
        && results.iter().zip(got).all(|(wanted, (words, value))| {
            let text = wanted["Text"].as_str().unwrap_or("").trim();
            let wanted = wanted["Resolution"]["value"].as_str().unwrap_or("");
            let number = |text: &str| text.trim_end_matches('%').parse::<f64>().ok();
            let right = wanted == value || number(wanted).zip(number(value)).is_some_and(|(a, b)| same(a, b));
            text == words.trim() && right && wanted.ends_with('%') == value.ends_with('%')
        })
}
