//! Words passed on: نقلت الوكالة عن شاهد قوله …, بحسب الوزارة, and an outlet whose whole report is another's words.

use super::confidence::{self, Holder};
use super::finder::{Finder, NEAR};
use super::frame::{self, Frame, Marker};
use super::{attribution, relay, speaker, subject};
use crate::reading::Act;

impl Finder<'_, '_> {
    /// نقلت الوكالة عن شاهد قوله إن ….
    pub(super) fn relay(&mut self, at: usize) -> bool {
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

    pub(super) fn attribution(&mut self, found: &attribution::Attribution) -> bool {
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

    /// An outlet whose whole report is another's words only passes them on.
    pub(super) fn merge_outlets(&mut self) {
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
