//! What can be counted: nouns, units of time and measure, money; and the words that say how exactly.
//!
//! A noun is listed once, in the singular with its broken plurals; the accusative (شخصاً), the sound plurals
//! (لوحات، متهمين) and the dual (موسمين، حركتا) follow by rule when a word is looked up.

use crate::lexicon::rows;
use crate::reading::Precision;
use crate::text::{Text, TokenKind, clitic, fold::fold};
use rustc_hash::{FxHashMap, FxHashSet};

/// What kind of thing is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A noun: people, cars, raids.
    Noun,
    /// A unit of time.
    Time,
    /// A unit of measure.
    Measure,
    /// Money.
    Money,
}

/// In which number a noun stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammar {
    One,
    Two,
    /// The dual before its complement: حركتا.
    TwoOf,
    Many,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Thing {
    pub unit: &'static str,
    pub kind: Kind,
    /// Whether ـين may as well be its sound plural (مسلحين).
    sound: bool,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    thing: Thing,
    plural: bool,
}

/// A counted noun found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub thing: Thing,
    pub grammar: Grammar,
    /// One past its last token.
    pub last: usize,
}

#[derive(Debug)]
struct Approximator {
    words: Vec<Box<str>>,
    precision: Precision,
}

#[derive(Debug)]
pub(super) struct Currency {
    pub word: &'static str,
    pub code: &'static str,
}

/// The lists of the figure room, compiled once.
#[derive(Debug)]
pub struct Lists {
    forms: FxHashMap<Box<str>, Form>,
    before: Vec<Approximator>,
    after: Vec<Approximator>,
    /// Words that end as duals of listed nouns do and are none.
    pub(super) no_duals: FxHashSet<Box<str>>,
    /// Words behind a fraction with which it counts nothing: نصف الطريق.
    pub(super) no_shares: FxHashSet<Box<str>>,
    pub(super) currencies: Vec<Currency>,
    /// Which currencies an adjective or place (folded) speaks for, by their place in the list above.
    pub(super) signs: FxHashMap<Box<str>, Vec<usize>>,
}

impl Default for Lists {
    fn default() -> Self {
        Lists::new()
    }
}

