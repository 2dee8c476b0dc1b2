//! Extent: how far what is said reaches.
//!
//! A complement runs to the end of its sentence unless the narrator takes the word back: with another report
//! (… **، مشيراً إلى**, **وأضاف**), with a contrast that brings one (**بينما أكد**), or with an attribution
//! (**، بحسب**). A report inside what is said does not end it (قال المحامي إن موكله **أبلغ** القاضي …).

use super::adjunct::{self, Adjuncts};
use super::cue::{CueForm, Frames, Verb};
use super::frame::{Frame, Marker};
use super::relay;
use super::scene::Scene;
use super::turn::Turn;
use super::words::Class;
use crate::lexicon::inflect::Form;
use crate::text::{Quotation, TokenKind};

/// How far back in its sentence what a clause depends on is looked for, in tokens.
const CLAUSE: usize = 60;

/// How far behind a verb that counts only with a certain word (حمّل … المسؤولية) that word may stand, in tokens.
const NEEDED_WITHIN: usize = 16;

/// How far behind a contrast its report may stand, in tokens.
const REPORT_WITHIN: usize = 30;

/// One past the last token of what the cue of `frame` governs.
pub fn end(scene: &Scene<'_>, frame: &Frame<'_>) -> usize {
    if let Some(quotation) = frame.quotation {
        let after = quotation.end as usize;
        let alone = matches!(frame.marker, Marker::Quote | Marker::Colon)
            || (frame.marker == Marker::That && !continues(scene, after, quotation.first as usize));
        // اتهم "جهات مشبوهة" بأنها …: what is quoted is only whom it is about.
        let about = scene.class(after) == Class::That && scene.word(after).starts_with('ب');
        let alone = alone && !about && !reaches_on(scene, quotation);
        if alone && !quotation.closed() {
            return after_colon(scene, frame.content);
        }
        if alone {
            let (_, limit) = scene.sentence((quotation.end as usize).saturating_sub(1));
            let goes_on = next_clause(scene, quotation.end as usize, limit);
            if frame.marker == Marker::That && goes_on > quotation.end as usize {
                return goes_on;
            }
            return trim(scene, frame.content, quotation.last as usize);
        }
    }
    if frame.marker == Marker::Colon {
        return after_colon(scene, frame.content);
    }
    let (_, limit) = scene.sentence(frame.content);
    let end = reach(scene, frame.content, limit, matches!(frame.marker, Marker::Noun | Marker::Preposition));
    if frame.marker == Marker::That { next_clause(scene, end, limit) } else { end }
}

/// Whether speech goes on behind a quotation that opened it: «… تحديات"، وأنه "يبرهن …"».
fn continues(scene: &Scene<'_>, after: usize, first: usize) -> bool {
    let (_, limit) = scene.sentence(first.max(after.saturating_sub(1)));
    if after >= limit {
        return false;
    }
    let mut at = after;
    if scene.is_comma(at) {
        at += 1;
    }
    if ends_here(scene, first, at) || scene.is_stop(after) {
        return false;
    }
    // Behind a comma only a coordinated clause goes on; without one the sentence simply continues.
    at == after || (scene.class(at) == Class::That && scene.word(at).starts_with('و'))
}

/// Whether the narrator ends in his own words the sentence that what is quoted began: «إنجازنا الأهم هو القبول» **على** الاتفاق. Where and
/// when it was said is no part of it.
fn reaches_on(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let after = quotation.end as usize;
    let mut adjuncts = Adjuncts::default();
    quotation.closed()
        && after + 1 < scene.sentence(after).1
        && matches!(scene.word(after), "علي" | "ضد" | "مع")
        && scene.class(after + 1) == Class::Content
        && !scene.words.occasion(scene.word(after + 1))
        && scene.words.turns.at(scene, after).is_none()
        && adjunct::step(scene, after, scene.sentence(after).1, Frames::default(), &mut adjuncts) == after
}

/// Clauses that a full stop parts from the one they go on: قال إن الجسر آمن. **وأن** الطريق مفتوح.
fn next_clause(scene: &Scene<'_>, end: usize, limit: usize) -> usize {
    let mut next = end;
    while next < scene.len() && (scene.is_stop(next) || matches!(scene.word(next), "\"" | "»" | "”" | "’")) {
        next += 1;
    }
    let goes_on = next >= limit
        && next > end
        && scene.same_block(end.saturating_sub(1), next)
        && scene.class(next) == Class::That
        && scene.word(next).starts_with('و')
        && !matches!(scene.word(next + 1), "كان" | "كانت" | "لم");
    if goes_on { clause_end(scene, next, scene.sentence(next).1) } else { end }
}

