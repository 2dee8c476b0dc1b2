//! Attributions: a source named beside what it says. **بحسب الشرطة**، أصيب …; أصيب عشرة، **وفق مصدر طبي**;
//! وصل الوفد أمس، **حسبما أفاد شاهد**; القرار، **برأي الخبير**، خاطئ.
//!
//! At the head of a clause the clause behind is the content; behind a clause it is the clause before; within one it
//! is what stands before and what stands behind. The words that open one are in `attributions.tsv`.

use super::adjunct::{self, Adjuncts};
use super::cue::Frames;
use super::extent;
use super::phrase;
use super::phrases::Phrases;
use super::scene::Scene;
use super::words::Class;
use crate::lexicon::rows;
use crate::reading::Act;

/// What the opener of an attribution governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Governs {
    /// The source.
    Noun,
    /// The source with ل written onto it.
    Li,
    /// A verb of saying and its subject.
    Verb,
    /// The same, only at the end of a sentence.
    Behind,
    /// One whose words are passed on.
    From,
    /// One who speaks for the speaker.
    Mouth,
}

/// The openers, each with what it governs and its act.
#[derive(Debug, Default)]
pub struct Openers(Phrases<(Governs, Act)>);

impl Openers {
    /// Compiles `attributions.tsv`.
    pub fn new() -> Self {
        let rows = rows(include_str!("../../lexicon/attributions.tsv"));
        Openers(Phrases::new(rows.filter_map(|row| {
            let [words, governs, act] = row[..] else { return None };
            let governs = match governs {
                "ل" => Governs::Li,
                "verb" => Governs::Verb,
                "behind" => Governs::Behind,
                "from" => Governs::From,
                "mouth" => Governs::Mouth,
                _ => Governs::Noun,
            };
            Some((words, (governs, if act == "assess" { Act::Assess } else { Act::Say })))
        })))
    }

    /// What the openers at token `at` govern, their acts, and one past each.
    fn at<'l>(&'l self, scene: &'l Scene<'_>, at: usize) -> impl Iterator<Item = (usize, Governs, Act)> {
        let word = scene.word(at);
        let bare = word.strip_prefix('و').filter(|rest| self.0.begins(rest)).unwrap_or(word);
        self.0.at(scene, at, bare).map(|(next, &(governs, act))| (next, governs, act))
    }
}

/// An attribution, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Attribution {
    /// The cue's tokens.
    pub cue: (usize, usize),
    /// What the cue governs.
    pub governs: Governs,
    /// The source's tokens; empty where the verb's hidden pronoun is the source (حسبما أضاف).
    pub source: (usize, usize),
    /// Who passed the source's words on (بحسب ما نقلت **الوكالة** عن الشاهد).
    pub via: Option<(usize, usize)>,
    /// One past the attribution.
    pub end: usize,
    /// The reporting verb inside (حسبما أفاد), if any.
    pub verb: Option<usize>,
    /// What is done by it.
    pub act: Act,
    /// When and where it was said.
    pub adjuncts: Adjuncts,
}

/// Whether an attribution opens at token `at`.
pub fn opens(scene: &Scene<'_>, at: usize) -> bool {
    parse(scene, at).is_some()
}

/// The attribution that opens at token `at`.
pub fn parse(scene: &Scene<'_>, at: usize) -> Option<Attribution> {
    scene.words.openers.at(scene, at).find_map(|(next, governs, act)| {
        if answers(scene, at) || governs == Governs::From && in_answer(scene, at) {
            return None;
        }
        let (_, limit) = scene.sentence(at);
        let found = match governs {
            Governs::Noun | Governs::From | Governs::Mouth => named(scene, at, next, limit)?,
            Governs::Li => scene.attached(next, 'ل').then(|| named(scene, at, next, limit)).flatten()?,
            Governs::Verb => with_verb(scene, at, next, limit)?,
            Governs::Behind if at > 0 && scene.is_comma(at - 1) => with_verb(scene, at, next, limit)
                .filter(|found| found.source.1 > found.source.0 && scene.heads_source(found.source.0))
                .filter(|found| found.end >= limit || begins_anew(scene, found.end))?,
            Governs::Behind => return None,
        };
        Some(Attribution { governs, act: if found.verb.is_some() { found.act } else { act }, ..found })
    })
}

