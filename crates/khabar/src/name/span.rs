//! The bounds of names: what the sequence model found, mended by what is known of names, and names the lists
//! make certain though the model passed them over.
//!
//! Titles are no part of a name (الشيخ سالم → سالم); links draw in what follows (سالم + بن فهد); a name inside
//! the name of a street or a hospital (مستشفى الملك فهد) is no person.

use super::model::{LABELS, Lattice, Model};
use super::nature::flag;
use super::word::{Word, hash};
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

const NAMELIKE: u32 = flag::GIVEN | flag::SURNAME | flag::LINK | flag::LISTED | flag::LISTED_OFTEN;
const NOT_NAME: u32 = flag::STOP | flag::SPEECH | flag::NATION | flag::BODY | flag::PLACE_HEAD | flag::ROLE | flag::KIN;

/// Finds the names of a text, in order, without overlap.
pub fn find(text: &Text, lists: &Lists, words: &[Word], lattice: &mut Lattice, out: &mut Vec<Found>) {
    out.clear();
    let model = lists.model();
    let mut hashes: Vec<u32> = words.iter().map(|word| word.hash).collect();
    hashes.sort_unstable();
    // Papers that write في as فى write على and علي alike.
    let clear_yeh = !(0..text.tokens.len().min(400)).any(|at| matches!(text.written(at), "فى" | "التى" | "الذى"));
    for sentence in &text.sentences {
        let kind = text.tokens.get(sentence.first as usize).and_then(|token| text.blocks.get(token.block as usize));
        if kind.is_some_and(|block| matches!(block.kind, BlockKind::Byline | BlockKind::Furniture | BlockKind::Related)) {
            continue;
        }
        find_in(
            text,
            lists,
            (words, &hashes, clear_yeh),
            &model,
            (sentence.first as usize, sentence.last as usize),
            lattice,
            out,
        );
    }
}

fn find_in(
    text: &Text,
    lists: &Lists,
    (words, hashes, clear_yeh): (&[Word], &[u32], bool),
    model: &Model<'_>,
    (first, last): (usize, usize),
    lattice: &mut Lattice,
    out: &mut Vec<Found>,
) {
    model.tag(text, words, first, last, lattice);
    let sight = Sight { text, lists, words, hashes, clear_yeh, first, last };
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

    /// The names in tokens `first..last`, which the model took for one person: cut where a word cannot be inside a
    /// name (a stop word, a verb, a word with a clitic: بلاتر لبوتين).
    fn people(&self, first: usize, last: usize, out: &mut Vec<Found>) {
        let mut start = first;
        for at in first..=last {
            let word = self.word(at);
            let named = word.is(NAMELIKE);
            let apart = at < last
                && at > start
                && self.text.kind(at) == TokenKind::Word
                && (word.before > 0 && !word.is(flag::LINK)
                    || !named && self.text.word(at).starts_with('و') && self.text.word(at).len() > 8);
            let between = at < last
                && !named
                && (word.is(flag::STOP | flag::SPEECH) || word.is(flag::PLAIN) && !self.text.word(at).starts_with("ال"));
            if (at == last || apart || between) && at > start {
                if let Some(found) = self.person(start, at, true)
                    && out.last().is_none_or(|before| before.last <= found.first)
                {
                    out.push(found);
                }
                start = at;
            }
            if between {
                start = at + 1;
            }
        }
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
        // على behind a name is the preposition, where the text tells ى from ي.
        if self.clear_yeh && self.text.written(at).ends_with('ى') && self.text.word(at) == "علي" {
            return true;
        }
        if self.text.word(at) == "الله" {
            return at == self.first
                || !matches!(
                    self.text.word(at - 1),
                    "عبد"
                        | "نصر"
                        | "جار"
                        | "فضل"
                        | "خلف"
                        | "سعد"
                        | "ضيف"
                        | "عوض"
                        | "حسب"
                        | "رزق"
                        | "فتح"
                        | "عطا"
                        | "دخيل"
                        | "منه"
                        | "هبه"
                        | "روح"
                        | "ايه"
                        | "خير"
                        | "جاد"
                        | "نعمه"
                );
        }
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
        for _ in 0..3 {
            let opens = at > self.first && matches!(self.text.word(at - 1), "«" | "\"" | "“" | "(");
            if at > self.first && (self.title(at - 1) && !self.word(at - 1).is(flag::AFTER) || opens) {
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
        let plain =
            flag::STOP | flag::ROLE | flag::BODY | flag::NATION | flag::TITLE | flag::PLAIN | flag::ORGANISATION | flag::COMMON;
        let known = word.is(NAMELIKE) || self.text.kind(at) == TokenKind::Word && self.text.word(at).len() > 6;
        tagged && known && !word.is(plain)
    }

    /// A person the model passed over: a title or a given name with name words behind it.
    fn listed(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        // على is folded like the name Ali; only where the text tells ى from ي does ي show the name.
        let ali = self.text.word(at).ends_with("علي") && self.clear_yeh && self.text.written(at).ends_with('ي');
        let preposition = self.text.word(at).ends_with("علي") && !ali;
        if !word.is(flag::GIVEN | flag::SURNAME) || !(self.namelike(at) || ali) || word.is(flag::COMMON) || preposition {
            return self.listed_other(at);
        }
        let titled = at > self.first && self.title(at - 1) && self.article(at - 1);
        let mut last = at + 1;
        let mut firm = titled && !word.is(flag::PLAIN);
        while last < self.last && last - at < 5 {
            let next = self.word(last);
            if next.before > 0 || !(self.namelike(last) || self.family(last) || self.unheard(last)) {
                break;
            }
            firm |= next.is(flag::GIVEN | flag::SURNAME | flag::LINK) || self.family(last);
            last += 1;
        }
        while last > at && self.word(last - 1).is(flag::LINK) && !self.word(last - 1).is(flag::GIVEN | flag::SURNAME) {
            last -= 1;
        }
        let alone = last - at < 2 && !titled;
        if last <= at || !firm || alone || !word.is(flag::GIVEN) && !titled {
            return self.listed_other(at);
        }
        self.person(at, last, false)
    }

    /// A word with the article that no list knows but as a name: likely a family's.
    fn family(&self, at: usize) -> bool {
        let word = self.word(at);
        let other = NOT_NAME
            | flag::TITLE
            | flag::PLAIN
            | flag::COMMON
            | flag::COUNTRY
            | flag::ORGANISATION
            | flag::BODY_FIRST
            | flag::PLACE_FIRST;
        self.is_word(at) && self.text.word(at).starts_with("ال") && self.text.word(at).len() > 8 && !word.is(other)
    }

    /// A word no list knows, with nothing of a verb or an adverb about it.
    fn unheard(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let starts = ["و", "ف", "ي", "ت", "ب", "ل", "ك", "ست", "ن"].iter().any(|letter| word.starts_with(letter));
        self.text.kind(at) == TokenKind::Word
            && self.word(at).flags == 0
            && !starts
            && !word.ends_with('ا')
            && !word.ends_with('ه')
            && self.family(at + 1)
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
            // One letter and a short rest are more often a name of their own (بادي is not ب + ادي).
            let word = self.text.word(at);
            let loose = !word.starts_with('و') && word.len() < 10 && !known.is(flag::PLACES | flag::ORGANISATION);
            return if loose { 0 } else { known.before };
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
