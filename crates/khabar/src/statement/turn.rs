//! Turns: the words with which the narrator may take the word back. … إن الجسر آمن، **في حين** أعلنت الشرطة …;
//! … إن الحفل أُلغي **على حد تعبيره**; دعا إلى هدنة **إثر** القصف.

use super::phrases::Phrases;
use super::scene::Scene;
use crate::lexicon::rows;

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

/// The list.
#[derive(Debug, Default)]
pub struct Turns(Phrases<Turn>);

impl Turns {
    /// Compiles `turns.tsv`.
    pub fn new() -> Self {
        let rows = rows(include_str!("../../lexicon/turns.tsv"));
        Turns(Phrases::new(rows.filter_map(|row| {
            let [words, turn] = row[..] else { return None };
            let turn = match turn {
                "contrast" => Turn::Contrast,
                "aside" => Turn::Aside,
                "after" => Turn::After,
                "resumes" => Turn::Resumes,
                _ => Turn::GoesOn,
            };
            Some((words, turn))
        })))
    }

    /// The turn that begins at token `at`.
    pub fn at(&self, scene: &Scene<'_>, at: usize) -> Option<Turn> {
        // فقدان **أثر** ثلاثة رجال: a trace, no إثر; only behind a comma is it miswritten for that.
        if scene.text.written(at).starts_with('أ') && at > 0 && !scene.is_comma(at - 1) && scene.word(at) == "اثر" {
            return None;
        }
        self.0.at(scene, at, scene.word(at)).next().map(|(_, &turn)| turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn the_list_has_every_turn_and_longer_ones_come_first() {
        let turns = Turns::new();
        let of = |first: &str| turns.0.meanings(&fold(first)).into_iter().copied().collect::<Vec<_>>();
        assert_eq!(of("بينما"), [Turn::Contrast]);
        assert_eq!(of("إثر"), [Turn::After]);
        assert_eq!(of("جاء"), [Turn::Aside]);
        let during = of("فيما");
        assert_eq!((during.first(), during.last()), (Some(&Turn::GoesOn), Some(&Turn::Contrast)));
    }
}
