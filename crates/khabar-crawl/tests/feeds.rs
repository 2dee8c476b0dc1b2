//! Feeds from outside: every form gives the same items; what is damaged or hostile gives what there is.

#![allow(clippy::unwrap_used)]

use khabar_crawl::feed::{Feed, FeedError, Text, is_feed, read};
use khabar_page::Pages;
use proptest::prelude::*;

const PROSE: &str = "قالت الوزيرة هند الساحلي إن الميناء سيفتح أبوابه الأحد المقبل بعد أعمال استمرت ثلاث سنوات.";

fn prose() -> String {
    format!(
        "<p>{PROSE}</p><p>وأضافت أن 300 عامل شاركوا في بناء الأرصفة والمخازن والطرق التي تصل الميناء بالمدينة القديمة، وأن العمل انتهى قبل موعده.</p><p>{PROSE}</p>"
    )
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>الساحل</title><link>https://sahil.example/</link>{items}</channel></rss>"
    )
}

fn forms() -> Vec<(&'static str, String)> {
    let escaped = prose().replace('<', "&lt;");
    let rss2 = rss(&format!(
        "<item><title>افتتاح الميناء</title><link>https://sahil.example/1</link><pubDate>Mon, 10 Jan 2022 08:30:00 +0300</pubDate>\
         <dc:creator>سامر الراوي</dc:creator><description>ملخص</description><content:encoded><![CDATA[{}]]></content:encoded></item>",
        prose()
    ));
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>الساحل</title><author><name>الساحل</name></author><entry><title>افتتاح الميناء</title>\
         <link rel=\"self\" href=\"https://sahil.example/self\"/><link href=\"https://sahil.example/1\"/><published>2022-01-10T08:30:00+03:00</published>\
         <author><email>x@sahil.example</email><name>سامر الراوي</name><uri>https://sahil.example/</uri></author>\
         <content type=\"html\">{escaped}</content></entry></feed>"
    );
    let xhtml =
        atom.replace(&format!("<content type=\"html\">{escaped}"), &format!("<content type=\"xhtml\"><div>{}</div>", prose()));
    let rdf = format!(
        "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><channel><title>الساحل</title></channel><item><title>افتتاح الميناء</title>\
         <link>https://sahil.example/1</link><dc:date>2022-01-10T08:30:00+03:00</dc:date><dc:creator>سامر الراوي</dc:creator>\
         <content:encoded>{escaped}</content:encoded></item></rdf:RDF>"
    );
    let json = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "الساحل", "items": [{"id": "1",
        "title": "افتتاح الميناء", "url": "https://sahil.example/1", "date_published": "2022-01-10T08:30:00+03:00",
        "authors": [{"name": "سامر الراوي"}], "content_html": prose()}]})
    .to_string();
    vec![("RSS", rss2), ("Atom", atom), ("Atom with XHTML", xhtml), ("RDF", rdf), ("JSON Feed", json)]
}

fn items(feed: &str) -> Feed {
    read(feed.as_bytes()).unwrap()
}

#[test]
fn every_form_gives_the_same_article() {
    let pages = Pages::new();
    for (form, written) in forms() {
        assert!(is_feed(written.as_bytes()), "{form}");
        let feed = items(&written);
        assert_eq!((feed.items.len(), feed.notes.len()), (1, 0), "{form}");
        let item = &feed.items[0];
        assert_eq!(
            (item.title.as_deref(), item.url.as_deref()),
            (Some("افتتاح الميناء"), Some("https://sahil.example/1")),
            "{form}"
        );
        assert_eq!(
            (item.published.map(|at| at.to_string()), item.author.as_deref()),
            (Some("2022-01-10T08:30:00".to_owned()), Some("سامر الراوي")),
            "{form}"
        );
        let source = item.source(&pages).expect(form).unwrap();
        assert!(
            source.text.starts_with("افتتاح الميناء\n") && source.text.contains(PROSE) && !source.text.contains('<'),
            "{form}: {}",
            source.text
        );
        assert_eq!((source.published, source.url), (item.published, item.url.clone()), "{form}");
    }
}

#[test]
fn an_item_without_its_text_has_an_address() {
    let feed = items(&rss(
        "<item><title>افتتاح &amp;quot;الميناء&amp;quot;</title><guid>https://sahil.example/7</guid><description>ملخص قصير</description></item>",
    ));
    let item = &feed.items[0];
    assert!(item.source(&Pages::new()).is_none());
    assert_eq!((item.url.as_deref(), item.title.as_deref()), (Some("https://sahil.example/7"), Some("افتتاح \"الميناء\"")));
    assert_eq!(item.summary, Some(Text::Html("ملخص قصير".to_owned())));
}

