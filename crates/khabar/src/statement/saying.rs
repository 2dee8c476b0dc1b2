//! Nouns that report: تأكيد الوزارة أن …, قوله إن …, and documents that speak: وجاء في البيان أن ….

use super::confidence::{self, Holder};
use super::cue::CueForm;
use super::finder::{Finder, NEAR};
use super::words::Class;
use super::{frame, noun, phrase, relay, speaker, subject};
use crate::lexicon::inflect::{Agreement, Form};
use crate::reading::Act;

impl Finder<'_, '_> {
    /// تأكيد الوزارة أن …, ترحيبها بـ….
    pub(super) fn noun(&mut self, at: usize, found: &noun::Report<'_>) -> bool {
        let scene = self.scene;
        let frame = &found.frame;
        // «نقلت … عن … قوله إن»: the relay's.
        if self.drafts.iter().rev().take(4).any(|draft| draft.cue == at || draft.content.0 == frame.content) {
            return false;
        }
        let held = (frame.subject.1 > frame.subject.0).then_some(frame.subject);
        let held = held.or_else(|| found.saying.pronoun.and_then(|_| relay::holder(scene, at)));
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
    pub(super) fn saying(&mut self, at: usize) -> bool {
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
    pub(super) fn document(&mut self, at: usize) {
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
}
