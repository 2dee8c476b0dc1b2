//! What the sequence model sees of a token: the words around it, their first and last letters, their shape,
//! and the lists they are in, each as one 32-bit hash.

use super::nature::flag;
use super::word::{Word, hash};
use crate::text::{Text, TokenKind};

/// Mixes a feature's number and value into one hash.
pub const fn mix(template: u32, value: u32) -> u32 {
    let mut state = (value as u64 ^ ((template as u64) << 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state ^= state >> 29;
    state = state.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let out = (state >> 32) as u32;
    // 0 marks an empty slot in the model.
    if out == 0 { 1 } else { out }
}

/// A word outside the sentence.
const EDGE: Word = Word { flags: 0, country: [0; 2], hash: 0x5eed, bare: 0x5eed, before: 0 };

/// The memberships that tell most, in a few bits, for pairs of neighbours.
const fn class(flags: u32) -> u32 {
    use flag::*;
    let mut class = 0;
    if flags & TITLE != 0 {
        class |= 1;
    }
    if flags & (ROLE | KIN) != 0 {
        class |= 2;
    }
    if flags & (GIVEN | SURNAME) != 0 {
        class |= 4;
    }
    if flags & (PLACES | PLACE_FIRST | PLACE_NEXT) != 0 {
        class |= 8;
    }
    if flags & (ORGANISATION | BODY_FIRST | BODY_NEXT | BODY) != 0 {
        class |= 16;
    }
    if flags & (LISTED | LISTED_OFTEN) != 0 {
        class |= 32;
    }
    if flags & NATION != 0 {
        class |= 64;
    }
    if flags & LINK != 0 {
        class |= 128;
    }
    if flags & PLAIN != 0 {
        class |= 256;
    }
    class
}

/// The first of the templates that ask for one list each ([`LISTED`] in all, one for each neighbour).
pub const FIRST_LISTED: u32 = 20;
/// How many such templates there are.
pub const LISTED: u32 = 5;
/// How many values one of them takes: the number of a flag, and once more where the name is a common word.
pub const LISTED_VALUES: u32 = SHADE + 32;
/// What is added to the number of a flag where the name is also a common word.
const SHADE: u32 = 64;

/// Writes the features of token `at` of the sentence `first..last` into `out`.
pub fn features(text: &Text, words: &[Word], first: usize, last: usize, at: usize, out: &mut Vec<u32>) {
    out.clear();
    each(text, words, first, last, at, |template, value| out.push(mix(template, value)));
}

/// Tells `put` each feature of token `at` of the sentence `first..last`: its template and its value.
pub fn each(text: &Text, words: &[Word], first: usize, last: usize, at: usize, mut put: impl FnMut(u32, u32)) {
    let near = |shift: isize| -> Word {
        let place = at as isize + shift;
        if place < first as isize || place >= last as isize {
            return EDGE;
        }
        words.get(place as usize).copied().unwrap_or(EDGE)
    };
    let (before2, before, here, after, after2) = (near(-2), near(-1), near(0), near(1), near(2));
    put(1, here.hash);
    put(2, here.bare);
    put(3, before.hash);
    put(4, before.bare);
    put(5, after.hash);
    put(6, after.bare);
    put(7, before2.bare);
    put(8, after2.bare);
    put(9, before.bare.rotate_left(7) ^ here.bare);
    put(10, here.bare.rotate_left(7) ^ after.bare);
    let (c0, c1, c2) = (class(here.flags), class(before.flags), class(after.flags));
    put(11, c0);
    put(12, c1 << 9 | c0);
    put(13, c0 << 9 | c2);
    put(14, c1 << 18 | c0 << 9 | c2);
    put(15, class(before2.flags) << 9 | c1);
    put(16, class(after2.flags) << 9 | c2);
    put(17, before.bare.rotate_left(9) ^ c0);
    put(18, after.bare.rotate_left(9) ^ c0);
    for (template, word) in [(20, before2), (21, before), (22, here), (23, after), (24, after2)] {
        let mut flags = word.flags;
        // A name that is also a common word says less than one that is not.
        let shade = if flags & flag::COMMON != 0 { SHADE } else { 0 };
        while flags != 0 {
            put(template, flags.trailing_zeros() + shade);
            flags &= flags - 1;
        }
    }
    let word = text.word(at);
    put(30, shape(text, at));
    put(31, u32::from(at == first) | u32::from(at > first && text.kind(at - 1) == TokenKind::Mark) << 1);
    if text.kind(at) == TokenKind::Word {
        let letters = word.len() / 2;
        for (template, count) in [(32, 1), (33, 2), (34, 3)] {
            if letters > count {
                put(template, hash(word.get(..count * 2).unwrap_or(word)));
                put(template + 4, hash(word.get(word.len() - count * 2..).unwrap_or(word)));
            }
        }
        put(40, letters.min(9) as u32);
        // Words no list knows and with no article, in a row, are often foreign names.
        let plain =
            |word: Word, at: usize| word.flags & !(flag::LISTED | flag::LISTED_OFTEN) == 0 && !text.word(at).starts_with("ال");
        put(
            41,
            u32::from(plain(here, at)) | u32::from(plain(before, at.wrapping_sub(1))) << 1 | u32::from(plain(after, at + 1)) << 2,
        );
    }
}

fn shape(text: &Text, at: usize) -> u32 {
    let word = text.word(at);
    match text.kind(at) {
        TokenKind::Word => u32::from(word.starts_with("ال")) | 2,
        TokenKind::Foreign => 4,
        TokenKind::Number => 8 + word.len().min(6) as u32,
        TokenKind::Mark => 16,
    }
}
