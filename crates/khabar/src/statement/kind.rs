//! Kinds: is what is said verbatim, in the narrator's words, both, or only a nominal complement?

use super::frame::{Frame, Marker};
use super::scene::Scene;
use super::words::Class;
use crate::reading::{Act, StatementKind};
use crate::text::{Quotation, TokenKind};

/// The kind of the content at tokens `first..last` that `frame` opens.
pub fn of(scene: &Scene<'_>, frame: &Frame<'_>, first: usize, last: usize, act: Act) -> StatementKind {
    if let Some(quotation) = frame.quotation {
        let whole = first <= quotation.first as usize + 1 && last <= quotation.end as usize;
        if whole && !matches!(frame.marker, Marker::Preposition | Marker::Noun) {
            return if completes(scene, frame, act, first) { StatementKind::Mixed } else { StatementKind::Direct };
        }
    }
    let verbatim = has_verbatim(scene, first, last);
    match frame.marker {
        Marker::Colon | Marker::Bare => StatementKind::Direct,
        Marker::Quote if frame.quotation.is_none_or(|quotation| last <= quotation.end as usize) => StatementKind::Direct,
        _ if verbatim => StatementKind::Mixed,
        Marker::Noun | Marker::Preposition | Marker::Quote => StatementKind::Reported,
        Marker::That => StatementKind::Indirect,
    }
}

/// Whether the words in marks only complete the narrator's verb: دعا الأطراف «للعودة إلى الحوار», وعدّها «مضيعة للوقت».
fn completes(scene: &Scene<'_>, frame: &Frame<'_>, act: Act, first: usize) -> bool {
    if frame.marker != Marker::Quote || matches!(act, Act::Say | Act::Ask) {
        return false;
    }
    let Some(quotation) = frame.quotation else { return false };
    let words = (quotation.first as usize..quotation.last as usize).filter(|&at| scene.is_word(at)).count();
    // أكد «رفض أي وصاية»: the verb's object, in marks.
    let noun = words > 1 && !scene.word(first).starts_with("ال") && scene.words.nouns.find(scene.word(first)).is_some();
    noun && scene.finite(first).is_none()
        || scene.attached(first, 'ل')
        || scene.attached(first, 'ب')
        || act == Act::Assess && words <= 1
}

/// Whether a quotation inside is long enough to be speech.
pub fn quotes_speech(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    (first..last).any(|at| scene.opens(at).is_some_and(|quotation| scene.is_speech(quotation) && is_verbatim(scene, quotation)))
}

/// Whether two or more stretches inside stand in marks and are no names: words taken out of speech.
pub fn quotes_often(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let taken = |quotation: &Quotation| {
        let mut inside = quotation.first as usize..quotation.last as usize;
        quotation.closed() && inside.len() > 1 && inside.all(|at| scene.mention(at).is_none())
    };
    (first..last).filter(|&at| scene.opens(at).is_some_and(taken)).count() >= 2
}

/// Whether some quotation inside is the speaker's words rather than a name or a term.
pub fn has_verbatim(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    (first.saturating_sub(2)..last)
        .any(|at| scene.opens(at).is_some_and(|quotation| quotation.last as usize >= first && is_verbatim(scene, quotation)))
}

/// Whether a quotation is someone's words: «لن نعود», وصفه بـ«المتهور»; not a name: صحيفة «الفجر», الفرقاطة «فجر».
fn is_verbatim(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let (open, first, last) = (quotation.open as usize, quotation.first as usize, quotation.last as usize);
    let words = (first..last).filter(|&at| scene.is_word(at)).count();
    if words == 0 || !quotation.closed() && words < 3 || words <= LONGEST_NAME && names(scene, quotation) {
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

/// The longest name, in words, that marks hold behind a word that announces one.
const LONGEST_NAME: usize = 7;

/// Whether a quotation holds a name: the word before it says so (صحيفة «…», تنظيم «…»), its first word heads one
/// («مركز …»), or every word of it stands in one.
fn names(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let (open, first, last) = (quotation.open as usize, quotation.first as usize, quotation.last as usize);
    let names_next = |word: &str| scene.words.names_what_follows(word) || scene.lists.is_body(word);
    let words = (first..last).filter(|&at| scene.is_word(at));
    if words.clone().all(|at| scene.mention(at).is_some() || scene.text.kind(at) != TokenKind::Word) {
        return true;
    }
    // A work's title may tell something too: مسرحية «قال الراوي»; السوق «فقدت بوصلتها» is no title.
    let feminine = |word: &str| word.ends_with('ت') && !word.ends_with("ات") && word.chars().count() >= 4;
    if feminine(scene.word(first)) && scene.mention(first).is_none() && words.clone().count() > 1 {
        return false;
    }
    let before = open.checked_sub(1).map_or("", |at| scene.word(at));
    // مثل «المرسى» و«طريق البحر»: one of a series is what the others are.
    if before == "و"
        && let Some(earlier) = open.checked_sub(1).and_then(|at| scene.ending(at))
    {
        return words.clone().count() <= LONGEST_NAME && names(scene, earlier);
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
        || scene.finite(at).is_some()
        || matches!(scene.class(at), Class::Negation | Class::That | Class::Auxiliary | Class::Relative | Class::Demonstrative)
        || scene.mention(at).is_none() && future(scene.word(at))
}
