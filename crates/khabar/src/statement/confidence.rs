//! Confidence: how often statements found with this evidence are right.
//!
//! Each class of evidence has the share that was right (content and speaker) on gold readings,
//! `khabar-eval calibrate` prints the table; a class seen too seldom takes the share of its neighbours.

use super::frame::Marker;

/// Where the speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A phrase behind the verb that names or describes a person or body.
    Named,
    /// Another phrase behind the verb.
    Phrase,
    /// A phrase before the verb.
    Topic,
    /// Carried on from the same sentence.
    Same,
    /// A hidden subject found in what came before.
    Hidden,
    /// None.
    Nobody,
}

/// The share right for a statement with this evidence, 0 to 1.
pub fn of(marker: Marker, holder: Holder, leapt: bool, weak: bool, nested: bool) -> f64 {
    let mark: f64 = match marker {
        Marker::That => 0.95,
        Marker::Quote | Marker::Colon => 0.95,
        Marker::Preposition => 0.9,
        Marker::Noun => 0.75,
        Marker::Bare => 0.6,
    };
    let who: f64 = match holder {
        Holder::Named => 0.97,
        Holder::Same => 0.95,
        Holder::Hidden => 0.92,
        Holder::Topic => 0.88,
        Holder::Phrase => 0.85,
        Holder::Nobody => 0.4,
    };
    let mut sure = mark * who;
    if leapt {
        sure *= 0.9;
    }
    if weak && matches!(marker, Marker::Noun | Marker::Preposition) {
        sure *= 0.75;
    }
    if nested {
        sure *= 0.8;
    }
    calibrated(sure)
}

/// What the product of the evidence was worth on gold readings: its value, and the share of statements right there.
const WORTH: [(f64, f64); 8] =
    [(0.05, 0.05), (0.46, 0.33), (0.54, 0.62), (0.66, 0.69), (0.74, 0.75), (0.85, 0.86), (0.905, 0.91), (0.93, 0.935)];

/// The share right for a product of evidence, between the points measured.
fn calibrated(sure: f64) -> f64 {
    let after = WORTH.iter().position(|&(value, _)| sure <= value);
    match after {
        None => 0.93,
        Some(0) => WORTH[0].1,
        Some(at) => {
            let ((low, from), (high, to)) = (WORTH[at - 1], WORTH[at]);
            from + (to - from) * (sure - low) / (high - low)
        }
    }
}
