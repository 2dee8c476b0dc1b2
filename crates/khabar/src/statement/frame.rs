//! Frames: from a cue to what it governs.
//!
//! A verb stands before its subject, or its subject is hidden; then may come when, where and to whom; then the
//! complement begins, marked by أن or إن, by a quotation, a colon, the verb's own preposition, or by nothing
//! (أعلنت الوزارة **تأجيل** …). [`parse`] walks that order; where it meets something it does not know it looks
//! ahead for a mark that cannot be mistaken.

use super::adjunct::{self, Adjuncts};
use super::cue::{CueForm, Frames, Verb};
use super::marks;
use super::phrase;
use super::scene::Scene;
use super::subject::contradicts;
use super::words::Class;
use crate::lexicon::inflect::Form;
use crate::name::NameKind;
use crate::reading::Act;
use crate::text::Quotation;

/// What opens the complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// أن or إن.
    That,
    /// Quotation marks right after cue, subject or colon.
    Quote,
    /// A colon, or a colon with إن.
    Colon,
    /// The verb's own preposition.
    Preposition,
    /// Nothing: a noun phrase.
    Noun,
    /// Nothing, and the words are the speaker's own (قال لا أعرف).
    Bare,
}

/// A cue with what it governs, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The speaker's phrase; empty where the subject is hidden or stands before the verb.
    pub subject: (usize, usize),
    /// What opens the complement.
    pub marker: Marker,
    /// The complement's first token.
    pub content: usize,
    /// The quotation the complement is, where it is one.
    pub quotation: Option<&'a Quotation>,
    /// Occasion and addressee found on the way.
    pub adjuncts: Adjuncts,
    /// Whether the walk had to look ahead over words it does not know.
    pub leapt: bool,
}

/// Longest name in marks behind a preposition, in tokens.
const WANTED: u32 = 6;

/// Longest stretch between a cue and its content, in tokens.
const REACH: usize = 60;

/// How far into a complement that must hold a certain word (تقدم **بالشكر**) that word stands, in tokens.
const NEEDED_WITHIN: usize = 4;

/// The same where it stands without a preposition (حمّلوا إدارة المستشفى **المسؤولية**).
const OBJECT_WITHIN: usize = 12;

