//! What stands between a verb and what is said besides the speaker: occasions (في بيان، خلال مؤتمر صحفي، لوكالة
//! الساحل), those addressed (للصحفيين، لنظيره), and words of time (الاثنين، مساء أمس).

use super::attribution;
use super::cue::Frames;
use super::phrase;
use super::scene::Scene;
use super::words::{Class, Medium};
use crate::name::NameKind;

/// Finds of one pass over the stretch between cue and content, in tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Adjuncts {
    /// The phrase of medium or setting.
    pub occasion: Option<(usize, usize)>,
    /// The phrase of the one addressed.
    pub addressee: Option<(usize, usize)>,
}

/// How far behind a document the copy of it that an outlet holds is named, in tokens.
const COPY_WITHIN: usize = 12;

/// Steps over one adjunct at token `at`, noting it; `at` itself where there is none. The occasion of a
/// verb with these `frames` does not run into what may be said: نفت الشركة في بيان رسمي **وجود** خلاف.
pub fn step(scene: &Scene<'_>, at: usize, limit: usize, frames: Frames, found: &mut Adjuncts) -> usize {
    // وذكر الموقع، نقلاً عن مصادر قضائية، أن …
    if at < limit
        && at > 0
        && let Some(aside) = attribution::parse(scene, at)
        && aside.end < limit
    {
        return aside.end;
    }
    plain_step(scene, at, limit, frames, found)
}

/// The same where no attribution may stand.
pub fn plain_step(scene: &Scene<'_>, at: usize, limit: usize, frames: Frames, found: &mut Adjuncts) -> usize {
    if at >= limit {
        return at;
    }
    if scene.is_comma(at) {
        return at + 1;
    }
    if let Some(end) = found.occasion.and_then(|_| copy_held(scene, at)).filter(|&end| end <= limit) {
        return end;
    }
    if scene.word(at) == "(" {
        return phrase::closing(scene, at, limit).unwrap_or(at);
    }
    if scene.word(at) == "من" && matches!(scene.word(at + 1), "خلاله" | "خلالها") {
        return at + 2;
    }
    match scene.class(at) {
        // أول من أمس: a time of several words is one.
        Class::Time | Class::Weekday => return scene.time_end(at).unwrap_or(at + 1).min(limit),
        Class::Adverb | Class::Auxiliary => return at + 1,
        _ => {}
    }
    let word = scene.word(at);
    if with_pronoun(word) {
        return at + 1;
    }
    // بهذا السياق, في هذا الشأن: points back.
    if matches!(word, "بهذا" | "بهذه") || word == "في" && scene.class(at + 1) == Class::Demonstrative {
        return (at + if word == "في" { 3 } else { 2 }).min(limit);
    }
    if word == "امام" && hear(scene, at + 1) {
        let end = phrase::noun_phrase(scene, at + 1, limit, false);
        if end > at + 1 {
            found.addressee.get_or_insert((at + 1, end));
            return end;
        }
    }
    if let Some(end) = occasion(scene, at, limit, frames) {
        if !time_only(scene, at) {
            match found.occasion {
                None => found.occasion = Some((at, unpublished(scene, at, end))),
                // لوكالة الساحل عبر الهاتف: one setting.
                Some((first, last)) if last == at => found.occasion = Some((first, end)),
                Some(_) => {}
            }
        }
        return end;
    }
    if let Some(end) = scene.time_end(at).or_else(|| timed(scene, at)) {
        return end.min(limit);
    }
    if scene.attached(at, 'ل') && names_audience(scene, at) {
        let end = audience_end(scene, at, limit);
        if end > at {
            let medium = scene.words.told(word).is_some_and(Medium::is_setting)
                || word == "ل"
                || scene.mention(at).is_some_and(|mention| mention.kind == NameKind::Organisation);
            let slot = if medium { &mut found.occasion } else { &mut found.addressee };
            if slot.is_none() {
                *slot = Some((at, end));
            }
            return end;
        }
    }
    if scene.text.kind(at) == crate::text::TokenKind::Number && scene.class(at + 1) == Class::Content && at + 1 < limit {
        // «15 يناير» after a weekday.
        return at + 1;
    }
    at
}

/// Whether those at `at` hear what is said before them (أمام **الصحافيين**): many people, not a body that meets.
fn hear(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.lists.role(word).is_some_and(|role| role.plural)
        || word.starts_with("ال") && word.ends_with("ين")
        || matches!(word, "نحو" | "حشد" | "جمع" | "عدد" | "الاف" | "مييات" | "عشرات")
}

