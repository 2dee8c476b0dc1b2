//! Lists of phrases found by their first word: **في حين**, **على حد قول**. Where several begin alike, the longer counts.

use super::scene::Scene;
use crate::text::fold::fold;
use rustc_hash::FxHashMap;

/// Phrases of one or more words, each with what it means.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Compiles the phrases, words as written and parted by blanks.
    pub fn new<'w>(phrases: impl Iterator<Item = (&'w str, T)>) -> Self {
        let mut list = Self::default();
        for (phrase, meaning) in phrases {
            let mut words = phrase.split(' ').map(fold);
            let Some(first) = words.next() else { continue };
            list.by_first.entry(first).or_default().push((words.collect(), meaning));
        }
        for entries in list.by_first.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        list
    }

    /// Whether a phrase begins with folded `word`.
    pub fn begins(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// The phrases that stand at token `at`, the longest first, each with one past its last token. The word at `at`
    /// counts as `first`, which may lack a conjunction.
    pub fn at<'l>(&'l self, scene: &'l Scene<'_>, at: usize, first: &str) -> impl Iterator<Item = (usize, &'l T)> {
        self.by_first.get(first).into_iter().flatten().filter_map(move |(rest, meaning)| {
            let fits = rest.iter().zip(at + 1..).all(|(word, next)| scene.word(next) == word);
            fits.then_some((at + 1 + rest.len(), meaning))
        })
    }

    /// What the phrases that begin with folded `first` mean, the longest first.
    #[cfg(test)]
    pub fn meanings(&self, first: &str) -> Vec<&T> {
        self.by_first.get(first).into_iter().flatten().map(|(_, meaning)| meaning).collect()
    }
}
