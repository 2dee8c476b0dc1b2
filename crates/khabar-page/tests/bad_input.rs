//! What no page should be: time and memory stay bounded, an article that is there is found, and what is wrong is said.

#![allow(clippy::unwrap_used)] // a page that cannot be read stops the test

use khabar_page::{Origin, PageError, Pages};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const TITLE: &str = "افتتاح الميناء الجديد";

/// An article of invented prose.
fn article() -> String {
    let prose = "<p>قالت الوزيرة هند الساحلي إن الميناء الجديد سيفتح أبوابه الأحد المقبل، بعد أعمال استمرت ثلاث سنوات كاملة.</p>";
    format!("<h1>{TITLE}</h1>{}", prose.repeat(5))
}

/// Reads a page within a time no page may take, however slow the machine; linear work takes a hundredth of it.
fn read(page: &str) -> Result<String, PageError> {
    let pages = Pages::new();
    let begin = Instant::now();
    let read = pages.read(page.as_bytes(), &Origin::default()).map(|source| source.text);
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?} for {} bytes", begin.elapsed(), page.len());
    read
}

fn holds_article(page: &str) -> bool {
    read(page).is_ok_and(|text| text.contains("سيفتح أبوابه"))
}

#[test]
fn nesting_without_end() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b><i>", ""),
        ("<table><tr><td>", ""),
        ("<ul><li>", ""),
        ("<font size=1>", "</font>"),
        ("<a href=1>", "</a>"),
        ("<title/>", ""),
    ] {
        let page = format!("<html><body>{}{}{}", open.repeat(200_000), article(), close.repeat(200_000));
        assert!(holds_article(&page), "{open}");
    }
}

#[test]
fn things_that_never_close() {
    for broken in ["<!-- نعم\n", "<svg>", "<iframe>", "<![CDATA[", "<![if x]>", "&amp", "<p class=x ", "<font color=1><p>نعم "]
    {
        let page = format!("<html><body>{}>{}", broken.repeat(40_000), article());
        assert!(holds_article(&page), "{broken}");
    }
    let quotes = format!("<html><body>{}{}", "<p class='x>".repeat(100_001), article());
    let _ = read(&quotes);
}

#[test]
fn a_page_of_thirty_megabytes() {
    let script = format!("<html><body><script>{}</script>{}", "var x = 1;".repeat(3_000_000), article());
    assert!(holds_article(&script));
    let data = format!("<html><body>{}<img src=\"data:image/png;base64,{}\"></body></html>", article(), "QUJD".repeat(7_500_000));
    assert!(holds_article(&data));
}

#[test]
fn too_many_elements_are_refused_by_name() {
    let error = read(&format!("<html><body>{}{}", "<i>x</i>".repeat(600_000), article())).unwrap_err();
    assert_eq!(error, PageError::TooComplex);
    assert!(error.to_string().contains("1000000 elements"), "{error}");
}

#[test]
fn entities_expand_into_nothing_large() {
    let page = format!(
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><html><body>{}{}",
        "&b;&amp;&#1632;&lt;".repeat(200_000),
        article()
    );
    let text = read(&page).unwrap();
    assert!(text.len() < 2 * page.len() && text.contains("سيفتح أبوابه"));
}

#[test]
fn a_page_of_script_alone_says_what_to_do() {
    for page in [
        format!("<html><head><script>{}</script></head><body><div id=app></div></body></html>", "x();".repeat(9000)),
        "<html><body></body></html>".to_owned(),
        "<html>".to_owned(),
    ] {
        let error = read(&page).unwrap_err();
        assert_eq!(error, PageError::NoArticle);
        assert!(error.to_string().contains("save the page from a browser"), "{error}");
    }
    assert!(matches!(read("").unwrap_err(), PageError::Source(_)));
}

#[test]
fn a_page_in_english_says_so() {
    let prose = "<p>The minister said that the new port would open its gates on Sunday, after three years of work.</p>".repeat(5);
    let page = format!("<html lang=ar><body><h1>A new port opens</h1>{prose}");
    assert!(read(&page).unwrap_err().to_string().contains("no Arabic"));
}

#[test]
fn a_page_cut_off_anywhere_is_read_as_far_as_it_goes() {
    let page = format!(
        "<!DOCTYPE html><html><head><title>{TITLE}</title><script type='application/ld+json'>\
         {{\"@type\":\"NewsArticle\",\"headline\":\"{TITLE}\"}}</script></head><body>{}</body></html>",
        article()
    );
    let pages = Pages::new();
    for end in (0..page.len()).step_by(23) {
        let read = pages.read(page.as_bytes().get(..end).unwrap(), &Origin::default());
        if end > page.len() - 300 {
            assert!(read.unwrap().text.contains("سيفتح أبوابه"), "{end}");
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_article() {
    let page = format!("<html><body>{}<p class=related><a href=/1>خبر آخر من الأخبار</a></body>", article());
    let once = Pages::new().read(page.as_bytes(), &Origin::default()).unwrap();
    let again = Pages::new().read(page.as_bytes(), &Origin::default()).unwrap();
    assert_eq!((once.text, once.page), (again.text, again.page));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_page_panics_and_blocks_lie_in_the_text(
        pieces in proptest::collection::vec(
            "(</?(p|div|h1|h2|a|b|ul|li|table|tr|td|figure|figcaption|blockquote|br|time|article)( class='(related|caption|share|tweet)')?>|قالت الوزيرة هند الساحلي إن الميناء سيفتح أبوابه الأحد المقبل\\. |كتب: سامر الراوي|12 مايو 2021|اقرأ أيضاً: |&nbsp;|\\PC){0,30}", 12)
    ) {
        let pages = Pages::new();
        let source = pages.extract(pieces.concat().as_bytes(), &Origin { url: Some("https://a.example.jo/1"), content_type: None });
        if let Ok(source) = source {
            let facts = source.page.clone().unwrap();
            let mut at = 0;
            for (_, span) in &facts.blocks {
                prop_assert!(span.start as usize >= at && !span.text(&source.text).trim().is_empty());
                at = span.end as usize;
            }
            prop_assert!(facts.modified.is_none_or(|change| source.published.is_some_and(|at| at <= change)));
            khabar::Reader::new().worker().read(&source);
        }
    }
}
