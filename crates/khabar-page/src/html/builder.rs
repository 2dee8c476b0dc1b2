//! Tokens become a tree, in one pass: what is left open ends where it must, what nests too deep is laid into the last
//! element kept.

use super::entity;
use super::tag::*;
use super::token::{Attributes, Token, Tokens};
use super::tree::{Attr, Id, MOST_NODES, NONE, Node, Tree};
use crate::error::PageError;

/// How deep elements may nest; what is nested deeper becomes content of the last one kept. Browsers stop at 512.
pub(super) const DEEPEST: usize = 160;

/// How many open elements an end tag looks through for its start tag.
const REACH: usize = 512;

/// Builds the tree of a page.
pub(super) fn build(html: &str) -> Result<Tree, PageError> {
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
                Some((TITLE, _)) => {
                    let id = builder.append(TITLE, 0, 0);
                    builder.open.push(id);
                    builder.text(text, true);
                    builder.open.pop();
                }
                _ => {}
            },
        }
        if builder.tree.nodes.len() > MOST_NODES {
            return Err(PageError::TooComplex);
        }
    }
    Ok(builder.tree)
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
