//! Addresses: `https://جريدة.example/خبر/1` is fetched and then read like a file of the same kind: a page, a JSON record
//! or a text.

use super::means::Means;
use super::{Content, Job, Sink, is_json};
use khabar::Source;
use khabar::source::article;
use khabar_fetch::Fetched;
use khabar_page::{Origin, is_html};

/// Fetches an address and sends what is there. Fetching is done here, one address after the other, in their order.
pub fn feed(address: &str, means: &Means, send: Sink<'_>) -> bool {
    let content = match means.fetcher().fetch(address) {
        Ok(fetched) => Content::Fetched(Box::new(fetched)),
        Err(error) => Content::Failed(error.to_string()),
    };
    send(Job { name: address.to_owned(), content })
}

/// The article that was fetched.
pub fn open(fetched: &Fetched, means: &Means) -> Result<Source, String> {
    let (bytes, kind) = (fetched.bytes.as_slice(), fetched.content_type.as_deref());
    if is_html(bytes, kind) {
        let origin = Origin { url: Some(&fetched.url), content_type: kind };
        return means.pages().read(bytes, &origin).map_err(|error| error.to_string());
    }
    let read = if is_json(bytes) { article::from_json(bytes) } else { Source::from_bytes(bytes) };
    let source = read.map_err(|error| error.to_string())?;
    Ok(Source { url: source.url.or_else(|| Some(fetched.url.clone())), ..source })
}
