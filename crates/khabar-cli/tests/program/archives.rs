//! Web archives: their Arabic articles, in order; the rest counted, damage named, a place to go on from.

use super::*;

/// A record with a page of an invented outlet.
fn crawled(number: usize, status: u16, body: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sahil.example/{number}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
    .into_bytes()
}

fn page(number: usize) -> Vec<u8> {
    let article = article(number);
    let (title, body) = article.split_once("\n\n").unwrap();
    let more = "وأضافت أن 300 عامل شاركوا في بناء الأرصفة والمخازن والطرق التي تصل الميناء بالمدينة القديمة.";
    crawled(
        number,
        200,
        &format!("<!doctype html><html><body><article><h1>{title}</h1><p>{body}</p><p>{more}</p></article></body></html>"),
    )
}

fn titles(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("افتتاح الميناء رقم {number}")).collect()
}

#[test]
fn the_arabic_articles_of_an_archive_are_read_and_the_rest_is_counted() {
    let folder = Folder::new("warc");
    let english = "<html><body><article><h1>Harbour</h1><p>The harbour opens on Sunday, the minister of the coast said in the \
        old town on Monday, after three years of works.</p></article></body></html>";
    let records = [page(1), crawled(2, 404, "<p>لا شيء هنا"), crawled(3, 200, english), page(4)].concat();
    // By its beginning, whatever its name.
    for name in ["crawl.warc", "crawl.bin"] {
        for jobs in ["1", "3"] {
            let ran = read(&["--format", "jsonl", "--jobs", jobs], &[&folder.file(name, &records)]);
            assert_eq!((ran.code, ran.titles()), (Some(0), titles([1, 4])), "{}", ran.errors);
            assert_eq!(ran.readings()[1]["url"], "https://sahil.example/4");
            let told = &ran.errors;
            assert!(told.contains("2 Arabic articles in 4 records; passed over: 1 answers without a page"), "{told}");
            assert!(told.contains("1 not in Arabic") && told.lines().count() == 1, "{told}");
        }
    }
    let ran = read_stdin(&["--format", "jsonl"], &records);
    assert_eq!((ran.code, ran.titles()), (Some(0), titles([1, 4])));
}

#[test]
fn damage_is_named_with_its_place_and_the_rest_is_read() {
    let folder = Folder::new("warc-damage");
    let records = [page(1), b"WARC/1.0\r\nnonsense\r\n\r\n".to_vec(), page(2)].concat();
    let ran = read(&["--format", "jsonl"], &[&folder.file("crawl.warc", &records)]);
    assert_eq!((ran.code, ran.titles()), (Some(1), titles([1, 2])), "{}", ran.errors);
    assert!(ran.errors.contains("1 damaged"), "{}", ran.errors);
    assert!(ran.errors.contains(&format!("crawl.warc record at {}: its head", page(1).len())), "{}", ran.errors);
}

#[test]
fn an_archive_is_gone_on_with_from_the_offset_of_a_record() {
    let folder = Folder::new("warc-place");
    let pages: Vec<Vec<u8>> = (1..=4).map(page).collect();
    let file = folder.file("crawl.warc", pages.concat());
    let offset = (pages[0].len() + pages[1].len()).to_string();
    let ran = read(&["--format", "jsonl", "--from-record", &offset], &[&file]);
    assert_eq!((ran.code, ran.titles()), (Some(0), titles([3, 4])), "{}", ran.errors);
    assert!(ran.readings()[0]["notes"].to_string().contains(&offset));
    let ran = read_stdin(&["--format", "jsonl", "--from-record", &offset], &pages.concat());
    assert_eq!(ran.titles(), titles([3, 4]));
    let ran = read(&["--from-record", &offset], &[&folder.file("a.txt", article(1))]);
    assert!(ran.code == Some(1) && ran.errors.contains("no web archive"), "{}", ran.errors);
    assert_eq!(read(&["--from-record", "here"], &[&file]).code, Some(2));
}

#[test]
fn an_archive_without_an_article_says_so() {
    let folder = Folder::new("warc-empty");
    let ran = read(&[], &[&folder.file("crawl.warc", crawled(1, 404, ""))]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.errors.contains("0 Arabic articles in 1 records"), "{}", ran.errors);
}