/// في بيان **نشر على الموقع**: where the setting ends before who published it.
fn unpublished(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let published = |word: &str| ["نشر", "صدر", "اصدر", "وزع"].iter().any(|verb| word.starts_with(verb));
    (at + 2..end).find(|&at| published(scene.word(at)) && scene.class(at) == Class::Content).unwrap_or(end)
}

/// «في وقت سابق», «في سياق آخر» set no scene.
fn time_only(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.word(at + 1), "وقت" | "سياق" | "اطار" | "حين" | "الوقت" | "السياق" | "الاطار" | "خبر" | "ختام")
}

/// Where the occasion that begins at `at` ends: a preposition and a noun of medium or setting, with what
/// belongs to it (في كلمته أمام اجتماع المنظمة، عبر حسابه على تويتر).
pub fn occasion(scene: &Scene<'_>, at: usize, limit: usize, frames: Frames) -> Option<usize> {
    let word = scene.word(at);
    let opener = matches!(
        word,
        "في" | "خلال"
            | "عبر"
            | "امام"
            | "عقب"
            | "علي"
            | "وفي"
            | "وخلال"
            | "وعبر"
            | "اثناء"
            | "لدي"
            | "ضمن"
            | "بعد"
            | "قبيل"
            | "ردا"
            | "عن"
            | "من"
    );
    let attached = word.strip_prefix('ب').is_some_and(|rest| scene.words.occasion(rest)) && !scene.words.own_letter(word);
    let start = if attached { at } else { at + 1 };
    if !attached {
        if !opener || start >= limit {
            return None;
        }
        if word == "ردا" {
            return answer(scene, at, limit);
        }
        // في رد على سؤال
        if word == "في" && matches!(scene.word(start), "رد" | "رده" | "ردها" | "ردهم") {
            return answer(scene, start, limit);
        }
        // على «تويتر»
        if let Some(page) = scene.opens(start).filter(|page| scene.words.page(scene.word(page.first as usize)) && page.closed()) {
            return matches!(word, "علي" | "عبر").then_some(page.end as usize).filter(|&end| end <= limit);
        }
        if !scene.words.occasion(scene.word(start)) {
            return None;
        }
        // أعلن **عن** جلسة طارئة: what the verb takes.
        if matches!(word, "عن" | "من") && phrase::takes(scene, at, frames) {
            return None;
        }
    }
    Some(grow(scene, start, limit, frames))
}

/// «ردا على سؤال …».
fn answer(scene: &Scene<'_>, at: usize, limit: usize) -> Option<usize> {
    (scene.word(at + 1) == "علي").then(|| grow(scene, at + 2, limit, Frames::default()))
}

/// Grows a setting over its genitives, adjectives and inner prepositions, up to a comma, a clause, a quotation
/// or a word of time.
fn grow(scene: &Scene<'_>, start: usize, limit: usize, frames: Frames) -> usize {
    let mut at = start + 1;
    let bare = |at: usize| frames.takes_noun() && !scene.is_definite(scene.word(at)) && !scene.word(at).ends_with('ه');
    let mut indefinite = bare(start);
    // على موقعها: complete but for its adjectives.
    let mut complete = false;
    let limit = limit.min(start + 24);
    while at < limit {
        if let Some(quotation) = scene.opens(at) {
            if scene.is_speech(quotation) || !quotation.closed() {
                break;
            }
            at = quotation.end as usize;
            continue;
        }
        if let Some(mention) = scene.mention_from(at) {
            at = mention.last as usize;
            continue;
        }
        if scene.is_comma(at) || scene.is_colon(at) || scene.is_stop(at) || scene.word(at) == "(" {
            break;
        }
        if phrase::takes(scene, at, frames) && !scene.words.occasion(scene.word(at + 1)) {
            break;
        }
        // طالب عبر التقرير **بضرورة** …
        if frames.has(Frames::BI) && scene.attached(at, 'ب') && scene.class(at - 1) == Class::Content {
            break;
        }
        match scene.class(at) {
            Class::That | Class::Breaker | Class::Time | Class::Weekday | Class::Relative | Class::Auxiliary => break,
            _ => {}
        }
        if scene.finite(at).is_some_and(|(_, verb)| !verb.frames.has(Frames::WEAK)) || scene.carries_on(at) {
            break;
        }
        if scene.words.opens_speech(scene.word(at)) || copy_held(scene, at).is_some() || begins_complement(scene, at, frames) {
            break;
        }
        // في بيان **على موقعها الإلكتروني**: a medium of its own.
        if scene.class(at) == Class::Preposition && scene.words.occasion(scene.word(at + 1)) && at + 1 < limit {
            let page = scene.word(at + 1);
            complete = frames.takes_noun()
                && scene.words.page(page)
                && (page.ends_with("ها") || scene.text.written(at + 1).ends_with('ه'));
            indefinite = !complete && bare(at + 1);
            at += 2;
            continue;
        }
        let content = scene.class(at) == Class::Content;
        let wanted =
            scene.class(at - 1) == Class::Preposition || matches!(scene.word(at - 1), "عقب" | "بعد" | "قبل" | "قبيل" | "اثر");
        if content && !wanted && (indefinite && !describes(scene.word(at)) || complete && !scene.words.adjective(scene.word(at)))
        {
            break;
        }
        at += 1;
    }
    at.min(limit.max(start + 1))
}

