//! Odds and ends of a page put together from where they were found: pictures, sections, keywords, links to other
//! articles, reading time, the outlet's name.

use crate::harvest::Harvest;
use crate::html::{Attr, Id, Tree, tag::A};
use crate::prune::{Pruned, Use};
use crate::{address, head};
use khabar::reading::{Image, Related};
use khabar::source::caption;
use khabar::source::key::key;

/// The most pointers to other articles.
pub const MOST_RELATED: usize = 30;

/// What `title` has behind the headline that `og:title` or a heading gives: the outlet's name.
pub fn named_by_title(harvest: &Harvest) -> Option<String> {
    let title = harvest.markup.title.as_deref()?;
    let bars: &[char] = &['|', '-', '–', '—', '»', '·', '•', ':'];
    let known =
        harvest.meta.first(&["og:title"]).into_iter().chain(harvest.markup.headings.iter().map(|(_, heading)| heading.as_str()));
    let rest = known
        .filter_map(|headline| title.trim().strip_prefix(headline.trim()))
        .find(|rest| rest.trim_start().starts_with(bars))?;
    let name = rest.rsplit(bars).map(str::trim).find(|name| !name.is_empty())?;
    (name.split_whitespace().count() <= 5).then(|| name.to_owned())
}

/// What the page calls its outlet.
pub fn site_name(harvest: &Harvest) -> Option<String> {
    let name = harvest.meta.first(&["og:site_name"]).filter(|name| !name.contains("://")).map(str::to_owned);
    name.or_else(|| harvest.article.publisher.clone())
}

/// Pictures of the markup and the text, with those JSON-LD describes; addresses made whole.
pub fn pictures(mut images: Vec<Image>, told: &[Image], harvest: &Harvest, base: Option<&str>) -> Vec<Image> {
    for image in told {
        match &image.caption {
            Some(shown) => caption::add(&mut images, shown, image.credit.as_deref()),
            None => images.push(image.clone()),
        }
    }
    for (url, shown, credit) in &harvest.article.images {
        let known = images.iter().any(|image| image.url == *url || shown.is_some() && image.caption == *shown);
        if !known && (shown.is_some() || images.is_empty()) {
            images.insert(0, Image { url: url.clone(), caption: shown.clone(), credit: credit.clone() });
        }
    }
    if images.is_empty()
        && let Some(url) = harvest.meta.first(&["og:image", "og:image:url", "twitter:image"])
    {
        images.push(Image {
            url: Some(url.to_owned()),
            caption: harvest.meta.first(&["og:image:alt"]).map(str::to_owned),
            credit: None,
        });
    }
    for image in &mut images {
        image.url = image.url.take().and_then(|url| address::resolve(base, &url).or(Some(url)));
    }
    images
}

/// Sections of the markup and the text.
pub fn categories(sections: &[String], told: &[String]) -> Vec<String> {
    let mut out = sections.to_vec();
    for section in told {
        if !out.iter().any(|known| key(known) == key(section)) {
            out.push(section.clone());
        }
    }
    out
}

/// Keywords, from the best place that has some.
pub fn tags(harvest: &Harvest, tree: &Tree, pruned: &Pruned, told: &[String]) -> Vec<String> {
    let split = |list: &str| {
        list.split([',', '،', '|', ';']).map(|tag| tag.trim().trim_start_matches('#').replace('_', " ")).collect::<Vec<_>>()
    };
    let mut out: Vec<String> = harvest.meta.all("article:tag").flat_map(split).collect();
    out.extend(harvest.markup.tags.iter().cloned());
    out.extend(harvest.article.keywords.iter().cloned());
    out.extend(told.iter().cloned());
    if out.is_empty() {
        let shown = tree.ids().filter(|&id| pruned.cut(id) == Some(Use::Tags)).take(2).flat_map(|id| tree.below(id));
        out.extend(shown.filter(|&id| tree.tag(id) == A).take(30).map(|id| tree.squeezed(id, 100)));
    }
    if out.is_empty() {
        out.extend(harvest.meta.first(&["news_keywords", "keywords"]).map(split).unwrap_or_default());
    }
    let mut seen: Vec<String> = Vec::new();
    out.retain(|tag| {
        let folded = key(tag);
        let new = !folded.is_empty() && tag.split_whitespace().count() <= 8 && !seen.contains(&folded) && seen.len() < 40;
        if new {
            seen.push(folded);
        }
        new
    });
    out
}

/// Pointers in the text, then those in elements called related within the article and right behind it.
pub fn related(
    tree: &Tree,
    pruned: &Pruned,
    article: std::ops::Range<Id>,
    mut found: Vec<Related>,
    base: Option<&str>,
) -> Vec<Related> {
    let near = article.end.saturating_add(400);
    let blocks =
        tree.ids().skip(article.start as usize).take_while(|&id| id < near).filter(|&id| pruned.cut(id) == Some(Use::Related));
    for id in blocks.take(6) {
        for link in tree.below(id).filter(|&below| tree.tag(below) == A) {
            if found.len() >= MOST_RELATED {
                break;
            }
            let title = tree.squeezed(link, 400);
            if title.split_whitespace().count() >= 3 && !found.iter().any(|known| known.title == title) {
                found.push(Related { title, url: tree.attr(link, Attr::Href).map(str::to_owned) });
            }
        }
    }
    found.truncate(MOST_RELATED);
    for pointer in &mut found {
        pointer.url = pointer.url.take().and_then(|url| address::resolve(base, &url));
    }
    found
}

/// Reading time told near the headline.
pub fn minutes(lists: &khabar::source::PageLists, head: &[head::Line]) -> Option<u32> {
    use khabar::source::furniture::{self, Mark};
    head.iter().find_map(|shown| {
        let line = khabar::source::line::lines(&shown.text).into_iter().next()?;
        let found = furniture::find(lists, &line)?;
        if found.mark == Mark::ReadingTime { khabar::source::key::number(&line.key) } else { None }
    })
}
