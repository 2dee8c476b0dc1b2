//! Duals that count two: "موسمين", "سيارتين" and, before their complement, "حركتا حماس والجهاد", "محافظتي عمران وصعدة".
//!
//! Definite duals (الجانبين) refer back and do not count, but for stretches of time told by their adjective (العامين الماضيين);
//! adjectives, verbs and names are kept out by asking
//! for a listed noun, and by not counting a dual that follows another (غارتين جويتين).

use super::lists::{Grammar, Kind, Lists, Thing};
use super::noun::{FUNCTION, is_open};
use crate::text::{Text, TokenKind, clitic};

/// People one speaks of as one's own.
const OWN: &[&str] = &["أخت", "أخ", "ابنة", "ابن", "بنت", "زوجة", "زوج", "والد", "أسرة", "عائلة", "شقيقة", "شقيق"];

/// A dual noun: what, the folded bytes written onto it in front, one past its last token.
pub(super) fn read(lists: &Lists, text: &Text, at: usize, end: usize) -> Option<(Thing, usize, usize)> {
    let word = text.word(at);
    // اثنين without its noun is a number, and ends like a dual.
    if text.kind(at) != TokenKind::Word || word.len() < 8 || !word.ends_with(['ن', 'ا', 'ي']) || lists.no_duals.contains(word)
    {
        return None;
    }
    let adjective = {
        let next = text.word(at + 1);
        at + 1 < end && next.starts_with("ال") && (next.ends_with("ين") || next.ends_with("ان"))
    };
    let split = clitic::prefixes(word).filter(|split| split.preposition != Some('ك')).find_map(|split| {
        let (thing, grammar) = lists.form(split.stem)?;
        let counts = !split.article || thing.kind == Kind::Time && grammar == Grammar::Two && adjective;
        let article = if split.article && !word.starts_with("لل") { "ال".len() } else { 0 };
        counts.then_some((thing, grammar, split.before.saturating_sub(article)))
    });
    let (thing, grammar, skip) = split?;
    let two = |at: usize| matches!(text.word(at), "اثنين" | "اثنان" | "اثنتين" | "اثنتان");
    match grammar {
        Grammar::Two | Grammar::Many if word.ends_with("ين") || word.ends_with("ان") => {
            let mut last = at + 1;
            for next in [at + 1, at + 2] {
                if two(next) {
                    last = next + 1;
                }
            }
            (grammar == Grammar::Two || last > at + 1).then_some((thing, skip, last))
        }
        // طني and مرتي are no duals; nor is one's own sister (أختي).
        Grammar::TwoOf if thing.kind != Kind::Measure && !OWN.contains(&thing.unit) => {
            let next = text.word(at + 1);
            // "مكتسبات دولتي ومجتمعي", "زوجتي إلى المستشفى": mine, no dual.
            let mine = next.starts_with('و') && lists.form(next).is_none() || FUNCTION.contains(&next);
            // "مونديالي 2018 و2022"
            let number = text.kind(at + 1) == TokenKind::Number;
            if mine || text.kind(at + 1) != TokenKind::Word && !number && !is_open(next) {
                return None;
            }
            let feminine = word.ends_with("تي") || word.ends_with("تا");
            let open = is_open(next)
                || number
                || next.starts_with("ال")
                || (feminine || skip > 0) && !FUNCTION.contains(&next) && !next.starts_with('ل');
            let joined = feminine && next.starts_with("ال") && (!next.ends_with('ه') || thing.kind == Kind::Time)
                || (at + 2..(at + 5).min(end))
                    .any(|at| text.kind(at) == TokenKind::Word && text.word(at).starts_with('و') && text.word(at) != "وقد");
            (open && joined).then_some((thing, skip, at + 1))
        }
        _ => None,
    }
}
