//! Tidying: what the main content still holds beside the article goes where it belongs: dates and signers of its first
//! lines, links to other articles inside it, tags and sections behind it, captions, furniture.

use super::blocks::Block;
use crate::gathered::MOST_RELATED;
use crate::headline;
use crate::prune::lines::{Phrases, Verdict};
use khabar::reading::{BlockKind, Byline, BylineKind, Image, Related};
use khabar::source::furniture::{self, Mark};
use khabar::source::key::{key, number};
use khabar::source::{PageLists, byline, caption, dateline, line};

/// The article's blocks, and what stood among them.
#[derive(Debug, Default)]
pub struct Tidied {
    /// The blocks that stay, in order.
    pub blocks: Vec<Block>,
    /// Signers named on lines of their own.
    pub bylines: Vec<Byline>,
    /// Other articles.
    pub related: Vec<Related>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Sections.
    pub categories: Vec<String>,
    /// Captions.
    pub images: Vec<Image>,
    /// Reading time.
    pub minutes: Option<u32>,
}

/// What blocks are checked against.
pub struct Context<'c> {
    /// The library's phrases.
    pub lists: &'c PageLists,
    /// The pages' phrases.
    pub phrases: &'c Phrases,
    /// The headline.
    pub title: &'c str,
    /// Captions known from the markup.
    pub images: &'c [Image],
    /// Whether a short line is a date.
    pub is_date: &'c dyn Fn(&str) -> bool,
    /// Whether a line names a known signer and nothing else.
    pub is_signer: &'c dyn Fn(&str) -> bool,
    /// Sections known from the markup.
    pub sections: &'c [String],
}

/// Sorts the blocks of the main content.
pub fn tidy(context: &Context<'_>, blocks: Vec<Block>) -> Tidied {
    let first = blocks.iter().position(Block::is_prose).unwrap_or(0);
    let last =
        blocks.iter().rposition(|block| block.is_prose() && context.phrases.judge(context.lists, &block.text, false).is_none());
    let last = last.unwrap_or(blocks.len());
    let title = key(context.title);
    let count = blocks.len();
    let mut out = Tidied::default();
    // Whether links to other articles were announced and may go on.
    let mut announced = false;
    for (at, block) in blocks.into_iter().enumerate() {
        let (lead, tail) = (at < first, at > last);
        let folded = key(&block.text);
        if !block.text.chars().any(char::is_alphabetic) && !block.row {
            continue;
        }
        if !folded.is_empty()
            && (lead || block.kind == BlockKind::Heading)
            && (folded == title || lead && headline::same(&block.text, context.title) && block.words() >= 4)
        {
            continue;
        }
        if !folded.is_empty()
            && context
                .images
                .iter()
                .any(|image| image.caption.as_deref().is_some_and(|caption| caption::same(&key(caption), &folded)))
        {
            continue;
        }
        // What another medium's post says is not weighed: it stays as it is.
        if block.kind == BlockKind::Post {
            out.blocks.push(block);
            continue;
        }
        if lead && out.signed(&block) {
            continue;
        }
        match context.phrases.judge(context.lists, &block.text, !lead && !tail) {
            Some(Verdict::Drop) => continue,
            Some(Verdict::Related(title)) => {
                announced = title.is_empty();
                out.point(&title, &block);
                continue;
            }
            Some(Verdict::Marked(mark, rest)) if out.marked(context, &block, mark, &rest, lead || tail) => continue,
            _ => {}
        }
        if announced && !block.is_prose() && (block.linked * 2 > block.letters || block.kind == BlockKind::ListItem) {
            out.point(&block.text, &block);
            continue;
        }
        announced = false;
        // A paragraph that is one link is none of the article's sentences; a list of links may be its matter.
        if block.is_link() && block.kind != BlockKind::Post && (block.kind != BlockKind::ListItem || tail || lead) {
            if block.words() >= 4 {
                out.point(&block.text, &block);
            }
            continue;
        }
        // `للتواصل: a@b.example`, `Follow her on Twitter`: how to reach whoever signs.
        if at + 3 >= count && is_contact(&block) {
            continue;
        }
        if (lead || tail) && context.is_aside(&block, tail) {
            continue;
        }
        out.blocks.push(block);
    }
    while out.blocks.last().is_some_and(|block| block.kind == BlockKind::Heading) {
        out.blocks.pop();
    }
    out
}

