//! Attributions: a source named beside what it says. **بحسب الشرطة**، أصيب …; أصيب عشرة، **وفق مصدر طبي**;
//! وصل الوفد أمس، **حسبما أفاد شاهد**.
//!
//! At the head of a clause the clause behind is the content; behind a clause it is the clause before.

use super::extent;
use super::phrase;
use super::scene::Scene;
use super::words::Class;

/// An attribution, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Attribution {
    /// The cue's tokens.
    pub cue: (usize, usize),
    /// The source's tokens.
    pub source: (usize, usize),
    /// One past the attribution.
    pub end: usize,
    /// The reporting verb inside (حسبما أفاد), if any.
    pub verb: Option<usize>,
}

/// Whether an attribution opens at token `at`.
pub fn opens(scene: &Scene<'_>, at: usize) -> bool {
    parse(scene, at).is_some()
}

/// The attribution that opens at token `at`.
pub fn parse(scene: &Scene<'_>, at: usize) -> Option<Attribution> {
    let word = scene.word(at);
    let bare = word.strip_prefix('و').filter(|rest| rest.len() > 4).unwrap_or(word);
    let (_, limit) = scene.sentence(at);
    match bare {
        "بحسب" | "حسب" | "وفق" => {
            if scene.word(at + 1) == "ما" {
                return with_verb(scene, at, at + 2, limit);
            }
            named(scene, at, at + 1, at + 1, limit)
        }
        "وفقا" | "طبقا" => {
            if scene.word(at + 1) == "لما" {
                return with_verb(scene, at, at + 2, limit);
            }
            scene.attached(at + 1, 'ل').then(|| named(scene, at, at + 1, at + 1, limit)).flatten()
        }
        "نقلا" => (scene.word(at + 1) == "عن").then(|| named(scene, at, at + 2, at + 2, limit)).flatten(),
        // قضى ثلاثة، على ما أفاد جهاز الإنقاذ
        "علي" if scene.word(at + 1) == "ما" => with_verb(scene, at, at + 2, limit),
        // الطريق طويل، كما قال الدليل: with nothing behind, the words stand before it.
        "كما" if at > 0 && scene.is_comma(at - 1) => {
            with_verb(scene, at, at + 1, limit).filter(|found| found.end >= limit && scene.heads_source(found.source.0))
        }
        "حسبما" | "وفقما" => with_verb(scene, at, at + 1, limit),
        _ => None,
    }
}

fn named(scene: &Scene<'_>, at: usize, cue_end: usize, start: usize, limit: usize) -> Option<Attribution> {
    let mut first = start;
    // لـ«رويترز»
    if scene.word(first) == "ل" && scene.opens(first + 1).is_some() {
        first += 1;
    }
    if scene.words.document(scene.word(first)).is_none() && !source_like(scene, first) {
        return None;
    }
    let end = phrase::noun_phrase(scene, first, limit, false);
    (end > first).then_some(Attribution { cue: (at, cue_end), source: (first, end), end, verb: None })
}

/// حسبما أفاد …, بحسب ما قال …, وفقاً لما كشفه ….
fn with_verb(scene: &Scene<'_>, at: usize, verb: usize, limit: usize) -> Option<Attribution> {
    let mut verb_at = verb;
    if scene.class(verb_at) == Class::Auxiliary {
        verb_at += 1;
    }
    scene.finite(verb_at)?;
    let mut start = verb_at + 1;
    let mut adjuncts = super::adjunct::Adjuncts::default();
    let stepped = super::adjunct::step(scene, start, limit, super::cue::Frames::default(), &mut adjuncts);
    if stepped > start {
        start = stepped;
    }
    let end = phrase::noun_phrase(scene, start, limit, false);
    (end > start).then_some(Attribution { cue: (at, verb_at + 1), source: (start, end), end, verb: Some(verb_at) })
}

/// Whether a source may be named by the word at `at`; its preposition aside.
fn source_like(scene: &Scene<'_>, at: usize) -> bool {
    if scene.heads_source(at) || scene.opens(at).is_some() {
        return true;
    }
    let word = scene.word(at);
    let stem = word.strip_prefix("لل").or_else(|| word.strip_prefix('ل')).unwrap_or(word);
    scene.words.document(stem).is_some() || scene.lists.is_role(stem) || scene.lists.is_body(stem)
}

/// The content of the attribution, in tokens: the clause behind it at the head of a clause, else the one before.
pub fn content(scene: &Scene<'_>, found: &Attribution) -> Option<(usize, usize)> {
    let at = found.cue.0;
    let (start, limit) = scene.sentence(at);
    let mut next = found.end;
    // Behind the source, an occasion or a word of time may still come.
    let mut adjuncts = super::adjunct::Adjuncts::default();
    while next < limit && !scene.is_comma(next) {
        let stepped = super::adjunct::step(scene, next, limit, super::cue::Frames::default(), &mut adjuncts);
        if stepped <= next {
            break;
        }
        next = stepped;
    }
    let head = is_clause_head(scene, start, at);
    if head && (found.verb.is_none() || at == start) {
        let mut from = next;
        while scene.is_comma(from) || scene.class(from) == Class::That && super::frame::is_bare_that(scene, from) {
            from += 1;
        }
        if scene.word(from) == "فان" {
            from += 1;
        }
        if from < limit && limit - from >= 3 {
            return Some((from, extent::clause_end(scene, from, limit)));
        }
    }
    let end = extent::trim(scene, start, at);
    let from = clause_start(scene, start, end);
    (end > from && end - from >= 2).then_some((from, end))
}

fn is_clause_head(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    at == start
        || matches!(scene.word(at - 1), "و" | "لكن" | "كما" | "انه" | "فيما")
        || (scene.word(at).starts_with('و') && scene.word(at) != "وفق" && scene.word(at) != "وفقا")
}

/// The head of the clause that ends at `end`: behind the last report or contrast of its sentence.
fn clause_start(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let start = start.max(end.saturating_sub(300));
    let mut from = start;
    let mut at = start;
    while at < end {
        if let Some(quotation) = scene.opens(at) {
            at = (quotation.end as usize).max(at + 1);
            continue;
        }
        if (matches!(scene.word(at), "كما" | "لكن" | "ولكن" | "بينما" | "فيما" | "حيث") || scene.class(at) == Class::That)
            && at > start
        {
            from = at + 1;
        }
        at += 1;
    }
    if from < end && matches!(scene.word(from), "كما" | "لكن") {
        from += 1;
    }
    from
}
