//! Plain text, as people paste it or crawlers save it: lines become blocks.
//!
//! The first line is the headline. Between it and the first line of prose stands the *head* of the page, where
//! reading time, captions, bylines and datelines are; then come prose and headings; set phrases open links to
//! other articles, categories and tags. A line is taken for prose unless something says otherwise: a paragraph
//! wrongly marked would lose what is said in it. Nothing is deleted, and time is linear in the text.

use super::byline;
use super::caption;
use super::dateline;
use super::furniture::{self, Mark};
use super::key::{key, number};
use super::line::{Line, lines};
use super::lists::PageLists;
use super::page::{Dateline, Page};
use crate::reading::{BlockKind, Byline, BylineKind, Related};
use crate::span::Span;

/// The longest headline, in words; a longer first line is prose.
const HEADLINE: usize = 36;

/// Reads the lines of a text.
pub fn read(lists: &PageLists, text: &str) -> Page {
    let lines = lines(text);
    let mut reader = LineReader { lists, page: Page::default(), lines: &lines, ..LineReader::new(lists) };
    reader.lead = lines.iter().skip(1).position(Line::is_prose).map_or(lines.len(), |at| at + 1);
    reader.tail = lines.iter().rposition(Line::is_prose).unwrap_or(0);
    for at in 0..lines.len() {
        reader.read(at);
    }
    reader.page
}

/// The blocks of a plain text alone.
pub fn blocks(lists: &PageLists, text: &str) -> Vec<(BlockKind, Span)> {
    read(lists, text).blocks
}

struct LineReader<'l, 't> {
    lists: &'l PageLists,
    lines: &'l [Line<'t>],
    page: Page,
    /// Index of the first line of prose below the headline.
    lead: usize,
    /// Index of the last line of prose.
    tail: usize,
    /// Key of the headline, once seen.
    headline: Option<String>,
    /// The furniture whose list the next lines may go on, and the gap between its lines.
    open: Option<(Mark, Option<u32>)>,
}

impl<'l, 't> LineReader<'l, 't> {
    fn new(lists: &'l PageLists) -> Self {
        LineReader { lists, lines: &[], page: Page::default(), lead: 0, tail: 0, headline: None, open: None }
    }

    fn push(&mut self, kind: BlockKind, span: Span) {
        self.page.blocks.push((kind, span));
    }

    fn read(&mut self, at: usize) {
        let Some(line) = self.lines.get(at) else { return };
        let kind = self.goes_on(line).or_else(|| self.furniture(at, line)).or_else(|| self.headline(line));
        let kind = kind.or_else(|| self.repeated(at, line)).or_else(|| if at < self.lead { self.head(line) } else { None });
        match kind {
            Some(kind) => self.push(kind, line.span),
            None if self.is_heading(at, line) => self.push(BlockKind::Heading, line.span),
            None => self.prose(at, line),
        }
    }

    /// A line of a list opened above: links, categories, tags.
    fn goes_on(&mut self, line: &Line<'_>) -> Option<BlockKind> {
        let (mark, gap) = self.open?;
        let most = if mark == Mark::Related { 20 } else { 6 };
        // The list ends where its lines stand further apart, or where prose or other furniture begins.
        if gap.is_some_and(|gap| line.gap > gap)
            || line.words() > most
            || line.stops()
            || furniture::find(self.lists, line).is_some()
        {
            self.open = None;
            return None;
        }
        self.open = Some((mark, Some(gap.unwrap_or(line.gap))));
        match mark {
            Mark::Related => self
                .page
                .related
                .push(Related { title: line.text.trim_start_matches(['-', '•', '*', ' ']).to_owned(), url: None }),
            Mark::Categories => self.page.categories.extend(furniture::names(line.text)),
            _ => self.page.tags.extend(furniture::names(line.text)),
        }
        Some(if mark == Mark::Related { BlockKind::Related } else { BlockKind::Furniture })
    }

