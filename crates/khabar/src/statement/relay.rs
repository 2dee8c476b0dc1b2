//! Relays: نقلت وكالة الساحل **عن شاهد قوله إن** …. The one who passes words on goes into `via`; the speaker is the one
//! whose words they are. Likewise ذكرت الوكالة أن **الوزارة تشدد على** …: an outlet whose whole report is another's.

use super::adjunct::{self, Adjuncts};
use super::cue::Frames;
use super::phrase;
use super::scene::Scene;
use super::words::{Class, Medium};
use crate::name::NameKind;

/// A relay, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Relay {
    /// Who passed the words on; empty for the passive (نُقل عن).
    pub via: (usize, usize),
    /// Whose words they are.
    pub speaker: (usize, usize),
    /// The noun of saying, if there is one (قوله).
    pub saying: Option<usize>,
    /// Where the content's mark stands: أن, a colon, a quotation.
    pub marker: usize,
}

/// The relay whose verb (نقل، أوردت) stands at token `at`.
pub fn parse(scene: &Scene<'_>, at: usize) -> Option<Relay> {
    let (_, limit) = scene.sentence(at);
    let mut next = at + 1;
    let mut adjuncts = Adjuncts::default();
    let from = next;
    if scene.word(next) != "عن" {
        let end = phrase::noun_phrase(scene, next, limit, false);
        // نقل التقرير **عن** الوزير: what a document is about would belong to it elsewhere.
        next = (next + 1..end).find(|&at| scene.word(at) == "عن").unwrap_or(end);
    }
    let via = (from, next);
    let mut guard = 0;
    while scene.word(next) != "عن" && next < limit && guard < 12 {
        let stepped = adjunct::step(scene, next, limit, Frames::default(), &mut adjuncts);
        next = if stepped > next { stepped } else { next + 1 };
        guard += 1;
    }
    if scene.word(next) != "عن" {
        return None;
    }
    let first = next + 1;
    let mut end = phrase::noun_phrase(scene, first, limit, false);
    if let Some(said) = (first..end).find(|&at| is_saying(scene.word(at))) {
        end = said;
    }
    if end <= first {
        return None;
    }
    let mut next = end;
    let mut saying = None;
    for _ in 0..16 {
        if next >= limit {
            break;
        }
        if is_saying(scene.word(next)) {
            saying = Some(next);
            next += 1;
            continue;
        }
        if scene.class(next) == Class::That
            || scene.is_colon(next)
            || scene.opens(next).is_some_and(|quotation| scene.is_speech(quotation))
        {
            return Some(Relay { via, speaker: (first, end), saying, marker: next });
        }
        // نقل عن الوزير تأكيده على … **مشيراً** إلى أن: another report.
        if scene.carries_on(next) {
            return None;
        }
        let stepped = adjunct::step(scene, next, limit, Frames::default(), &mut adjuncts);
        next = if stepped > next { stepped } else { next + 1 };
    }
    None
}

/// Whose saying the noun with a pronoun at `at` is, where a relay names him right before it: نقل التقرير عن **الوزير** تأكيده على ….
pub fn holder(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let (start, _) = scene.sentence(at);
    let of = (start.max(at.saturating_sub(14))..at).rev().find(|&back| scene.word(back) == "عن")?;
    let passed = (start.max(of.saturating_sub(14))..of)
        .any(|back| scene.finite(back).is_some_and(|(_, verb)| verb.frames.has(Frames::RELAY)));
    let named = scene.heads_source(of + 1) && phrase::noun_phrase(scene, of + 1, at, false) == at;
    (passed && named).then_some((of + 1, at))
}

/// A noun of saying with the speaker's pronoun: قوله، قولها، قولهم، تأكيده.
pub fn is_saying(word: &str) -> bool {
    let stem = word.strip_prefix('ب').unwrap_or(word);
    matches!(stem, "قوله" | "قولها" | "قولهم" | "تاكيده" | "تاكيدها" | "تاكيدهم" | "القول" | "قولهما")
}

/// Whether the phrase at `first` is an outlet: an agency, paper or channel, which may only pass on words.
pub fn is_outlet(scene: &Scene<'_>, first: usize) -> bool {
    if scene.opens(first).is_some_and(|name| name.closed() && !scene.is_speech(name)) {
        return is_outlet(scene, first + 1);
    }
    match scene.words.medium(scene.word(first)) {
        Some(Medium::Outlet) => true,
        Some(Medium::Agency) => scene.mention_from(first).is_some_and(|mention| mention.kind == NameKind::Organisation),
        _ => false,
    }
}
