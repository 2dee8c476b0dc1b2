//! Training a linear-chain conditional random field by stochastic gradient with AdaGrad steps (Duchi, Hazan &
//! Singer 2011) and an L1 penalty applied after each step. Order is fixed, so a run repeats exactly.

use super::data::Prepared;
use khabar::name::feature::features;
use khabar::name::model::{LABELS, follows};
use rustc_hash::FxHashMap;

/// What was learnt.
pub struct Weights {
    /// Each feature's weight for each label.
    pub rows: Vec<(u32, [f32; LABELS])>,
    /// From label to label.
    pub transitions: [[f32; LABELS]; LABELS],
}

struct Sentence {
    /// Where each token's features end in `features`.
    ends: Vec<u32>,
    features: Vec<u32>,
    labels: Vec<u8>,
}

const RATE: f32 = 0.3;
/// A feature seen less often is left out.
const LEAST: u32 = 2;

/// Trains on `passages`.
pub fn train(
    passages: &[Prepared],
    passes: usize,
    penalty: f32,
    drop: f32,
    size: usize,
    mut tell: impl FnMut(usize, f64),
) -> Weights {
    let (sentences, hashes) = gather(passages);
    let count = hashes.len();
    let mut weights = vec![[0f32; LABELS]; count];
    let mut squares = vec![[1e-6f32; LABELS]; count];
    let mut transitions = [[0f32; LABELS]; LABELS];
    let mut transition_squares = [[1e-6f32; LABELS]; LABELS];
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for pass in 1..=passes {
        for at in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(at, (state >> 11) as usize % (at + 1));
        }
        let (mut loss, mut tokens) = (0.0, 0usize);
        for &index in &order {
            let sentence = &sentences[index].thinned(drop, &mut state);
            tokens += sentence.labels.len();
            let chain = Chain::new(sentence, &weights, &transitions);
            loss += chain.loss(sentence, &transitions);
            for at in 0..sentence.labels.len() {
                let gradient = chain.gradient(at, sentence.labels[at]);
                for &feature in sentence.at(at) {
                    let feature = feature as usize;
                    for label in 0..LABELS {
                        let slope = gradient[label];
                        if slope.abs() < 1e-5 {
                            continue;
                        }
                        let square = &mut squares[feature][label];
                        *square += slope * slope;
                        let step = RATE / square.sqrt();
                        let weight = weights[feature][label] - step * slope;
                        let shrink = step * penalty * 0.01;
                        weights[feature][label] = weight.signum() * (weight.abs() - shrink).max(0.0);
                    }
                }
                if at > 0 {
                    let pairs = chain.pairs(at, &transitions);
                    let (past, now) = (sentence.labels[at - 1] as usize, sentence.labels[at] as usize);
                    for a in 0..LABELS {
                        for b in 0..LABELS {
                            let slope = pairs[a][b] - if a == past && b == now { 1.0 } else { 0.0 };
                            let square = &mut transition_squares[a][b];
                            *square += slope * slope;
                            transitions[a][b] -= RATE / square.sqrt() * slope;
                        }
                    }
                }
            }
        }
        tell(pass, loss / tokens as f64);
    }
    // While training, only this share of the features voted at a time.
    let share = 1.0 - drop;
    weights.iter_mut().flatten().for_each(|weight| *weight *= share);
    let most = |row: &[f32; LABELS]| row.iter().fold(0f32, |most, weight| most.max(weight.abs()));
    let mut rows: Vec<_> = hashes.into_iter().zip(weights).filter(|(_, row)| most(row) > 0.06).collect();
    if rows.len() > size {
        rows.sort_by(|a, b| most(&b.1).total_cmp(&most(&a.1)).then(a.0.cmp(&b.0)));
        rows.truncate(size);
    }
    rows.sort_unstable_by_key(|row| row.0);
    Weights { rows, transitions }
}

fn gather(passages: &[Prepared]) -> (Vec<Sentence>, Vec<u32>) {
    let mut seen: FxHashMap<u32, u32> = FxHashMap::default();
    let mut buffer = Vec::new();
    let each = |passage: &Prepared, buffer: &mut Vec<u32>, visit: &mut dyn FnMut(usize, usize, &[u32])| {
        for (index, sentence) in passage.text.sentences.iter().enumerate() {
            for at in sentence.first as usize..sentence.last as usize {
                features(&passage.text, &passage.words, sentence.first as usize, sentence.last as usize, at, buffer);
                visit(index, at, buffer);
            }
        }
    };
    for passage in passages {
        each(passage, &mut buffer, &mut |_, _, features| {
            for &feature in features {
                *seen.entry(feature).or_insert(0) += 1;
            }
        });
    }
    let mut hashes: Vec<u32> = seen.iter().filter(|&(_, &count)| count >= LEAST).map(|(&hash, _)| hash).collect();
    hashes.sort_unstable();
    let index: FxHashMap<u32, u32> = hashes.iter().enumerate().map(|(at, &hash)| (hash, at as u32)).collect();
    let mut sentences = Vec::new();
    for passage in passages {
        let base = sentences.len();
        for _ in &passage.text.sentences {
            sentences.push(Sentence { ends: Vec::new(), features: Vec::new(), labels: Vec::new() });
        }
        each(passage, &mut buffer, &mut |sentence, at, features| {
            let sentence = &mut sentences[base + sentence];
            sentence.features.extend(features.iter().filter_map(|feature| index.get(feature)));
            sentence.ends.push(sentence.features.len() as u32);
            sentence.labels.push(passage.labels[at]);
        });
    }
    sentences.retain(|sentence| !sentence.labels.is_empty());
    (sentences, hashes)
}

