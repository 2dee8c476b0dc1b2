//! Subjects before their verb: **الوزير، الذي وصل أمس،** أشار إلى …; وكان **المدير** قال …; **مجموعات** تقول إنها ….
//!
//! Looked for only where nothing behind the verb names a speaker.

use super::cue::{CueForm, Frames};
use super::phrase;
use super::scene::{Scene, is_human_plural};
use super::words::Class;
use crate::name::NameKind;
use crate::name::lists::RoleKind;
use crate::text::TokenKind;

/// Farthest a subject stands before its verb, in tokens.
const REACH: usize = 40;

/// The phrase before the verb at `at` that is its subject; none where the subject is hidden.
pub fn before(scene: &Scene<'_>, at: usize, form: CueForm) -> Option<(usize, usize)> {
    let (sentence_start, _) = scene.sentence(at);
    if at <= sentence_start {
        return None;
    }
    if form.conjunction {
        // أما المدير فقال: the verb answers أما.
        return if scene.word(at).starts_with('ف') { contrasted(scene, sentence_start, at) } else { None };
    }
    if scene.word(at - 1) == "فقد"
        && let Some(found) = contrasted(scene, sentence_start, at - 1)
    {
        return Some(found);
    }
    let floor = sentence_start.max(at.saturating_sub(REACH));
    if let Some(found) = earlier(scene, floor, at) {
        return Some(found);
    }
    let mut end = at;
    // قد, كان and adverbs may stand between: مواطنون قد طالبوا.
    while end > floor
        && (matches!(scene.class(end - 1), Class::Auxiliary | Class::Adverb | Class::Time | Class::Weekday)
            && !starts_with_kan(scene, end - 1))
    {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    let last = end - 1;
    if scene.class(last) == Class::Relative {
        // أشغال الحفر، التي **وصفها** بـ…: what the pronoun takes up is not who speaks.
        if form.object || !relative_agrees(scene.word(last), form) {
            return None;
        }
        return antecedent(scene, floor, last);
    }
    // نتيجة ما **وصفه** بالحرب: what is meant by ما is not who speaks.
    if matches!(scene.word(last), "ما" | "مما" | "بما" | "لما" | "عما" | "فيما") {
        return None;
    }
    // لكنه **شدد**: whoever spoke goes on.
    if scene.words.but_he(scene.word(last)) {
        return None;
    }
    if scene.is_comma(last) {
        // وأوضح الوزير أن **الرئيس الذي زار المدينة**، وعد بقرض: a clause of another's words has its own topic.
        let within = (floor..last).rev().find(|&at| scene.class(at) == Class::That && scene.inside(at).is_none());
        return within.and_then(|that| topic(scene, that + 1, last)).or_else(|| topic(scene, sentence_start, last));
    }
    if let Some(found) = told_of(scene, floor, at) {
        return Some(found);
    }
    if starts_with_kan(scene, last) || !is_nominal(scene, last) {
        return None;
    }
    let start = phrase_start(scene, floor, end);
    // غضب **محتجين** طالبوا: a plural verb tells of the plural right before it.
    let start = if form.agreement.plural && !scene.heads_source(start) {
        (start..end).rev().find(|&at| speaks_plural(scene, at)).unwrap_or(start)
    } else {
        start
    };
    let clause_head = start == floor || start == sentence_start || before_clause(scene, start);
    (start < end && (clause_head || scene.heads_source(start)))
        .then_some((start, end))
        .filter(|&(start, end)| plausible(scene, start, end) && (form.agreement.plural || !many(scene, start)))
}

/// Whether the phrase at `start` is headed by many people, behind whom a verb is plural: not جنود **يشتبه** في أنهم …, the words
/// of nobody.
fn many(scene: &Scene<'_>, start: usize) -> bool {
    let word = scene.word(start);
    let role = scene.lists.role(word);
    is_human_plural(word) || role.is_some_and(|role| role.plural && !role.feminine && role.kind != RoleKind::Source)
}

/// A plural of people: محتجين, خبراء.
fn speaks_plural(scene: &Scene<'_>, at: usize) -> bool {
    scene.lists.role(scene.word(at)).is_some_and(|role| role.plural) || scene.words.quantifier(scene.word(at))
}

fn starts_with_kan(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.word(at), "كان" | "كانت" | "كانوا" | "وكان" | "وكانت" | "وكانوا")
}

fn is_nominal(scene: &Scene<'_>, at: usize) -> bool {
    if matches!(scene.word(at), ")" | "\"" | "»" | "”" | "“") {
        return true;
    }
    scene.is_word(at) && matches!(scene.class(at), Class::Content | Class::Demonstrative)
}

