//! Participles that carry on the main verb's speaker: … مشدداً على أن …, غادر القاعة مؤكداً أن ….

use super::confidence::{self, Holder};
use super::cue::{CueForm, Frames, Verb};
use super::finder::{Draft, Finder, NEAR};
use super::frame::{self, Frame, Marker};
use super::words::Class;
use super::{speaker, subject};

/// How far before a participle its verb of saying is looked for, in tokens.
const SPOKEN_WITHIN: usize = 14;

/// How far from the head of its paragraph a byline ends, in tokens.
const BYLINE: usize = 4;

impl Finder<'_, '_> {
    /// A participle: … مشدداً على أن …, غادر القاعة مؤكداً أن ….
    pub(super) fn participle(&mut self, at: usize, form: CueForm, verb: &Verb) {
        let scene = self.scene;
        let Some(frame) = frame::parse(scene, at, form, verb, false, false) else {
            return;
        };
        // وقال **مدافعاً** عن …: «…»: how it is said; the verb right before it reports.
        if at > 0
            && scene.finite(at - 1).is_some_and(|(_, verb)| verb.frames.has(Frames::QUOTE))
            && frame.marker == Marker::Preposition
        {
            return;
        }
        // موقفاً أكثر حذراً: an adjective that is compared.
        if at > 0 && matches!(scene.word(at - 1), "اكثر" | "اقل") {
            return;
        }
        // الساحل - متابعة: the line that tells where a text comes from.
        let opening = scene.block(at).is_some_and(|block| at <= block.first as usize + BYLINE);
        if opening
            && frame.marker == Marker::Colon
            && frame.content == at + 2
            && scene.word(at).ends_with('ه')
            && !form.conjunction
        {
            return;
        }
        let bare = matches!(frame.marker, Marker::Noun | Marker::Preposition | Marker::Bare);
        let accusative = scene.carries_on(at);
        let comma = at > 0 && (scene.is_comma(at - 1) || scene.is_stop(at - 1));
        if bare && !accusative && !comma {
            return;
        }
        if verb.frames.has(Frames::WEAK) && (frame.leapt || bare && frame.marker == Marker::Noun && !comma) {
            return;
        }
        // مكاتب **مصرحة**، مشيراً إلى أن …: what follows is the next participle's.
        let next_carries = || (at + 1..frame.content).any(|next| scene.carries_on(next));
        if frame.leapt && (frame.content > at + 12 || next_carries()) {
            return;
        }
        if scene.inside(at).is_some() {
            return;
        }
        // «مؤكداً بقوله: …» is one report, by its noun.
        if (frame.content..frame.content + 8)
            .any(|next| super::relay::is_saying(scene.word(next)) && scene.word(next).starts_with('ب'))
        {
            return;
        }
        // «وتابع قائلاً: …» is one cue.
        if let Some(last) = self.drafts.last_mut()
            && last.content.0 == frame.content
            && at > last.cue
        {
            if at == last.cue + 1 && verb.frames.has(Frames::QUOTE) {
                last.found.cue = Some(scene.text.span(last.cue, at + 1));
            }
            return;
        }
        let (sentence_start, _) = scene.sentence(at);
        let spoken = self.spoken(at, &frame);
        let main = |draft: &&Draft| !draft.nested && draft.cue >= sentence_start && draft.cue < at;
        // At the head of a sentence (… بحسب شاهد. مشيراً إلى …) it goes on with whoever spoke last.
        let headed = || {
            let last = self.drafts.last().filter(|_| at == sentence_start && !form.conjunction)?;
            last.source.clone().filter(|source| source.agrees(form))
        };
        let spoke = || self.drafts.iter().rev().take(NEAR).filter(main).filter_map(|draft| draft.source.clone());
        // Of several that report in the sentence, the one it agrees with (حجبت السلطات موقعاً ينتقد الوزير، قائلة …).
        let same = headed().or_else(|| spoke().find(|source| source.agrees(form))).or_else(|| {
            let subject =
                || subject::of_sentence(scene, at, form).map(|(first, last)| speaker::name(scene, first, last, &self.memory));
            let other = spoke().next()?;
            Some(subject().filter(|source| source.agrees(form)).unwrap_or(other))
        });
        let told = (frame.subject.1 > frame.subject.0).then_some(frame.subject);
        let same = told.map(|(first, last)| speaker::name(scene, first, last, &self.memory)).or(same);
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
        match spoken {
            Some(open) => {
                self.push_span(at, at + 1, &frame, (frame.content, open), verb.act, told, source, sure, false);
            }
            None => self.push(at, at + 1, &frame, verb.act, told, source, sure, false),
        }
    }

    /// وقالت الوزيرة مشيرة إلى الجسر «لن يغلق أبداً»: the words in marks are the verb's. Reports them; where they open.
    fn spoken(&mut self, at: usize, frame: &Frame<'_>) -> Option<usize> {
        let scene = self.scene;
        if !matches!(frame.marker, Marker::Noun | Marker::Preposition) || frame.quotation.is_some() {
            return None;
        }
        let (start, limit) = scene.sentence(at);
        let before = (start.max(at.saturating_sub(SPOKEN_WITHIN))..at).rev().find(|&verb| scene.finite(verb).is_some())?;
        let (form, verb) = scene.finite(before)?;
        if !verb.frames.has(Frames::QUOTE) {
            return None;
        }
        let open = (frame.content + 1..limit.min(frame.content + 2 * SPOKEN_WITHIN))
            .take_while(|&next| scene.finite(next).is_none() && scene.class(next) != Class::That)
            .find(|&next| scene.opens(next).is_some_and(|quotation| quotation.closed() && scene.is_speech(quotation)))?;
        let last = open - 1;
        if scene.class(last) == Class::Preposition
            || matches!(scene.word(last), "ب" | "ل")
            || scene.words.names_what_follows(scene.word(last))
        {
            return None;
        }
        if let Some(draft) = self.drafts.iter().rev().take(NEAR).find(|draft| draft.cue == before) {
            // Found already, over the participle's head.
            return (draft.content.0 > open).then_some(open);
        }
        self.said(before, at, (form, verb), scene.opens(open)?, true);
        Some(open)
    }
}
