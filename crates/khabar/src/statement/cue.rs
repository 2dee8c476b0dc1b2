//! Cues: the words that may signal a report, by their lists.
//!
//! `reporting_verbs.tsv` gives verbs as lemmas with the frames they take; the lexicon room inflects them;
//! the forms are found by folded word (قالت، يقولون، مشيراً). Whether a form really reports is decided later,
//! by the frame found around it: ذكر is also *male*, بين is also *between*.

use crate::lexicon::inflect::{self, Agreement, Form};
use crate::lexicon::rows;
use crate::reading::Act;
use crate::text::clitic;
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// How a verb takes what is said, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u32);

macro_rules! frames {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $word:expr;)*) => {
        impl Frames {
            $($(#[$doc])* pub const $name: Frames = Frames(1 << $bit);)*
            fn named(word: &str) -> Option<Frames> {
                match word { $($word => Some(Frames::$name),)* _ => None }
            }
        }
    };
}

frames! {
    /// A clause after أن or إن.
    THAT = 0, "that";
    /// Verbatim words.
    QUOTE = 1, "quote";
    /// A bare noun phrase.
    NOUN = 2, "noun";
    /// Object and complement together: accused and accusation.
    WHOLE = 3, "whole";
    /// An object and its description.
    DESCRIBE = 4, "describe";
    /// A complement after إلى.
    ILA = 5, "إلى";
    /// A complement after على.
    ALA = 6, "على";
    /// A complement after عن.
    AN = 7, "عن";
    /// A complement after من.
    MIN = 8, "من";
    /// A complement after ب.
    BI = 9, "ب";
    /// A complement after في.
    FI = 10, "في";
    /// A complement after ل.
    LI = 11, "ل";
    /// The one addressed is the object.
    TO_OBJECT = 12, "to:obj";
    /// The one addressed stands after من.
    TO_MIN = 13, "to:من";
    /// The one addressed stands after ل.
    TO_LI = 14, "to:ل";
    /// A homograph, taken only with strong signs.
    WEAK = 15, "weak";
    /// Documents and data do it too.
    DATA = 16, "data";
    /// Passes on another's words.
    RELAY = 17, "relay";
    /// Counts only with a certain word in its complement: حمّل … المسؤولية, قدم شكره.
    NEEDS = 18, "needs";
    /// Of a noun: the genitive behind it is the one concerned (اتهام الوزير), not the holder.
    OF = 19, "of";
    /// Reports under a negation too: لم يستبعد.
    DENIED = 20, "denied";
    /// In the present with و and without a subject nobody holds it: ويذكر أن.
    NOBODY = 23, "nobody";
    /// Reports only of an outlet: علمت «المرسى» أن.
    OUTLET = 21, "outlet";
    /// Goes on with what the same one said before: أضاف.
    MORE = 22, "more";
}

impl Frames {
    /// Whether every bit of `other` is set.
    pub const fn has(self, other: Frames) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether a bare noun may follow: what is said, or the one addressed.
    pub const fn takes_noun(self) -> bool {
        self.has(Frames::NOUN) || self.has(Frames::WHOLE) || self.has(Frames::TO_OBJECT) || self.has(Frames::DESCRIBE)
    }

    /// Whether any preposition introduces the complement.
    pub const fn any_preposition(self) -> bool {
        self.0 & 0b1111_1110_0000 != 0
    }
}

/// A reporting verb.
#[derive(Clone, Debug)]
pub struct Verb {
    /// The lemma, folded.
    pub lemma: String,
    /// What is done by it.
    pub act: Act,
    /// How it takes what is said.
    pub frames: Frames,
    /// Whether it is written with a final أ, which tells هنأ (congratulated) from هنا (here).
    pub hamza: bool,
    /// Folded parts of words of which its complement must hold one.
    pub needs: Vec<String>,
}

/// A form of a reporting verb as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueForm {
    /// Index into [`Cues::verbs`].
    pub verb: u16,
    /// Which form.
    pub form: Form,
    /// Its subject.
    pub agreement: Agreement,
    /// و or ف written onto it.
    pub conjunction: bool,
    /// A pronoun written behind it (وصفها، كشفه).
    pub object: bool,
}

/// The reporting verbs, inflected.
#[derive(Debug, Default)]
pub struct Cues {
    /// The lemmas.
    pub verbs: Vec<Verb>,
    forms: FxHashMap<String, Vec<CueForm>>,
    homographs: FxHashSet<String>,
    /// The further rows of a lemma, by its first: what it means with a certain word in its complement.
    senses: FxHashMap<u16, Vec<u16>>,
}

fn act_named(name: &str) -> Act {
    match name {
        "announce" => Act::Announce,
        "affirm" => Act::Affirm,
        "deny" => Act::Deny,
        "accuse" => Act::Accuse,
        "warn" => Act::Warn,
        "demand" => Act::Demand,
        "promise" => Act::Promise,
        "praise" => Act::Praise,
        "criticise" => Act::Criticise,
        "assess" => Act::Assess,
        "ask" => Act::Ask,
        "agree" => Act::Agree,
        _ => Act::Say,
    }
}

impl Verb {
    /// Whether `word` is one its complement must hold.
    pub fn is_met(&self, word: &str) -> bool {
        self.needs.iter().any(|part| word.contains(part.as_str()))
    }

    /// A verb or noun of saying from the cells of its list: itself, its act, its frames.
    pub fn listed(word: &str, act: &str, frames: &str) -> Verb {
        let frames = frames.split(' ').filter_map(Frames::named).fold(0, |sum, frame| sum | frame.0);
        Verb { lemma: fold(word), act: act_named(act), frames: Frames(frames), hamza: false, needs: Vec::new() }
    }
}