impl Sentence {
    /// The sentence with a random part of its features left out, so that no feature alone is relied on.
    fn thinned(&self, drop: f32, state: &mut u64) -> Sentence {
        let mut thin = Sentence { ends: Vec::with_capacity(self.ends.len()), features: Vec::new(), labels: self.labels.clone() };
        let limit = (f64::from(drop) * 4_294_967_296.0) as u64;
        for at in 0..self.ends.len() {
            for &feature in self.at(at) {
                *state ^= *state << 13;
                *state ^= *state >> 7;
                *state ^= *state << 17;
                if *state >> 32 >= limit {
                    thin.features.push(feature);
                }
            }
            thin.ends.push(thin.features.len() as u32);
        }
        thin
    }

    fn at(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.features[start..self.ends[at] as usize]
    }
}

/// Forward and backward scores of one sentence, in logarithms.
struct Chain {
    scores: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
    total: f32,
}

const NEVER: f32 = -1e9;

fn sum_logs(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(NEVER, f32::max);
    if most <= NEVER / 2.0 {
        return NEVER;
    }
    most + values.map(|value| (value - most).exp()).sum::<f32>().ln()
}

fn step(transitions: &[[f32; LABELS]; LABELS], past: usize, label: usize) -> f32 {
    if follows(past, label) { transitions[past][label] } else { NEVER }
}

impl Chain {
    fn new(sentence: &Sentence, weights: &[[f32; LABELS]], transitions: &[[f32; LABELS]; LABELS]) -> Self {
        let count = sentence.labels.len();
        let mut scores = vec![[0f32; LABELS]; count];
        for (at, score) in scores.iter_mut().enumerate() {
            for &feature in sentence.at(at) {
                for (score, weight) in score.iter_mut().zip(&weights[feature as usize]) {
                    *score += weight;
                }
            }
        }
        let mut forward = scores.clone();
        for label in (2..LABELS).step_by(2) {
            forward[0][label] = NEVER;
        }
        for at in 1..count {
            for label in 0..LABELS {
                let past = forward[at - 1];
                forward[at][label] = scores[at][label] + sum_logs((0..LABELS).map(|p| past[p] + step(transitions, p, label)));
            }
        }
        let mut backward = vec![[0f32; LABELS]; count];
        for at in (0..count - 1).rev() {
            for label in 0..LABELS {
                let (next, next_scores) = (backward[at + 1], scores[at + 1]);
                backward[at][label] = sum_logs((0..LABELS).map(|n| step(transitions, label, n) + next_scores[n] + next[n]));
            }
        }
        let total = sum_logs(forward[count - 1].iter().copied());
        Chain { scores, forward, backward, total }
    }

    fn loss(&self, sentence: &Sentence, transitions: &[[f32; LABELS]; LABELS]) -> f64 {
        let mut score = 0.0;
        for (at, &label) in sentence.labels.iter().enumerate() {
            score += self.scores[at][label as usize];
            if at > 0 {
                score += transitions[sentence.labels[at - 1] as usize][label as usize];
            }
        }
        f64::from(self.total - score)
    }

    /// How far each label's probability is from what it should be.
    fn gradient(&self, at: usize, right: u8) -> [f32; LABELS] {
        std::array::from_fn(|label| {
            let likely = (self.forward[at][label] + self.backward[at][label] - self.total).exp();
            likely - if label == right as usize { 1.0 } else { 0.0 }
        })
    }

    fn pairs(&self, at: usize, transitions: &[[f32; LABELS]; LABELS]) -> [[f32; LABELS]; LABELS] {
        std::array::from_fn(|a| {
            std::array::from_fn(|b| {
                if !follows(a, b) {
                    return 0.0;
                }
                (self.forward[at - 1][a] + transitions[a][b] + self.scores[at][b] + self.backward[at][b] - self.total).exp()
            })
        })
    }
}
