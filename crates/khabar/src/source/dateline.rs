//! Datelines and bylines: places, agencies, papers and reporters between dashes, slashes, colons and brackets.
//!
//! | on a line of its own | at the head of the first paragraph |
//! | --- | --- |
//! | `طشقند (أوزبكستان)/ أنقرة/ دلهي -وكالات` | `القاهرة (رويترز) – …` |
//! | `لندن: رنا الساحلي` | `الرياض - واس: …` |
//! | `سامر الراوي – صحيفة` | `سامر الراوي- سبق- الرياض: …` |
//!
//! The line is cut at its dividing marks, and each segment must be a place, an agency or paper, a date or
//! something shaped like a person's name. One that is none of these makes the line prose.

use super::key::{head_key, key};
use super::lists::PageLists;
use crate::reading::{Byline, BylineKind, DatelinePlace};

/// What one segment is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Places(Vec<DatelinePlace>),
    Signer(BylineKind, String),
    /// `"الضفتان" من الرياض`.
    SignerAt(Byline, Vec<DatelinePlace>),
    Date,
    /// متابعات: stands in a signer's place and names nobody.
    Note,
    Person(String),
    Other,
}

/// What a dateline or byline names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// One past its last byte in the text given: behind the colon or dash that ends it.
    pub end: usize,
    /// Places, in order.
    pub places: Vec<DatelinePlace>,
    /// Reporters, agencies and papers, in order.
    pub signers: Vec<Byline>,
    /// Whether a place stands first: then it is a dateline, else a byline.
    pub place_first: bool,
}

impl Found {
    /// Agencies and papers by name.
    pub fn sources(&self) -> Vec<String> {
        self.signers.iter().filter(|signer| signer.kind != BylineKind::Person).map(|signer| signer.name.clone()).collect()
    }

    fn add(&mut self, segment: Segment, bracketed: bool) {
        if self.signers.is_empty() && self.places.is_empty() {
            self.place_first = matches!(segment, Segment::Places(_));
        }
        match segment {
            // `ألما آتا (كازاخستان)`: a country behind its city is no place of its own.
            Segment::Places(places)
                if bracketed
                    && places
                        .first()
                        .is_some_and(|place| self.places.last().is_some_and(|city| city.country == place.country)) => {}
            Segment::Places(places) => self.places.extend(places),
            Segment::Signer(kind, name) => self.signers.push(Byline { name, kind }),
            Segment::SignerAt(byline, places) => {
                self.signers.push(byline);
                self.places.extend(places);
            }
            Segment::Person(names) => {
                self.signers.extend(people(&names).into_iter().map(|name| Byline { name, kind: BylineKind::Person }));
            }
            Segment::Date | Segment::Note | Segment::Other => {}
        }
    }
}

/// How far into a paragraph its dateline may reach, in characters.
const REACH: usize = 110;

/// A segment with the dividing marks behind it.
struct Cut<'t> {
    text: &'t str,
    divider: &'t str,
    end: usize,
}

/// Cuts the head of a text at dividing marks; the last segment has none when the text goes on.
fn cut(text: &str) -> Vec<Cut<'_>> {
    let limit = text.char_indices().nth(REACH).map_or(text.len(), |(at, _)| at);
    let head = text.get(..limit).unwrap_or("");
    let mut cuts = Vec::new();
    let (mut start, mut divider): (usize, Option<usize>) = (0, None);
    let mut previous = ' ';
    for (at, c) in head.char_indices() {
        let next = head.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let divides = match c {
            ':' | '/' | '(' | ')' | '|' | '،' | '-' | '–' | '—' | '−' | '*' | ',' | '[' | ']' | '\\' => true,
            // Tatweel stands for a dash between blanks; inside a word it is a stretched letter.
            '\u{0640}' => previous.is_whitespace() || next.is_whitespace(),
            _ => false,
        };
        if divides {
            divider.get_or_insert(at);
        } else if !c.is_whitespace()
            && let Some(from) = divider.take()
        {
            cuts.push(Cut { text: head.get(start..from).unwrap_or(""), divider: head.get(from..at).unwrap_or(""), end: at });
            start = at;
        }
        previous = c;
    }
    let from = divider.unwrap_or(limit);
    cuts.push(Cut { text: head.get(start..from).unwrap_or(""), divider: head.get(from..).unwrap_or(""), end: limit });
    cuts.retain(|cut| !cut.text.trim().is_empty() || !cut.divider.is_empty());
    cuts
}

