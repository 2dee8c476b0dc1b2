//! The head of the article: the short lines around its headline, where pages print date, signer and section.

use crate::html::{Attr, Id, Tag, Tree, tree::squeeze};
use crate::prune::{Pruned, Use};

/// A short line near the headline.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Whether it stands above the headline.
    pub above: bool,
    /// The classes of its element and the two around it, in small letters.
    pub class: String,
}

/// How many lines above and below the headline are looked at.
const ABOVE: usize = 6;
const BELOW: usize = 24;

/// The longest line, in bytes.
const LONGEST: usize = 260;

/// The lines around `anchor` (the headline's element, or the first text of the article), up to `body`, the first prose.
///
/// Each block gives a line, and so does each element in it that has text of its own: `كتب: سامر | 12 مايو` may be three.
pub fn lines(tree: &Tree, pruned: &Pruned, anchor: Id, body: Id) -> Vec<Line> {
    let from = anchor.saturating_sub(200);
    let to = body.max(tree.end(anchor)).saturating_add(60).min(tree.len() as Id);
    let mut above = Vec::new();
    let mut below = Vec::new();
    let mut hidden = 0;
    for id in from..to {
        if let Some(Use::Related | Use::Popular | Use::Nav | Use::Comment | Use::Hidden) = pruned.cut(id) {
            hidden = hidden.max(tree.end(id));
        }
        let inside = id >= anchor && id < tree.end(anchor);
        if id < hidden || inside || tree.tag(id) == Tag::Text || !has_text(tree, id) {
            continue;
        }
        let text = own_text(tree, id);
        if text.is_empty() || text.len() > LONGEST {
            continue;
        }
        let line = Line { text, above: id < anchor, class: classes(tree, id) };
        if line.above { above.push(line) } else { below.push(line) }
    }
    below.truncate(BELOW);
    let skip = above.len().saturating_sub(ABOVE);
    below.extend(above.into_iter().skip(skip).rev());
    below
}

/// Whether an element has text right below it.
fn has_text(tree: &Tree, id: Id) -> bool {
    tree.children(id).any(|child| tree.tag(child) == Tag::Text && !tree.text(child).trim().is_empty())
}

/// The text of an element that holds no block: with all inside it; of others, only what is right below.
fn own_text(tree: &Tree, id: Id) -> String {
    if tree.below(id).len() < 30 && tree.below(id).all(|below| tree.tag(below).is_inline()) {
        return tree.squeezed(id, LONGEST + 40);
    }
    let mut out = String::new();
    for child in tree.children(id) {
        match tree.tag(child) {
            Tag::Text => squeeze(tree.text(child), &mut out),
            tag if tag.is_inline() => out.push_str(&tree.squeezed(child, LONGEST)),
            _ => {}
        }
    }
    out.trim().to_owned()
}

fn classes(tree: &Tree, id: Id) -> String {
    let mut out = String::new();
    for id in std::iter::once(id).chain(tree.ancestors(id).take(2)) {
        for attr in [Attr::Class, Attr::Id, Attr::Itemprop] {
            if let Some(name) = tree.attr(id, attr).filter(|name| name.len() < 200) {
                out.push_str(&name.to_ascii_lowercase());
                out.push(' ');
            }
        }
    }
    // A link to a writer's page says what no class may.
    let href = tree.attr(id, Attr::Href).unwrap_or("").to_lowercase();
    if ["/author", "/writer", "/editor", "/journalist", "/reporter", "كاتب"].iter().any(|word| href.contains(word)) {
        out.push_str("author-link");
    }
    out
}
