//! Quotations and the cues behind them: «…»، قال الصياد.

use super::Found;
use super::confidence::{self, Holder};
use super::cue::{CueForm, Frames, Verb};
use super::finder::{Draft, Finder, NEAR};
use super::frame::{Frame, Marker};
use super::{phrase, speaker};
use crate::reading::{Act, BlockKind, StatementKind};
use crate::text::Quotation;

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
        let pointed = end < at;
        while end > 0 && (scene.is_comma(end - 1) || scene.is_stop(end - 1)) {
            end -= 1;
        }
        // «…». وأضاف: what a conjunction opens behind a full stop or in another paragraph reports what follows it.
        let stopped = (end..at).any(|between| scene.is_stop(between));
        if end == 0 || !scene.same_block(end - 1, at) || form.conjunction && stopped {
            return;
        }
        let Some(quotation) = scene.ending(end) else { return };
        if !pointed && !scene.is_speech(quotation)
            || self.drafts.iter().rev().take(NEAR).any(|draft| {
                draft.content.0 >= quotation.first as usize
                    && draft.content.1 <= quotation.end as usize
                    && draft.content.1 + 2 >= quotation.last as usize
            })
        {
            return;
        }
        let (_, limit) = scene.sentence(at);
        if let Some((_, end)) = self.said(at, limit, (form, verb), quotation, false) {
            self.second_part(at, end);
        }
    }

    /// Reports a quotation that stands apart from its cue: by the phrase behind the cue, before `limit`, else by its hidden
    /// subject. Returns the phrase.
    pub(super) fn said(
        &mut self,
        cue: usize,
        limit: usize,
        (form, verb): (CueForm, &Verb),
        quotation: &Quotation,
        leapt: bool,
    ) -> Option<(usize, usize)> {
        let scene = self.scene;
        let end = phrase::noun_phrase(scene, cue + 1, limit, false);
        let behind = (end > cue + 1).then_some((cue + 1, end));
        let source = match behind {
            Some((first, last)) => Some(speaker::name(scene, first, last, &self.memory)),
            None => self.memory.hidden(form).cloned(),
        };
        let holder = if behind.is_some() { Holder::Named } else { Holder::Hidden };
        let frame = Frame {
            subject: behind.unwrap_or((cue, cue)),
            marker: Marker::Quote,
            content: quotation.first as usize,
            quotation: Some(quotation),
            adjuncts: Default::default(),
            leapt,
        };
        let sure = confidence::of(Marker::Quote, holder, leapt, false, false);
        self.push(cue, cue + 1, &frame, verb.act, behind, source, sure, false);
        behind
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
        let Some(first) = scene.ending(comma) else { return };
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
            let Some(place) = scene.block(open).filter(|block| block.kind == BlockKind::Paragraph) else { continue };
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
            let block = |at: usize| scene.text.tokens.get(at).map_or(0, |token| token.block);
            let Some(source) = draft.source.clone().filter(|_| block(open) - block(draft.cue) <= 1) else { continue };
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