/// اعترف في مقابلة إذاعية **بأخطائه**: what the verb takes after ب begins; a body or place belongs to the setting (في لقاء بالوزارة).
fn begins_complement(scene: &Scene<'_>, at: usize, frames: Frames) -> bool {
    let word = scene.word(at);
    if !frames.has(Frames::BI) || !scene.attached(at, 'ب') {
        return false;
    }
    let rest = word.strip_prefix("بال").or_else(|| word.strip_prefix('ب')).unwrap_or(word);
    scene.mention(at).is_none() && !scene.lists.is_body(word) && !scene.lists.is_body(rest) && !scene.words.occasion(rest)
}

/// في بيان **تلقت وكالة الساحل نسخة منه**: that an outlet holds the document. Where that ends.
fn copy_held(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let verb = scene.class(at) == Class::Content && scene.is_word(at) && !scene.is_definite(scene.word(at));
    if !verb || scene.mention(at).is_some() {
        return None;
    }
    (at + 1..at + COPY_WITHIN)
        .take_while(|&next| scene.class(next) != Class::That && !scene.is_stop(next) && !scene.is_colon(next))
        .find(|&next| scene.word(next) == "نسخه" && matches!(scene.word(next + 1), "منه" | "منها" | "عنه" | "عنها"))
        .map(|copy| copy + 2)
}

fn audience_end(scene: &Scene<'_>, at: usize, limit: usize) -> usize {
    if scene.word(at) == "ل" {
        // لـ«الساحل», لـ"رويترز"
        if let Some(quotation) = scene.opens(at + 1) {
            return (quotation.end as usize).min(limit);
        }
        if scene.word(at + 1) == "(" {
            return phrase::closing(scene, at + 1, limit).unwrap_or(at + 1);
        }
        return (at + 2).min(limit);
    }
    let end = phrase::noun_phrase(scene, at, limit, false);
    end.max(at)
}

/// An adjective or genitive that goes with a bare noun of occasion: بيان **رسمي**, كلمة **له**, اجتماع **الوزراء**.
fn describes(word: &str) -> bool {
    word.starts_with("ال")
        || word.ends_with('ي')
        || word.ends_with("يه")
        || matches!(
            word,
            "سابق"
                | "سابقه"
                | "مشترك"
                | "مشتركه"
                | "خاص"
                | "خاصه"
                | "لاحق"
                | "مقتضب"
                | "مكتوب"
                | "صدر"
                | "نشر"
                | "نشرته"
        )
}

/// A preposition with its pronoun that only points back: فيها، له، من خلالها.
fn with_pronoun(word: &str) -> bool {
    matches!(
        word,
        "فيه"
            | "فيها"
            | "فيهما"
            | "به"
            | "بها"
            | "له"
            | "لها"
            | "لهم"
            | "لهما"
            | "منه"
            | "منها"
            | "معه"
            | "معها"
    )
}

/// A preposition and a time: في 15 يناير, منذ أمس.
fn timed(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let opens = matches!(scene.word(at), "في" | "منذ" | "خلال" | "قبل" | "بعد" | "حتي" | "يوم" | "مساء" | "صباح");
    if opens { scene.time_end(at + 1) } else { None }
}

/// Whether the word with ل at `at` is someone told rather than what is asked for (لتشكيل حكومة).
fn names_audience(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    word == "ل"
        || scene.words.told(word).is_some()
        || scene.mention(at).is_some_and(|mention| mention.skip > 0 && mention.kind != NameKind::Place)
        || scene.lists.role(word).is_some_and(|role| role.before > 0 || role.article)
        || scene.lists.body(word).is_some_and(|body| body.before > 0 || body.article)
}
