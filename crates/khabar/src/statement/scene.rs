//! The scene: one article as the statement room sees it, each token with what it may be.

use super::acronym::{Acronyms, Introduced};
use super::cue::{CueForm, Cues, Frames, Verb};
use super::finder::NEAR;
use super::marks;
use super::words::{Class, Words};
use crate::lexicon::inflect::Form;
use crate::name::{Lists, Mention, NameKind, Names};
use crate::text::{Quotation, Text, TextBlock, TokenKind};
use std::cell::OnceCell;

/// How far behind a verb of several senses the word that tells which stands, in tokens.
const SENSE_WITHIN: usize = 16;

/// Everything the rules of this room look at.
pub struct Scene<'a> {
    pub text: &'a Text,
    pub names: &'a Names,
    pub lists: &'a Lists,
    pub cues: &'a Cues,
    pub words: &'a Words,
    pub tokens: Vec<Seen>,
    /// Which quotations hold a name that stands in marks again.
    recurring: Vec<bool>,
    acronyms: OnceCell<Acronyms>,
}

/// What a token may be.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub class: Class,
    pub cue: Option<CueForm>,
    /// The quotation that opens here, as index into [`Text::quotations`] plus one.
    opens: u32,
    /// The innermost quotation this token stands inside, likewise.
    inside: u32,
    /// One past the time that begins here; 0 for none.
    time: u32,
}

impl<'a> Scene<'a> {
    pub fn new(
        text: &'a Text,
        names: &'a Names,
        lists: &'a Lists,
        cues: &'a Cues,
        words: &'a Words,
        times: &[crate::time::Found],
        buffer: Vec<Seen>,
    ) -> Self {
        let mut tokens = buffer;
        tokens.clear();
        tokens.extend(text.tokens.iter().map(|token| {
            let word = token.fold.text(&text.folded);
            match token.kind {
                TokenKind::Word => Seen { class: words.class(word), cue: cues.find(word), opens: 0, inside: 0, time: 0 },
                _ => Seen { class: Class::Content, cue: None, opens: 0, inside: 0, time: 0 },
            }
        }));
        for (at, seen) in tokens.iter_mut().enumerate() {
            let content = match seen.class {
                // والي الجهة is a governor, وإلى a preposition: the letters as written tell.
                Class::Preposition => text.written(at) == "والي" && lists.is_role(text.word(at)),
                // قال فان دونك: inside a person's name a function word is none.
                Class::That => names.at(at).is_some_and(|mention| {
                    let named = mention.kind == NameKind::Person && mention.last > mention.first + 1;
                    let before = at.checked_sub(1).map_or("", |before| text.word(before));
                    let introduced = || cues.find(before).is_some() || lists.is_role(before) || lists.is_title(before);
                    named && ((mention.first as usize) < at || introduced())
                }),
                _ => false,
            };
            if content {
                seen.class = Class::Content;
            }
        }
        for (at, seen) in tokens.iter_mut().enumerate() {
            let plain = |form: &CueForm| {
                let written = text.written(at).trim_end_matches(|letter| ('\u{064b}'..='\u{0652}').contains(&letter));
                written.ends_with('ا') && form.form == Form::Past && cues.verb(*form).hamza
            };
            seen.cue = seen.cue.filter(|form| !plain(form));
        }
        for at in 0..tokens.len() {
            let Some(form) = tokens[at].cue.filter(|&form| cues.has_senses(form)) else { continue };
            let next = |next: &usize| {
                let report = tokens[*next].cue.is_some_and(|form| form.conjunction && form.form != Form::Participle);
                !report && !matches!(text.word(*next), "." | ":")
            };
            let words = (at + 1..tokens.len().min(at + SENSE_WITHIN)).take_while(next).map(|next| text.word(next));
            tokens[at].cue = Some(cues.sense(form, words));
        }
        for (index, quotation) in text.quotations.iter().enumerate() {
            if let Some(seen) = tokens.get_mut(quotation.open as usize) {
                seen.opens = index as u32 + 1;
            }
            // What no mark closes may have ended long before its paragraph: the narrator's words in it are read as such.
            if quotation.last - quotation.open > 2_000 || !quotation.closed() {
                continue;
            }
            for seen in tokens.get_mut(quotation.first as usize..quotation.last as usize).unwrap_or_default() {
                seen.inside = index as u32 + 1;
            }
        }
        for time in times {
            let first = text.token_at(time.span.start);
            let last = text.token_at(time.span.end);
            if let Some(seen) = tokens.get_mut(first).filter(|_| last > first) {
                seen.time = last as u32;
            }
        }
        Scene { text, names, lists, cues, words, tokens, recurring: marks::recurring(text), acronyms: OnceCell::new() }
    }

