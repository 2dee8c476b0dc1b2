//! Headlines: **الراوي: الميناء يفتح غداً**; **الراوي لـ«المرسى»: …**; **الراوي يرد على الصيادين: …**. A name or description,
//! perhaps to whom or in which paper, a colon, and the words; a mere topic or place line before the colon (بالصور: …،
//! بيروت: حريق …) is no speaker.

use super::adjunct::{self, Adjuncts};
use super::cue::Frames;
use super::finder::Finder;
use super::frame::{Frame, Marker};
use super::scene::Scene;
use super::speaker::{self, Source};
use super::words::Class;
use super::{kind, phrase};
use crate::name::NameKind;
use crate::reading::{Act, BlockKind, StatementKind};
use crate::text::TextBlock;

/// The speaker, the colon and the words of a headline, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Headline {
    /// The speaker's phrase.
    pub speaker: (usize, usize),
    /// The phrase in the text that names the speaker in full, where one does.
    pub echo: Option<(usize, usize)>,
    /// The colon, or the verb before it.
    pub cue: usize,
    /// What is done by it.
    pub act: Act,
    /// To whom and in which medium.
    pub adjuncts: Adjuncts,
    /// The words.
    pub content: (usize, usize),
}

/// Longest stretch before the colon, in tokens.
const LONGEST: usize = 12;

/// How far into the text the speaker is looked for, in tokens.
const ECHO: usize = 240;

/// Reads a headline of the form "name: words"; behind two stops (… ..) a second one may begin.
pub fn parse(scene: &Scene<'_>, block: &TextBlock) -> Option<Headline> {
    let (first, last) = (block.first as usize, block.last as usize);
    let mut start = first;
    loop {
        if let Some(found) = part(scene, start, last) {
            return Some(found);
        }
        start = (start..last.saturating_sub(2)).find(|&at| is_break(scene, at))? + 1;
        while start < last && scene.is_stop(start) {
            start += 1;
        }
        if matches!(scene.word(start), "و" | "{") {
            start += 1;
        }
        if scene.word(start) == "{" {
            start += 1;
        }
    }
}

/// Two stops in a row, or one sign for three, part a headline.
fn is_break(scene: &Scene<'_>, at: usize) -> bool {
    scene.word(at) == "…" || scene.word(at) == "." && scene.word(at + 1) == "."
}

fn part(scene: &Scene<'_>, first: usize, last: usize) -> Option<Headline> {
    let reach = last.min(first + LONGEST + 1);
    let reach = (first..reach).find(|&at| is_break(scene, at)).unwrap_or(reach);
    let colon = (first + 1..reach).find(|&at| scene.is_colon(at) && scene.inside(at).is_none());
    let Some(colon) = colon else { return warned(scene, first, reach, last) };
    if last - colon < 3 {
        return None;
    }
    let content = words(scene, colon + 1, last)?;
    if let Some(verb) = (first..colon).find(|&at| scene.finite(at).is_some()) {
        return with_verb(scene, first, verb, content);
    }
    if (first..colon).any(|at| scene.is_comma(at)) {
        return None;
    }
    let end = phrase::noun_phrase(scene, first, colon, false);
    let (end, adjuncts) = to_whom(scene, first, end, colon);
    if end + 1 < colon && adjuncts.1 + 1 < colon {
        return None;
    }
    let speaker = (first, if adjuncts.1 > end { end } else { colon });
    // **للمسافرين**: …: an adjunct alone says nothing.
    if speaker.1 == first {
        return None;
    }
    let echo = echo(scene, speaker, last);
    let known = scene.heads_source(first)
        || scene.opens(first).is_some()
        || speaker.1 == first + 1
            && (is_surname(scene, first) || scene.acronym(scene.word(first)).is_some_and(|found| found.bracketed));
    if !known && echo.is_none() && !is_described(scene, speaker) {
        return None;
    }
    let place =
        scene.mention_from(first).is_some_and(|mention| mention.kind == NameKind::Place && mention.last as usize >= speaker.1);
    if place && adjuncts.0.addressee.is_none() && !is_said(scene, content.0) {
        return None;
    }
    // A person keeps the name the name room knows.
    let person = scene.mention(speaker.1 - 1).is_some_and(|mention| mention.kind == NameKind::Person);
    let echo = echo.filter(|_| !person && !place && scene.lists.role(scene.word(first)).is_none());
    Some(Headline { speaker, echo, cue: colon, act: Act::Say, adjuncts: adjuncts.0, content })
}

/// The words from `from` on, without a full stop and the marks around the whole.
fn words(scene: &Scene<'_>, from: usize, last: usize) -> Option<(usize, usize)> {
    let (mut from, mut to) = (from, last);
    while to > from && scene.is_stop(to - 1) && scene.word(to - 1) == "." {
        to -= 1;
    }
    if let Some(quotation) = scene.opens(from)
        && quotation.end as usize >= to
    {
        from = quotation.first as usize;
        to = quotation.last as usize;
    }
    (from < to).then_some((from, to))
}

