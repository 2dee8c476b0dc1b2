//! The tree: nodes in one list, their texts and attributes in one string.

use super::entity;
use super::tag::*;
use super::token::{Attributes, Token, Tokens};
use crate::error::PageError;

/// A node, by its place in the list; parents stand before their children, so walking the list is document order.
pub type Id = u32;

/// How deep elements may nest; what is nested deeper becomes content of the last one kept. Browsers stop at 512.
const DEEPEST: usize = 160;

/// How many open elements an end tag looks through for its start tag.
const REACH: usize = 512;

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
struct Node {
    tag: Tag,
    parent: Id,
    first: Id,
    last: Id,
    next: Id,
    /// Text, or the range of attributes.
    from: u32,
    to: u32,
}

const NONE: Id = Id::MAX;

/// A page as a tree.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    attrs: Vec<(Attr, u32, u32)>,
    heap: String,
    /// What the page's `application/ld+json` scripts hold.
    pub json: Vec<String>,
}

impl Tree {
    /// Builds the tree of a page.
    ///
    /// # Errors
    /// [`PageError::TooComplex`] beyond [`MOST_NODES`].
    pub fn build(html: &str) -> Result<Tree, PageError> {
        let mut builder = Builder { tree: Tree::default(), open: vec![0] };
        builder.tree.nodes.reserve(html.len() / 40);
        builder.tree.heap.reserve(html.len() / 3);
        builder.tree.nodes.push(Node { tag: Tag::Root, parent: NONE, first: NONE, last: NONE, next: NONE, from: 0, to: 0 });
        let mut raw: Option<(Tag, bool)> = None;
        for token in Tokens::new(html) {
            match token {
                Token::Start(tag, attributes) => raw = builder.start(tag, attributes),
                Token::End(tag) => builder.end(tag),
                Token::Text(text) => builder.text(text, true),
                Token::Raw(text) => match raw.take() {
                    Some((SCRIPT, true)) => builder.tree.json.push(text.to_owned()),
                    Some((TITLE, _)) => builder.text(text, true),
                    _ => {}
                },
            }
            if builder.tree.nodes.len() > MOST_NODES {
                return Err(PageError::TooComplex);
            }
        }
        Ok(builder.tree)
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

struct Builder {
    tree: Tree,
    /// The open elements; those nested too deep are open as the last one kept.
    open: Vec<Id>,
}

impl Builder {
    fn top(&self) -> Id {
        self.open.last().copied().unwrap_or(0)
    }

    fn append(&mut self, tag: Tag, from: u32, to: u32) -> Id {
        let parent = self.top();
        let id = self.tree.nodes.len() as Id;
        self.tree.nodes.push(Node { tag, parent, first: NONE, last: NONE, next: NONE, from, to });
        let before = self.tree.nodes.get_mut(parent as usize).map(|above| {
            if above.first == NONE {
                above.first = id;
            }
            std::mem::replace(&mut above.last, id)
        });
        if let Some(before) = before.and_then(|before| self.tree.nodes.get_mut(before as usize)) {
            before.next = id;
        }
        id
    }

    fn text(&mut self, text: &str, markup: bool) {
        let from = self.tree.heap.len();
        if markup {
            entity::decode(text, &mut self.tree.heap);
        } else {
            self.tree.heap.push_str(text);
        }
        self.append(Tag::Text, from as u32, self.tree.heap.len() as u32);
    }

    /// A start tag; for elements whose content is no markup, which it is and whether that is JSON-LD.
    fn start(&mut self, tag: Tag, attributes: &str) -> Option<(Tag, bool)> {
        if matches!(tag, HTML | HEAD | BODY) && self.tree.nodes.iter().take(8).any(|node| node.tag == tag) {
            return None;
        }
        self.close_implied(tag);
        if tag.is_raw() {
            let json = tag == SCRIPT && is_json_ld(attributes);
            if tag == TITLE {
                let id = self.append(tag, 0, 0);
                self.open.push(id);
            }
            return Some((tag, json));
        }
        let from = self.tree.attrs.len() as u32;
        self.attributes(tag, attributes);
        let to = self.tree.attrs.len() as u32;
        if tag.is_void() {
            self.append(tag, from, to);
            return None;
        }
        if self.open.len() >= DEEPEST {
            self.open.push(self.top());
            return None;
        }
        let id = self.append(tag, from, to);
        self.open.push(id);
        None
    }

    fn attributes(&mut self, tag: Tag, attributes: &str) {
        let (mut src, mut hidden) = (false, false);
        for (name, value) in Attributes::new(attributes) {
            let attr = match name.len() {
                2..=16 if name.is_ascii() => known(&name.to_ascii_lowercase()),
                _ => None,
            };
            let Some(attr) = attr else { continue };
            match attr {
                Attr::Hidden => {
                    let name = name.to_ascii_lowercase();
                    let hides = match name.as_str() {
                        "style" => hides(value),
                        "aria-hidden" => value == "true" && !matches!(tag, IMG | I | SPAN | A),
                        _ => value != "until-found",
                    };
                    if !hides || hidden {
                        continue;
                    }
                    hidden = true;
                }
                Attr::Src => {
                    if src || value.starts_with("data:") || value.is_empty() || value.contains("blank.gif") {
                        continue;
                    }
                    src = true;
                }
                _ => {}
            }
            let value = if attr == Attr::Hidden || value.len() > LONGEST && attr != Attr::Content { "" } else { value };
            let from = self.tree.heap.len();
            entity::decode(value, &mut self.tree.heap);
            self.tree.attrs.push((attr, from as u32, self.tree.heap.len() as u32));
        }
    }

    fn end(&mut self, tag: Tag) {
        if matches!(tag, HTML | BODY | HEAD) && tag != HEAD {
            return;
        }
        let mut crossed = false;
        for (up, index) in (1..self.open.len()).rev().enumerate() {
            let Some(&id) = self.open.get(index) else { return };
            let here = self.tree.tag(id);
            if here == tag {
                if crossed && tag.is_inline() {
                    // `<a><p>…</a>…</p>`: the paragraph stays open; what follows is no longer the link's.
                    if tag == A
                        && let Some(node) = self.tree.nodes.get_mut(id as usize)
                    {
                        node.tag = SPAN;
                    }
                    return;
                }
                self.open.truncate(index);
                return;
            }
            if up > REACH || here.is_wall() && !tag.is_table_part() || here == TABLE && tag != TABLE {
                return;
            }
            crossed |= !here.is_inline();
        }
    }

    /// Ends the open elements that `tag` cannot stand in.
    fn close_implied(&mut self, tag: Tag) {
        match tag {
            LI => self.close(&[LI], &[UL, OL, MENU]),
            DT | DD => self.close(&[DT, DD], &[DL]),
            OPTION => self.close(&[OPTION], &[SELECT]),
            TR => self.close(&[TR], &[TABLE]),
            TD | TH => self.close(&[TD, TH], &[TR, TABLE]),
            TBODY | THEAD | TFOOT => self.close(&[TBODY, THEAD, TFOOT], &[TABLE]),
            A => self.close(&[A], &[TD, TH, LI, DIV, P]),
            BODY => self.close(&[HEAD], &[]),
            _ => {}
        }
        if tag.ends_paragraph() {
            self.close(&[P], &[BUTTON, OBJECT]);
            if tag.heading().is_some() && self.tree.tag(self.top()).heading().is_some() {
                self.open.pop();
            }
        }
    }

    /// Ends the nearest open element among `tags`, and all inside it, unless one of `walls` stands between.
    fn close(&mut self, tags: &[Tag], walls: &[Tag]) {
        for (up, index) in (1..self.open.len()).rev().enumerate() {
            let Some(&id) = self.open.get(index) else { return };
            let here = self.tree.tag(id);
            if tags.contains(&here) {
                return self.open.truncate(index);
            }
            if up > REACH || walls.contains(&here) || here.is_wall() && !here.is_table_part() || here == TABLE {
                return;
            }
            if matches!(here, TD | TH | CAPTION) && !tags.iter().any(|tag| tag.is_table_part()) {
                return;
            }
        }
    }
}

/// Attributes longer than this tell nothing, but for `content`.
const LONGEST: usize = 4096;

fn is_json_ld(attributes: &str) -> bool {
    Attributes::new(attributes)
        .any(|(name, value)| name.eq_ignore_ascii_case("type") && value.to_ascii_lowercase().contains("ld+json"))
}

fn hides(style: &str) -> bool {
    let style: String = style.chars().take(400).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

fn known(name: &str) -> Option<Attr> {
    Some(match name {
        "class" => Attr::Class,
        "id" => Attr::Id,
        "itemprop" => Attr::Itemprop,
        "itemtype" => Attr::Itemtype,
        "property" => Attr::Property,
        "name" | "http-equiv" => Attr::Name,
        "content" => Attr::Content,
        "href" => Attr::Href,
        "src" | "data-src" | "data-original" | "data-lazy-src" | "data-url" => Attr::Src,
        "datetime" => Attr::Datetime,
        "rel" => Attr::Rel,
        "type" => Attr::Type,
        "alt" => Attr::Alt,
        "title" => Attr::Title,
        "role" => Attr::Role,
        "style" | "hidden" | "aria-hidden" => Attr::Hidden,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
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
