//! Noun phrases: how far the words that name a source reach.
//!
//! قالت **الوزيرة سلمى الراوي** إن …; **رئيس الوفد، سامر الراوي،** في اتصال هاتفي; **مصدر في وزارة النقل** أمس.
//! The phrase begins with a noun and grows over adjectives, genitives, names and appositions; it ends before
//! whatever cannot be part of a name: a clause, a preposition that opens an occasion, a word of time, a verb.

use super::cue::Frames;
use super::scene::Scene;
use super::words::Class;
use crate::name::NameKind;
use crate::name::lists::RoleKind;
use crate::text::TokenKind;

/// Longest phrase, in tokens.
const LONGEST: usize = 34;

/// Where the phrase that begins at token `start` ends (one past its last token), not beyond `limit`; `start`
/// where none begins there. With `complement`, the phrase also ends before a noun that opens what is said.
pub fn noun_phrase(scene: &Scene<'_>, start: usize, limit: usize, complement: bool) -> usize {
    governed_phrase(scene, start, limit, complement, Frames::default())
}

/// The same for the subject of a verb with these `frames`: a preposition the verb takes ends the phrase
/// (اعترف المتهم **بالواقعة**).
pub fn governed_phrase(scene: &Scene<'_>, start: usize, limit: usize, complement: bool, frames: Frames) -> usize {
    let limit = limit.min(start + LONGEST).min(scene.len());
    let mut at = start;
    let mut closed = false; // a definite noun or a name has come: the phrase can stand
    let mut indefinite = false;
    while at < limit {
        if let Some(mention) = scene.mention_from(at) {
            if at > start && (breaks_name(scene, at) || mention.skip > 0 && addresses(scene, at)) {
                break;
            }
            // طالب الأزهر | إيران: another name right behind a name is the one addressed.
            let beside = at > start && scene.mention(at - 1).is_some_and(|before| before.last as usize == at);
            if complement && beside && frames.has(Frames::TO_OBJECT) && mention.skip == 0 && mention.kind != NameKind::Person {
                break;
            }
            // يتهم محتجون | سالم الراوي: the many are complete, and he is another.
            if complement
                && at > start
                && mention.kind == NameKind::Person
                && mention.skip == 0
                && indefinite
                && scene.word(start).ends_with("ون")
            {
                break;
            }
            at = (mention.last as usize).min(limit);
            closed = true;
            continue;
        }
        if let Some(quotation) = scene.opens(at) {
            // «عكاظ» inside a phrase is a name; speech ends the phrase.
            // رئيسة «اتحاد جمعيات الصحفيين في الشمال»: behind an office or body that wants its genitive, the marks hold a name.
            let before = at.checked_sub(1).filter(|&before| before >= start).map_or("", |before| scene.word(before));
            let open = !scene.is_definite(before) && (scene.lists.is_role(before) || scene.lists.is_body(before));
            let speech = scene.is_speech(quotation) && !(open && !closed && quotation.last - quotation.first <= 8);
            if speech || !quotation.closed() || (at == start && complement) {
                break;
            }
            at = (quotation.end as usize).min(limit);
            closed = true;
            continue;
        }
        match scene.text.kind(at) {
            TokenKind::Mark => {
                if scene.word(at) == "(" {
                    match closing(scene, at, limit) {
                        Some(end) if end - at <= 8 => {
                            at = end;
                            continue;
                        }
                        _ => break,
                    }
                }
                if scene.is_comma(at) {
                    match apposition(scene, start, at, limit) {
                        Some(end) => {
                            at = end;
                            closed = true;
                            continue;
                        }
                        None => break,
                    }
                }
                // مسلسل #المرسى
                if scene.word(at) == "#" && at > start && scene.is_word(at + 1) {
                    at = (at + 2).min(limit);
                    closed = true;
                    continue;
                }
                if scene.word(at) == "." && abbreviates(scene, at) {
                    at += 1;
                    continue;
                }
                break;
            }
            TokenKind::Number => {
                if at > start {
                    break;
                }
                at += 1;
            }
            TokenKind::Word | TokenKind::Foreign => {
                // الحكومة **المعترف بها دولياً**: what is done to it tells which one it is.
                if at > start
                    && let Some(end) = passive_attribute(scene, at, limit)
                {
                    at = end;
                    closed = true;
                    continue;
                }
                match scene.class(at) {
                    Class::Content | Class::Demonstrative => {}
                    // مصدر مقرب منه, مصادر لم تسمها: what is told of a source without a name.
                    Class::Preposition if at > start && matches!(scene.word(at), "منه" | "منها" | "منهم") => {
                        at += 1;
                        continue;
                    }
                    Class::Negation
                        if at > start && matches!(scene.word(at + 1), "تسمه" | "تسمها" | "يسمه" | "يسمها" | "تسمهم") =>
                    {
                        at += 2;
                        continue;
                    }
                    Class::Preposition if at > start && !takes(scene, at, frames) && inside_phrase(scene, start, at, limit) => {
                        at += 1;
                        closed = false;
                        continue;
                    }
                    Class::Weekday | Class::Time if at == start => break,
                    Class::Adverb if at > start && scene.word(at).starts_with("نفس") => {
                        at += 1;
                        continue;
                    }
                    _ => break,
                }
                // قال مدافعاً، أوضح أولاً: how it is said, not who says it.
                if at == start
                    && scene.word(at).ends_with('ا')
                    && scene.word(at).len() >= 8
                    && !addresses(scene, at)
                    && !scene.word(at).ends_with("ها")
                    && !scene.lists.is_role(scene.word(at))
                    && !scene.lists.is_body(scene.word(at))
                    && !scene.word(at).strip_suffix("ها").is_some_and(|noun| scene.lists.is_role(noun))
                    && scene.text.written(at).ends_with(['ا', '\u{064b}'])
                {
                    break;
                }
                if at > start
                    && (matches!(scene.word(at), "ما" | "مما")
                        || is_verb(scene, at)
                        || scene.is_present(at)
                        || scene.words.opens_speech(scene.word(at)))
                {
                    break;
                }
                let day = || scene.time_end(at).is_some() || matches!(scene.class(at + 1), Class::Time | Class::Weekday);
                // الوزير **أول من أمس**
                let long = || scene.time_end(at).is_some_and(|end| end > at + 1) && scene.mention(at).is_none();
                if at > start && (scene.word(at) == "يوم" && day() || long()) {
                    break;
                }
                if at > start && opens_occasion_with_b(scene, at) {
                    break;
                }
                // بحسب المنظمة **أدنى مستوى**: a superlative is what is said.
                if at > start && closed && matches!(scene.word(at), "ادني" | "اعلي" | "اسوا" | "افضل" | "اقل" | "اكثر" | "اهم")
                {
                    break;
                }
                if at > start && (addresses(scene, at) || introduces(scene, start, at, frames)) {
                    break;
                }
                // وزارة التعليم **ممثلة** بإدارة الشؤون: who acts for it.
                if at > start && closed && acts_for(scene, at) {
                    at += if scene.class(at + 1) == Class::Preposition { 2 } else { 1 };
                    closed = false;
                    continue;
                }
                if complement && at > start && closed && opens_complement(scene, start, at, indefinite, frames) {
                    break;
                }
                let word = scene.word(at);
                closed |= scene.is_definite(word) || owned(scene, at) || (at > start && scene.lists.nationality(word).is_some());
                // مغردون | تصريحات: an indefinite plural in ون takes no genitive.
                closed |= at == start && word.ends_with("ون") && !scene.is_definite(word) && word.len() >= 10;
                if at == start {
                    indefinite = !scene.is_definite(word);
                } else if scene.is_definite(word) && scene.class(at - 1) != Class::Preposition {
                    // A construct is as definite as its last noun: وزير الصحة.
                    indefinite = false;
                }
                // A genitive that is still open: الأمين العام لمجلس | التعاون.
                if at > start && !scene.is_definite(word) && (scene.attached(at, 'ل') || scene.attached(at, 'ب')) {
                    closed = false;
                }
                // An indefinite source is complete with its first adjective: مصدر أمني، شهود عيان.
                if indefinite && at > start && scene.class(at - 1) != Class::Preposition && !scene.attached(at, 'ل') {
                    // رئيس مجلس | إنقاذ المدينة: a body without its article wants its own genitive.
                    closed = scene.lists.body(word).is_none_or(|body| body.article || body.before > 0);
                }
                at += 1;
            }
        }
    }
    while at > start && (scene.is_comma(at - 1) || scene.word(at - 1) == ":") {
        at -= 1;
    }
    at
}