/// Words after a colon without marks run to the end of the paragraph or to the next report.
fn after_colon(scene: &Scene<'_>, start: usize) -> usize {
    let mut from = start;
    loop {
        let (_, limit) = scene.sentence(from);
        let end = clause_end(scene, from, limit);
        let mut next = limit;
        while scene.is_stop(next) {
            next += 1;
        }
        // Behind a colon and إن one sentence is the narrator's grammar; a pause (..) ends it like a full stop.
        let narrated = scene.class(start) == Class::That || start > 0 && scene.class(start - 1) == Class::That;
        let paused = narrated && scene.word(limit) == "." && scene.word(limit + 1) == ".";
        if end < limit || !scene.same_block(start, next) || paused || reports(scene, next) || next <= from {
            return end;
        }
        from = next;
    }
}

/// Whether the sentence that begins at `at` is the narrator's again: it opens with a report.
fn reports(scene: &Scene<'_>, at: usize) -> bool {
    if scene.words.turns.at(scene, at) == Some(Turn::Resumes) {
        return true;
    }
    let (_, limit) = scene.sentence(at);
    (at..limit.min(at + 12)).any(|next| {
        reporting(scene, next)
            || next == at && scene.finite(next).is_some() && scene.text.kind(next + 1) == TokenKind::Word
            || scene.carries_on(next)
            || next == at && scene.participle(next).is_some()
    })
}

/// Whether the verb at `at` reports; a homograph does with a clause, a colon or speech behind it (بين 20 و30 is none).
fn reporting(scene: &Scene<'_>, at: usize) -> bool {
    scene.finite(at).is_some_and(|(form, verb)| !verb.frames.has(Frames::WEAK) || starts_report(scene, at, form, verb.frames))
}

/// The end of the clause that begins at `start`, at most `limit`.
pub fn clause_end(scene: &Scene<'_>, start: usize, limit: usize) -> usize {
    reach(scene, start, limit, false)
}

/// What ends a nominal complement besides: what happened next, or before.
fn ends_noun(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    let comma = at > start + 1 && scene.is_comma(at - 1);
    // أعلن أسماء الفائزين، ليصعد …; وعد بالمساعدة، وتطالب سلمى …: the next event, the next report.
    let result = comma
        && scene.word(at).starts_with("لي")
        && scene.is_word(at)
        && scene.word(at).chars().count() >= 5
        && !scene.words.own_letter(scene.word(at));
    let report = comma
        && scene.finite(at).is_some_and(|(form, verb)| {
            form.conjunction
                && form.form == Form::Present
                && !verb.frames.has(Frames::WEAK)
                && scene.mention_from(at + 1).is_some()
        });
    // …، لكنه لم يحدد موعداً; …، ولم يتضح السبب; …، كما أغلقت الطرق
    let word = scene.word(at);
    let then = comma
        && (scene.words.but_he(word)
            || matches!(word, "ولم" | "وكان" | "وكانت")
            || word == "كما" && (scene.words.deed(scene.word(at + 1)) || scene.finite(at + 1).is_some()));
    result || report || then || narrates_on(scene, start, at) || scene.words.turns.at(scene, at) == Some(Turn::After)
}

fn reach(scene: &Scene<'_>, start: usize, limit: usize, nominal: bool) -> usize {
    let mut at = start;
    let mut limit = limit;
    let aside = in_relative(scene, start);
    let opening = scene.inside(start).filter(|quotation| quotation.first as usize == start && quotation.closed());
    let mut inside = scene.inside(start).map(|quotation| quotation.last);
    while at < limit {
        // Behind marks that what is said began with, the narrator's words go on.
        if let Some(quotation) = opening.filter(|quotation| quotation.end as usize == at) {
            inside = scene.inside(quotation.end as usize).map(|quotation| quotation.last);
        }
        if let Some(quotation) = scene.opens(at) {
            let end = quotation.end as usize;
            // Its marks hold together what stops and pauses inside them divide.
            if end > limit && quotation.closed() && at < limit {
                limit = scene.sentence(end - 1).1.max(end);
            }
            if end > at && end <= limit {
                at = end;
                continue;
            }
        }
        if at > start
            && scene.inside(at).map(|quotation| quotation.last) == inside
            && (ends_here(scene, start, at) || nominal && ends_noun(scene, start, at) || aside && ends_relative(scene, start, at))
        {
            break;
        }
        at += 1;
    }
    trim(scene, start, at)
}