#[test]
fn a_list_of_feeds_gives_their_addresses() {
    let list = "<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"a\"><outline type=\"rss\" xmlUrl=\"https://a.example/rss?x=1&amp;y=2\"/></outline>\
        <outline xmlUrl='https://b.example/feed'></outline><outline text=\"none\"/></body></opml>";
    assert_eq!(items(list).feeds, ["https://a.example/rss?x=1&y=2", "https://b.example/feed"]);
}

#[test]
fn pages_and_other_files_are_no_feeds() {
    let why = |text: &str| read(text.as_bytes()).unwrap_err();
    assert_eq!(why("<!doctype html><html><body>x"), FeedError::Html);
    assert_eq!(why("{\"items\": []}"), FeedError::None);
    assert_eq!(why("<svg></svg>"), FeedError::None);
    assert_eq!(why(&rss("")), FeedError::Empty { damaged: false });
    assert!(why("<!doctype html><html>").to_string().contains("HTML page, not a feed"));
}

#[test]
fn encodings_are_those_declared() {
    let feed =
        rss("<item><title>افتتاح الميناء</title><link>https://sahil.example/1</link></item>").replace("UTF-8", "windows-1256");
    let bytes = encoding_rs::WINDOWS_1256.encode(&feed).0;
    assert_eq!(read(&bytes).unwrap().items[0].title.as_deref(), Some("افتتاح الميناء"));
}

#[test]
fn a_feed_cut_off_anywhere_gives_the_items_before() {
    let item = |number: usize| format!("<item><title>الميناء {number}</title><link>https://sahil.example/{number}</link></item>");
    let feed = rss(&(0..5).map(item).collect::<String>());
    for cut in (0..feed.len()).filter(|&cut| feed.is_char_boundary(cut)) {
        let whole = feed[..cut].matches("</item>").count();
        match read(&feed.as_bytes()[..cut]) {
            Ok(read) => assert_eq!(read.items.len(), whole, "cut at {cut}"),
            Err(_) => assert_eq!(whole, 0, "cut at {cut}"),
        }
    }
}

#[test]
fn entities_do_not_expand_and_depth_does_not_matter() {
    let mut laughs = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"lol\">".to_owned();
    for level in 1..10 {
        laughs.push_str(&format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10)));
    }
    laughs.push_str("]><rss><channel><item><title>ضحك &l9;</title></item></channel></rss>");
    assert_eq!(items(&laughs).items[0].title.as_deref(), Some("ضحك &l9;"));
    let deep = rss(&format!(
        "<item><title>عمق</title><description>{}{}</description></item>",
        "<b>".repeat(200_000),
        "</b>".repeat(200_000)
    ));
    assert_eq!(items(&deep).items[0].title.as_deref(), Some("عمق"));
    let json = format!("{{\"version\": \"https://jsonfeed.org/version/1\", \"items\": {}", "[".repeat(200_000));
    assert_eq!(read(json.as_bytes()), Err(FeedError::Empty { damaged: true }));
}

#[test]
fn what_trips_other_readers_does_not_trip_this_one() {
    let feed = items(&rss(
        "<item><title>أ & ب</title><author>هند «h@sahil.example</author><itunes:duration>٣:٢٠:١٠</itunes:duration></item>\
         <item><title>ب</title><link>https://sahil.example/2</link><media:title>صورة</media:title></item>",
    ));
    assert_eq!(feed.items.iter().map(|item| item.title.as_deref().unwrap()).collect::<Vec<_>>(), ["أ & ب", "ب"]);
}

proptest! {
    #[test]
    fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..200),
                           pieces in proptest::collection::vec("(<item>|</item>|<title>|</title>|<link href='|'/>|&amp;|&#x0;|&|<!\\[CDATA\\[|\\]\\]>|<author>|<name>|</name>|</author>|<content:encoded>|ب|<|>|\")", 0..40)) {
        let _ = read(&bytes);
        let _ = read(&[b"<rss>".as_slice(), &bytes].concat());
        if let Ok(feed) = read(rss(&pieces.concat()).as_bytes()) {
            for item in &feed.items {
                let _ = item.full_text();
            }
        }
    }
}
