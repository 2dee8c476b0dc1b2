//! Which code points a statement's content covers, and how far two covers agree.

use crate::gold::Piece;

/// A set of code points, as sorted stretches that do not touch.
#[derive(Clone, Debug, Default)]
pub struct Cover(Vec<(u32, u32)>);

impl Cover {
    /// The code points under `pieces`.
    pub fn of<'a>(pieces: impl IntoIterator<Item = &'a Piece>) -> Self {
        let mut all: Vec<(u32, u32)> =
            pieces.into_iter().map(|piece| (piece.start, piece.end)).filter(|(start, end)| start < end).collect();
        all.sort_unstable();
        let mut out: Vec<(u32, u32)> = Vec::with_capacity(all.len());
        for (start, end) in all {
            match out.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => out.push((start, end)),
            }
        }
        Cover(out)
    }

    fn len(&self) -> u32 {
        self.0.iter().map(|(start, end)| end - start).sum()
    }

    fn shared(&self, other: &Cover) -> u32 {
        let (mut i, mut j, mut sum) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            sum += a.1.min(b.1).saturating_sub(a.0.max(b.0));
            if a.1 <= b.1 { i += 1 } else { j += 1 }
        }
        sum
    }

    /// Intersection over union, 0 when both are empty.
    pub fn iou(&self, other: &Cover) -> f64 {
        let shared = self.shared(other);
        let union = self.len() + other.len() - shared;
        if union == 0 { 0.0 } else { f64::from(shared) / f64::from(union) }
    }
}

/// Intersection over union of two pieces.
pub fn iou(a: &Piece, b: &Piece) -> f64 {
    Cover::of([a]).iou(&Cover::of([b]))
}

/// Greedy one-to-one matching of `gold` items with `got` items by descending weight, down to `least`.
/// Of equal weights the later items pair first. Returns indices and weights.
pub fn pair(gold: usize, got: usize, weight: impl Fn(usize, usize) -> f64, least: f64) -> Vec<(usize, usize, f64)> {
    let mut candidates = Vec::new();
    for i in 0..gold {
        for j in 0..got {
            let w = weight(i, j);
            if w >= least {
                candidates.push((i, j, w));
            }
        }
    }
    candidates.sort_by(|a, b| b.2.total_cmp(&a.2).then(b.0.cmp(&a.0)).then(b.1.cmp(&a.1)));
    let (mut used_gold, mut used_got) = (vec![false; gold], vec![false; got]);
    candidates.retain(|&(i, j, _)| {
        let free = !used_gold[i] && !used_got[j];
        if free {
            used_gold[i] = true;
            used_got[j] = true;
        }
        free
    });
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(start: u32, end: u32) -> Piece {
        Piece { start, end, text: String::new() }
    }

    #[test]
    fn agreement_counts_shared_code_points_once() {
        let gold = Cover::of(&[piece(0, 10), piece(20, 30)]);
        let got = Cover::of(&[piece(5, 25), piece(22, 26)]);
        assert_eq!(gold.iou(&got), 11.0 / 30.0);
        assert_eq!(Cover::default().iou(&Cover::default()), 0.0);
        assert_eq!(gold.iou(&gold), 1.0);
    }

    #[test]
    fn the_best_match_goes_first_and_nothing_matches_twice() {
        let weights = [[0.9, 0.8], [0.95, 0.0]];
        let pairs = pair(2, 2, |i, j| weights[i][j], 0.5);
        assert_eq!(pairs, vec![(1, 0, 0.95), (0, 1, 0.8)]);
    }
}