/// The frame of the cue at token `at`; none where nothing is reported.
pub fn parse<'a>(scene: &Scene<'a>, at: usize, form: CueForm, verb: &Verb, finite: bool, preposed: bool) -> Option<Frame<'a>> {
    let (_, sentence_end) = scene.sentence(at);
    let limit = sentence_end.min(at + REACH);
    let takes_noun = verb.frames.takes_noun();
    let mut next = at + 1;
    let mut adjuncts = Adjuncts::default();
    // Adverbs and times may stand between verb and subject: قال أمس الوزير.
    next = skip(scene, next, limit, verb.frames, &mut adjuncts);
    let mut subject = (next, next);
    // ورفع «الراوي» التهاني: what the verb needs comes behind the marks.
    let needed = |end: usize| (end..limit.min(end + NEEDED_WITHIN)).any(|at| verb.is_met(scene.word(at)));
    if let Some(quotation) = scene.opens(next).filter(|_| finite && !preposed) {
        // A name in marks as subject: وقال «تجمع الأهالي» في بيان إن ….
        let end = quotation.end as usize;
        if quotation.closed() && end < limit && !scene.is_comma(end) && (marker_follows(scene, verb, end, limit) || needed(end)) {
            subject = (next, end);
            next = end;
        } else if quotation.closed() && end < limit && marks::names(scene, quotation) && scene.lists.is_role(scene.word(end)) {
            // وأوضح «سامر الراوي» المشرف على الدورة أن …
            let end = phrase::governed_phrase(scene, end, limit, takes_noun, verb.frames);
            subject = (next, end);
            next = end;
        }
    }
    // أعلن …، **وقال** …: another verb is no subject.
    let another = scene.finite(next).is_some_and(|(form, verb)| form.conjunction && !verb.frames.has(Frames::WEAK));
    if finite && !preposed && subject.0 == subject.1 && !form.object && !another && !opens_content(scene, verb, next) {
        let end = phrase::governed_phrase(scene, next, limit, takes_noun, verb.frames);
        let end = if takes_noun { whole_subject(scene, verb, next, end, limit) } else { end };
        if end > next
            && !(takes_noun && contradicts(scene, next, form))
            && (scene.heads_source(next)
                || !takes_noun
                || marker_follows(scene, verb, end, limit)
                || scene.is_definite(scene.word(next)))
        {
            subject = (next, end);
            next = end;
        }
    }
    // مشيداً **سموه** بالشركاء: an honorific behind a participle is its subject.
    if form.form == Form::Participle
        && scene.words.honorific(scene.word(next)).is_some()
        && marker_follows(scene, verb, next + 1, limit)
    {
        subject = (next, next + 1);
        next += 1;
    }
    // A relative clause about the speaker is passed over: الوزير، الذي وصل أمس، إن ….
    if scene.class(next) == Class::Relative || (scene.is_comma(next) && scene.class(next + 1) == Class::Relative) {
        let alone = verb.frames.any_preposition() && !verb.frames.has(Frames::THAT) && !verb.frames.takes_noun();
        let from = next;
        next = pass_relative(scene, next, limit);
        // عبّر الوزير الذي تستضيف بلاده القمة **عن** أسفه: what the verb takes, behind a relative clause that no comma closes.
        if alone
            && let Some(own) =
                (from + 3..next).find(|&at| scene.class(at) == Class::Preposition && preposition(scene, verb, at).is_some())
        {
            next = own;
        }
        // كبير الباحثين الذين أجروا الدراسة، **سامر الراوي** إن …: who it is may still come.
        if let Some(person) = scene
            .mention_from(next + 1)
            .filter(|person| scene.is_comma(next) && person.kind == NameKind::Person && person.skip == 0 && subject.1 > subject.0)
        {
            subject.1 = (person.last as usize).min(limit);
            next = subject.1;
        }
    }
    next = skip(scene, next, limit, verb.frames, &mut adjuncts);
    if verb.frames.has(Frames::TO_MIN) && scene.word(next) == "من" {
        let end = phrase::noun_phrase(scene, next + 1, limit, true);
        if end > next + 1 {
            adjuncts.addressee = Some((next + 1, end));
            next = skip(scene, end, limit, verb.frames, &mut adjuncts);
        }
    }
    if verb.frames.has(Frames::TO_OBJECT) && !opens_content(scene, verb, next) {
        let end = phrase::governed_phrase(scene, next, limit, true, verb.frames);
        if end > next
            && (subject.1 > subject.0 || !finite || preposed || scene.heads_source(next) || contradicts(scene, next, form))
        {
            let from = next;
            // أبلغ الشاهد وكالة الساحل أن …: an outlet is where it was said.
            let outlet = super::relay::is_outlet(scene, from);
            next = skip(scene, end, limit, verb.frames, &mut adjuncts);
            // طالب الاتحاد البلدية مراجعة القرار: and what is asked for without a preposition.
            let asked =
                verb.frames.has(Frames::NOUN) && scene.heads_source(from) && next < limit && scene.class(next) == Class::Content;
            if opens_content(scene, verb, next) || scene.attached(next, 'ل') || scene.word(next) == "الي" || asked {
                let slot = if outlet { &mut adjuncts.occasion } else { &mut adjuncts.addressee };
                *slot = Some((from, end));
            }
        }
    }
    let frame = Frame { subject, marker: Marker::That, content: next, quotation: None, adjuncts, leapt: false };
    if verb.frames.has(Frames::DESCRIBE)
        && finite
        && !form.object
        && scene.class(next) == Class::That
        && let Some(object) = described(scene, subject, at, next)
    {
        let subject = if object == subject.0 { (object, object) } else { subject };
        return Some(Frame { subject, marker: Marker::Noun, content: object, quotation: None, adjuncts, leapt: false });
    }
    // التي وصفها بأنها «…»: the description alone, in marks.
    if verb.frames.has(Frames::DESCRIBE)
        && form.object
        && let Some(frame) = describe(scene, form, next, limit, frame).filter(|found| found.marker == Marker::Quote)
    {
        return Some(frame);
    }
    if let Some(frame) = complement(scene, verb, next, sentence_end, frame) {
        return Some(frame);
    }
    // قال له كيف نجوت, وأضاف نحن باقون: speech without marks.
    if verb.frames.has(Frames::QUOTE)
        && verb.frames.has(Frames::THAT)
        && !verb.frames.has(Frames::WEAK)
        && matches!(verb.act, Act::Say)
        && next + 1 < limit
        && scene.words.opens_speech(scene.word(next))
        && finite
        && !scene.is_comma(next - 1)
        && scene.word(next + 1) != "سيما"
        && at.checked_sub(1).is_none_or(|before| scene.word(before) != "كما")
    {
        return Some(Frame { marker: Marker::Bare, content: next, ..frame });
    }
    if takes_noun
        && finite
        && !form.object
        && let Some(frame) = clause_later(scene, verb, next, limit, sentence_end, frame)
    {
        return Some(if preposed { frame } else { widen(scene, verb, at, next, frame) });
    }
    if takes_noun && let Some(frame) = nominal(scene, verb, form, next, limit, frame) {
        return Some(frame);
    }
    let frame = match look_ahead(scene, verb, next, limit, sentence_end, frame) {
        Some(found) => found,
        None if finite && !preposed => return object_alone(scene, verb, form, frame),
        None => return None,
    };
    Some(if finite && !preposed && !form.object { widen(scene, verb, at, next, frame) } else { frame })
}

