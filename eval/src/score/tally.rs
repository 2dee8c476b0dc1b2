//! Counting: precision and recall over all articles, and shares over matched pairs.

use std::fmt;

/// Hits against what gold holds and what was read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub hit: usize,
    pub gold: usize,
    pub got: usize,
}

impl Tally {
    pub fn add(&mut self, hit: usize, gold: usize, got: usize) {
        self.hit += hit;
        self.gold += gold;
        self.got += got;
    }

    pub fn precision(&self) -> f64 {
        ratio(self.hit as f64, self.got as f64)
    }

    pub fn recall(&self) -> f64 {
        ratio(self.hit as f64, self.gold as f64)
    }

    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        ratio(2.0 * p * r, p + r)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p, r, f) = (self.precision(), self.recall(), self.f1());
        write!(out, "P {p:.3}  R {r:.3}  F1 {f:.3}   ({} of {} gold, {} read)", self.hit, self.gold, self.got)
    }
}

/// How many of the matched pairs are right; a hit may count in part.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    pub hit: f64,
    pub of: usize,
}

impl Share {
    pub fn add(&mut self, hit: f64) {
        self.hit += hit;
        self.of += 1;
    }

    pub fn right(&mut self, right: bool) {
        self.add(if right { 1.0 } else { 0.0 });
    }

    pub fn share(&self) -> f64 {
        ratio(self.hit, self.of as f64)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.3}   (over {})", self.share(), self.of)
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}
