//! JSON-LD: the articles a page describes, wherever in the script they stand.

use super::mend::mend;
use crate::html::{entity, tree::squeeze};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// What JSON-LD says about the article; several descriptions are laid over each other, the likeliest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// `headline`, else `name`.
    pub headline: Option<String>,
    /// `datePublished`.
    pub published: Option<String>,
    /// `dateModified`.
    pub modified: Option<String>,
    /// Names of `author`; and whether each is said to be a person.
    pub authors: Vec<(String, bool)>,
    /// `articleSection`.
    pub sections: Vec<String>,
    /// `keywords`.
    pub keywords: Vec<String>,
    /// Pictures: address, caption, credit.
    pub images: Vec<(Option<String>, Option<String>, Option<String>)>,
    /// `articleBody`.
    pub body: Option<String>,
    /// Name of the `publisher`.
    pub publisher: Option<String>,
    /// Names of the breadcrumbs.
    pub crumbs: Vec<String>,
}

/// The largest script looked at, in bytes.
const LARGEST: usize = 4 << 20;

/// The most objects looked at.
const MOST: usize = 20_000;

/// Reads the `application/ld+json` scripts of a page.
pub fn read(scripts: &[String]) -> Article {
    let values: Vec<Value> = scripts
        .iter()
        .filter(|script| script.len() <= LARGEST)
        .filter_map(|script| serde_json::from_str(script).or_else(|_| serde_json::from_str(&mend(script))).ok())
        .collect();
    let mut objects: Vec<&Map<String, Value>> = Vec::new();
    let mut waiting: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(list) => waiting.extend(list.iter().rev()),
            Value::Object(object) if objects.len() < MOST => {
                objects.push(object);
                waiting.extend(object.values().filter(|value| value.is_array() || value.is_object()));
            }
            _ => {}
        }
    }
    let known: FxHashMap<&str, &Map<String, Value>> = objects
        .iter()
        .filter(|object| object.len() > 1)
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let mut ranked: Vec<(u8, usize, &Map<String, Value>)> =
        objects.iter().enumerate().filter_map(|(at, object)| Some((rank(object)?, at, *object))).collect();
    ranked.sort_by_key(|&(rank, at, _)| (rank, at));
    let mut article = Article::default();
    // A second article on the page is another article: only one, and a page or film beside it.
    let mut taken = false;
    for (rank, _, object) in ranked {
        if rank < 2 && std::mem::replace(&mut taken, true) {
            continue;
        }
        add(&mut article, object, &known, rank);
    }
    article.crumbs = objects
        .iter()
        .filter(|object| is(object, "BreadcrumbList"))
        .map(|object| crumbs(object))
        .find(|list| !list.is_empty())
        .unwrap_or_default();
    article
}

fn kinds(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let kind = object.get("@type");
    let one = kind.and_then(Value::as_str);
    let many = kind.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many)
}

fn is(object: &Map<String, Value>, kind: &str) -> bool {
    kinds(object).any(|known| known == kind)
}

/// How likely an object is the article of its page; none when it is none.
fn rank(object: &Map<String, Value>) -> Option<u8> {
    kinds(object)
        .filter_map(|kind| match kind {
            kind if kind.ends_with("NewsArticle") => Some(0),
            kind if kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report" => Some(1),
            "VideoObject" if object.contains_key("uploadDate") => Some(3),
            "WebPage" | "ItemPage" => Some(2),
            _ => None,
        })
        .min()
        .filter(|&rank| rank >= 2 || object.len() > 3)
}

fn add(article: &mut Article, object: &Map<String, Value>, known: &FxHashMap<&str, &Map<String, Value>>, rank: u8) {
    let text = |key: &str| object.get(key).and_then(string);
    let set = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    if rank < 2 {
        set(&mut article.headline, text("headline").or_else(|| text("name")));
        set(&mut article.body, object.get("articleBody").and_then(Value::as_str).map(lines).filter(|body| body.len() > 200));
        article.sections.extend(strings(object.get("articleSection")));
        article.images.extend(images(object.get("image"), known));
    }
    set(&mut article.published, text("datePublished").or_else(|| text("uploadDate")).or_else(|| text("dateCreated")));
    set(&mut article.modified, text("dateModified"));
    set(
        &mut article.publisher,
        object.get("publisher").and_then(|value| names(value, known).into_iter().next()).map(|(name, _)| name),
    );
    if article.authors.is_empty() && rank < 3 {
        article.authors =
            object.get("author").or_else(|| object.get("creator")).map_or_else(Vec::new, |value| names(value, known));
    }
    if article.keywords.is_empty() {
        article.keywords = strings(object.get("keywords"))
            .iter()
            .flat_map(|list| list.split([',', '،', ';']))
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
    }
}

