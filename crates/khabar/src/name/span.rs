//! The bounds of names: what the sequence model found, mended by what is known of names, and names the lists
//! make certain though the model passed them over.
//!
//! `bounds.rs` mends where a name begins and ends, `nobody.rs` knows what is no person, `passed_over.rs` adds names.
//! Titles are no part of a name (الشيخ سالم → سالم); links draw in what follows (سالم + بن فهد); a name inside
//! the name of a street or a hospital (مستشفى الملك فهد) is no person.

mod bounds;
mod nobody;
mod passed_over;

use super::model::{LABELS, Lattice, Model};
use super::nature::{Natures, flag};
use super::reconcile::{reconcile, spread};
use super::word::Word;
use super::{Lists, NameKind};
use crate::reading::BlockKind;
use crate::text::{Text, TokenKind};

/// A name found, before it is known whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Folded bytes written onto the first token before the name.
    pub skip: u8,
    /// What it names.
    pub kind: NameKind,
}

impl Found {
    /// Whether its words, without what is written onto them, are a country's name.
    pub fn is_country(&self, text: &Text, natures: &Natures) -> bool {
        let (first, last) = (self.first as usize, (self.last as usize).saturating_sub(1));
        let (Some(from), Some(to)) = (text.tokens.get(first), text.tokens.get(last)) else { return false };
        let words = text.folded.get(from.fold.start as usize + self.skip as usize..to.fold.end as usize);
        words.and_then(|words| natures.get(words)).is_some_and(|nature| nature.flags & flag::COUNTRY != 0)
    }
}

/// Lists that make a word likely part of a person's name.
pub const NAMELIKE: u32 = flag::GIVEN | flag::SURNAME | flag::LINK | flag::LISTED | flag::LISTED_OFTEN;
const NOT_NAME: u32 = flag::STOP | flag::SPEECH | flag::NATION | flag::BODY | flag::PLACE_HEAD | flag::ROLE | flag::KIN;

/// Finds the names of a text, in order, without overlap.
pub fn find(text: &Text, lists: &Lists, words: &[Word], lattice: &mut Lattice, out: &mut Vec<Found>) {
    out.clear();
    let model = lists.model();
    let mut hashes: Vec<u32> = words.iter().map(|word| word.hash).collect();
    hashes.sort_unstable();
    // Papers that write في as فى write على and علي alike.
    let head = || (0..text.tokens.len().min(400)).map(|at| text.written(at));
    // Papers that write ى as ي write على and علي alike too, the other way round: أثنى علي الجهد.
    let dotted = head().any(|word| matches!(word, "الي" | "إلي")) && head().all(|word| !matches!(word, "الى" | "إلى"))
        || head().filter(|&word| word == "علي").count() >= 2 && head().all(|word| word != "على");
    let clear_yeh = !(0..text.tokens.len().min(400)).any(|at| matches!(text.written(at), "فى" | "التى" | "الذى"));
    for sentence in &text.sentences {
        let kind = text.tokens.get(sentence.first as usize).and_then(|token| text.blocks.get(token.block as usize));
        if kind.is_some_and(|block| matches!(block.kind, BlockKind::Byline | BlockKind::Furniture | BlockKind::Related)) {
            continue;
        }
        find_in(
            text,
            lists,
            (words, &hashes, clear_yeh, dotted),
            model,
            (sentence.first as usize, sentence.last as usize),
            lattice,
            out,
        );
    }
    reconcile(words, out);
    grow_left(text, lists, words, out);
    spread(text, words, out);
}

fn find_in(
    text: &Text,
    lists: &Lists,
    (words, hashes, clear_yeh, dotted): (&[Word], &[u32], bool, bool),
    model: &Model<'_>,
    (first, last): (usize, usize),
    lattice: &mut Lattice,
    out: &mut Vec<Found>,
) {
    model.tag(text, words, first, last, lattice);
    let sight = Sight { text, lists, words, hashes, clear_yeh, dotted, first, last };
    let mut at = first;
    while at < last {
        let label = lattice.labels.get(at - first).copied().unwrap_or(0) as usize;
        let mut end = at + 1;
        if label % 2 == 1 {
            while end < last && lattice.labels.get(end - first).is_some_and(|&next| next as usize == label + 1) {
                end += 1;
            }
        }
        let before = out.len();
        match label {
            1 => sight.people(at, end, out),
            3 => out.extend(sight.other(at, end, NameKind::Place)),
            5 => out.extend(sight.other(at, end, NameKind::Organisation)),
            _ => out.extend(sight.listed(at)),
        }
        if out.len() > before {
            settle(out, before);
            at = out.last().map_or(at + 1, |found| (found.last as usize).max(at + 1));
        } else {
            at = if label % 2 == 1 && label < LABELS { end } else { at + 1 };
        }
    }
}

