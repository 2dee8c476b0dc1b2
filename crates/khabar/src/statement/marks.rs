//! What quotation marks hold: someone's words («لن نعود», وصفه بـ«المتهور»), or a name, title or term (صحيفة «الفجر»).

use super::scene::Scene;
use super::words::Class;
use crate::text::{Quotation, Text, TokenKind};
use rustc_hash::FxHashMap;

/// The longest name, in tokens, that counts as one because it stands in marks again.
const AGAIN: u32 = 3;

/// Which quotations of a text hold a few words that stand in marks again: what is written so twice is called so (برامج «المرفأ», … أن
/// «المرفأ» سيعود). In the order of [`Text::quotations`].
pub fn recurring(text: &Text) -> Vec<bool> {
    let key = |quotation: &Quotation| {
        let (first, last) = (quotation.first as usize, quotation.last as usize);
        let short = quotation.closed() && quotation.last - quotation.first <= AGAIN;
        let (first, last) = (text.tokens.get(first)?, text.tokens.get(last.checked_sub(1)?)?);
        text.folded.get(first.fold.start as usize..last.fold.end as usize).filter(|_| short)
    };
    let mut times: FxHashMap<&str, u32> = FxHashMap::default();
    for key in text.quotations.iter().filter_map(key) {
        *times.entry(key).or_default() += 1;
    }
    text.quotations
        .iter()
        .map(|quotation| key(quotation).is_some_and(|key| times.get(key).is_some_and(|&times| times > 1)))
        .collect()
}

/// Whether a quotation is someone's words: «لن نعود», وصفه بـ«المتهور»; not a name: صحيفة «الفجر», الفرقاطة «فجر».
pub fn is_verbatim(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let (open, first, last) = (quotation.open as usize, quotation.first as usize, quotation.last as usize);
    let words = (first..last).filter(|&at| scene.is_word(at)).count();
    if words == 0 || !quotation.closed() && words < 3 || words <= LONGEST_NAME && names(scene, quotation) {
        return false;
    }
    if scene.recurs(quotation) {
        return false;
    }
    if words >= 3 {
        return true;
    }
    // One or two words: behind a noun with the article they are its name, before a name its holder's byname
    // («الراحل» سالم).
    let before = open.checked_sub(1).map_or("", |at| scene.word(at));
    let indefinite = !scene.word(first).starts_with("ال");
    let apposition = words == 1 && indefinite && scene.is_definite(before);
    let byname = !indefinite && scene.mention_from(quotation.end as usize).is_some();
    // مواجهة «العدو»: a lone noun with its article is what something is called, where بـ«الصعبة» judges it, لن
    // يقبل «الإملاءات» takes it for an object and «الغطرسة» الدولية goes on.
    let after = scene.word(quotation.end as usize);
    let object = open.checked_sub(1).is_some_and(|at| scene.is_present(at));
    let called =
        words == 1 && !indefinite && before != "ب" && !object && !(scene.is_definite(after) && scene.words.adjective(after));
    !apposition && !byname && !called && (first..last).any(|at| scene.text.kind(at) == TokenKind::Word)
}

/// How many of a series of quotations are looked back at.
const SERIES: u8 = 6;

/// The longest name, in words, that marks hold behind a word that announces one.
pub const LONGEST_NAME: usize = 7;

/// Whether a quotation holds a name: the word before it says so (صحيفة «…», تنظيم «…»), its first word heads one
/// («مركز …»), or every word of it stands in one.
pub fn names(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    within(scene, quotation, SERIES)
}

/// The same for a quotation with at most `left` more before it in its series.
fn within(scene: &Scene<'_>, quotation: &Quotation, left: u8) -> bool {
    let (open, first, last) = (quotation.open as usize, quotation.first as usize, quotation.last as usize);
    let names_next = |word: &str| scene.words.names_what_follows(word) || scene.lists.is_body(word);
    let words = (first..last).filter(|&at| scene.is_word(at));
    let titled =
        |at: usize| scene.lists.is_title(scene.word(at)) && scene.mention(quotation.last.saturating_sub(1) as usize).is_some();
    if words.clone().all(|at| scene.mention(at).is_some() || scene.text.kind(at) != TokenKind::Word || titled(at)) {
        return true;
    }
    // A work's title may tell something too: مسرحية «قال الراوي»; السوق «فقدت بوصلتها» is no title.
    let feminine = |word: &str| word.ends_with('ت') && !word.ends_with("ات") && word.chars().count() >= 4;
    if feminine(scene.word(first)) && scene.mention(first).is_none() && words.clone().count() > 1 {
        return false;
    }
    let before = open.checked_sub(1).map_or("", |at| scene.word(at));
    // جلسة للحكومة «للبحث في الأزمة»: no name begins with a preposition.
    if words.clone().count() > 1
        && (scene.attached(quotation.first as usize, 'ل') || scene.attached(quotation.first as usize, 'ب'))
    {
        return false;
    }
    // مثل «المرسى» و«طريق البحر»: one of a series is what the others are.
    if left > 0
        && before == "و"
        && let Some(earlier) = open.checked_sub(1).and_then(|at| scene.ending(at))
    {
        return words.clone().count() <= LONGEST_NAME && within(scene, earlier, left - 1);
    }
    if words.clone().count() >= 3 && words.clone().any(|at| tells(scene, at)) {
        return false;
    }
    // «مركز الملك …»: a genitive makes it a name, where «محطة فارقة» judges.
    let genitive = words.clone().nth(1).is_some_and(|at| scene.is_definite(scene.word(at)) || scene.mention(at).is_some());
    names_next(before) || genitive && names_next(scene.word(first)) && !scene.word(first).starts_with("ال")
}

/// Whether the word at `at` makes a clause of what it stands in: المشروع «سيغير وجه المدينة» is no name.
fn tells(scene: &Scene<'_>, at: usize) -> bool {
    let future =
        |word: &str| word.strip_prefix('س').is_some_and(|rest| rest.starts_with(['ي', 'ت', 'ن']) && rest.chars().count() >= 4);
    scene.is_present(at)
        || matches!(scene.word(at), "هو" | "هي" | "هم" | "انا" | "نحن" | "هناك")
        || scene.finite(at).is_some()
        || matches!(scene.class(at), Class::Negation | Class::That | Class::Auxiliary | Class::Relative | Class::Demonstrative)
        || scene.mention(at).is_none() && future(scene.word(at))
}