/// Whether the word at `at` tells that what follows acts for the one before: ممثلة **بـ** or **في**.
pub fn acts_for(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.word(at), "ممثلا" | "ممثله" | "ممثلين") && (scene.word(at + 1) == "في" || scene.attached(at + 1, 'ب'))
}

/// A passive participle with the preposition and pronoun of its verb, and how: المعترف بها دولياً, المسموح لهم, المشار إليه.
fn passive_attribute(scene: &Scene<'_>, at: usize, limit: usize) -> Option<usize> {
    let attribute = scene.word(at).starts_with("الم") && scene.is_word(at) && scene.mention(at).is_none();
    let pronoun = |word: &str| {
        ["ب", "ل", "علي", "الي", "في", "عن", "من"]
            .iter()
            .any(|preposition| word.strip_prefix(preposition).is_some_and(|rest| matches!(rest, "ه" | "ها" | "هم" | "هما")))
    };
    if !attribute || at + 1 >= limit || !pronoun(scene.word(at + 1)) {
        return None;
    }
    let how = at + 2 < limit && scene.is_word(at + 2) && scene.word(at + 2).ends_with("يا");
    Some(at + 2 + usize::from(how))
}

/// A second person right after a complete one without a conjunction is not part of the phrase.
fn breaks_name(scene: &Scene<'_>, at: usize) -> bool {
    let mention = scene.mention_from(at);
    let before = scene.mention(at - 1);
    match (mention, before) {
        (Some(this), Some(that)) => {
            this.kind == NameKind::Person && that.kind == NameKind::Person && this.skip == 0 && !scene.is_comma(at - 1)
        }
        _ => false,
    }
}

