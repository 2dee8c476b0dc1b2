//! Names the model passed over, where the lists or the words around make them certain: a title with name words
//! behind it, unheard words right behind a role (المتحدثة باسم الميناء لونا سمبري إن), two sons in a row, a country.

use super::{Found, NOT_NAME, Sight};
use crate::name::NameKind;
use crate::name::lists::RoleKind;
use crate::name::nature::flag;
use crate::text::TokenKind;

impl Sight<'_> {
    /// A person the model passed over: a title or a given name with name words behind it.
    pub(super) fn listed(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        // على is folded like the name Ali; only where the text tells ى from ي does ي show the name.
        let ali = self.text.word(at).ends_with("علي") && self.clear_yeh && self.text.written(at).ends_with('ي');
        let preposition = self.text.word(at).ends_with("علي") && !ali;
        // A given name that is also a common word needs a family's name not far behind.
        let surname = |at: usize| {
            let text = self.text.word(at);
            let word = self.word(at);
            word.is(flag::SURNAME) && !word.is(flag::COMMON) && text.starts_with("ال") || self.family(at) && text.ends_with('ي')
        };
        let said = at > self.first && self.word(at - 1).is(flag::SPEECH) && self.family(at + 1);
        // المتطوعة أمل سالم
        let said = said || at > self.first && self.title(at - 1) && self.article(at - 1) && self.word(at + 1).is(flag::GIVEN);
        let said = said || self.in_a_row(at);
        let common = word.is(flag::COMMON) && !(said || surname(at + 1) || surname(at + 2) && self.is_word(at + 1));
        if !word.is(flag::GIVEN | flag::SURNAME) || !(self.namelike(at) || ali) || common || preposition {
            return self.introduced(at).or_else(|| self.listed_other(at));
        }
        let titled = at > self.first && self.title(at - 1) && self.article(at - 1);
        let mut last = at + 1;
        let mut firm = titled && !word.is(flag::PLAIN);
        while last < self.last && last - at < 5 {
            let next = self.word(last);
            let surname = self.word(last + 1).is(flag::SURNAME) && !self.word(last + 1).is(flag::COMMON);
            // An unheard word counts between a name and a family's, or behind a name from elsewhere.
            let west = word.is(flag::GIVEN_WEST) && last == at + 1;
            let unheard = self.unheard(last) && (self.family(last + 1) || surname || west);
            // Any word may be the father's between a given name and a surname: سالم شرقي الحربي.
            let no_father = flag::STOP | flag::SPEECH | flag::BODY | flag::ROLE | flag::TITLE;
            let father = last == at + 1 && surname && !next.is(no_father) && self.is_word(last);
            if next.before > 0 || !(self.namelike(last) || self.family(last) || unheard || father) {
                break;
            }
            firm |= unheard || father;
            firm |= next.is(flag::GIVEN | flag::SURNAME | flag::LINK) || self.family(last);
            last += 1;
        }
        while last > at && self.word(last - 1).is(flag::LINK) && !self.word(last - 1).is(flag::GIVEN | flag::SURNAME) {
            last -= 1;
        }
        // نجليه جمال وسمير, وهما طارق وفريد: given names in a row behind the relation they stand in.
        if last - at == 1 && self.in_a_row(at) {
            return Some(Found { first: at as u32, last: last as u32, skip: self.skip(at), kind: NameKind::Person });
        }
        let alone = last - at < 2 && !titled;
        if last <= at || !firm || alone || !word.is(flag::GIVEN) && !titled {
            return self.introduced(at).or_else(|| self.listed_other(at));
        }
        self.person(at, last, false)
    }

    /// Whether the given name at `at` is the first or second of two that a relation or a pronoun introduces.
    pub(super) fn in_a_row(&self, at: usize) -> bool {
        let opens = |at: usize| {
            at > self.first && (self.kin_of_two(at - 1) || matches!(self.text.word(at - 1), "هما" | "وهما" | "هم" | "وهم"))
        };
        let joined = |at: usize| at < self.last && self.word(at).before == 2 && self.word(at).is(flag::GIVEN);
        opens(at) && joined(at + 1) || joined(at) && at > self.first + 1 && self.word(at - 1).is(flag::GIVEN) && opens(at - 1)
    }

    /// Whether the word tells two relations of someone: نجليه, شقيقاها.
    pub(super) fn kin_of_two(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let stem = ["يه", "اه", "يها", "اها"].iter().find_map(|ending| word.strip_suffix(ending));
        let bare = |stem: &str| self.lists.natures().get(stem).is_some_and(|nature| nature.flags & flag::KIN != 0);
        stem.is_some_and(|stem| bare(stem) || stem.strip_prefix(['و', 'ل', 'ب']).is_some_and(bare))
    }

    /// Unheard words where a role has just been told and the report goes on: المتحدثة باسم الميناء [لونا سمبري] إن.
    pub(super) fn introduced(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1).filter(|&before| before >= self.first)?;
        let titled = self.title(before) && self.article(before);
        let closed = titled || self.article(before) || self.word(before).is(flag::NATION | flag::PLACES | flag::PLACE_NEXT);
        let word = self.word(at);
        let no_name = flag::STOP | flag::SPEECH | flag::BODY | flag::ROLE | flag::TITLE | flag::NATION;
        let first = self.unheard(at)
            || self.namelike(at)
            || titled && self.text.kind(at) == TokenKind::Word && self.family(at + 1) && !word.is(no_name);
        if !closed || !first || self.text.word(at).starts_with("ال") {
            return None;
        }
        let part = |at: usize| {
            let word = self.word(at);
            self.unheard(at) || self.family(at) || self.namelike(at) && !word.is(flag::PLAIN | flag::COMMON)
        };
        let mut last = at + 1;
        while last < self.last && last - at < 4 && part(last) {
            last += 1;
        }
        let ends = self.word(last).is(flag::STOP | flag::SPEECH) || self.text.kind(last) == TokenKind::Mark;
        if last - at < 2 || !ends {
            return None;
        }
        let mut role = titled;
        for back in (self.first.max(at.saturating_sub(9))..at).rev() {
            if role || self.text.kind(back) == TokenKind::Mark || self.word(back).is(flag::SPEECH) {
                break;
            }
            // مصادر and the like name nobody; one person with an office, a voice, a rank is named.
            role = self
                .lists
                .role(self.text.word(back))
                .is_some_and(|role| !role.plural && !matches!(role.kind, RoleKind::Source | RoleKind::Group | RoleKind::Kin));
        }
        if role { self.person(at, last, false) } else { None }
    }

    /// A word with the article that no list knows but as a name: likely a family's.
    pub(super) fn family(&self, at: usize) -> bool {
        let word = self.word(at);
        let other = NOT_NAME
            | flag::TITLE
            | flag::PLAIN
            | flag::COMMON
            | flag::COUNTRY
            | flag::ORGANISATION
            | flag::BODY_FIRST
            | flag::PLACE_FIRST;
        let text = self.text.word(at);
        let plural = ["ين", "ون", "ات"].iter().any(|ending| text.ends_with(ending));
        let other = if text.ends_with('ي') { other & !flag::COMMON } else { other };
        self.is_word(at) && text.starts_with("ال") && text.len() > 8 && !plural && !word.is(other)
    }

    /// A word no list knows, with nothing of a verb or an adverb about it.
    pub(super) fn unheard(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let starts = ["و", "ف", "ي", "ت", "ب", "ل", "ك", "ست", "ن"].iter().any(|letter| word.starts_with(letter));
        self.text.kind(at) == TokenKind::Word
            && self.word(at).flags == 0
            && !starts
            && !word.ends_with('ه')
            && !["ات", "ين", "ون", "وا", "تم"].iter().any(|ending| word.ends_with(ending))
            && word.len() > 4
    }

    /// A place or body of several words the model passed over, or a country or town no other word is spelled like.
    pub(super) fn listed_other(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        let town =
            word.is(flag::PLACE) && !word.is(flag::COMMON | flag::NATION | flag::GIVEN | flag::SURNAME | flag::BODY | flag::ROLE);
        let (kind, more) = if word.is(flag::BODY_FIRST) {
            (NameKind::Organisation, flag::BODY_NEXT)
        } else if word.is(flag::PLACE_FIRST) {
            (NameKind::Place, flag::PLACE_NEXT)
        } else if town || word.is(flag::COUNTRY) && !word.is(flag::COMMON | flag::NATION) {
            (NameKind::Place, 0)
        } else {
            return None;
        };
        let mut last = at + 1;
        while last < self.last && self.word(last).is(more) {
            last += 1;
        }
        self.other(at, last, kind)
    }
}