/// A person found without the given name before it takes that name in, with a word or two between that no list
/// knows: رئيس البلاد **نادر جومرت** الراوي.
fn grow_left(text: &Text, lists: &Lists, words: &[Word], out: &mut [Found]) {
    for index in 0..out.len() {
        let before = index.checked_sub(1).and_then(|before| out.get(before)).map_or(0, |found| found.last);
        let Some(found) = out.get_mut(index).filter(|found| found.kind == NameKind::Person && found.skip == 0) else { continue };
        for back in 1..=3 {
            let Some(at) = found.first.checked_sub(back).filter(|&at| at >= before) else { break };
            let word = text.word(at as usize);
            let flags = words.get(at as usize).map_or(0, |word| word.flags);
            let same_block = text.tokens.get(at as usize).map(|token| token.block)
                == text.tokens.get(found.first as usize).map(|token| token.block);
            let plain =
                text.kind(at as usize) == TokenKind::Word && same_block && flags & NOT_NAME == 0 && !word.starts_with("ال");
            if !plain || lists.is_title(word) || lists.nationality(word).is_some() {
                break;
            }
            if lists.is_given(word) {
                found.first = at;
                break;
            }
            // زار نادر **بيت** الراوي: a plain word stands between two people.
            if flags & flag::PLAIN != 0 {
                break;
            }
        }
    }
}

/// A name that grew to the left takes over what stood there.
fn settle(out: &mut Vec<Found>, from: usize) {
    let Some(first) = out.get(from).map(|found| found.first) else { return };
    let mut keep = from;
    while keep > 0 && out.get(keep - 1).is_some_and(|before| before.last > first) {
        keep -= 1;
    }
    out.drain(keep..from);
}

struct Sight<'a> {
    text: &'a Text,
    lists: &'a Lists,
    words: &'a [Word],
    /// The hashes of all words of the text, sorted.
    hashes: &'a [u32],
    /// Whether the text writes ي and ى apart.
    clear_yeh: bool,
    /// Whether the text writes ى as ي: علي is على wherever no name follows.
    dotted: bool,
    first: usize,
    last: usize,
}

impl Sight<'_> {
    fn word(&self, at: usize) -> Word {
        if at < self.first || at >= self.last { Word::default() } else { self.words.get(at).copied().unwrap_or_default() }
    }

    fn is_word(&self, at: usize) -> bool {
        at >= self.first && at < self.last && matches!(self.text.kind(at), TokenKind::Word | TokenKind::Foreign)
    }

    /// Whether token `at` is a title that stands apart from the name behind it.
    fn title(&self, at: usize) -> bool {
        at >= self.first && at < self.last && self.word(at).is(flag::TITLE)
    }

    /// Whether the word may be part of a name, by the lists alone.
    fn namelike(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_word(at) && word.is(NAMELIKE) && !word.is(NOT_NAME | flag::TITLE | flag::PLACES)
    }

    /// Whether a title, a role or a verb of speech stands right before.
    fn named(&self, first: usize) -> bool {
        first > self.first && self.word(first - 1).is(flag::TITLE | flag::ROLE | flag::KIN | flag::NATION | flag::SPEECH)
    }

    /// على, not the name Ali, where the text tells ى from ي.
    fn preposition(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let named = next.is(flag::GIVEN | flag::SURNAME | flag::LINK | flag::LISTED_OFTEN) || at + 1 >= self.last;
        self.text.word(at) == "علي"
            && (self.clear_yeh && self.text.written(at).ends_with('ى') || self.dotted && !named && self.is_word(at + 1))
    }

    /// Whether a role, a title or a verb of speech stands shortly before, with no mark between.
    fn expected(&self, at: usize) -> bool {
        (self.first.max(at.saturating_sub(6))..at)
            .rev()
            .take_while(|&back| self.text.kind(back) != TokenKind::Mark || matches!(self.text.word(back), "(" | "،"))
            .any(|back| self.word(back).is(flag::ROLE | flag::TITLE | flag::KIN | flag::SPEECH))
    }

    fn article(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let behind = word.get(self.word(at).before as usize..).unwrap_or(word);
        behind.starts_with("ال") || behind.starts_with("لل") || word.trim_start_matches('و').starts_with("لل")
    }
}