/// A finite reporting verb, which begins a new clause.
fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    let Some((form, verb)) = scene.finite(at) else { return scene.carries_on(at) };
    // A homograph inside a phrase is a noun more often than a verb (رئيس وفد, حديث ذكر), unless joined by و.
    // Only the bare masculine past looks like a noun: بين, ذكر, كشف; not بينت, يذكر.
    let plain = form.form == crate::lexicon::inflect::Form::Past && !form.agreement.feminine && !form.agreement.plural;
    !verb.frames.has(Frames::WEAK) || !plain || (form.conjunction && scene.class(at + 1) == Class::That)
}

/// A title or initial with its stop: «د.».
fn abbreviates(scene: &Scene<'_>, at: usize) -> bool {
    at > 0 && scene.text.kind(at - 1) == TokenKind::Word && scene.word(at - 1).chars().count() <= 2
}

/// One past the closing bracket of the bracket that opens at `at`.
pub fn closing(scene: &Scene<'_>, at: usize, limit: usize) -> Option<usize> {
    (at + 1..limit.min(at + 40)).find(|&end| scene.word(end) == ")").map(|end| end + 1)
}

/// Whether the preposition at `at` belongs to the phrase: the noun before it wants it (المتحدث باسم، مبعوث …
/// إلى، سفير … لدى, مصدر في وزارة), and what follows is a body or place, not an occasion.
fn inside_phrase(scene: &Scene<'_>, start: usize, at: usize, limit: usize) -> bool {
    let next = at + 1;
    if next >= limit || !(scene.is_word(next) || scene.opens(next).is_some()) {
        return false;
    }
    let word = scene.word(at);
    if matches!(word, "باسم" | "لدي") {
        return true;
    }
    if scene.words.occasion(scene.word(next)) {
        return false;
    }
    // بعض السكان القريبين **من** الجسر, المسافرون **عبر** المعبر
    if takes_own(scene, at - 1) && matches!(word, "من" | "في" | "علي" | "عن" | "الي" | "عبر") {
        return true;
    }
    match word {
        // بيانات بشأن الدين, دراسة عن المناخ: what a document is about belongs to it.
        "بشان" | "حول" | "عن" if scene.words.document(scene.word(start)).is_some() => true,
        "في" | "من" | "علي" | "عن" | "الي" | "بشان" => {
            let place =
                [next, next + 1].iter().any(|&at| scene.mention(at).is_some_and(|mention| mention.kind != NameKind::Person))
                    || scene.lists.is_body(scene.word(next));
            let wants = (start..at).rev().take(4).any(|back| {
                scene.lists.role(scene.word(back)).is_some()
                    || matches!(
                        scene.word(back),
                        "عضو"
                            | "خبير"
                            | "الخبير"
                            | "مسوول"
                            | "المسوول"
                            | "عدد"
                            | "كل"
                            | "عددا"
                            | "بعض"
                            | "احد"
                    )
            });
            match word {
                "في" => place || (wants && !is_named(scene, start, at) && !time_follows(scene, next)),
                "من" => {
                    matches!(scene.word(start), "وعدد" | "واحد" | "مجموعه" | "اكثر" | "الكثير" | "قله") && at == start + 1
                        || scene.words.quantifier(scene.word(start))
                        || place && wants
                }
                // مجلس الدفاع **عن** الموارد: what a body is there for belongs to its name.
                "عن" if at == start + 2 && scene.lists.is_body(scene.word(start)) && scene.is_definite(scene.word(at - 1)) => {
                    !scene.words.adjective(scene.word(at - 1))
                }
                "عن" => matches!(
                    scene.word(at - 1),
                    "المسوول"
                        | "مسوول"
                        | "المسووله"
                        | "نايب"
                        | "النايب"
                        | "ممثل"
                        | "الممثل"
                        | "المدافع"
                        | "وكيل"
                ),
                "الي" => {
                    scene.word(start).contains("مبعوث")
                        || scene.word(start).contains("سفير")
                        || scene.word(at - 1).contains("مبعوث")
                }
                "علي" => {
                    (at.saturating_sub(2)..at).any(|back| back >= start && scene.word(back).contains("مشرف"))
                        || scene.word(at - 1).contains("قايم")
                }
                _ => false,
            }
        }
        _ => false,
    }
}