/// A whole line that is a dateline or byline.
pub fn line(lists: &PageLists, text: &str) -> Option<Found> {
    if text.chars().nth(REACH).is_some() {
        return None;
    }
    let mut found = Found { end: text.len(), ..Found::default() };
    let cuts = cut(text);
    let (mut known, mut bracketed) = (0, false);
    for piece in cuts.iter().filter(|piece| !trim(piece.text).is_empty()) {
        let segment = classify(lists, piece.text);
        match &segment {
            Segment::Other => return None,
            Segment::Places(_) | Segment::Signer(..) | Segment::SignerAt(..) => known += 1,
            Segment::Date | Segment::Note | Segment::Person(_) => {}
        }
        found.add(segment, bracketed);
        bracketed = piece.divider.contains('(');
    }
    (known > 0).then_some(found)
}

/// The dateline at the head of a paragraph; the prose goes on at `end`.
pub fn head(lists: &PageLists, text: &str) -> Option<Found> {
    let cuts = cut(text);
    let mut found = Found::default();
    let mut best: Option<Found> = None;
    let (mut known, mut people, mut opened) = (false, false, None);
    // The last cut has no end in sight: it is where the prose goes on.
    for (index, piece) in cuts.iter().enumerate().take(cuts.len().saturating_sub(1)) {
        if !trim(piece.text).is_empty() {
            let segment = classify(lists, piece.text);
            let sure = matches!(segment, Segment::Places(_) | Segment::Signer(BylineKind::Agency, _) | Segment::SignerAt(..));
            match &segment {
                Segment::Other => break,
                Segment::Signer(BylineKind::Outlet, _)
                    if index == 0 && !quoted(piece.text) && !piece.divider.contains(['-', '–', '—', 'ـ']) =>
                {
                    break;
                }
                Segment::Person(_) => people = true,
                _ => {}
            }
            known |= sure;
            found.add(segment.clone(), opened == Some('('));
            found.end = piece.end;
            let closes = match piece.divider.trim() {
                divider if divider.contains(':') => known && (!people || index > 0),
                divider if divider.starts_with([')', ']']) => known && !people && opened == Some('('),
                divider if divider.starts_with('/') => known && !people && opened == Some('/') && piece.text.chars().count() < 20,
                divider if divider.starts_with(['-', '–', '—', 'ـ', '−']) => {
                    known && !people && !matches!(segment, Segment::Signer(BylineKind::Outlet, _) if !quoted(piece.text))
                }
                _ => false,
            };
            let rest = text.get(piece.end..).unwrap_or("");
            if closes && rest.split_whitespace().take(3).count() == 3 && !rest.starts_with(['(', '/']) {
                best = Some(found.clone());
            }
        }
        opened = piece.divider.chars().rev().find(|c| matches!(c, '(' | '/' | ')' | ':'));
    }
    best
}

fn quoted(text: &str) -> bool {
    text.contains(['«', '"', '“', '\''])
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '"' | '«' | '»' | '“' | '”' | '\'' | '.' | '\u{200e}' | '\u{200f}')
    })
}

fn classify(lists: &PageLists, written: &str) -> Segment {
    let name = trim(written);
    let folded = key(name);
    let words = folded.split(' ').count();
    if folded.is_empty() || words > 9 {
        return Segment::Other;
    }
    if let Some(country) = lists.place(&folded) {
        return Segment::Places(vec![DatelinePlace { name: name.to_owned(), country: country.map(str::to_owned) }]);
    }
    if let Some(kind) = lists.signer(&folded) {
        return Segment::Signer(kind, name.to_owned());
    }
    if lists.is_note(&folded) {
        return Segment::Note;
    }
    if let Some(places) = dated(lists, name).or_else(|| joined(lists, name)) {
        return Segment::Places(places);
    }
    if folded.contains(|c: char| c.is_ascii_digit()) {
        return if words <= 4 { Segment::Date } else { Segment::Other };
    }
    if let Some((left, right)) = name.rsplit_once(" من ")
        && let Segment::Places(places) = classify_place(lists, right)
    {
        let left = trim(left);
        let kind = lists.signer(&key(left)).unwrap_or(BylineKind::Person);
        if kind != BylineKind::Person || is_person(left) {
            return Segment::SignerAt(Byline { name: left.to_owned(), kind }, places);
        }
    }
    if is_person(name) { Segment::Person(name.to_owned()) } else { Segment::Other }
}

