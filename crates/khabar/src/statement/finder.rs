//! The walk over the prose: at each word that may signal a report, what it governs and who speaks.

use super::cue::Frames;
use super::frame::{Frame, Marker};
use super::scene::Scene;
use super::speaker::{Memory, Source};
use super::words::Class;
use super::{Found, attribution, extent, headline, kind, noun, relay};
use crate::reading::{Act, BlockKind, StatementKind};
use crate::span::Span;

/// A statement being built: its findings and where they stand in tokens.
pub(super) struct Draft {
    pub(super) found: Found,
    pub(super) cue: usize,
    pub(super) content: (usize, usize),
    pub(super) speaker: Option<(usize, usize)>,
    pub(super) source: Option<Source>,
    pub(super) nested: bool,
    pub(super) outlet: bool,
}

pub(super) struct Finder<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) memory: Memory,
    pub(super) drafts: Vec<Draft>,
    /// The headline's statement, while its speaker is only described (مسؤول: …).
    pub(super) described: Option<usize>,
    /// Whether another source without a name has spoken since.
    pub(super) between: bool,
}

/// How many statements and quotations back a word of the same sentence is looked for.
pub(super) const NEAR: usize = 64;

/// Finds the statements of a scene, in order of their cue.
pub fn find(scene: &Scene<'_>, out: &mut Vec<Found>) {
    let mut finder = Finder { scene, memory: Memory::default(), drafts: Vec::new(), described: None, between: false };
    for block in &scene.text.blocks {
        match block.kind {
            BlockKind::Headline => {
                if let Some(found) = headline::parse(scene, block) {
                    // What stands before (… ..) may report too.
                    let mut at = block.first as usize;
                    while at < found.speaker.0 {
                        at = finder.visit(at);
                    }
                    finder.headline(&found);
                    // What the headline's words report in turn is left to the text.
                    continue;
                }
            }
            BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Caption => {}
            _ => continue,
        }
        let mut at = block.first as usize;
        while at < block.last as usize {
            at = finder.visit(at);
        }
    }
    finder.merge_outlets();
    // Drafts are large: keys are sorted, then each draft is moved once.
    finder.drafts.sort_by_cached_key(|draft| draft.cue);
    finder.go_on();
    finder.drafts.sort_by_cached_key(|draft| {
        (draft.found.cue.map_or(draft.found.content.first().map_or(0, |span| span.start), |cue| cue.start), draft.cue)
    });
    // Collected where the drafts lie: an article's statements are never held twice.
    *out = finder.drafts.into_iter().map(|draft| draft.found).collect();
    out.shrink_to_fit();
}

impl Finder<'_, '_> {
    /// Reads what may begin at token `at`; returns where to go on.
    fn visit(&mut self, at: usize) -> usize {
        let scene = self.scene;
        if let Some(found) = attribution::parse(scene, at)
            && self.attribution(&found)
        {
            return found.end.max(at + 1);
        }
        if let Some(found) = noun::parse(scene, at)
            && self.noun(at, &found)
        {
            return at + 1;
        }
        if relay::is_saying(scene.word(at)) && self.saying(at) {
            return at + 1;
        }
        if scene.word(at) == "جاء" || scene.word(at) == "وجاء" {
            self.document(at);
            return at + 1;
        }
        if let Some((form, verb)) = scene.finite(at) {
            if verb.frames.has(Frames::RELAY) {
                if self.relay(at) {
                    return at + 1;
                }
            } else {
                self.finite(at, form, verb);
            }
        } else if let Some((form, verb)) = scene.participle(at) {
            self.participle(at, form, verb);
        }
        at + 1
    }

    /// Whether the cue at `at` stands inside what an earlier cue governs.
    pub(super) fn nested(&self, at: usize) -> bool {
        self.drafts.iter().rev().take(4).any(|draft| draft.content.0 <= at && at < draft.content.1 && draft.cue < at)
    }

