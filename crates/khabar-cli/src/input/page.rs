//! Pages: files of HTML, by name or beginning, and JSON records that carry a page (`{"url": …, "html": …}`) as crawlers
//! keep them.

use super::means::Means;
use khabar::Source;
use khabar::source::article;
use khabar_page::{Origin, is_html};
use serde::Deserialize;
use std::borrow::Cow;

/// The article of a file's bytes: of a page, else of a text.
pub fn open(bytes: &[u8], means: &Means) -> Result<Source, String> {
    if is_html(bytes, None) {
        return means.pages().read(bytes, &Origin::default()).map_err(|error| error.to_string());
    }
    Source::from_bytes(bytes).map_err(|error| error.to_string())
}

/// The article of a JSON record: of its text, or of the page in it.
pub fn record(bytes: &[u8], means: &Means) -> Result<Source, String> {
    match article::from_json(bytes) {
        Err(khabar::source::SourceError::NoText) => {}
        read => return read.map_err(|error| error.to_string()),
    }
    let nothing = || khabar::source::SourceError::NoText.to_string();
    let held: Held<'_> = serde_json::from_slice(bytes).map_err(|_| nothing())?;
    let html = held.html.or(held.content_html).or(held.raw_html).ok_or_else(nothing)?;
    let url = held.url.or(held.link);
    let origin = Origin { url: url.as_deref(), content_type: Some("text/html; charset=utf-8") };
    means.pages().read(html.as_bytes(), &origin).map_err(|error| error.to_string())
}

/// A record that holds a page.
#[derive(Deserialize)]
struct Held<'b> {
    #[serde(borrow)]
    url: Option<Cow<'b, str>>,
    #[serde(borrow)]
    link: Option<Cow<'b, str>>,
    #[serde(borrow)]
    html: Option<Cow<'b, str>>,
    #[serde(borrow)]
    content_html: Option<Cow<'b, str>>,
    #[serde(borrow)]
    raw_html: Option<Cow<'b, str>>,
}