    /// A line with a set phrase of furniture, or without a letter.
    fn furniture(&mut self, at: usize, line: &Line<'_>) -> Option<BlockKind> {
        let address = |text: &str| {
            text.split_whitespace().count() <= 3 && (text.contains("://") || text.contains('@') && text.contains('.'))
        };
        let foreign = at > self.tail && line.words() <= 4 && !line.text.chars().any(|c| matches!(c, 'ء'..='ي'));
        if !line.has_letters() || address(line.text) || foreign {
            return Some(BlockKind::Furniture);
        }
        let found = furniture::find(self.lists, line)?;
        let rest = Some(found.rest).filter(|rest| !rest.is_empty());
        Some(match found.mark {
            Mark::ReadingTime => {
                self.page.reading_minutes = self.page.reading_minutes.or(number(&line.key));
                BlockKind::Furniture
            }
            Mark::Related => {
                match rest {
                    Some(title) => self.page.related.push(Related { title: title.to_owned(), url: None }),
                    None => self.open = Some((Mark::Related, None)),
                }
                BlockKind::Related
            }
            Mark::Categories | Mark::Tags => {
                // In the middle of the prose the word means what it says.
                if at < self.tail && (rest.is_none() || !found.divided) {
                    return None;
                }
                let list = if found.mark == Mark::Tags { &mut self.page.tags } else { &mut self.page.categories };
                match rest {
                    Some(rest) => list.extend(furniture::names(rest)),
                    None => self.open = Some((found.mark, None)),
                }
                BlockKind::Furniture
            }
            Mark::Caption => {
                let (shown, credit) =
                    caption::split(self.lists, found.rest).map_or((found.rest, None), |(shown, credit)| (shown, Some(credit)));
                if !shown.is_empty() {
                    caption::add(&mut self.page.images, shown, credit);
                }
                BlockKind::Caption
            }
            Mark::Credit => {
                if let Some(credit) = rest {
                    caption::add_credit(&mut self.page.images, credit);
                }
                BlockKind::Caption
            }
            Mark::Byline => {
                if line.is_prose() || (self.lead < at && at < self.tail) {
                    return None;
                }
                let bylines = byline::marked(self.lists, &found);
                if bylines.is_empty() {
                    return None;
                }
                self.sign(bylines);
                BlockKind::Byline
            }
            Mark::Share | Mark::Link | Mark::Updated => BlockKind::Furniture,
        })
    }

    /// The first line that is no furniture.
    fn headline(&mut self, line: &Line<'_>) -> Option<BlockKind> {
        if self.headline.is_some() {
            return None;
        }
        self.headline = Some(line.key.clone());
        (line.words() <= HEADLINE && !line.key.is_empty()).then_some(BlockKind::Headline)
    }

    /// A headline said again is furniture; another line said twice is a caption.
    fn repeated(&mut self, at: usize, line: &Line<'_>) -> Option<BlockKind> {
        if line.key.is_empty() || line.words() < 4 {
            return None;
        }
        if self.headline.as_deref() == Some(line.key.as_str()) {
            return Some(BlockKind::Furniture);
        }
        let bare =
            |line: &Line<'_>| caption::split(self.lists, line.text).map_or_else(|| line.key.clone(), |(shown, _)| key(shown));
        let own = bare(line);
        let twin = |other: Option<&Line<'_>>| other.is_some_and(|other| caption::same(&bare(other), &own));
        let before = at
            .checked_sub(1)
            .filter(|&before| before > 0 || self.page.blocks.first().is_some_and(|first| first.0 != BlockKind::Headline));
        if !twin(self.lines.get(at + 1)) && !twin(before.and_then(|before| self.lines.get(before))) {
            return None;
        }
        match caption::split(self.lists, line.text) {
            Some((shown, credit)) => caption::add(&mut self.page.images, shown, Some(credit)),
            None => caption::add(&mut self.page.images, line.text, None),
        }
        Some(BlockKind::Caption)
    }

    /// A line between the headline and the first prose: caption, dateline or byline.
    fn head(&mut self, line: &Line<'_>) -> Option<BlockKind> {
        let credited = caption::split(self.lists, line.text);
        if let Some((shown, credit)) = credited
            && !line.stops()
            && (caption::is_latin(credit) || shown.split_whitespace().count() > 5)
        {
            caption::add(&mut self.page.images, shown, Some(credit));
            return Some(BlockKind::Caption);
        }
        let found = dateline::line(self.lists, line.text)?;
        if !found.places.is_empty() {
            self.dateline(line.span, &found);
        }
        let kind = if found.place_first { BlockKind::Dateline } else { BlockKind::Byline };
        self.sign(
            found.signers.into_iter().filter(|signer| kind == BlockKind::Byline || signer.kind == BylineKind::Person).collect(),
        );
        Some(kind)
    }