/// Whether the narrator takes the word back at token `at`.
pub(super) fn ends_here(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    let word = scene.word(at);
    let comma = at > 0 && (scene.is_comma(at - 1) || matches!(scene.word(at - 1), "\"" | "»" | "”" | "“" | ")"));
    match scene.words.turns.at(scene, at) {
        Some(Turn::Aside) => return true,
        Some(Turn::GoesOn) => return false,
        // وإن كان البيت صغيراً إلا أن …: the one is conceded for the other.
        Some(Turn::Contrast) if concedes(scene, start, at) => return false,
        _ => {}
    }
    if let Some((form, verb)) = scene.participle(at) {
        // … القصف **معتبرة** أنه …: what it governs right behind it tells without a comma.
        let plain = word.ends_with('ه') || word.ends_with("ين");
        let accusative = word.ends_with('ا') || plain && (comma || governs_at_once(scene, at));
        if accusative && !form.conjunction && governs(scene, at, verb) {
            return true;
        }
        if accusative && form.conjunction && comma && governs(scene, at, verb) {
            return true;
        }
    }
    if let Some((form, verb)) = scene.finite(at) {
        let opens = comma
            || form.conjunction
            || (at > 0 && matches!(scene.word(at - 1), "كما" | "ثم" | "قد" | "وقد" | "فيما" | "بينما" | "حين"));
        if opens && starts_report(scene, at, form, verb.frames) && !completes_topic(scene, start, at, form) {
            return true;
        }
    }
    // …، التي وصفها بأنها …: the speaker describes what was told.
    if comma
        && scene.class(at) == Class::Relative
        && scene.finite(at + 1).is_some_and(|(form, verb)| form.object && verb.frames.has(Frames::DESCRIBE))
    {
        return true;
    }
    // رد العقد **الذي** قال إنه …: what the speaker tells of it is a report of its own.
    if scene.class(at) == Class::Relative
        && !word.starts_with("وه")
        && scene.class(at + 2) == Class::That
        && !super::frame::is_bare_that(scene, at + 2)
        && scene.finite(at + 1).is_some_and(|(form, verb)| !form.conjunction && verb.lemma == "قال")
    {
        return true;
    }
    // … بهجمات أخرى، **بقولها**: «…»
    if comma
        && relay::is_saying(word)
        && word.starts_with('ب')
        && (scene.is_colon(at + 1) || scene.opens(at + 1).is_some() || scene.class(at + 1) == Class::That)
    {
        return true;
    }
    // … نجحت **لكنه** حذر من …: the narrator sets one report against another.
    if scene.words.but_he(word)
        && scene
            .finite(at + 1)
            .is_some_and(|(form, verb)| form.form == Form::Past || starts_report(scene, at + 1, form, verb.frames))
    {
        return true;
    }
    // …، **وهم 3** من المدينة و2 من القرى: the narrator counts them out.
    if comma && matches!(word, "وهم" | "وهن" | "وهما" | "وهي") && scene.text.kind(at + 1) == TokenKind::Number {
        return true;
    }
    // أنه وفقاً للتقديرات …: an attribution at the head of what is said is part of it.
    if at <= start + 1 && scene.class(start) == Class::That {
        return false;
    }
    if comma && attribution(scene, at) {
        return true;
    }
    // «… الحلفاء» أي القوات التي …: the narrator explains.
    if word == "اي" && at > 0 && matches!(scene.word(at - 1), "\"" | "»" | "”" | "’") {
        return true;
    }
    if !comma && matches!(word, "بحسب" | "وفقا" | "حسبما" | "طبقا") && attribution(scene, at) {
        return true;
    }
    if contrast(scene, at) {
        return brings_report(scene, at);
    }
    false
}

