//! What the markup of a page told about its article, for a text that was taken out of one.
//!
//! A plain text has only its lines to go by ([`plain`](super::plain)); a page says which of them are headings, who signs
//! and what its pictures show. What markup does not tell apart is still asked of the words: the dateline at the head of
//! the first paragraph (`عمّان - (بترا): …`) becomes a block of its own here.

use super::dateline;
use super::key::key;
use super::lists::PageLists;
use super::page::{self, Dateline, Page};
use crate::reading::{BlockKind, Byline, BylineKind, Image, Related};
use crate::span::Span;
use jiff::civil::DateTime;

/// What a page's markup told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// What each stretch of the source's text is: in order, without overlap.
    pub blocks: Vec<(BlockKind, Span)>,
    /// When the article was last changed; never before it was published.
    pub modified: Option<DateTime>,
    /// Who signs.
    pub bylines: Vec<Byline>,
    /// Pictures, each once.
    pub images: Vec<Image>,
    /// Sections the page files the article under.
    pub categories: Vec<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Other articles the page points to.
    pub related: Vec<Related>,
    /// Reading time claimed by the page, in minutes.
    pub reading_minutes: Option<u32>,
}

/// How many paragraphs may stand before the one with the dateline: some papers print a summary first.
const LEAD: usize = 3;

impl PageFacts {
    /// The headline in the source's `text`; none where no block is one.
    pub fn headline<'t>(&self, text: &'t str) -> Option<&'t str> {
        page::headline(&self.blocks, text)
    }

    /// The page of `text`, its dateline told from its first paragraphs.
    pub fn page(&self, lists: &PageLists, text: &str) -> Page {
        let mut page = Page {
            bylines: self.bylines.clone(),
            images: self.images.clone(),
            categories: self.categories.clone(),
            tags: self.tags.clone(),
            related: self.related.clone(),
            reading_minutes: self.reading_minutes,
            ..Page::default()
        };
        let mut paragraphs = 0;
        for &(kind, span) in &self.blocks {
            paragraphs += usize::from(kind == BlockKind::Paragraph);
            if kind != BlockKind::Paragraph || paragraphs > LEAD || page.dateline.is_some() {
                page.blocks.push((kind, span));
                continue;
            }
            let line = span.text(text);
            let (found, end) = match dateline::head(lists, line).map(|found| (found.end, found)) {
                Some((end, found)) => (Some(found), end),
                None => (dateline::line(lists, line).filter(|found| !found.places.is_empty()), line.len()),
            };
            let Some(found) = found else {
                page.blocks.push((kind, span));
                continue;
            };
            let head = line.get(..end).map_or(0, |head| head.trim_end().len());
            let whole = Span::of(span.start as usize, span.start as usize + head);
            page.blocks.push((BlockKind::Dateline, whole));
            let rest = Span::of(span.start as usize + end, span.end as usize);
            if !rest.is_empty() {
                page.blocks.push((kind, rest));
            }
            page.dateline = Some(Dateline { span: whole, places: found.places.clone(), sources: found.sources() });
            for signer in found.signers {
                let known = page.bylines.iter().any(|known| key(&known.name) == key(&signer.name));
                if signer.kind == BylineKind::Person && !known {
                    page.bylines.push(signer);
                }
            }
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dateline_is_cut_from_the_first_paragraph() {
        let text = "جسر جديد على النهر\n\nعمان - (بترا): افتتحت الوزيرة جسراً جديداً على النهر أمس الأحد.";
        let at = text.find("عمان").unwrap();
        let facts = PageFacts {
            blocks: vec![(BlockKind::Headline, Span::of(0, at - 2)), (BlockKind::Paragraph, Span::of(at, text.len()))],
            ..PageFacts::default()
        };
        let page = facts.page(&PageLists::new(), text);
        let shown: Vec<_> = page.blocks.iter().map(|&(kind, span)| (kind, span.text(text))).collect();
        assert_eq!(shown[1], (BlockKind::Dateline, "عمان - (بترا):"));
        assert_eq!(shown[2], (BlockKind::Paragraph, "افتتحت الوزيرة جسراً جديداً على النهر أمس الأحد."));
        assert_eq!(page.dateline.unwrap().sources, ["بترا"]);
    }
}
