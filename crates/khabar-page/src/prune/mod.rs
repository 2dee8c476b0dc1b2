//! Pruning: what of a page can be no part of the article, before anyone asks where the article is.
//!
//! By element (`nav`, `footer`), by class and id ([`classes`]), by what is hidden; never what holds a large part of the
//! page's prose, for pages put their all into a `form`, or call their body `sidebar-left`.

pub mod classes;
pub mod lines;
pub mod mass;

use crate::html::{Attr, Id, Tag, Tree, tag::*};
pub use classes::{Classes, Use};
pub use mass::Mass;

/// What was decided of each element.
#[derive(Debug, Default)]
pub struct Pruned {
    uses: Vec<Option<Use>>,
}

impl Pruned {
    /// What an element was cut for; nothing when it stays, though one above it may have been cut.
    pub fn cut(&self, id: Id) -> Option<Use> {
        self.uses.get(id as usize).copied().flatten()
    }

    /// Cuts an element.
    pub fn set(&mut self, id: Id, purpose: Use) {
        if let Some(slot) = self.uses.get_mut(id as usize) {
            *slot = Some(purpose);
        }
    }

    /// Every node that stays, in document order.
    pub fn kept<'a>(&'a self, tree: &'a Tree) -> impl Iterator<Item = Id> + 'a {
        let mut until = 0;
        tree.ids().filter(move |&id| {
            if id < until {
                return false;
            }
            if self.cut(id).is_some() {
                until = tree.end(id);
                return false;
            }
            true
        })
    }
}

/// The share of the page's prose, in hundredths, beyond which an element is not cut by its name.
const LARGE: u64 = 30;

/// Decides what to cut.
pub fn prune(tree: &Tree, classes: &Classes, mass: &Mass) -> Pruned {
    let mut pruned = Pruned { uses: vec![None; tree.len()] };
    let whole = u64::from(mass.prose(0));
    let mut until = 0;
    for id in tree.ids() {
        if id < until {
            continue;
        }
        let tag = tree.tag(id);
        if tag == Tag::Text || matches!(tag, HTML | BODY | MAIN | Tag::Root) {
            continue;
        }
        let Some(purpose) = purpose(tree, classes, id, tag) else { continue };
        let large = u64::from(mass.prose(id)) * 100 > whole * LARGE;
        // Names of small things are also given to large ones: `elementor-widget`, `printable`, `overlay-content`.
        let small = matches!(
            purpose,
            Use::Share | Use::Form | Use::Player | Use::Popup | Use::Meta | Use::Tags | Use::Caption | Use::Ad | Use::Side
        );
        if small && tag != ASIDE && mass.paragraphs(id) >= 3 && mass.paragraphs(id) * 4 >= mass.paragraphs(0) {
            continue;
        }
        if large && !(purpose == Use::Comment && has_no_heading(tree, id)) {
            continue;
        }
        pruned.set(id, purpose);
        until = tree.end(id);
    }
    pruned
}

/// Readers' comments may outweigh the article; they have no heading of the first rank.
fn has_no_heading(tree: &Tree, id: Id) -> bool {
    !tree.below(id).any(|below| tree.tag(below) == H1 || tree.attr(below, Attr::Itemprop) == Some("articleBody"))
}

fn purpose(tree: &Tree, classes: &Classes, id: Id, tag: Tag) -> Option<Use> {
    if tree.attr(id, Attr::Hidden).is_some() {
        return Some(Use::Hidden);
    }
    match tag {
        HEAD | TITLE | NOSCRIPT | TEMPLATE | OBJECT | EMBED | IFRAME => return Some(Use::Hidden),
        NAV | MENU => return Some(Use::Nav),
        FOOTER => return Some(Use::Foot),
        ASIDE => return Some(Use::Side),
        FORM | BUTTON | SELECT | INPUT | TEXTAREA | LABEL | FIELDSET | OPTION => return Some(Use::Form),
        DIALOG => return Some(Use::Popup),
        VIDEO | AUDIO => return Some(Use::Player),
        FIGCAPTION => return Some(Use::Caption),
        FIGURE if !tree.below(id).any(|below| matches!(tree.tag(below), BLOCKQUOTE | TABLE)) => return Some(Use::Caption),
        H1 | BR | IMG | TR | TBODY | THEAD | B | STRONG | EM | I => return None,
        _ => {}
    }
    match tree.attr(id, Attr::Role) {
        Some("navigation" | "menu" | "menubar" | "search" | "toolbar") => return Some(Use::Nav),
        Some("complementary") => return Some(Use::Side),
        Some("dialog" | "alert" | "alertdialog") => return Some(Use::Popup),
        Some("contentinfo") => return Some(Use::Foot),
        _ => {}
    }
    match tree.attr(id, Attr::Itemprop) {
        Some("articleBody") => return None,
        Some("author" | "publisher" | "datePublished" | "dateModified" | "dateCreated") => return Some(Use::Meta),
        Some("keywords") => return Some(Use::Tags),
        Some("comment") => return Some(Use::Comment),
        _ => {}
    }
    let class = tree.attr(id, Attr::Class).unwrap_or("");
    let name = tree.attr(id, Attr::Id).unwrap_or("");
    // Quotations set apart and embedded posts stay: they are blocks of their own kind.
    if class.is_empty() && name.is_empty() {
        None
    } else {
        classes.find(class, name).filter(|purpose| !matches!(purpose, Use::Quote | Use::Post))
    }
}