fn classify_place(lists: &PageLists, name: &str) -> Segment {
    match lists.place(&key(name)) {
        Some(country) => {
            Segment::Places(vec![DatelinePlace { name: trim(name).to_owned(), country: country.map(str::to_owned) }])
        }
        None => Segment::Other,
    }
}

/// `القاهرة في 5 يناير`, `واشنطن 10 يناير`: a place with its day.
fn dated(lists: &PageLists, name: &str) -> Option<Vec<DatelinePlace>> {
    let at = name.find(|c: char| c.is_numeric())?;
    let place = name.get(..at)?.trim();
    let place = place.strip_suffix(" في").unwrap_or(place);
    match classify_place(lists, place) {
        Segment::Places(places) if name.split_whitespace().count() <= 7 => Some(places),
        _ => None,
    }
}

/// `لندن وواشنطن`: two places joined by a conjunction.
fn joined(lists: &PageLists, name: &str) -> Option<Vec<DatelinePlace>> {
    let (at, _) = name.match_indices(" و").find(|&(at, and)| {
        lists.place(&key(name.get(..at).unwrap_or(""))).is_some()
            && lists.place(&key(name.get(at + and.len()..).unwrap_or(""))).is_some()
    })?;
    let parts = [name.get(..at)?, name.get(at + " و".len()..)?];
    Some(
        parts
            .iter()
            .filter_map(|part| match classify_place(lists, part) {
                Segment::Places(places) => Some(places),
                _ => None,
            })
            .flatten()
            .collect(),
    )
}

/// Words that open a clause and never a name: verbs of reporting and happening, particles, with or without و.
const NO_NAME: &[&str] = &[
    "قال",
    "قالت",
    "اعلن",
    "اعلنت",
    "اكد",
    "اكدت",
    "كشف",
    "كشفت",
    "ذكر",
    "ذكرت",
    "نفي",
    "نفت",
    "دعا",
    "دعت",
    "افاد",
    "افادت",
    "اوضح",
    "اضاف",
    "اضافت",
    "تابع",
    "شدد",
    "اشار",
    "اعتبر",
    "راي",
    "كتب",
    "قتل",
    "اصيب",
    "وصل",
    "بدا",
    "بدات",
    "في",
    "من",
    "علي",
    "الي",
    "عن",
    "ان",
    "هذا",
    "هذه",
    "كان",
    "كانت",
    "لم",
    "لا",
    "ما",
    "مع",
    "بعد",
    "قبل",
    "هل",
    "كيف",
    "لماذا",
    "متي",
    "اين",
    "بين",
    "هو",
    "هي",
    "تعرف",
    "شاهد",
    "بالصور",
    "بالفيديو",
    "اليوم",
    "امس",
    "غدا",
    "عاجل",
    "فيديو",
    "صور",
];

/// Whether a segment is shaped like the name of a person or two: two to five words of letters, none of them
/// one that opens a clause. `رنا الساحلي`, `سامر الراوي ونايف القاسم`, `د. هند الساحلي`.
pub fn is_person(name: &str) -> bool {
    let folded = head_key(name, 80);
    let words: Vec<&str> = folded.split(' ').collect();
    let count = words.iter().filter(|word| !matches!(**word, "عبد" | "ابو" | "ال" | "بن" | "د" | "م" | "ا")).count();
    let clause = |word: &&str| NO_NAME.contains(word) || word.strip_prefix('و').is_some_and(|rest| NO_NAME.contains(&rest));
    (2..=5).contains(&count)
        && words.len() <= 8
        && !folded.starts_with("ال")
        && !words.iter().any(clause)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '\'' | '\u{0640}' | '\u{064b}'..='\u{0652}'))
}

/// Given names that begin with و, which is then no conjunction.
const BEGIN_WITH_WAW: &[&str] = &[
    "وليد", "وائل", "وسام", "وسيم", "وجدي", "وجيه", "وحيد", "وديع", "وداد", "وفاء", "وهيب", "ورد", "وردة", "وضاح", "وصال",
    "وسمي", "وهبة", "وفيق", "وصفي", "ولاء", "ولي",
];