/// A text, its entities decoded and blanks squeezed: pages put HTML's escapes into JSON.
fn string(value: &Value) -> Option<String> {
    let written = match value {
        Value::String(text) => text,
        Value::Array(list) => return list.iter().find_map(string),
        Value::Object(object) => {
            return object.get("@value").or_else(|| object.get("name")).and_then(|value| value.as_str()).map(str::to_owned);
        }
        _ => return None,
    };
    let decoded = entity::decoded(written);
    let mut out = String::with_capacity(decoded.len());
    squeeze(&decoded, &mut out);
    let out = out.trim().to_owned();
    (!out.is_empty()).then_some(out)
}

/// A long text, its lines kept.
fn lines(written: &str) -> String {
    let decoded = entity::decoded(written);
    let mut out = String::with_capacity(decoded.len());
    for line in decoded.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        let mut squeezed = String::new();
        squeeze(line, &mut squeezed);
        out.push_str(squeezed.trim());
    }
    out
}

fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(string).collect(),
        Some(value) => string(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Names in `author`: texts, objects with a name, or pointers to such objects.
fn names(value: &Value, known: &FxHashMap<&str, &Map<String, Value>>) -> Vec<(String, bool)> {
    match value {
        Value::Array(list) => list.iter().take(20).flat_map(|value| names(value, known)).collect(),
        Value::Object(object) => {
            let named = object.get("name").and_then(string).map(|name| (name, object));
            let pointed = || {
                let target = known.get(object.get("@id")?.as_str()?)?;
                Some((target.get("name").and_then(string)?, *target))
            };
            named.or_else(pointed).map(|(name, object)| (name, is(object, "Person"))).into_iter().collect()
        }
        value => string(value).map(|name| (name, true)).into_iter().collect(),
    }
}

type Picture = (Option<String>, Option<String>, Option<String>);

fn images(value: Option<&Value>, known: &FxHashMap<&str, &Map<String, Value>>) -> Vec<Picture> {
    match value {
        Some(Value::Array(list)) => list.iter().take(1).flat_map(|value| images(Some(value), known)).collect(),
        Some(Value::Object(object)) => {
            let object = object.get("@id").and_then(Value::as_str).and_then(|id| known.get(id)).copied().unwrap_or(object);
            let text = |key: &str| object.get(key).and_then(string);
            vec![(
                text("url").or_else(|| text("contentUrl")),
                text("caption"),
                text("creditText").or_else(|| text("copyrightNotice")),
            )]
        }
        Some(value) => vec![(string(value), None, None)],
        None => Vec::new(),
    }
}

fn crumbs(object: &Map<String, Value>) -> Vec<String> {
    let items = object.get("itemListElement").and_then(Value::as_array);
    let name = |item: &Value| {
        item.get("name").and_then(string).or_else(|| item.get("item").and_then(|inner| inner.get("name")).and_then(string))
    };
    items.into_iter().flatten().take(12).filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(script: &str) -> Article {
        read(&[script.to_owned()])
    }

    #[test]
    fn a_graph_with_pointers() {
        let found = article(
            r##"{"@context": "https://schema.org", "@graph": [
                {"@type": "WebPage", "@id": "#page", "name": "جسر جديد - الضفتان", "datePublished": "2021-05-12T10:00:00+03:00"},
                {"@type": ["Article", "NewsArticle"], "headline": "جسر &quot;جديد&quot;", "author": {"@id": "#hind"}, "image": {"@id": "#picture"},
                 "articleSection": ["محليات", "اقتصاد"], "keywords": "جسر، نهر", "publisher": {"name": "الضفتان"}},
                {"@type": "Person", "@id": "#hind", "name": "هند الساحلي"},
                {"@type": "ImageObject", "@id": "#picture", "url": "https://p.example/1.jpg", "caption": "الجسر"},
                {"@type": "BreadcrumbList", "itemListElement": [{"name": "الرئيسية"}, {"item": {"name": "محليات"}}]}]}"##,
        );
        assert_eq!(found.headline.as_deref(), Some("جسر \"جديد\""));
        assert_eq!(found.published.as_deref(), Some("2021-05-12T10:00:00+03:00"));
        assert_eq!(found.authors, [("هند الساحلي".to_owned(), true)]);
        assert_eq!(found.sections, ["محليات", "اقتصاد"]);
        assert_eq!(found.keywords, ["جسر", "نهر"]);
        assert_eq!(found.images, [(Some("https://p.example/1.jpg".to_owned()), Some("الجسر".to_owned()), None)]);
        assert_eq!(found.crumbs, ["الرئيسية", "محليات"]);
    }

    #[test]
    fn the_first_of_several_articles_is_the_pages() {
        let found = article(
            r#"[{"@type": "NewsArticle", "headline": "الأول", "datePublished": "2021-05-12", "url": "1"},
                {"@type": "NewsArticle", "headline": "الثاني", "dateModified": "2021-05-13", "url": "2"}]"#,
        );
        assert_eq!((found.headline.as_deref(), found.modified), (Some("الأول"), None));
    }

    #[test]
    fn nesting_without_end_is_refused_by_the_parser() {
        assert_eq!(article(&"[".repeat(100_000)), Article::default());
    }
}
