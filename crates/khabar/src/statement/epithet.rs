//! Bodies by their rank: **ثالث أكبر شركة في البلاد** is the company that spoke before.

use super::fuller;
use super::scene::Scene;
use super::speaker::{Memory, Source};

/// The body noun of a superlative that stands for a body named before: أكبر **شركة**, ثالث أكبر **حزب**, كبرى **شركات**.
pub fn superlative(scene: &Scene<'_>, first: usize, last: usize) -> Option<usize> {
    let elative = |at: usize| {
        let word = scene.word(at);
        let shaped = word.starts_with('ا') && (3..=4).contains(&word.chars().count());
        (shaped || word == "كبري")
            && !scene.words.quantifier(word)
            && !scene.lists.is_role(word)
            && !scene.lists.is_title(word)
            && scene.mention(at).is_none()
    };
    let ordinal = |at: usize| scene.words.ordinal(scene.word(at));
    let noun = if elative(first) {
        first + 1
    } else if ordinal(first) {
        first + 1 + usize::from(elative(first + 1))
    } else {
        return None;
    };
    (noun < last && scene.lists.body(scene.word(noun)).is_some_and(|body| !body.article)).then_some(noun)
}

/// The body that the superlative with its noun at `noun` stands for: the one that spoke last under that noun, the one named
/// last with it, else the body that spoke last.
pub fn body(scene: &Scene<'_>, first: usize, noun: usize, memory: &Memory) -> Option<Body> {
    let head = scene.word(noun);
    let spoke = || memory.recent().filter(|source| source.floor() && !source.is_person());
    if let Some(source) = spoke().find(|source| source.is_called(head)) {
        return Some(Body::Spoke(source.clone()));
    }
    if let Some((from, to)) = fuller::before(scene, head, first) {
        return Some(Body::Named(from, to));
    }
    spoke().find(|source| source.entity.is_some()).map(|source| Body::Spoke(source.clone()))
}

/// Where a body was found.
pub enum Body {
    /// Among those who spoke.
    Spoke(Source),
    /// In the text, in tokens.
    Named(usize, usize),
}