fn time_follows(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.class(at), Class::Time | Class::Weekday)
        || matches!(scene.word(at), "وقت" | "سياق" | "حين" | "اطار" | "عام" | "شهر")
}

fn is_named(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    (start..at).any(|back| scene.mention(back).is_some_and(|mention| mention.kind == NameKind::Person))
}

/// بـ + occasion: «ببيان».
fn opens_occasion_with_b(scene: &Scene<'_>, at: usize) -> bool {
    scene.word(at).strip_prefix('ب').is_some_and(|rest| scene.words.occasion(rest)) && !scene.words.own_letter(scene.word(at))
}

/// Words the report is addressed to: للصحفيين، لوكالة، لـ«الساحل».
fn addresses(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    if !scene.attached(at, 'ل') {
        return false;
    }
    if word == "ل" {
        return true;
    }
    scene.words.told(word).is_some()
}

/// Whether the preposition at `at` is one the verb takes: دعا المبعوث **إلى** …
pub fn takes(scene: &Scene<'_>, at: usize, frames: Frames) -> bool {
    let frame = match scene.word(at) {
        "الي" => Frames::ILA,
        "علي" => Frames::ALA,
        "عن" => Frames::AN,
        "من" => Frames::MIN,
        _ => return false,
    };
    frames.has(frame)
}

