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
    sure.clamp(0.05, 0.99)
}