impl Lists {
    /// Compiles the lists.
    pub fn new() -> Self {
        let mut forms = FxHashMap::default();
        let mut add = |written: &'static str, thing: Thing, plural: bool| {
            for word in written.split('|').filter(|word| *word != "-") {
                forms.entry(fold(word).into_boxed_str()).or_insert(Form { thing, plural });
            }
        };
        for row in rows(include_str!("../../lexicon/units.tsv")) {
            let &[unit, kind, singular, plural] = row.as_slice() else { continue };
            let kind = match kind {
                "time" => Kind::Time,
                "money" => Kind::Money,
                _ => Kind::Measure,
            };
            let thing = Thing { unit, kind, sound: false };
            add(singular, thing, false);
            add(plural, thing, true);
        }
        for row in rows(include_str!("../../lexicon/nouns.tsv")) {
            let &[unit, plural] = row.as_slice() else { continue };
            // People's participles and adjectives: مسلحين is as well the plural; بيانين is not.
            let participle =
                unit.ends_with('ي') || unit.starts_with('م') || unit.chars().count() == 4 && unit.chars().nth(1) == Some('ا');
            let sound = plural == "-" && !unit.ends_with('ة') && participle;
            let thing = Thing { unit: unit.split('|').next().unwrap_or(unit), kind: Kind::Noun, sound };
            add(unit, thing, false);
            add(plural, thing, true);
        }
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let (mut no_duals, mut no_shares) = (FxHashSet::default(), FxHashSet::default());
        for row in rows(include_str!("../../lexicon/not_counted.tsv")) {
            let &[kind, words] = row.as_slice() else { continue };
            let list = if kind == "dual" { &mut no_duals } else { &mut no_shares };
            list.extend(words.split('|').map(|word| fold(word).into_boxed_str()));
        }
        for row in rows(include_str!("../../lexicon/approximators.tsv")) {
            let &[precision, place, phrases] = row.as_slice() else { continue };
            let precision = match precision {
                "about" => Precision::About,
                "at_least" => Precision::AtLeast,
                _ => Precision::AtMost,
            };
            let list = if place == "before" { &mut before } else { &mut after };
            for phrase in phrases.split('|') {
                let words = fold(phrase).split(' ').map(Into::into).collect();
                list.push(Approximator { words, precision });
            }
        }
        // The longest first: "لا يقل عن" before what it ends with.
        before.sort_by_key(|phrase: &Approximator| std::cmp::Reverse(phrase.words.len()));
        let (mut currencies, mut signs) = (Vec::new(), FxHashMap::<Box<str>, Vec<usize>>::default());
        for row in rows(include_str!("../../lexicon/currencies.tsv")) {
            let &[word, code, list] = row.as_slice() else { continue };
            for sign in list.split('|') {
                signs.entry(fold(sign).into_boxed_str()).or_default().push(currencies.len());
            }
            currencies.push(Currency { word, code });
        }
        Lists { forms, no_duals, no_shares, before, after, currencies, signs }
    }

    /// The counted noun at token `at`, as written there (the first `skip` folded bytes left out).
    pub(super) fn counted(&self, text: &Text, at: usize, skip: usize) -> Option<Counted> {
        let word = text.word(at).get(skip..)?;
        if word.is_empty() {
            return None;
        }
        if text.kind(at + 1) == TokenKind::Word && word.len() <= 24 && text.word(at + 1).len() <= 24 {
            let pair = [word, " ", text.word(at + 1)].concat();
            let form = self.forms.get(pair.as_str()).or_else(|| {
                let (head, tail) = (word.strip_suffix('ا').unwrap_or(word), text.word(at + 1));
                self.forms.get([head, " ", tail.strip_suffix('ا').unwrap_or(tail)].concat().as_str())
            });
            if let Some(form) = form {
                let grammar = if form.plural { Grammar::Many } else { Grammar::One };
                return Some(Counted { thing: form.thing, grammar, last: at + 2 });
            }
        }
        let (thing, grammar) = self.form(word)?;
        Some(Counted { thing, grammar, last: at + 1 })
    }

    /// A folded word as a form of a listed noun.
    pub(super) fn form(&self, word: &str) -> Option<(Thing, Grammar)> {
        let listed = |stem: &str| self.forms.get(stem);
        if let Some(form) = listed(word) {
            return Some((form.thing, if form.plural { Grammar::Many } else { Grammar::One }));
        }
        let singular = |stem: &str| listed(stem).filter(|form| !form.plural).map(|form| form.thing);
        let feminine = |stem: &str| stem.strip_suffix('ت').and_then(|stem| singular(&[stem, "ه"].concat()));
        if let Some(stem) = word.strip_suffix("ان").or(word.strip_suffix("ين")) {
            if let Some(thing) = feminine(stem) {
                return Some((thing, Grammar::Two));
            }
            if let Some(thing) = singular(stem) {
                let many = thing.sound && word.ends_with("ين");
                return Some((thing, if many { Grammar::Many } else { Grammar::Two }));
            }
        }
        if let Some(stem) = word.strip_suffix("ون")
            && let Some(thing) = singular(stem)
        {
            return Some((thing, Grammar::Many));
        }
        if let Some(stem) = word.strip_suffix("ات")
            && let Some(thing) = singular(&[stem, "ه"].concat()).or_else(|| singular(stem))
        {
            return Some((thing, Grammar::Many));
        }
        if let Some(stem) = word.strip_suffix('ا') {
            if let Some(form) = listed(stem) {
                return Some((form.thing, if form.plural { Grammar::Many } else { Grammar::One }));
            }
            if let Some(thing) = feminine(stem) {
                return Some((thing, Grammar::TwoOf));
            }
        }
        if let Some(stem) = word.strip_suffix('ي')
            && let Some(thing) = feminine(stem).or_else(|| singular(stem))
        {
            return Some((thing, if thing.sound { Grammar::Many } else { Grammar::TwoOf }));
        }
        None
    }

    /// The noun of a word with clitics, article or pronoun on it, for its unit alone.
    pub(super) fn loose(&self, word: &str) -> Option<(Thing, Grammar, bool)> {
        clitic::prefixes(word).find_map(|split| {
            clitic::suffixes(split.stem).find_map(|(stem, _)| {
                let (thing, grammar) = self.form(stem)?;
                Some((thing, grammar, split.article))
            })
        })
    }

    /// The approximator that ends right before token `at`, and its first token.
    pub(super) fn before(&self, text: &Text, at: usize) -> Option<(Precision, usize)> {
        self.before.iter().find_map(|phrase| {
            let first = at.checked_sub(phrase.words.len())?;
            let fits = phrase.words.iter().enumerate().all(|(index, word)| {
                let written = text.word(first + index);
                written == &**word
                    || index == 0
                        && written.len() == word.len() + 2
                        && written.ends_with(&**word)
                        && written.starts_with(['و', 'ف', 'ب', 'ل'])
            });
            fits.then_some((phrase.precision, first))
        })
    }

    /// The approximator that begins at token `at`.
    pub(super) fn after(&self, text: &Text, at: usize) -> Option<Precision> {
        let fits = |phrase: &&Approximator| phrase.words.iter().enumerate().all(|(index, word)| text.word(at + index) == &**word);
        self.after.iter().find(fits).map(|phrase| phrase.precision)
    }
}
