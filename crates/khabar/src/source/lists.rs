//! The lists the pages are read with, compiled once: places and signers of datelines, phrases of furniture.

use super::furniture::Mark;
use super::key::key;
use crate::reading::BylineKind;
use rustc_hash::FxHashMap;

const COUNTRIES: &str = include_str!("../../lexicon/countries.tsv");
const DATELINES: &str = include_str!("../../lexicon/datelines.tsv");
const SIGNERS: &str = include_str!("../../lexicon/signers.tsv");
const FURNITURE: &str = include_str!("../../lexicon/furniture.tsv");

/// Where in a line a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It is the whole line.
    Whole,
    /// The line begins with it.
    Start,
    /// Anywhere.
    Within,
}

/// Compiled lists; made once and shared.
#[derive(Debug, Default)]
pub struct PageLists {
    places: FxHashMap<String, Option<String>>,
    /// None for words that stand in a signer's place and name nobody.
    signers: FxHashMap<String, Option<BylineKind>>,
    /// Phrases that open a line, by their first word, longest first.
    openings: FxHashMap<String, Vec<(String, Stands, Mark)>>,
    within: Vec<(String, Mark)>,
}

impl PageLists {
    /// Compiles the lists.
    pub fn new() -> Self {
        let mut lists = PageLists::default();
        for row in rows(DATELINES) {
            lists.add_places(row, 1);
        }
        for row in rows(COUNTRIES) {
            lists.add_places(row, 1);
            lists.add_places(row, 4);
        }
        for row in rows(SIGNERS) {
            let kind = match cell(row, 0) {
                "agency" => Some(BylineKind::Agency),
                "outlet" => Some(BylineKind::Outlet),
                _ => None,
            };
            for name in cell(row, 1).split('|') {
                lists.signers.entry(key(name)).or_insert(kind);
            }
        }
        for row in rows(FURNITURE) {
            lists.add_phrase(row);
        }
        for phrases in lists.openings.values_mut() {
            phrases.sort_by_key(|(phrase, ..)| std::cmp::Reverse(phrase.len()));
        }
        lists
    }

    fn add_places(&mut self, row: &str, column: usize) {
        let code = Some(cell(row, 0)).filter(|code| !code.is_empty()).map(str::to_owned);
        for name in cell(row, column).split('|').map(key).filter(|name| !name.is_empty()) {
            self.places.entry(name).or_insert_with(|| code.clone());
        }
    }

    fn add_phrase(&mut self, row: &str) {
        let (Some(mark), phrase) = (Mark::named(cell(row, 0)), key(cell(row, 2))) else { return };
        let stands = match cell(row, 1) {
            "within" => return self.within.push((phrase, mark)),
            "start" => Stands::Start,
            _ => Stands::Whole,
        };
        let first = phrase.split(' ').next().unwrap_or("").to_owned();
        self.openings.entry(first).or_default().push((phrase, stands, mark));
    }

    /// The country of a place by the key of its name; the inner is none where the list gives no country.
    pub fn place(&self, key: &str) -> Option<Option<&str>> {
        self.places.get(key).map(Option::as_deref)
    }

    /// What kind of signer a key names: an agency or an outlet.
    pub fn signer(&self, key: &str) -> Option<BylineKind> {
        self.signers.get(key).copied().flatten()
    }

    /// Whether a key is a word that stands in a signer's place and names nobody: متابعات.
    pub fn is_note(&self, key: &str) -> bool {
        self.signers.get(key) == Some(&None)
    }

    /// The mark whose phrase opens a line with this key, with the phrase's length in the key and where it stands.
    pub fn opening(&self, key: &str) -> Option<(Mark, usize, Stands)> {
        let phrases = self.openings.get(key.split(' ').next()?)?;
        phrases
            .iter()
            .find(|(phrase, stands, _)| match key.strip_prefix(phrase.as_str()) {
                Some("") => true,
                Some(rest) => *stands == Stands::Start && rest.starts_with(' '),
                None => false,
            })
            .map(|(phrase, stands, mark)| (*mark, phrase.len(), *stands))
    }

    /// The mark with a phrase anywhere in a line with this key.
    pub fn within(&self, key: &str) -> Option<Mark> {
        let stands = |phrase: &str| {
            key.find(phrase).is_some_and(|at| {
                let end = at + phrase.len();
                (at == 0 || key.as_bytes().get(at - 1) == Some(&b' ')) && matches!(key.as_bytes().get(end), None | Some(b' '))
            })
        };
        self.within.iter().find(|(phrase, _)| stands(phrase)).map(|&(_, mark)| mark)
    }
}

fn rows(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

fn cell(row: &str, column: usize) -> &str {
    row.split('\t').nth(column).unwrap_or("").trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_signers_are_found_by_key() {
        let lists = PageLists::new();
        assert_eq!(lists.place(&key("ألما آتا")), Some(Some("KZ")));
        assert_eq!(lists.place(&key("القاهرة")), Some(Some("EG")));
        assert_eq!(lists.place(&key("عواصم")), Some(None));
        assert_eq!(lists.signer(&key("(أ.ف.ب)")), Some(BylineKind::Agency));
        assert_eq!(lists.signer(&key("«الشرق الأوسط»")), Some(BylineKind::Outlet));
        assert_eq!(lists.place(&key("الوزير")), None);
    }

    #[test]
    fn every_row_of_every_list_says_something() {
        for (list, columns) in [(DATELINES, 2), (SIGNERS, 2), (FURNITURE, 3)] {
            for row in rows(list) {
                assert!((0..columns).skip(usize::from(list == DATELINES)).all(|column| !cell(row, column).is_empty()), "{row}");
            }
        }
        for row in rows(FURNITURE) {
            assert!(Mark::named(cell(row, 0)).is_some(), "{row}");
            assert!(["whole", "start", "within"].contains(&cell(row, 1)), "{row}");
        }
    }
}
