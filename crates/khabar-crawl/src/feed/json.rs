//! JSON Feed 1.0 and 1.1.

use super::item::{date, plain};
use super::{Feed, Item, Text};
use serde_json::Value;

/// Reads a feed; damaged JSON gives nothing but a note.
pub fn read(text: &str) -> Feed {
    let Ok(feed) = serde_json::from_str::<Value>(text) else {
        return Feed { notes: vec!["its JSON is damaged or cut off".to_owned()], ..Feed::default() };
    };
    let items = feed.get("items").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let signer = author(&feed);
    Feed { items: items.iter().map(|item| read_item(item, signer.as_deref())).collect(), ..Feed::default() }
}

fn read_item(item: &Value, signer: Option<&str>) -> Item {
    let field = |name: &str| item.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty()).map(str::to_owned);
    Item {
        title: field("title").map(|title| plain(&title)),
        url: field("url").or_else(|| field("external_url")),
        published: field("date_published").as_deref().and_then(date),
        author: author(item).or_else(|| signer.map(str::to_owned)),
        content: field("content_html").map(Text::Html).or_else(|| field("content_text").map(Text::Plain)),
        summary: field("summary").map(Text::Plain),
    }
}

/// Who signs: `authors` since 1.1, `author` before.
fn author(of: &Value) -> Option<String> {
    let names: Vec<&str> = match of.get("authors").and_then(Value::as_array) {
        Some(authors) => authors.iter().filter_map(|author| author.get("name")?.as_str()).collect(),
        None => of.get("author").and_then(|author| author.get("name")?.as_str()).into_iter().collect(),
    };
    (!names.is_empty()).then(|| names.join("، "))
}
