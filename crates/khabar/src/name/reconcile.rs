//! Words the model drew into a name that stands elsewhere in the article without them fall away: ندد أوباما,
//! صالح يحاولون, ديمبسي يحذر العبادي become أوباما, صالح, and two people.

use super::NameKind;
use super::nature::flag;
use super::span::{Found, NAMELIKE};
use super::word::{Word, hash};
use crate::text::{Text, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Adds the mentions of people by their last name alone that the model passed over.
pub fn spread(text: &Text, words: &[Word], out: &mut Vec<Found>) {
    let word = |at: u32| words.get(at as usize).copied().unwrap_or_default();
    // A last name that is a common word or a given name says too little alone.
    let telling = |at: u32| {
        let word = word(at);
        word.is(flag::SURNAME) && !word.is(flag::COMMON)
            || !word.is(flag::PLAIN | flag::COMMON | flag::GIVEN | flag::PLACES | flag::NATION | flag::STOP)
                && text.word(at as usize).len() > 6
    };
    let people = || out.iter().filter(|found| found.kind == NameKind::Person && telling(found.last - 1));
    let mut names: FxHashSet<u32> =
        people().filter(|found| found.last - found.first > 1).map(|found| word(found.last - 1).hash).collect();
    // One called by it alone, and more than once.
    let mut alone: FxHashSet<u32> = FxHashSet::default();
    for found in people().filter(|found| found.last - found.first == 1 && found.skip == 0) {
        let name = word(found.first).hash;
        if !alone.insert(name) {
            names.insert(name);
        }
    }
    if names.is_empty() {
        return;
    }
    let before = out.len();
    let mut covered = 0;
    let mut next = 0;
    for at in 0..words.len() as u32 {
        while next < before && out.get(next).is_some_and(|found| found.first <= at) {
            covered = covered.max(out.get(next).map_or(0, |found| found.last));
            next += 1;
        }
        if at < covered || text.kind(at as usize) != TokenKind::Word {
            continue;
        }
        let whole = text.word(at as usize);
        let skip = if names.contains(&word(at).hash) {
            0
        } else if whole.starts_with(['و', 'ل', 'ب', 'ف']) && names.contains(&hash(whole.get(2..).unwrap_or(""))) {
            2
        } else {
            continue;
        };
        // الطريق الساحلي: behind a plain noun with the article a family's name is its adjective.
        let back = at.checked_sub(1).map_or("", |back| text.word(back as usize));
        let noun = at.checked_sub(1).map(word).is_some_and(|back| {
            back.is(flag::PLAIN) && !back.is(flag::ROLE | flag::TITLE | flag::NATION | flag::KIN | flag::SPEECH | flag::GIVEN)
        });
        if skip == 0 && noun && whole.ends_with('ي') && whole.starts_with("ال") && back.contains("ال") && !back.ends_with('ي')
        {
            continue;
        }
        out.push(Found { first: at, last: at + 1, skip, kind: NameKind::Person });
    }
    if out.len() > before {
        out.sort_by_key(|found| found.first);
    }
}

/// Mends the people among `out` by each other.
pub fn reconcile(words: &[Word], out: &mut Vec<Found>) {
    let word = |at: u32| words.get(at as usize).copied().unwrap_or_default();
    let whole = |found: &Found| (found.first..found.last).fold(7u32, |hash, at| hash.rotate_left(5) ^ word(at).bare);
    let mut parts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut wholes: FxHashMap<u32, u32> = FxHashMap::default();
    for found in out.iter().filter(|found| found.kind == NameKind::Person) {
        for at in found.first..found.last {
            *parts.entry(word(at).bare).or_insert(0) += 1;
        }
        *wholes.entry(whole(found)).or_insert(0) += 1;
    }
    let mut mended = Vec::with_capacity(out.len());
    for mut found in out.drain(..) {
        // A common word before a name that stands elsewhere whole: حياة | سامر الدالي.
        let rest = Found { first: found.first + 1, skip: 0, ..found };
        if found.kind == NameKind::Person
            && found.last - found.first > 2
            && word(found.first).is(flag::COMMON)
            && wholes.contains_key(&whole(&rest))
        {
            found = rest;
        }
        let again = wholes.get(&whole(&found)).copied().unwrap_or(0);
        let elsewhere = |at: u32| parts.get(&word(at).bare).copied().unwrap_or(0) > again;
        // What بن ties to its neighbours is not loose.
        let tied =
            |at: u32| at > found.first && word(at - 1).is(flag::LINK) || at + 1 < found.last && word(at + 1).is(flag::LINK);
        let loose = |at: u32| {
            if tied(at) {
                return false;
            }
            let word = word(at);
            !elsewhere(at) && (!word.is(NAMELIKE) || word.is(flag::PLAIN) && !word.is(flag::GIVEN | flag::SURNAME | flag::LINK))
        };
        // A given name alone says nothing: many share it.
        let firm =
            |at: u32| elsewhere(at) && !word(at).is(flag::LINK) && (!word(at).is(flag::GIVEN) || word(at).is(flag::COMMON));
        let mut tokens = found.first..found.last;
        let several = found.kind == NameKind::Person && found.last - found.first > 1;
        let unsure = several && tokens.clone().any(loose) && tokens.any(firm);
        if !unsure {
            mended.push(found);
            continue;
        }
        let mut start = found.first;
        for at in found.first..=found.last {
            if at == found.last || loose(at) {
                if (start..at).any(firm) {
                    let skip = if start == found.first { found.skip } else { word(start).before };
                    mended.push(Found { first: start, last: at, skip, kind: found.kind });
                }
                start = at + 1;
            }
        }
    }
    *out = mended;
}
