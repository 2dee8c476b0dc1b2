//! The headline, reconciled from `h1`, `og:title`, JSON-LD and `title`.
//!
//! A heading of the first rank that another source confirms is taken as it is shown; the others carry the outlet's name
//! behind a bar (`جسر جديد | الضفتان`), are cut at a hundred characters, or were written for another medium.

use crate::harvest::Harvest;
use crate::html::Id;
use khabar::source::key::key;

/// Marks between a headline and the outlet's name.
const BARS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", "|", " ـ ", " : ", " -", "- "];

/// The headline and, when it is one on the page, its element. `first` are the first short lines of the article.
pub fn choose(
    harvest: &Harvest,
    names: &[String],
    first: &[(Id, &str)],
    is_cut: impl Fn(Id) -> bool,
) -> Option<(String, Option<Id>)> {
    fn bare<'t>(title: Option<&'t str>, names: &[String]) -> Option<&'t str> {
        title.map(|title| strip(title, names)).filter(|title| !title.is_empty())
    }
    let social = bare(harvest.meta.first(&["og:title", "twitter:title", "dc.title", "dcterms.title", "title"]), names);
    let described = bare(harvest.article.headline.as_deref(), names);
    let written = bare(harvest.markup.title.as_deref(), names);
    let headings: Vec<(Id, &str)> = harvest
        .markup
        .headings
        .iter()
        .filter(|(id, _)| !is_cut(*id))
        .map(|(id, text)| (*id, text.as_str()))
        .filter(|(_, text)| !names.iter().any(|name| key(name) == key(text)))
        .collect();
    let claims = [described, social, written];
    let confirmed = headings.iter().find(|(_, heading)| claims.iter().flatten().any(|claim| same(heading, claim)));
    if let Some(&(id, heading)) = confirmed {
        return Some((strip(heading, names).to_owned(), Some(id)));
    }
    // Old pages print the headline in large letters, in no heading; what `title` has more is the paper's name.
    let large = first
        .iter()
        .find(|(_, line)| line.split_whitespace().count() >= 3 && claims.iter().flatten().any(|claim| same(line, claim)));
    if let Some(&(id, line)) = large {
        return Some((strip(line, names).to_owned(), Some(id)));
    }
    let claim = claims.iter().flatten().find(|claim| claim.split_whitespace().count() >= 2);
    let first = headings.iter().find(|(_, heading)| heading.split_whitespace().count() >= 3);
    match (claim, first) {
        (Some(claim), _) => Some(((*claim).to_owned(), None)),
        (None, Some(&(id, heading))) => Some((heading.to_owned(), Some(id))),
        (None, None) => None,
    }
}

/// Whether two titles are one: the same key, or one is most of the other.
pub fn same(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !short.is_empty() && long.contains(short.as_str()) && short.len() * 5 >= long.len() * 3
}

/// A title without the outlet's name at either end.
pub fn strip<'t>(title: &'t str, names: &[String]) -> &'t str {
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = BARS.iter().find_map(|bar| {
            let behind = title.rsplit_once(bar).filter(|(_, name)| is_name(name, names)).map(|(rest, _)| rest);
            let before = || title.split_once(bar).filter(|(name, _)| is_name(name, names)).map(|(_, rest)| rest);
            // `… - الضفتان | Diffatan`: two names behind the headline.
            behind.or_else(before)
        });
        match cut.map(str::trim).filter(|rest| !rest.is_empty()) {
            Some(rest) => title = rest,
            None => break,
        }
    }
    title
}

/// Whether a piece of a title is the outlet's name, or has it in it.
fn is_name(piece: &str, names: &[String]) -> bool {
    let piece = key(piece);
    let words = piece.split(' ').count();
    !piece.is_empty()
        && words <= 7
        && names.iter().map(|name| key(name)).any(|name| {
            let spaced = format!(" {piece} ");
            let compact: String = piece.split(' ').collect();
            name.chars().count() >= 2
                && (piece == name
                    || words <= 5 && spaced.contains(&format!(" {name} "))
                    || name.contains(&piece) && piece.len() > 5
                    || compact.starts_with(&name) && name.len() > 3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::Tree;

    fn headline(html: &str) -> Option<String> {
        let harvest = Harvest::of(&Tree::build(html).unwrap());
        let names = ["الضفتان".to_owned(), "diffatan".to_owned()];
        choose(&harvest, &names, &[], |_| false).map(|(title, _)| title)
    }

    #[test]
    fn the_heading_that_others_confirm_wins() {
        let shown = |html: &str| headline(html).unwrap();
        assert_eq!(
            shown("<title>جسر جديد على النهر | الضفتان</title><h1>الضفتان</h1><h1>\"جسر جديد\" على النهر</h1>"),
            "\"جسر جديد\" على النهر"
        );
        assert_eq!(
            shown("<meta property=og:title content='جسر جديد على النهر - صحيفة الضفتان'><h1>أخبار محلية</h1>"),
            "جسر جديد على النهر"
        );
        assert_eq!(shown("<title>الضفتان :: جسر جديد على النهر</title>"), "جسر جديد على النهر");
        assert_eq!(shown("<title>جسر جديد - بين ضفتي النهر - الضفتان | Diffatan</title>"), "جسر جديد - بين ضفتي النهر");
        assert_eq!(shown("<h1>جسر جديد على النهر</h1>"), "جسر جديد على النهر");
        assert_eq!(headline("<h1>أخبار</h1>"), None);
    }
}
