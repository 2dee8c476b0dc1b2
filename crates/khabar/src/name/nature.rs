//! Which lists a word or phrase is in: given names, surnames, places, organisations, roles, titles, bodies,
//! nationalities. The sequence model takes these memberships as features; no list decides alone.
//!
//! A name that is also a common word (الباب, a town and a door) carries `?` in its list.

use super::sheet::Sheets;
use crate::lexicon::{honorific, rows};
use crate::text::fold::fold;
use rustc_hash::FxHashMap;

/// List memberships, one bit each.
pub mod flag {
    #![allow(missing_docs, reason = "each name says which list")]
    pub const ROLE: u32 = 1;
    pub const KIN: u32 = 1 << 1;
    pub const TITLE: u32 = 1 << 2;
    pub const BODY: u32 = 1 << 3;
    pub const NATION: u32 = 1 << 4;
    /// An Arabic, Turkish or Persian given name.
    pub const GIVEN_EAST: u32 = 1 << 5;
    /// A given name from elsewhere.
    pub const GIVEN_WEST: u32 = 1 << 6;
    pub const SURNAME: u32 = 1 << 7;
    pub const COUNTRY: u32 = 1 << 8;
    pub const PLACE: u32 = 1 << 9;
    pub const ORGANISATION: u32 = 1 << 10;
    /// A noun before a place's name: مدينة.
    pub const PLACE_HEAD: u32 = 1 << 11;
    /// In the large list of name words, often.
    pub const LISTED_OFTEN: u32 = 1 << 13;
    /// In the large list of name words, seldom.
    pub const LISTED: u32 = 1 << 12;
    /// A word inside names: بن، أبو، آل، عبد.
    pub const LINK: u32 = 1 << 14;
    /// The first word of a place of several words.
    pub const PLACE_FIRST: u32 = 1 << 15;
    pub const PLACE_NEXT: u32 = 1 << 16;
    /// The first word of an organisation of several words.
    pub const BODY_FIRST: u32 = 1 << 17;
    pub const BODY_NEXT: u32 = 1 << 18;
    /// A common verb of reporting or meeting, before which or after which people are named.
    pub const SPEECH: u32 = 1 << 19;
    /// A woman's given name.
    pub const WOMAN: u32 = 1 << 20;
    /// The name is also a common word.
    pub const COMMON: u32 = 1 << 21;

    /// Things named after people: شارع، جامعة، مستشفى.
    pub const AFTER: u32 = 1 << 22;
    /// A word that ends any name: في، الذي، أن.
    pub const STOP: u32 = 1 << 23;

    /// A word that often stands outside names in the training sets.
    pub const PLAIN: u32 = 1 << 24;

    pub const GIVEN: u32 = GIVEN_EAST | GIVEN_WEST;
    pub const PLACES: u32 = PLACE | COUNTRY;
}

/// What the lists say about one word or phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nature {
    /// Flags of [`flag`].
    pub flags: u32,
    /// ISO 3166 alpha-2 code; zeros for none.
    pub country: [u8; 2],
}

/// The large list of name words: an open-addressing table of 32-bit hashes, the lowest bit telling often from
/// seldom. Written by `khabar-eval train-names`.
const NAME_WORDS: &[u8] = include_bytes!("../../model/name-words.bin");

/// Words that often stand outside names, a table of the same form.
const PLAIN_WORDS: &[u8] = include_bytes!("../../model/plain-words.bin");

/// The compiled lists.
#[derive(Debug, Default)]
pub struct Natures {
    entries: FxHashMap<Box<str>, Nature>,
    /// The most words an entry that starts with this word has.
    longest: FxHashMap<Box<str>, u8>,
}

impl Natures {
    /// Compiles the lists in `crates/khabar/lexicon`.
    pub(super) fn new(sheets: &Sheets) -> Self {
        let mut natures = Natures::default();
        natures.entries.reserve(8192);
        for row in &sheets.countries {
            let country = code(row.code);
            natures.add_all(row.names, flag::COUNTRY, country);
            natures.add_all(row.capitals, flag::PLACE, country);
            for (word, ..) in row.forms() {
                natures.add(&word, flag::NATION, country);
            }
            natures.add_all(row.plurals, flag::NATION, country);
        }
        for row in rows(include_str!("../../lexicon/places.tsv")) {
            natures.add_all(cell(&row, 2), flag::PLACE, code(cell(&row, 0)));
        }
        for row in rows(include_str!("../../lexicon/organisations.tsv")) {
            natures.add_all(cell(&row, 2), flag::ORGANISATION, code(cell(&row, 1)));
        }
        for row in rows(include_str!("../../lexicon/given.tsv")) {
            let woman = if cell(&row, 0) == "f" { flag::WOMAN } else { 0 };
            let east = matches!(cell(&row, 1), "ar" | "tr" | "fa");
            let given = if east { flag::GIVEN_EAST } else { flag::GIVEN_WEST };
            natures.add_all(cell(&row, 2), given | woman, [0; 2]);
        }
        for row in rows(include_str!("../../lexicon/surnames.tsv")) {
            natures.add_all(cell(&row, 0), flag::SURNAME, [0; 2]);
        }
        natures.add_nouns(sheets);
        natures
    }

