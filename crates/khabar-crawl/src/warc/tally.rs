//! What was passed over in an archive, and why: counted, never silently.

use super::Place;
use std::fmt;

/// Why a record gave no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passed {
    /// It holds no answer of a server: a request, a note of the crawler, a text made from a page.
    Other,
    /// A page found unchanged, which is in an earlier archive.
    Revisit,
    /// A page in pieces.
    Segment,
    /// The answer's status is no 2xx.
    Status,
    /// The answer is an image, a script, a feed …, by what it says of itself.
    NotHtml,
    /// It is larger than [`LARGEST`](super::LARGEST).
    TooLarge,
    /// What is in it is damaged or its lengths do not fit.
    Damaged,
}

impl Passed {
    /// All reasons, in the order they are told in.
    pub const ALL: [Passed; 7] =
        [Self::Other, Self::Revisit, Self::Segment, Self::Status, Self::NotHtml, Self::TooLarge, Self::Damaged];
}

impl fmt::Display for Passed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other => "no answer of a server (requests, notes of the crawler)",
            Self::Revisit => "unchanged since an earlier crawl (revisits)",
            Self::Segment => "pages in pieces",
            Self::Status => "answers without a page (redirects, errors)",
            Self::NotHtml => "no HTML (images, scripts, feeds)",
            Self::TooLarge => "larger than 32 MiB",
            Self::Damaged => "damaged",
        })
    }
}

/// How many damaged records are described.
const DESCRIBED: usize = 16;

/// What was met in an archive so far.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Pages given on.
    pub pages: u64,
    counts: [u64; Passed::ALL.len()],
    damage: Vec<(Place, &'static str)>,
    last: Option<Place>,
}

impl Tally {
    /// How many records were passed over for this reason.
    pub fn count(&self, reason: Passed) -> u64 {
        self.counts.get(reason as usize).copied().unwrap_or(0)
    }

    /// How many records there were, read, passed over or damaged.
    pub fn records(&self) -> u64 {
        self.pages + self.counts.iter().sum::<u64>()
    }

    /// The first damaged places, each with what is wrong there.
    pub fn damage(&self) -> &[(Place, &'static str)] {
        &self.damage
    }

    pub(super) fn pass(&mut self, reason: Passed) {
        if let Some(count) = self.counts.get_mut(reason as usize) {
            *count += 1;
        }
    }

    /// Counts a damaged place, once, however often it is run into.
    pub(super) fn damaged(&mut self, place: Place, why: &'static str) {
        if self.last.replace(place) == Some(place) {
            return;
        }
        self.pass(Passed::Damaged);
        if self.damage.len() < DESCRIBED {
            self.damage.push((place, why));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_own_count() {
        let mut tally = Tally::default();
        for (at, reason) in Passed::ALL.into_iter().enumerate() {
            for _ in 0..=at {
                tally.pass(reason);
            }
        }
        for (at, reason) in Passed::ALL.into_iter().enumerate() {
            assert_eq!(tally.count(reason), at as u64 + 1, "{reason}");
        }
        assert_eq!(tally.records(), 28);
    }
}