/// وانتقد **الصمت الدولي**: what looked like a subject, cannot speak, and has nothing behind it to say, is what a hidden
/// subject speaks of.
fn object_alone<'a>(scene: &Scene<'a>, verb: &Verb, form: CueForm, frame: Frame<'a>) -> Option<Frame<'a>> {
    let (first, last) = frame.subject;
    // أدان النظام القضائي: a verb that takes nothing but an object has it here.
    let person = (first..last).any(|at| scene.mention(at).is_some_and(|mention| mention.kind == NameKind::Person));
    let transitive = !verb.frames.has(Frames::THAT) && !person;
    let object = last > first
        && verb.frames.has(Frames::NOUN)
        && !verb.frames.has(Frames::NEEDS)
        && !form.object
        && (transitive || !scene.heads_source(first));
    object.then_some(Frame { subject: (first, first), marker: Marker::Noun, content: first, leapt: false, ..frame })
}

/// أن further on, where all before it can still be who speaks and when: أعلن وزير العدل حافظ الأختام سامر الراوي اليوم **أن** ….
/// What a noun wants (أهمية أن, بعد أن) is no clause of the verb.
fn clause_later<'a>(
    scene: &Scene<'a>,
    verb: &Verb,
    start: usize,
    limit: usize,
    sentence_end: usize,
    frame: Frame<'a>,
) -> Option<Frame<'a>> {
    // يتهم حلفاء البلاد العاصمة **بأنها** …: the accused belongs to what is said.
    if !verb.frames.has(Frames::THAT) || verb.frames.has(Frames::WHOLE) || verb.frames.has(Frames::DESCRIBE) {
        return None;
    }
    let found = look_ahead(scene, verb, start, limit, sentence_end, frame).filter(|found| found.marker == Marker::That)?;
    let quoted = usize::from(found.quotation.is_some());
    let bare = (1..=2 + quoted).find(|&back| found.content >= back && is_bare_that(scene, found.content - back));
    let that = bare.map_or(found.content, |back| found.content - back);
    let mut before = that.checked_sub(1)?;
    if scene.class(before) == Class::Preposition {
        preposition(scene, verb, before)?;
        before = before.checked_sub(1)?;
    }
    let ends = scene.is_comma(before)
        || scene.word(before) == ")"
        || matches!(scene.class(before), Class::Time | Class::Weekday)
        || scene.mention(before).is_some_and(|mention| mention.last as usize == before + 1)
        || (start..before).rev().take(8).any(|at| scene.time_end(at) == Some(before + 1));
    (before >= start && ends && !matches!(scene.word(before), "بعد" | "قبل" | "منذ" | "حين")).then_some(found)
}

