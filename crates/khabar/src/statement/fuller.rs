//! Bodies by their fullest name: **الهيئة** is the هيئة الموانئ والمطارات of two lines before, and **هيئة الموانئ** too.
//!
//! The name room knows bodies word by word; how far their names reach (مجلس بلدية الساحل, تنظيم المرابطين في بلاد الشام)
//! the phrase tells, wherever in the article it stands.

use super::phrase;
use super::scene::Scene;
use crate::reading::BlockKind;

/// How far back or ahead a fuller name is looked for, in tokens.
const FAR: usize = 600;

/// Longest name, in tokens.
const LONGEST: usize = 8;

/// The name with its head noun `head` (folded, without article) that stands last before token `first`: in the text,
/// else in the headline. None where only the bare noun stands there.
pub fn before(scene: &Scene<'_>, head: &str, first: usize) -> Option<(usize, usize)> {
    let earlier = || (first.saturating_sub(FAR)..first).rev().filter(|&at| names(scene, at, head));
    let named = |at: usize| whole(scene, at, first).map(|end| (at, end));
    let headline = |at: &usize| {
        let token = scene.text.tokens.get(*at);
        let block = token.and_then(|token| scene.text.blocks.get(token.block as usize));
        block.is_some_and(|block| block.kind == BlockKind::Headline)
    };
    earlier().filter(|at| !headline(at)).find_map(named).or_else(|| earlier().find_map(named))
}

/// The words that first told of someone without a name, later called by the noun `head` alone (folded, without article):
/// **سائق أجنبي**, then السائق. None where the noun stands before a name.
pub fn introduced(scene: &Scene<'_>, head: &str, first: usize) -> Option<(usize, usize)> {
    let mut earlier = (first.saturating_sub(FAR)..first).filter(|&at| scene.word(at) == head && scene.mention(at).is_none());
    earlier.find_map(|at| {
        let end = phrase::noun_phrase(scene, at, (at + LONGEST).min(first), true);
        let named = (at..=end).any(|part| scene.mention(part).is_some());
        let definite = (at + 1..end).any(|part| scene.is_definite(scene.word(part)));
        (end >= at + 2 && !named && !definite).then_some((at, end))
    })
}

/// A longer name that begins with the words of `first..last` (تنظيم المرابطين … **في بلاد الشام**).
pub fn longer(scene: &Scene<'_>, first: usize, last: usize) -> Option<(usize, usize)> {
    let stem = scene.word(first).strip_prefix('و').unwrap_or(scene.word(first));
    let same = |at: usize| {
        names(scene, at, stem) && (first + 1..last).enumerate().all(|(step, part)| scene.word(part) == scene.word(at + 1 + step))
    };
    // مؤتمر لمنظمة المرافئ **في جدة**: where something else of theirs is.
    let stands = |at: usize, end: usize| {
        let further = at + last - first;
        scene.class(further) != crate::statement::words::Class::Preposition || further >= end || scene.word(at) == stem
    };
    (first.saturating_sub(FAR)..(first + FAR).min(scene.len()))
        .filter(|&at| at != first && same(at))
        .filter_map(|at| whole(scene, at, scene.len()).filter(|&end| stands(at, end)).map(|end| (at, end)))
        .find(|&(at, end)| end - at > last - first)
}

/// The name of the body that `first..last` calls by its adjectives: المجلس **البلدي بالغدير**, elsewhere مجلس بلدية الغدير.
pub fn construct(scene: &Scene<'_>, first: usize, last: usize) -> Option<(usize, usize)> {
    let body = scene.lists.body(scene.word(first)).filter(|body| body.article && !body.plural && body.before == 0)?;
    let word = scene.word(first);
    let head = word.strip_prefix("ال").filter(|_| last > first + 1 && body.article)?;
    let told = first + 1..last;
    (first.saturating_sub(FAR)..(first + FAR).min(scene.len()))
        .filter(|&at| scene.word(at) == head)
        .map(|at| (at, at + last - first))
        .find(|&(at, end)| {
            told.clone().all(|told| (at + 1..end).any(|part| alike(scene.word(part), scene.word(told))))
                && phrase::noun_phrase(scene, at, end, true) == end
        })
}

/// Whether two words are one but for article, preposition and the ending of an adjective: البلدي and بلدية, بالغدير and الغدير.
fn alike(one: &str, other: &str) -> bool {
    let bare = |word: &'_ str| -> [String; 2] {
        let cut = |fronts: &[&str]| {
            let front = fronts.iter().find_map(|front| word.strip_prefix(front).filter(|rest| rest.len() >= 6));
            let front = front.unwrap_or(word);
            let ending = ["يه", "ي", "ه"].iter().find_map(|ending| front.strip_suffix(ending).filter(|rest| rest.len() >= 6));
            ending.unwrap_or(front).to_owned()
        };
        [cut(&["ال"]), cut(&["بال", "لل", "ب", "ل"])]
    };
    let other = bare(other);
    bare(one).iter().any(|one| other.contains(one))
}

/// Whether the indefinite noun `head` stands at `at`, as the first noun of a name does.
fn names(scene: &Scene<'_>, at: usize, head: &str) -> bool {
    let word = scene.word(at);
    word.ends_with(head) && (word == head || word.strip_prefix(['و', 'ل', 'ب']) == Some(head))
}

/// Where the name that begins at `at` ends, if it is one: more than its noun, and definite.
fn whole(scene: &Scene<'_>, at: usize, limit: usize) -> Option<usize> {
    let end = phrase::noun_phrase(scene, at, (at + LONGEST).min(limit), true);
    let definite = (at + 1..end).any(|part| scene.is_definite(scene.word(part)) || scene.mention(part).is_some());
    let plain = (at..end).all(|part| scene.is_word(part) || scene.opens(part).is_some() || scene.inside(part).is_some());
    (end >= at + 2 && definite && plain).then_some(end)
}
