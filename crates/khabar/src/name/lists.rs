//! The word lists of the name room, compiled once: which words head a description of a speaker (وزير),
//! stand before a name as a title (الشيخ), head the name of a body (وزارة), or tell a country (الفرنسية).
//!
//! Every question takes a folded word as it stands in the text. The whole word is tried first and then its
//! splits in front (والوزير, للشيخ), so a clitic counts only where the list knows the rest.

use super::model::Model;
use super::nature::Natures;
use super::sheet::{Sheets, values};
use crate::text::clitic;
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What kind of description a role noun heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoleKind {
    /// Holds an office: وزير، رئيس، سفير.
    Office,
    /// Speaks for others: متحدث، ناطق.
    Voice,
    /// Someone the report does not name: مصدر، مسؤول، شاهد، مواطن.
    Source,
    /// Speaks from knowledge: خبير، محلل، طبيب.
    Expert,
    /// A relation: والد، نجل، زوجة.
    Kin,
    /// مدرب، لاعب.
    Sport,
    /// شاعر، مخرج.
    Art,
    /// Military rank: لواء، عقيد.
    Rank,
    /// Many at once: قيادات.
    Group,
}

/// A noun that heads a description, as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// What kind of description it heads.
    pub kind: RoleKind,
    /// Whether the form is feminine (وزيرة).
    pub feminine: bool,
    /// Whether the form is plural (وزراء).
    pub plural: bool,
    /// Whether it carries the article (الوزير).
    pub article: bool,
    /// Folded bytes of conjunction and preposition before it (و in والوزير).
    pub before: u8,
}

/// A noun that heads the name of a body, as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Grammatical gender, which verbs and adjectives follow.
    pub feminine: bool,
    /// Whether the form is plural (وزارات).
    pub plural: bool,
    /// Whether it carries the article (الوزارة).
    pub article: bool,
    /// Folded bytes of conjunction and preposition before it.
    pub before: u8,
}

/// A nationality adjective (الروسي، الروسية، الروس), as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nationality {
    /// ISO 3166 alpha-2 code.
    pub country: &'static str,
    /// Whether the form is feminine.
    pub feminine: bool,
    /// Whether the form is plural or dual.
    pub plural: bool,
    /// Whether it carries the article.
    pub article: bool,
}

#[derive(Clone, Copy, Debug)]
struct Form<T> {
    value: T,
    feminine: bool,
    plural: bool,
}

/// The compiled lists.
#[derive(Debug, Default)]
pub struct Lists {
    roles: FxHashMap<Box<str>, Form<RoleKind>>,
    bodies: FxHashMap<Box<str>, Form<()>>,
    titles: FxHashMap<Box<str>, bool>,
    /// The further words of titles of several words: الله of آية الله.
    title_tails: FxHashSet<Box<str>>,
    nationalities: FxHashMap<Box<str>, Form<&'static str>>,
    natures: Natures,
    model: Model<'static>,
}

impl Lists {
    /// Compiles the lists in `crates/khabar/lexicon`.
    pub fn new() -> Self {
        let sheets = Sheets::new();
        let mut lists = Lists { natures: Natures::new(&sheets), model: Model::new(super::MODEL), ..Lists::default() };
        lists.add_roles(&sheets);
        lists.add_bodies(&sheets);
        lists.add_titles(&sheets);
        lists.add_countries(&sheets);
        lists
    }

