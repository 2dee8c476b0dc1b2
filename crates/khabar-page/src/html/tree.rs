//! The tree: nodes in one list, their texts and attributes in one string.

use super::tag::*;
use crate::error::PageError;

/// A node, by its place in the list; parents stand before their children, so walking the list is document order.
pub type Id = u32;

/// The most nodes a page may have: twenty times what the heaviest front pages have.
pub const MOST_NODES: usize = 1_000_000;

/// The attributes that tell something about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attr {
    /// `class`
    Class,
    /// `id`
    Id,
    /// `itemprop`
    Itemprop,
    /// `itemtype`
    Itemtype,
    /// `property`
    Property,
    /// `name`
    Name,
    /// `content`
    Content,
    /// `href`
    Href,
    /// `src`, `data-src` and kin: the first that is no placeholder
    Src,
    /// `datetime`
    Datetime,
    /// `rel`
    Rel,
    /// `type`
    Type,
    /// `alt`
    Alt,
    /// `title`
    Title,
    /// `role`
    Role,
    /// `style`, `hidden`, `aria-hidden`: empty, kept only where they hide the element
    Hidden,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) parent: Id,
    pub(super) first: Id,
    pub(super) last: Id,
    pub(super) next: Id,
    /// Text, or the range of attributes.
    pub(super) from: u32,
    pub(super) to: u32,
}

pub(super) const NONE: Id = Id::MAX;

/// A page as a tree.
#[derive(Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) attrs: Vec<(Attr, u32, u32)>,
    pub(super) heap: String,
    /// What the page's `application/ld+json` scripts hold.
    pub json: Vec<String>,
}

impl Tree {
    /// Builds the tree of a page.
    ///
    /// # Errors
    /// [`PageError::TooComplex`] beyond [`MOST_NODES`].
    pub fn build(html: &str) -> Result<Tree, PageError> {
        super::builder::build(html)
    }

    /// How many nodes there are; the root is always there.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Every node, parents before their children.
    pub fn ids(&self) -> impl Iterator<Item = Id> + use<> {
        0..self.nodes.len() as Id
    }

    /// What element a node is.
    pub fn tag(&self, id: Id) -> Tag {
        self.nodes.get(id as usize).map_or(Tag::Other, |node| node.tag)
    }

    /// The node above.
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id as usize).map(|node| node.parent).filter(|&parent| parent != NONE)
    }

    /// The nodes above, nearest first.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |&id| self.parent(id))
    }

    /// The nodes right below.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let first = self.nodes.get(id as usize).map(|node| node.first).filter(|&first| first != NONE);
        std::iter::successors(first, |&id| self.next(id))
    }

    /// The next node under the same parent.
    pub fn next(&self, id: Id) -> Option<Id> {
        self.nodes.get(id as usize).map(|node| node.next).filter(|&next| next != NONE)
    }

    /// One past the last node below `id`: `id + 1..end` is everything below it.
    pub fn end(&self, id: Id) -> Id {
        let mut at = id;
        loop {
            if let Some(next) = self.next(at) {
                return next;
            }
            match self.parent(at) {
                Some(parent) => at = parent,
                None => return self.nodes.len() as Id,
            }
        }
    }

    /// Everything below `id`, in document order.
    pub fn below(&self, id: Id) -> std::ops::Range<Id> {
        id + 1..self.end(id)
    }

    /// The text of a text node; empty for elements.
    pub fn text(&self, id: Id) -> &str {
        match self.nodes.get(id as usize) {
            Some(node) if node.tag == Tag::Text => self.heap.get(node.from as usize..node.to as usize).unwrap_or(""),
            _ => "",
        }
    }

    /// An attribute of an element.
    pub fn attr(&self, id: Id, wanted: Attr) -> Option<&str> {
        let node = self.nodes.get(id as usize).filter(|node| node.tag != Tag::Text)?;
        let attrs = self.attrs.get(node.from as usize..node.to as usize)?;
        let (_, from, to) = attrs.iter().find(|(attr, ..)| *attr == wanted)?;
        self.heap.get(*from as usize..*to as usize)
    }

    /// All text below `id`, blanks squeezed, a blank where a block or line ends; at most about `most` bytes.
    pub fn squeezed(&self, id: Id, most: usize) -> String {
        let mut out = String::new();
        if self.tag(id) == Tag::Text {
            squeeze(self.text(id), &mut out);
        }
        for below in self.below(id) {
            match self.tag(below) {
                Tag::Text => squeeze(self.text(below), &mut out),
                tag if tag.is_inline() && tag != BR => {}
                _ if out.is_empty() || out.ends_with(' ') => {}
                _ => out.push(' '),
            }
            if out.len() > most {
                break;
            }
        }
        let end = out.trim_end().len();
        out.truncate(end);
        out
    }
}