    /// A short line without a stop above a paragraph, and not one of several.
    fn is_heading(&self, at: usize, line: &Line<'_>) -> bool {
        let long = |line: Option<&Line<'_>>| line.is_some_and(|line| line.words() >= 12 || line.is_prose());
        let listed = line.text.starts_with(['-', '•', '·']);
        let announces = line.text.ends_with(':') && line.words() > 5;
        at > 0
            && !line.stops()
            && line.words() <= 14
            && !listed
            && !announces
            && long(self.lines.get(at + 1))
            && (at <= self.lead || long(at.checked_sub(1).and_then(|before| self.lines.get(before))))
    }

    /// A paragraph, without the dateline at its head and the furniture glued to its end.
    fn prose(&mut self, at: usize, line: &Line<'_>) {
        let mut span = line.span;
        if at <= self.lead
            && self.page.dateline.is_none()
            && let Some(found) = dateline::head(self.lists, line.text)
        {
            let whole = Span::of(span.start as usize, span.start as usize + found.end);
            let end = whole.start + line.text.get(..found.end).map_or(0, |head| head.trim_end().len()) as u32;
            self.dateline(Span::new(whole.start, end), &found);
            self.push(BlockKind::Dateline, Span::new(whole.start, end));
            self.sign(found.signers.into_iter().filter(|signer| signer.kind == BylineKind::Person).collect());
            span.start = whole.end;
        }
        let rest = line.text.get((span.start - line.span.start) as usize..).unwrap_or("");
        let glued = if at >= self.tail { furniture::glued(self.lists, rest) } else { None };
        let Some((cut, found)) = glued else { return self.push(BlockKind::Paragraph, span) };
        let body = rest.get(..cut).map_or(0, |body| body.trim_end().len()) as u32;
        self.push(BlockKind::Paragraph, Span::new(span.start, span.start + body));
        let kind = if found.mark == Mark::Related { BlockKind::Related } else { BlockKind::Furniture };
        self.push(kind, Span::new(span.start + cut as u32, span.end));
        match found.mark {
            Mark::Tags => self.page.tags.extend(furniture::names(found.rest)),
            Mark::Related => self.page.related.push(Related { title: found.rest.to_owned(), url: None }),
            _ => {}
        }
    }

    fn dateline(&mut self, span: Span, found: &dateline::Found) {
        if self.page.dateline.is_none() {
            self.page.dateline = Some(Dateline { span, places: found.places.clone(), sources: found.sources() });
        }
    }