/// Whether a comma and a new clause follow at `at`: …، كما قال الدليل**، ويضم** الكهف ….
pub fn begins_anew(scene: &Scene<'_>, at: usize) -> bool {
    let next = at + 1;
    let word = scene.word(next);
    scene.is_comma(at) && word.starts_with('و') && !scene.words.own_letter(word) && !scene.heads_source(next)
}

/// Whether what stands at `at` is answered: رداً **على ما** قالته الصحيفة.
fn answers(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| scene.word(before));
    matches!(before.strip_prefix('و').unwrap_or(before), "ردا" | "بناء" | "تعليقا" | "تعقيبا")
}

/// Whether `at` stands within what is answered: … رداً على ما نشرته الصحيفة **نقلاً عن** مسؤول, the paper's source, not this
/// report's.
fn in_answer(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at).any(|back| matches!(scene.word(back), "ردا" | "وردا") && scene.word(back + 2).starts_with("ما"))
}

fn named(scene: &Scene<'_>, at: usize, start: usize, limit: usize) -> Option<Attribution> {
    let mut first = start;
    // لـ«رويترز»
    if scene.word(first) == "ل" && scene.opens(first + 1).is_some() {
        first += 1;
    }
    if first >= limit || !source_like(scene, first) {
        return None;
    }
    let end = phrase::noun_phrase(scene, first, limit, false);
    (end > first).then_some(Attribution {
        cue: (at, start),
        governs: Governs::Noun,
        source: (first, end),
        via: None,
        end,
        verb: None,
        act: Act::Say,
        adjuncts: Adjuncts::default(),
    })
}

/// حسبما أفاد …, بحسب ما قال …, وفقاً لما كشفه …, حسب ما ورد في البيان.
fn with_verb(scene: &Scene<'_>, at: usize, verb: usize, limit: usize) -> Option<Attribution> {
    let mut verb_at = verb;
    if scene.class(verb_at) == Class::Auxiliary {
        verb_at += 1;
    }
    let mut found = Attribution {
        cue: (at, verb_at + 1),
        governs: Governs::Verb,
        source: (verb_at + 1, verb_at + 1),
        via: None,
        end: verb_at + 1,
        verb: Some(verb_at),
        act: Act::Say,
        adjuncts: Adjuncts::default(),
    };
    if matches!(scene.word(verb_at), "جاء" | "ورد" | "نشر") && matches!(scene.word(verb_at + 1), "في" | "علي") {
        let first = verb_at + 2;
        let end = phrase::noun_phrase(scene, first, limit, false);
        return (end > first).then_some(Attribution { source: (first, end), end, verb: None, ..found });
    }
    let (_, reporting) = scene.finite(verb_at)?;
    found.act = reporting.act;
    let mut start = verb_at + 1;
    if matches!(scene.word(start), "به" | "بها" | "عنه" | "عنها" | "عنهم") {
        start += 1;
    }
    start = adjunct::plain_step(scene, start, limit, Frames::default(), &mut found.adjuncts).max(start);
    let end = phrase::noun_phrase(scene, start, limit, false);
    if end <= start {
        // حسبما أضاف: the source goes on speaking.
        let ends = start >= limit || scene.is_comma(start);
        return (ends && start == verb_at + 1).then_some(found);
    }
    found.source = (start, end);
    found.end = end;
    if scene.word(end) == "عن" && scene.heads_source(end + 1) {
        let inner = phrase::noun_phrase(scene, end + 1, limit, false);
        if inner > end + 1 {
            return Some(Attribution { source: (end + 1, inner), via: Some((start, end)), end: inner, ..found });
        }
    }
    Some(found)
}

/// Whether a source may be named by the word at `at`; its preposition aside.
fn source_like(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    let stem = word.strip_prefix("لل").or_else(|| word.strip_prefix('ل')).unwrap_or(word);
    if scene.words.norm(word) || scene.words.norm(stem) {
        return false;
    }
    if let Some(quotation) = scene.opens(at) {
        return !scene.is_speech(quotation);
    }
    // وفقاً للألمانية: an agency by its country's adjective.
    let agency = scene.lists.nationality_form(word).is_some_and(|form| form.article && form.feminine && !form.plural);
    scene.heads_source(at)
        || agency
        || scene.words.document(stem).is_some()
        || scene.lists.is_role(stem)
        || scene.lists.is_body(stem)
        || scene.words.quantifier(stem)
}