    /// Where the body with this short name is introduced; looked for when first asked.
    pub fn acronym(&self, short: &str) -> Option<Introduced> {
        self.acronyms.get_or_init(|| Acronyms::new(self)).find(short)
    }

    /// One past the time that begins at token `at`.
    pub fn time_end(&self, at: usize) -> Option<usize> {
        self.tokens.get(at).map(|seen| seen.time as usize).filter(|&end| end > at)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn word(&self, at: usize) -> &'a str {
        self.text.word(at)
    }

    pub fn class(&self, at: usize) -> Class {
        self.tokens.get(at).map_or(Class::Content, |seen| seen.class)
    }

    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.text.kind(at), TokenKind::Word | TokenKind::Foreign | TokenKind::Number)
    }

    /// The reporting form at token `at`, with its verb.
    pub fn cue(&self, at: usize) -> Option<(CueForm, &'a Verb)> {
        let form = self.tokens.get(at)?.cue?;
        Some((form, self.cues.verb(form)))
    }

    /// A finite reporting verb that is not the inside of a name.
    pub fn finite(&self, at: usize) -> Option<(CueForm, &'a Verb)> {
        self.cue(at).filter(|(form, _)| matches!(form.form, Form::Past | Form::Present)).filter(|_| !self.in_name(at))
    }

    /// Whether the word at `at` opens a chain of verbs that is one cue: **ومضى** يقول, **وعاد** ليؤكد.
    pub fn begins_chain(&self, at: usize) -> bool {
        self.words.phase(self.word(at))
            && self.cue(at + 1).is_some_and(|(form, verb)| {
                let speech = verb.frames.has(Frames::THAT) || verb.frames.has(Frames::QUOTE);
                form.form == Form::Present && !form.conjunction && speech
            })
    }

    /// A participle in the accusative (مشيراً، لافتةً), which belongs to another verb's subject.
    pub fn participle(&self, at: usize) -> Option<(CueForm, &'a Verb)> {
        self.cue(at).filter(|(form, _)| form.form == Form::Participle).filter(|_| !self.in_name(at))
    }

    /// Whether a participle in the accusative stands at `at` (مشيراً): another report of the same speaker.
    pub fn carries_on(&self, at: usize) -> bool {
        self.participle(at).is_some() && self.word(at).ends_with('ا')
    }

    /// The block token `at` stands in.
    pub fn block(&self, at: usize) -> Option<&'a TextBlock> {
        self.text.tokens.get(at).and_then(|token| self.text.blocks.get(token.block as usize))
    }

    /// Whether tokens `a` and `b` stand in one block.
    pub fn same_block(&self, a: usize, b: usize) -> bool {
        let block = |at: usize| self.text.tokens.get(at).map(|token| token.block);
        block(a).is_some_and(|a| block(b) == Some(a))
    }

    /// Whether the word at `at` is part of a name. A lone word that is also a plain reporting verb (دان) is the verb.
    pub fn in_name(&self, at: usize) -> bool {
        let Some(mention) = self.names.at(at) else { return false };
        let lone = mention.first as usize == at && mention.last as usize == at + 1;
        if lone && self.cue(at).is_some_and(|(form, verb)| form.form == Form::Past && !verb.frames.has(Frames::WEAK)) {
            return false;
        }
        mention.kind == NameKind::Person || (mention.first as usize) < at
    }

    pub fn mention(&self, at: usize) -> Option<&'a Mention> {
        self.names.at(at)
    }

    /// The mention that begins at token `at`.
    pub fn mention_from(&self, at: usize) -> Option<&'a Mention> {
        self.names.at(at).filter(|mention| mention.first as usize == at)
    }

    /// The quotation that opens at token `at`.
    pub fn opens(&self, at: usize) -> Option<&'a Quotation> {
        let index = self.tokens.get(at)?.opens.checked_sub(1)?;
        self.text.quotations.get(index as usize)
    }

    /// The innermost quotation token `at` stands inside.
    pub fn inside(&self, at: usize) -> Option<&'a Quotation> {
        let index = self.tokens.get(at)?.inside.checked_sub(1)?;
        self.text.quotations.get(index as usize)
    }

    /// Whether the mark at `at` closes a quotation that opens at or behind `first`.
    pub fn closes_within(&self, first: usize, at: usize) -> bool {
        let inside = at.checked_sub(1).and_then(|at| self.inside(at));
        inside.is_some_and(|quotation| quotation.last as usize == at && quotation.open as usize >= first && quotation.closed())
    }

    pub fn is_comma(&self, at: usize) -> bool {
        matches!(self.word(at), "،" | "," | "؛" | ";" | "-" | "–" | "—")
    }

    pub fn is_colon(&self, at: usize) -> bool {
        self.word(at) == ":"
    }

    pub fn is_stop(&self, at: usize) -> bool {
        matches!(self.word(at), "." | "!" | "؟" | "?" | "…")
    }

    /// The closed quotation that ends right before token `end`, its closing mark included.
    pub fn ending(&self, end: usize) -> Option<&'a Quotation> {
        let earlier = self.text.quotations.partition_point(|quotation| (quotation.open as usize) < end);
        let earlier = self.text.quotations.get(..earlier).unwrap_or_default();
        earlier.iter().rev().take(NEAR).find(|quotation| quotation.end as usize == end && quotation.closed())
    }

    /// A quotation that is speech rather than a name, title or scare quotes: long enough to say something.
    pub fn is_speech(&self, quotation: &Quotation) -> bool {
        let words = (quotation.first as usize..quotation.last as usize).filter(|&at| self.is_word(at)).count();
        words >= 4 && !(words <= marks::LONGEST_NAME && marks::names(self, quotation))
    }

    /// Whether the quotation holds a few words that stand in marks elsewhere too.
    pub fn recurs(&self, quotation: &Quotation) -> bool {
        let index = self.tokens.get(quotation.open as usize).and_then(|seen| seen.opens.checked_sub(1));
        index.and_then(|index| self.recurring.get(index as usize)).copied().unwrap_or(false)
    }

    /// Whether folded `word` carries the article.
    pub fn is_definite(&self, word: &str) -> bool {
        let bare = word.strip_prefix('و').filter(|rest| rest.starts_with("ال")).unwrap_or(word);
        (bare.starts_with("ال") && bare.len() > 6 && !self.words.own_letter(bare)) || (word.starts_with("لل") && word.len() > 6)
    }

    /// Whether the word at `at` looks like a verb in the present (يبدأ): an initial ي that is not the word's own.
    pub fn is_present(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with('ي')
            && word.len() >= 8
            && self.text.kind(at) == TokenKind::Word
            && self.mention(at).is_none()
            && !self.words.own_letter(word)
    }

    /// Whether the noun at `at` can head a source: a name, a role, a body, a document.
    pub fn heads_source(&self, at: usize) -> bool {
        if self.mention_from(at).is_some() {
            return true;
        }
        // «المرسى» تعلن …: a name in marks.
        if self.opens(at).is_some_and(|name| name.closed() && !self.is_speech(name)) {
            return true;
        }
        let word = self.word(at);
        self.lists.is_role(word)
            || self.lists.is_body(word)
            || self.lists.is_title(word)
            || self.words.document(word).is_some()
            || is_human_plural(word)
            || self.words.quantifier(word)
    }

    /// Whether a preposition ب (or ل with `letter`) is written onto the word at `at`.
    pub fn attached(&self, at: usize, letter: char) -> bool {
        let word = self.word(at);
        let Some(rest) = word.strip_prefix(letter) else { return false };
        if self.text.kind(at) != TokenKind::Word {
            return false;
        }
        if let Some(mention) = self.mention_from(at) {
            return mention.skip > 0;
        }
        if rest.is_empty() {
            return true; // بـ before a quotation or number
        }
        if letter == 'ل' && rest.starts_with('ل') && rest.len() > 4 {
            return true;
        }
        rest.starts_with("ال") || (rest.len() >= 4 && !self.words.own_letter(word) && self.class(at) != Class::Preposition)
    }

    /// The sentence that holds token `at`: its first token and one past its last, final stop left out.
    pub fn sentence(&self, at: usize) -> (usize, usize) {
        let sentences = &self.text.sentences;
        let next = sentences.partition_point(|sentence| sentence.last as usize <= at);
        match sentences.get(next) {
            Some(sentence) => {
                let mut last = sentence.last as usize;
                while last > sentence.first as usize && self.is_stop(last - 1) {
                    last -= 1;
                }
                (sentence.first as usize, last)
            }
            None => (at, at + 1),
        }
    }
}

/// A sound masculine plural in the nominative is people: مغردون, المراقبون.
pub(super) fn is_human_plural(word: &str) -> bool {
    word.len() >= 10 && word.ends_with("ون") && !word.starts_with('ي') && !word.starts_with('ت')
}
