//! Who a description stands for: الوزير, the minister named before it; الوزارة, the ministry; رئيس كازاخستان,
//! the person whose role says so.
//!
//! A description fits a person whose own role was headed by the same noun and says nothing against it: each
//! further word must stand in that role, each country must be the role's. Of several that fit, the one named
//! last before it is meant. An indefinite description (مصدر عسكري) is nobody named.

use super::nature::flag;
use super::role::Profile;
use super::word::hash;
use super::{NameKind, Names};
use crate::text::{Text, TokenKind};

/// How many mentions to each side are looked at, so that a text of any length is read in linear time.
const FAR: usize = 300;

/// The entity that tokens `first..last` describe.
pub fn find(text: &Text, names: &Names, profiles: &[Profile], first: usize, last: usize) -> Option<u32> {
    let last = last.min(text.tokens.len());
    // A name inside settles it.
    for at in first..last {
        if let Some(mention) = names.at(at).filter(|mention| mention.kind == NameKind::Person) {
            return Some(mention.entity);
        }
    }
    let word = |at: usize| names.words.get(at).copied().unwrap_or_default();
    let head_at = (first..last).find(|&at| word(at).is(flag::ROLE | flag::TITLE | flag::BODY | flag::KIN))?;
    let head = word(head_at);
    if !definite(text, names, head_at, last) {
        return None;
    }
    // المدير **العام** may have been told as the director.
    let content: Vec<(u32, [u8; 2])> = (head_at + 1..last)
        .filter(|&at| {
            text.kind(at) == TokenKind::Word && !word(at).is(flag::STOP) && (text.word(at) != "العام" || at + 1 == last)
        })
        .map(|at| (word(at).bare, word(at).country))
        .collect();
    let before = names.mentions.partition_point(|mention| (mention.first as usize) < first);
    let (past, coming) = names.mentions.split_at(before.min(names.mentions.len()));
    let near = past.iter().rev().take(FAR).chain(coming.iter().take(FAR));
    // منظمة is a body before it is a woman who organises.
    if head.is(flag::BODY) && !head.is(flag::TITLE) {
        return near
            .filter(|mention| mention.kind == NameKind::Organisation && !covers(mention, head_at))
            .find(|mention| {
                let parts = mention.first as usize..mention.last as usize;
                word(parts.start).bare == head.bare
                    && content.iter().all(|&(bare, _)| parts.clone().any(|at| word(at).bare == bare))
            })
            .map(|mention| mention.entity);
    }
    near.filter(|mention| mention.kind == NameKind::Person)
        .find(|mention| {
            profiles.get(mention.entity as usize).is_some_and(|profile| {
                profile.heads.contains(&head.bare)
                    && content.iter().all(|&(bare, country)| {
                        if country != [0; 2] {
                            profile.countries.contains(&country) || profile.words.contains(&bare)
                        } else {
                            alike(bare).any(|bare| profile.words.contains(&bare))
                        }
                    })
            })
        })
        .map(|mention| mention.entity)
}

/// The word, and what stands for it in a title: رئيس **الحكومة** is رئيس **الوزراء**.
fn alike(bare: u32) -> impl Iterator<Item = u32> {
    let cabinet = [hash("حكومه"), hash("وزراء")];
    let other = if bare == cabinet[0] { Some(cabinet[1]) } else { (bare == cabinet[1]).then_some(cabinet[0]) };
    std::iter::once(bare).chain(other)
}

fn covers(mention: &super::Mention, at: usize) -> bool {
    (mention.first as usize..mention.last as usize).contains(&at)
}

/// Whether the noun at `at` is definite: by its article, or by a definite word or a name behind it.
fn definite(text: &Text, names: &Names, at: usize, last: usize) -> bool {
    let article = |at: usize| {
        let word = text.word(at);
        let before = names.words.get(at).map_or(0, |word| word.before as usize);
        let word = word.get(before..).unwrap_or(word);
        word.starts_with("ال") || word.starts_with("لل")
    };
    let place = |at: usize| names.words.get(at).is_some_and(|word| word.is(flag::PLACES));
    article(at) || (at + 1..last.min(at + 5)).any(|next| article(next) || place(next) || names.at(next).is_some())
}