/// The subject of a frame found by looking ahead, with the words behind it that nothing else accounts for: قال مسعف
/// **يعمل في مستشفى المدينة** إن …, قال حسام **«شاهد عيان»** إن …. What tells when, where or how stays outside.
fn widen<'a>(scene: &Scene<'a>, verb: &Verb, cue: usize, start: usize, frame: Frame<'a>) -> Frame<'a> {
    if !matches!(frame.marker, Marker::That | Marker::Colon | Marker::Quote) {
        return frame;
    }
    let named = frame.subject.1 > frame.subject.0;
    let from = if named { frame.subject.1 } else { cue + 1 };
    if from != start
        || frame.content <= from
        || scene.class(from) != Class::Content && !scene.opens(from).is_some_and(|name| name.closed())
    {
        return frame;
    }
    let source = scene.heads_source(from) || scene.is_definite(scene.word(from)) || scene.lists.is_given(scene.word(from));
    if !(named || source) {
        return frame;
    }
    if !named && (ends_accusative(scene.word(from)) || scene.attached(from, 'ب') || scene.attached(from, 'ل')) {
        return frame;
    }
    let mut at = from;
    while at < frame.content {
        let mut adjuncts = Adjuncts::default();
        // باحثون قاموا **باستطلاع** …: behind a verb, what it takes.
        let told = at > from && scene.word(at - 1).ends_with("وا");
        if scene.is_colon(at)
            || scene.is_comma(at)
            || matches!(scene.word(at), "عما" | "بما" | "ما" | "مما")
            || opens_clause(scene, at)
            || scene.class(at) == Class::Preposition && opens_clause(scene, at + 1)
            || scene.opens(at).is_some_and(|quotation| scene.is_speech(quotation))
            || adjunct::step(scene, at, frame.content, verb.frames, &mut adjuncts) > at && !(told && scene.attached(at, 'ب'))
            || at > from && ends_accusative(scene.word(at))
        {
            break;
        }
        at = scene.opens(at).map_or(at + 1, |name| (name.end as usize).max(at + 1));
    }
    if at <= from || at > frame.content {
        return frame;
    }
    let first = if named { frame.subject.0 } else { from };
    Frame { subject: (first, at), ..frame }
}

/// قال **متحدثاً** …: how it is said.
fn ends_accusative(word: &str) -> bool {
    word.ends_with('ا') && word.len() >= 8
}

/// Steps over adverbs, times, occasions and audiences.
fn skip(scene: &Scene<'_>, start: usize, limit: usize, frames: Frames, adjuncts: &mut Adjuncts) -> usize {
    let mut at = start;
    loop {
        // قال سامر لقد …: speech begins.
        if frames.has(Frames::QUOTE) && frames.has(Frames::THAT) && scene.words.opens_speech(scene.word(at)) {
            return at;
        }
        let next = adjunct::step(scene, at, limit, frames, adjuncts);
        if next <= at {
            return at;
        }
        at = next;
    }
}

/// Whether the complement of `verb` plainly begins at `at`.
fn opens_content(scene: &Scene<'_>, verb: &Verb, at: usize) -> bool {
    opens_clause(scene, at)
        || scene.is_colon(at)
        || scene.opens(at).is_some_and(|quotation| scene.is_speech(quotation))
        || preposition(scene, verb, at).is_some()
}

/// Whether, right behind a phrase, the complement is marked.
fn marker_follows(scene: &Scene<'_>, verb: &Verb, at: usize, limit: usize) -> bool {
    let mut adjuncts = Adjuncts::default();
    let at = skip(scene, at, limit, verb.frames, &mut adjuncts);
    at < limit && opens_content(scene, verb, at)
}

/// The verb's own preposition at `at`: where the complement then begins.
fn preposition(scene: &Scene<'_>, verb: &Verb, at: usize) -> Option<usize> {
    let frames = verb.frames;
    let standing = match scene.word(at) {
        "الي" => Frames::ILA,
        "علي" => Frames::ALA,
        "عن" | "عما" => Frames::AN,
        "من" => Frames::MIN,
        "في" => Frames::FI,
        _ => {
            if (frames.has(Frames::BI) && scene.attached(at, 'ب')) || (frames.has(Frames::LI) && scene.attached(at, 'ل')) {
                return Some(at);
            }
            return None;
        }
    };
    let medium = scene.words.occasion(scene.word(at + 1));
    if medium
        && frames.has(standing)
        && (scene.word(at) == "في" || scene.word(at) == "علي" && scene.words.page(scene.word(at + 1)))
    {
        return None;
    }
    frames.has(standing).then_some(at + 1)
}

