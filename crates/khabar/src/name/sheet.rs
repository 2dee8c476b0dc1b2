//! The lists that tell two things of a word, each row taken apart once: what it heads in the text ([`super::Lists`]:
//! وزيرة, a role, feminine) and what the sequence model is told of it ([`super::nature::Natures`]: in the list of roles).

use crate::lexicon::rows;

/// The rows of the lists.
pub struct Sheets {
    pub roles: Vec<Role>,
    pub bodies: Vec<Body>,
    pub titles: Vec<Title>,
    pub countries: Vec<Country>,
}

/// A line of `roles.tsv`.
pub struct Role {
    /// وزير; none where there is only a plural.
    pub masculine: Option<&'static str>,
    /// `+` for ة, `-` for none, or the word.
    pub feminine: &'static str,
    pub plurals: &'static str,
    pub kind: &'static str,
}

/// A line of `bodies.tsv`.
pub struct Body {
    /// وزارة.
    pub word: &'static str,
    pub feminine: bool,
    pub plurals: &'static str,
}

/// A line of `titles.tsv`.
pub struct Title {
    /// الدكتورة.
    pub words: &'static str,
    pub feminine: bool,
}

/// A line of `countries.tsv`.
pub struct Country {
    /// ISO 3166 alpha-2.
    pub code: &'static str,
    pub names: &'static str,
    /// فرنسي.
    pub adjectives: &'static str,
    /// أتراك.
    pub plurals: &'static str,
    pub capitals: &'static str,
}

/// The endings of a nationality adjective, and whether each is feminine, and plural or dual.
const ENDINGS: [(&str, bool, bool); 9] = [
    ("", false, false),
    ("ا", false, false),
    ("ة", true, false),
    ("ات", true, true),
    ("ون", false, true),
    ("ين", false, true),
    ("ان", false, true),
    ("تان", true, true),
    ("تين", true, true),
];

impl Sheets {
    /// Reads the lists.
    pub fn new() -> Self {
        let (roles, bodies) = (include_str!("../../lexicon/roles.tsv"), include_str!("../../lexicon/bodies.tsv"));
        let (titles, countries) = (include_str!("../../lexicon/titles.tsv"), include_str!("../../lexicon/countries.tsv"));
        Sheets {
            roles: taken(roles, |[masculine, feminine, plurals, kind]| {
                let masculine = Some(masculine).filter(|&masculine| masculine != "-");
                Role { masculine, feminine, plurals, kind }
            }),
            bodies: taken(bodies, |[word, gender, plurals]| Body { word, feminine: gender == "f", plurals }),
            titles: taken(titles, |[words, gender]| Title { words, feminine: gender == "f" }),
            countries: taken(countries, |[code, names, adjectives, plurals, capitals]| Country {
                code,
                names,
                adjectives,
                plurals,
                capitals,
            }),
        }
    }
}

impl Country {
    /// Each form of the adjectives of one word, and whether it is feminine, and plural or dual: فرنسي, فرنسية, فرنسيون.
    pub fn forms(&self) -> impl Iterator<Item = (String, bool, bool)> {
        let words = values(self.adjectives).filter(|adjective| !adjective.contains(' '));
        words.flat_map(|word| ENDINGS.map(|(ending, feminine, plural)| (format!("{word}{ending}"), feminine, plural)))
    }
}

/// The values of one cell.
pub fn values(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|value| !value.is_empty())
}

/// Each row of a list made into what it says; cells it lacks are empty.
fn taken<const N: usize, T>(list: &'static str, make: impl Fn([&'static str; N]) -> T) -> Vec<T> {
    rows(list).map(|row| make(std::array::from_fn(|at| row.get(at).copied().unwrap_or("")))).collect()
}