    /// The sequence model.
    pub const fn model(&self) -> &Model<'static> {
        &self.model
    }

    /// Which lists each word is in, for the sequence model.
    pub fn natures(&self) -> &Natures {
        &self.natures
    }

    /// Whether folded `word` is a given name (سلمى, جورج) that is not also a common word.
    pub fn is_given(&self, word: &str) -> bool {
        let flags = self.natures.get(word).map_or(0, |nature| nature.flags);
        flags & super::nature::flag::GIVEN != 0 && flags & super::nature::flag::COMMON == 0
    }

    fn add_roles(&mut self, sheets: &Sheets) {
        for row in &sheets.roles {
            let kind = role_kind(row.kind);
            if let Some(masculine) = row.masculine {
                let lone_feminine = row.feminine == "-" && masculine.ends_with('ة') && masculine != "خليفة";
                let form = Form { value: kind, feminine: lone_feminine, plural: false };
                put(&mut self.roles, masculine, form);
                match row.feminine {
                    "-" => {}
                    "+" => put(&mut self.roles, &format!("{masculine}ة"), Form { feminine: true, ..form }),
                    other => put(&mut self.roles, other, Form { feminine: true, ..form }),
                }
            }
            for plural in values(row.plurals) {
                let feminine = plural.ends_with("ات") && row.feminine == "+";
                put(&mut self.roles, plural, Form { value: kind, feminine, plural: true });
            }
            if let Some(masculine) = row.masculine.filter(|_| row.feminine != "-") {
                for dual in [format!("{masculine}ان"), format!("{masculine}ين")] {
                    put(&mut self.roles, &dual, Form { value: kind, feminine: false, plural: true });
                }
            }
        }
    }

    fn add_bodies(&mut self, sheets: &Sheets) {
        for row in &sheets.bodies {
            put(&mut self.bodies, row.word, Form { value: (), feminine: row.feminine, plural: false });
            for plural in values(row.plurals).map(str::to_owned).chain(duals(row.word)) {
                put(&mut self.bodies, &plural, Form { value: (), feminine: true, plural: true });
            }
        }
    }

    fn add_titles(&mut self, sheets: &Sheets) {
        for row in &sheets.titles {
            // Titles of several words (آية الله) are known by their first.
            let mut words = row.words.split(' ');
            let head = words.next().unwrap_or(row.words);
            self.title_tails.extend(words.map(|word| fold(word).into_boxed_str()));
            self.titles.entry(fold(head).into()).or_insert(row.feminine);
        }
    }

    fn add_countries(&mut self, sheets: &Sheets) {
        for row in &sheets.countries {
            for (word, feminine, plural) in row.forms() {
                put(&mut self.nationalities, &word, Form { value: row.code, feminine, plural });
            }
            for plural in values(row.plurals) {
                put(&mut self.nationalities, plural, Form { value: row.code, feminine: false, plural: true });
            }
        }
    }

    /// The role noun that folded `word` is: وزير, والوزيرة, لوزراء.
    pub fn role(&self, word: &str) -> Option<Role> {
        let (form, article, before) = look(&self.roles, word)?;
        Some(Role { kind: form.value, feminine: form.feminine, plural: form.plural, article, before })
    }

    /// Whether folded `word` heads a description of a person: وزير، متحدث، مصدر، شاهد.
    pub fn is_role(&self, word: &str) -> bool {
        self.role(word).is_some()
    }

    /// The body noun that folded `word` is: وزارة, بالشركة, الوزارات.
    pub fn body(&self, word: &str) -> Option<Body> {
        let (form, article, before) = look(&self.bodies, word)?;
        Some(Body { feminine: form.feminine, plural: form.plural, article, before })
    }

    /// Whether folded `word` heads the name of an organisation: وزارة، شركة، حزب.
    pub fn is_body(&self, word: &str) -> bool {
        self.body(word).is_some()
    }

    /// Whether folded `word` is a title that may stand before a name without being part of it: الشيخ,
    /// للدكتور, and the letters of «د.» and «م.» without their stop.
    pub fn is_title(&self, word: &str) -> bool {
        self.title(word).is_some()
    }

    /// Whether folded `word` goes on a title that folded `before` began: آية **الله**.
    pub fn goes_on_title(&self, before: &str, word: &str) -> bool {
        self.title_tails.contains(word) && (self.is_title(before) || self.title_tails.contains(before))
    }

    /// Whether the title that folded `word` is shows a woman (الدكتورة); none where it is no title.
    pub fn title(&self, word: &str) -> Option<bool> {
        if let Some(&feminine) = self.titles.get(word) {
            return Some(feminine);
        }
        clitic::prefixes(word).skip(1).find_map(|split| {
            let stem = if split.article && split.preposition.is_none() {
                // The article is part of the listed title; ask with it.
                word.get(split.before - "ال".len()..)?
            } else {
                split.stem
            };
            let found = self.titles.get(stem).copied();
            found.filter(|_| stem.chars().count() > 2)
        })
    }

    /// The nationality adjective that folded `word` is: روسي, والروسية, الفرنسيون.
    pub fn nationality_form(&self, word: &str) -> Option<Nationality> {
        let (form, article, _) = look(&self.nationalities, word)?;
        Some(Nationality { country: form.value, feminine: form.feminine, plural: form.plural, article })
    }

    /// The ISO 3166 alpha-2 code of the country whose adjective folded `word` is.
    pub fn nationality(&self, word: &str) -> Option<&'static str> {
        self.nationality_form(word).map(|form| form.country)
    }
}

