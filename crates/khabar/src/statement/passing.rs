//! Words passed on: نقلت الوكالة عن شاهد قوله …, بحسب الوزارة, and an outlet whose whole report is another's words.

use super::attribution::{self, Governs};
use super::confidence::{self, Holder};
use super::finder::{Finder, NEAR};
use super::frame::{self, Frame, Marker};
use super::{extent, relay, speaker, subject};
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

    /// بحسب الشرطة، …; an attribution between a verb and what is said, or behind another's words, tells who passed them on.
    pub(super) fn attribution(&mut self, found: &attribution::Attribution) -> bool {
        let scene = self.scene;
        if self.passes_on(found) {
            return true;
        }
        if found.governs == Governs::Mouth {
            return false;
        }
        let Some(mut content) = attribution::content(scene, found) else { return false };
        self.part(found, &mut content);
        let (first, last) = content.first;
        let hidden = found.source.1 <= found.source.0;
        let source = if hidden {
            let form = found.verb.and_then(|at| scene.finite(at)).map(|(form, _)| form);
            form.and_then(|form| self.memory.hidden(form)).cloned()
        } else {
            Some(speaker::name(scene, found.source.0, found.source.1, &self.memory))
        };
        if source.is_none() {
            return false;
        }
        let quotation = scene.opens(first).or_else(|| first.checked_sub(1).and_then(|open| scene.opens(open)));
        let quotation = quotation.filter(|_| content.second.is_none());
        let frame = Frame {
            subject: found.source,
            marker: Marker::That,
            content: first,
            quotation,
            adjuncts: found.adjuncts,
            leapt: false,
        };
        let cue = found.cue;
        let sure = confidence::of(Marker::That, if hidden { Holder::Hidden } else { Holder::Phrase }, false, false, false);
        let drafts = self.drafts.len();
        let speaker = (!hidden).then_some(found.source);
        // بحسب صحيفة الساحل، قال مصدر إن …: the paper passes on what another said.
        let outlet = !hidden && scene.finite(first).is_some() && relay::is_outlet(scene, found.source.0);
        self.push_span(cue.0, cue.1, &frame, (first, last), found.act, speaker, source, sure, outlet);
        if let Some(draft) = self.drafts.get_mut(drafts) {
            draft.found.via.extend(found.via.map(|(first, last)| scene.text.span(first, last)));
            if let Some((first, last)) = content.second {
                draft.found.content.push(scene.text.span(first, last));
            }
        }
        true
    }

    /// Parts what an attribution stands behind from what another said before it in the sentence: قالت الهيئة إن الجسر أغلق**، ولن**
    /// يفتح قبل شهر، كما قال المهندس: hers ends, and his begins, at the last clause that و joins.
    fn part(&mut self, found: &attribution::Attribution, content: &mut attribution::Content) {
        let scene = self.scene;
        let (first, last) = content.first;
        if content.second.is_some() || last > found.cue.0 {
            return;
        }
        let Some(draft) = self.drafts.iter_mut().rev().take(4).find(|draft| {
            draft.cue < first && draft.content.0 <= first && draft.content.1 >= last && draft.found.content.len() == 1
        }) else {
            return;
        };
        let Some(joint) = (first + 2..last.saturating_sub(2)).rev().find(|&at| attribution::begins_anew(scene, at)) else {
            return;
        };
        if scene.inside(joint).is_some() {
            return;
        }
        content.first.0 = joint + 1;
        draft.content.1 = joint;
        draft.found.content = vec![scene.text.span(draft.content.0, joint)];
    }

    /// Whether the attribution tells who passed on what another said, and notes it: ذكر الموقع، **نقلاً عن مصادر**، أن …;
    /// قال الوزير إن الجسر آمن، **بحسب وكالة الساحل**.
    fn passes_on(&mut self, found: &attribution::Attribution) -> bool {
        let scene = self.scene;
        let (start, _) = scene.sentence(found.cue.0);
        let (first, last) = found.source;
        let outlet = last > first && relay::is_outlet(scene, first);
        let span = scene.text.span(first, last);
        let memory = &mut self.memory;
        let Some(draft) = self.drafts.iter_mut().rev().take(4).find(|draft| draft.cue >= start && draft.cue < found.cue.0) else {
            return false;
        };
        let between = draft.content.0 >= found.end;
        if between && found.governs == Governs::From && draft.outlet {
            draft.found.via.extend(draft.found.speaker);
            let source = speaker::name(scene, first, last, memory);
            draft.found.cue = Some(scene.text.span(found.cue.0, found.cue.1));
            draft.found.speaker = Some(span);
            draft.found.speaker_name = Some(source.name.clone());
            draft.found.speaker_entity = source.entity;
            draft.speaker = Some(found.source);
            draft.outlet = false;
            memory.spoke(&source, !draft.nested);
            draft.source = Some(source);
            return true;
        }
        if between {
            if outlet || matches!(found.governs, Governs::From | Governs::Mouth) {
                draft.found.via.push(span);
            }
            return true;
        }
        // Behind another's words, right where they end.
        let behind = extent::trim(scene, draft.content.0, found.cue.0) == draft.content.1
            || draft.content.1 < found.cue.0
                && (draft.content.1..found.cue.0)
                    .all(|at| scene.is_comma(at) || matches!(scene.word(at), "\"" | "»" | "”" | "’" | "“"));
        // …، بحسب بيان للوزارة: where it was said.
        let statement = matches!(scene.word(first), "بيان" | "البيان" | "بلاغ" | "البلاغ" | "بيانه" | "بيانها");
        if behind && statement && draft.source.is_some() && draft.found.occasion.is_none() {
            draft.found.occasion = Some(span);
            return true;
        }
        if behind && outlet && draft.source.is_some() {
            draft.found.via.push(span);
            return true;
        }
        false
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
