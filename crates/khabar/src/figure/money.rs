//! Whose riyal: a currency word that several countries use is told by its adjective, else by the countries the
//! article names, else by its most frequent owner in the list of units.

use super::lists::Lists;
use crate::text::{Text, TokenKind, clitic};

/// The code of the currency whose word folds like token `word` and whose adjective may stand at `next`.
pub(super) fn code(lists: &Lists, text: &Text, first: usize, next: usize, usual: &str) -> Option<&'static str> {
    let (thing, _) = (first..next).rev().find_map(|at| lists.form(text.word(at)))?;
    let of = |code: &str| lists.currencies.iter().filter(|currency| currency.code == code).map(|currency| currency.word).next();
    let word = match thing.unit {
        "SAR" => "ريال",
        "AED" => "درهم",
        "KWD" => "دينار",
        "EGP" => "جنيه",
        "TRY" => "ليرة",
        "USD" => "دولار",
        "CHF" => "فرنك",
        "INR" => "روبية",
        other => of(other)?,
    };
    let owners = || lists.currencies.iter().filter(|currency| currency.word == word);
    let adjective = text.word(next);
    let stem = adjective.strip_suffix('ا').or(adjective.strip_suffix('ه')).unwrap_or(adjective);
    let stem = stem.strip_prefix("ال").unwrap_or(stem);
    if let Some(owner) = owners().find(|owner| owner.signs.iter().any(|sign| &**sign == stem)) {
        return Some(owner.code);
    }
    if usual == "USD" || usual == "CHF" {
        return None;
    }
    // The country the article names most; the usual one where none stands out.
    let mut best: Option<(usize, &'static str)> = None;
    for owner in owners() {
        let mentions = mentions(text, &owner.signs) + usize::from(owner.code == usual);
        if mentions > 0 && best.is_none_or(|(most, _)| mentions > most) {
            best = Some((mentions, owner.code));
        }
    }
    best.map(|(_, code)| code)
}

/// How often the article names one of `signs`: a country, its capital, its adjective.
fn mentions(text: &Text, signs: &[Box<str>]) -> usize {
    (0..text.tokens.len())
        .filter(|&at| text.kind(at) == TokenKind::Word)
        .filter(|&at| {
            let word = text.word(at);
            clitic::prefixes(word).any(|split| {
                let stem = split.stem.strip_suffix('ه').unwrap_or(split.stem);
                signs.iter().any(|sign| &**sign == split.stem || &**sign == stem)
            })
        })
        .count()
}