/// Whether a short closing block says where to write to.
fn is_contact(block: &Block) -> bool {
    let mail = block
        .text
        .split_whitespace()
        .any(|word| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')));
    let medium = || {
        let lower = block.text.to_lowercase();
        block.linked > 0
            && ["twitter", "facebook", "instagram", "تويتر", "فيسبوك", "تلغرام", "@"].iter().any(|name| lower.contains(name))
    };
    block.words() <= 60 && (mail || medium()) && block.kind != BlockKind::Post
}

impl Context<'_> {
    /// Whether a short line before or behind the prose is a date, a signer, a section, a lone word.
    fn is_aside(&self, block: &Block, tail: bool) -> bool {
        let words = block.words();
        if block.kind == BlockKind::ListItem && words > 6 || block.is_prose() {
            return false;
        }
        let folded = key(&block.text);
        words <= 20 && (self.is_date)(&block.text)
            || words <= 6 && (self.is_signer)(&block.text)
            || self.sections.iter().any(|section| key(section) == folded)
            || tail && words <= 3 && !block.stops()
            || !tail && words <= 2 && !block.stops() && block.kind != BlockKind::Heading
    }
}

impl Tidied {
    /// A list item above the prose that is shaped like a name: `Role, هند الساحلي`.
    fn signed(&mut self, block: &Block) -> bool {
        let name = block.text.rsplit([',', '،', ':']).next().unwrap_or("").trim();
        let person = block.kind == BlockKind::ListItem && block.words() <= 6 && dateline::is_person(name);
        if person {
            self.bylines.push(Byline { name: name.to_owned(), kind: BylineKind::Person });
        }
        person
    }

    fn point(&mut self, title: &str, block: &Block) {
        let title = title.trim().trim_start_matches(['-', '•', '*', ':', '»', '>', '|']).trim();
        if self.related.len() < MOST_RELATED
            && title.split_whitespace().count() >= 2
            && !self.related.iter().any(|known| known.title == title)
        {
            self.related.push(Related { title: title.to_owned(), url: block.href.clone() });
        }
    }

    /// Puts a marked line where it belongs; whether it is out of the text.
    fn marked(&mut self, context: &Context<'_>, block: &Block, mark: Mark, rest: &str, aside: bool) -> bool {
        match mark {
            Mark::ReadingTime => self.minutes = self.minutes.or_else(|| number(&key(&block.text))),
            Mark::Tags if aside => self.tags.extend(furniture::names(rest)),
            Mark::Categories if aside => self.categories.extend(furniture::names(rest)),
            Mark::Updated => {}
            Mark::Caption => {
                let (shown, credit) =
                    caption::split(context.lists, rest).map_or((rest, None), |(shown, credit)| (shown, Some(credit)));
                if !shown.is_empty() {
                    caption::add(&mut self.images, shown, credit);
                }
            }
            Mark::Credit => {
                if !rest.is_empty() {
                    caption::add_credit(&mut self.images, rest);
                }
            }
            Mark::Byline => {
                let Some(line) = line::lines(&block.text).into_iter().next() else { return false };
                let signers =
                    furniture::find(context.lists, &line).map(|found| byline::marked(context.lists, &found)).unwrap_or_default();
                let signed = !signers.is_empty() && !block.is_prose();
                if signed {
                    self.bylines.extend(signers);
                }
                return signed;
            }
            _ => return false,
        }
        true
    }
}