/// أكدت الوزارة **سلامة** المياه: a given name that is a noun here, as what follows it is no name.
fn means(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    let body = scene.lists.is_body(scene.word(start)) && at == start + 1;
    let next = scene.word(at + 1);
    let name = scene.mention(at + 1).is_some_and(|mention| mention.kind == NameKind::Person) || scene.words.adjective(next);
    scene.mention(at).is_none_or(|mention| mention.kind != NameKind::Person)
        && scene.is_definite(next)
        && (body || !name && next.ends_with(['ه', 'ت']))
}

/// Whether the word is a person or body with a pronoun, which takes no genitive: زميله, والدهم. Folded letters do not tell زميله
/// from زميلة.
fn owned(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    let noun = |word: &str| scene.lists.is_role(word) || scene.lists.is_body(word);
    let plural = ["هم", "هما", "هن", "ها"].iter().find_map(|pronoun| word.strip_suffix(pronoun)).is_some_and(noun);
    plural || noun(word) && scene.text.written(at).ends_with('ه')
}

/// Whether the noun looks like something that happens (تأجيل, ارتفاع, استمرار) rather than a name.
fn happens(word: &str) -> bool {
    let letters = word.chars().count();
    let alif = word.chars().rev().nth(1) == Some('ا');
    let second = word.chars().rev().nth(1) == Some('ي');
    word.starts_with('ا') && alif && letters >= 5
        || word.starts_with('ت') && second && letters == 5
        || matches!(word, "وجود" | "وقوف" | "مقتل" | "وفاه" | "وصول")
}

/// هنأ الرئيس **الوزير** الجديد: a title with its article and no name behind it is someone else.
fn title_alone(scene: &Scene<'_>, at: usize) -> bool {
    let role = |at: usize| scene.lists.role(scene.word(at)).is_some_and(|role| role.article && !role.plural);
    role(at)
        && role(at - 1)
        && !(at + 1..at + 5).any(|next| scene.mention_from(next).is_some_and(|mention| mention.kind == NameKind::Person))
}

/// طالب الوزير **المواطنين** بالصبر: titles of many, in the accusative, behind what is complete.
fn many(scene: &Scene<'_>, at: usize) -> bool {
    let (word, before) = (scene.word(at), scene.word(at - 1));
    let complete = scene.is_definite(before) || scene.mention(at - 1).is_some();
    word.starts_with("ال") && word.ends_with("ين") && complete && !before.ends_with("ين")
}

