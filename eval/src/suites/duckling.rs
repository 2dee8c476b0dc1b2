//! Cases of Duckling: `Duckling/*/AR/Corpus.hs`, read as text.
//!
//! A file lists `examples (VALUE) [ "input", … ]`; the value stays the expression it is written as.

use super::case::{Case, Wanted};
use anyhow::Context;
use std::path::Path;

/// The moment Duckling's test context stands at.
const REFERENCE: &str = "2013-02-12T04:30:00";

/// The files that hold cases, by what they are called here.
const FILES: &[(&str, &str)] = &[
    ("Numeral", "Numeral/AR"),
    ("Numeral/EG", "Numeral/AR/EG"),
    ("Ordinal", "Ordinal/AR"),
    ("AmountOfMoney", "AmountOfMoney/AR"),
    ("Quantity", "Quantity/AR"),
    ("Temperature", "Temperature/AR"),
    ("Volume", "Volume/AR"),
    ("Duration", "Duration/AR"),
    ("Time", "Time/AR"),
];

/// Loads every case under `dir`.
pub fn load(dir: &Path) -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (file, folder) in FILES {
        let path = dir.join("Duckling").join(folder).join("Corpus.hs");
        let source = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for (expression, input) in examples(&source) {
            cases.push(Case {
                suite: "duckling",
                file: (*file).to_owned(),
                input,
                reference: Some(REFERENCE.to_owned()),
                wanted: Wanted::Expression(expression),
            });
        }
    }
    Ok(cases)
}

/// Every `examples (VALUE) ["input", …]` of a file as pairs of value and input.
fn examples(source: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find("examples (") {
        rest = &rest[at + "examples ".len()..];
        let Some(end) = closing(rest, '(', ')') else { break };
        let expression = rest[1..end].split_whitespace().collect::<Vec<_>>().join(" ");
        rest = &rest[end + 1..];
        let Some(end) = closing(rest.trim_start(), '[', ']') else { continue };
        let list = &rest.trim_start()[..end];
        out.extend(strings(list).into_iter().map(|input| (expression.clone(), input)));
    }
    out
}

/// The byte of the bracket that closes the one `text` begins with; brackets inside strings do not count.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    if !text.starts_with(open) {
        return None;
    }
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            _ if c == open => depth += 1,
            _ if c == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The string literals of a list, unescaped.
fn strings(list: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open: Option<String> = None;
    let mut chars = list.chars();
    while let Some(c) = chars.next() {
        match (&mut open, c) {
            (None, '"') => open = Some(String::new()),
            (Some(_), '"') => out.extend(open.take()),
            (Some(text), '\\') => text.extend(escape(&mut chars)),
            (Some(text), c) => text.push(c),
            (None, _) => {}
        }
    }
    out
}

/// What stands behind a backslash: a character, or its number.
fn escape(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let mut digits = String::new();
    let mut ahead = chars.clone();
    while let Some(c) = ahead.next().filter(char::is_ascii_digit) {
        digits.push(c);
        chars.next();
    }
    match digits.parse().ok().and_then(char::from_u32) {
        Some(c) => Some(c),
        None => chars.next(),
    }
}

#[cfg(test)]
mod tests {
    use super::examples;

    #[test]
    fn values_stay_expressions_and_strings_are_unescaped() {
        let source = "allExamples = concat\n  [ examples (between Dollar (10, 20))\n  [ \"a \\\"b\\\"\"\n , \"\\1633]\" ]\n , examples (NumeralValue (-1.2)) [ \"c\" ] ]";
        let found = examples(source);
        let found: Vec<_> = found.iter().map(|(value, input)| (value.as_str(), input.as_str())).collect();
        assert_eq!(
            found,
            [("between Dollar (10, 20)", "a \"b\""), ("between Dollar (10, 20)", "١]"), ("NumeralValue (-1.2)", "c")]
        );
    }
}