/// The complement that begins at `at`, if it is marked there.
fn complement<'a>(scene: &Scene<'a>, verb: &Verb, at: usize, sentence_end: usize, frame: Frame<'a>) -> Option<Frame<'a>> {
    if let Some(content) = preposition(scene, verb, at)
        && (!verb.frames.has(Frames::NEEDS) || (content..content + NEEDED_WITHIN).any(|next| verb.is_met(scene.word(next))))
    {
        if scene.class(content) == Class::That {
            return that(scene, content, frame);
        }
        if content < sentence_end {
            let (content, quotation) = opening(scene, content);
            return Some(Frame { marker: Marker::Preposition, content, quotation, ..frame });
        }
    }
    match scene.class(at) {
        Class::That if at < sentence_end && opens_clause(scene, at) => return that(scene, at, frame),
        Class::Question if verb.frames.has(Frames::QUOTE) && verb.act == Act::Ask => {
            return Some(Frame { marker: Marker::That, content: at, ..frame });
        }
        Class::Preposition
            // «شدد على أن», «لفت إلى أنه» with a preposition the list does not give.
            if scene.class(at + 1) == Class::That && matches!(scene.word(at), "الي" | "علي" | "عن" | "من" | "في") => {
                return that(scene, at + 1, frame);
            }
        _ => {}
    }
    if scene.is_colon(at) {
        return colon(scene, at, frame);
    }
    if (verb.frames.has(Frames::QUOTE) || verb.frames.has(Frames::THAT))
        && let Some(quotation) = scene.opens(at)
        && (scene.is_speech(quotation) || ends_clause(scene, quotation))
    {
        return Some(quote(scene, quotation, frame));
    }
    None
}

/// أن, إن, بأنه; with و or ف written onto it a clause only goes on.
fn opens_clause(scene: &Scene<'_>, at: usize) -> bool {
    scene.class(at) == Class::That && !scene.word(at).starts_with(['و', 'ف'])
}

/// Whether nothing but a stop or comma follows a quotation: «أكد "لن نعود"».
fn ends_clause(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let end = quotation.end as usize;
    quotation.closed() && (scene.is_stop(end) || scene.is_comma(end) || end >= scene.sentence(quotation.first as usize).1)
}

fn opening<'a>(scene: &Scene<'a>, at: usize) -> (usize, Option<&'a Quotation>) {
    match scene.opens(at) {
        Some(quotation) => (quotation.first as usize, Some(quotation)),
        None => (at, None),
    }
}

fn quote<'a>(scene: &Scene<'a>, quotation: &'a Quotation, frame: Frame<'a>) -> Frame<'a> {
    let first = quotation.first as usize;
    // «"إن الأمر…"»: the إن inside the marks is left out too.
    let content = if is_bare_that(scene, first) { first + 1 } else { first };
    Frame { marker: Marker::Quote, content, quotation: Some(quotation), ..frame }
}

/// أن or إن as a word of its own; an attached pronoun makes it part of the clause.
pub fn is_bare_that(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.word(at), "ان" | "بان" | "وان" | "وبان")
}

fn that<'a>(scene: &Scene<'a>, at: usize, frame: Frame<'a>) -> Option<Frame<'a>> {
    if !is_bare_that(scene, at) {
        return Some(Frame { marker: Marker::That, content: at, ..frame });
    }
    if scene.is_colon(at + 1) {
        return colon(scene, at + 1, frame);
    }
    // أن «المرفأ» سيعود: a name in marks begins the clause; أن «الأمر صعب» is the clause.
    if let Some(quotation) = scene.opens(at + 1).filter(|quotation| marks::is_verbatim(scene, quotation)) {
        return Some(Frame { marker: Marker::That, content: quotation.first as usize, quotation: Some(quotation), ..frame });
    }
    Some(Frame { marker: Marker::That, content: at + 1, ..frame })
}

fn colon<'a>(scene: &Scene<'a>, at: usize, frame: Frame<'a>) -> Option<Frame<'a>> {
    let mut next = at + 1;
    while scene.is_stop(next) || scene.is_colon(next) {
        next += 1;
    }
    if let Some(quotation) = scene.opens(next) {
        return Some(Frame { marker: Marker::Colon, ..quote(scene, quotation, frame) });
    }
    if is_bare_that(scene, next) {
        next += 1;
        if let Some(quotation) = scene.opens(next) {
            return Some(Frame { marker: Marker::Colon, ..quote(scene, quotation, frame) });
        }
    }
    (next < scene.len() && scene.same_block(at, next)).then_some(Frame { marker: Marker::Colon, content: next, ..frame })
}