    fn add_nouns(&mut self, sheets: &Sheets) {
        for row in &sheets.roles {
            let kind = if row.kind == "kin" { flag::KIN } else { flag::ROLE };
            if let Some(masculine) = row.masculine {
                self.add(masculine, kind, [0; 2]);
                if row.feminine == "+" {
                    self.add(&format!("{masculine}ة"), kind, [0; 2]);
                }
                if kind == flag::KIN {
                    // His father, her sister: the pronoun is part of how relations are told.
                    let stem = masculine.trim_end_matches('ة');
                    for pronoun in ["ه", "ها", "هم", "هما", "ي"] {
                        if stem == masculine {
                            self.add(&format!("{stem}{pronoun}"), kind, [0; 2]);
                        }
                        self.add(&format!("{stem}ت{pronoun}"), kind, [0; 2]);
                    }
                }
            }
            self.add_all(row.plurals, kind, [0; 2]);
        }
        for row in &sheets.titles {
            self.add(row.words, flag::TITLE, [0; 2]);
        }
        for honorific in honorific::all() {
            self.add(&honorific.form, flag::TITLE, [0; 2]);
        }
        for row in &sheets.bodies {
            self.add(row.word, flag::BODY, [0; 2]);
            self.add_all(row.plurals, flag::BODY, [0; 2]);
        }
        for row in rows(include_str!("../../lexicon/heads.tsv")) {
            let kind = match cell(&row, 0) {
                "place" => flag::PLACE_HEAD,
                "link" => flag::LINK,
                "after" => flag::AFTER,
                "stop" => flag::STOP,
                _ => flag::SPEECH,
            };
            self.add_all(cell(&row, 1), kind, [0; 2]);
        }
    }

    fn add_all(&mut self, names: &'static str, flags: u32, country: [u8; 2]) {
        for name in names.split('|').filter(|name| !name.is_empty() && *name != "-") {
            self.add(name, flags, country);
        }
    }

    fn add(&mut self, name: &str, flags: u32, country: [u8; 2]) {
        let (name, common) = match name.strip_suffix('?') {
            Some(name) => (name, flag::COMMON),
            None => (name, 0),
        };
        let folded = fold(name);
        let words = folded.split(' ').count();
        let head = if words > 1 { folded.split(' ').next() } else { folded.strip_prefix("عبدال").map(|_| "عبد") };
        if let Some(head) = head {
            let longest = self.longest.entry(head.into()).or_insert(0);
            *longest = (*longest).max(words.max(2) as u8);
        }
        let key: String = folded.split(' ').collect();
        let nature = self.entries.entry(key.into()).or_default();
        // A paper called after a region (الشرق الأوسط) does not give the region its country.
        let region = nature.flags & flag::PLACE != 0 && flags & flag::ORGANISATION != 0;
        nature.flags |= flags | common;
        if nature.country == [0; 2] && !region {
            nature.country = country;
        }
    }

    /// What the lists say about folded words written together.
    pub fn get(&self, words: &str) -> Option<Nature> {
        self.entries.get(words).copied()
    }

    /// The most words an entry that starts with folded `word` has; 0 for none of several words.
    pub fn longest_from(&self, word: &str) -> usize {
        self.longest.get(word).map_or(0, |&words| words as usize)
    }

    /// Flags of the large list of name words, by the hash of the word and of its bare form.
    pub fn listed(&self, hash: u32, bare: u32) -> u32 {
        let of = |hash: u32| match find(NAME_WORDS, hash) {
            None => 0,
            Some(true) => flag::LISTED_OFTEN,
            Some(false) => flag::LISTED,
        };
        of(hash).max(if bare == hash { 0 } else { of(bare) })
    }

    /// Whether words of this bare form often stand outside names.
    pub fn plain(&self, bare: u32) -> bool {
        find(PLAIN_WORDS, bare).is_some()
    }
}

/// Finds a hash in a table, and the bit it carries.
fn find(table: &[u8], hash: u32) -> Option<bool> {
    let slots = table.len() / 4;
    if !slots.is_power_of_two() {
        return None;
    }
    let mut slot = hash as usize & (slots - 1);
    for _ in 0..slots {
        let Some(&[a, b, c, d]) = table.get(slot * 4..slot * 4 + 4) else { return None };
        let found = u32::from_le_bytes([a, b, c, d]);
        if found == 0 {
            return None;
        }
        if found | 1 == hash | 1 {
            return Some(found & 1 == 1);
        }
        slot = (slot + 1) & (slots - 1);
    }
    None
}

fn cell(row: &[&'static str], at: usize) -> &'static str {
    row.get(at).copied().unwrap_or("")
}

fn code(cell: &str) -> [u8; 2] {
    match *cell.as_bytes() {
        [a, b] => [a, b],
        _ => [0; 2],
    }
}
