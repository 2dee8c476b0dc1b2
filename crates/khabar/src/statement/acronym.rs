//! Bodies by their short name: «**صتس**» is the صندوق التنمية الساحلي (صتس) that the article introduces somewhere, «**معدنية**»
//! the شركة التعدين الساحلية "معدنية".

use super::scene::Scene;
use crate::text::TokenKind;
use rustc_hash::FxHashMap;

/// Longest name before its short form, in tokens.
const LONGEST: usize = 10;

/// Where a short name is introduced, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introduced {
    /// The first word of the full name.
    pub first: usize,
    /// The bracket or mark that opens before the short name.
    pub open: usize,
    /// Whether it is a bracket, behind the name, rather than a mark within it.
    pub bracketed: bool,
}

impl Introduced {
    /// One past the mark that closes behind the short name.
    pub fn end(self) -> usize {
        self.open + 3
    }
}

/// Where each short name of an article is introduced.
#[derive(Debug, Default)]
pub struct Acronyms(FxHashMap<String, Introduced>);

impl Acronyms {
    /// Finds the short names of an article.
    pub fn new(scene: &Scene<'_>) -> Self {
        let mut found = FxHashMap::default();
        for open in 2..scene.len().saturating_sub(2) {
            if let Some(first) = introduced(scene, open) {
                let bracketed = scene.word(open) == "(";
                found.entry(bare(scene.word(open + 1)).to_owned()).or_insert(Introduced { first, open, bracketed });
            }
        }
        Acronyms(found)
    }

    /// Where the body with this short name (folded, marks aside) is introduced.
    pub fn find(&self, short: &str) -> Option<Introduced> {
        self.0.get(bare(short.trim_matches(|c: char| !c.is_alphanumeric()))).copied()
    }
}

/// The first token of the body's name before the bracket or mark at `open`, if one word stands in it and the name right before.
fn introduced(scene: &Scene<'_>, open: usize) -> Option<usize> {
    let closes = match scene.word(open) {
        "(" => scene.word(open + 2) == ")",
        _ => scene.opens(open).is_some_and(|marks| marks.closed() && marks.last as usize == open + 2),
    };
    let short = scene.word(open + 1);
    if !closes || !matches!(scene.text.kind(open + 1), TokenKind::Word | TokenKind::Foreign) || short.chars().count() < 2 {
        return None;
    }
    let (start, _) = scene.sentence(open);
    let floor = start.max(open.saturating_sub(LONGEST));
    let words = (floor..open).rev().take_while(|&at| scene.is_word(at));
    let first = words.filter(|&at| scene.lists.body(scene.word(at)).is_some_and(|body| !body.article && !body.plural)).last()?;
    // A name of one word (حركة «البناء») is short enough as it is.
    (open >= first + 2).then_some(first)
}

fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(word)
}