/// Appends text with every run of blanks as one.
pub fn squeeze(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() || c == '\u{feff}' {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::builder::DEEPEST;
    use super::*;
    use proptest::prelude::*;

    /// The tree as a line: `div[p["a"] p["b"]]`.
    fn shown(html: &str) -> String {
        fn write(tree: &Tree, id: Id, out: &mut String) {
            match tree.tag(id) {
                Tag::Text => out.push_str(&format!("{:?}", tree.text(id))),
                tag => {
                    out.push_str(if tag == Tag::Root { "" } else { tag.name() });
                    out.push('[');
                    for child in tree.children(id) {
                        write(tree, child, out);
                    }
                    out.push(']');
                }
            }
        }
        let tree = Tree::build(html).unwrap();
        let mut out = String::new();
        write(&tree, 0, &mut out);
        out
    }

    #[test]
    fn what_is_left_open_ends_where_it_must() {
        for (html, tree) in [
            ("<p>a<p>b<div>c</div>d", r#"[p["a"]p["b"]div["c"]"d"]"#),
            ("<ul><li>a<li>b<ul><li>c</ul></ul>", r#"[ul[li["a"]li["b"ul[li["c"]]]]]"#),
            ("<table><tr><td>a<td>b<tr><td>c</table>d", r#"[table[tr[td["a"]td["b"]]tr[td["c"]]]"d"]"#),
            ("<div><table><tr><td></div>a</td></tr></table></div>b", r#"[div[table[tr[td["a"]]]]"b"]"#),
            ("<a href=x>a<p>b</a>c</p>d", r#"[span["a"p["b""c"]"d"]]"#),
            ("<b>a<div>c</b>d</div>e", r#"[b["a"div["c""d"]"e"]]"#),
            ("<h2>a<h3>b</h3>", r#"[h2["a"]h3["b"]]"#),
            ("<p>a</div>b</p></p>c", r#"[p["a""b"]"c"]"#),
            ("<html><head><title>a &amp; b</title><body><p>c</body></html>d", r#"[html[head[title["a & b"]]body[p["c""d"]]]]"#),
        ] {
            assert_eq!(shown(html), tree, "{html}");
        }
    }

    #[test]
    fn nesting_without_end_is_bounded() {
        let deep = format!("{}نعم{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
        let tree = Tree::build(&deep).unwrap();
        assert!(tree.len() < DEEPEST + 8);
        assert_eq!(tree.squeezed(0, 100), "نعم");
        let unclosed = "<font color=1><p>".repeat(50_000);
        assert!(Tree::build(&unclosed).is_ok());
        assert_eq!(Tree::build(&"<br>".repeat(MOST_NODES + 1)).unwrap_err(), PageError::TooComplex);
    }

    #[test]
    fn scripts_are_left_out_and_json_kept() {
        let tree = Tree::build("<script>x</script><script type='application/ld+json'>{\"a\":1}</script><style>y</style><p>z</p>")
            .unwrap();
        assert_eq!(tree.json, ["{\"a\":1}"]);
        assert_eq!(tree.squeezed(0, 100), "z");
    }

    #[test]
    fn hidden_elements_are_marked() {
        let tree = Tree::build("<p style='color:red; DISPLAY: none'>a</p><p hidden>b</p><p style='color:red'>c</p>").unwrap();
        let hidden: Vec<_> = tree.ids().filter(|&id| tree.tag(id) == P).map(|id| tree.attr(id, Attr::Hidden).is_some()).collect();
        assert_eq!(hidden, [true, true, false]);
    }

    proptest! {
        #[test]
        fn any_markup_is_a_tree(html in "(</?(p|div|a|b|li|ul|td|tr|table|h2|title|svg|script|body)>|نعم|&amp;|<|\\PC){0,60}") {
            let tree = Tree::build(&html).unwrap();
            for id in tree.ids().skip(1) {
                let parent = tree.parent(id).unwrap();
                prop_assert!(parent < id && tree.children(parent).any(|child| child == id));
                prop_assert!(tree.end(id) > id && tree.below(parent).contains(&id));
            }
        }
    }
}
