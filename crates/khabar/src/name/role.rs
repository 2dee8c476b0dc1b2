//! The role given with a name: before it (وزير العدل السعودي سالم الراوي), or behind it, with a comma or without
//! (سالم الراوي، وزير العدل السعودي،). Only nouns of the role list head one; titles alone count when nothing
//! fuller is given.

use super::nature::flag;
use super::word::Word;
use super::{Entity, Lists, Mention, NameKind};
use crate::text::{Text, TokenKind};

/// What is known of an entity by the descriptions that stood with its name.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Bare hashes of the nouns that headed its descriptions.
    pub heads: Vec<u32>,
    /// Bare hashes of every word of them.
    pub words: Vec<u32>,
    /// The countries they name.
    pub countries: Vec<[u8; 2]>,
    /// Whether a feminine noun headed one.
    pub feminine: bool,
}

/// The farthest a role's first word stands from the name, in tokens.
const REACH: usize = 14;

/// Reads the roles that stand beside the mentions.
pub fn read(
    text: &Text,
    lists: &Lists,
    words: &[Word],
    mentions: &[Mention],
    entities: &mut [Entity],
    profiles: &mut Vec<Profile>,
) {
    profiles.resize_with(entities.len(), Profile::default);
    for (index, mention) in mentions.iter().enumerate() {
        if mention.kind != NameKind::Person {
            continue;
        }
        let (first, last) = (mention.first as usize, mention.last as usize);
        let floor = index.checked_sub(1).and_then(|at| mentions.get(at)).filter(|before| before.kind == NameKind::Person);
        let floor = floor.map_or(0, |before| before.last as usize);
        let ceiling = mentions.get(index + 1..).and_then(|rest| rest.iter().find(|next| next.kind == NameKind::Person));
        let ceiling = ceiling.map_or(text.tokens.len(), |next| next.first as usize);
        let sight = Sight { text, lists, words };
        let before = sight.before(first, floor);
        let behind = sight.behind(last, ceiling);
        let entity = mention.entity as usize;
        let (Some(entity), Some(profile)) = (entities.get_mut(entity), profiles.get_mut(entity)) else { continue };
        for &(from, to) in [before, behind].iter().flatten() {
            sight.note(from, to, profile);
            let to_title = to;
            // رئيس الوزراء | المهندس سامر: a title behind a role is no part of it; alone it is all there is.
            let own = |at: usize| {
                let genitive = at > from && sight.word(at - 1).is(flag::ROLE | flag::KIN) && !text.word(at - 1).starts_with("ال");
                !sight.word(at).is(flag::TITLE) || genitive
            };
            let to = (from..to).rev().find(|&at| own(at));
            let to = to.map_or(to_title, |last| last + 1);
            let span = text.span(from, to);
            let span = if from < to { span.tail_from(text.span_after(from, sight.word(from).before as usize)) } else { span };
            if entity.role.is_none_or(|old| span.len() > old.len()) {
                entity.role = Some(span);
            }
        }
        if profile.feminine {
            entity.feminine = Some(true);
        }
        if entity.country.is_none() {
            entity.country = profile.countries.first().and_then(|code| std::str::from_utf8(code).ok()).map(str::to_owned);
        }
    }
}

struct Sight<'a> {
    text: &'a Text,
    lists: &'a Lists,
    words: &'a [Word],
}

