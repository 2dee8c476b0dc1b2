//! The lexicon room: word lists, one entry a line of a TSV, and the inflection of lemmas.
//!
//! Lists live in `crates/khabar/lexicon/*.tsv` and are compiled into the program; `README.md` there names
//! each list's columns, source and licence. Nothing here knows what the words are used for.

pub mod honorific;
pub mod inflect;

/// The rows of a word list: tab-separated cells, blank lines and lines that begin with `#` left out.
pub fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}
