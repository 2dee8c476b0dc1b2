//! The bounds of names: what the sequence model found, mended by what is known of names, and names the lists
//! make certain though the model passed them over.
//!
//! Titles are no part of a name (الشيخ سالم → سالم); links draw in what follows (سالم + بن فهد); a name inside
//! the name of a street or a hospital (مستشفى الملك فهد) is no person.

use super::model::{LABELS, Lattice, Model};
use super::nature::flag;
use super::word::{Word, hash};
use super::{Lists, NameKind};
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

const NAMELIKE: u32 = flag::GIVEN | flag::SURNAME | flag::LINK | flag::LISTED | flag::LISTED_OFTEN;
const NOT_NAME: u32 = flag::STOP | flag::SPEECH | flag::NATION | flag::BODY | flag::PLACE_HEAD | flag::ROLE | flag::KIN;

/// Finds the names of a text, in order, without overlap.
pub fn find(text: &Text, lists: &Lists, words: &[Word], lattice: &mut Lattice, out: &mut Vec<Found>) {
    out.clear();
    let model = lists.model();
    let mut hashes: Vec<u32> = words.iter().map(|word| word.hash).collect();
    hashes.sort_unstable();
    for sentence in &text.sentences {
        find_in(text, lists, (words, &hashes), &model, (sentence.first as usize, sentence.last as usize), lattice, out);
    }
}

fn find_in(
    text: &Text,
    lists: &Lists,
    (words, hashes): (&[Word], &[u32]),
    model: &Model<'_>,
    (first, last): (usize, usize),
    lattice: &mut Lattice,
    out: &mut Vec<Found>,
) {
    model.tag(text, words, first, last, lattice);
    let sight = Sight { text, lists, words, hashes, first, last };
    let mut at = first;
    while at < last {
        let label = lattice.labels.get(at - first).copied().unwrap_or(0) as usize;
        let mut end = at + 1;
        if label % 2 == 1 {
            while end < last && lattice.labels.get(end - first).is_some_and(|&next| next as usize == label + 1) {
                end += 1;
            }
        }
        let found = match label {
            1 => sight.person(at, end, true),
            3 => sight.other(at, end, NameKind::Place),
            5 => sight.other(at, end, NameKind::Organisation),
            _ => sight.listed(at),
        };
        if let Some(found) = found {
            // A name that grew to the left may take over what stood there.
            while out.last().is_some_and(|before| before.last > found.first) {
                out.pop();
            }
            at = (found.last as usize).max(at + 1);
            out.push(found);
        } else {
            at = if label % 2 == 1 && label < LABELS { end } else { at + 1 };
        }
    }
}

