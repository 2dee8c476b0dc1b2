//! Headlines: **الراوي: الميناء يفتح غداً**. A name or description, a colon, and the words; a mere topic or place line
//! before the colon (بالصور: …) is no speaker.

use super::phrase;
use super::scene::Scene;
use crate::name::NameKind;
use crate::text::TextBlock;

/// The speaker, the colon and the words of a headline, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Headline {
    /// The speaker's phrase.
    pub speaker: (usize, usize),
    /// The colon.
    pub colon: usize,
    /// The words.
    pub content: (usize, usize),
}

/// Longest phrase before the colon, in tokens.
const LONGEST: usize = 9;

/// Reads a headline of the form "name: words".
pub fn parse(scene: &Scene<'_>, block: &TextBlock) -> Option<Headline> {
    let (first, last) = (block.first as usize, block.last as usize);
    let colon = (first + 1..last.min(first + LONGEST + 1)).find(|&at| scene.is_colon(at))?;
    if !scene.heads_source(first) && scene.opens(first).is_none() && !(colon == first + 1 && is_surname(scene, first)) {
        return None;
    }
    if (first..colon)
        .any(|at| scene.finite(at).is_some_and(|(_, verb)| !verb.frames.has(super::cue::Frames::WEAK)) || scene.is_comma(at))
    {
        return None;
    }
    let end = phrase::noun_phrase(scene, first, colon, false);
    if end + 1 < colon || last - colon < 3 {
        return None;
    }
    let mut from = colon + 1;
    let mut to = last;
    while to > from && scene.is_stop(to - 1) && scene.word(to - 1) == "." {
        to -= 1;
    }
    if let Some(quotation) = scene.opens(from)
        && quotation.end as usize >= to
    {
        from = quotation.first as usize;
        to = quotation.last as usize;
    }
    (from < to).then_some(Headline { speaker: (first, colon), colon, content: (from, to) })
}

/// Whether the lone word at `at` ends the full name of a person in the text: **الراوي:** … قالت سلمى الراوي.
fn is_surname(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.names.mentions.iter().any(|mention| {
        mention.kind == NameKind::Person
            && mention.last > mention.first + 1
            && scene.word((mention.last as usize).saturating_sub(1)) == word
    })
}
