//! Nouns of saying with their holder: **تأكيد الوزارة** أن المياه صالحة, **تحذيرات الخبراء** من انهيار السقف, **قولها** إن …,
//! **ترحيب أممي** بالاتفاق.
//!
//! A noun reports when who holds it stands right behind it or is written onto it, and when what is said follows:
//! a clause after أن or the noun's own preposition. Without a holder (بعد إعلان النتائج) nothing is reported.

use super::cue::{CueForm, Frames, Verb};
use super::extent;
use super::frame::{self, Frame, Marker};
use super::phrase;
use super::scene::Scene;
use super::words::Class;
use crate::lexicon::inflect::{Agreement, Form};
use crate::lexicon::rows;
use crate::text::clitic;
use crate::text::fold::fold;
use rustc_hash::FxHashMap;

/// The nouns of saying, in the singular and plural.
#[derive(Debug, Default)]
pub struct Nouns {
    nouns: Vec<Verb>,
    forms: FxHashMap<String, u16>,
}

/// A noun of saying as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub struct Saying<'a> {
    /// What the noun does and how it takes what is said.
    pub noun: &'a Verb,
    /// Whom a pronoun written onto it agrees with; none without one.
    pub pronoun: Option<Agreement>,
}

impl Nouns {
    /// Compiles `reporting_nouns.tsv`.
    pub fn new() -> Self {
        let mut nouns = Nouns::default();
        for row in rows(include_str!("../../lexicon/reporting_nouns.tsv")) {
            let [singular, plurals, act, frames] = row[..] else { continue };
            let index = nouns.nouns.len() as u16;
            nouns.nouns.push(Verb::listed(singular, act, frames));
            for form in std::iter::once(singular).chain(plurals.split('|')).filter(|form| !form.is_empty()) {
                nouns.forms.insert(fold(form), index);
            }
        }
        nouns
    }

    /// The noun of saying that folded `word` is, with a conjunction, a preposition and a pronoun written onto it.
    pub fn find(&self, word: &str) -> Option<Saying<'_>> {
        self.bare(word).or_else(|| {
            let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
            self.bare(rest).or_else(|| self.bare(rest.strip_prefix(['ب', 'ل', 'ك'])?))
        })
    }

    fn bare(&self, stem: &str) -> Option<Saying<'_>> {
        if let Some(noun) = self.listed(stem) {
            return Some(Saying { noun, pronoun: None });
        }
        clitic::suffixes(stem).skip(1).find_map(|(stem, pronoun)| {
            let pronoun = pronoun.filter(|pronoun| pronoun.person == 3)?;
            // دعوتها is دعوة with its pronoun.
            let noun = self.listed(stem).or_else(|| self.listed(&[stem.strip_suffix('ت')?, "ه"].concat()))?;
            let agreement = Agreement { feminine: pronoun.feminine && !pronoun.plural, plural: pronoun.plural };
            Some(Saying { noun, pronoun: Some(agreement) })
        })
    }

    fn listed(&self, stem: &str) -> Option<&Verb> {
        self.nouns.get(*self.forms.get(stem)? as usize)
    }
}

/// A report by a noun, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The noun and its pronoun.
    pub saying: Saying<'a>,
    /// What it governs; its subject is the holder, empty where a pronoun holds it.
    pub frame: Frame<'a>,
    /// One past the content.
    pub end: usize,
}

/// A verb form that the frame of a noun is read with: the holder stands behind it as a subject does.
pub fn form(agreement: Agreement) -> CueForm {
    CueForm { verb: 0, form: Form::Past, agreement, conjunction: false, object: false }
}

/// The report by the noun at token `at`, if it is one.
pub fn parse<'a>(scene: &Scene<'a>, at: usize) -> Option<Report<'a>> {
    let saying = scene.words.nouns.find(scene.word(at))?;
    let before = at.checked_sub(1);
    // طلب, وعد, نفى are verbs too: a noun stands behind a preposition.
    let follows = before.is_some_and(|before| scene.class(before) == Class::Preposition);
    if scene.finite(at).is_some() && !follows || scene.in_name(at) || scene.inside(at).is_some() {
        return None;
    }
    let frames = saying.noun.frames;
    let frame = match saying.pronoun {
        Some(_) if frames.has(Frames::OF) => return None,
        Some(agreement) => frame::parse(scene, at, form(agreement), saying.noun, false, false)?,
        None => held(scene, at, saying.noun)?,
    };
    if frame.leapt || frame.marker == Marker::Bare || frame.marker == Marker::Colon && !frames.has(Frames::QUOTE) {
        return None;
    }
    // أكد أن تصريحات المدير «سابقة لأوانها»: what is said of them.
    if frame.marker == Marker::Quote && before.is_some_and(|before| scene.class(before) == Class::That) {
        return None;
    }
    // Behind a pronoun what is said follows at once: تصريحاته، بتحويلها …
    if saying.pronoun.is_some() && (frame.marker == Marker::Noun || scene.is_comma(at + 1)) {
        return None;
    }
    let end = end(scene, at, &frame, follows);
    (end > frame.content).then_some(Report { saying, frame, end })
}