/// الراوي **لـ«المرسى»**: …, مصر **لإيران**: …: where the speaker's phrase ends, what stands behind it, and its end.
fn to_whom(scene: &Scene<'_>, first: usize, end: usize, colon: usize) -> (usize, (Adjuncts, usize)) {
    let mut adjuncts = Adjuncts::default();
    // A phrase may have taken the one addressed for its genitive: سامر لنبيل.
    let name = scene.mention_from(first).map(|mention| mention.last as usize).filter(|&name| name < colon);
    let mut at = match name {
        Some(name) if scene.attached(name, 'ل') => name,
        _ => end,
    };
    let from = at;
    while at < colon {
        let next = match scene.mention_from(at).filter(|_| scene.attached(at, 'ل')) {
            Some(mention) => {
                let slot = if mention.kind == NameKind::Organisation { &mut adjuncts.occasion } else { &mut adjuncts.addressee };
                *slot = Some((at, mention.last as usize));
                mention.last as usize
            }
            None => adjunct::plain_step(scene, at, colon, Frames::default(), &mut adjuncts),
        };
        if next <= at {
            break;
        }
        at = next;
    }
    (from, (adjuncts, at))
}

/// الراوي **يرد** على الصيادين: …: a reporting verb before the colon.
fn with_verb(scene: &Scene<'_>, first: usize, verb: usize, content: (usize, usize)) -> Option<Headline> {
    let (_, reporting) = scene.finite(verb)?;
    let end = phrase::noun_phrase(scene, first, verb, false);
    let source = scene.heads_source(first) || scene.opens(first).is_some() || end == first + 1 && is_surname(scene, first);
    let says = reporting.frames.has(Frames::QUOTE) && !reporting.frames.has(Frames::NOUN);
    (verb > first && source && end == verb && says).then_some(Headline {
        speaker: (first, verb),
        echo: None,
        cue: verb,
        act: reporting.act,
        adjuncts: Adjuncts::default(),
        content,
    })
}

/// الراوي يحذر الصيادين**..** العاصفة تقترب: two stops stand for the colon where the verb has whom and not yet what.
fn warned(scene: &Scene<'_>, first: usize, gap: usize, last: usize) -> Option<Headline> {
    let verb = (first + 1..gap).find(|&at| scene.finite(at).is_some())?;
    let (_, reporting) = scene.finite(verb)?;
    if !is_break(scene, gap) || !reporting.frames.has(Frames::TO_OBJECT) || gap - verb > 3 || gap == verb + 1 {
        return None;
    }
    if phrase::noun_phrase(scene, verb + 1, gap, true) != gap {
        return None;
    }
    let from = (gap..last).find(|&at| !scene.is_stop(at))?;
    let mut found = with_verb(scene, first, verb, words(scene, from, last)?)?;
    found.adjuncts.addressee = Some((verb + 1, gap));
    Some(found)
}

/// Whether words behind a place's name are said by it (الساحل: **المرتفعات تصدر** …) rather than tell what happened there
/// (بيروت: **حريق في** …): a sentence begins with something definite.
fn is_said(scene: &Scene<'_>, first: usize) -> bool {
    let definite = |at: usize| scene.is_definite(scene.word(at)) || scene.mention_from(at).is_some();
    let word = scene.word(first);
    if scene.mention_from(first).is_some() || scene.is_definite(word) || scene.class(first) != Class::Content {
        return true;
    }
    // واجهنا عملاً: we, in the past.
    if word.ends_with("نا") && word.chars().count() >= 5 && definite(first + 1) | (scene.class(first + 1) == Class::Content) {
        return true;
    }
    // نرفض, سنرد: we.
    let we = (word.starts_with('ن') || word.starts_with("سن")) && word.len() >= 8 && word.len() <= 12 && !word.ends_with('ه');
    we || definite(first + 1) && !scene.is_definite(word) && word.ends_with("ات")
        || definite(first + 1) && scene.word(first).chars().count() <= 3
}

/// حراكي جنوبي: a person told by two adjectives.
fn is_described(scene: &Scene<'_>, (first, last): (usize, usize)) -> bool {
    let nisba = |at: usize| {
        let word = scene.word(at);
        word.ends_with('ي') && word.len() >= 8 && !scene.is_definite(word) && scene.class(at) == Class::Content
    };
    last == first + 2 && nisba(first) && nisba(first + 1)
}