/// Whether a noun after a complete phrase opens what is said, or names the one addressed: أعلنت الشركة **ارتفاع**
/// أرباحها; اتهمت المعارضة **الحكومة**; حث الوزير **المواطنين**. An adjective of the phrase does not.
fn opens_complement(scene: &Scene<'_>, start: usize, at: usize, indefinite: bool, frames: Frames) -> bool {
    let word = scene.word(at);
    if word.starts_with('و') && word.len() > 4 && !scene.words.own_letter(word)
        || scene.lists.is_title(word) && !title_alone(scene, at) && !many(scene, at)
        || at > start && scene.lists.goes_on_title(scene.word(at - 1), word)
        || scene.attached(at, 'ل')
        || scene.lists.nationality(word).is_some()
    {
        return false;
    }
    if awaits_genitive(scene, start, at - 1) {
        return false;
    }
    // نائب رئيس اللجنة **بغرفة** التجارة: a body after ب belongs to the phrase.
    if scene.attached(at, 'ب') && (takes_own(scene, at - 1) || scene.lists.is_body(word)) {
        return false;
    }
    let after_name = scene.mention(at - 1).is_some_and(|mention| mention.kind == NameKind::Person);
    // رفض مدير المتحف **بالمدينة** …: where he is.
    if word.starts_with("بال")
        && scene.attached(at, 'ب')
        && !frames.has(Frames::BI)
        && !after_name
        && scene.lists.is_role(scene.word(start))
    {
        return false;
    }
    if scene.is_definite(word) {
        // حذرت إدارة السد **الأهالي**: people, not an adjective.
        let people = scene.lists.role(word).is_some_and(|role| role.plural && role.article);
        if scene.words.adjective(word) && !people || indefinite && !after_name {
            return false;
        }
        let named_next =
            (at + 1..at + 4).any(|next| scene.mention_from(next).is_some_and(|mention| mention.kind == NameKind::Person));
        if named_next && (scene.lists.is_role(word) || scene.lists.is_body(word)) {
            return false;
        }
        // أكد سامر الراوي **المتحدث** باسم الهيئة: a verb that takes no persons leaves the title to the name before it.
        let things =
            frames.has(Frames::THAT) && frames.has(Frames::NOUN) && !frames.has(Frames::TO_OBJECT) || frames.has(Frames::NEEDS);
        if things && after_name && scene.lists.role(word).is_some_and(|role| role.article && !role.plural) {
            return false;
        }
        // المواطنين **القادمين**, الهيئات **المسؤولة** عن …: they go with what stands before.
        if word.ends_with("ين") && scene.word(at - 1).ends_with("ين") && scene.is_definite(scene.word(at - 1))
            || word.starts_with("المسوول") && scene.word(at + 1) == "عن"
        {
            return false;
        }
        if scene.lists.is_role(word) || scene.lists.is_body(word) || word.ends_with("ات") || word.ends_with("ين") || after_name
        {
            return true;
        }
        // An adjective agrees: after a feminine noun it is feminine too.
        let feminine =
            scene.lists.body(scene.word(start)).is_some_and(|body| body.feminine) && scene.is_definite(scene.word(start));
        return feminine && at == start + 1 && !word.ends_with('ه') || !word.starts_with("الم");
    }
    if scene.mention_from(at).is_some() || scene.lists.role(word).is_some_and(|role| !role.plural) {
        return false;
    }
    // وزير الزراعة رياض | عطاونة: behind a given name the name room did not take, a word is the surname.
    // رئيس النقابة غياث **الحموي**: so is a word with a nisba behind it.
    let next = scene.word(at + 1);
    let nisba =
        next.starts_with("ال") && next.ends_with('ي') && next.chars().count() >= 5 && scene.lists.nationality(next).is_none();
    if nisba && scene.lists.role(scene.word(start)).is_some_and(|role| !role.plural) && !happens(word) {
        return false;
    }
    // مدير الفرع **طريف** حسين هاشم: so is a word before two given names a name.
    let names = scene.lists.is_given(next) && scene.lists.is_given(scene.word(at + 2));
    if names && scene.lists.role(scene.word(start)).is_some_and(|role| !role.plural) && !happens(word) {
        return false;
    }
    let given = at > start + 1 && scene.lists.is_given(scene.word(at - 1)) && scene.mention(at - 1).is_none();
    if given && scene.lists.is_role(scene.word(start)) && !happens(word) {
        return false;
    }
    if word.ends_with('ي') && !scene.text.written(at).ends_with('ى') && !scene.words.own_letter(word)
        || indefinite && (word.ends_with("ون") || scene.words.bare_adjective(word))
        || indefinite && scene.lists.is_body(word) && !scene.word(start).ends_with("ون")
        || scene.lists.is_given(word) && !means(scene, start, at)
    {
        return false;
    }
    true
}

