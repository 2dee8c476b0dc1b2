//! Main content, by Mozilla's Readability (`dom_smoothie`), on what pruning left of the page.
//!
//! The library is given a small page written from the tree: blocks with their class, links, and runs of text marked with
//! their number. It is asked only which runs it keeps; the text itself is read from the tree, so that nothing it rewrites
//! gets lost, and nothing in the page can surprise its parser.

use crate::html::{Attr, Id, Tag, Tree, tag::*};
use crate::prune::Pruned;
use dom_smoothie::{CandidateSelectMode, Config, Readability};
use std::fmt::Write;

/// The attribute that carries a run's number through the library.
const NUMBER: &str = "data-n=\"";

/// How many open elements are deep nesting.
const DEEP: usize = 24;

/// The largest page the library is given, in bytes of what pruning left; of larger ones all of it is taken.
const LARGEST: usize = 3 << 20;

/// Whether each text node is part of the article.
pub fn find(tree: &Tree, pruned: &Pruned) -> Vec<bool> {
    let page = SmallPage::of(tree, pruned);
    let mut kept = vec![false; tree.len()];
    if page.html.len() > LARGEST {
        // No article is so long that asking where in it the article stands would pay.
        for &(id, _) in &page.texts {
            if let Some(slot) = kept.get_mut(id as usize) {
                *slot = true;
            }
        }
        return kept;
    }
    let config = Config { disable_json_ld: true, candidate_select_mode: CandidateSelectMode::DomSmoothie, ..Config::default() };
    let Ok(mut readability) = Readability::new(page.html.as_str(), None, Some(config)) else { return kept };
    let Ok(article) = readability.parse() else { return kept };
    let content: &str = &article.content;
    let mut runs = vec![false; page.runs as usize + 1];
    for (at, _) in content.match_indices(NUMBER) {
        let digits = content.get(at + NUMBER.len()..).and_then(|rest| rest.split('"').next());
        if let Some(slot) = digits.and_then(|digits| digits.parse::<usize>().ok()).and_then(|run| runs.get_mut(run)) {
            *slot = true;
        }
    }
    for &(id, run) in &page.texts {
        if let Some(slot) = kept.get_mut(id as usize) {
            *slot = runs.get(run as usize).copied().unwrap_or(false);
        }
    }
    kept
}

/// What pruning left, as a page the library reads.
#[derive(Default)]
struct SmallPage {
    html: String,
    /// Text nodes with the run they are in.
    texts: Vec<(Id, u32)>,
    runs: u32,
    /// Whether a run is open: the library sees one `span` a run, however many elements it was in.
    open: bool,
}

impl SmallPage {
    fn of(tree: &Tree, pruned: &Pruned) -> SmallPage {
        let mut page = SmallPage { html: String::from("<html><body>"), ..SmallPage::default() };
        let mut open: Vec<(Id, Tag)> = Vec::new();
        for id in pruned.kept(tree) {
            while let Some(&(end, tag)) = open.last()
                && end <= id
            {
                page.end(tag);
                open.pop();
            }
            let tag = tree.tag(id);
            match tag {
                Tag::Text => page.text(id, tree.text(id)),
                Tag::Root | HTML | BODY => {}
                BR => {
                    page.close();
                    page.html.push_str("<br>");
                }
                tag if tag.is_void() || tag.is_inline() && tag != A => {}
                // A wrapper around one element says nothing of its own; a hundred of them cost the library a hundredfold.
                DIV | SECTION | CENTER if open.len() > DEEP && is_wrapper(tree, pruned, id) => {}
                _ => {
                    page.start(tree, id, tag);
                    open.push((tree.end(id), tag));
                }
            }
        }
        while let Some((_, tag)) = open.pop() {
            page.end(tag);
        }
        page.close();
        page.html.push_str("</body></html>");
        page
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.html.push_str("</span>");
        }
    }

    fn end(&mut self, tag: Tag) {
        self.close();
        self.html.extend(["</", tag.name(), ">"]);
    }

    fn text(&mut self, id: Id, text: &str) {
        if text.trim().is_empty() {
            self.html.push(' ');
            return;
        }
        if !self.open {
            self.runs += 1;
            self.open = true;
            // Writing to a string does not fail.
            let _ = write!(self.html, "<span {NUMBER}{}\">", self.runs);
        }
        self.texts.push((id, self.runs));
        plain(text, &mut self.html);
    }

    fn start(&mut self, tree: &Tree, id: Id, tag: Tag) {
        self.close();
        self.html.extend(["<", tag.name()]);
        if tag == A {
            self.html.push_str(" href=\"/a\"");
        }
        for (name, attr) in [("class", Attr::Class), ("id", Attr::Id)] {
            if let Some(value) = tree.attr(id, attr).filter(|_| !tag.is_inline()) {
                self.html.extend([" ", name, "=\""]);
                plain(value, &mut self.html);
                self.html.push('"');
            }
        }
        self.html.push('>');
    }
}

/// Whether an element that stays holds one block and nothing beside it.
fn is_wrapper(tree: &Tree, pruned: &Pruned, id: Id) -> bool {
    let mut inside = tree.children(id).filter(|&child| pruned.cut(child).is_none()).filter(|&child| match tree.tag(child) {
        Tag::Text => !tree.text(child).trim().is_empty(),
        tag => !tag.is_void(),
    });
    matches!((inside.next(), inside.next()), (Some(only), None) if matches!(tree.tag(only), DIV | SECTION | CENTER | ARTICLE | TABLE))
}

/// Appends text that no parser takes for markup. It is only weighed, so any mark serves for another; entities, which the
/// library's parser handles one by one, would cost it the square of their number.
fn plain(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| match c {
        '&' => '+',
        '<' | '>' => '|',
        '"' => '\'',
        c => c,
    }));
}
