//! The walk over the prose: at each word that may signal a report, what it governs and who speaks.

use super::confidence::{self, Holder};
use super::cue::{CueForm, Frames, Verb};
use super::frame::{self, Frame, Marker};
use super::scene::Scene;
use super::speaker::{self, Memory, Source};
use super::words::Class;
use super::{Found, attribution, extent, headline, kind, noun, phrase, relay, subject};
use crate::lexicon::inflect::{Agreement, Form};
use crate::reading::{Act, BlockKind, StatementKind};
use crate::span::Span;

/// A statement being built: its findings and where they stand in tokens.
struct Draft {
    found: Found,
    cue: usize,
    content: (usize, usize),
    speaker: Option<(usize, usize)>,
    source: Option<Source>,
    nested: bool,
    outlet: bool,
}

struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    memory: Memory,
    drafts: Vec<Draft>,
    /// The headline's statement, while its speaker is only described (مسؤول: …).
    described: Option<usize>,
}

/// How many statements and quotations back a word of the same sentence is looked for.
const NEAR: usize = 64;

/// Finds the statements of a scene, in order of their cue.
pub fn find(scene: &Scene<'_>, out: &mut Vec<Found>) {
    let mut finder = Finder { scene, memory: Memory::default(), drafts: Vec::new(), described: None };
    for block in &scene.text.blocks {
        match block.kind {
            BlockKind::Headline => {
                if let Some(found) = headline::parse(scene, block) {
                    finder.headline(&found);
                    // What the headline's words report in turn is left to the text.
                    continue;
                }
            }
            BlockKind::Heading | BlockKind::Paragraph | BlockKind::Caption => {}
            _ => continue,
        }
        let mut at = block.first as usize;
        while at < block.last as usize {
            at = finder.visit(at);
        }
    }
    finder.merge_outlets();
    finder.drafts.sort_by_key(|draft| {
        (draft.found.cue.map_or(draft.found.content.first().map_or(0, |span| span.start), |cue| cue.start), draft.cue)
    });
    out.extend(finder.drafts.into_iter().map(|draft| draft.found));
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

    /// A finite verb: قالت الوزيرة إن …, الوزيرة أعلنت …, وأضاف ….
    fn finite(&mut self, at: usize, form: CueForm, verb: &Verb) {
        let scene = self.scene;
        if at > 0 && scene.class(at - 1) == Class::Negation {
            return;
        }
        if unreal(scene, at, form, verb) {
            return;
        }
        let quoted = scene.inside(at).is_some();
        let weak = verb.frames.has(Frames::WEAK);
        let ahead = subject::before(scene, at, form);
        let preposed = ahead.is_some_and(|(first, last)| subject::surely(scene, first, last, at, form));
        let Some(frame) = frame::parse(scene, at, form, verb, true, preposed) else {
            self.quotation_before(at, form, verb);
            return;
        };
        let behind = (frame.subject.1 > frame.subject.0).then_some(frame.subject);
        let ahead = if behind.is_none() { ahead } else { None };
        let bare = matches!(frame.marker, Marker::Noun | Marker::Preposition | Marker::Bare);
        let head = clause_head(scene, at) || ahead.is_some_and(|(first, _)| opens_clause(scene, first));
        // A homograph counts at the head of its clause, behind a subject, or right before أن.
        let topic = ahead.is_some() && !bare;
        let direct = frame.marker == Marker::That && frame.content <= at + 2;
        if weak && !head && !topic && !direct {
            return;
        }
        if weak && bare && behind.or(ahead).is_none_or(|(first, _)| !scene.heads_source(first)) && !form.conjunction {
            return;
        }
        if bare && form.form == Form::Present && behind.or(ahead).is_none_or(|(first, _)| !scene.heads_source(first)) {
            return;
        }
        // الأسباب التي دعت: what cannot speak reports nothing.
        if bare && behind.is_none() && ahead.is_some_and(|(first, _)| !scene.heads_source(first)) {
            return;
        }
        if keeps_silent(scene, verb, &frame) {
            return;
        }
        // قد يعتقد: a possibility, no report. وصفت بأنها: a passive without a holder.
        if at > 0 && scene.word(at - 1) == "قد" && form.form == Form::Present {
            return;
        }
        if verb.frames.has(Frames::DESCRIBE)
            && !form.object
            && behind.or(ahead).is_none_or(|(first, _)| !scene.heads_source(first))
        {
            return;
        }
        if bare && behind.is_none() && ahead.is_none() && !form.conjunction && !head {
            return;
        }
        if frame.marker == Marker::Noun && behind.is_some_and(|(first, _)| !scene.heads_source(first)) {
            return;
        }
        if weak && frame.leapt && !(head && behind.is_some()) {
            return;
        }
        // يذكر أن، يعتقد أن: nobody holds it.
        if form.form == Form::Present && form.agreement == Agreement::default() && behind.is_none() && ahead.is_none() {
            return;
        }
        if quoted && behind.is_none() && ahead.is_none() {
            return;
        }
        if quoted && bare {
            return;
        }
        let (speaker, source, holder) = match behind.or(ahead) {
            Some((first, last)) => {
                let source = speaker::name(scene, first, last, &self.memory);
                let holder = match (behind.is_some(), scene.heads_source(first)) {
                    (true, true) => Holder::Named,
                    (true, false) => Holder::Phrase,
                    _ => Holder::Topic,
                };
                (Some((first, last)), Some(source), holder)
            }
            None => match self.memory.hidden(form) {
                Some(source) => (None, Some(source.clone()), Holder::Hidden),
                None => match subject::of_sentence(scene, at, form) {
                    Some((first, last)) => (None, Some(speaker::name(scene, first, last, &self.memory)), Holder::Hidden),
                    None => (None, None, Holder::Nobody),
                },
            },
        };
        let nested = self.nested(at);
        let outlet = speaker.is_some_and(|(first, _)| relay::is_outlet(scene, first));
        let sure = confidence::of(frame.marker, holder, frame.leapt, weak, nested || quoted);
        self.push(at, at + 1, &frame, verb.act, speaker, source, sure, outlet);
    }

    /// A participle: … مشدداً على أن …, غادر القاعة مؤكداً أن ….
    fn participle(&mut self, at: usize, form: CueForm, verb: &Verb) {
        let scene = self.scene;
        let Some(frame) = frame::parse(scene, at, form, verb, false, false) else {
            return;
        };
        let bare = matches!(frame.marker, Marker::Noun | Marker::Preposition | Marker::Bare);
        let accusative = scene.word(at).ends_with('ا');
        let comma = at > 0 && (scene.is_comma(at - 1) || scene.is_stop(at - 1));
        if bare && !accusative && !comma {
            return;
        }
        if verb.frames.has(Frames::WEAK) && (frame.leapt || bare && frame.marker == Marker::Noun && !comma) {
            return;
        }
        if frame.leapt && frame.content > at + 12 {
            return;
        }
        if scene.inside(at).is_some() {
            return;
        }
        // «وتابع قائلاً: …» is one cue.
        if let Some(last) = self.drafts.last()
            && last.content.0 == frame.content
            && at > last.cue
        {
            return;
        }
        let (sentence_start, _) = scene.sentence(at);
        let same = self
            .drafts
            .iter()
            .rev()
            .take(NEAR)
            .find(|draft| !draft.nested && draft.cue >= sentence_start && draft.cue < at)
            .and_then(|draft| draft.source.clone());
        let (source, holder) = match same {
            Some(source) => (Some(source), Holder::Same),
            None => match subject::of_sentence(scene, at, form) {
                Some((first, last)) => (Some(speaker::name(scene, first, last, &self.memory)), Holder::Topic),
                None => match self.memory.hidden(form) {
                    Some(source) => (Some(source.clone()), Holder::Hidden),
                    None => (None, Holder::Nobody),
                },
            },
        };
        let sure = confidence::of(frame.marker, holder, frame.leapt, verb.frames.has(Frames::WEAK), false);
        self.push(at, at + 1, &frame, verb.act, None, source, sure, false);
    }

    /// «…»، قال الصياد: a quotation right before its cue; a second part may follow the speaker.
    fn quotation_before(&mut self, at: usize, form: CueForm, verb: &Verb) {
        let scene = self.scene;
        if !verb.frames.has(Frames::QUOTE) || at < 2 {
            return;
        }
        let mut end = at;
        while end > 0 && (scene.is_comma(end - 1) || scene.is_stop(end - 1)) {
            end -= 1;
        }
        let Some(quotation) = end.checked_sub(1).and_then(|last| {
            let earlier = scene.text.quotations.partition_point(|quotation| (quotation.open as usize) < at);
            let earlier = scene.text.quotations.get(..earlier).unwrap_or_default();
            earlier.iter().rev().take(NEAR).find(|quotation| quotation.end as usize == last + 1 && quotation.closed())
        }) else {
            return;
        };
        if !scene.is_speech(quotation)
            || self.drafts.iter().rev().take(NEAR).any(|draft| {
                draft.content.0 >= quotation.first as usize
                    && draft.content.1 <= quotation.end as usize
                    && draft.content.1 + 2 >= quotation.last as usize
            })
        {
            return;
        }
        let (_, limit) = scene.sentence(at);
        let end = phrase::noun_phrase(scene, at + 1, limit, false);
        let behind = (end > at + 1).then_some((at + 1, end));
        let source = match behind {
            Some((first, last)) => Some(speaker::name(scene, first, last, &self.memory)),
            None => self.memory.hidden(form).cloned(),
        };
        let holder = if behind.is_some() { Holder::Named } else { Holder::Hidden };
        let frame = Frame {
            subject: behind.unwrap_or((at, at)),
            marker: Marker::Quote,
            content: quotation.first as usize,
            quotation: Some(quotation),
            adjuncts: Default::default(),
            leapt: false,
        };
        let sure = confidence::of(Marker::Quote, holder, false, false, false);
        self.push(at, at + 1, &frame, verb.act, behind, source, sure, false);
    }

    /// تأكيد الوزارة أن …, ترحيبها بـ….
    fn noun(&mut self, at: usize, found: &noun::Report<'_>) -> bool {
        let scene = self.scene;
        let frame = &found.frame;
        // «نقلت … عن … قوله إن»: the relay's.
        if self.drafts.iter().rev().take(4).any(|draft| draft.cue == at || draft.content.0 == frame.content) {
            return false;
        }
        let held = (frame.subject.1 > frame.subject.0).then_some(frame.subject);
        let (source, holder) = match (held, found.saying.pronoun) {
            (Some((first, last)), _) => (Some(speaker::name(scene, first, last, &self.memory)), Holder::Named),
            (None, Some(agreement)) => {
                let form = noun::form(agreement);
                match subject::of_sentence(scene, at, form) {
                    Some((first, last)) => (Some(speaker::name(scene, first, last, &self.memory)), Holder::Hidden),
                    None => (self.memory.hidden(form).cloned(), Holder::Hidden),
                }
            }
            (None, None) => (None, Holder::Nobody),
        };
        if source.is_none() {
            return false;
        }
        let sure = confidence::of(frame.marker, holder, false, true, self.nested(at));
        let content = (frame.content, found.end);
        self.push_span(at, at + 1, frame, content, found.saying.noun.act, held, source, sure, false);
        true
    }

    /// «قوله إن …» with a pronoun for its holder.
    fn saying(&mut self, at: usize) -> bool {
        let scene = self.scene;
        let (_, limit) = scene.sentence(at);
        let next = at + 1;
        if !(scene.class(next) == Class::That || scene.is_colon(next) || scene.opens(next).is_some()) || next >= limit {
            return false;
        }
        if self.drafts.iter().rev().take(NEAR).any(|draft| draft.cue == at || draft.content.0 > at && draft.content.0 <= at + 3) {
            return false;
        }
        let form = CueForm {
            verb: 0,
            form: Form::Past,
            agreement: Agreement { feminine: scene.word(at).ends_with("ها"), plural: scene.word(at).ends_with("هم") },
            conjunction: true,
            object: false,
        };
        let (verb_form, verb) = match scene.cues.find("قال") {
            Some(found) => (found, scene.cues.verb(found)),
            None => return false,
        };
        let Some(frame) = frame::parse(scene, at, verb_form, verb, false, false) else { return false };
        let source = self.memory.hidden(form).cloned();
        let sure =
            confidence::of(frame.marker, if source.is_some() { Holder::Hidden } else { Holder::Nobody }, false, true, false);
        self.push(at, at + 1, &frame, Act::Say, None, source, sure, false);
        true
    }

    /// «وجاء في البيان أن …»: the document speaks.
    fn document(&mut self, at: usize) {
        let scene = self.scene;
        if scene.word(at + 1) != "في" {
            return;
        }
        let (_, limit) = scene.sentence(at);
        let end = phrase::noun_phrase(scene, at + 2, limit, false);
        if end <= at + 2 {
            return;
        }
        let Some((form, verb)) = scene.cues.find("قال").map(|form| (form, scene.cues.verb(form))) else { return };
        let Some(frame) = frame::parse(scene, end - 1, form, verb, false, false) else { return };
        if frame.leapt && frame.content > end + 14 {
            return;
        }
        let source = speaker::name(scene, at + 2, end, &self.memory);
        let sure = confidence::of(frame.marker, Holder::Phrase, frame.leapt, true, false);
        self.push(at, at + 1, &frame, Act::Say, Some((at + 2, end)), Some(source), sure, false);
    }

    /// نقلت الوكالة عن شاهد قوله إن ….
    fn relay(&mut self, at: usize) -> bool {
        let scene = self.scene;
        let Some(found) = relay::parse(scene, at) else { return false };
        let Some((form, verb)) = scene.cues.find("قال").map(|form| (form, scene.cues.verb(form))) else { return false };
        let Some(frame) = frame::parse(scene, found.marker.saturating_sub(1), form, verb, false, false) else { return false };
        let source = speaker::name(scene, found.speaker.0, found.speaker.1, &self.memory);
        let cue = found.saying.unwrap_or(at);
        let sure = confidence::of(frame.marker, Holder::Named, false, false, false);
        self.push(cue, cue + 1, &frame, Act::Say, Some(found.speaker), Some(source), sure, false);
        let via = if found.via.1 > found.via.0 {
            Some(found.via)
        } else {
            let form = scene.tokens.get(at).and_then(|seen| seen.cue);
            form.and_then(|form| subject::before(scene, at, form))
        };
        if let (Some(draft), Some((first, last))) = (self.drafts.last_mut(), via) {
            draft.found.via.push(scene.text.span(first, last));
        }
        true
    }

    fn attribution(&mut self, found: &attribution::Attribution) -> bool {
        let scene = self.scene;
        let Some((first, last)) = attribution::content(scene, found) else { return false };
        let source = speaker::name(scene, found.source.0, found.source.1, &self.memory);
        let act = found.verb.and_then(|at| scene.finite(at)).map_or(Act::Say, |(_, verb)| verb.act);
        let quotation = scene.opens(first).or_else(|| first.checked_sub(1).and_then(|open| scene.opens(open)));
        let frame = Frame {
            subject: found.source,
            marker: Marker::That,
            content: first,
            quotation,
            adjuncts: Default::default(),
            leapt: false,
        };
        let cue = (
            found.cue.0,
            if found.verb.is_some() || scene.word(found.cue.0).ends_with("نقلا") { found.cue.1 } else { found.cue.0 + 1 },
        );
        let sure = confidence::of(Marker::That, Holder::Phrase, false, false, false);
        self.push_span(cue.0, cue.1, &frame, (first, last), act, Some(found.source), Some(source), sure, false);
        true
    }

    fn headline(&mut self, found: &headline::Headline) {
        let scene = self.scene;
        let source = speaker::name(scene, found.speaker.0, found.speaker.1, &self.memory);
        let frame = Frame {
            subject: found.speaker,
            marker: Marker::Colon,
            content: found.content.0,
            quotation: None,
            adjuncts: Default::default(),
            leapt: false,
        };
        let sure = 0.85;
        let described = source.entity.is_none()
            && scene.lists.role(scene.word(found.speaker.0)).is_some_and(|role| !role.plural && !role.article);
        self.push_span(
            found.colon,
            found.colon + 1,
            &frame,
            found.content,
            Act::Say,
            Some(found.speaker),
            Some(source),
            sure,
            false,
        );
        if described {
            self.described = self.drafts.len().checked_sub(1);
        }
        let whole = scene.opens(found.content.0.saturating_sub(1)).is_some();
        if let Some(draft) = self.drafts.last_mut()
            && !whole
            && kind::has_verbatim(scene, found.content.0, found.content.1)
        {
            draft.found.kind = StatementKind::Mixed;
        }
    }

    /// The first named person the text quotes is the one its headline describes.
    fn reveal(&mut self, source: &Option<Source>) {
        let (Some(index), Some(person)) = (self.described, source.as_ref()) else { return };
        self.described = None;
        if let Some(draft) = self.drafts.get_mut(index).filter(|_| person.is_person()) {
            let described = draft.found.speaker_name.replace(person.name.clone());
            draft.found.speaker_entity = person.entity;
            self.memory.reveal(described.as_deref().unwrap_or(""), person);
        }
    }

    /// Whether the cue at `at` stands inside what an earlier cue governs.
    fn nested(&self, at: usize) -> bool {
        self.drafts.iter().rev().take(4).any(|draft| draft.content.0 <= at && at < draft.content.1 && draft.cue < at)
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
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
    fn push_span(
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
            kind: kind::of(scene, frame, from, to),
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
            self.memory.spoke(source, !nested && !passing);
        }
        self.drafts.push(Draft { found, cue: first, content: (from, to), speaker, source, nested, outlet });
    }

    /// An outlet whose whole report is another's words only passes them on.
    fn merge_outlets(&mut self) {
        let mut merged = vec![false; self.drafts.len()];
        for at in 0..self.drafts.len() {
            let outer = &self.drafts[at];
            if !outer.outlet {
                continue;
            }
            let via = outer.found.speaker;
            let near = at.saturating_sub(NEAR)..(at + NEAR).min(self.drafts.len());
            let inner = near.into_iter().find(|&near| {
                let inner = &self.drafts[near];
                !merged[near]
                    && inner.cue > outer.cue
                    && inner.content.0 > outer.content.0
                    && inner.content.1 <= outer.content.1 + 1
                    && inner.speaker.is_some_and(|(first, _)| first <= outer.content.0 + 2)
            });
            if let Some(inner) = inner {
                self.drafts[inner].found.via.extend(via);
                merged[at] = true;
            }
        }
        let mut merged = merged.into_iter();
        self.drafts.retain(|_| !merged.next().unwrap_or(false));
    }
}

