//! Function words and the nouns of occasion and document, by folded word.

use super::attribution::Openers;
use super::issuer::Issuing;
use super::noun::Nouns;
use super::phrases::Phrases;
use super::turn::Turns;
use crate::lexicon::honorific::{self, Honorific};
use crate::lexicon::rows;
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a word does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Any other word.
    Content,
    /// Introduces a clause: أن, إن, أنه, بأنها.
    That,
    /// في, من, إلى.
    Preposition,
    /// الذي, التي.
    Relative,
    /// أيضاً, رسمياً.
    Adverb,
    /// اليوم, أمس, مساء.
    Time,
    /// الاثنين.
    Weekday,
    /// بينما, فيما, لكن.
    Breaker,
    /// لم, لا.
    Negation,
    /// هل, كيف.
    Question,
    /// كان, قد.
    Auxiliary,
    /// هذا, هؤلاء.
    Demonstrative,
}

/// What a word of `media.tsv` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// What publishes: وكالة, صحيفة.
    Outlet,
    /// The same by its name: رويترز.
    Agency,
    /// A medium that publishes nothing by itself: راديو, برنامج.
    Setting,
    /// Those addressed: صحفيين.
    Audience,
}

impl Medium {
    /// Whether what is told to it is told on an occasion (لصحيفة …) rather than to people.
    pub fn is_setting(self) -> bool {
        matches!(self, Medium::Outlet | Medium::Setting)
    }
}

/// The lists, compiled.
#[derive(Debug, Default)]
pub struct Words {
    classes: FxHashMap<String, Class>,
    own_letter: FxHashSet<String>,
    quantifiers: FxHashSet<String>,
    phases: FxHashSet<String>,
    own_preposition: FxHashSet<String>,
    occasions: FxHashSet<String>,
    pages: FxHashSet<String>,
    documents: FxHashMap<String, bool>,
    norms: FxHashSet<String>,
    /// The words with which the narrator takes the word back.
    pub turns: Turns,
    /// The words that name a source beside what it says.
    pub openers: Openers,
    /// The nouns of saying.
    pub nouns: Nouns,
    /// The words that tell who issued a document.
    pub issuing: Issuing,
    ordinals: FxHashSet<String>,
    adjectives: FxHashSet<String>,
    bare_adjectives: FxHashSet<String>,
    naming: FxHashSet<String>,
    openers_of_speech: FxHashSet<String>,
    deeds: FxHashSet<String>,
    /// What is decreed by being announced.
    pub decrees: Phrases<()>,
    honorifics: FxHashMap<String, Honorific>,
    media: FxHashMap<String, Medium>,
}

impl Words {
    /// Compiles the lists of this room.
    pub fn new() -> Self {
        let mut words = Words {
            nouns: Nouns::new(),
            openers: Openers::new(),
            turns: Turns::new(),
            issuing: Issuing::new(),
            ..Words::default()
        };
        for row in rows(include_str!("../../lexicon/numerals.tsv")) {
            if let [word, "ordinal", ..] = row[..] {
                words.ordinals.insert(fold(word));
            }
        }
        for row in rows(include_str!("../../lexicon/function_words.tsv")) {
            let [word, class] = row[..] else { continue };
            let class = match class {
                "that" => Class::That,
                "prep" => Class::Preposition,
                "relative" => Class::Relative,
                "adverb" => Class::Adverb,
                "time" => Class::Time,
                "weekday" => Class::Weekday,
                "breaker" => Class::Breaker,
                "negation" => Class::Negation,
                "question" => Class::Question,
                "auxiliary" => Class::Auxiliary,
                "demonstrative" => Class::Demonstrative,
                "quantifier" => {
                    words.quantifiers.insert(fold(word));
                    continue;
                }
                "own-prep" => {
                    words.own_preposition.insert(fold(word));
                    continue;
                }
                "phase" => {
                    words.phases.insert(fold(word));
                    continue;
                }
                _ => {
                    words.own_letter.insert(fold(word));
                    continue;
                }
            };
            words.classes.insert(fold(word), class);
        }
        for row in rows(include_str!("../../lexicon/occasions.tsv")) {
            let Some(&word) = row.first() else { continue };
            words.occasions.insert(fold(word));
            if row.get(1) == Some(&"page") {
                words.pages.insert(fold(word));
            }
        }
        words
            .naming
            .extend(rows(include_str!("../../lexicon/naming_nouns.tsv")).filter_map(|row| row.first().map(|word| fold(word))));
        words
            .adjectives
            .extend(rows(include_str!("../../lexicon/adjectives.tsv")).filter_map(|row| row.first().map(|word| fold(word))));
        for row in rows(include_str!("../../lexicon/media.tsv")) {
            let [word, kind] = row[..] else { continue };
            let medium = match kind {
                "outlet" => Medium::Outlet,
                "agency" => Medium::Agency,
                "setting" => Medium::Setting,
                _ => Medium::Audience,
            };
            words.media.insert(fold(word), medium);
        }
        words.honorifics = honorific::all().map(|honorific| (honorific.form.clone(), honorific)).collect();
        for row in rows(include_str!("../../lexicon/deeds.tsv")) {
            let Some(&verb) = row.first() else { continue };
            // بكى, بكت; but بدأ, بدأت: asked before folding makes one letter of them.
            let stem = fold(verb.strip_suffix(['ى', 'ا']).unwrap_or(verb));
            words.deeds.extend([[stem.as_str(), "ت"].concat(), [stem.as_str(), "وا"].concat()]);
            words.deeds.insert(fold(verb));
        }
        words.decrees =
            Phrases::new(rows(include_str!("../../lexicon/decrees.tsv")).filter_map(|row| row.first().map(|&words| (words, ()))));
        words
            .openers_of_speech
            .extend(rows(include_str!("../../lexicon/speech_openers.tsv")).filter_map(|row| row.first().map(|word| fold(word))));
        words.bare_adjectives.extend(words.adjectives.iter().filter_map(|word| word.strip_prefix("ال").map(str::to_owned)));
        for row in rows(include_str!("../../lexicon/documents.tsv")) {
            let [word, gender, ..] = row[..] else { continue };
            words.documents.insert(fold(word), gender == "f");
            if row.get(2) == Some(&"norm") {
                words.norms.insert(fold(word));
            }
        }
        words
    }

