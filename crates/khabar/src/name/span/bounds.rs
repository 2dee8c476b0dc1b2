//! Where a name begins and ends: titles and roles stand before it (الشيخ | سالم), links and known names are drawn
//! in (سالم + بن فهد), clitics are cut off (و | محمد), one label over two people is cut (سامر | لنبيل).

use super::{Found, NAMELIKE, NOT_NAME, Sight};
use crate::name::NameKind;
use crate::name::nature::flag;
use crate::name::word::hash;
use crate::text::TokenKind;

impl Sight<'_> {
    /// The names in tokens `first..last`, which the model took for one person: cut where a word cannot be inside a
    /// name (a stop word, a verb, a word with a clitic: سامر لنبيل).
    pub(super) fn people(&self, first: usize, last: usize, out: &mut Vec<Found>) {
        let mut start = first;
        for at in first..=last {
            let word = self.word(at);
            let named = word.is(NAMELIKE);
            let written = self.text.kind(at) == TokenKind::Word;
            let apart = at < last && at > start && written && (word.before > 0 && !word.is(flag::LINK) || self.joined(at));
            let foreign = self.text.kind(at) == TokenKind::Foreign && self.text.kind(first) == TokenKind::Word;
            let plain = word.is(flag::PLAIN) && !self.text.word(at).starts_with("ال");
            // What بن and the like draw in is no cut: راكان بن مطيلق بن شويمان.
            let tied = at > start && matches!(self.text.word(at - 1), "بن" | "ابن" | "بنت" | "ال" | "ابو");
            let apart = apart && !tied;
            let plain = plain && !word.is(flag::GIVEN | flag::SURNAME | flag::LISTED_OFTEN);
            let between = at < last && !tied && (foreign || plain || !named && word.is(flag::STOP | flag::SPEECH));
            if (at == last || apart || between) && at > start {
                if let Some(found) = self.person(start, at, true)
                    && out.last().is_none_or(|before| before.last <= found.first)
                {
                    out.push(found);
                }
                start = at;
            }
            if between {
                start = at + 1;
            }
        }
    }

    /// The name of a person around tokens `first..last`, its bounds mended; none where it is no person.
    pub(super) fn person(&self, mut first: usize, mut last: usize, tagged: bool) -> Option<Found> {
        while first < last && (self.leads(first) || !self.is_word(first)) {
            first += 1;
        }
        while last > first && (self.trails(last - 1) || !self.is_word(last - 1)) {
            last -= 1;
        }
        if first >= last {
            return None;
        }
        last = self.grow_right(last);
        first = self.grow_left(first, last);
        first = self.initials(first);
        // A title inside begins the name anew: البلدي المهندس | محمد بن صالح.
        let begun = self.word(first).is(flag::GIVEN);
        let inside =
            |at: &usize| !begun && self.title(*at) && self.text.word(*at).starts_with("ال") && !self.word(*at).is(flag::GIVEN);
        if let Some(title) = (first..last - 1).rev().find(inside) {
            first = title + 1;
        }
        // A body's or a thing's word right before a given name is no part of it: المسرح | حسن.
        while last - first > 1 && self.plain_article(first) && self.word(first + 1).is(flag::GIVEN) {
            let plain = last - first > 2 || self.word(first).is(flag::PLAIN);
            if !plain {
                break;
            }
            first += 1;
        }
        first = self.behind_body(first, last);
        if self.impossible(first, last) {
            return None;
        }
        // Two plain words with the article (النهج الثوري) are no name.
        let plain = |at: usize| self.text.word(at).starts_with("ال") && !self.word(at).is(flag::GIVEN | flag::SURNAME);
        let titled = first > self.first && self.title(first - 1);
        let ends = |at: usize| ["ين", "ون", "ات"].iter().any(|ending| self.text.word(at).ends_with(ending));
        let noun = |at: usize| ends(at) && !self.word(at).is(NAMELIKE);
        let several = last - first > 1;
        if !titled && several && ((first..last).all(plain) || (first..last).all(noun)) {
            return None;
        }
        if self.word(first).is(flag::PLACE_NEXT) && !self.word(first).is(flag::GIVEN | flag::SURNAME) {
            return None;
        }
        // Words no list knows are a name where someone's office or speech has just been told.
        if tagged && !(first..last).any(|at| self.word(at).is(NAMELIKE)) && !self.expected(first) {
            return None;
        }
        if self.named_after(first) || (last - first == 1 && !self.lone(first, tagged)) {
            return None;
        }
        Some(Found { first: first as u32, last: last as u32, skip: self.skip(first), kind: NameKind::Person })
    }

    /// Where the name begins behind the end of a body's or place's name: **للنقل** المنجي, **باسم الهلال الأحمر** عمر,
    /// المجلس **القروي كفر الريحان** نضال: at the given name two or more words before the end.
    pub(super) fn behind_body(&self, first: usize, last: usize) -> usize {
        let word = self.text.word(first);
        let spokesman = word == "باسم" && first > self.first && self.word(first - 1).is(flag::ROLE | flag::SPEECH);
        let genitive = word.starts_with("لل") || self.plain_article(first) && last - first > 3;
        if !spokesman && !genitive {
            return first;
        }
        let given = (first + 1..last.saturating_sub(1)).find(|&at| {
            let word = self.word(at);
            word.is(flag::GIVEN) && !word.is(flag::COMMON | flag::PLACES) && !self.plain_article(at)
        });
        given.unwrap_or(if word.starts_with("لل") && first + 1 < last { first + 1 } else { first })
    }

    /// Whether و at the head of a word no list knows is a conjunction: ومونيز behind another name.
    pub(super) fn joined(&self, at: usize) -> bool {
        let (known, word) = (self.word(at), self.text.word(at));
        let whole = known.is(flag::GIVEN | flag::SURNAME) || self.lists.natures().listed(known.hash, known.hash) != 0;
        word.starts_with('و') && word.len() > 8 && !whole
    }

    /// Words before a name that are no part of it: titles, roles, nationalities.
    pub(super) fn leads(&self, at: usize) -> bool {
        let word = self.word(at);
        // "فإن الراوي": a particle, no van.
        let particle = self.text.word(at) == "فان" && self.text.word(at + 1).starts_with("ال");
        if self.preposition(at) || particle {
            return true;
        }
        let given = word.is(flag::GIVEN | flag::SURNAME) && !self.text.word(at).starts_with("ال");
        word.is(flag::TITLE | flag::ROLE | flag::NATION | flag::STOP | flag::SPEECH | flag::PLACE_HEAD)
            && !given
            && !word.is(flag::LINK)
    }

    /// Words behind a name that are no part of it.
    pub(super) fn trails(&self, at: usize) -> bool {
        let word = self.word(at);
        let known = word.is(flag::GIVEN | flag::SURNAME | flag::LISTED | flag::LISTED_OFTEN);
        if self.preposition(at) {
            return true;
        }
        if self.text.word(at) == "الله" {
            return at == self.first
                || !matches!(
                    self.text.word(at - 1),
                    "عبد"
                        | "نصر"
                        | "جار"
                        | "فضل"
                        | "خلف"
                        | "سعد"
                        | "ضيف"
                        | "عوض"
                        | "حسب"
                        | "رزق"
                        | "فتح"
                        | "عطا"
                        | "دخيل"
                        | "منه"
                        | "هبه"
                        | "روح"
                        | "ايه"
                        | "خير"
                        | "جاد"
                        | "نعمه"
                );
        }
        (word.is(flag::STOP | flag::SPEECH | flag::TITLE | flag::ROLE | flag::BODY | flag::PLACE_HEAD) && !known)
            || (word.is(flag::NATION) && !known && self.text.word(at).starts_with("ال"))
            || self.text.word(at).starts_with("ال") && self.text.word(at).ends_with("يه") && !word.is(flag::SURNAME)
            || word.is(flag::LINK) && !known && !self.text.word(at).starts_with("الد")
    }

    /// Draws in بن فهد, آل سعود, and known names right behind.
    pub(super) fn grow_right(&self, mut last: usize) -> usize {
        for _ in 0..8 {
            let next = self.word(last);
            if !self.is_word(last) || self.word(last).before > 0 {
                break;
            }
            let word = self.text.word(last);
            if next.is(flag::LINK) && matches!(word, "بن" | "ابن" | "بنت" | "ال" | "ابو") && self.is_word(last + 1) {
                // The last word before a link drew in: عبد الله.
                last += 2;
                if self.text.word(last - 1) == "عبد" && self.is_word(last) {
                    last += 1;
                }
            } else if next.is(flag::GIVEN | flag::SURNAME) && !next.is(flag::COMMON | NOT_NAME | flag::TITLE | flag::PLACES) {
                last += 1;
            } else {
                break;
            }
        }
        last.min(self.last)
    }

    /// Draws in a given name right before.
    pub(super) fn grow_left(&self, mut first: usize, last: usize) -> usize {
        if self.word(first).before > 0 || last - first > 3 {
            return first;
        }
        for _ in 0..4 {
            let Some(before) = first.checked_sub(1).filter(|&at| at >= self.first) else { break };
            // راكان بن مطيلق بن | شويمان: any word may be a father's.
            let father = before.checked_sub(1).filter(|&at| at >= self.first && self.is_word(at));
            if let Some(father) = father.filter(|_| matches!(self.text.word(before), "بن" | "بنت")) {
                if self.word(father).is(NOT_NAME | flag::TITLE | flag::PLACES) && !self.word(father).is(flag::GIVEN) {
                    break;
                }
                first = father;
                continue;
            }
            let word = self.word(before);
            let given = word.is(flag::GIVEN | flag::LINK) && !word.is(NOT_NAME | flag::TITLE | flag::COMMON | flag::PLACES);
            if !given || !self.is_word(before) {
                break;
            }
            first = before;
            if word.before > 0 {
                break;
            }
        }
        first
    }

    /// Draws in initials before a name: إي. إل. ماركوف.
    pub(super) fn initials(&self, mut first: usize) -> usize {
        while first >= self.first + 2
            && self.text.word(first - 1) == "."
            && self.is_word(first - 2)
            && self.text.word(first - 2).len() <= 4
            && !matches!(self.text.word(first - 2), "د" | "م" | "ا")
        {
            first -= 2;
        }
        first
    }

    pub(super) fn other(&self, first: usize, mut last: usize, kind: NameKind) -> Option<Found> {
        // A person named right behind the place is not in its name: الرياض | سالم الحربي.
        if kind == NameKind::Place
            && let Some(cut) = (first + 1..last).find(|&at| {
                let word = self.word(at);
                let stranger = word.is(flag::GIVEN) && !word.is(flag::COMMON | flag::PLACES | flag::PLACE_NEXT);
                stranger && !self.word(at - 1).is(flag::AFTER | flag::TITLE)
            })
        {
            last = cut;
        }
        // النقابة | غياث الحموي: a body with its article wants an adjective with one, or nothing.
        if kind == NameKind::Organisation && last > first + 2 && self.word(first).is(flag::BODY) {
            let (word, next) = (self.text.word(first), self.text.word(first + 1));
            let known = self.word(first).is(flag::BODY_FIRST | flag::ORGANISATION);
            if word.starts_with("ال")
                && !known
                && !next.starts_with("ال")
                && !next.starts_with('ل')
                && self.word(first + 1).flags & NOT_NAME == 0
            {
                last = first + 1;
            }
        }
        while last > first
            && (!self.is_word(last - 1) && self.text.kind(last - 1) != TokenKind::Number || self.word(last - 1).is(flag::STOP))
        {
            last -= 1;
        }
        let found = (first < last).then(|| Found { first: first as u32, last: last as u32, skip: self.skip(first), kind })?;
        // الولايات المتحدة is a country, whatever its words look like.
        let kind = if found.is_country(self.text, self.lists.natures()) { NameKind::Place } else { kind };
        Some(Found { kind, ..found })
    }

    /// How many folded bytes of the first token are a conjunction or preposition.
    pub(super) fn skip(&self, at: usize) -> u8 {
        let known = self.word(at);
        if known.before > 0 {
            // One letter and a short rest are more often a name of their own (بادي is not ب + ادي).
            let word = self.text.word(at);
            let loose = !word.starts_with('و') && word.len() < 10 && !known.is(flag::PLACES | flag::ORGANISATION);
            return if loose { 0 } else { known.before };
        }
        if known.is(!(flag::LISTED | flag::LISTED_OFTEN)) || known.flags == 0 && self.text.kind(at) != TokenKind::Word {
            return 0;
        }
        let word = self.text.word(at);
        let natures = self.lists.natures();
        if natures.listed(known.hash, known.hash) != 0 {
            return 0;
        }
        // A name no list knows: the letter is a clitic when the rest is known or stands elsewhere alone.
        for (letter, doubtful) in [("و", false), ("ل", true), ("ب", true), ("ف", true)] {
            let Some(rest) = word.strip_prefix(letter).filter(|rest| rest.len() > 4) else { continue };
            let rest_hash = hash(rest);
            let alone = self.hashes.binary_search(&rest_hash).is_ok();
            let place = self.hashes.partition_point(|&other| other < known.hash);
            let often = self.hashes.get(place + 1) == Some(&known.hash);
            if alone || natures.listed(rest_hash, rest_hash) != 0 && !(doubtful && often) {
                return 2;
            }
            let joined = at > self.first && (self.title(at - 1) || self.namelike(at - 1));
            if !doubtful && !joined {
                return 2;
            }
        }
        0
    }
}