/// A bare noun phrase as complement: نفت الشركة **وجود** خلاف; اتهم الوزير **الشركة بالتقصير**.
fn nominal<'a>(scene: &Scene<'a>, verb: &Verb, form: CueForm, at: usize, limit: usize, frame: Frame<'a>) -> Option<Frame<'a>> {
    if at >= limit || !scene.is_word(at) && scene.opens(at).is_none() && scene.word(at) != "(" {
        return None;
    }
    let wants = verb.frames.has(Frames::NOUN) || verb.frames.has(Frames::WHOLE) || verb.frames.has(Frames::DESCRIBE);
    if !wants && !verb.frames.has(Frames::TO_OBJECT) {
        return None;
    }
    if verb.frames.has(Frames::NEEDS) {
        (at..limit.min(at + OBJECT_WITHIN)).find(|&next| verb.is_met(scene.word(next)))?;
    }
    if verb.frames.has(Frames::DESCRIBE) {
        return describe(scene, form, at, limit, frame);
    }
    if verb.frames.has(Frames::TO_OBJECT) && !wants {
        // «طالب الوزارة بكذا» is found as marked; «دعا الأطراف للحوار» has ل.
        let addressee = frame.adjuncts.addressee?;
        return (addressee.1 <= at && scene.attached(at, 'ل')).then_some(Frame { marker: Marker::Noun, content: at, ..frame });
    }
    if matches!(
        scene.class(at),
        Class::Breaker | Class::Relative | Class::Negation | Class::That | Class::Auxiliary | Class::Preposition
    ) && !form.object
    {
        return None;
    }
    if scene.finite(at).is_some_and(|(_, verb)| !verb.frames.has(Frames::WEAK)) {
        return None;
    }
    // …، **مشيراً** إلى: another report.
    if scene.carries_on(at) {
        return None;
    }
    Some(Frame { marker: Marker::Noun, content: at, ..frame })
}

/// ووصف **المتهمين** بأنهم …, ووصف سامر **الاثنين** بأنهما …: what is described, where nothing else stands between the verb and its
/// description.
fn described(scene: &Scene<'_>, subject: (usize, usize), cue: usize, that: usize) -> Option<usize> {
    let last = that.checked_sub(1)?;
    if subject.1 > subject.0 {
        // A day that is two people.
        let two = scene.class(last) == Class::Weekday && last >= subject.1 && scene.word(that).ends_with("هما");
        return if two { Some(last) } else { (subject.1 == that).then_some(subject.0) };
    }
    (last == cue + 1 && scene.class(last) == Class::Weekday && scene.word(that).ends_with("هما")).then_some(last)
}

/// وصف القرار بـ"الخطأ", وصفها بأنها …: with a pronoun for object the description alone is the content.
fn describe<'a>(scene: &Scene<'a>, form: CueForm, at: usize, limit: usize, frame: Frame<'a>) -> Option<Frame<'a>> {
    let by = (at..limit.min(at + 25)).find(|&next| {
        scene.attached(next, 'ب') && (next > at || form.object)
            || matches!(scene.class(next), Class::That) && scene.word(next).starts_with('ب')
    })?;
    if !form.object {
        let (content, _) = opening(scene, at);
        return Some(Frame { marker: Marker::Noun, content: content.min(at), ..frame });
    }
    if (scene.word(by) == "ب" || scene.class(by) == Class::That)
        && let Some(quotation) = scene.opens(by + 1)
    {
        return Some(Frame { marker: Marker::Quote, content: quotation.first as usize, quotation: Some(quotation), ..frame });
    }
    Some(Frame { marker: Marker::Noun, content: by, ..frame })
}