/// What may stand right before the first word of a clause.
fn before_clause(scene: &Scene<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return true };
    scene.is_comma(before)
        || scene.is_colon(before)
        || scene.is_stop(before)
        || matches!(scene.class(before), Class::That | Class::Breaker | Class::Auxiliary | Class::Relative)
        || scene.opens(before).is_some()
        || scene.word(before) == "اما"
}

/// A phrase long enough to be one and headed by something that can speak.
fn plausible(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    end - start <= 30 && scene.text.kind(start) != TokenKind::Mark || scene.opens(start).is_some()
}

/// Walks back from `end` to the first word of the phrase that ends there.
fn phrase_start(scene: &Scene<'_>, floor: usize, end: usize) -> usize {
    let mut at = end;
    while at > floor {
        let back = at - 1;
        if let Some(mention) = scene.mention(back) {
            at = (mention.first as usize).max(floor);
            continue;
        }
        if matches!(scene.word(back), ")" | "»" | "”" | "\"") {
            let opened = (floor..back).rev().take(12).find(|&open| {
                scene.word(open) == "(" || scene.opens(open).is_some_and(|quotation| quotation.last as usize == back)
            });
            match opened {
                Some(open) => {
                    at = open;
                    continue;
                }
                None => break,
            }
        }
        if !scene.is_word(back) {
            break;
        }
        match scene.class(back) {
            Class::Content | Class::Demonstrative => {}
            Class::Preposition if back > floor && at < end && joins(scene, back) => {}
            Class::Time | Class::Weekday | Class::Adverb if back > floor && at < end => break,
            _ => break,
        }
        if scene.finite(back).is_some_and(|(_, verb)| !verb.frames.has(Frames::WEAK)) {
            break;
        }
        at = back;
        if matches!(scene.word(back), "اما") {
            at = back + 1;
            break;
        }
    }
    // Trim what cannot begin a subject.
    while at < end && matches!(scene.class(at), Class::Adverb | Class::Time | Class::Preposition) && at + 1 < end {
        at += 1;
    }
    at
}

/// A preposition between two parts of one phrase: مصادر **في** الشرطة, المتحدث **باسم** الحكومة.
fn joins(scene: &Scene<'_>, at: usize) -> bool {
    match scene.word(at) {
        "باسم" => true,
        "في" | "من" | "عن" | "لدي" | "الي" => (1..=3)
            .any(|back| at >= back && (scene.lists.is_role(scene.word(at - back)) || scene.lists.is_body(scene.word(at - back)))),
        _ => false,
    }
}

/// سبق **لصحف محلية** أن ذكرت, **بعض الصيادين** سبق وأن قال: who said it before.
fn earlier(scene: &Scene<'_>, floor: usize, at: usize) -> Option<(usize, usize)> {
    if !matches!(scene.word(at - 1), "ان" | "وان") {
        return None;
    }
    let sabaq = (floor..at - 1).rev().take(10).find(|&back| matches!(scene.word(back), "سبق" | "وسبق"))?;
    if scene.attached(sabaq + 1, 'ل') {
        return Some((sabaq + 1, at - 1));
    }
    let start = phrase_start(scene, floor, sabaq);
    (start < sabaq && at == sabaq + 2).then_some((start, sabaq))
}

/// A source a relative clause tells of before its verb comes: **النائب** الذي زار المخيم أمس وعد بـ….
fn told_of(scene: &Scene<'_>, floor: usize, at: usize) -> Option<(usize, usize)> {
    let relative = (floor..at.saturating_sub(2)).rev().find(|&back| {
        scene.class(back) == Class::Relative && !scene.word(back).starts_with('و') && scene.inside(back).is_none()
    })?;
    // The relative's own verb stands right behind it; nothing else may open a clause or a report on the way.
    let plain = (relative + 1..at).all(|between| {
        !scene.is_comma(between)
            && !scene.is_colon(between)
            && !matches!(scene.class(between), Class::That | Class::Breaker | Class::Relative)
            && scene.finite(between).is_none()
    });
    if !plain || scene.class(relative + 1) != Class::Content {
        return None;
    }
    let start = phrase_start(scene, floor, relative);
    (start < relative && scene.heads_source(start) && before_clause(scene, start)).then_some((start, relative))
}

