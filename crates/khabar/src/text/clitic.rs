//! Clitics: what Arabic writes onto a word. و ف (and), ب ل ك (in, for, like), س (will), ال (the) before it;
//! pronouns (ـه ـها ـهم …) behind it.
//!
//! A word alone does not tell whether its first letter is a clitic (ولد *boy* or و+لد), so this room offers
//! every split that the letters allow, the least split first, and the caller's list decides: a split counts
//! when the list knows its stem (the *lexicon guard*).

use std::iter::FusedIterator;

/// A pronoun written onto the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// First, second, third person: 1, 2, 3.
    pub person: u8,
    /// Feminine (only of the singular third person does the writing tell).
    pub feminine: bool,
    /// Plural or dual.
    pub plural: bool,
}

/// One way to split a folded word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'w> {
    /// و or ف, if split off.
    pub conjunction: Option<char>,
    /// ب, ل or ك, if split off.
    pub preposition: Option<char>,
    /// Whether the article was split off (also inside لل).
    pub article: bool,
    /// What remains between.
    pub stem: &'w str,
    /// Bytes of the folded word before `stem`.
    pub before: usize,
    /// The pronoun split off behind.
    pub pronoun: Option<Pronoun>,
}

/// Pronouns by their folded writing, longest first.
const PRONOUNS: &[(&str, Pronoun)] = &[
    ("كما", Pronoun { person: 2, feminine: false, plural: true }),
    ("هما", Pronoun { person: 3, feminine: false, plural: true }),
    ("هم", Pronoun { person: 3, feminine: false, plural: true }),
    ("هن", Pronoun { person: 3, feminine: true, plural: true }),
    ("ها", Pronoun { person: 3, feminine: true, plural: false }),
    ("كم", Pronoun { person: 2, feminine: false, plural: true }),
    ("نا", Pronoun { person: 1, feminine: false, plural: true }),
    ("ني", Pronoun { person: 1, feminine: false, plural: false }),
    ("ه", Pronoun { person: 3, feminine: false, plural: false }),
    ("ك", Pronoun { person: 2, feminine: false, plural: false }),
    ("ي", Pronoun { person: 1, feminine: false, plural: false }),
];

/// A stem has at least this many bytes (two letters).
const LEAST: usize = 4;

/// Every split in front that the letters of folded `word` allow, the unsplit word first. No pronoun is taken off.
pub fn prefixes(word: &str) -> impl FusedIterator<Item = Split<'_>> {
    let whole = Split { conjunction: None, preposition: None, article: false, stem: word, before: 0, pronoun: None };
    let mut out = [Some(whole), None, None, None, None, None, None, None];
    let mut count = 1;
    let mut push = |split: Split<'_>| {
        if let Some(place) = out.get_mut(count) {
            *place = Some(Split { stem: tail(word, split.before), ..split });
            count += 1;
        }
    };
    let conjunctions = [None, word.chars().next().filter(|c| matches!(c, 'و' | 'ف'))];
    for (index, conjunction) in conjunctions.into_iter().enumerate() {
        if index > 0 && conjunction.is_none() {
            continue;
        }
        let after = conjunction.map_or(0, char::len_utf8);
        let rest = tail(word, after);
        let base = Split { conjunction, before: after, ..whole };
        if conjunction.is_some() && rest.len() >= LEAST {
            push(base);
        }
        if let Some(stem) = rest.strip_prefix("ال").filter(|stem| stem.len() >= LEAST) {
            push(Split { article: true, before: word.len() - stem.len(), ..base });
        }
        let preposition = rest.chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك'));
        if let Some(letter) = preposition {
            let behind = tail(word, after + letter.len_utf8());
            // للـ is ل + ال: the article loses its alef.
            let stem = match letter {
                'ل' => behind.strip_prefix('ل'),
                _ => behind.strip_prefix("ال"),
            };
            if let Some(stem) = stem.filter(|stem| stem.len() >= LEAST) {
                push(Split { preposition, article: true, before: word.len() - stem.len(), ..base });
            }
            if behind.len() >= LEAST {
                push(Split { preposition, before: word.len() - behind.len(), ..base });
            }
        }
    }
    out.into_iter().flatten().fuse()
}

/// The ways to take a pronoun off the end of folded `stem`: first none, then each that the letters allow.
/// ت before the pronoun may be a folded ه (ة): دعوتهم is دعوة + هم; the caller's list decides.
pub fn suffixes(stem: &str) -> impl Iterator<Item = (&str, Option<Pronoun>)> {
    let cut = PRONOUNS.iter().filter_map(move |&(ending, pronoun)| {
        stem.strip_suffix(ending).filter(|rest| rest.len() >= LEAST).map(|rest| (rest, Some(pronoun)))
    });
    std::iter::once((stem, None)).chain(cut)
}

fn tail(word: &str, from: usize) -> &str {
    word.get(from..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(word: &str) -> Vec<&str> {
        prefixes(word).map(|split| split.stem).collect()
    }

    #[test]
    fn every_split_in_front_the_least_first() {
        assert_eq!(stems("وبالقرار"), ["وبالقرار", "بالقرار", "قرار", "القرار"]);
        assert_eq!(stems("للوزير"), ["للوزير", "وزير", "لوزير"]);
        assert_eq!(stems("ولد"), ["ولد", "لد"]);
        assert_eq!(stems("من"), ["من"]);
    }

    #[test]
    fn pronouns_behind() {
        let found: Vec<_> = suffixes("قولهم").map(|(stem, pronoun)| (stem, pronoun.map(|p| p.plural))).collect();
        assert_eq!(found, [("قولهم", None), ("قول", Some(true))]);
    }
}