    fn sign(&mut self, bylines: Vec<Byline>) {
        for byline in bylines {
            if !self.page.bylines.iter().any(|known| key(&known.name) == key(&byline.name)) {
                self.page.bylines.push(byline);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Image;
    use proptest::prelude::*;

    fn kinds(text: &str) -> (Page, Vec<(BlockKind, &str)>) {
        let page = read(&PageLists::new(), text);
        let shown = page.blocks.iter().map(|&(kind, span)| (kind, span.text(text))).collect();
        (page, shown)
    }

    #[test]
    fn a_page_as_a_crawler_saves_it() {
        let (page, shown) = kinds(
            "وزيرة النقل تفتتح جسراً جديداً على النهر\n\n\
             مدة القراءة: 3 دقائق\n\
             الوزيرة هند الساحلي أثناء افتتاح الجسر  - AFP\n\
             الوزيرة هند الساحلي أثناء افتتاح الجسر - AFP\n\
             بيروت/ عمان -وكالات\n\n\
             افتتحت وزيرة النقل هند الساحلي، الأحد، جسراً جديداً على النهر في شمال المدينة.\n\n\
             \"أطول جسر\"\n\n\
             وقالت الساحلي إن الجسر هو الأطول في البلاد، وإن العمل فيه استمر ثلاث سنوات كاملة.\n\n\
             اقرأ أيضاً:\n\
             محطة جديدة للقطارات\n\
             إغلاق النفق القديم\n\n\
             تصنيفات\n\
             محليات\n",
        );
        use BlockKind::*;
        let kinds: Vec<_> = shown.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(
            kinds,
            [
                Headline, Furniture, Caption, Caption, Dateline, Paragraph, Heading, Paragraph, Related, Related, Related,
                Furniture, Furniture
            ]
        );
        assert_eq!(page.reading_minutes, Some(3));
        let image = Image {
            url: None,
            caption: Some("الوزيرة هند الساحلي أثناء افتتاح الجسر".to_owned()),
            credit: Some("AFP".to_owned()),
        };
        assert_eq!(page.images, [image]);
        let titles: Vec<_> = page.related.iter().map(|related| related.title.as_str()).collect();
        assert_eq!(titles, ["محطة جديدة للقطارات", "إغلاق النفق القديم"]);
        assert_eq!(page.categories, ["محليات"]);
        let dateline = page.dateline.unwrap();
        assert_eq!(dateline.sources, ["وكالات"]);
        assert_eq!(dateline.places.iter().filter_map(|place| place.country.as_deref()).collect::<Vec<_>>(), ["LB", "JO"]);
    }

    #[test]
    fn a_dateline_at_the_head_of_the_first_paragraph_is_a_block_of_its_own() {
        let (page, shown) = kinds(
            "جسر جديد على النهر\nعمان - رنا الساحلي: افتتحت الوزيرة جسراً جديداً على النهر أمس الأحد.\nلندن: وصل الوفد إلى المدينة أمس.",
        );
        assert_eq!(shown[1], (BlockKind::Dateline, "عمان - رنا الساحلي:"));
        assert_eq!(shown[2], (BlockKind::Paragraph, "افتتحت الوزيرة جسراً جديداً على النهر أمس الأحد."));
        assert_eq!(shown[3], (BlockKind::Paragraph, "لندن: وصل الوفد إلى المدينة أمس."));
        assert_eq!(page.bylines, [Byline { name: "رنا الساحلي".to_owned(), kind: BylineKind::Person }]);
    }

    #[test]
    fn short_sentences_and_lists_stay_prose() {
        let (_, shown) = kinds(
            "جسر جديد\n\nافتتحت الوزيرة جسراً جديداً على النهر أمس الأحد بحضور النواب.\n\nوقالت:\n\n\"انتهى العمل\"\n\n\
             - الجسر الأول\n- الجسر الثاني\n\nوغادرت الوزيرة المدينة بعد الافتتاح إلى العاصمة حيث تلتقي رئيس الوزراء غداً.",
        );
        assert!(shown.iter().skip(1).all(|(kind, _)| *kind == BlockKind::Paragraph), "{shown:?}");
    }

    #[test]
    fn a_long_first_line_is_prose_and_a_headline_said_twice_is_marked_once() {
        let long = "افتتحت الوزيرة جسراً جديداً. ".repeat(12);
        assert_eq!(kinds(&long).1[0].0, BlockKind::Paragraph);
        let (_, shown) =
            kinds("جسر جديد على النهر الكبير\nجسر جديد على النهر الكبير\nافتتحت الوزيرة جسراً جديداً على النهر أمس الأحد.");
        assert_eq!(
            shown.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
            [BlockKind::Headline, BlockKind::Furniture, BlockKind::Paragraph]
        );
    }

    proptest! {
        #[test]
        fn blocks_stand_in_order_and_leave_out_only_blanks(
            text in "(اقرأ أيضاً:|تصنيفات|سمات|رابط الخبر|كتب: |الرياض|واس|دقائق القراءة - 4|قال الوزير أمس في المدينة|[-.:/() \n]|\\PC){0,40}"
        ) {
            let page = read(&PageLists::new(), &text);
            let mut at = 0;
            for (_, span) in &page.blocks {
                prop_assert!(span.start as usize >= at && !span.is_empty());
                prop_assert!(text[at..span.start as usize].chars().all(crate::source::line::is_blank), "{:?}", &text[at..span.start as usize]);
                prop_assert_eq!(span.text(&text).trim_matches(crate::source::line::is_blank), span.text(&text));
                at = span.end as usize;
            }
            prop_assert!(text[at..].chars().all(crate::source::line::is_blank));
        }
    }
}