/// Looks ahead over unknown words for أن, a colon or speech; a full stop, another report or a clause breaker
/// ends the search.
fn look_ahead<'a>(
    scene: &Scene<'a>,
    verb: &Verb,
    start: usize,
    limit: usize,
    sentence_end: usize,
    frame: Frame<'a>,
) -> Option<Frame<'a>> {
    let mut at = start;
    let mut frame = Frame { leapt: true, ..frame };
    while at < limit {
        let class = scene.class(at);
        if opens_clause(scene, at) || (class == Class::Preposition && opens_clause(scene, at + 1)) || scene.is_colon(at) {
            return complement(scene, verb, at, sentence_end, frame);
        }
        if let Some(quotation) = scene.opens(at) {
            // المحلل في «بيت الزيت والغاز»: what a preposition wants is a name.
            let wanted = at > start && scene.class(at - 1) == Class::Preposition && scene.word(at - 1) != "ب";
            if scene.is_speech(quotation) && !(wanted && quotation.last - quotation.first <= WANTED) {
                return verb.frames.has(Frames::QUOTE).then(|| complement(scene, verb, at, sentence_end, frame)).flatten();
            }
            at = (quotation.end as usize).max(at + 1);
            continue;
        }
        if class == Class::Breaker {
            return None;
        }
        if class == Class::Relative {
            at = pass_relative(scene, at, limit).max(at + 1);
            continue;
        }
        // …، **مشيراً** إلى أن: another report.
        if at == start && scene.is_comma(at - 1) && scene.carries_on(at) {
            return None;
        }
        // رد على الأسئلة، **وأكد** أن …
        let joined = scene.finite(at).is_some_and(|(form, verb)| form.conjunction && !verb.frames.has(Frames::WEAK));
        if joined && at == start && at > 0 && scene.is_comma(at - 1) {
            return None;
        }
        if at > start
            && (scene.finite(at).is_some_and(|(_, verb)| !verb.frames.has(Frames::WEAK))
                && scene.class(at - 1) != Class::Negation
                || scene.carries_on(at)
                || scene.participle(at).is_some() && scene.is_comma(at - 1))
        {
            return None;
        }
        if verb.frames.any_preposition()
            && at > start
            && let Some(content) = preposition(scene, verb, at)
            && scene.text.kind(at) == crate::text::TokenKind::Word
            && content < limit
            && content > at
        {
            return complement(scene, verb, at, sentence_end, frame);
        }
        let stepped = adjunct::step(scene, at, limit, verb.frames, &mut frame.adjuncts);
        at = stepped.max(at + 1);
    }
    None
}

/// Where a relative clause ends: after its comma, or before a clause mark that does not belong to a verb inside.
fn pass_relative(scene: &Scene<'_>, start: usize, limit: usize) -> usize {
    let mut at = start + 1;
    let mut owes = false;
    while at < limit {
        if scene.is_comma(at) && at > start + 1 {
            return at;
        }
        if scene.is_colon(at) || scene.opens(at).is_some_and(|quotation| scene.is_speech(quotation)) {
            return at;
        }
        if scene.class(at) == Class::That {
            if !owes {
                return at;
            }
            owes = false;
        }
        if scene.finite(at).is_some() {
            owes = true;
        }
        at += 1;
    }
    at
}

/// A long subject whose words look like a complement: أكدت اللجنة المكلفة **متابعة ملف المفقودين** أن …. Where أن follows the
/// longer phrase directly, and not the noun that wants it (أهمية أن), the longer phrase is the subject.
fn whole_subject(scene: &Scene<'_>, verb: &Verb, start: usize, short: usize, limit: usize) -> usize {
    if marker_follows(scene, verb, short, limit) {
        return short;
    }
    let long = phrase::governed_phrase(scene, start, limit, false, verb.frames);
    // أعلنت مديرية أمن المدينة، في بيان، **عن** …: behind an occasion the verb's own preposition tells too.
    if long > short && long < limit {
        let mut adjuncts = Adjuncts::default();
        let at = skip(scene, long, limit, verb.frames, &mut adjuncts);
        if adjuncts.occasion.is_some()
            && at < limit
            && scene.class(at) == Class::Preposition
            && preposition(scene, verb, at).is_some()
        {
            return long;
        }
    }
    if long <= short + 1 || !opens_clause(scene, long) && !scene.is_comma(long) {
        return short;
    }
    let mut adjuncts = Adjuncts::default();
    let at = skip(scene, long, limit, Frames::default(), &mut adjuncts);
    if opens_clause(scene, at) { long } else { short }
}
