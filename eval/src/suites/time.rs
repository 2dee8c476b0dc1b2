//! The date-time family: dates, times and durations against what Khabar's time room reads.

use super::case::{Case, Verdict};

/// Judges cases of the date-time family.
pub struct Judge;

impl Judge {
    /// Compiles what reading times needs.
    pub fn new() -> Self {
        Judge
    }

    /// Whether the case's times are read with the right value.
    pub fn judge(&self, _case: &Case) -> Verdict {
        Verdict::Skipped
    }
}
