//! What elements say: headings of the first rank, microdata, `time`, links to authors and tags, breadcrumbs.

use crate::html::Tag;
use crate::html::{Attr, Id, Tree, tag::*};

/// What elements say about the article, in document order.
#[derive(Debug, Default)]
pub struct Markup {
    /// `h1` with their texts.
    pub headings: Vec<(Id, String)>,
    /// The text of `title`.
    pub title: Option<String>,
    /// `itemprop` with `content`, `datetime` or text: name, element, value.
    pub properties: Vec<(String, Id, String)>,
    /// `time` elements: element, `datetime` if any, text.
    pub times: Vec<(Id, Option<String>, String)>,
    /// Names behind `rel="author"`.
    pub authors: Vec<String>,
    /// Names behind `rel="tag"`.
    pub tags: Vec<String>,
    /// `rel="canonical"`.
    pub canonical: Option<String>,
    /// Names of links in an element called breadcrumbs.
    pub crumbs: Vec<String>,
}

/// The most of each that is kept.
const MOST: usize = 60;

/// The longest value kept, in bytes.
const LONGEST: usize = 600;

impl Markup {
    /// Gathers it in one pass.
    pub fn of(tree: &Tree) -> Markup {
        let mut markup = Markup::default();
        for id in tree.ids() {
            let tag = tree.tag(id);
            match tag {
                Tag::Text => continue,
                H1 if markup.headings.len() < MOST => {
                    let text = tree.squeezed(id, LONGEST);
                    if !text.is_empty() {
                        markup.headings.push((id, text));
                    }
                }
                TITLE if markup.title.is_none() => {
                    markup.title = Some(tree.squeezed(id, LONGEST)).filter(|text| !text.is_empty())
                }
                TIME if markup.times.len() < MOST => {
                    markup.times.push((id, tree.attr(id, Attr::Datetime).map(str::to_owned), tree.squeezed(id, LONGEST)));
                }
                _ => {}
            }
            if let Some(names) = tree.attr(id, Attr::Itemprop)
                && markup.properties.len() < MOST * 4
                && !names.contains("articleBody")
            {
                let value = tree.attr(id, Attr::Content).or_else(|| tree.attr(id, Attr::Datetime)).map(str::to_owned);
                let value = value.unwrap_or_else(|| tree.squeezed(id, LONGEST));
                for name in names.split_whitespace().filter(|_| !value.is_empty()) {
                    markup.properties.push((name.to_owned(), id, value.clone()));
                }
            }
            if let Some(rel) = tree.attr(id, Attr::Rel) {
                markup.relation(tree, id, rel);
            }
            if markup.crumbs.is_empty() && is_crumbs(tree, id) {
                markup.crumbs = crumbs(tree, id);
            }
        }
        markup
    }

    fn relation(&mut self, tree: &Tree, id: Id, rel: &str) {
        for word in rel.split_whitespace() {
            let list = match word.to_ascii_lowercase().as_str() {
                "canonical" => {
                    if self.canonical.is_none() {
                        self.canonical = tree.attr(id, Attr::Href).map(str::to_owned);
                    }
                    continue;
                }
                "author" => &mut self.authors,
                "tag" => &mut self.tags,
                _ => continue,
            };
            let name = tree.squeezed(id, LONGEST);
            if !name.is_empty() && list.len() < MOST && !list.contains(&name) {
                list.push(name);
            }
        }
    }

    /// The first value of one of these properties.
    pub fn property(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|wanted| self.properties.iter().find(|(name, ..)| name == wanted)).map(|(.., value)| value.as_str())
    }
}

fn is_crumbs(tree: &Tree, id: Id) -> bool {
    if tree.attr(id, Attr::Itemtype).is_some_and(|kind| kind.ends_with("BreadcrumbList")) {
        return true;
    }
    [Attr::Class, Attr::Id].into_iter().filter_map(|attr| tree.attr(id, attr)).any(|name| {
        name.len() < 200 && {
            let name = name.to_ascii_lowercase();
            name.contains("breadcrumb") || name.contains("bread-crumb") || name.contains("bread_crumb")
        }
    })
}

fn crumbs(tree: &Tree, id: Id) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for link in tree.below(id).filter(|&below| tree.tag(below) == A).take(12) {
        let name = tree.squeezed(link, 200);
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_gathered() {
        let tree = Tree::build(
            "<title>جسر - الضفتان</title><link rel=canonical href=/1><div class='c-BreadCrumb'><a>الرئيسية</a> <a>محليات</a></div>\
             <h1> جسر <b>جديد</b></h1><time datetime=2021-05-12>أمس</time><span itemprop=author><a rel=author>هند</a></span><a rel='tag x'>نهر</a>",
        )
        .unwrap();
        let markup = Markup::of(&tree);
        assert_eq!(markup.title.as_deref(), Some("جسر - الضفتان"));
        assert_eq!(markup.headings[0].1, "جسر جديد");
        assert_eq!(markup.times[0].1.as_deref(), Some("2021-05-12"));
        assert_eq!(markup.property(&["author"]), Some("هند"));
        assert_eq!((markup.authors.as_slice(), markup.tags.as_slice()), (&["هند".to_owned()][..], &["نهر".to_owned()][..]));
        assert_eq!(markup.crumbs, ["الرئيسية", "محليات"]);
        assert_eq!(markup.canonical.as_deref(), Some("/1"));
    }
}
