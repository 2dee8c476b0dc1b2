//! The bounds of names: what the sequence model found, mended by what is known of names, and names the lists
//! make certain though the model passed them over.
//!
//! Titles are no part of a name (الشيخ سالم → سالم); links draw in what follows (سالم + بن فهد); a name inside
//! the name of a street or a hospital (مستشفى الملك فهد) is no person.

use super::lists::RoleKind;
use super::model::{LABELS, Lattice, Model};
use super::nature::flag;
use super::reconcile::{reconcile, spread};
use super::word::{Word, hash};
use super::{Lists, NameKind};
use crate::reading::BlockKind;
use crate::text::{Text, TokenKind};

/// A name found, before it is known whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Folded bytes written onto the first token before the name.
    pub skip: u8,
    /// What it names.
    pub kind: NameKind,
}

/// Lists that make a word likely part of a person's name.
pub const NAMELIKE: u32 = flag::GIVEN | flag::SURNAME | flag::LINK | flag::LISTED | flag::LISTED_OFTEN;
const NOT_NAME: u32 = flag::STOP | flag::SPEECH | flag::NATION | flag::BODY | flag::PLACE_HEAD | flag::ROLE | flag::KIN;

/// Finds the names of a text, in order, without overlap.
pub fn find(text: &Text, lists: &Lists, words: &[Word], lattice: &mut Lattice, out: &mut Vec<Found>) {
    out.clear();
    let model = lists.model();
    let mut hashes: Vec<u32> = words.iter().map(|word| word.hash).collect();
    hashes.sort_unstable();
    // Papers that write في as فى write على and علي alike.
    let clear_yeh = !(0..text.tokens.len().min(400)).any(|at| matches!(text.written(at), "فى" | "التى" | "الذى"));
    for sentence in &text.sentences {
        let kind = text.tokens.get(sentence.first as usize).and_then(|token| text.blocks.get(token.block as usize));
        if kind.is_some_and(|block| matches!(block.kind, BlockKind::Byline | BlockKind::Furniture | BlockKind::Related)) {
            continue;
        }
        find_in(text, lists, (words, &hashes, clear_yeh), model, (sentence.first as usize, sentence.last as usize), lattice, out);
    }
    reconcile(words, out);
    grow_left(text, lists, words, out);
    spread(text, words, out);
}

fn find_in(
    text: &Text,
    lists: &Lists,
    (words, hashes, clear_yeh): (&[Word], &[u32], bool),
    model: &Model<'_>,
    (first, last): (usize, usize),
    lattice: &mut Lattice,
    out: &mut Vec<Found>,
) {
    model.tag(text, words, first, last, lattice);
    let sight = Sight { text, lists, words, hashes, clear_yeh, first, last };
    let mut at = first;
    while at < last {
        let label = lattice.labels.get(at - first).copied().unwrap_or(0) as usize;
        let mut end = at + 1;
        if label % 2 == 1 {
            while end < last && lattice.labels.get(end - first).is_some_and(|&next| next as usize == label + 1) {
                end += 1;
            }
        }
        let before = out.len();
        match label {
            1 => sight.people(at, end, out),
            3 => out.extend(sight.other(at, end, NameKind::Place)),
            5 => out.extend(sight.other(at, end, NameKind::Organisation)),
            _ => out.extend(sight.listed(at)),
        }
        if out.len() > before {
            settle(out, before);
            at = out.last().map_or(at + 1, |found| (found.last as usize).max(at + 1));
        } else {
            at = if label % 2 == 1 && label < LABELS { end } else { at + 1 };
        }
    }
}

/// A person found without the given name before it takes that name in, with a word or two between that no list
/// knows: رئيس البلاد **نادر جومرت** الراوي.
fn grow_left(text: &Text, lists: &Lists, words: &[Word], out: &mut [Found]) {
    for index in 0..out.len() {
        let before = index.checked_sub(1).and_then(|before| out.get(before)).map_or(0, |found| found.last);
        let Some(found) = out.get_mut(index).filter(|found| found.kind == NameKind::Person && found.skip == 0) else { continue };
        for back in 1..=3 {
            let Some(at) = found.first.checked_sub(back).filter(|&at| at >= before) else { break };
            let word = text.word(at as usize);
            let flags = words.get(at as usize).map_or(0, |word| word.flags);
            let same_block = text.tokens.get(at as usize).map(|token| token.block)
                == text.tokens.get(found.first as usize).map(|token| token.block);
            let plain =
                text.kind(at as usize) == TokenKind::Word && same_block && flags & NOT_NAME == 0 && !word.starts_with("ال");
            if !plain || lists.is_title(word) || lists.nationality(word).is_some() {
                break;
            }
            if lists.is_given(word) {
                found.first = at;
                break;
            }
        }
    }
}

