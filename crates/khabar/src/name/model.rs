//! The sequence model: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) over
//! hashed features, its weights in one byte each, read where they lie in the program.
//!
//! Layout of `model/names.bin`, little-endian: `u32` number of slots (a power of two); transition weights,
//! `i16` in 1/256, from label to label; the slots' features, `u32` (0: empty); the slots' weights, `i8` in 1/16,
//! one for each label. A feature is found from slot `feature & (slots - 1)` on.
//!
//! Most features of a text are not in the model, so they are asked of few bytes: a bit for each stretch of the
//! features' range first, then the features, apart from their weights. Those that ask for one list are few and
//! in every text; their weights are laid out once, without hashing.

use super::feature::{FIRST_LISTED, LISTED, LISTED_VALUES, each, mix};
use super::word::Word;
use crate::text::{Text, TokenKind};

/// How many labels there are.
pub const LABELS: usize = 9;
/// The labels: outside, then beginning and inside of each kind of name.
pub const LABEL_NAMES: [&str; LABELS] = ["O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"];
/// One weight step of a feature.
pub const WEIGHT_STEP: f32 = 1.0 / 16.0;
/// One weight step of a transition.
pub const TRANSITION_STEP: f32 = 1.0 / 256.0;
/// Bytes of a feature in its slot.
pub const KEY: usize = 4;
/// Bytes before the slots.
pub const HEAD: usize = 4 + LABELS * LABELS * 2;

/// A trained model, read in place.
#[derive(Clone, Debug, Default)]
pub struct Model<'m> {
    /// The weights of the steps into each label, from each label.
    into: [[i32; LABELS]; LABELS],
    keys: &'m [u8],
    weights: &'m [u8],
    mask: usize,
    /// A bit for each stretch of features of which one is in the model.
    met: Vec<u64>,
    /// The weights of the features that ask for one list, by template and value.
    listed: Vec<[i32; LABELS]>,
}

/// Features are told apart by their highest bits in [`Model::met`]: a million bits, 128 kB.
const MET_SHIFT: u32 = 32 - 20;

/// Buffers of one tagging thread.
#[derive(Debug, Default)]
pub struct Lattice {
    back: Vec<[u8; LABELS]>,
    /// The label of each token of the sentence tagged last.
    pub labels: Vec<u8>,
}

impl<'m> Model<'m> {
    /// Reads a model; one that is cut short tags everything as outside.
    pub fn new(bytes: &'m [u8]) -> Self {
        let mut into = [[0; LABELS]; LABELS];
        let slots = match bytes.first_chunk::<4>() {
            Some(&count) => u32::from_le_bytes(count) as usize,
            None => 0,
        };
        for (label, steps) in into.iter_mut().enumerate() {
            for (past, weight) in steps.iter_mut().enumerate() {
                let at = 4 + (past * LABELS + label) * 2;
                if let Some(&[low, high]) = bytes.get(at..at + 2) {
                    *weight = i32::from(i16::from_le_bytes([low, high]));
                }
            }
        }
        let whole = slots.is_power_of_two() && bytes.len() >= HEAD + slots * (KEY + LABELS);
        let body = if whole { bytes.get(HEAD..).unwrap_or(&[]) } else { &[] };
        let (keys, weights) = body.split_at_checked(slots * KEY).unwrap_or((&[], &[]));
        let mut met = vec![0u64; 1 << (26 - MET_SHIFT)];
        for key in keys.as_chunks::<KEY>().0 {
            let key = u32::from_le_bytes(*key) >> MET_SHIFT;
            if let Some(bits) = met.get_mut(key as usize / 64) {
                *bits |= 1 << (key % 64);
            }
        }
        let mask = slots.saturating_sub(1);
        let mut model = Model { into, keys, weights, mask, met, listed: Vec::new() };
        model.listed = (0..LISTED * LISTED_VALUES)
            .map(|at| {
                let mut row = [0; LABELS];
                model.add(mix(FIRST_LISTED + at / LISTED_VALUES, at % LISTED_VALUES), &mut row);
                row
            })
            .collect();
        model
    }

    /// Adds the weights of `feature` to `scores`, in steps of [`TRANSITION_STEP`].
    fn add(&self, feature: u32, scores: &mut [i32; LABELS]) {
        let stretch = feature >> MET_SHIFT;
        if self.met.get(stretch as usize / 64).is_none_or(|bits| bits >> (stretch % 64) & 1 == 0) {
            return;
        }
        let mut slot = feature as usize & self.mask;
        // Tables are at most two thirds full, so runs are short; the bound only guards against a bad file.
        for _ in 0..64 {
            let Some(&key) = self.keys.get(slot * KEY..).and_then(|keys| keys.first_chunk::<KEY>()) else { return };
            let found = u32::from_le_bytes(key);
            if found == feature {
                let weights = self.weights.get(slot * LABELS..).and_then(|rows| rows.first_chunk::<LABELS>());
                for (score, &weight) in scores.iter_mut().zip(weights.into_iter().flatten()) {
                    *score += i32::from(weight as i8) * 16;
                }
                return;
            }
            if found == 0 {
                return;
            }
            slot = (slot + 1) & self.mask;
        }
    }

    /// Labels the tokens `first..last` of a sentence by the best path (Viterbi), into `lattice.labels`.
    pub fn tag(&self, text: &Text, words: &[Word], first: usize, last: usize, lattice: &mut Lattice) {
        let Lattice { back, labels } = lattice;
        back.clear();
        labels.clear();
        let mut previous = [0i32; LABELS];
        for at in first..last {
            let mut now = [0i32; LABELS];
            if text.kind(at) == TokenKind::Mark {
                // No name begins with a mark, and only a stop or a dash stands inside one (أ. ف. ب، تل-أبيب).
                let inside = if matches!(text.word(at), "." | "-") { 0 } else { -4000 };
                now = [0, -4000, inside, -4000, inside, -4000, inside, -4000, inside];
            }
            each(text, words, first, last, at, |template, value| {
                let listed = template.wrapping_sub(FIRST_LISTED);
                if listed >= LISTED {
                    return self.add(mix(template, value), &mut now);
                }
                if let Some(row) = self.listed.get((listed * LISTED_VALUES + value) as usize) {
                    for (score, weight) in now.iter_mut().zip(row) {
                        *score += weight;
                    }
                }
            });
            let mut from = [0u8; LABELS];
            if at == first {
                for (label, score) in now.iter_mut().enumerate() {
                    if label > 0 && label % 2 == 0 {
                        *score = i32::MIN / 4;
                    }
                }
            } else {
                let labels = now.iter_mut().zip(&mut from).zip(&self.into).enumerate();
                for (label, ((score, from), into)) in labels {
                    let mut best = i32::MIN;
                    for (past, (&value, &step)) in previous.iter().zip(into).enumerate() {
                        if value + step > best && follows(past, label) {
                            best = value + step;
                            *from = past as u8;
                        }
                    }
                    *score = score.saturating_add(best);
                }
            }
            previous = now;
            back.push(from);
        }
        let mut label = (0..LABELS).max_by_key(|&label| previous.get(label).copied().unwrap_or(i32::MIN)).unwrap_or(0);
        for from in back.iter().rev() {
            labels.push(label as u8);
            label = from.get(label).map_or(0, |&past| past as usize);
        }
        labels.reverse();
    }
}

/// Whether `label` may follow `past`: the inside of a kind follows only its beginning or inside.
pub const fn follows(past: usize, label: usize) -> bool {
    label == 0 || label % 2 == 1 || past == label || past + 1 == label
}
