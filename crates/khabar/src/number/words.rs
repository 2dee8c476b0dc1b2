//! The words numbers are made of, by their folded form.

use super::Number;
use crate::lexicon::rows;
use crate::text::{Text, TokenKind, clitic, fold::fold};
use rustc_hash::FxHashMap;

/// What a number word does inside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// صفر.
    Zero,
    /// واحد to تسعة.
    Unit,
    /// أحد، اثنا: one and two before عشر, one before tens.
    Part,
    /// عشرة: ten alone, or the tail of eleven to nineteen.
    Ten,
    /// حداشر: eleven to nineteen written together.
    Teen,
    /// عشرون to تسعين.
    Tens,
    /// مئة: a hundred, or the tail of خمس مئة.
    Hundred,
    /// مئتان، خمسمئة.
    Hundreds,
    /// مئات: only behind a number, else vague.
    HundredPlural,
    /// ألف، مليون.
    Scale,
    /// ألفاً: behind a number; alone and without tanwin the dual of the construct (ألفا جندي).
    ScaleAccusative,
    /// ألفين، مليوني.
    ScaleDual,
    /// آلاف، ملايين: behind a number, else vague.
    ScalePlural,
}

/// A word's part in a cardinal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub class: Class,
    pub value: f64,
}

/// A word's part in a fraction: one, two or several of 1/`of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    One(u8),
    Two(u8),
    Several(u8),
}

/// Everything a word can be in a number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub cardinal: Option<Part>,
    pub ordinal: Option<u8>,
    /// Only an ordinal with tens or عشر behind it: حادي.
    pub ordinal_part: Option<u8>,
    pub share: Option<Share>,
}

/// A number word without what is written onto it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub entry: Entry,
    /// Folded bytes before the word.
    pub skip: usize,
    pub article: bool,
}

/// The number words, compiled once.
#[derive(Debug)]
pub struct Numbers {
    words: FxHashMap<Box<str>, Entry>,
}

impl Default for Numbers {
    fn default() -> Self {
        Numbers::new()
    }
}

/// ست and its like with a letter before them are other words: لست *I am not*, وست is fine.
const NEVER: &[&str] = &["لست", "ولست", "فلست", "فست", "كست", "بالي", "لاول", "بعشر", "كميه", "كمايه", "بالست", "والست"];

impl Numbers {
    /// Compiles the list.
    pub fn new() -> Self {
        let mut words: FxHashMap<Box<str>, Entry> = FxHashMap::default();
        for row in rows(include_str!("../../lexicon/numerals.tsv")) {
            let [form, class, value, ..] = row.as_slice() else { continue };
            let Ok(value) = value.parse::<f64>() else { continue };
            let entry = words.entry(fold(form).into_boxed_str()).or_default();
            let small = value as u8;
            match *class {
                "ordinal" => entry.ordinal = Some(small),
                "ordinal-part" => entry.ordinal_part = Some(small),
                "fraction" => entry.share = Some(Share::One(small)),
                "fraction-dual" => entry.share = Some(Share::Two(small)),
                "fraction-plural" => entry.share = Some(Share::Several(small)),
                name => entry.cardinal = class_named(name).map(|class| Part { class, value }).or(entry.cardinal),
            }
        }
        Numbers { words }
    }

    /// A number at token `at` and the token behind it: cardinal or ordinal, digits or words.
    pub fn parse(&self, text: &Text, at: usize) -> Option<(f64, usize)> {
        self.cardinal(text, at).or_else(|| self.ordinal(text, at)).map(|number| (number.value, number.last))
    }

    /// The entry of a folded word without anything written onto it.
    pub(super) fn entry(&self, word: &str) -> Option<Entry> {
        self.words.get(word).copied()
    }

    /// The part of token `at` in a cardinal, with nothing written onto it but `skip` bytes already read.
    pub(super) fn part(&self, text: &Text, at: usize, skip: usize) -> Option<Part> {
        if text.kind(at) != TokenKind::Word {
            return None;
        }
        self.entry(text.word(at).get(skip..)?)?.cardinal
    }

    /// Token `at` as a number word, with conjunction, preposition and article taken off.
    pub(super) fn head(&self, text: &Text, at: usize) -> Option<Head> {
        if text.kind(at) != TokenKind::Word {
            return None;
        }
        let word = text.word(at);
        if NEVER.contains(&word) {
            return None;
        }
        clitic::prefixes(word).find_map(|split| {
            let entry = self.entry(split.stem)?;
            Some(Head { entry, skip: split.before, article: split.article })
        })
    }

    /// Where a number goes on behind a conjunction: the token, and the bytes of و and ال on it.
    /// "و 939", "و939", "وعشرون", "والعشرين".
    pub(super) fn after_and(&self, text: &Text, at: usize) -> Option<(usize, usize)> {
        let word = text.word(at);
        if text.kind(at) != TokenKind::Word {
            return None;
        }
        if word == "و" {
            let next = at + 1;
            return match text.kind(next) {
                TokenKind::Number => Some((next, 0)),
                TokenKind::Word => Some((next, article(text.word(next), 0))),
                _ => None,
            };
        }
        word.starts_with('و').then(|| (at, article(word, "و".len())))
    }

    /// Tokens `first..last` as a number of `value`.
    pub(super) fn number(&self, value: f64, first: usize, last: usize) -> Number {
        Number { value, first, last, skip: 0, article: false, digits: false, scale: 1.0 }
    }
}

/// The bytes up to behind an article that begins at `skip`, except where the word itself begins with ال (ألف).
fn article(word: &str, skip: usize) -> usize {
    let rest = word.get(skip..).unwrap_or("");
    match rest.strip_prefix("ال") {
        Some(stem) if stem.len() >= 4 && !matches!(rest, "الفا" | "الفان" | "الفين" | "الفي") => {
            skip + "ال".len()
        }
        _ => skip,
    }
}

fn class_named(name: &str) -> Option<Class> {
    Some(match name {
        "zero" => Class::Zero,
        "unit" => Class::Unit,
        "part" => Class::Part,
        "ten" => Class::Ten,
        "teen" => Class::Teen,
        "tens" => Class::Tens,
        "hundred" => Class::Hundred,
        "hundreds" => Class::Hundreds,
        "hundred-plural" => Class::HundredPlural,
        "scale" => Class::Scale,
        "scale-accusative" => Class::ScaleAccusative,
        "scale-dual" => Class::ScaleDual,
        "scale-plural" => Class::ScalePlural,
        _ => return None,
    })
}