/// The phrase of the text that names the headline's speaker: right behind a reporting verb, with these words in it.
/// **الأرصاد**: … توقعت **هيئة الأرصاد** ….
fn echo(scene: &Scene<'_>, (first, last): (usize, usize), from: usize) -> Option<(usize, usize)> {
    let length = last - first;
    let limit = scene.len().min(from + ECHO);
    let same = |at: usize| (0..length).all(|offset| scene.word(at + offset) == scene.word(first + offset));
    (from..limit).filter(|&at| same(at)).find_map(|at| {
        let verb = (at.saturating_sub(3).max(from)..at).rev().find(|&verb| scene.finite(verb).is_some())?;
        let phrase = (verb + 1, at + length);
        (scene.heads_source(verb + 1) && (verb + 1..at).all(|at| scene.is_word(at) && scene.class(at) == Class::Content))
            .then_some(phrase)
    })
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
        let (first, last) = found.echo.unwrap_or(found.speaker);
        let source = speaker::name(scene, first, last, &self.memory);
        let frame = Frame {
            subject: found.speaker,
            marker: Marker::Colon,
            content: found.content.0,
            quotation: None,
            adjuncts: found.adjuncts,
            leapt: false,
        };
        let sure = 0.85;
        let role = scene.lists.role(scene.word(found.speaker.0));
        let described = source.entity.is_none()
            && !scene.lists.is_body(scene.word(found.speaker.0))
            && found.echo.is_none()
            && role.map_or(is_described(scene, found.speaker), |role| !role.plural && !role.article);
        self.push_span(
            found.cue,
            found.cue + 1,
            &frame,
            found.content,
            found.act,
            Some(found.speaker),
            Some(source),
            sure,
            false,
        );
        if described {
            self.described = self.drafts.len().checked_sub(1);
            self.between = false;
        }
        let whole = scene.opens(found.content.0.saturating_sub(1)).is_some();
        if let Some(draft) = self.drafts.last_mut()
            && !whole
            && (kind::quotes_speech(scene, found.content.0, found.content.1)
                || kind::quotes_often(scene, found.content.0, found.content.1))
        {
            draft.found.kind = StatementKind::Mixed;
        }
    }

    /// The first named person the text quotes is the one its headline or its first sentence only describes (قال مسؤول …), if
    /// he was not named before.
    pub(super) fn reveal(&mut self, source: &Option<Source>) {
        let (Some(index), Some(person)) = (self.described, source.as_ref()) else { return };
        let described = self.drafts.get(index).and_then(|draft| Some((draft.source.as_ref()?.name.clone(), draft.cue)));
        let Some((name, cue)) = described else { return };
        // «مسؤول», in the text «مسؤول في المرفأ».
        let same = |other: &str| other.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if same(&person.name) {
            return;
        }
        // Documents, groups and bodies between say nothing of who he is; then his office must be the one told (محمد العلي، **المسؤول**
        // في الهيئة).
        if !person.is_person() {
            self.between = true;
            return;
        }
        if self.between && !self.has_office(person, &name) {
            self.described = None;
            return;
        }
        self.described = None;
        let mut mentions = self.scene.names.mentions.iter();
        let named_before = mentions.any(|mention| (mention.first as usize) < cue && Some(mention.entity) == person.entity);
        if named_before {
            return;
        }
        for draft in self.drafts.iter_mut().filter(|draft| draft.source.as_ref().is_some_and(|source| same(&source.name))) {
            draft.found.speaker_name = Some(person.name.clone());
            draft.found.speaker_entity = person.entity;
            draft.source = Some(person.clone());
        }
        self.memory.reveal(&name, person);
    }

    /// Whether the article gives this person the office that the description `name` begins with.
    fn has_office(&self, person: &Source, name: &str) -> bool {
        let head = crate::text::fold::fold(name.split(' ').next().unwrap_or(""));
        let entity = person.entity.and_then(|entity| self.scene.names.entities.get(entity as usize));
        let role = entity.and_then(|entity| entity.role).map(|role| crate::text::fold::fold(role.text(&self.scene.text.source)));
        role.is_some_and(|role| role.split(' ').any(|word| word.strip_prefix("ال").unwrap_or(word) == head))
    }

    /// Notes a source that the first report of the text describes as someone of an office and leaves without a name. One who
    /// speaks to a reporter (قال مسؤول لوكالة …) keeps it to himself.
    pub(super) fn describes(&mut self, speaker: Option<(usize, usize)>, source: &Option<Source>, told: bool) {
        let scene = self.scene;
        let Some((first, _)) = speaker.filter(|_| self.described.is_none()) else { return };
        let headline = |at: usize| scene.block(at).is_some_and(|block| block.kind == BlockKind::Headline);
        let lead = self.drafts.iter().rev().take(4).filter(|draft| draft.cue < scene.len()).all(|draft| headline(draft.cue));
        let unnamed = source.as_ref().is_some_and(|source| source.entity.is_none() && !source.is_person());
        let office = matches!(scene.word(first), "مسوول" | "مسووله" | "قيادي" | "قياديه");
        if lead && unnamed && office && !told {
            self.described = Some(self.drafts.len());
            self.between = false;
        }
    }
}
