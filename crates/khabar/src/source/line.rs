//! Lines of a text, trimmed, with what can be seen from outside: length, stops, gaps.

use super::key::{LONGEST, key};
use crate::span::Span;

/// One line that is not blank.
#[derive(Clone, Debug)]
pub struct Line<'t> {
    /// Where it stands, without the blanks and direction marks around it.
    pub span: Span,
    /// Its text.
    pub text: &'t str,
    /// Its key; empty for long lines.
    pub key: String,
    /// Blank lines before it.
    pub gap: u32,
}

impl Line<'_> {
    /// How many words it has, counted up to forty.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().take(40).count()
    }

    /// Whether it ends as a sentence does.
    pub fn stops(&self) -> bool {
        let end = self.text.trim_end_matches(['"', '»', '”', ')', ']', '\'', '’', '“', ' ']);
        end.ends_with(['.', '!', '؟', '?', '…', '،', '؛', '۔'])
    }

    /// Whether it is running prose: a sentence with its stop, or too long for anything else.
    pub fn is_prose(&self) -> bool {
        self.text.len() > LONGEST || self.words() > 22 || (self.stops() && self.words() > 4)
    }

    /// Whether it has a letter of any script.
    pub fn has_letters(&self) -> bool {
        self.text.chars().any(char::is_alphabetic)
    }
}

/// Blanks, and the marks that are invisible at the ends of a line.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// The lines of a text that are not blank.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let (mut at, mut gap) = (0, 0);
    for whole in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0b}', '\u{0c}']) {
        let trimmed = whole.trim_matches(is_blank);
        if trimmed.is_empty() {
            gap += 1;
        } else {
            let start = at + (whole.len() - whole.trim_start_matches(is_blank).len());
            out.push(Line { span: Span::of(start, start + trimmed.len()), text: trimmed, key: key(trimmed), gap });
            gap = 0;
        }
        at += whole.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_every_kind_of_break_and_trimmed() {
        let text = "\u{feff}عنوان\r\n\r\n \u{202b}نص\u{202c} \u{2028}آخر";
        let lines = lines(text);
        let texts: Vec<_> = lines.iter().map(|line| line.text).collect();
        assert_eq!(texts, ["عنوان", "نص", "آخر"]);
        assert!(lines.iter().all(|line| line.span.text(text) == line.text));
        assert_eq!(lines.iter().map(|line| line.gap > 0).collect::<Vec<_>>(), [false, true, false]);
    }
}
