//! RSS, RDF, Atom and OPML, as they are written and not as they should be: tags need not match, ampersands may stand
//! alone, names are known by their usual prefixes. Of entities only the five of XML are undone; what a document type
//! declares is not looked at, so nothing can expand.

use super::item::{date, plain};
use super::{Feed, Item, Text};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// The field of an item that is being read.
struct Field {
    name: String,
    /// Text and entities so far.
    text: String,
    /// Where in the feed it begins.
    from: usize,
    /// Tags inside it.
    inside: u32,
    /// Whether it holds markup as it is, not escaped.
    markup: bool,
    plain: bool,
}

/// Reads what there is, up to the first damage.
pub fn read(text: &str) -> Feed {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    (config.allow_dangling_amp, config.allow_unmatched_ends, config.check_end_names) = (true, true, false);
    let mut feed = Feed::default();
    let (mut item, mut field): (Option<Item>, Option<Field>) = (None, None);
    loop {
        let before = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let name = tag.name().as_ref().to_ascii_lowercase();
                match (&mut item, &mut field) {
                    (_, None) if is_item(&name) => item = Some(Item::default()),
                    (Some(item), None) => {
                        link(item, &name, &tag);
                        let plain = attribute(&tag, "type").is_some_and(|kind| kind == "text" || kind == "text/plain");
                        let from = reader.buffer_position() as usize;
                        field = Some(Field { name, text: String::new(), from, inside: 0, markup: false, plain });
                    }
                    (_, Some(field)) => {
                        field.inside += u32::from(name == field.name);
                        // An Atom author has a name among other things.
                        if field.name.ends_with("author") {
                            field.text.clear();
                        }
                        field.markup = true;
                    }
                    _ => outline(&mut feed, &name, &tag),
                }
            }
            Ok(Event::Empty(tag)) => {
                let name = tag.name().as_ref().to_ascii_lowercase();
                match (&mut item, &mut field) {
                    (Some(item), None) => link(item, &name, &tag),
                    (_, Some(field)) => field.markup = true,
                    _ => outline(&mut feed, &name, &tag),
                }
            }
            Ok(Event::End(tag)) => {
                let name = tag.name().as_ref().to_ascii_lowercase();
                let ends_item = is_item(&name);
                if let Some(open) = &mut field {
                    if open.name == name && open.inside > 0 {
                        open.inside -= 1;
                    } else if open.name == name || ends_item {
                        let raw = text.get(open.from..before).unwrap_or("");
                        if let (Some(done), Some(item)) = (field.take(), &mut item) {
                            done.put(raw, item);
                        }
                    } else if open.name.ends_with("author") && name.ends_with("name") {
                        open.name.push_str(" name");
                    }
                    if field.as_ref().is_some_and(|open| open.name.strip_suffix(" name") == Some(&name))
                        && let (Some(done), Some(item)) = (field.take(), &mut item)
                    {
                        done.put("", item);
                    }
                }
                if ends_item && let Some(mut done) = item.take() {
                    field = None;
                    done.title = done.title.map(|title| plain(&title)).filter(|title| !title.is_empty());
                    feed.items.push(done);
                }
            }
            Ok(Event::Text(part)) => add(&mut field, &part),
            Ok(Event::CData(part)) => add(&mut field, &part),
            Ok(Event::GeneralRef(entity)) => {
                let c = entity.resolve_char_ref().ok().flatten().map(String::from);
                let known = c.or_else(|| resolve_predefined_entity(&entity).map(str::to_owned));
                add(&mut field, &known.unwrap_or_else(|| format!("&{};", &*entity)));
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                feed.notes.push(format!("the feed is damaged behind item {} ({error})", feed.items.len()));
                return feed;
            }
        }
    }
    if item.is_some() {
        feed.notes.push(format!("the feed is cut off behind item {}", feed.items.len()));
    }
    feed
}

fn add(field: &mut Option<Field>, part: &str) {
    if let Some(field) = field.as_mut().filter(|field| !field.name.ends_with(" name")) {
        field.text.push_str(part);
    }
}

fn is_item(name: &str) -> bool {
    matches!(name, "item" | "entry" | "rss:item" | "atom:entry")
}

/// An address in an attribute, as Atom has it.
fn link(item: &mut Item, name: &str, tag: &BytesStart<'_>) {
    if matches!(name, "link" | "atom:link") && attribute(tag, "rel").is_none_or(|rel| rel == "alternate") {
        item.url = item.url.take().or_else(|| attribute(tag, "href"));
    }
}

/// A feed in a list of feeds.
fn outline(feed: &mut Feed, name: &str, tag: &BytesStart<'_>) {
    if name == "outline" {
        feed.feeds.extend(attribute(tag, "xmlurl").filter(|url| !url.is_empty()));
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(name))?;
    Some(unescape(&found.value).map_or_else(|_| found.value.trim().to_owned(), |value| value.trim().to_owned()))
}

impl Field {
    /// Puts it where it belongs in the item; what came first is kept.
    fn put(self, raw: &str, item: &mut Item) {
        let text = if self.markup && !raw.is_empty() { raw } else { self.text.trim() };
        if text.trim().is_empty() {
            return;
        }
        let body = |text: &str| if self.plain { Text::Plain(text.to_owned()) } else { Text::Html(text.to_owned()) };
        let line = || Some(plain(text));
        match self.name.strip_prefix("atom:").unwrap_or(&self.name) {
            "title" => item.title = item.title.take().or_else(|| Some(text.to_owned())),
            "link" => item.url = item.url.take().or_else(|| Some(text.trim().to_owned())),
            "guid" | "id" if text.starts_with("http") => item.url = item.url.take().or_else(|| Some(text.trim().to_owned())),
            "pubdate" | "published" | "dc:date" | "date" | "issued" => item.published = date(text).or(item.published),
            "updated" | "modified" => item.published = item.published.or_else(|| date(text)),
            // RSS wants `desk@sahil.example (هند الساحلي)`.
            "author" if text.contains('@') => {
                let name = text.split_once('(').and_then(|(_, name)| name.split_once(')'));
                item.author = item.author.take().or_else(|| name.map(|(name, _)| plain(name)));
            }
            "author" | "dc:creator" | "author name" => item.author = item.author.take().or_else(line),
            "content:encoded" | "content" | "body" => item.content = item.content.take().or_else(|| Some(body(text))),
            "description" | "summary" => item.summary = item.summary.take().or_else(|| Some(body(text))),
            _ => {}
        }
    }
}
