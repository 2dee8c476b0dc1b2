//! Turns: the words with which the narrator may take the word back. … إن الجسر آمن، **في حين** أعلنت الشرطة …;
//! … إن الحفل أُلغي **على حد تعبيره**; دعا إلى هدنة **إثر** القصف.

use super::scene::Scene;
use crate::lexicon::rows;
use crate::text::fold::fold;
use rustc_hash::FxHashMap;

/// What a turn does to what was being said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Ends it if another report follows: بينما.
    Contrast,
    /// Ends it: على حد تعبيره.
    Aside,
    /// Ends a nominal complement: إثر.
    After,
    /// Ends speech without marks at the head of a sentence: من جهة أخرى.
    Resumes,
    /// Looks like a contrast and is none: فيما يتعلق.
    GoesOn,
}

/// The list, by first word; longer turns first.
#[derive(Debug, Default)]
pub struct Turns {
    by_first: FxHashMap<String, Vec<(Vec<String>, Turn)>>,
}

impl Turns {
    /// Compiles `turns.tsv`.
    pub fn new() -> Self {
        let mut turns = Turns::default();
        for row in rows(include_str!("../../lexicon/turns.tsv")) {
            let [words, turn] = row[..] else { continue };
            let turn = match turn {
                "contrast" => Turn::Contrast,
                "aside" => Turn::Aside,
                "after" => Turn::After,
                "resumes" => Turn::Resumes,
                _ => Turn::GoesOn,
            };
            let mut words = words.split(' ').map(fold);
            let Some(first) = words.next() else { continue };
            turns.by_first.entry(first).or_default().push((words.collect(), turn));
        }
        for entries in turns.by_first.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        turns
    }

    /// The turn that begins at token `at`.
    pub fn at(&self, scene: &Scene<'_>, at: usize) -> Option<Turn> {
        let fits = |rest: &[String]| rest.iter().zip(at + 1..).all(|(word, next)| scene.word(next) == word);
        self.by_first.get(scene.word(at))?.iter().find(|(rest, _)| fits(rest)).map(|&(_, turn)| turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_turn_and_longer_ones_come_first() {
        let turns = Turns::new();
        let of = |first: &str| {
            turns.by_first.get(&fold(first)).map(|entries| entries.iter().map(|&(_, turn)| turn).collect::<Vec<_>>())
        };
        assert_eq!(of("بينما"), Some(vec![Turn::Contrast]));
        assert_eq!(of("إثر"), Some(vec![Turn::After]));
        assert_eq!(of("جاء"), Some(vec![Turn::Aside]));
        let during = of("فيما").unwrap_or_default();
        assert_eq!((during.first(), during.last()), (Some(&Turn::GoesOn), Some(&Turn::Contrast)));
    }
}
