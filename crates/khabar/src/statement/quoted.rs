//! Quotations and the cues behind them: «…»، قال الصياد.

use super::confidence::{self, Holder};
use super::cue::{CueForm, Frames, Verb};
use super::finder::{Finder, NEAR};
use super::frame::{Frame, Marker};
use super::{phrase, speaker};

impl Finder<'_, '_> {
    /// «…»، قال الصياد: a quotation right before its cue; a second part may follow the speaker.
    pub(super) fn quotation_before(&mut self, at: usize, form: CueForm, verb: &Verb) {
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
}