    /// Whether the word at `at` stands inside words that are the speaker's own.
    pub(super) fn in_speech(&self, at: usize) -> bool {
        self.drafts.iter().rev().take(4).any(|draft| {
            draft.found.kind == StatementKind::Direct && draft.content.0 < at && at < draft.content.1 && draft.cue < at
        })
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn push(
        &mut self,
        first: usize,
        last: usize,
        frame: &Frame<'_>,
        act: Act,
        speaker: Option<(usize, usize)>,
        source: Option<Source>,
        sure: f64,
        outlet: bool,
    ) {
        let end = extent::end(self.scene, frame);
        if end <= frame.content {
            return;
        }
        self.push_span(first, last, frame, (frame.content, end), act, speaker, source, sure, outlet);
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn push_span(
        &mut self,
        first: usize,
        last: usize,
        frame: &Frame<'_>,
        content: (usize, usize),
        act: Act,
        speaker: Option<(usize, usize)>,
        source: Option<Source>,
        sure: f64,
        outlet: bool,
    ) {
        let scene = self.scene;
        let (from, to) = strip_marks(scene, content.0, content.1.min(scene.len()));
        if to <= from {
            return;
        }
        let span = |range: (usize, usize)| scene.text.span(range.0, range.1);
        let nested = self.nested(first);
        self.reveal(&source);
        let found = Found {
            kind: kind::of(scene, frame, from, to, act),
            act,
            cue: Some(span((first, last))),
            content: vec![span((from, to))],
            speaker: speaker.map(span).filter(|span| *span != Span::default()),
            speaker_name: source.as_ref().map(|source| source.name.clone()),
            speaker_entity: source.as_ref().and_then(|source| source.entity),
            addressee: frame.adjuncts.addressee.map(span),
            occasion: frame.adjuncts.occasion.map(span),
            via: Vec::new(),
            confidence: sure,
            evidence: evidence(frame, speaker, source.is_some(), nested),
        };
        if let Some(source) = &source {
            // Who is named in passing, behind the words or inside another's, does not hold the floor.
            let passing = speaker.is_some_and(|(at, _)| at >= to && scene.class(at) != Class::That) && scene.cue(first).is_none();
            // تلقينا **تأكيدات** من السفارة بأن …: so is he whose saying is only mentioned.
            let mentioned = scene.cue(first).is_none()
                && scene.words.nouns.find(scene.word(first)).is_some()
                && (first >= scene.sentence(first).0 + 2 || scene.inside(first).is_some());
            let passing = passing || mentioned;
            self.memory.spoke(source, !nested && !passing);
        }
        let told =
            [frame.adjuncts.addressee, frame.adjuncts.occasion].into_iter().flatten().any(|(at, _)| scene.attached(at, 'ل'));
        self.describes(speaker, &source, told);
        self.drafts.push(Draft { found, cue: first, content: (from, to), speaker, source, nested, outlet });
    }
}

/// Leaves the outer quotation marks out of a content; those of a quotation that begins inside it stay.
fn strip_marks(scene: &Scene<'_>, first: usize, last: usize) -> (usize, usize) {
    let (mut from, mut to) = (first, last);
    let mark = |at: usize| matches!(scene.word(at), "\"" | "«" | "»" | "“" | "”" | "'" | "‘" | "’");
    while from < to && mark(from) && scene.opens(from).is_none_or(|quotation| quotation.end as usize >= last) {
        from += 1;
    }
    while to > from {
        let hangs = scene.is_stop(to - 1) && scene.word(to - 1) == "." || scene.is_comma(to - 1);
        let outer = mark(to - 1) && !scene.closes_within(from, to - 1);
        if !hangs && !outer {
            break;
        }
        to -= 1;
    }
    (from, to)
}

/// The rules that decided a statement, in order: what opens the content, where the speaker was found, what made it
/// less sure.
fn evidence(frame: &Frame<'_>, speaker: Option<(usize, usize)>, known: bool, nested: bool) -> Vec<&'static str> {
    let content = match frame.marker {
        Marker::That => "content: the clause after the cue",
        Marker::Quote => "content: a quotation",
        Marker::Colon => "content: after a colon",
        Marker::Preposition => "content: after the verb's preposition",
        Marker::Noun => "content: a noun phrase",
        Marker::Bare => "content: words without marks",
    };
    let holder = match speaker {
        Some(phrase) if phrase == frame.subject => "speaker: the phrase behind the cue",
        Some(_) => "speaker: the phrase before the cue",
        None if known => "speaker: a hidden subject, carried on",
        None => "speaker: not told",
    };
    let mut rules = vec![content, holder];
    if frame.leapt {
        rules.push("words between cue and content not understood");
    }
    if nested {
        rules.push("inside another's words");
    }
    rules
}