impl Sight<'_> {
    fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// Whether a role phrase may run over token `at`.
    fn runs(&self, at: usize) -> bool {
        match self.text.kind(at) {
            TokenKind::Word => {
                let word = self.word(at);
                let small = matches!(self.text.word(at), "في" | "لدي" | "علي" | "من" | "عن" | "الي");
                !word.is(flag::SPEECH) && (!word.is(flag::STOP) || small)
            }
            TokenKind::Mark => matches!(self.text.word(at), "(" | ")" | "\"" | "-" | "«" | "»" | "“" | "”"),
            TokenKind::Number => self.text.word(at).len() < 3,
            TokenKind::Foreign => true,
        }
    }

    /// The role that ends right before token `first`.
    fn before(&self, first: usize, floor: usize) -> Option<(usize, usize)> {
        let block = self.text.tokens.get(first)?.block;
        let mut end = first;
        // A comma may stand between role and name.
        if end > floor && matches!(self.text.word(end - 1), "،" | ",") {
            end -= 1;
        }
        // والدة | سامر: whose mother she is, not what he is.
        let article = |at: usize| self.text.word(at).trim_start_matches('و').starts_with("ال");
        let kin = end > floor && end == first && self.word(end - 1).is(flag::KIN) && !article(end - 1);
        if kin && !self.text.written(end - 1).ends_with(['ه', 'ا', 'م', 'ي']) {
            return None;
        }
        let mut start = None;
        let mut at = end;
        while at > floor && end - at < REACH {
            at -= 1;
            if self.text.tokens.get(at).is_none_or(|token| token.block != block) || !self.runs(at) {
                break;
            }
            let word = self.word(at);
            if word.is(flag::ROLE | flag::TITLE | flag::KIN) && self.text.kind(at) == TokenKind::Word {
                // Many are nobody's role where one has been told: شيع الفنانون جثمان **الممثل** سالم.
                if start.is_some() && self.lists.role(self.text.word(at)).is_some_and(|role| role.plural) {
                    continue;
                }
                start = Some(at);
                if word.before > 0 {
                    break;
                }
            }
        }
        let start = start?;
        let comma = end != first;
        // With a comma between, only a definite noun right before it introduces the name.
        if comma && end - start < 2 {
            return None;
        }
        Some((start, end))
    }

    /// The role that begins right behind token `last`.
    fn behind(&self, last: usize, ceiling: usize) -> Option<(usize, usize)> {
        let block = self.text.tokens.get(last.checked_sub(1)?)?.block;
        let mut start = last;
        let comma = matches!(self.text.word(start), "،" | "," | "(" | "-");
        start += usize::from(comma);
        let head = self.word(start);
        if !head.is(flag::ROLE | flag::KIN) || head.before > 0 || start >= ceiling {
            return None;
        }
        let mut end = start;
        while end < ceiling && end - start < REACH {
            if self.text.tokens.get(end).is_none_or(|token| token.block != block) || !self.runs(end) {
                break;
            }
            if matches!(self.text.word(end), ")" | "-") && comma {
                break;
            }
            if end > start && self.complete(end - 1) && self.begins_anew(end) {
                break;
            }
            end += 1;
        }
        while end > start && (self.text.kind(end - 1) == TokenKind::Mark || self.word(end - 1).is(flag::STOP)) {
            end -= 1;
        }
        (end > start).then_some((start, end))
    }

    /// Whether a role may end with the word at `at`: a definite noun or a place closes it.
    fn complete(&self, at: usize) -> bool {
        let word = self.text.word(at);
        self.text.kind(at) == TokenKind::Word && (word.starts_with("ال") || self.word(at).is(flag::PLACES))
    }

    /// Whether the word at `at`, behind a complete role, is the clause's and no part of the role: وزير النقل | **مراسم** التوقيع.
    fn begins_anew(&self, at: usize) -> bool {
        let (text, word) = (self.text.word(at), self.word(at));
        let joins = word.is(flag::ROLE | flag::TITLE | flag::KIN | flag::NATION | flag::PLACES | flag::STOP | flag::BODY);
        let placed = text.starts_with(['و', 'ل', 'ب']) || text.starts_with("ال") || joins;
        self.text.kind(at) == TokenKind::Word && !placed && word.is(flag::PLAIN) && !self.nisba(text)
    }

    /// An adjective of origin or field, with or without its article: عام, سعودي.
    fn nisba(&self, word: &str) -> bool {
        word.ends_with('ي') || word.ends_with("يه")
    }

    fn note(&self, from: usize, to: usize, profile: &mut Profile) {
        let mut heads = 0;
        for at in from..to {
            let word = self.word(at);
            if word.is(flag::ROLE | flag::TITLE | flag::KIN)
                && heads < 4
                && profile.heads.len() < 32
                && !profile.heads.contains(&word.bare)
            {
                profile.heads.push(word.bare);
            }
            if word.is(flag::ROLE) {
                heads += 1;
                if heads == 1 && self.lists.role(self.text.word(at)).is_some_and(|role| role.feminine) {
                    profile.feminine = true;
                }
            }
            if word.country != [0; 2] && !profile.countries.contains(&word.country) {
                profile.countries.push(word.country);
            }
            if self.text.kind(at) == TokenKind::Word && profile.words.len() < 64 && !profile.words.contains(&word.bare) {
                profile.words.push(word.bare);
            }
        }
    }
}