/// Whether the word at `at` opens its clause.
fn clause_head(scene: &Scene<'_>, at: usize) -> bool {
    let (start, _) = scene.sentence(at);
    if at == start || scene.cue(at).is_some_and(|(form, _)| form.conjunction) {
        return true;
    }
    let before = at - 1;
    scene.is_comma(before)
        || scene.is_stop(before)
        || matches!(scene.class(before), Class::Breaker | Class::Auxiliary | Class::Relative)
        || scene.opens(before).is_some()
}

/// Leaves the outer quotation marks out of a content.
fn strip_marks(scene: &Scene<'_>, first: usize, last: usize) -> (usize, usize) {
    let (mut from, mut to) = (first, last);
    let mark = |at: usize| matches!(scene.word(at), "\"" | "«" | "»" | "“" | "”" | "'" | "‘" | "’");
    let paren = |at: usize| scene.word(at) == "(" || scene.word(at) == ")";
    while from < to && mark(from) {
        from += 1;
    }
    while to > from && (mark(to - 1) || scene.is_stop(to - 1) && scene.word(to - 1) == "." || scene.is_comma(to - 1)) {
        to -= 1;
    }
    let _ = paren;
    (from, to)
}

/// Whether the phrase that begins at `first` opens its clause: at the head of the sentence, or behind أن or a comma.
fn opens_clause(scene: &Scene<'_>, first: usize) -> bool {
    first == scene.sentence(first).0 || first > 0 && (scene.class(first - 1) == Class::That || clause_head(scene, first))
}