/// Whether the cue of what begins at `start` stands in a relative clause about something else: الرجل الذي **ذكر** جيرانه أنه …، عاد.
fn in_relative(scene: &Scene<'_>, start: usize) -> bool {
    let (from, _) = scene.sentence(start);
    // الخطبة التي ألقاها وقال فيها إن …، أثارت جدلاً
    if (from.max(start.saturating_sub(3))..start)
        .any(|at| takes_up(scene.word(at)) && at > from && scene.finite(at - 1).is_some_and(|(form, _)| form.conjunction))
        && (from.max(start.saturating_sub(CLAUSE))..start).any(|at| scene.class(at) == Class::Relative)
    {
        return true;
    }
    (from.max(start.saturating_sub(12))..start).any(|at| scene.class(at) == Class::Relative && scene.finite(at + 1).is_some())
}

/// Whether a concession stands between `start` and the contrast at `at`, which only answers it.
fn concedes(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    matches!(scene.word(at), "الا" | "لكن" | "ولكن" | "غير")
        && (start.max(at.saturating_sub(25))..at).any(|back| {
            matches!(scene.word(back), "وان" | "رغم" | "بالرغم" | "ورغم" | "وبالرغم" | "صحيح")
                && scene.class(back + 1) != Class::Breaker
                && (scene.word(back) != "وان" || matches!(scene.word(back + 1), "كان" | "كانت" | "كانوا"))
        })
}

/// Whether the word takes up what a relative clause is about: الخطبة التي ألقاها وقال **فيها** ….
fn takes_up(word: &str) -> bool {
    matches!(word, "فيه" | "فيها" | "فيهما" | "خلاله" | "خلالها" | "خلالهما")
}

/// Whether the comma before `at` closes a relative clause: no clause of it goes on.
fn ends_relative(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    at > start + 1
        && scene.is_comma(at - 1)
        && !scene.word(at).starts_with('و')
        && scene.class(at) == Class::Content
        && scene.is_word(at)
        && !scene.is_definite(scene.word(at))
        && scene.mention(at).is_none()
        || at > start + 1 && matches!(scene.word(at), "-" | "–" | "—") && scene.is_word(at - 1)
}

/// Whether the verb at `at`, behind a comma, is that of a subject described before it: إن المدير الذي زار الموقع، وعد ….
fn completes_topic(scene: &Scene<'_>, start: usize, at: usize, form: CueForm) -> bool {
    // إن الكتاب الذي نشره وأعلن فيه …: still of the relative clause.
    let first = start.max(at.saturating_sub(CLAUSE));
    let relative = (first..at).any(|back| scene.class(back) == Class::Relative);
    if form.conjunction && relative && takes_up(scene.word(at + 1)) {
        return true;
    }
    !form.conjunction
        && at > start + 2
        && scene.is_comma(at - 1)
        && !scene.heads_source(at + 1)
        && relative
        && !(first..at - 1).any(|back| scene.is_comma(back) && scene.class(back + 1) != Class::Relative)
}

/// بينما، فيما، في حين, كما, من جانبه: words that may bring another report.
fn contrast(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at > 0 && scene.is_comma(at - 1);
    if scene.words.turns.at(scene, at) == Some(Turn::Contrast) {
        return true;
    }
    match scene.word(at) {
        "كما" => comma || scene.finite(at + 1).is_some(),
        "من" => scene.class(at + 1) == Class::Breaker,
        "بدوره" | "بدورها" | "وبدوره" | "وبدورها" | "ومن" => comma,
        _ => false,
    }
}

/// Whether another report follows in the clause that a contrast opens at `at`; what stands behind أن or a relative
/// belongs to another clause.
fn brings_report(scene: &Scene<'_>, at: usize) -> bool {
    let (_, limit) = scene.sentence(at);
    (at + 1..limit.min(at + REPORT_WITHIN))
        .take_while(|&next| next <= at + 2 || !matches!(scene.class(next), Class::That | Class::Relative))
        // What a conjunction opens behind a comma is a report of its own, not the contrast's.
        .take_while(|&next| !(scene.is_comma(next - 1) && scene.finite(next).is_some_and(|(form, _)| form.conjunction)))
        .any(|next| {
            scene.finite(next).is_some_and(|(form, verb)| {
                // بينما نُقل الجريح: moved, not passed on.
                let moved = verb.frames.has(Frames::RELAY) && !(next + 1..next + 10).any(|at| scene.word(at) == "عن");
                let described = moved || verb.frames.has(Frames::DESCRIBE) && !form.object && !scene.heads_source(next + 1);
                let named = form.form == Form::Past && !form.object && next <= at + 2 && scene.heads_source(next + 1);
                !described && (named || starts_report(scene, next, form, verb.frames))
            })
        })
}

