//! The word lists of time, compiled: `times.tsv`, `holidays.tsv`, `zones.tsv`.
//!
//! Every form a word takes with attached particles is laid out beforehand (والثلاثاء, بأبريل, للعام), so that
//! a token that has nothing to do with time costs one look-up and no splitting.

use super::sense::Sense;
use crate::text::Text;
use crate::text::fold::fold;
use rustc_hash::FxHashMap;

/// What is written onto a word in front.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefix {
    /// و or ف.
    pub conjunction: bool,
    /// ب, ل.
    pub preposition: bool,
    /// ال.
    pub article: bool,
    /// Folded bytes of conjunction and preposition; the article stays with the word.
    pub skip: u8,
}

/// A word or phrase of the list in one of its written forms.
#[derive(Clone, Debug)]
struct Entry {
    sense: Sense,
    prefix: Prefix,
    /// The words after the first, folded.
    rest: Box<[Box<str>]>,
    /// The next entry with the same first word.
    next: Option<u32>,
}

/// What the list says about the words at one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// What they mean.
    pub sense: Sense,
    /// What is attached in front.
    pub prefix: Prefix,
    /// How many tokens they take.
    pub length: u8,
}

/// How a holiday is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// A Gregorian month and day.
    Gregorian(u8, u8),
    /// A Hijri month and day, and those of its last day.
    Hijri(u8, u8, Option<(u8, u8)>),
    /// A day of history: year, month, day.
    Fixed(i16, u8, u8),
    /// Days from Easter Sunday.
    Easter(i16),
    /// The fourth Thursday of November: month, week, weekday.
    Weekday(u8, u8, u8),
}

/// Clocks put forward in summer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summer {
    /// The same all year.
    None,
    /// Last Sunday of March to last Sunday of October.
    Europe,
    /// Second Sunday of March to first Sunday of November.
    America,
    /// Last Friday of April to last Thursday of October, since 2023 again.
    Egypt,
}

/// A place named after بتوقيت.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Minutes from UTC in winter.
    pub offset: i16,
    /// When it is an hour more.
    pub summer: Summer,
}

/// The word lists of time, compiled once.
#[derive(Debug, Default)]
pub struct Lists {
    first: FxHashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    /// Holidays by their number in [`Sense::Holiday`].
    pub feasts: Vec<Feast>,
    /// Zones by the folded words after بتوقيت; the longest counts.
    zones: Vec<(Vec<Box<str>>, Zone)>,
}

impl Lists {
    /// Compiles the lists.
    pub fn new() -> Self {
        let mut lists = Lists::default();
        for [name, value, words] in rows(include_str!("../../lexicon/times.tsv")) {
            if let Some(sense) = Sense::of(name, value) {
                words.split(',').for_each(|word| lists.add(word, sense));
            }
        }
        for [calendar, day, end, words] in rows(include_str!("../../lexicon/holidays.tsv")) {
            if let Some(feast) = feast(calendar, day, end) {
                let sense = Sense::Holiday(lists.feasts.len() as u16);
                lists.feasts.push(feast);
                words.split(',').for_each(|word| lists.add(word, sense));
            }
        }
        for [word, ..] in rows::<3>(include_str!("../../lexicon/numerals.tsv")) {
            lists.add(word, Sense::Numeral);
        }
        for [offset, summer, words] in rows(include_str!("../../lexicon/zones.tsv")) {
            let summer = match summer {
                "eu" | "levant" => Summer::Europe,
                "us" => Summer::America,
                "egypt" => Summer::Egypt,
                _ => Summer::None,
            };
            if let Ok(offset) = offset.parse() {
                for name in words.split(',') {
                    lists.zones.push((name.split_whitespace().map(|word| fold(word).into()).collect(), Zone { offset, summer }));
                }
            }
        }
        lists.zones.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        lists
    }

    /// Adds a word or phrase in every form it is written in.
    fn add(&mut self, words: &str, sense: Sense) {
        let folded = fold(words.trim());
        let mut parts = folded.split_whitespace();
        let Some(stem) = parts.next() else { return };
        let rest: Box<[Box<str>]> = parts.map(Box::from).collect();
        let definite = stem.strip_prefix("ال");
        let mut form = String::with_capacity(stem.len() + 10);
        for conjunction in ["", "و", "ف"] {
            let before = Prefix { conjunction: !conjunction.is_empty(), skip: conjunction.len() as u8, ..Prefix::default() };
            let mut put = |preposition: &str, article: &str, stem: &str, prefix: Prefix| {
                form.clear();
                form.extend([conjunction, preposition, article, stem]);
                self.insert(&form, sense, prefix, rest.clone());
            };
            put("", "", stem, Prefix { article: definite.is_some(), ..before });
            if sense.is_particle() {
                continue;
            }
            let attached = Prefix { preposition: true, skip: before.skip + 2, ..before };
            put("ب", "", stem, Prefix { article: definite.is_some(), ..attached });
            match definite {
                // للـ cannot be cut before its article: the word stays whole.
                Some(bare) => put("لل", "", bare, Prefix { article: true, preposition: true, ..before }),
                None => {
                    put("ل", "", stem, attached);
                    put("", "ال", stem, Prefix { article: true, ..before });
                    put("ب", "ال", stem, Prefix { article: true, ..attached });
                    put("لل", "", stem, Prefix { article: true, preposition: true, ..before });
                }
            }
        }
    }

