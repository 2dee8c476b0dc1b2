//! Blocks: the article's text cut where its elements cut it, with what each block is.
//!
//! A block ends where an element that is no part of a line begins or ends, and at two line breaks; at one, where a
//! sentence ends, for old pages end paragraphs so. A paragraph all in bold, without a stop, is a heading.

use crate::html::{Attr, Id, Tag, Tree, tag::*};
use crate::prune::{Classes, Mass, Pruned, Use};
use khabar::reading::BlockKind;

/// One block of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, blanks squeezed.
    pub text: String,
    /// The element it stands in.
    pub node: Id,
    /// Its letters, and how many of them are links.
    pub letters: usize,
    /// Letters of links.
    pub linked: usize,
    /// Where its first link leads.
    pub href: Option<String>,
    /// Whether it is a row of a table.
    pub row: bool,
}

impl Block {
    /// Whether nearly all of it is links.
    pub fn is_link(&self) -> bool {
        self.letters > 0 && self.linked * 10 >= self.letters * 9
    }

    /// Whether it ends as a sentence does.
    pub fn stops(&self) -> bool {
        let end = self.text.trim_end_matches(['"', '»', '”', ')', ']', '\'', '’', '“', ' ', '*']);
        end.ends_with(['.', '!', '؟', '?', '…', '،', '؛', ':', '。'])
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether it is running prose.
    pub fn is_prose(&self) -> bool {
        !self.is_link() && (self.words() >= 25 || self.words() >= 8 && self.stops())
    }
}

/// The most letters of a row that is read as one block.
const ROW: u32 = 160;

/// Cuts the kept text into blocks.
pub fn cut(tree: &Tree, pruned: &Pruned, classes: &Classes, mass: &Mass, kept: &[bool]) -> Vec<Block> {
    let mut cutter = Cutter { tree, classes, mass, out: Vec::new(), line: Line::default(), node: None };
    for id in pruned.kept(tree) {
        match tree.tag(id) {
            BR => cutter.line.breaks += 1,
            Tag::Text if kept.get(id as usize).copied().unwrap_or(false) => cutter.text(id),
            // A rule, a picture or an emptied element between two runs of text divides them.
            HR => cutter.flush(),
            _ => {}
        }
    }
    cutter.flush();
    cutter.out
}

#[derive(Default)]
struct Line {
    text: String,
    breaks: usize,
    letters: usize,
    linked: usize,
    strong: usize,
    href: Option<String>,
}

struct Cutter<'t> {
    tree: &'t Tree,
    classes: &'t Classes,
    mass: &'t Mass,
    out: Vec<Block>,
    line: Line,
    node: Option<Id>,
}

impl Cutter<'_> {
    fn text(&mut self, id: Id) {
        let (mut node, mut link, mut strong) = (0, None, false);
        for above in self.tree.ancestors(id) {
            match self.tree.tag(above) {
                A => link = link.or(Some(above)),
                B | STRONG => strong = true,
                tag if tag.is_inline() => {}
                _ => {
                    node = self.row(above).unwrap_or(above);
                    break;
                }
            }
        }
        let text = self.tree.text(id);
        let blank = text.trim().is_empty();
        let ended = self.node != Some(node) || self.line.breaks > 1 || self.line.breaks == 1 && !blank && self.ends(text);
        if ended && !(blank && self.node == Some(node)) {
            self.flush();
        } else if !blank && (self.line.breaks > 0 || self.tree.tag(node) == TR) {
            self.line.text.push(' ');
        }
        if blank && self.line.text.is_empty() {
            return;
        }
        if !blank {
            self.line.breaks = 0;
        }
        self.node = Some(node);
        crate::html::tree::squeeze(text, &mut self.line.text);
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        self.line.letters += letters;
        if let Some(link) = link {
            self.line.linked += letters;
            if self.line.href.is_none() {
                self.line.href = self.tree.attr(link, Attr::Href).map(str::to_owned);
            }
        }
        if strong {
            self.line.strong += letters;
        }
    }

    /// The row of a short cell: a table of figures is read row by row, a page laid out in tables cell by cell.
    fn row(&self, cell: Id) -> Option<Id> {
        let cell = if matches!(self.tree.tag(cell), TD | TH) {
            cell
        } else {
            self.tree.parent(cell).filter(|&id| matches!(self.tree.tag(id), TD | TH))?
        };
        let row = self.tree.parent(cell).filter(|&row| self.tree.tag(row) == TR)?;
        let cells = self.tree.children(row).filter(|&id| matches!(self.tree.tag(id), TD | TH)).take(2).count();
        (cells > 1 && self.mass.text(row) <= ROW && self.mass.links(row) * 2 <= self.mass.text(row)).then_some(row)
    }

    /// Whether one line break before `next` ends the block.
    fn ends(&self, next: &str) -> bool {
        let before = self.line.text.trim_end();
        before.ends_with(['.', '!', '؟', '?', ':', '…', '»', '"', '”', '*'])
            || next.trim_start().starts_with(['-', '•', '*', '–', '_'])
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let (Some(node), text) = (self.node.take(), line.text.trim()) else { return };
        if text.is_empty() {
            return;
        }
        let kind = self.kind(node, &line, text);
        let row = self.tree.tag(node) == TR;
        let kind = if row { BlockKind::ListItem } else { kind };
        self.out.push(Block {
            row,
            kind,
            text: text.to_owned(),
            node,
            letters: line.letters,
            linked: line.linked,
            href: line.href,
        });
    }

    fn kind(&self, node: Id, line: &Line, text: &str) -> BlockKind {
        for above in std::iter::once(node).chain(self.tree.ancestors(node)) {
            let tag = self.tree.tag(above);
            if tag.heading().is_some() || tag == SUMMARY || tag == LEGEND {
                return BlockKind::Heading;
            }
            let names = (self.tree.attr(above, Attr::Class).unwrap_or(""), self.tree.attr(above, Attr::Id).unwrap_or(""));
            if tag == BLOCKQUOTE || tag == Q {
                return if self.classes.find(names.0, names.1) == Some(Use::Post) {
                    BlockKind::Post
                } else {
                    BlockKind::PullQuote
                };
            }
            match if names == ("", "") { None } else { self.classes.find(names.0, names.1) } {
                Some(Use::Post) => return BlockKind::Post,
                Some(Use::Quote) => return BlockKind::PullQuote,
                _ => {}
            }
            match tag {
                LI | DD | DT => return BlockKind::ListItem,
                BODY | ARTICLE | MAIN | TD | SECTION => break,
                _ => {}
            }
        }
        let bold = line.letters > 0 && line.strong * 20 >= line.letters * 19;
        let stops = text.ends_with(['.', '!', '؟', '?', '،', '…', ':', '"', '»']);
        if bold && !stops && text.split_whitespace().count() <= 14 { BlockKind::Heading } else { BlockKind::Paragraph }
    }
}
