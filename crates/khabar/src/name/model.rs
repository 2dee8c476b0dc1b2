//! The sequence model: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) over
//! hashed features, its weights in one byte each, read where they lie in the program.
//!
//! Layout of `model/names.bin`, little-endian: `u32` number of slots (a power of two); transition weights,
//! `i16` in 1/256, from label to label; then the slots of 16 bytes: `u32` feature (0: empty), a weight for
//! each label, `i8` in 1/16, and padding. A feature is found from slot `feature & (slots - 1)` on.

use super::feature::features;
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
/// Bytes of one slot.
pub const SLOT: usize = 16;
/// Bytes before the slots.
pub const HEAD: usize = 4 + LABELS * LABELS * 2;

/// A trained model, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Model<'m> {
    transitions: [[i32; LABELS]; LABELS],
    slots: &'m [u8],
    mask: usize,
}

/// Buffers of one tagging thread.
#[derive(Debug, Default)]
pub struct Lattice {
    scores: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
    features: Vec<u32>,
    /// The label of each token of the sentence tagged last.
    pub labels: Vec<u8>,
}

impl<'m> Model<'m> {
    /// Reads a model; one that is cut short tags everything as outside.
    pub fn new(bytes: &'m [u8]) -> Self {
        let mut transitions = [[0; LABELS]; LABELS];
        let slots = match bytes.first_chunk::<4>() {
            Some(&count) => u32::from_le_bytes(count) as usize,
            None => 0,
        };
        for (at, weight) in transitions.iter_mut().flatten().enumerate() {
            if let Some(&[low, high]) = bytes.get(4 + at * 2..6 + at * 2) {
                *weight = i32::from(i16::from_le_bytes([low, high]));
            }
        }
        let whole = slots.is_power_of_two() && bytes.len() >= HEAD + slots * SLOT;
        let slots = if whole { bytes.get(HEAD..HEAD + slots * SLOT).unwrap_or(&[]) } else { &[] };
        Model { transitions, slots, mask: (slots.len() / SLOT).saturating_sub(1) }
    }

    /// Adds the weights of `feature` to `scores`, in steps of [`TRANSITION_STEP`].
    fn add(&self, feature: u32, scores: &mut [i32; LABELS]) {
        let mut slot = feature as usize & self.mask;
        // Tables are at most two thirds full, so runs are short; the bound only guards against a bad file.
        for _ in 0..64 {
            let Some(row) = self.slots.get(slot * SLOT..slot * SLOT + SLOT) else { return };
            let Some((&[a, b, c, d], weights)) = row.split_first_chunk::<4>() else { return };
            let found = u32::from_le_bytes([a, b, c, d]);
            if found == feature {
                for (score, &weight) in scores.iter_mut().zip(weights) {
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
        let Lattice { scores, back, features: buffer, labels } = lattice;
        scores.clear();
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
            features(text, words, first, last, at, buffer);
            for &feature in buffer.iter() {
                self.add(feature, &mut now);
            }
            let mut from = [0u8; LABELS];
            if at == first {
                for (label, score) in now.iter_mut().enumerate() {
                    if label > 0 && label % 2 == 0 {
                        *score = i32::MIN / 4;
                    }
                }
            } else {
                for (label, score) in now.iter_mut().enumerate() {
                    let mut best = i32::MIN;
                    for (past, (&value, row)) in previous.iter().zip(&self.transitions).enumerate() {
                        let through = value + row.get(label).copied().unwrap_or(0);
                        if through > best && follows(past, label) {
                            best = through;
                            if let Some(from) = from.get_mut(label) {
                                *from = past as u8;
                            }
                        }
                    }
                    *score = score.saturating_add(best);
                }
            }
            previous = now;
            scores.push(now);
            back.push(from);
        }
        let Some(end) = scores.last() else { return };
        let mut label = (0..LABELS).max_by_key(|&label| end.get(label).copied().unwrap_or(i32::MIN)).unwrap_or(0);
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
