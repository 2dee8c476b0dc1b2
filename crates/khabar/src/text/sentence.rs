//! Sentences: runs of tokens up to a full stop, question or exclamation mark, or the end of a block.
//!
//! A full stop does not end a sentence after an abbreviation («د. سعاد», «أ. ف. ب»), nor inside a number
//! (those never become marks of their own). Closing quotation marks and brackets right after the stop
//! belong to the sentence they close. Sentences inside a long quotation are sentences all the same; who
//! speaks them is for the statement room.

use super::TextBlock;
use super::token::{Token, TokenKind};

/// A run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
}

/// Titles and units written as one or two letters with a stop, folded.
const ABBREVIATIONS: &[&str] =
    &["د", "ا", "م", "ب", "ف", "ص", "ق", "ه", "س", "ج", "ت", "ع", "ر", "ن", "ي", "و", "ش", "ك", "ل", "اد", "الخ"];

/// The most tokens of a sentence. Prose stays far below; a page without stops is cut here, so that rules that look
/// through a sentence at each of its words take linear time on any text.
const LONGEST: u32 = 400;

/// Cuts every block into sentences.
pub fn split(tokens: &[Token], folded: &str, blocks: &[TextBlock], out: &mut Vec<Sentence>) {
    out.clear();
    for block in blocks {
        let mut start = block.first;
        let mut comma = block.first;
        let mut at = block.first;
        while at < block.last {
            let ends = ends_sentence(tokens, folded, at as usize, block.last as usize);
            at += 1;
            if ends {
                while at < block.last && closes(tokens, folded, at as usize) {
                    at += 1;
                }
                out.push(Sentence { first: start, last: at });
                start = at;
            } else if matches!(word(tokens, folded, at as usize - 1), "،" | "," | "؛") {
                comma = at;
            }
            if at - start >= LONGEST {
                // Behind the last comma, unless that is long past.
                let cut = if comma > start + LONGEST / 2 { comma } else { at };
                out.push(Sentence { first: start, last: cut });
                start = cut;
            }
        }
        if start < block.last {
            out.push(Sentence { first: start, last: block.last });
        }
    }
}

fn word<'f>(tokens: &[Token], folded: &'f str, at: usize) -> &'f str {
    tokens.get(at).map_or("", |token| token.fold.text(folded))
}

fn ends_sentence(tokens: &[Token], folded: &str, at: usize, end: usize) -> bool {
    match word(tokens, folded, at) {
        "!" | "؟" | "?" | "…" | "۔" => true,
        "." => {
            let Some(before) = at.checked_sub(1) else { return true };
            let lone = tokens.get(at).is_some_and(|token| token.glued)
                && tokens.get(before).is_some_and(|token| token.kind == TokenKind::Word && !token.glued)
                && ABBREVIATIONS.contains(&word(tokens, folded, before));
            // "www.khabar" and "3.أ" are no ends either: a stop with something glued behind it.
            let joined = tokens.get(at + 1).is_some_and(|next| at + 1 < end && next.glued && next.kind == TokenKind::Foreign)
                && tokens.get(before).is_some_and(|token| token.kind == TokenKind::Foreign);
            !lone && !joined && !initials(tokens, folded, at, end)
        }
        _ => false,
    }
}

/// Whether the stop at `at` stands between or behind the letters of a name: إي.إل. الراوي.
fn initials(tokens: &[Token], folded: &str, at: usize, end: usize) -> bool {
    let short = |at: usize| {
        tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word) && word(tokens, folded, at).chars().count() <= 3
    };
    let glued = |at: usize| at < end && tokens.get(at).is_some_and(|token| token.glued);
    let stop = |at: usize| word(tokens, folded, at) == "." && glued(at);
    let Some(before) = at.checked_sub(1).filter(|&before| short(before) && glued(at)) else { return false };
    if glued(at + 1) && short(at + 1) && stop(at + 2) {
        return true;
    }
    glued(before)
        && at + 1 < end
        && before.checked_sub(2).is_some_and(|first| stop(before - 1) && short(first))
        && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word)
}

/// Marks that belong to the sentence just ended: more stops, closing quotation marks and brackets.
fn closes(tokens: &[Token], folded: &str, at: usize) -> bool {
    let glued = tokens.get(at).is_some_and(|token| token.glued);
    match word(tokens, folded, at) {
        "." | "!" | "؟" | "?" | "…" => true,
        "»" | "”" | ")" | "]" => true,
        "\"" | "'" | "“" | "’" => glued,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::BlockKind;
    use crate::span::Span;
    use crate::text::Text;

    fn sentences(source: &str) -> Vec<String> {
        let mut text = Text::default();
        text.fill(source, &[(BlockKind::Paragraph, Span::of(0, source.len()))]);
        text.sentences.iter().map(|s| text.span(s.first as usize, s.last as usize).text(source).to_owned()).collect()
    }

    #[test]
    fn the_letters_of_a_name_end_nothing() {
        assert_eq!(sentences("قال إي.إل. الراوي نعم. ثم عاد."), ["قال إي.إل. الراوي نعم.", "ثم عاد."]);
        assert_eq!(sentences("قال له.ثم عاد."), ["قال له.", "ثم عاد."]);
    }

    #[test]
    fn a_page_without_stops_is_cut_behind_commas() {
        let cut = sentences(&"كلمة، ثم كلمة أخرى ".repeat(300));
        assert!(cut.len() >= 3 && cut[0].ends_with('،'), "{cut:?}");
        assert_eq!(cut.join(" "), "كلمة، ثم كلمة أخرى ".repeat(300).trim());
        assert!(sentences(&"كلمة ".repeat(1000)).len() >= 2);
    }

    #[test]
    fn stops_end_sentences_but_abbreviations_do_not() {
        assert_eq!(sentences("وصل د. سامر الراوي. ثم غادر."), ["وصل د. سامر الراوي.", "ثم غادر."]);
        assert_eq!(sentences("نقلت أ. ف. ب عن شاهد. انتهى"), ["نقلت أ. ف. ب عن شاهد.", "انتهى"]);
        assert_eq!(sentences("بلغت 3.5 أمتار! \"حقاً؟\" نعم..."), ["بلغت 3.5 أمتار!", "\"حقاً؟\"", "نعم..."]);
    }
}
