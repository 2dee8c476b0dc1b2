//! How much text each element holds, and how much of it is links: what is worth keeping is told by weight first.

use crate::html::{
    Id, Tag, Tree,
    tag::{A, P},
};

/// Letters of text, by node.
#[derive(Debug, Default)]
pub struct Mass {
    text: Vec<u32>,
    links: Vec<u32>,
    paragraphs: Vec<u32>,
}

/// The letters of a paragraph that no caption, teaser or note has.
const PARAGRAPH: u32 = 120;

impl Mass {
    /// Weighs a tree in two passes.
    pub fn of(tree: &Tree) -> Mass {
        let mut mass = Mass { text: vec![0; tree.len()], links: vec![0; tree.len()], paragraphs: vec![0; tree.len()] };
        // Parents stand before their children: backwards, children are weighed first.
        for id in (0..tree.len() as Id).rev() {
            let at = id as usize;
            if tree.tag(id) == Tag::Text {
                let letters = tree.text(id).chars().filter(|c| !c.is_whitespace()).count() as u32;
                if let Some(text) = mass.text.get_mut(at) {
                    *text = letters;
                }
            }
            let text = mass.text(id);
            if tree.tag(id) == A
                && let Some(links) = mass.links.get_mut(at)
            {
                *links = text;
            }
            let links = mass.links(id);
            if tree.tag(id) == P
                && text.saturating_sub(links) >= PARAGRAPH
                && let Some(paragraphs) = mass.paragraphs.get_mut(at)
            {
                *paragraphs = 1;
            }
            let paragraphs = mass.paragraphs(id);
            if let Some(parent) = tree.parent(id).map(|parent| parent as usize) {
                if let Some(above) = mass.text.get_mut(parent) {
                    *above = above.saturating_add(text);
                }
                if let Some(above) = mass.paragraphs.get_mut(parent) {
                    *above = above.saturating_add(paragraphs);
                }
                if let Some(above) = mass.links.get_mut(parent) {
                    *above = above.saturating_add(links);
                }
            }
        }
        mass
    }

    /// Letters below a node.
    pub fn text(&self, id: Id) -> u32 {
        self.text.get(id as usize).copied().unwrap_or(0)
    }

    /// Letters of links below a node.
    pub fn links(&self, id: Id) -> u32 {
        self.links.get(id as usize).copied().unwrap_or(0)
    }

    /// Long paragraphs at and below a node.
    pub fn paragraphs(&self, id: Id) -> u32 {
        self.paragraphs.get(id as usize).copied().unwrap_or(0)
    }

    /// Letters below a node that are no links.
    pub fn prose(&self, id: Id) -> u32 {
        self.text(id).saturating_sub(self.links(id))
    }
}
