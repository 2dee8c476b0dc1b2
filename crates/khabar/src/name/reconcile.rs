//! Words the model drew into a name that stands elsewhere in the article without them fall away: ندد أوباما,
//! صالح يحاولون, ديمبسي يحذر العبادي become أوباما, صالح, and two people.

use super::NameKind;
use super::nature::flag;
use super::span::{Found, NAMELIKE};
use super::word::Word;
use rustc_hash::FxHashMap;

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
    for found in out.drain(..) {
        let again = wholes.get(&whole(&found)).copied().unwrap_or(0);
        let elsewhere = |at: u32| parts.get(&word(at).bare).copied().unwrap_or(0) > again;
        let loose = |at: u32| {
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
