//! The benchmark's measure: runs of four words shared between the body found and the true one, counted with repetition,
//! normalised a page, so that long articles weigh no more than short ones; precision and recall are means over pages, and
//! F1 is of these means (`evaluate.py` of scrapinghub/article-extraction-benchmark).

use rustc_hash::FxHashMap;

/// Words in a run.
const RUN: usize = 4;

/// Precision and recall of one page, or the means of several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    pub precision: f64,
    pub recall: f64,
    /// Whether each counts into the means: a page of no words has none.
    counts: (bool, bool),
}

impl Scores {
    /// Scores a body against the true one.
    pub fn of(gold: &str, found: &str) -> Scores {
        let (gold, found) = (words(gold), words(found));
        let (gold, found) = (runs(&gold), runs(&found));
        let total = |runs: &FxHashMap<&[&str], u32>| runs.values().map(|&count| f64::from(count)).sum::<f64>();
        let shared: f64 = gold.iter().map(|(run, &count)| f64::from(count.min(found.get(run).copied().unwrap_or(0)))).sum();
        let (in_gold, in_found) = (total(&gold), total(&found));
        let ratio = |of: f64| if of > 0.0 { shared / of } else { 0.0 };
        Scores { precision: ratio(in_found), recall: ratio(in_gold), counts: (in_found > 0.0, in_gold > 0.0) }
    }

    /// The means of pages.
    pub fn mean(pages: impl Iterator<Item = Scores>) -> Scores {
        let (mut sum, mut precise, mut recalled) = (Scores::default(), 0.0, 0.0);
        for page in pages {
            if page.counts.0 {
                sum.precision += page.precision;
                precise += 1.0;
            }
            if page.counts.1 {
                sum.recall += page.recall;
                recalled += 1.0;
            }
        }
        let mean = |sum: f64, count: f64| if count > 0.0 { sum / count } else { 0.0 };
        Scores { precision: mean(sum.precision, precise), recall: mean(sum.recall, recalled), counts: (true, true) }
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

/// Words as Python's `\w+` sees them: letters, digits and the underscore; marks on letters divide.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() && !is_mark(c) || c == '_')).filter(|word| !word.is_empty()).collect()
}

/// Rust counts some marks as alphabetic that Python does not.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{8d4}'..='\u{8ff}')
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}')
}

fn runs<'w, 't>(words: &'w [&'t str]) -> FxHashMap<&'w [&'t str], u32> {
    let mut runs: FxHashMap<&[&str], u32> = FxHashMap::default();
    // A text shorter than a run is a run itself.
    let size = RUN.min(words.len());
    if size > 0 {
        for run in words.windows(size) {
            *runs.entry(run).or_default() += 1;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_four_words_are_compared() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let scores = Scores::of("a b c d e", "x a b c d");
        assert!(close(scores.precision, 0.5) && close(scores.recall, 0.5));
        assert!(close(Scores::of("a b", "a, b!").f1(), 1.0));
        assert!(close(Scores::of("a b c d", "").f1(), 0.0));
        let mean = Scores::mean([Scores::of("a b c d", "a b c d"), Scores::of("a b c d", "")].into_iter());
        assert!(close(mean.precision, 1.0) && close(mean.recall, 0.5), "a page without words has no precision");
    }
}