    fn insert(&mut self, form: &str, sense: Sense, prefix: Prefix, rest: Box<[Box<str>]>) {
        let at = self.entries.len() as u32;
        let next = self.first.insert(form.into(), at);
        self.entries.push(Entry { sense, prefix, rest, next });
    }

    /// What the list says about the words from token `at`: the longest phrase it knows, of
    /// two as long the one listed first.
    pub fn slot(&self, text: &Text, at: usize, end: usize) -> Slot {
        let mut next = self.first.get(text.word(at)).copied();
        let mut best = Slot { length: 1, ..Slot::default() };
        while let Some(entry) = next.and_then(|index| self.entries.get(index as usize)) {
            next = entry.next;
            let length = entry.rest.len() + 1;
            if (best.sense != Sense::None && length < best.length as usize) || at + length > end {
                continue;
            }
            if entry.rest.iter().enumerate().all(|(index, word)| text.word(at + 1 + index) == word.as_ref()) {
                best = Slot { sense: entry.sense, prefix: entry.prefix, length: length as u8 };
            }
        }
        best
    }

    /// The zone named from token `at`, and the token behind its name.
    pub fn zone(&self, text: &Text, at: usize, end: usize) -> Option<(Zone, usize)> {
        self.zones.iter().find_map(|(words, zone)| {
            let behind = at + words.len();
            (behind <= end && words.iter().enumerate().all(|(index, word)| text.word(at + index) == word.as_ref()))
                .then_some((*zone, behind))
        })
    }
}

/// The rows of a list, cut into `N` columns; comments and broken lines are left out.
fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t').map(str::trim);
        let row = std::array::from_fn(|_| columns.next().unwrap_or(""));
        row.last().is_some_and(|last: &&str| !last.is_empty()).then_some(row)
    })
}

fn feast(calendar: &str, day: &str, end: &str) -> Option<Feast> {
    let pair = |text: &str| {
        let (month, day) = text.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    match calendar {
        "hijri" => pair(day).map(|(month, day)| Feast::Hijri(month, day, pair(end))),
        "gregorian" => pair(day).map(|(month, day)| Feast::Gregorian(month, day)),
        "fixed" => {
            let mut parts = day.splitn(3, '-');
            let year = parts.next()?.parse().ok()?;
            Some(Feast::Fixed(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
        }
        "weekday" => {
            let mut parts = day.split('-').map(|part| part.parse().ok());
            Some(Feast::Weekday(parts.next()??, parts.next()??, parts.next()??))
        }
        "easter" => day.parse().ok().map(Feast::Easter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::BlockKind;
    use crate::span::Span;
    use crate::time::sense::{Count, Unit};

    #[test]
    fn words_are_known_with_what_is_attached_to_them() {
        let lists = Lists::new();
        let sense = |source: &str| {
            let mut text = Text::default();
            text.fill(source, &[(BlockKind::Paragraph, Span::of(0, source.len()))]);
            let slot = lists.slot(&text, 0, text.tokens.len());
            (slot.sense, slot.prefix.skip, slot.prefix.article, slot.length)
        };
        assert_eq!(sense("والثلاثاء"), (Sense::Weekday(2), 2, true, 1));
        assert_eq!(sense("للعام"), (Sense::Unit(Unit::Year, Count::One), 0, true, 1));
        assert_eq!(sense("بالأمس"), (Sense::Day(-1), 2, true, 1));
        assert_eq!(sense("أول من أمس"), (Sense::Day(-2), 0, false, 3));
        assert_eq!(sense("كتاب").0, Sense::None);
    }

    /// Every line of the lists counts: none is dropped for a name or a number this room does not know.
    #[test]
    fn every_line_is_understood() {
        for [name, value, _] in rows(include_str!("../../lexicon/times.tsv")) {
            assert!(Sense::of(name, value).is_some(), "{name} {value}");
        }
        for [calendar, day, end, _] in rows(include_str!("../../lexicon/holidays.tsv")) {
            assert!(feast(calendar, day, end).is_some(), "{calendar} {day}");
        }
        let zones = rows::<3>(include_str!("../../lexicon/zones.tsv")).count();
        assert!(
            zones > 10 && rows::<3>(include_str!("../../lexicon/zones.tsv")).all(|[offset, ..]| offset.parse::<i16>().is_ok())
        );
    }
}