/// Whether what follows the comma at `comma` names the same source again, and where it ends: وزير النقل،
/// سامر الراوي،; سامر الراوي، مدير القسم،. The apposition must itself be closed by a comma or a clause.
fn apposition(scene: &Scene<'_>, start: usize, comma: usize, limit: usize) -> Option<usize> {
    let next = comma + 1;
    if next >= limit || scene.word(comma) == "؛" {
        return None;
    }
    let named = is_named(scene, start, comma);
    let begins_name = scene.mention_from(next).is_some_and(|mention| mention.kind == NameKind::Person && mention.skip == 0)
        || (scene.lists.is_title(scene.word(next)) && !scene.word(next).starts_with('و'));
    let begins_role =
        scene.lists.role(scene.word(next)).is_some_and(|role| role.before == 0) && !scene.word(next).starts_with('و');
    if !((begins_name && !named) || (begins_role && named)) {
        return None;
    }
    if let Some(mention) = scene.mention_from(next).filter(|_| begins_name && !named) {
        return Some(mention.last as usize);
    }
    let end = noun_phrase(scene, next, limit, false);
    let after_comma = scene.is_comma(end) || scene.is_colon(end);
    (end > next
        && (after_comma
            || scene.class(end) == Class::That
            || scene.class(end) == Class::Preposition
            || scene.opens(end).is_some()))
    .then_some(end)
}

/// Whether the noun at `at` still wants its genitive: نائب **رئيس** | اللجنة, رئيس **مجلس** | المحافظة.
fn awaits_genitive(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    let office = |at: usize| {
        let role = scene.lists.role(scene.word(at));
        role.is_some_and(|role| role.kind == RoleKind::Office && !role.article && !role.plural)
    };
    let body = scene.lists.body(scene.word(at)).is_some_and(|body| !body.article);
    scene.mention(at).is_none() && at > start && (office(at) || body && office(at - 1))
}

/// Whether the word is a participle of the many, which takes prepositions of its own: المعنيين **بالصيد**, المشاركين **في** السباق.
fn takes_own(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    let stem = word.strip_prefix('و').unwrap_or(word);
    (stem.starts_with("الم") || scene.words.takes_own(stem))
        && (stem.ends_with("ين") || stem.ends_with("ون"))
        && scene.finite(at).is_none()
}

/// A complement or addressee written with its preposition: اعترف المتهم **بالواقعة**, قال الأمين العام سامر الراوي
/// **لوزير** النقل. A body after ب belongs to the phrase (المتحدث **بوزارة** النقل).
fn introduces(scene: &Scene<'_>, start: usize, at: usize, frames: Frames) -> bool {
    let word = scene.word(at);
    if frames.has(Frames::BI) && scene.attached(at, 'ب') {
        let rest = word.strip_prefix("بال").or_else(|| word.strip_prefix('ب')).unwrap_or(word);
        let belongs = scene.lists.is_body(word)
            || scene.lists.is_body(rest)
            || scene.mention(at).is_some_and(|mention| mention.kind != NameKind::Person);
        // جمع من المعنيين **بالصيد**: what a participle before it wants is no complement.
        // Called upon, they take it only where the verb's own ب still follows: طالب المعنيين بالصيد **بترك** الشباك.
        let own = takes_own(scene, at - 1)
            && (!frames.has(Frames::TO_OBJECT) || (at + 1..at + 8).any(|next| scene.attached(next, 'ب')));
        return !belongs && !own || is_named(scene, start, at);
    }
    if frames.has(Frames::LI) && scene.attached(at, 'ل') && !scene.lists.is_body(word) && !scene.lists.is_role(word) {
        return true;
    }
    // قال الملك **لرئيس** الوزراء: an office with its article is complete.
    let complete = scene.lists.role(scene.word(start)).is_some_and(|role| role.article && !role.plural) && at == start + 1;
    scene.attached(at, 'ل')
        && (is_named(scene, start, at) || complete)
        && scene.lists.role(word).is_some_and(|role| role.before > 0)
}
