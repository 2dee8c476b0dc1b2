//! Pages of HTML: as files, in folders, in JSON records.

use super::{Folder, read};

/// A page as newspapers print them, with an invented article.
fn page(number: usize) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>افتتاح الميناء رقم {number} | الساحل</title>\
         <meta property=og:site_name content='الساحل'>\
         <script type=application/ld+json>{{\"@type\": \"NewsArticle\", \"headline\": \"افتتاح الميناء رقم {number}\",\
         \"datePublished\": \"2022-01-10T08:30:00+03:00\", \"author\": {{\"@type\": \"Person\", \"name\": \"سامر الراوي\"}}}}</script></head>\
         <body><nav><a href=/>الرئيسية</a></nav><article><h1>افتتاح الميناء رقم {number}</h1>\
         <p>قالت الوزيرة هند الساحلي إن الميناء رقم {number} سيفتح أبوابه الأحد المقبل بعد أعمال استمرت ثلاث سنوات.</p>\
         <p>اقرأ أيضاً: <a href=/2>جسر جديد على النهر الكبير</a></p>\
         <p>وأضافت أن 300 عامل شاركوا في بناء الأرصفة والمخازن والطرق التي تصل الميناء بالمدينة القديمة.</p></article>\
         <footer>جميع الحقوق محفوظة</footer></body></html>"
    )
}

#[test]
fn a_page_is_read_as_its_article() {
    let folder = Folder::new("page");
    let ran = read(&["--format", "jsonl"], &[&folder.file("a.html", page(1))]);
    assert_eq!((ran.code, ran.titles()), (Some(0), vec!["افتتاح الميناء رقم 1".to_owned()]), "{}", ran.errors);
    let reading = &ran.readings()[0];
    assert_eq!(reading["published"], "2022-01-10T08:30:00");
    assert_eq!(reading["bylines"][0]["name"], "سامر الراوي");
    assert_eq!(reading["related"][0]["title"], "جسر جديد على النهر الكبير");
    assert_eq!(reading["outlet"], "الساحل");
    assert_eq!(reading["statements"][0]["speaker_name"], "هند الساحلي");
    assert!(!reading["text"].as_str().unwrap().contains("الحقوق"));
}

#[test]
fn pages_lie_in_folders_and_records() {
    let folder = Folder::new("pages");
    folder.file("a.html", page(1));
    folder.file("b.htm", page(2));
    let record = serde_json::json!({"url": "https://sahil.example/3", "html": page(3)}).to_string();
    folder.file("c.jsonl", record);
    let ran = read(&["--format", "jsonl"], &[&folder.0]);
    let wanted: Vec<String> = (1..=3).map(|number| format!("افتتاح الميناء رقم {number}")).collect();
    assert_eq!((ran.code, ran.titles()), (Some(0), wanted), "{}", ran.errors);
    assert_eq!(ran.readings()[2]["url"], "https://sahil.example/3");
}

#[test]
fn a_page_without_an_article_says_so() {
    let folder = Folder::new("page-script");
    let script = format!("<html><head><script>{}</script></head><body><div id=root></div></body></html>", "x=1;".repeat(50));
    let ran = read(&[], &[&folder.file("script.html", script)]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.errors.contains("script.html: no article was found in this page") && ran.errors.contains("save"),
        "{}",
        ran.errors
    );
}