/// Whether a verb of this form can tell of what the relative takes up: not القرى التي **قال** إنها …, the words about which are
/// another's.
pub fn relative_agrees(relative: &str, form: CueForm) -> bool {
    match relative.strip_prefix('و').unwrap_or(relative) {
        "الذي" => !form.agreement.feminine && !form.agreement.plural,
        "التي" => form.agreement.feminine,
        "الذين" | "اللذين" | "اللذان" => form.agreement.plural && !form.agreement.feminine,
        _ => true,
    }
}

/// The noun a relative pronoun at `relative` takes up: الراوي **الذي** شدد.
fn antecedent(scene: &Scene<'_>, floor: usize, relative: usize) -> Option<(usize, usize)> {
    let mut end = relative;
    if end > floor && scene.is_comma(end - 1) {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    // في **الوقت** الذي أعلنت الشركة: when it was said, not who said it.
    if matches!(
        scene.word(end - 1),
        "الوقت"
            | "اليوم"
            | "اللحظه"
            | "المره"
            | "الحين"
            | "العام"
            | "الشهر"
            | "الاسبوع"
            | "المرحله"
            | "الفتره"
    ) {
        return None;
    }
    let start = phrase_start(scene, floor, end);
    // Only the last source-like part: "زيارة الوزير الذي".
    let masculine = matches!(scene.word(relative), "الذي" | "والذي");
    let mut from = None;
    for at in start..end {
        let fits = match scene.lists.role(scene.word(at)) {
            Some(role) => masculine != role.feminine || role.plural,
            None => scene.mention_from(at).is_some_and(|mention| mention.kind != NameKind::Place),
        };
        if fits {
            from = Some(at);
            break;
        }
    }
    let from = from.unwrap_or(start);
    (from < end).then_some((from, end))
}

/// The topic a comma closes: رئيس الوفد، الذي وصل مساء الأحد**،** أشار.
fn topic(scene: &Scene<'_>, start: usize, comma: usize) -> Option<(usize, usize)> {
    let mut first = start;
    while first < comma
        && (matches!(scene.class(first), Class::Auxiliary | Class::Adverb | Class::Breaker)
            || scene.word(first) == "اما"
            || scene.opens(first).is_some_and(|quotation| quotation.first as usize > comma))
    {
        first += 1;
    }
    if !scene.heads_source(first) {
        return None;
    }
    let end = phrase::noun_phrase(scene, first, comma, false);
    if end <= first {
        return None;
    }
    // Between the topic and the verb only appositions and relative clauses may stand.
    let between = end == comma || scene.is_comma(end) || scene.class(end) == Class::Relative || scene.word(end) == "(";
    between.then_some((first, end))
}

/// The subject of the sentence a participle without a main report belongs to: **غادر الوزير** القاعة مؤكداً; the
/// first phrase of the sentence that can speak and agrees.
pub fn of_sentence(scene: &Scene<'_>, at: usize, form: CueForm) -> Option<(usize, usize)> {
    let (start, _) = scene.sentence(at);
    // Far enough for any real sentence, and bounded for one that never ends.
    let start = start.max(at.saturating_sub(160));
    let mut next = start;
    let mut second = None;
    while next < at {
        if scene.inside(next).is_some() {
            next += 1;
            continue;
        }
        // A place speaks only as the first word: الساحل تخفض الرسوم وتتوقع ….
        let person = scene
            .mention_from(next)
            .is_some_and(|mention| (mention.kind != NameKind::Place || next == start) && mention.skip == 0);
        let role = scene.lists.role(scene.word(next)).is_some_and(|role| role.before == 0);
        let body = scene.lists.body(scene.word(next)).is_some_and(|body| body.before == 0);
        let many = form.agreement.plural && is_human_plural(scene.word(next));
        if person || role || body || many || scene.lists.is_title(scene.word(next)) {
            let end = phrase::noun_phrase(scene, next, at, true);
            let end = end.max(next + 1);
            if agrees(scene, next, form) {
                // منذ تولي منصب وزير النقل، شكر سالم …: what a preposition governs is the subject only where nothing else can.
                let governed = next > start && scene.class(next - 1) == Class::Preposition;
                if !governed {
                    return Some((next, end));
                }
                second = second.or(Some((next, end)));
            }
            next = end;
            continue;
        }
        next += 1;
    }
    second
}

fn agrees(scene: &Scene<'_>, head: usize, form: CueForm) -> bool {
    let word = scene.word(head);
    if form.agreement.plural {
        return is_human_plural(word) || scene.lists.role(word).is_some_and(|role| role.plural);
    }
    let gender = if let Some(role) = scene.lists.role(word) {
        if role.plural { None } else { Some(role.feminine) }
    } else if let Some(body) = scene.lists.body(word) {
        Some(body.feminine || body.plural)
    } else {
        scene
            .mention(head)
            .and_then(|mention| scene.names.entities.get(mention.entity as usize))
            .and_then(|entity| entity.feminine)
    };
    gender.is_none_or(|feminine| feminine == form.agreement.feminine)
}

/// Whether the word at `head`, right behind a verb of this `form` that takes an object, cannot be its subject and so
/// is the object of a hidden one: ودعت **المواطنين** (an object by its ending), وأمرت **الملحق**, وأبلغ **الوكالة** (by
/// gender), ودعوا **الحكومة** (a plural verb has its subject before it).
pub fn contradicts(scene: &Scene<'_>, head: usize, form: CueForm) -> bool {
    if scene.mention_from(head).is_some_and(|mention| mention.kind != NameKind::Organisation) {
        return false;
    }
    let word = scene.word(head);
    let feminine = form.agreement.feminine;
    let oblique = |word: &str| {
        let plural = scene.lists.role(word).map(|role| role.plural);
        let looks = word.starts_with("الم") || feminine && word.starts_with("ال");
        word.ends_with("ين") && plural.unwrap_or(looks && !scene.lists.is_body(word))
    };
    // نظيره is no نظيرة, though folded letters do not tell.
    if scene.text.written(head).ends_with('ه') {
        return form.agreement.plural;
    }
    if matches!(word, "جميع" | "كافه") {
        // ودعا **جميع الأطراف** إلى: everybody is called upon.
        let called = scene.is_definite(scene.word(head + 1)) && !scene.heads_source(head + 1);
        return called || feminine && (oblique(scene.word(head + 1)) || scene.word(head + 1).ends_with("ين"));
    }
    if let Some(role) = scene.lists.role(word) {
        let plural = form.agreement.plural && role.before == 0;
        // قالت النائب منى الراوي: an office keeps its masculine form before a woman's name.
        let named = feminine
            && (head + 1..head + 4).any(|at| scene.mention_from(at).is_some_and(|mention| mention.kind == NameKind::Person));
        if named && !plural && !oblique(word) {
            return false;
        }
        return plural || oblique(word) || !role.plural && role.feminine != feminine;
    }
    if let Some(body) = scene.lists.body(word) {
        return form.agreement.plural && body.before == 0 || (body.feminine || body.plural) != feminine;
    }
    // وأمرت **الملحق الثقافي**: its adjective tells that it is one, and a man or thing.
    let next = scene.word(head + 1);
    let nisba = next.starts_with("ال") && next.ends_with('ي') && next.chars().count() >= 5;
    let one = !word.ends_with(['ه', 'ت']) && nisba;
    // وانتقد **الأساليب التعسفية**: its adjective tells of a woman or of many things.
    let many = next.starts_with("ال") && next.ends_with('ه') && scene.words.adjective(next);
    let fits = if feminine { !one } else { !many || form.agreement.plural };
    oblique(word) || scene.is_definite(word) && !fits && scene.mention(head + 1).is_none()
}

/// Whether a phrase before the verb is surely its subject, so that none is looked for behind it: the verb is
/// plural (مواطنون طالبوا), or what stands before is a source right at the head of its clause.
pub fn surely(scene: &Scene<'_>, first: usize, last: usize, at: usize, form: CueForm) -> bool {
    // التي تقول الحكومة إن: a verb that wants a clause, with a source right behind it, has its subject there.
    let wants_object = scene.cue(at).is_some_and(|(_, verb)| {
        verb.frames.has(Frames::NOUN) || verb.frames.has(Frames::TO_OBJECT) || verb.frames.has(Frames::WHOLE)
    });
    if !form.agreement.plural && !wants_object && scene.heads_source(at + 1) {
        return false;
    }
    if form.agreement.plural || scene.class(last) == Class::Relative || scene.is_comma(last) {
        return true;
    }
    scene.heads_source(first)
        && (first == 0 || before_clause(scene, first) || starts_with_kan(scene, first - 1) || first == scene.sentence(first).0)
}

/// The topic of أما … فـ.
fn contrasted(scene: &Scene<'_>, start: usize, at: usize) -> Option<(usize, usize)> {
    let open = (start..at).rev().take(30).find(|&back| matches!(scene.word(back), "اما" | "واما"))?;
    let end = phrase::noun_phrase(scene, open + 1, at, false);
    (end > open + 1).then_some((open + 1, end))
}
