//! Documents by who issued them: **استطلاع** للرأي أجراه مركز المرسى is that centre's, and «التقرير» is the تقرير هيئة الموانئ of
//! the paragraph before (أصدرت هيئة الموانئ تقريراً, قالت الهيئة في تقريرها).

use super::phrase;
use super::phrases::Phrases;
use super::scene::Scene;
use super::words::Class;
use crate::lexicon::rows;
use crate::name::NameKind;

/// How far back the document is looked for, in tokens.
const FAR: usize = 400;

/// How far behind a document, or before it, who issued it stands, in tokens.
const NEAR: usize = 14;

/// On which side of the document who issued it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Behind,
    Before,
}

/// The words that tell who issued a document.
#[derive(Debug, Default)]
pub struct Issuing(Phrases<Side>);

impl Issuing {
    /// Compiles `issuing.tsv`.
    pub fn new() -> Self {
        Issuing(Phrases::new(rows(include_str!("../../lexicon/issuing.tsv")).filter_map(|row| {
            let [words, side] = row[..] else { return None };
            Some((words, if side == "before" { Side::Before } else { Side::Behind }))
        })))
    }

    /// One past the words at `at` that tell who issued what stands on that side of them.
    fn at(&self, scene: &Scene<'_>, at: usize, side: Side) -> Option<usize> {
        let word = scene.word(at);
        let bare = word.strip_prefix('و').filter(|rest| side == Side::Before && self.0.begins(rest)).unwrap_or(word);
        self.0.at(scene, at, bare).find(|&(_, &found)| found == side).map(|(next, _)| next)
    }
}

/// Who issued the document whose noun stands at `at`, where words behind it tell: دراسة حديثة **أعدتها جامعة الساحل**.
pub fn behind(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let (_, limit) = scene.sentence(at);
    let mut next = at + 1;
    while next < limit.min(at + NEAR) {
        if let Some(first) = scene.words.issuing.at(scene, next, Side::Behind) {
            let last = phrase::noun_phrase(scene, first, limit, true);
            return (last > first && scene.heads_source(first)).then_some((first, last));
        }
        // Another report, another clause: who issues there issues something else.
        if scene.is_comma(next)
            || scene.is_colon(next)
            || matches!(scene.class(next), Class::That | Class::Breaker)
            || scene.finite(next).is_some_and(|(_, verb)| !verb.frames.has(super::cue::Frames::WEAK))
        {
            return None;
        }
        next = scene.opens(next).map_or(next + 1, |name| (name.end as usize).max(next + 1));
    }
    None
}

/// Who issued the document called by its noun alone (`head`, folded, without article) at token `first`, as the text before
/// tells it.
pub fn before(scene: &Scene<'_>, head: &str, first: usize) -> Option<(usize, usize)> {
    let introduced = (first.saturating_sub(FAR)..first).rev().filter(|&at| names(scene, at, head));
    introduced.take(8).find_map(|at| behind(scene, at).or_else(|| genitive(scene, at)).or_else(|| object(scene, at)))
}

/// Whether the indefinite noun stands at `at`, or the noun with a pronoun: تقرير, تقريراً, في تقريرها.
fn names(scene: &Scene<'_>, at: usize, head: &str) -> bool {
    let word = scene.word(at);
    let stem = head.strip_suffix('ه').unwrap_or(head);
    let Some((before, rest)) = word.split_once(stem) else { return false };
    matches!(before, "" | "و" | "ب" | "ل") && matches!(rest, "" | "ا" | "ه" | "ها" | "هم" | "ته" | "تها" | "تهم")
}

/// تقرير **هيئة الموانئ**, تقرير **للبنك الدولي**.
fn genitive(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let first = at + 1;
    let body = scene.lists.body(scene.word(first)).is_some_and(|body| !body.plural);
    let named = scene.mention_from(first).is_some_and(|mention| mention.kind == NameKind::Organisation);
    if !body && !named {
        return None;
    }
    let (_, limit) = scene.sentence(at);
    let last = phrase::noun_phrase(scene, first, limit, true);
    (last > first).then_some((first, last))
}

/// **أصدرت الهيئة** تقريراً; **قالت الهيئة** في تقرير: the subject of the verb before it.
fn object(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let (start, _) = scene.sentence(at);
    let mut back = at;
    while back > start.max(at.saturating_sub(2 * NEAR)) {
        back -= 1;
        let issues = scene.words.issuing.at(scene, back, Side::Before).is_some();
        let reports = scene.finite(back).is_some();
        if !issues && !reports {
            continue;
        }
        let first = back + 1;
        // What the verb before it issues stands right behind its subject; what one tells in it may stand further off.
        let last = phrase::noun_phrase(scene, first, at, true);
        let reached = last == at || reports || (last..at).all(|at| scene.class(at) != Class::That);
        return (scene.heads_source(first) && scene.words.document(scene.word(first)).is_none() && last > first && reached)
            .then_some((first, last));
    }
    None
}
