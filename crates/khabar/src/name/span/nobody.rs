//! What looks like a person's name and is none: a street (شارع الملك فهد), a tribe (بني سالم), a common word (حسن
//! الجوار), a lone word too weak to name anyone.

use super::{NAMELIKE, Sight};
use crate::name::nature::flag;
use crate::name::word::hash;
use crate::text::TokenKind;

impl Sight<'_> {
    /// A word with the article that no list of names knows.
    pub(super) fn plain_article(&self, at: usize) -> bool {
        self.text.word(at).starts_with("ال") && !self.word(at).is(flag::GIVEN | flag::SURNAME | flag::LISTED | flag::LISTED_OFTEN)
    }

    /// Whether tokens `first..last` cannot be a person's name: a tribe (بني سالم), a web address spelled out
    /// (دوت كوم), adverbs and duals (قابلت شابا، رحلتين جويتين), unheard words in a place (في سان بلفيو), a
    /// given name that is also a common word with an adjective behind it (بيان مكتوب).
    pub(super) fn impossible(&self, first: usize, last: usize) -> bool {
        let head = self.word(first);
        let titled = first > self.first && self.title(first - 1);
        let before = first.checked_sub(1).filter(|&at| at >= self.first).map_or("", |at| self.text.word(at));
        if matches!(self.text.word(first).trim_start_matches('و'), "بني" | "بنو" | "البو" | "اولاد") && last - first > 1
        {
            return true;
        }
        if (first..last).any(|at| self.text.word(at) == "دوت") {
            return true;
        }
        let known = (first..last).any(|at| self.word(at).is(flag::GIVEN | flag::SURNAME));
        if before == "في" && !known && head.before == 0 {
            return true;
        }
        let several = last - first > 1;
        let bent = |at: usize| {
            let text = self.text.word(at);
            let stem = text.strip_suffix('ا').map(|stem| self.lists.natures().get(stem).map_or(0, |nature| nature.flags));
            !self.word(at).is(NAMELIKE)
                && (text.ends_with("تين") || stem.is_some_and(|flags| flags & (flag::ROLE | flag::TITLE) != 0))
        };
        if several && (first..last).any(bent) {
            return true;
        }
        let weak = |at: usize| {
            let word = self.word(at);
            !word.is(NAMELIKE) && !self.family(at) || word.is(flag::SPEECH | flag::STOP)
        };
        several
            && !titled
            && head.is(flag::COMMON)
            && !head.is(flag::SURNAME)
            && (first + 1..last).all(weak)
            && !self.named(first)
    }

    /// Whether a lone name-word at `at` is a common noun by what stands beside it: بكل غالٍ, حسن الجوار, بيتنا
    /// الكبير, مجموعة من الزوارق.
    pub(super) fn common_here(&self, at: usize) -> bool {
        let Some(back) = at.checked_sub(1).filter(|&back| back >= self.first) else { return false };
        let (word, before) = (self.word(at), self.text.word(back));
        if matches!(before, "كل" | "بكل" | "لكل" | "اي" | "باي" | "بعض" | "اكثر" | "بلا") {
            return true;
        }
        let article = self.text.word(at).starts_with("ال");
        let owned = ["نا", "كم", "هم", "ها"].iter().any(|ending| before.ends_with(ending)) && before.len() > 8;
        if article && owned && !self.word(back).is(flag::SPEECH) && self.text.kind(back) == TokenKind::Word {
            return true;
        }
        let part = back.checked_sub(1).filter(|&part| part >= self.first).map_or("", |part| self.text.word(part));
        if article
            && before == "من"
            && matches!(part, "مجموعه" | "عدد" | "العديد" | "بعض" | "انواع" | "نوع" | "كثير" | "الكثير" | "المزيد" | "جيل")
        {
            return true;
        }
        // A given name before a plain noun with the article is that noun's: حسن الجوار.
        let next = self.text.word(at + 1);
        word.is(flag::GIVEN)
            && !word.is(flag::SURNAME)
            && at + 1 < self.last
            && next.starts_with("ال")
            && self.word(at + 1).is(flag::PLAIN)
            && !self.word(at + 1).is(NAMELIKE | flag::ROLE | flag::TITLE | flag::NATION | flag::STOP)
    }

    /// Whether what stands before names a thing after the person: شارع [الملك] فهد.
    pub(super) fn named_after(&self, first: usize) -> bool {
        let mut at = first;
        for _ in 0..3 {
            let opens = at > self.first && matches!(self.text.word(at - 1), "«" | "\"" | "“" | "(");
            if at > self.first && (self.title(at - 1) && !self.word(at - 1).is(flag::AFTER) || opens) {
                at -= 1;
            }
        }
        let Some(before) = at.checked_sub(1).filter(|&at| at >= self.first) else { return false };
        self.word(before).is(flag::AFTER) && !self.article(before) && !self.word(before).is(flag::GIVEN)
    }

    /// Whether one word alone is enough of a name.
    pub(super) fn lone(&self, at: usize, tagged: bool) -> bool {
        let word = self.word(at);
        let before = at.checked_sub(1).filter(|&at| at >= self.first);
        let introduced = before.is_some_and(|before| self.word(before).is(flag::TITLE | flag::KIN));
        if introduced {
            // المغني المرح: an adjective.
            let adjective = self.plain_article(at) && word.is(flag::PLAIN);
            return !adjective && (word.is(NAMELIKE) || tagged);
        }
        if self.in_a_row(at) {
            return true;
        }
        if self.common_here(at) {
            return false;
        }
        let plain = flag::STOP | flag::ROLE | flag::BODY | flag::NATION | flag::TITLE | flag::ORGANISATION | flag::COMMON;
        if word.is(flag::SURNAME) && !word.is(plain) {
            return tagged;
        }
        let plain = plain | flag::PLAIN;
        let text = self.text.word(at);
        // خلفاً and the like: an adverb of a word that is known without its ending.
        let adverb = text.strip_suffix('ا').is_some_and(|stem| {
            let hash = hash(stem);
            self.lists.natures().plain(hash) || self.lists.natures().get(stem).is_some()
        });
        if adverb || text.starts_with("ال") && !word.is(NAMELIKE) && !self.expected(at) {
            return false;
        }
        let known = word.is(NAMELIKE) || self.text.kind(at) == TokenKind::Word && self.text.word(at).len() > 6;
        tagged && known && !word.is(plain)
    }
}
