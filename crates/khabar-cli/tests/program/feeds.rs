//! Feeds: items with their text are read, others are fetched, pages in their place are named.

use super::*;

/// An item with its full text.
fn item(number: usize) -> String {
    let article = article(number);
    let (title, body) = article.split_once("\n\n").unwrap();
    let more = "وأضافت أن 300 عامل شاركوا في بناء الأرصفة والمخازن والطرق التي تصل الميناء بالمدينة القديمة. ".repeat(4);
    format!(
        "<item><title>{title}</title><link>https://sahil.example/{number}</link><pubDate>Mon, 10 Jan 2022 08:30:00 +0300</pubDate>\
         <content:encoded><![CDATA[<p>{body}</p><p>{more}</p>]]></content:encoded></item>"
    )
}

#[test]
fn the_items_of_a_feed_are_read_whatever_its_name() {
    let folder = Folder::new("feed");
    let feed = format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>{}{}</channel></rss>", item(1), item(2));
    for name in ["feed.xml", "feed.bin"] {
        let ran = read(&["--format", "jsonl"], &[&folder.file(name, &feed)]);
        assert_eq!(ran.code, Some(0), "{}", ran.errors);
        assert_eq!(ran.titles(), [1, 2].map(|number| format!("افتتاح الميناء رقم {number}")));
        assert_eq!(ran.readings()[0]["published"], "2022-01-10T08:30:00");
        assert_eq!(ran.readings()[1]["url"], "https://sahil.example/2");
    }
}

#[test]
fn an_item_without_its_text_is_fetched() {
    let folder = Folder::new("feed-fetch");
    // Nothing may be fetched from this machine: that it is asked for shows in the refusal.
    let feed = "<rss><channel><item><title>x</title><link>http://127.0.0.1:9/1</link></item></channel></rss>";
    let ran = read(&["--no-cache"], &[&folder.file("feed.rss", feed)]);
    assert!(ran.code == Some(1) && ran.errors.contains("127.0.0.1") && ran.errors.contains("--allow-private"), "{}", ran.errors);
}

#[test]
fn a_page_where_a_feed_should_be_says_so() {
    let folder = Folder::new("feed-html");
    let ran = read(&[], &[&folder.file("feed.xml", "<!doctype html><html><body><p>لا شيء</p></body></html>")]);
    assert!(ran.code == Some(1) && ran.errors.contains("HTML page, not a feed"), "{}", ran.errors);
    let ran = read(&[], &[&folder.file("empty.xml", "<rss><channel></channel></rss>")]);
    assert!(ran.code == Some(1) && ran.errors.contains("has no items"), "{}", ran.errors);
}