/// A name that grew to the left takes over what stood there.
fn settle(out: &mut Vec<Found>, from: usize) {
    let Some(first) = out.get(from).map(|found| found.first) else { return };
    let mut keep = from;
    while keep > 0 && out.get(keep - 1).is_some_and(|before| before.last > first) {
        keep -= 1;
    }
    out.drain(keep..from);
}

struct Sight<'a> {
    text: &'a Text,
    lists: &'a Lists,
    words: &'a [Word],
    /// The hashes of all words of the text, sorted.
    hashes: &'a [u32],
    /// Whether the text writes ي and ى apart.
    clear_yeh: bool,
    first: usize,
    last: usize,
}

impl Sight<'_> {
    fn word(&self, at: usize) -> Word {
        if at < self.first || at >= self.last { Word::default() } else { self.words.get(at).copied().unwrap_or_default() }
    }

    fn is_word(&self, at: usize) -> bool {
        at >= self.first && at < self.last && matches!(self.text.kind(at), TokenKind::Word | TokenKind::Foreign)
    }

    /// Whether token `at` is a title that stands apart from the name behind it.
    fn title(&self, at: usize) -> bool {
        at >= self.first && at < self.last && self.word(at).is(flag::TITLE)
    }

    /// Whether the word may be part of a name, by the lists alone.
    fn namelike(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_word(at) && word.is(NAMELIKE) && !word.is(NOT_NAME | flag::TITLE | flag::PLACES)
    }

    /// The names in tokens `first..last`, which the model took for one person: cut where a word cannot be inside a
    /// name (a stop word, a verb, a word with a clitic: بلاتر لبوتين).
    fn people(&self, first: usize, last: usize, out: &mut Vec<Found>) {
        let mut start = first;
        for at in first..=last {
            let word = self.word(at);
            let named = word.is(NAMELIKE);
            let written = self.text.kind(at) == TokenKind::Word;
            let apart = at < last && at > start && written && (word.before > 0 && !word.is(flag::LINK) || self.joined(at));
            let foreign = self.text.kind(at) == TokenKind::Foreign && self.text.kind(first) == TokenKind::Word;
            let plain = word.is(flag::PLAIN) && !self.text.word(at).starts_with("ال");
            // What بن and the like draw in is no cut: نايف بن مناحي بن سعيدان.
            let tied = at > start && matches!(self.text.word(at - 1), "بن" | "ابن" | "بنت" | "ال" | "ابو");
            let apart = apart && !tied;
            let between = at < last && !tied && (foreign || !named && (word.is(flag::STOP | flag::SPEECH) || plain));
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
    fn person(&self, mut first: usize, mut last: usize, tagged: bool) -> Option<Found> {
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
        // A body's or a thing's word right before a given name is no part of it: الأوبرا | حسن.
        if last - first > 2 && self.plain_article(first) && self.word(first + 1).is(flag::GIVEN) {
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
    fn behind_body(&self, first: usize, last: usize) -> usize {
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
        given.unwrap_or(if genitive && word.starts_with("لل") { first + 1 } else { first })
    }

    /// A word with the article that no list of names knows.
    fn plain_article(&self, at: usize) -> bool {
        self.text.word(at).starts_with("ال") && !self.word(at).is(flag::GIVEN | flag::SURNAME | flag::LISTED | flag::LISTED_OFTEN)
    }

    /// Whether tokens `first..last` cannot be a person's name: a tribe (بني هلال), a web address spelled out
    /// (دوت كوم), adverbs and duals (رأيت شابا، غارتين جويتين), unheard words in a place (في سان مورتيز), a
    /// given name that is also a common word with an adjective behind it (بيان مكتوب).
    fn impossible(&self, first: usize, last: usize) -> bool {
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

    /// Whether a title, a role or a verb of speech stands right before.
    fn named(&self, first: usize) -> bool {
        first > self.first && self.word(first - 1).is(flag::TITLE | flag::ROLE | flag::KIN | flag::NATION | flag::SPEECH)
    }

    /// Whether a lone name-word at `at` is a common noun by what stands beside it: بكل غالٍ, حسن الجوار, وطننا
    /// الغالي, مجموعة من الفئران.
    fn common_here(&self, at: usize) -> bool {
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

    /// Whether و at the head of a word no list knows is a conjunction: ومونيز behind another name.
    fn joined(&self, at: usize) -> bool {
        let (known, word) = (self.word(at), self.text.word(at));
        let whole = known.is(flag::GIVEN | flag::SURNAME) || self.lists.natures().listed(known.hash, known.hash) != 0;
        word.starts_with('و') && word.len() > 8 && !whole
    }

    /// Words before a name that are no part of it: titles, roles, nationalities.
    fn leads(&self, at: usize) -> bool {
        let word = self.word(at);
        if self.preposition(at) {
            return true;
        }
        let given = word.is(flag::GIVEN | flag::SURNAME) && !self.text.word(at).starts_with("ال");
        word.is(flag::TITLE | flag::ROLE | flag::NATION | flag::STOP | flag::SPEECH | flag::PLACE_HEAD)
            && !given
            && !word.is(flag::LINK)
    }

    /// على, not the name Ali, where the text tells ى from ي.
    fn preposition(&self, at: usize) -> bool {
        self.clear_yeh && self.text.word(at) == "علي" && self.text.written(at).ends_with('ى')
    }

    /// Words behind a name that are no part of it.
    fn trails(&self, at: usize) -> bool {
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
    fn grow_right(&self, mut last: usize) -> usize {
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
    fn grow_left(&self, mut first: usize, last: usize) -> usize {
        if self.word(first).before > 0 || last - first > 3 {
            return first;
        }
        for _ in 0..4 {
            let Some(before) = first.checked_sub(1).filter(|&at| at >= self.first) else { break };
            // نايف بن مناحي بن | سعيدان: any word may be a father's.
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

    /// Whether a role, a title or a verb of speech stands shortly before, with no mark between.
    fn expected(&self, at: usize) -> bool {
        (self.first.max(at.saturating_sub(6))..at)
            .rev()
            .take_while(|&back| self.text.kind(back) != TokenKind::Mark || matches!(self.text.word(back), "(" | "،"))
            .any(|back| self.word(back).is(flag::ROLE | flag::TITLE | flag::KIN | flag::SPEECH))
    }

    /// Draws in initials before a name: إي. إل. دوكتورو.
    fn initials(&self, mut first: usize) -> usize {
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

    /// Whether what stands before names a thing after the person: شارع [الملك] فهد.
    fn named_after(&self, first: usize) -> bool {
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

    fn article(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let behind = word.get(self.word(at).before as usize..).unwrap_or(word);
        behind.starts_with("ال") || behind.starts_with("لل")
    }

    /// Whether one word alone is enough of a name.
    fn lone(&self, at: usize, tagged: bool) -> bool {
        let word = self.word(at);
        let before = at.checked_sub(1).filter(|&at| at >= self.first);
        let introduced = before.is_some_and(|before| self.word(before).is(flag::TITLE | flag::KIN));
        if introduced {
            // المغني المتدين: an adjective.
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

    /// A person the model passed over: a title or a given name with name words behind it.
    fn listed(&self, at: usize) -> Option<Found> {
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
        // المتطوعة أمل ناصر
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
            // Any word may be the father's between a given name and a surname: مقبل غربي العنزي.
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
        // نجليه جمال وعلاء, وهما حسن وعلي: given names in a row behind the relation they stand in.
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
    fn in_a_row(&self, at: usize) -> bool {
        let opens = |at: usize| {
            at > self.first && (self.kin_of_two(at - 1) || matches!(self.text.word(at - 1), "هما" | "وهما" | "هم" | "وهم"))
        };
        let joined = |at: usize| at < self.last && self.word(at).before == 2 && self.word(at).is(flag::GIVEN);
        opens(at) && joined(at + 1) || joined(at) && at > self.first + 1 && self.word(at - 1).is(flag::GIVEN) && opens(at - 1)
    }

    /// Whether the word tells two relations of someone: نجليه, شقيقاها.
    fn kin_of_two(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let stem = ["يه", "اه", "يها", "اها"].iter().find_map(|ending| word.strip_suffix(ending));
        let bare = |stem: &str| self.lists.natures().get(stem).is_some_and(|nature| nature.flags & flag::KIN != 0);
        stem.is_some_and(|stem| bare(stem) || stem.strip_prefix(['و', 'ل', 'ب']).is_some_and(bare))
    }

    /// Unheard words where a role has just been told and the report goes on: المتحدثة باسم الشرطة [لوبا سامري] إن.
    fn introduced(&self, at: usize) -> Option<Found> {
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
    fn family(&self, at: usize) -> bool {
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
    fn unheard(&self, at: usize) -> bool {
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
    fn listed_other(&self, at: usize) -> Option<Found> {
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

    fn other(&self, first: usize, mut last: usize, kind: NameKind) -> Option<Found> {
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
        while last > first
            && (!self.is_word(last - 1) && self.text.kind(last - 1) != TokenKind::Number || self.word(last - 1).is(flag::STOP))
        {
            last -= 1;
        }
        (first < last).then(|| Found { first: first as u32, last: last as u32, skip: self.skip(first), kind })
    }

    /// How many folded bytes of the first token are a conjunction or preposition.
    fn skip(&self, at: usize) -> u8 {
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
