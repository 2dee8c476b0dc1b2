//! What an element is for, by the words of its class and id (`classes.tsv`): `post-share-buttons` is for sharing.
//!
//! Authors of pages name elements in English whatever language they print, and in much the same words everywhere.

use rustc_hash::FxHashMap;

const CLASSES: &str = include_str!("../../lexicon/classes.tsv");

/// What an element is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// Advertisements.
    Ad,
    /// Sharing, following, printing.
    Share,
    /// Readers' comments.
    Comment,
    /// Ways around the site.
    Nav,
    /// The foot of the page.
    Foot,
    /// What stands beside the article.
    Side,
    /// Other articles.
    Related,
    /// Other articles too, but not for this one's sake: what is read most.
    Popular,
    /// Keywords.
    Tags,
    /// Who wrote it, when.
    Meta,
    /// Cookies, paywalls.
    Cookie,
    /// Windows over the page.
    Popup,
    /// Searching, voting, logging in.
    Form,
    /// Players of sound and film.
    Player,
    /// What readers do not see.
    Hidden,
    /// What a picture shows.
    Caption,
    /// A sentence of the article repeated in large letters.
    Quote,
    /// A post of another medium.
    Post,
}

impl Use {
    fn named(name: &str) -> Option<Use> {
        Some(match name {
            "ad" => Use::Ad,
            "share" => Use::Share,
            "comment" => Use::Comment,
            "nav" => Use::Nav,
            "foot" => Use::Foot,
            "side" => Use::Side,
            "related" => Use::Related,
            "popular" => Use::Popular,
            "tags" => Use::Tags,
            "meta" => Use::Meta,
            "cookie" => Use::Cookie,
            "popup" => Use::Popup,
            "form" => Use::Form,
            "player" => Use::Player,
            "hidden" => Use::Hidden,
            "caption" => Use::Caption,
            "quote" => Use::Quote,
            "post" => Use::Post,
            _ => return None,
        })
    }
}

/// The words of a row beyond the first: groups of alternatives that must all be there.
type Others = Vec<Vec<&'static str>>;

/// The compiled list.
#[derive(Debug, Default)]
pub struct Classes {
    rules: FxHashMap<&'static str, Vec<(Others, Use)>>,
}

impl Classes {
    /// Compiles the list.
    pub fn new() -> Classes {
        let mut rules: FxHashMap<&'static str, Vec<(Others, Use)>> = FxHashMap::default();
        for row in CLASSES.lines().filter(|row| !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let Some(purpose) = cells.next().and_then(Use::named) else { continue };
            let first = cells.next().unwrap_or("");
            let others: Others = cells.map(|cell| cell.split('|').collect()).collect();
            for word in first.split('|').filter(|word| !word.is_empty()) {
                rules.entry(word).or_default().push((others.clone(), purpose));
            }
        }
        Classes { rules }
    }

    /// What an element with this class and id is for, by the first word that tells.
    pub fn find(&self, class: &str, id: &str) -> Option<Use> {
        let mut text = String::with_capacity(class.len() + id.len() + 8);
        let mut ends: Vec<(usize, usize)> = Vec::with_capacity(8);
        words(class, &mut text, &mut ends);
        words(id, &mut text, &mut ends);
        let word = |&(from, to): &(usize, usize)| text.get(from..to).unwrap_or("");
        let mut uses = ends.iter().filter_map(|at| {
            let rules = self.rules.get(word(at))?;
            rules
                .iter()
                .find(|(others, _)| {
                    others.iter().all(|group| ends.iter().any(|other| other != at && group.contains(&word(other))))
                })
                .map(|&(_, purpose)| purpose)
        });
        // `social-embed` is a post, though it is social: what the article shows comes before what stands around it.
        let first = uses.next()?;
        let shown = std::iter::once(first).chain(uses).find(|purpose| matches!(purpose, Use::Post | Use::Quote));
        Some(shown.unwrap_or(first))
    }
}

/// The longest class worth taking apart, in bytes.
const LONGEST: usize = 400;

/// Cuts a class or id into small words, at marks and where a capital begins.
fn words(name: &str, text: &mut String, ends: &mut Vec<(usize, usize)>) {
    let mut start = text.len();
    let mut small = false;
    for byte in name.bytes().take(LONGEST).chain([b' ']) {
        if !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase() && small {
            if text.len() > start {
                ends.push((start, text.len()));
            }
            start = text.len();
        }
        if byte.is_ascii_alphabetic() {
            text.push(char::from(byte.to_ascii_lowercase()));
        }
        small = byte.is_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_are_told_by_words() {
        let classes = Classes::new();
        for (class, id, purpose) in [
            ("post-share-buttons", "", Some(Use::Share)),
            ("ShareButtons", "", Some(Use::Share)),
            ("", "related_news_2", Some(Use::Related)),
            ("col read more", "", Some(Use::Related)),
            ("article-body", "content", None),
            ("reader shadow header-ready", "", None),
            ("wp-caption-text", "", Some(Use::Caption)),
            ("twitter-tweet", "", Some(Use::Post)),
        ] {
            assert_eq!(classes.find(class, id), purpose, "{class} {id}");
        }
    }

    #[test]
    fn every_row_says_something() {
        for row in CLASSES.lines().filter(|row| !row.starts_with('#')) {
            let cells: Vec<_> = row.split('\t').collect();
            assert!(Use::named(cells[0]).is_some() && cells.len() >= 2, "{row}");
            assert!(cells.iter().all(|cell| !cell.is_empty()), "{row}");
        }
    }
}
