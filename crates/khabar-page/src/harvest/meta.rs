//! `meta` tags: OpenGraph, Dublin Core, Twitter, and what CMSs made up.

use crate::html::{Attr, Tree, tag::META};

/// The `meta` tags of a page, names in small letters.
#[derive(Debug, Default)]
pub struct Meta {
    pairs: Vec<(String, String)>,
}

/// The most tags looked at: a page has thirty.
const MOST: usize = 2000;

impl Meta {
    /// Gathers them, in order.
    pub fn of(tree: &Tree) -> Meta {
        let mut pairs = Vec::new();
        for id in tree.ids().filter(|&id| tree.tag(id) == META).take(MOST) {
            let Some(content) = tree.attr(id, Attr::Content).map(str::trim).filter(|content| !content.is_empty()) else {
                continue;
            };
            for attr in [Attr::Property, Attr::Name, Attr::Itemprop] {
                for name in tree.attr(id, attr).unwrap_or("").split_whitespace() {
                    pairs.push((name.to_ascii_lowercase(), content.to_owned()));
                }
            }
        }
        Meta { pairs }
    }

    /// The first tag of the first of these names that is there.
    pub fn first<'m>(&'m self, names: &[&'m str]) -> Option<&'m str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// All tags of one name.
    pub fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m str> {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str())
    }
}
