//! Feeds: an item with its full text is an article; one without is fetched by its address. A list of feeds (OPML) is
//! its feeds, one after the other.

use super::means::Means;
use super::{Content, Job, Sink, address};
use crate::run::report;
use indicatif::ProgressBar;
use khabar::Source;
use khabar_crawl::feed::{self, Item};

/// Sends the articles of a feed, in its order.
pub fn feed(name: &str, bytes: &[u8], means: &Means, bar: &ProgressBar, send: Sink<'_>) -> bool {
    let feed = match feed::read(bytes) {
        Ok(feed) => feed,
        Err(error) => return send(Job::failed(name.to_owned(), error)),
    };
    // A feed may lead to itself: a list to its feeds and these to their articles, and no further.
    let Some(_depth) = means.deeper() else {
        return send(Job::failed(name.to_owned(), "this is a feed in a feed in a list; give its address by itself"));
    };
    for note in &feed.notes {
        report(name, note, bar);
    }
    let feeds: Vec<&str> = feed.feeds.iter().map(String::as_str).collect();
    for (index, item) in feed.items.into_iter().enumerate() {
        let name = format!("{name} item {}", index + 1);
        let url = item.url.clone();
        let more = match (item.full_text().is_some(), url.as_deref()) {
            (true, _) => send(Job { name, content: Content::Item(Box::new(item)) }),
            (false, Some(url)) => address::feed(&[url], means, bar, send),
            (false, None) => send(Job::failed(name, "it has neither a text nor an address; leave it out")),
        };
        if !more {
            return false;
        }
    }
    feeds.is_empty() || address::feed(&feeds, means, bar, send)
}

/// The article of an item.
pub fn open(item: &Item, means: &Means) -> Result<Source, String> {
    let nothing = || Err("it has no text; leave it out".to_owned());
    item.source(means.pages()).map_or_else(nothing, |source| source.map_err(|error| error.to_string()))
}
