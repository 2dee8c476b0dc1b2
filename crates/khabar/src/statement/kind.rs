//! Kinds: is what is said verbatim, in the narrator's words, both, or only a nominal complement?

use super::frame::{Frame, Marker};
use super::marks;
use super::scene::Scene;
use crate::reading::{Act, StatementKind};
use crate::text::Quotation;

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
    (first..last)
        .any(|at| scene.opens(at).is_some_and(|quotation| scene.is_speech(quotation) && marks::is_verbatim(scene, quotation)))
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
    (first.saturating_sub(2)..last).any(|at| {
        scene.opens(at).is_some_and(|quotation| quotation.last as usize >= first && marks::is_verbatim(scene, quotation))
    })
}
