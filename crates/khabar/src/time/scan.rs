//! A sentence under the reader's finger: which words are known, which are numbers, what stands next.

use super::lists::{Lists, Slot};
use super::sense::{Sense, Unit};
use crate::number::Numbers;
use crate::text::{Text, TokenKind};

/// The tokens of a sentence with what the list says about each.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    /// The text.
    pub text: &'a Text,
    /// The word lists of time.
    pub lists: &'a Lists,
    /// The number room.
    pub numbers: &'a Numbers,
    /// One slot a token of the whole text.
    pub slots: &'a [Slot],
    /// The first token of the sentence.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// Whether numbers alone may be days and hours.
    pub loose: bool,
    /// Where the phrase at hand begins: only there may و be attached.
    pub lead: usize,
}

/// A number at some place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// The number.
    pub value: f64,
    /// The token behind it.
    pub last: usize,
    /// Whether it says a place in an order (الثالث).
    pub ordinal: bool,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether it carries the article.
    pub article: bool,
    /// Bytes of an attached conjunction or preposition.
    pub skip: u8,
}

impl Numeral {
    /// The number as a small whole one.
    pub fn small(&self) -> Option<u8> {
        (self.value.fract() == 0.0 && (0.0..=99.0).contains(&self.value)).then_some(self.value as u8)
    }

    /// The number as a year.
    pub fn year(&self) -> Option<i32> {
        (self.value.fract() == 0.0 && (100.0..=9999.0).contains(&self.value)).then_some(self.value as i32)
    }
}

impl Scan<'_> {
    /// The slot at `at`; empty outside the sentence.
    pub fn slot(&self, at: usize) -> Slot {
        if at < self.start || at >= self.end {
            return Slot { length: 1, ..Slot::default() };
        }
        self.slots.get(at).copied().unwrap_or_default()
    }

    /// What the word at `at` means.
    pub fn sense(&self, at: usize) -> Sense {
        self.slot(at).sense
    }

    /// The token behind the words of the slot at `at`.
    pub fn after(&self, at: usize) -> usize {
        at + usize::from(self.slot(at).length.max(1))
    }

    /// The folded word at `at`; empty outside the sentence.
    pub fn word(&self, at: usize) -> &str {
        if at < self.start || at >= self.end { "" } else { self.text.word(at) }
    }

    /// Whether the token at `at` is this mark.
    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.word(at) == mark
    }

    /// Whether the token at `at` follows the one before without a blank.
    pub fn glued(&self, at: usize) -> bool {
        at < self.end && self.text.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// The kind of token at `at`; a mark outside the sentence.
    pub fn kind(&self, at: usize) -> TokenKind {
        if at < self.start || at >= self.end { TokenKind::Mark } else { self.text.kind(at) }
    }

    /// The sense of the word before `at`.
    pub fn before(&self, at: usize) -> Sense {
        // A phrase of several words ends before `at` when its length reaches it.
        for back in 1..=3 {
            let Some(place) = at.checked_sub(back) else { break };
            let slot = self.slot(place);
            if slot.sense != Sense::None && usize::from(slot.length) == back {
                return slot.sense;
            }
        }
        Sense::None
    }

    /// Whether a number in digits stands at `at`, as one token of digits alone.
    pub fn digits(&self, at: usize) -> Option<i32> {
        if self.kind(at) != TokenKind::Number {
            return None;
        }
        let word = self.word(at);
        if word.len() > 6 || !word.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        word.parse().ok()
    }

    /// Whether what stands at `at` leaves a number before it without a counted noun: the end, a mark, a
    /// preposition, a word of time.
    pub fn is_open(&self, at: usize) -> bool {
        match self.kind(at) {
            TokenKind::Mark => !matches!(self.word(at), "%" | "٪" | "$" | "€" | "£" | "°"),
            TokenKind::Number | TokenKind::Foreign => false,
            TokenKind::Word => {
                let word = self.word(at);
                match self.sense(at) {
                    Sense::None | Sense::Numeral | Sense::One => self.is_conjoined(word),
                    Sense::Unit(unit, _) => {
                        unit == Unit::Year || self.slot(at).prefix.preposition || self.slot(at).prefix.article
                    }
                    Sense::Fraction(_) | Sense::Often(_) => false,
                    // Plain nouns that the list knows for other reasons.
                    Sense::DatedBy | Sense::NamesDate | Sense::NamesToday | Sense::NamesFriday | Sense::Person => {
                        self.is_conjoined(word)
                    }
                    _ => true,
                }
            }
        }
    }

    /// A word with the article or an attached conjunction is not what a number before it counts.
    fn is_conjoined(&self, word: &str) -> bool {
        word.len() > 6 && ["ال", "وال", "بال", "لل"].iter().any(|prefix| word.starts_with(prefix))
            || word.len() > 6 && word.starts_with('و')
    }
}

impl Scan<'_> {
    /// Whether a phrase of time may begin at `at`: a word of the list, digits, or a number in words.
    pub fn may_begin(&self, at: usize) -> bool {
        match self.kind(at) {
            TokenKind::Number => true,
            TokenKind::Word => match self.sense(at) {
                Sense::None => false,
                Sense::In => {
                    matches!(
                        self.sense(self.after(at)),
                        Sense::Part(_) | Sense::Early | Sense::Late | Sense::Sometime { .. } | Sense::Phase(_)
                    ) && matches!(self.word(at), "في" | "عند" | "وفي")
                }
                Sense::On
                | Sense::About
                | Sense::Only
                | Sense::Behind
                | Sense::To
                | Sense::Except
                | Sense::Same
                | Sense::Whole
                | Sense::Opener
                | Sense::Ahead
                | Sense::Scheduled
                | Sense::Person
                | Sense::DatedBy => false,
                _ => true,
            },
            _ => false,
        }
    }

    /// Whether a verb that looks ahead stands right behind `at`, in the same clause.
    pub fn verb_ahead(&self, at: usize) -> bool {
        (at..at + 3)
            .take_while(|&near| self.sense(near) != Sense::Behind && !self.word(near).starts_with('و'))
            .any(|near| self.looks_ahead(near))
    }

    /// Whether the word at `at` turns what follows towards the future: سوف, المقرر, سيعقد, ستنطلق.
    pub fn looks_ahead(&self, at: usize) -> bool {
        if self.sense(at) == Sense::Ahead {
            return true;
        }
        // "يلتقي الفريقان الجمعة" is arranged; "لم يلعب", "كان يلعب" have been.
        if self.sense(at) == Sense::Scheduled {
            return !matches!(self.word(at.wrapping_sub(1)), "لم" | "كان" | "كانت" | "ولم" | "وكان" | "وكانت" | "لا" | "منذ");
        }
        if self.sense(at) != Sense::None || self.kind(at) != TokenKind::Word {
            return false;
        }
        let word = self.word(at);
        let word = word.strip_prefix('و').unwrap_or(word);
        let word = word.strip_suffix("ها").or(word.strip_suffix("هم")).unwrap_or(word);
        if ["سيا", "سيد", "سير", "سيط", "سين", "ستا", "سيم"].iter().any(|noun| word.starts_with(noun)) {
            return false;
        }
        // س and ي or ت and a stem of three letters; nouns of that shape end otherwise (سياسة، سيارات).
        word.len() >= 10
            && (word.starts_with("سي") || word.starts_with("ست"))
            && !["ه", "ات", "ا", "يه", "ين", "ون", "ي", "ن"].iter().any(|ending| word.ends_with(ending))
    }
}
