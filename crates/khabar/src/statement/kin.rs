//! Relatives told by whose they are: **والدة سامر** is not سامر but his mother: by her own name where the article gives it
//! with those words (نادية الحلواني، والدة سامر), else by the phrase.

use super::scene::Scene;
use crate::name::NameKind;
use crate::name::lists::RoleKind;
use crate::text::fold::fold;

/// How many people of the article are asked whether the phrase is their role.
const PEOPLE: usize = 128;

/// Whether the phrase `first..last` names somebody's relative: a noun of kinship without a pronoun, and a person's name right
/// behind it.
pub fn is_relative(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let kin = scene.lists.role(scene.word(first)).is_some_and(|role| role.kind == RoleKind::Kin && !role.plural && !role.article);
    // شقيقه سامر: his brother, by name. Folding hides ه from ة.
    let owned = scene.text.written(first).trim_end_matches(['\u{064b}', '\u{064e}', '\u{064f}', '\u{0650}']).ends_with('ه');
    let of = scene.mention_from(first + 1).filter(|mention| mention.kind == NameKind::Person && mention.skip == 0);
    kin && !owned && first + 1 < last && of.is_some() && scene.mention(first).is_none()
}

/// The person whose role is told by the same words: the entity of نادية in «نادية الحلواني والدة سامر».
pub fn named(scene: &Scene<'_>, first: usize) -> Option<u32> {
    let whose = scene.mention_from(first + 1)?.entity;
    let head = scene.word(first);
    let people = scene.names.entities.iter().enumerate().filter(|(_, entity)| entity.kind == Some(NameKind::Person));
    people
        .take(PEOPLE)
        .filter(|&(at, _)| at as u32 != whose)
        .find(|(_, entity)| {
            entity.role.is_some_and(|role| {
                let of = scene.mention(scene.text.token_at(role.end)).is_some_and(|mention| mention.entity == whose);
                of && fold(role.text(&scene.text.source)).split(' ').next() == Some(head)
            })
        })
        .map(|(at, _)| at as u32)
}