/// `سامر الراوي ونايف القاسم` → both.
fn people(names: &str) -> Vec<String> {
    let words: Vec<&str> = names.split_whitespace().collect();
    let joint = (2..words.len().saturating_sub(1))
        .find(|&at| words.get(at).is_some_and(|word| word.starts_with('و') && !BEGIN_WITH_WAW.contains(word)));
    match joint {
        Some(at) => {
            let second = words.get(at..).unwrap_or(&[]).join(" ");
            let mut out = vec![words.get(..at).unwrap_or(&[]).join(" ")];
            out.extend(people(second.strip_prefix('و').unwrap_or(&second)));
            out
        }
        None => vec![words.join(" ")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(found: Option<Found>) -> Option<(Vec<String>, Vec<String>, bool)> {
        let found = found?;
        let places =
            found.places.iter().map(|place| format!("{} {}", place.name, place.country.as_deref().unwrap_or("-"))).collect();
        Some((places, found.signers.iter().map(|signer| signer.name.clone()).collect(), found.place_first))
    }

    #[test]
    fn lines_of_their_own() {
        let lists = PageLists::new();
        for (text, places, signers, place_first) in [
            ("طشقند (أوزبكستان)/ أنقرة/ دلهي -وكالات", &["طشقند UZ", "أنقرة TR", "دلهي IN"][..], &["وكالات"][..], true),
            ("لندن: رنا الساحلي", &["لندن GB"], &["رنا الساحلي"], true),
            ("عين اليوم – الرياض", &["الرياض SA"], &["عين اليوم"], false),
            ("سامر الراوي ونايف القاسم - جدة", &["جدة SA"], &["سامر الراوي", "نايف القاسم"], false),
            ("وليد الراوي - جدة", &["جدة SA"], &["وليد الراوي"], false),
            ("رويترز", &[], &["رويترز"], false),
            ("\"الاقتصادية\" من الرياض", &["الرياض SA"], &["الاقتصادية"], false),
            ("برلين: د ب أ", &["برلين DE"], &["د ب أ"], true),
            ("القاهرة ـ «القدس العربي»:", &["القاهرة EG"], &["القدس العربي"], true),
        ] {
            let owned = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
            assert_eq!(shown(line(&lists, text)), Some((owned(places), owned(signers), place_first)), "{text}");
        }
        for text in ["سيطرة قطاع الطرق", "الرياض تستضيف القمة", "القاهرة: قال الوزير", "عرض صيني"]
        {
            assert_eq!(line(&lists, text), None, "{text}");
        }
    }

    #[test]
    fn heads_of_paragraphs() {
        let lists = PageLists::new();
        for (dateline, prose) in [
            ("الرياض - واس: ", "أعلنت الوزارة افتتاح المحطة."),
            ("القاهرة (رويترز) – ", "قال مسؤول إن العمل بدأ."),
            ("عمان – بترا – ", "أكد الوزير أن العمل بدأ."),
            ("لندن: ", "وصل الوفد أمس إلى المدينة."),
            ("بيروت - 10 - 1 (كونا) -- ", "بحث الوزيران سبل التعاون."),
            ("الدوحة في 10 يناير /قنا/ ", "استقبل الأمير وفداً من النواب."),
            ("سامر الراوي- سبق- الرياض: ", "كشفت مصادر عن موعد الافتتاح."),
            ("غزة - ", "شيع المئات جثمان الشاب أمس."),
            ("عواصم - وكالات: ", "نفى المبعوث تحديد موعد."),
            ("لندن وواشنطن - رويترز: ", "ارتفعت أسعار النفط أمس."),
        ] {
            let text = format!("{dateline}{prose}");
            assert_eq!(head(&lists, &text).map(|found| found.end), Some(dateline.len()), "{text}");
        }
        for text in [
            "الرياض تستضيف القمة - كما قال الوزير - غداً.",
            "قال الوزير: إن العمل بدأ أمس.",
            "أكد الوزير (رويترز) أن العمل بدأ.",
            "القاهرة - قال الوزير: إن العمل بدأ.",
            "اليوم: نفتتح المحطة الجديدة في المدينة.",
        ] {
            let end = head(&lists, text).map_or(0, |found| found.end);
            assert!(end == 0 || text[..end].trim_end() == "القاهرة -", "{text}: {}", &text[..end]);
        }
    }

    proptest! {
        #[test]
        fn ends_lie_on_boundaries(text in "(الرياض|واس|رويترز|سامر الراوي|[-:/()–ـ «»]|\\PC){0,24}") {
            let lists = PageLists::new();
            for found in [line(&lists, &text), head(&lists, &text)].into_iter().flatten() {
                prop_assert!(text.is_char_boundary(found.end));
            }
        }
    }
}