impl Cues {
    /// Inflects the list in `crates/khabar/lexicon/reporting_verbs.tsv`.
    pub fn new() -> Self {
        let mut cues = Cues::default();
        let mut lemmas: FxHashMap<(&str, &str), u16> = FxHashMap::default();
        for row in rows(include_str!("../../lexicon/reporting_verbs.tsv")) {
            let [past, present, participle, act, frames] = row[..] else { continue };
            let verb = cues.verbs.len() as u16;
            let needs = frames.split(' ').find_map(|frame| frame.strip_prefix("needs:")).unwrap_or_default();
            let needs: Vec<String> = needs.split('|').filter(|part| !part.is_empty()).map(fold).collect();
            let bits = frames.split(' ').filter_map(Frames::named).fold(0, |sum, frame| sum | frame.0);
            let bits = if needs.is_empty() { bits } else { bits | Frames::NEEDS.0 };
            cues.verbs.push(Verb {
                lemma: fold(past),
                act: act_named(act),
                frames: Frames(bits),
                hamza: past.ends_with('أ'),
                needs,
            });
            if let Some(&first) = lemmas.get(&(past, present)) {
                cues.senses.entry(first).or_default().push(verb);
                continue;
            }
            lemmas.insert((past, present), verb);
            for inflected in inflect::verb(past, present, participle) {
                let form =
                    CueForm { verb, form: inflected.form, agreement: inflected.agreement, conjunction: false, object: false };
                let forms = cues.forms.entry(inflected.word).or_default();
                if !forms.iter().any(|known| known.verb == verb && known.form == form.form) {
                    forms.push(form);
                }
            }
        }
        cues.homographs
            .extend(rows(include_str!("../../lexicon/homographs.tsv")).filter_map(|row| row.first().map(|word| fold(word))));
        cues
    }

    /// The verb of a form.
    pub fn verb(&self, form: CueForm) -> &Verb {
        static SILENT: Verb = Verb { lemma: String::new(), act: Act::Say, frames: Frames(0), hamza: false, needs: Vec::new() };
        self.verbs.get(form.verb as usize).unwrap_or(&SILENT)
    }

    /// The form as it is meant where `words` follow: وجه with **تهمة** accuses, with **شكره** thanks. The first sense
    /// listed whose word comes first; the form itself where none comes.
    pub fn sense<'w>(&self, form: CueForm, mut words: impl Iterator<Item = &'w str>) -> CueForm {
        let Some(senses) = self.senses.get(&form.verb) else { return form };
        let meant = |word: &str| senses.iter().find(|&&verb| self.verb(CueForm { verb, ..form }).is_met(word));
        words.find_map(meant).map_or(form, |&verb| CueForm { verb, ..form })
    }

    /// Whether a form's lemma has several senses.
    pub fn has_senses(&self, form: CueForm) -> bool {
        self.senses.contains_key(&form.verb)
    }

    /// What folded `word` may be a form of, the most likely first. A conjunction (و, ف, and ل of purpose) may be
    /// written onto it, and an object pronoun behind it.
    pub fn find(&self, word: &str) -> Option<CueForm> {
        if self.homographs.contains(word) {
            return None;
        }
        if let Some(form) = self.bare(word) {
            return Some(form);
        }
        let mut letters = word.chars();
        let first = letters.next()?;
        let rest = letters.as_str();
        match first {
            'و' | 'ف' => {
                // وصفها is وصف with its pronoun, not و and a verb.
                let joined = self.bare(rest).or_else(|| self.with_object(rest));
                joined.map(|form| CueForm { conjunction: true, ..form }).or_else(|| self.with_object(word))
            }
            // ليؤكد; but لتعقب may be ل and a noun.
            'ل' => self.bare(rest).filter(|&form| {
                form.form == Form::Present && !(rest.starts_with('ت') && self.verb(form).frames.has(Frames::WEAK))
            }),
            'س' => self.bare(rest).filter(|form| form.form == Form::Present),
            _ => self.with_object(word),
        }
    }

    fn bare(&self, word: &str) -> Option<CueForm> {
        self.forms.get(word).and_then(|forms| forms.first()).copied()
    }

    fn with_object(&self, word: &str) -> Option<CueForm> {
        // Only third-person pronouns: a narrator's object.
        let (stem, _) = clitic::suffixes(word).skip(1).find(|(stem, pronoun)| {
            pronoun.is_some_and(|pronoun| pronoun.person == 3)
                && self
                    .forms
                    .get(*stem)
                    .is_some_and(|forms| forms.iter().any(|form| matches!(form.form, Form::Past | Form::Present)))
        })?;
        let forms = self.forms.get(stem)?;
        let mut form = forms.iter().find(|form| matches!(form.form, Form::Past | Form::Present)).copied()?;
        form.object = true;
        Some(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_lemma() {
        let cues = Cues::new();
        for (word, lemma) in [
            ("وقالت", "قال"),
            ("مشيرا", "اشار"),
            ("لافته", "لفت"),
            ("موكدين", "اكد"),
            ("وصفها", "وصف"),
            ("فاشار", "اشار"),
            ("يوكد", "اكد"),
        ] {
            let found = cues.find(word).map(|form| cues.verb(form).lemma.as_str());
            assert_eq!(found, Some(lemma), "{word}");
        }
        assert_eq!(cues.find("كتاب"), None);
    }
}
