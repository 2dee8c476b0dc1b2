//! One entity for all mentions of one person, place or body: the full name (قاسم جومارت توكاييف), the surname
//! alone (توكاييف), another spelling (جومرت).
//!
//! Names are compared part by part: links (بن، آل) fall away, the article too, عبد and what follows are one
//! part. A shorter name belongs to the fuller one that holds all its parts in order; of several, to the one
//! named last before it. Two full names with different given names are two people.

use super::nature::{Natures, flag};
use super::span::Found;
use super::word::Word;
use super::{Entity, Mention, NameKind};
use crate::text::Text;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Gathers found names into entities. Entities stand in order of first mention.
pub fn gather(
    text: &Text,
    natures: &Natures,
    words: &[Word],
    found: &[Found],
    entities: &mut Vec<Entity>,
    mentions: &mut Vec<Mention>,
) {
    let names: Vec<Name<'_>> = found.iter().map(|&found| Name::new(text, words, found)).collect();
    // Fuller names first, in the order of the text; shorter ones then find them.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(names.get(at).map_or(0, |name| name.parts.len())), at));
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_part: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut home = vec![0usize; names.len()];
    for at in order {
        let Some(name) = names.get(at) else { continue };
        let chosen = choose(name, at, &names, &clusters, &by_part);
        let cluster = chosen.unwrap_or_else(|| {
            clusters.push(Cluster { full: at, members: BTreeSet::new() });
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(cluster) {
            cluster.members.insert(at);
        }
        if let Some(home) = home.get_mut(at) {
            *home = cluster;
        }
        if chosen.is_none() {
            for part in &name.parts {
                let list = by_part.entry(key(part)).or_default();
                if list.last() != Some(&cluster) && list.len() < MOST {
                    list.push(cluster);
                }
            }
        }
    }
    join_aliases(text, &names, &mut home);
    join_countries(text, natures, words, &names, &mut home);
    let mut number = vec![None; clusters.len()];
    for (name, &cluster) in names.iter().zip(&home) {
        let Some(number) = number.get_mut(cluster) else { continue };
        let entity = *number.get_or_insert_with(|| {
            let full = clusters.get(cluster).and_then(|cluster| names.get(cluster.full)).unwrap_or(name);
            entities.push(Entity {
                kind: Some(full.found.kind),
                name: full.text.to_owned(),
                country: full.country(words),
                feminine: full.feminine(words),
                ..Entity::default()
            });
            entities.len() as u32 - 1
        });
        let Found { first, last, skip, kind } = name.found;
        mentions.push(Mention { first, last, skip, entity, kind });
    }
}

/// A byname in brackets behind a name, or a name behind a byname, is the same person: محمود عباس (أبو مازن).
fn join_aliases(text: &Text, names: &[Name<'_>], home: &mut [usize]) {
    let byname = |name: &Name<'_>| text.word(name.found.first as usize).ends_with("ابو");
    let mut aliases: FxHashMap<usize, usize> = FxHashMap::default();
    for (index, pair) in names.windows(2).enumerate() {
        let [one, two] = pair else { continue };
        let people = one.found.kind == NameKind::Person && two.found.kind == NameKind::Person;
        let bracket = one.found.last + 1 == two.found.first && text.word(one.found.last as usize) == "(";
        if !people || !bracket || byname(one) == byname(two) {
            continue;
        }
        if let (Some(&left), Some(&right)) = (home.get(index), home.get(index + 1)) {
            let (keep, merge) = if byname(one) { (right, left) } else { (left, right) };
            if keep != merge {
                aliases.entry(merge).or_insert(keep);
            }
        }
    }
    for home in home.iter_mut() {
        if let Some(&keep) = aliases.get(home) {
            *home = keep;
        }
    }
}

/// A country by its names is one place, by the longest of them: أميركا, الولايات المتحدة.
fn join_countries(text: &Text, natures: &Natures, words: &[Word], names: &[Name<'_>], home: &mut [usize]) {
    let mut longest: BTreeMap<String, usize> = BTreeMap::new();
    let mut named: Vec<(usize, String)> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        if name.found.kind != NameKind::Place || !name.found.is_country(text, natures) {
            continue;
        }
        let Some(country) = name.country(words) else { continue };
        named.push((index, country.clone()));
        let held = longest.entry(country).or_insert(index);
        let length = |index: usize| names.get(index).map_or(0, |name| name.text.len());
        if length(index) > length(*held) {
            *held = index;
        }
    }
    for (index, country) in named {
        let keep = longest.get(&country).and_then(|&longest| home.get(longest).copied());
        if let (Some(keep), Some(home)) = (keep, home.get_mut(index)) {
            *home = keep;
        }
    }
}

/// Clusters looked at for one part; beyond that a part tells nothing.
const MOST: usize = 16;

struct Cluster {
    /// The fullest name.
    full: usize,
    /// Every name in it, by place.
    members: BTreeSet<usize>,
}

/// A name with its parts.
struct Name<'t> {
    found: Found,
    text: &'t str,
    parts: Vec<&'t str>,
    /// Whether its last word carries the article, as Arabic family names do.
    arabic: bool,
}

impl<'t> Name<'t> {
    fn new(text: &'t Text, words: &[Word], found: Found) -> Self {
        let (first, last) = (found.first as usize, found.last as usize);
        let start = text.span_after(first, found.skip as usize);
        let span = text.span(first, last).tail_from(start);
        let mut parts: Vec<&str> = Vec::new();
        let mut at = first;
        while at < last {
            let mut word = text.word(at);
            if at == first {
                word = word.get(found.skip as usize..).unwrap_or(word);
            }
            let joins = matches!(word, "عبد" | "ابو" | "ابي" | "ابا" | "ام") && at + 1 < last;
            let link = found.kind == NameKind::Person && matches!(word, "بن" | "ابن" | "بنت" | "ال") && at + 1 < last;
            if joins {
                let (from, to) = (text.tokens.get(at), text.tokens.get(at + 1));
                if let (Some(from), Some(to)) = (from, to) {
                    let skip = if at == first { found.skip as usize } else { 0 };
                    let whole = text.folded.get(from.fold.start as usize + skip..to.fold.end as usize);
                    parts.push(whole.unwrap_or(word));
                }
                at += 1;
            } else if !link && word.chars().any(char::is_alphanumeric) {
                parts.push(word.strip_prefix("ال").filter(|rest| rest.len() > 4).unwrap_or(word));
            }
            at += 1;
        }
        let given = words.get(first).is_some_and(|word| word.is(flag::GIVEN_EAST));
        let arabic = given && text.word(last.saturating_sub(1)).starts_with("ال");
        Name { found, text: span.text(&text.source), parts, arabic }
    }

    fn country(&self, words: &[Word]) -> Option<String> {
        if self.found.kind != NameKind::Place {
            return None;
        }
        let range = words.get(self.found.first as usize..self.found.last as usize)?;
        let word = range.iter().find(|word| word.country != [0; 2])?;
        std::str::from_utf8(&word.country).ok().map(str::to_owned)
    }

    fn feminine(&self, words: &[Word]) -> Option<bool> {
        if self.found.kind != NameKind::Person {
            return None;
        }
        let given = words.get(self.found.first as usize)?;
        match (given.is(flag::WOMAN), given.is(flag::GIVEN)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }
}

/// The cluster `name` belongs to, if any.
fn choose(
    name: &Name<'_>,
    at: usize,
    names: &[Name<'_>],
    clusters: &[Cluster],
    by_part: &FxHashMap<&str, Vec<usize>>,
) -> Option<usize> {
    let mut best: Option<(u32, usize, usize)> = None;
    for part in &name.parts {
        let Some(list) = by_part.get(key(part)) else { continue };
        for &index in list {
            let Some(cluster) = clusters.get(index) else { continue };
            let Some(full) = names.get(cluster.full) else { continue };
            let Some(fit) = fit(name, full) else { continue };
            // The one named last before this mention; else the one named first after it.
            let near = cluster.members.range(..at).next_back().map_or(0, |&member| member + 1);
            let better = best.is_none_or(|(old, old_near, _)| (fit, near) > (old, old_near));
            if better {
                best = Some((fit, near, index));
            }
        }
    }
    best.map(|(.., index)| index)
}

/// How well a shorter or equal name fits a full one: none, or 1 to 3.
fn fit(name: &Name<'_>, full: &Name<'_>) -> Option<u32> {
    let person = |kind: NameKind| kind == NameKind::Person;
    if person(name.found.kind) != person(full.found.kind) || name.parts.is_empty() {
        return None;
    }
    if !person(name.found.kind) {
        let same = name.parts.len() == full.parts.len() && name.parts.iter().zip(&full.parts).all(|(a, b)| a == b);
        return same.then_some(3);
    }
    // Every part in order.
    let mut rest = full.parts.iter().enumerate();
    let mut places = Vec::with_capacity(name.parts.len());
    for part in &name.parts {
        let (place, _) = rest.find(|(_, other)| same_part(part, other))?;
        places.push(place);
    }
    let last = full.parts.len() - 1;
    match (places.as_slice(), name.parts.len()) {
        (&[only], 1) if only == last => Some(2),
        (&[0], 1) => Some(1),
        (&[_], 1) => Some(1),
        // Two parts and more: the given name must agree.
        (&[0, ..], _) => Some(3),
        // A compound surname alone: فان جال.
        // With an Arabic family name it would be the father (سالم فهد الحربي, فهد الحربي).
        (rest, count) if rest.last() == Some(&last) && count < full.parts.len() && !full.arabic => Some(2),
        _ => None,
    }
}

/// The letters a part is looked up by: enough to be found under another spelling.
fn key(part: &str) -> &str {
    let part = part.strip_prefix("ال").filter(|rest| rest.len() > 4).unwrap_or(part);
    let end = part.char_indices().nth(2).map_or(part.len(), |(at, _)| at);
    part.get(..end).unwrap_or(part)
}

/// Whether two name parts are one: equal, or, in longer names, apart by one long vowel or by letters that
/// foreign sounds are written with in turn (ج غ ق ك، ت ط، س ص ز، ف ب).
fn same_part(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (left, right) = (a.chars().count(), b.chars().count());
    if left.min(right) < 4 || left.abs_diff(right) > 1 {
        return false;
    }
    let mut a = a.chars().peekable();
    let mut b = b.chars().peekable();
    let mut spent = 0;
    loop {
        match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return spent <= 1 || left.min(right) > 6 && spent == 2,
            (Some(x), Some(y)) if x == y => {
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if sounds_alike(x, y) => {
                a.next();
                b.next();
                spent += 1;
            }
            (Some('ا' | 'و' | 'ي'), _) if left > right => {
                a.next();
                spent += 1;
            }
            (_, Some('ا' | 'و' | 'ي')) if right > left => {
                b.next();
                spent += 1;
            }
            _ => return false,
        }
        if spent > 2 {
            return false;
        }
    }
}

fn sounds_alike(a: char, b: char) -> bool {
    const GROUPS: [&str; 5] = ["جغقك", "تط", "سصز", "فب", "يوا"];
    GROUPS.iter().any(|group| group.contains(a) && group.contains(b))
}

#[cfg(test)]
mod tests {
    use super::same_part;

    #[test]
    fn one_name_in_two_spellings() {
        for (a, b) in [("جومارت", "جومرت"), ("فيرغسون", "فيرجسون"), ("جوزيف", "جوزف"), ("نتانياهو", "نتنياهو")]
        {
            assert!(same_part(a, b), "{a} {b}");
        }
        for (a, b) in [("محمد", "احمد"), ("حسن", "حسين"), ("سعد", "سعيد"), ("سالم", "كامل")] {
            assert!(!same_part(a, b), "{a} {b}");
        }
    }
}
