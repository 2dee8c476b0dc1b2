//! Quotations and the cues behind them: «…»، قال الصياد.

use super::Found;
use super::confidence::{self, Holder};
use super::cue::{CueForm, Frames, Verb};
use super::finder::{Draft, Finder, NEAR};
use super::frame::{Frame, Marker};
use super::{phrase, speaker};
use crate::reading::{Act, BlockKind, StatementKind};

impl Finder<'_, '_> {
    /// «…»، قال الصياد: a quotation right before its cue; a second part may follow the speaker.
    pub(super) fn quotation_before(&mut self, at: usize, form: CueForm, verb: &Verb) {
        let scene = self.scene;
        if !(verb.frames.has(Frames::QUOTE) || verb.frames.has(Frames::THAT)) || at < 2 {
            return;
        }
        let mut end = at;
        // «…» هذا ما أعلنته …, «…»، هكذا وصف …
        if end >= 2 && scene.word(end - 1) == "ما" && matches!(scene.word(end - 2), "هذا" | "ذلك") {
            end -= 2;
        } else if end >= 1 && matches!(scene.word(end - 1), "هكذا" | "بهذا") {
            end -= 1;
        }
        while end > 0 && (scene.is_comma(end - 1) || scene.is_stop(end - 1)) {
            end -= 1;
        }
        // «…». وأضاف: what a conjunction opens behind a full stop or in another paragraph reports what follows it.
        let block = |at: usize| scene.text.tokens.get(at).map(|token| token.block);
        let stopped = (end..at).any(|between| scene.is_stop(between));
        if end == 0 || block(end - 1) != block(at) || form.conjunction && stopped {
            return;
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
        if let Some((_, end)) = behind {
            self.second_part(at, end);
        }
    }

    /// «…»، قال الصياد، «…»: the part behind the speaker joins the part before the cue.
    fn second_part(&mut self, cue: usize, end: usize) {
        let scene = self.scene;
        let mut next = end;
        while scene.is_comma(next) {
            next += 1;
        }
        let Some(second) = scene.opens(next).filter(|second| second.closed() && next > end) else { return };
        let span = scene.text.span(second.first as usize, second.last as usize);
        if let Some(draft) = self.drafts.last_mut().filter(|draft| draft.cue == cue) {
            draft.found.content.push(span);
            draft.content.1 = second.end as usize;
        }
    }

    /// The quotation right before the cue of the statement just found belongs to it, where what follows the speaker
    /// is its second part.
    pub(super) fn first_part(&mut self, at: usize, frame: &Frame<'_>) {
        let scene = self.scene;
        let Some(comma) = at.checked_sub(1).filter(|&before| scene.is_comma(before)) else { return };
        let between = frame.content.checked_sub(2).is_some_and(|before| scene.is_comma(before));
        if frame.marker != Marker::Quote || !between {
            return;
        }
        let quotations = &scene.text.quotations;
        let earlier = quotations.partition_point(|quotation| (quotation.open as usize) < comma);
        let earlier = quotations.get(..earlier).unwrap_or_default();
        let Some(first) = earlier.iter().rev().take(NEAR).find(|quotation| quotation.end as usize == comma && quotation.closed())
        else {
            return;
        };
        let claimed = |draft: &Draft| draft.content.0 < first.end as usize && draft.content.1 > first.first as usize;
        if self.drafts.iter().rev().skip(1).take(NEAR).any(claimed) {
            return;
        }
        let span = scene.text.span(first.first as usize, first.last as usize);
        if let Some(draft) = self.drafts.last_mut().filter(|draft| draft.cue == at && draft.found.kind == StatementKind::Direct) {
            draft.found.content.insert(0, span);
        }
    }

    /// Sentences in marks that no cue claims are the last speaker's words: قالت الجدة إن البيت قديم. «لم يبق منه سوى الباب».
    pub(super) fn go_on(&mut self) {
        let scene = self.scene;
        let mut found = Vec::new();
        for quotation in &scene.text.quotations {
            let (open, first, end) = (quotation.open as usize, quotation.first as usize, quotation.end as usize);
            if quotation.depth > 0 || !quotation.closed() || !scene.is_speech(quotation) {
                continue;
            }
            let Some(block) = scene.text.tokens.get(open).map(|token| token.block) else { continue };
            let Some(place) = scene.text.blocks.get(block as usize).filter(|block| block.kind == BlockKind::Paragraph) else {
                continue;
            };
            let opens = open == place.first as usize || scene.is_stop(open - 1);
            let ends = end >= place.last as usize || scene.is_stop(end) || scene.is_stop(end.saturating_sub(2));
            if !opens || !ends || scene.finite(end + 1).is_some_and(|(form, _)| !form.conjunction) {
                continue;
            }
            // The last statement before, in this paragraph or the one before it.
            let last = self.drafts.partition_point(|draft| draft.cue < open);
            let before = self.drafts.get(..last).unwrap_or_default();
            let near = self.drafts.get(last.saturating_sub(NEAR)..(last + NEAR).min(self.drafts.len())).unwrap_or_default();
            if near.iter().any(|draft| draft.content.0 < end && draft.content.1 > first) {
                continue;
            }
            let Some(draft) = before.iter().rev().take(NEAR).find(|draft| !draft.nested) else { continue };
            let held = scene.text.tokens.get(draft.cue).map_or(0, |token| token.block);
            let Some(source) = draft.source.clone().filter(|_| block - held <= 1) else { continue };
            found.push(Draft {
                found: Found {
                    kind: StatementKind::Free,
                    act: Act::Say,
                    content: vec![scene.text.span(first, quotation.last as usize)],
                    speaker_name: Some(source.name.clone()),
                    speaker_entity: source.entity,
                    confidence: 0.6,
                    evidence: vec!["content: a quotation without a cue", "speaker: the one before goes on"],
                    ..Found::default()
                },
                cue: open,
                content: (first, quotation.last as usize),
                speaker: None,
                source: Some(source),
                nested: false,
                outlet: false,
            });
        }
        self.drafts.append(&mut found);
    }
}