/// The frame of a noun whose holder is the genitive, or the adjective of a country (تحذير أممي), right behind it.
fn held<'a>(scene: &Scene<'a>, at: usize, noun: &Verb) -> Option<Frame<'a>> {
    let next = at + 1;
    let adjective = scene.lists.nationality_form(scene.word(next)).is_some_and(|form| !form.article && !form.plural);
    if adjective {
        let mut found = frame::parse(scene, next, form(Agreement::default()), noun, false, false)?;
        if !matches!(found.marker, Marker::Preposition | Marker::That) || found.content > next + 2 {
            return None;
        }
        found.subject = (next, next + 1);
        return Some(found);
    }
    if scene.word(next) == "من" && !noun.frames.has(Frames::MIN) {
        return held_by(scene, next + 1, noun);
    }
    if !scene.heads_source(next) || scene.words.document(scene.word(next)).is_some() {
        return None;
    }
    if noun.frames.has(Frames::OF)
        && noun.frames.has(Frames::TO_OBJECT)
        && let Some(found) = called_upon(scene, at, noun)
    {
        return Some(found);
    }
    if noun.frames.has(Frames::LI) {
        // انتقادات الوزير للمصارف
        let (_, limit) = scene.sentence(at);
        let last = phrase::noun_phrase(scene, next, limit, false);
        if let Some(whom) = (next + 1..last).find(|&whom| scene.attached(whom, 'ل')) {
            return Some(Frame {
                subject: (next, whom),
                marker: Marker::Preposition,
                content: whom,
                quotation: None,
                adjuncts: Default::default(),
                leapt: false,
            });
        }
    }
    let found = frame::parse(scene, at, form(Agreement::default()), noun, true, false)?;
    if found.subject.0 != next || found.subject.1 <= next {
        return None;
    }
    if noun.frames.has(Frames::OF) && !scene.attached(found.content, 'ل') {
        return None;
    }
    Some(found)
}

/// تأكيدات **من الحكومة** حول الموعد, توجيهات **من الأمير** لتقديم العون: the holder behind من.
fn held_by<'a>(scene: &Scene<'a>, holder: usize, noun: &Verb) -> Option<Frame<'a>> {
    let (_, limit) = scene.sentence(holder);
    if !scene.heads_source(holder) || scene.words.document(scene.word(holder)).is_some() {
        return None;
    }
    let mut last = phrase::governed_phrase(scene, holder, limit, false, noun.frames);
    if noun.frames.has(Frames::LI) {
        last = (holder + 1..last).find(|&at| scene.attached(at, 'ل')).unwrap_or(last);
    }
    if last <= holder {
        return None;
    }
    if matches!(scene.word(last), "حول" | "بشان") && last + 1 < limit {
        return Some(Frame {
            subject: (holder, last),
            marker: Marker::Preposition,
            content: last + 1,
            quotation: None,
            adjuncts: Default::default(),
            leapt: false,
        });
    }
    let mut found = frame::parse(scene, last - 1, form(Agreement::default()), noun, false, false)?;
    let marked = matches!(found.marker, Marker::Preposition | Marker::That);
    found.subject = (holder, last);
    (marked && !found.leapt && found.content <= last + 2).then_some(found)
}

/// مناشدة الحكومة **للدول المجاورة** بإرسال الوقود: whom the holder calls upon, behind ل.
fn called_upon<'a>(scene: &Scene<'a>, at: usize, noun: &Verb) -> Option<Frame<'a>> {
    let (_, limit) = scene.sentence(at);
    let first = at + 1;
    let last = phrase::noun_phrase(scene, first, limit, false);
    let whom = (first + 1..=last).find(|&at| at < limit && scene.attached(at, 'ل'))?;
    let heard = phrase::governed_phrase(scene, whom, limit, true, noun.frames);
    if heard <= whom {
        return None;
    }
    let mut found = frame::parse(scene, heard - 1, form(Agreement::default()), noun, false, false)?;
    found.subject = (first, whom);
    found.adjuncts.addressee = Some((whom, heard));
    let marked = matches!(found.marker, Marker::Preposition | Marker::That);
    (marked && !found.leapt && found.content <= heard + 1).then_some(found)
}

/// Where what the noun governs ends. Behind a verb whose subject the noun is (قوبل **ترحيب الحكومة بالمبادرة** بصمت) the
/// verb's own complements follow the noun's.
fn end(scene: &Scene<'_>, at: usize, frame: &Frame<'_>, follows: bool) -> usize {
    let whole = extent::end(scene, frame);
    let (start, _) = scene.sentence(at);
    let nominal = matches!(frame.marker, Marker::Noun | Marker::Preposition);
    let attached = scene.words.nouns.is_attached(scene.word(at));
    if nominal && !follows && !attached && at > start && scene.is_word(at - 1) && at - start <= 3 {
        let first = frame.content;
        let mut tight = phrase::noun_phrase(scene, first, whole, true);
        if scene.attached(first, 'ب') {
            tight = (first + 1..tight).find(|&next| scene.attached(next, 'ب')).unwrap_or(tight);
        }
        if tight > frame.content {
            return tight;
        }
    }
    let next_to_head = follows && at - start <= 2;
    if !nominal && !next_to_head {
        return whole;
    }
    // رغم نفي المدرب وجود خلافات، غاب القائد
    let cut = (frame.content..whole).find(|&next| scene.is_comma(next) && scene.inside(next).is_none()).unwrap_or(whole);
    extent::trim(scene, frame.content, cut)
}

impl Nouns {
    /// Whether a preposition is written onto the noun of saying `word`.
    fn is_attached(&self, word: &str) -> bool {
        let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        self.bare(word).is_none() && self.bare(rest).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_found_with_what_is_written_onto_them() {
        let nouns = Nouns::new();
        let lemma = |word: &str| nouns.find(word).map(|found| (found.noun.lemma.as_str(), found.pronoun.is_some()));
        assert_eq!(lemma("بقوله"), Some(("قول", true)));
        assert_eq!(lemma("دعوتها"), Some(("دعوه", true)));
        assert_eq!(lemma("وتحذيرات"), Some(("تحذير", false)));
        assert_eq!(lemma("كتاب"), None);
    }
}
