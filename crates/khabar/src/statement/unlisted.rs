//! Names no list and no model knows: what follows a role and cannot belong to it is the name of who holds it.
//! خبير المناخ **جلال السويحلي**, المتحدث باسم الحكومة **راجي بادر**.
//!
//! The name room reads names by their words; here the sentence helps: whoever speaks right behind a role and its
//! genitives, before what is said, is a person.

use super::scene::Scene;
use super::words::Class;
use crate::name::NameKind;
use crate::name::nature::flag;
use crate::text::TokenKind;

/// Longest name, in tokens.
const LONGEST: usize = 6;

/// What the lists know of places and bodies.
const KNOWN: u32 = flag::PLACES
    | flag::PLACE_FIRST
    | flag::PLACE_NEXT
    | flag::PLACE_HEAD
    | flag::ORGANISATION
    | flag::BODY
    | flag::BODY_FIRST
    | flag::BODY_NEXT
    | flag::NATION;

/// The name at the end of the phrase `first..last`, where the phrase is headed by a role or title; with `known`, the
/// first person the name room found there, only a name that begins before it.
pub fn tail(scene: &Scene<'_>, first: usize, last: usize, known: Option<usize>) -> Option<(usize, usize)> {
    let word = scene.word(first);
    let role = scene.lists.role(word);
    if role.is_none_or(|role| role.plural) && !scene.lists.is_title(word) {
        return None;
    }
    let mut closed = scene.is_definite(word) || scene.lists.is_title(word);
    let mut start: Option<usize> = None;
    let mut stop = None;
    let mut titled = scene.lists.is_title(word);
    for at in first + 1..known.unwrap_or(last) {
        let word = scene.word(at);
        let place = scene.mention(at).is_some_and(|mention| mention.kind != NameKind::Person) && !(closed && guessed(scene, at));
        if scene.text.kind(at) != TokenKind::Word || scene.class(at) != Class::Content {
            // The word behind a preposition is a place or body, and closes the phrase: الجيش في بلاده | سامر.
            closed = false;
            start = None;
            continue;
        }
        if scene.class(at - 1) == Class::Preposition && !scene.is_definite(word) {
            closed = true;
            continue;
        }
        // المهندس | الأمين محجوب; حسام | نجم: behind a title or a given name, what else is an office or a nisba is the name.
        // A title ends no phrase: نادر **القاضي** has it for a surname.
        let given = start == Some(at - 1) && natures_given(scene, at - 1);
        let surname = start.is_some() && at + 1 == last && known.is_none() && !place && (given || !scene.lists.is_title(word));
        let behind_title = titled
            && at > first
            && scene.lists.is_title(scene.word(at - 1))
            && scene.is_definite(word)
            && !scene.lists.goes_on_title(scene.word(at - 1), word)
            && !scene.words.adjective(word);
        if behind_title && !place && !scene.lists.is_title(word) {
            start = Some(at);
            continue;
        }
        if surname {
            continue;
        }
        if scene.lists.is_title(word) || scene.lists.goes_on_title(scene.word(at - 1), word) {
            closed = true;
            titled = true;
            start = None;
            continue;
        }
        if place
            || scene.words.adjective(word)
            || scene.lists.nationality(word).is_some()
            || scene.lists.is_role(word)
            || scene.lists.is_body(word)
        {
            if start.is_some_and(|start| at > start + 1) && !place {
                stop = Some(at);
                break;
            }
            closed = place || scene.is_definite(word) || closed && !scene.lists.is_body(word);
            start = None;
            continue;
        }
        if closed && start.is_none() && (scene.lists.is_given(word) || titled) {
            start = Some(at);
            continue;
        }
        if scene.is_definite(word) {
            closed = true;
            continue;
        }
        if start.is_some() {
            continue;
        }
        if scene.attached(at, 'ب')
            || scene.attached(at, 'ل')
            || word.starts_with('و') && word.len() > 6 && scene.is_definite(word)
        {
            closed = scene.is_definite(word);
            start = None;
            continue;
        }
        if closed && start.is_none() {
            start = Some(at);
        }
    }
    let start = start?;
    let end = match known {
        Some(known) => {
            // Only words right before a known person that continue into it.
            let mention = scene.mention_from(known)?;
            if scene.word(known).starts_with('و') && mention.skip > 0 { known } else { mention.last as usize }
        }
        None => stop.unwrap_or(last),
    };
    let length = end - start;
    let plausible = (start..end)
        .all(|at| scene.text.kind(at) == TokenKind::Word && (!scene.is_present(at) || scene.lists.is_given(scene.word(at))));
    (plausible && (2..=LONGEST).contains(&length)).then_some((start, end))
}

/// Whether lists know the word at `at` as a given name, a common word besides or not: نادر.
fn natures_given(scene: &Scene<'_>, at: usize) -> bool {
    scene.lists.natures().get(scene.word(at)).is_some_and(|nature| nature.flags & flag::GIVEN != 0)
}

/// Whether the word at `at` was taken for a place or body though no list knows it, and nothing before it wants one: behind a
/// complete office (المتحدث باسم الجيش في البلاد **جاسر دونغو**) it is a name.
fn guessed(scene: &Scene<'_>, at: usize) -> bool {
    let Some(mention) = scene.mention(at) else { return false };
    let natures = scene.lists.natures();
    let first = mention.first as usize;
    let heard = |at: usize| {
        let skip = if at == first { mention.skip as usize } else { 0 };
        natures.get(scene.word(at).get(skip..).unwrap_or("")).is_some_and(|nature| nature.flags & KNOWN != 0)
    };
    let governed = first.checked_sub(1).is_some_and(|before| {
        let word = scene.word(before);
        scene.class(before) == Class::Preposition
            || scene.mention(before).is_none()
                && !scene.is_definite(word)
                && (scene.lists.is_body(word) || scene.lists.is_role(word))
    });
    !governed && !(first..mention.last as usize).any(heard)
}
