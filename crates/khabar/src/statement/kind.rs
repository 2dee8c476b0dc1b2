//! Kinds: is what is said verbatim, in the narrator's words, both, or only a nominal complement?

use super::frame::{Frame, Marker};
use super::scene::Scene;
use crate::reading::StatementKind;

/// The kind of the content at tokens `first..last` that `frame` opens.
pub fn of(scene: &Scene<'_>, frame: &Frame<'_>, first: usize, last: usize) -> StatementKind {
    if let Some(quotation) = frame.quotation {
        let whole = first <= quotation.first as usize + 1 && last <= quotation.end as usize;
        if whole && !matches!(frame.marker, Marker::Preposition | Marker::Noun) {
            return StatementKind::Direct;
        }
    }
    let verbatim = has_verbatim(scene, first, last);
    match frame.marker {
        Marker::Colon | Marker::Bare => StatementKind::Direct,
        Marker::Quote => StatementKind::Direct,
        _ if verbatim => StatementKind::Mixed,
        Marker::Noun | Marker::Preposition => StatementKind::Reported,
        Marker::That => StatementKind::Indirect,
    }
}

/// Whether some quotation inside is the speaker's words rather than a name or a term.
pub fn has_verbatim(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    (first.saturating_sub(1)..last).any(|at| {
        scene.opens(at).is_some_and(|quotation| {
            let words = (quotation.first as usize..quotation.last as usize).filter(|&at| scene.is_word(at)).count();
            quotation.closed() && (words >= 3 || words == 2 && !names(scene, at))
        })
    })
}

/// Whether the word before a quotation says that it is a name: صحيفة «…», تنظيم «…».
fn names(scene: &Scene<'_>, open: usize) -> bool {
    let Some(before) = open.checked_sub(1) else { return false };
    scene.lists.is_body(scene.word(before)) || scene.mention(open + 1).is_some()
}