/// Whether the narrator goes on behind a nominal complement with what happened: أقر بالسرقة **وأرشدت** الشرطة إلى المخبأ.
fn narrates_on(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    let word = scene.word(at);
    if scene.words.own_letter(word) || scene.mention(at).is_some() || scene.class(at) != Class::Content {
        return false;
    }
    let Some(rest) = word.strip_prefix(['و', 'ف']) else { return false };
    let governed = || (start..at).any(|back| matches!(scene.class(back), Class::Relative | Class::That));
    // …، **وعاد** الرئيس بعد ساعة: with a comma before it, or who did it behind it.
    if scene.words.deed(rest)
        && (scene.is_comma(at - 1) || scene.heads_source(at + 1) || scene.class(at + 1) == Class::Preposition)
        && !governed()
    {
        return true;
    }
    if rest.len() < 8 {
        return false;
    }
    // ت ends a verb of the third person feminine (أمرت), ات a plural; است without ا behind it is a verb (استعرض),
    // with it a noun (استعراض).
    let feminine = rest.ends_with('ت') && !rest.ends_with("ات") && !rest.starts_with("ال");
    let tenth = rest.strip_prefix("است").is_some_and(|root| root.chars().count() == 3 && !root.contains(['ا', 'ه']));
    (feminine || tenth) && !governed()
}

/// Whether the participle at `at` governs something: a clause, a quotation or a complement of its own.
fn governs(scene: &Scene<'_>, at: usize, verb: &Verb) -> bool {
    let frames = verb.frames;
    let next = at + 1;
    if frames.has(Frames::NEEDS) {
        return (next..next + NEEDED_WITHIN).any(|at| verb.is_met(scene.word(at)));
    }
    let strong = governs_at_once(scene, at) || scene.opens(next).is_some();
    let comma = at > 0 && scene.is_comma(at - 1);
    let object = comma && scene.word(at).ends_with('ا') && frames.takes_noun() && scene.class(next) == Class::Content;
    strong || object || !frames.has(Frames::WEAK) || frames.any_preposition() && scene.class(next) == Class::Preposition
}

/// Whether a clause or a colon follows the participle at `at`.
fn governs_at_once(scene: &Scene<'_>, at: usize) -> bool {
    let next = at + 1;
    scene.class(next) == Class::That
        || scene.is_colon(next)
        || scene.class(next) == Class::Preposition && scene.class(next + 1) == Class::That
}

/// Whether the finite verb at `at` opens a report of its own in this clause.
fn starts_report(scene: &Scene<'_>, at: usize, form: CueForm, frames: Frames) -> bool {
    // A verb in the present without a mark goes on with what is said: أن التصريحات لا تخدم أحداً، وتؤكد ….
    if !frames.has(Frames::WEAK) && form.form != Form::Present {
        return true;
    }
    // وعبرت **عن** …: a homograph with the preposition it takes as a verb.
    let next = at + 1;
    if form.conjunction
        && form.form == Form::Past
        && scene.class(next) == Class::Preposition
        && super::phrase::takes(scene, next, frames)
    {
        return true;
    }
    // … التصريحات وعدّها «مضيعة للوقت»
    if form.object && scene.opens(at + 1).is_some() {
        return true;
    }
    let (_, limit) = scene.sentence(at);
    (at + 1..limit.min(at + 14)).take_while(|&next| !scene.is_comma(next)).any(|next| {
        scene.class(next) == Class::That
            || scene.is_colon(next)
            || scene.opens(next).is_some_and(|quotation| scene.is_speech(quotation))
    })
}

/// Whether an attribution («، بحسب المصدر») begins at `at` and runs to the end of its sentence.
fn attribution(scene: &Scene<'_>, at: usize) -> bool {
    super::attribution::opens(scene, at)
}

/// Takes commas, colons and closing marks off the end.
pub fn trim(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start + 1 {
        let last = end - 1;
        let hanging = scene.is_comma(last) || scene.is_colon(last) || scene.is_stop(last) && !inside_marks(scene, last);
        let conjunction = matches!(scene.word(last), "و" | "كما" | "فيما" | "وقد" | "قد" | "ثم");
        if !(hanging || conjunction) {
            break;
        }
        end -= 1;
    }
    end
}

fn inside_marks(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.word(at), "؟" | "!" | "?") && at > 0
}