/// Whether the word only looks like a report: في حال وافق (a condition), بين … وبين (a preposition), فدان (ف needs a
/// clause before it), ما يعتقد (nobody).
fn unreal(scene: &Scene<'_>, at: usize, form: CueForm, verb: &Verb) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = scene.word(before);
    if matches!(word, "حال" | "اذا" | "لو" | "ما" | "مما" | "دون" | "بدون") {
        return true;
    }
    if verb.lemma == "بين" && form.form == Form::Past && !form.agreement.feminine {
        let (start, _) = scene.sentence(at);
        let earlier = (start.max(at.saturating_sub(15))..at).any(|back| scene.word(back) == "بين");
        return earlier || matches!(word, "فيما" | "من" | "ما");
    }
    form.conjunction
        && scene.word(at).starts_with('ف')
        && scene.is_word(before)
        && scene.word(before).len() > 2
        && !scene.is_stop(before)
        && scene.text.tokens.get(at).is_some_and(|_| verb.frames.has(Frames::WEAK) || verb.lemma.len() <= 6)
        && !(at >= 2 && (1..=20).any(|back| at >= back && matches!(scene.word(at - back), "اما" | "واما")))
        && verb.lemma != "قال"
}

/// رفض الكشف عن اسمه, طلب عدم ذكر هويته: a source that hides its name says nothing by it.
fn keeps_silent(scene: &Scene<'_>, verb: &Verb, frame: &Frame<'_>) -> bool {
    matches!(verb.lemma.as_str(), "رفض" | "طلب" | "اشترط" | "فضل")
        && (frame.content..frame.content + 5)
            .any(|at| matches!(scene.word(at), "اسمه" | "اسمها" | "هويته" | "هويتها" | "اسمايهم" | "هوياتهم" | "هويتهم"))
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