    /// What folded `word` does; with و or ف written onto it if need be.
    pub fn class(&self, word: &str) -> Class {
        if let Some(&class) = self.classes.get(word) {
            return class;
        }
        match word.strip_prefix(['و', 'ف']) {
            Some(rest) if rest.len() > 2 => self.classes.get(rest).copied().unwrap_or(Class::Content),
            _ => Class::Content,
        }
    }

    /// Whether folded `word` begins with ب or ل by itself, not with a preposition written onto it.
    pub fn own_letter(&self, word: &str) -> bool {
        self.own_letter.contains(word)
    }

    /// Whether folded `word` counts out of what follows it: بعض المراقبين.
    pub fn quantifier(&self, word: &str) -> bool {
        self.quantifiers.contains(word)
    }

    /// The medium or audience that folded `word` names; article aside.
    pub fn medium(&self, word: &str) -> Option<Medium> {
        self.media.get(word).or_else(|| self.media.get(word.strip_prefix("ال")?)).copied()
    }

    /// The medium or audience to which something is told, by ل written onto it: **للصحفيين**, **لوكالة** الساحل.
    pub fn told(&self, word: &str) -> Option<Medium> {
        self.media.get(word.strip_prefix("لل").or_else(|| word.strip_prefix('ل'))?).copied()
    }

    /// Whether folded `word` sets a clause of the same one against what went before: لكنه, ولكنها.
    pub fn but_he(&self, word: &str) -> bool {
        let word = word.strip_prefix('و').unwrap_or(word);
        word.strip_prefix("لكن").is_some_and(|pronoun| !pronoun.is_empty()) && self.class(word) == Class::Breaker
    }

    /// Whether folded `word` says that speech goes on, with the verb of speech behind it: ومضى **يقول**.
    pub fn phase(&self, word: &str) -> bool {
        self.phases.contains(word) || word.strip_prefix(['و', 'ف']).is_some_and(|rest| self.phases.contains(rest))
    }

    /// Whether folded `word` is a participle of the many that takes a preposition of its own: القريبين **من** الدائرة.
    pub fn takes_own(&self, word: &str) -> bool {
        self.own_preposition.contains(word)
    }

    /// Whether folded `word`, with its article, is an adjective rather than a noun: the list, or a nisba ending.
    pub fn adjective(&self, word: &str) -> bool {
        self.adjectives.contains(word) || word.starts_with("ال") && (word.ends_with('ي') || word.ends_with("يه"))
    }

    /// The same without its article: عرب, محلي.
    pub fn bare_adjective(&self, word: &str) -> bool {
        self.bare_adjectives.contains(word) || word.ends_with('ي') || word.ends_with("يه")
    }

    /// The honorific that folded `word` is, which stands for a person named before: سموه, ومعاليه.
    pub fn honorific(&self, word: &str) -> Option<&Honorific> {
        let bare = || word.strip_prefix(['و', 'ف', 'ل', 'ب']).and_then(|rest| self.honorifics.get(rest));
        self.honorifics.get(word).or_else(bare)
    }

    /// Whether folded `word` right behind a verb of saying begins what is said, without أن, colon or marks: قال **نحن** باقون.
    pub fn opens_speech(&self, word: &str) -> bool {
        self.openers_of_speech.contains(word)
    }

    /// Whether folded `word`, no conjunction written onto it, is a verb of what happened next: و**عاد** إلى مكتبه.
    pub fn deed(&self, word: &str) -> bool {
        self.deeds.contains(word)
    }

    /// Whether the marks behind folded `word` hold a name or set term: صحيفة «…»; prefixes and article aside.
    pub fn names_what_follows(&self, word: &str) -> bool {
        let known =
            |word: &str| self.naming.contains(word) || word.strip_prefix("ال").is_some_and(|stem| self.naming.contains(stem));
        let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        let stem = rest.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(rest);
        known(word) || known(rest) || known(stem) || stem.strip_prefix('ل').is_some_and(known)
    }

    /// Whether folded `word` is an ordinal without its article: ثالث.
    pub fn ordinal(&self, word: &str) -> bool {
        self.ordinals.contains(word)
    }

    /// Whether folded `word` names a medium or setting of speech; prefixes and article aside.
    pub fn occasion(&self, word: &str) -> bool {
        self.occasions.contains(word) || word.strip_prefix("ال").is_some_and(|stem| self.occasions.contains(stem))
    }

    /// Whether folded `word` is where things are published: على **موقعها**, على **تويتر**.
    pub fn page(&self, word: &str) -> bool {
        self.pages.contains(word)
    }

    /// Whether folded `word` is a document that rules rather than tells: وفق **القانون**.
    pub fn norm(&self, word: &str) -> bool {
        self.norms.contains(word) || word.strip_prefix("ال").is_some_and(|stem| self.norms.contains(stem))
    }

    /// Whether folded `word` is a document or data that speaks; if so, whether feminine.
    pub fn document(&self, word: &str) -> Option<bool> {
        self.documents.get(word).or_else(|| word.strip_prefix("ال").and_then(|stem| self.documents.get(stem))).copied()
    }
}
