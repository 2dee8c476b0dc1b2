//! Shows a stretch of an article with marks in it, far apart stretches cut short.
//!
//! `⟦…⟧` is gold's content, `‹…›` what was read, `{…}` a cue, `⏎` the end of a line.

use crate::gold::Piece;

/// How much text stays visible around a mark.
const AROUND: usize = 45;

/// An article's text, ready to be shown in parts.
pub struct Page {
    letters: Vec<char>,
}

impl Page {
    pub fn new(text: &str) -> Self {
        Page { letters: text.chars().collect() }
    }

    /// The text around the marks, with the marks in it: code-point offset and what to write there.
    /// Marks are opened before and closed after the character they stand at, in the order given.
    pub fn show(&self, marks: &[(u32, &str)]) -> String {
        let end = self.letters.len();
        let mut marks: Vec<(usize, &str)> = marks.iter().map(|&(at, mark)| (end.min(at as usize), mark)).collect();
        marks.sort_by_key(|&(at, mark)| (at, !matches!(mark, "⟧" | "›" | "}")));
        let (Some(&(first, _)), Some(&(last, _))) = (marks.first(), marks.last()) else { return String::new() };
        let mut out = String::new();
        let start = first.saturating_sub(AROUND);
        if start > 0 {
            out.push('…');
        }
        let mut at = start;
        for (to, mark) in marks {
            self.stretch(at, to, &mut out);
            out.push_str(mark);
            at = to;
        }
        let end = (last + AROUND).min(self.letters.len());
        self.stretch(at, end, &mut out);
        if end < self.letters.len() {
            out.push('…');
        }
        out
    }

    /// The letters from `from` to `to`, the middle of a long stretch left out.
    fn stretch(&self, from: usize, to: usize, out: &mut String) {
        let letters = self.letters.get(from..to.min(self.letters.len())).unwrap_or(&[]);
        let mut push = |letters: &[char]| {
            out.extend(letters.iter().map(|&letter| if letter == '\n' { '⏎' } else { letter }));
        };
        if letters.len() <= 2 * AROUND + 10 {
            push(letters);
        } else {
            push(&letters[..AROUND]);
            push(&[' ', '…', ' ']);
            push(&letters[letters.len() - AROUND..]);
        }
    }
}

/// Marks around pieces: `open` at each start, `close` at each end.
pub fn around<'m>(pieces: impl IntoIterator<Item = &'m Piece>, open: &'m str, close: &'m str) -> Vec<(u32, &'m str)> {
    pieces.into_iter().flat_map(|piece| [(piece.start, open), (piece.end, close)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_where_they_belong_and_the_far_middle_is_cut() {
        let page = Page::new(&format!("قالت\n{}", "س".repeat(300)));
        let shown = page.show(&[(0, "{"), (4, "}"), (5, "⟦"), (305, "⟧")]);
        assert!(shown.starts_with("{قالت}⏎⟦سس"), "{shown}");
        assert!(shown.contains("س … س") && shown.ends_with("سس⟧"), "{shown}");
    }

    #[test]
    fn marks_past_the_end_do_no_harm() {
        let shown = Page::new("نعم").show(&[(90, "⟦"), (95, "⟧")]);
        assert!(shown.starts_with("نعم") && shown.contains('⟦') && shown.contains('⟧'), "{shown}");
    }
}