struct Sight<'a> {
    text: &'a Text,
    lists: &'a Lists,
    words: &'a [Word],
    /// The hashes of all words of the text, sorted.
    hashes: &'a [u32],
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

    /// The name of a person around tokens `first..last`, its bounds mended; none where it is no person.
    fn person(&self, mut first: usize, mut last: usize, tagged: bool) -> Option<Found> {
        while first < last && (self.leads(first) || !self.is_word(first)) {
            first += 1;
        }
        while last > first && (self.trails(last - 1) || !self.is_word(last - 1)) {
            last -= 1;
        }
        if first >= last {
            return None;
        }
        // A stop word inside cuts the name.
        if let Some(cut) = (first..last).find(|&at| self.word(at).is(flag::STOP) && !self.word(at).is(NAMELIKE)) {
            last = cut;
        }
        if first >= last {
            return None;
        }
        last = self.grow_right(last);
        first = self.grow_left(first, last);
        if self.named_after(first) || (last - first == 1 && !self.lone(first, tagged)) {
            return None;
        }
        Some(Found { first: first as u32, last: last as u32, skip: self.skip(first), kind: NameKind::Person })
    }

    /// Words before a name that are no part of it: titles, roles, nationalities.
    fn leads(&self, at: usize) -> bool {
        let word = self.word(at);
        let given = word.is(flag::GIVEN | flag::SURNAME) && !self.text.word(at).starts_with("ال");
        word.is(flag::TITLE | flag::ROLE | flag::NATION | flag::STOP | flag::SPEECH | flag::PLACE_HEAD)
            && !given
            && !word.is(flag::LINK)
    }

    /// Words behind a name that are no part of it.
    fn trails(&self, at: usize) -> bool {
        let word = self.word(at);
        let known = word.is(flag::GIVEN | flag::SURNAME | flag::LISTED | flag::LISTED_OFTEN);
        (word.is(flag::STOP | flag::SPEECH | flag::TITLE | flag::ROLE | flag::BODY | flag::PLACE_HEAD) && !known)
            || (word.is(flag::NATION) && !known && self.text.word(at).starts_with("ال"))
            || word.is(flag::LINK) && !known && !self.text.word(at).starts_with("الد")
    }

    /// Draws in بن فهد, آل سعود, and known names right behind.
    fn grow_right(&self, mut last: usize) -> usize {
        for _ in 0..8 {
            let next = self.word(last);
            if !self.is_word(last) || self.word(last).before > 0 {
                break;
            }
            let word = self.text.word(last);
            if next.is(flag::LINK) && matches!(word, "بن" | "ابن" | "بنت" | "ال" | "ابو") && self.is_word(last + 1) {
                // The last word before a link drew in: عبد الله.
                last += 2;
                if self.text.word(last - 1) == "عبد" && self.is_word(last) {
                    last += 1;
                }
            } else if next.is(flag::GIVEN | flag::SURNAME) && !next.is(flag::COMMON | NOT_NAME | flag::TITLE | flag::PLACES) {
                last += 1;
            } else {
                break;
            }
        }
        last.min(self.last)
    }

    /// Draws in a given name right before.
    fn grow_left(&self, mut first: usize, last: usize) -> usize {
        if self.word(first).before > 0 || last - first > 3 {
            return first;
        }
        for _ in 0..2 {
            let Some(before) = first.checked_sub(1).filter(|&at| at >= self.first) else { break };
            let word = self.word(before);
            let given = word.is(flag::GIVEN | flag::LINK) && !word.is(NOT_NAME | flag::TITLE | flag::COMMON | flag::PLACES);
            if !given || !self.is_word(before) {
                break;
            }
            first = before;
            if word.before > 0 {
                break;
            }
        }
        first
    }

    /// Whether what stands before names a thing after the person: شارع [الملك] فهد.
    fn named_after(&self, first: usize) -> bool {
        let mut at = first;
        for _ in 0..2 {
            if at > self.first && self.title(at - 1) {
                at -= 1;
            }
        }
        let Some(before) = at.checked_sub(1).filter(|&at| at >= self.first) else { return false };
        self.word(before).is(flag::AFTER) && !self.article(before) && !self.word(before).is(flag::GIVEN)
    }

    fn article(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let behind = word.get(self.word(at).before as usize..).unwrap_or(word);
        behind.starts_with("ال") || behind.starts_with("لل")
    }

    /// Whether one word alone is enough of a name.
    fn lone(&self, at: usize, tagged: bool) -> bool {
        let word = self.word(at);
        let before = at.checked_sub(1).filter(|&at| at >= self.first);
        let introduced = before.is_some_and(|before| self.word(before).is(flag::TITLE | flag::KIN));
        if introduced {
            return word.is(NAMELIKE) || tagged;
        }
        tagged && !word.is(flag::STOP | flag::ROLE | flag::BODY | flag::NATION | flag::TITLE)
    }

    /// A person the model passed over: a title or a given name with name words behind it.
    fn listed(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        if !word.is(flag::GIVEN | flag::SURNAME) || !self.namelike(at) || word.is(flag::COMMON) {
            return self.listed_other(at);
        }
        let titled = at > self.first && self.title(at - 1) && self.article(at - 1);
        let mut last = at + 1;
        while last < self.last && self.namelike(last) && self.word(last).before == 0 && last - at < 6 {
            last += 1;
        }
        while last > at && self.word(last - 1).is(flag::LINK) && !self.word(last - 1).is(flag::GIVEN | flag::SURNAME) {
            last -= 1;
        }
        let firm = (at + 1..last).any(|inside| self.word(inside).is(flag::GIVEN | flag::SURNAME | flag::LINK));
        if last <= at || !(titled || (word.is(flag::GIVEN) && last - at >= 2 && firm)) {
            return self.listed_other(at);
        }
        self.person(at, last, false)
    }

    /// A place or body of several words the model passed over, or a country.
    fn listed_other(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        let (kind, more) = if word.is(flag::BODY_FIRST) {
            (NameKind::Organisation, flag::BODY_NEXT)
        } else if word.is(flag::PLACE_FIRST) {
            (NameKind::Place, flag::PLACE_NEXT)
        } else if word.is(flag::COUNTRY) && !word.is(flag::COMMON | flag::NATION) {
            (NameKind::Place, 0)
        } else {
            return None;
        };
        let mut last = at + 1;
        while last < self.last && self.word(last).is(more) {
            last += 1;
        }
        self.other(at, last, kind)
    }

    fn other(&self, first: usize, mut last: usize, kind: NameKind) -> Option<Found> {
        while last > first
            && (!self.is_word(last - 1) && self.text.kind(last - 1) != TokenKind::Number || self.word(last - 1).is(flag::STOP))
        {
            last -= 1;
        }
        (first < last).then(|| Found { first: first as u32, last: last as u32, skip: self.skip(first), kind })
    }

    /// How many folded bytes of the first token are a conjunction or preposition.
    fn skip(&self, at: usize) -> u8 {
        let known = self.word(at);
        if known.before > 0 {
            return known.before;
        }
        if known.is(!(flag::LISTED | flag::LISTED_OFTEN)) || known.flags == 0 && self.text.kind(at) != TokenKind::Word {
            return 0;
        }
        let word = self.text.word(at);
        let natures = self.lists.natures();
        if natures.listed(known.hash, known.hash) != 0 {
            return 0;
        }
        // A name no list knows: the letter is a clitic when the rest is known or stands elsewhere alone.
        for (letter, doubtful) in [("و", false), ("ل", true), ("ب", true), ("ف", true)] {
            let Some(rest) = word.strip_prefix(letter).filter(|rest| rest.len() > 4) else { continue };
            let rest_hash = hash(rest);
            if natures.listed(rest_hash, rest_hash) != 0 || self.hashes.binary_search(&rest_hash).is_ok() {
                return 2;
            }
            let joined = at > self.first && (self.title(at - 1) || self.namelike(at - 1));
            if !doubtful && !joined {
                return 2;
            }
        }
        0
    }
}