/// The whole word first, then each split in front that leaves a stem the list knows.
fn look<T: Copy>(list: &FxHashMap<Box<str>, Form<T>>, word: &str) -> Option<(Form<T>, bool, u8)> {
    clitic::prefixes(word).find_map(|split| {
        let form = *list.get(split.stem)?;
        let article_bytes = match (split.article, split.preposition) {
            (false, _) => 0,
            (true, Some('ل')) => "ل".len(),
            (true, _) => "ال".len(),
        };
        Some((form, split.article, split.before.saturating_sub(article_bytes) as u8))
    })
}

/// The duals of a noun in ة, also before a genitive: كتلتان, كتلتين, كتلتا, كتلتي.
fn duals(word: &str) -> Vec<String> {
    word.strip_suffix('ة')
        .map_or_else(Vec::new, |stem| ["تان", "تين", "تا", "تي"].iter().map(|ending| format!("{stem}{ending}")).collect())
}

fn put<T: Copy>(list: &mut FxHashMap<Box<str>, Form<T>>, word: &str, form: Form<T>) {
    list.entry(fold(word).into()).or_insert(form);
}

fn role_kind(cell: &str) -> RoleKind {
    match cell {
        "office" => RoleKind::Office,
        "voice" => RoleKind::Voice,
        "expert" => RoleKind::Expert,
        "kin" => RoleKind::Kin,
        "sport" => RoleKind::Sport,
        "art" => RoleKind::Art,
        "rank" => RoleKind::Rank,
        "group" => RoleKind::Group,
        _ => RoleKind::Source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn roles_with_gender_number_and_what_is_written_onto_them() {
        let lists = Lists::new();
        let role = |word: &str| lists.role(&fold(word));
        let found = |word| role(word).map(|role| (role.kind, role.feminine, role.plural, role.article, role.before));
        assert_eq!(found("وزير"), Some((RoleKind::Office, false, false, false, 0)));
        assert_eq!(found("والوزيرة"), Some((RoleKind::Office, true, false, true, 2)));
        assert_eq!(found("للناطق"), Some((RoleKind::Voice, false, false, true, 2)));
        assert_eq!(found("وخبراء"), Some((RoleKind::Expert, false, true, false, 2)));
        assert_eq!(found("والد"), Some((RoleKind::Kin, false, false, false, 0)));
        assert_eq!(found("سيارة"), None);
    }

    #[test]
    fn bodies_titles_and_nationalities() {
        let lists = Lists::new();
        assert!(lists.body(&fold("بالوزارة")).is_some_and(|body| body.feminine && body.article && body.before == 2));
        assert!(lists.is_body(&fold("حزب")) && !lists.is_body(&fold("حرب")));
        assert_eq!(lists.title(&fold("والدكتورة")), Some(true));
        assert_eq!(lists.title(&fold("للشيخ")), Some(false));
        assert!(!lists.is_title("من"));
        for (word, country) in [("الروسي", "RU"), ("والفرنسية", "FR"), ("الأتراك", "TR"), ("كازاخستانيون", "KZ")]
        {
            assert_eq!(lists.nationality(&fold(word)), Some(country), "{word}");
        }
        assert_eq!(lists.nationality(&fold("الوطني")), None);
    }

    proptest! {
        #[test]
        fn any_word_may_be_asked(word in "\\PC{0,12}") {
            let lists = Lists::default();
            let _ = (lists.role(&word), lists.body(&word), lists.title(&word), lists.nationality(&word));
        }
    }
}
