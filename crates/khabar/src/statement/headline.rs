//! Headlines: **الراوي: الميناء يفتح غداً**. A name or description, a colon, and the words; a mere topic or place line
//! before the colon (بالصور: …) is no speaker.

use super::finder::Finder;
use super::frame::{Frame, Marker};
use super::scene::Scene;
use super::speaker::{self, Source};
use super::{kind, phrase};
use crate::name::NameKind;
use crate::reading::{Act, StatementKind};
use crate::text::TextBlock;

/// The speaker, the colon and the words of a headline, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Headline {
    /// The speaker's phrase.
    pub speaker: (usize, usize),
    /// The colon.
    pub colon: usize,
    /// The words.
    pub content: (usize, usize),
}

/// Longest phrase before the colon, in tokens.
const LONGEST: usize = 9;

/// Reads a headline of the form "name: words".
pub fn parse(scene: &Scene<'_>, block: &TextBlock) -> Option<Headline> {
    let (first, last) = (block.first as usize, block.last as usize);
    let colon = (first + 1..last.min(first + LONGEST + 1)).find(|&at| scene.is_colon(at))?;
    if !scene.heads_source(first) && scene.opens(first).is_none() && !(colon == first + 1 && is_surname(scene, first)) {
        return None;
    }
    if (first..colon)
        .any(|at| scene.finite(at).is_some_and(|(_, verb)| !verb.frames.has(super::cue::Frames::WEAK)) || scene.is_comma(at))
    {
        return None;
    }
    let end = phrase::noun_phrase(scene, first, colon, false);
    if end + 1 < colon || last - colon < 3 {
        return None;
    }
    let mut from = colon + 1;
    let mut to = last;
    while to > from && scene.is_stop(to - 1) && scene.word(to - 1) == "." {
        to -= 1;
    }
    if let Some(quotation) = scene.opens(from)
        && quotation.end as usize >= to
    {
        from = quotation.first as usize;
        to = quotation.last as usize;
    }
    (from < to).then_some(Headline { speaker: (first, colon), colon, content: (from, to) })
}

/// Whether the lone word at `at` ends the full name of a person in the text: **الراوي:** … قالت سلمى الراوي.
fn is_surname(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.names.mentions.iter().any(|mention| {
        mention.kind == NameKind::Person
            && mention.last > mention.first + 1
            && scene.word((mention.last as usize).saturating_sub(1)) == word
    })
}

impl Finder<'_, '_> {
    pub(super) fn headline(&mut self, found: &Headline) {
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
    pub(super) fn reveal(&mut self, source: &Option<Source>) {
        let (Some(index), Some(person)) = (self.described, source.as_ref()) else { return };
        self.described = None;
        if let Some(draft) = self.drafts.get_mut(index).filter(|_| person.is_person()) {
            let described = draft.found.speaker_name.replace(person.name.clone());
            draft.found.speaker_entity = person.entity;
            self.memory.reveal(described.as_deref().unwrap_or(""), person);
        }
    }
}