/// The content of an attribution, in tokens: one stretch, or two where it stands within its clause.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// The whole, or what stands before.
    pub first: (usize, usize),
    /// What stands behind.
    pub second: Option<(usize, usize)>,
}

/// The content of the attribution: the clause behind it at the head of a clause, else the one before.
pub fn content(scene: &Scene<'_>, found: &Attribution) -> Option<Content> {
    let at = found.cue.0;
    let (start, limit) = scene.sentence(at);
    let mut next = found.end;
    // Behind the source, an occasion or a word of time may still come.
    let mut adjuncts = Adjuncts::default();
    while next < limit && !scene.is_comma(next) {
        let stepped = adjunct::plain_step(scene, next, limit, Frames::default(), &mut adjuncts);
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
            return Some(Content { first: (from, extent::clause_end(scene, from, limit)), second: None });
        }
        if at == start && next >= limit {
            return sentence_before(scene, start);
        }
    }
    // وهو **بحسب الهيئة** أدنى مستوى: the pronoun, and what is said of it.
    if let Some(pronoun) = at.checked_sub(1).filter(|&back| back >= start && is_pronoun(scene.word(back)))
        && next < limit
        && limit - next >= 2
    {
        return Some(Content { first: (pronoun, at), second: Some((next, extent::clause_end(scene, next, limit))) });
    }
    let end = extent::trim(scene, start, at);
    let from = clause_start(scene, start, end);
    if end <= from {
        return None;
    }
    let second = goes_on(scene, (from, end), next, limit).map(|again| (again, extent::clause_end(scene, again, limit)));
    (end - from >= 2 || second.is_some()).then_some(Content { first: (from, end), second })
}

/// Whether the word is a pronoun that opens a clause of its own: وهو.
fn is_pronoun(word: &str) -> bool {
    matches!(word, "وهو" | "وهي" | "وهم" | "فهو" | "فهي" | "هو" | "هي" | "هم")
}

/// Where the clause that an attribution cuts goes on: القرار، بحسب الخبير، **خاطئ**; الرئيس وفقاً للمصدر **يؤكد** …. A new
/// clause (و…), a consequence (ما أدى) or another report is not the clause going on.
fn goes_on(scene: &Scene<'_>, before: (usize, usize), next: usize, limit: usize) -> Option<usize> {
    let from = if scene.is_comma(next) { next + 1 } else { next };
    if from + 1 >= limit || !scene.is_word(from) && scene.opens(from).is_none() {
        return None;
    }
    let verb = scene.finite(from).is_some() || scene.is_present(from);
    if from == next || verb {
        // Without commas, or before a verb, only a subject that still wants its verb goes on.
        let nominal = (before.0..before.1).all(|at| scene.finite(at).is_none() && !scene.is_present(at))
            && (scene.heads_source(before.0) || scene.is_definite(scene.word(before.0)))
            && before.1 - before.0 <= 8;
        return (nominal && verb).then_some(from);
    }
    let word = scene.word(from);
    let joined = word.starts_with('و') && !scene.words.own_letter(word) && scene.mention_from(from).is_none_or(|m| m.skip > 0);
    let turns = joined
        || matches!(word, "ما" | "مما" | "حيث" | "اذ" | "علما")
        || matches!(scene.class(from), Class::Relative | Class::That | Class::Breaker | Class::Auxiliary | Class::Negation)
        || extent::ends_here(scene, scene.sentence(from).0, from);
    (!turns).then_some(from)
}

/// The sentence before the one that begins at `start`, in the same paragraph: … السوق. **وفقاً لرويترز.**
fn sentence_before(scene: &Scene<'_>, start: usize) -> Option<Content> {
    let before = start.checked_sub(1)?;
    let (from, to) = scene.sentence(before);
    let block = |at: usize| scene.text.tokens.get(at).map(|token| token.block);
    (to > from + 2 && block(from) == block(start)).then_some(Content { first: (from, to), second: None })
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
