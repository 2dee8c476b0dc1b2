//! Whose riyal: a currency word that several countries use is told by its adjective, else by the countries the
//! article names, else by its most frequent owner in the list of units.

use super::lists::Lists;
use crate::text::{Text, TokenKind, clitic};

/// How often an article names the owners of each currency of the list.
pub(super) type Mentions = Vec<usize>;

/// The currency word behind a unit of the list of units.
fn word_of(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "SAR" => "ريال",
        "AED" => "درهم",
        "KWD" => "دينار",
        "EGP" => "جنيه",
        "TRY" => "ليرة",
        "USD" => "دولار",
        "CHF" => "فرنك",
        "INR" => "روبية",
        _ => return None,
    })
}

/// The code of the currency of `usual`'s name that the adjective at token `next` names.
pub(super) fn by_adjective(lists: &Lists, text: &Text, next: usize, usual: &str) -> Option<&'static str> {
    let word = word_of(usual)?;
    let adjective = text.word(next);
    let stem = adjective.strip_suffix('ا').or(adjective.strip_suffix('ه')).unwrap_or(adjective);
    let stem = stem.strip_prefix("ال").unwrap_or(stem);
    let owners = lists.signs.get(stem)?.iter().filter_map(|&index| lists.currencies.get(index));
    owners.filter(|currency| currency.word == word).map(|currency| currency.code).next()
}

/// The code of the currency of `usual`'s name whose owner the article names most; the usual one where none
/// stands out. A dollar without an adjective is the American one whoever is named.
pub(super) fn by_country(lists: &Lists, mentions: &Mentions, usual: &str) -> Option<&'static str> {
    let word = word_of(usual).filter(|_| !matches!(usual, "USD" | "CHF"))?;
    let mut best: Option<(usize, &'static str)> = None;
    for (currency, count) in lists.currencies.iter().zip(mentions).filter(|(currency, _)| currency.word == word) {
        let count = count + usize::from(currency.code == usual);
        if count > 0 && best.is_none_or(|(most, _)| count > most) {
            best = Some((count, currency.code));
        }
    }
    best.map(|(_, code)| code)
}

/// Counts the owners named in an article: countries, capitals, adjectives.
pub(super) fn mentions(lists: &Lists, text: &Text) -> Mentions {
    let mut counts = vec![0; lists.currencies.len()];
    for at in (0..text.tokens.len()).filter(|&at| text.kind(at) == TokenKind::Word) {
        let owners = clitic::prefixes(text.word(at))
            .find_map(|split| lists.signs.get(split.stem).or_else(|| lists.signs.get(split.stem.strip_suffix('ه')?)));
        for &owner in owners.into_iter().flatten() {
            if let Some(count) = counts.get_mut(owner) {
                *count += 1;
            }
        }
    }
    counts
}
