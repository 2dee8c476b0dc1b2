//! The first h1 and the paragraphs behind it.

use crate::error::PageError;
use dom_query::Document;
use khabar::Source;
use khabar::reading::BlockKind;
use khabar::source::PageFacts;
use khabar::span::Span;

/// The article of a page.
pub fn read(html: &str) -> Result<Source, PageError> {
    let document = Document::from(html);
    let (mut text, mut facts) = (String::new(), PageFacts::default());
    for node in document.select("h1, h2, h3, p").nodes() {
        let line = node.text();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            continue;
        }
        let kind = match node.node_name().as_deref() {
            Some("h1") if text.is_empty() => BlockKind::Headline,
            Some("h1" | "h2" | "h3") => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&line);
        facts.blocks.push((kind, Span::of(start, text.len())));
    }
    if text.is_empty() {
        return Err(PageError::NoArticle);
    }
    Ok(Source { text, page: Some(Box::new(facts)), ..Source::default() })
}
