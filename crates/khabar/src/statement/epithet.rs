//! Sources by other words: **ثالث أكبر شركة في البلاد** is the company that spoke before; «وأضاف **المدرب السابق للفريق**»
//! whoever spoke before, as أضاف tells; **الأخير** whoever was named last.

use super::fuller;
use super::scene::Scene;
use super::speaker::{Memory, Source};
use crate::name::NameKind;
use crate::name::lists::RoleKind;

/// How many names back the last one is looked for.
const FAR: usize = 8;

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

/// Who goes on speaking, described by other words: وأضاف **المدرب السابق للفريق**, where nobody of that description is known.
/// `found` is the phrase `first..last` as it would be read alone.
pub fn same(scene: &Scene<'_>, first: usize, last: usize, found: &Source, memory: &Memory) -> Option<Source> {
    if found.is_person() || found.entity.is_some() || memory.recent().any(|known| known.name == found.name) {
        return None;
    }
    let word = scene.word(first);
    let next = first + 1;
    let definite =
        scene.is_definite(word) || next < last && (scene.is_definite(scene.word(next)) || scene.mention_from(next).is_some());
    let role = scene.lists.role(word).filter(|role| !role.plural && role.kind != RoleKind::Source);
    let body = scene.lists.body(word).filter(|body| !body.plural);
    if !definite {
        return None;
    }
    let outer = memory.last()?;
    let fits = match (role, body) {
        (Some(role), _) => outer.is_person() && outer.is_feminine() == role.feminine,
        (None, Some(body)) => !outer.is_person() && outer.entity.is_some() && outer.is_feminine() == body.feminine,
        _ => false,
    };
    fits.then(|| outer.clone())
}

/// The entity «الأخير» or «الأخيرة» at `at` stands for: whoever was named last, of that gender.
pub fn latter(scene: &Scene<'_>, at: usize) -> Option<u32> {
    let word = scene.word(at);
    let feminine = match word.strip_prefix('و').unwrap_or(word) {
        "الاخير" => false,
        "الاخيره" => true,
        _ => return None,
    };
    let before = scene.names.mentions.partition_point(|mention| (mention.first as usize) < at);
    let named = scene.names.mentions.get(..before).unwrap_or_default().iter().rev().take(FAR);
    let fits = |entity: u32, kind: NameKind| {
        let found = scene.names.entities.get(entity as usize).and_then(|entity| entity.feminine);
        match kind {
            NameKind::Person => found.unwrap_or(false) == feminine,
            NameKind::Organisation => found == Some(feminine),
            _ => false,
        }
    };
    named.into_iter().find(|mention| fits(mention.entity, mention.kind)).map(|mention| mention.entity)
}
