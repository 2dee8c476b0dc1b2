//! Addresses: fetched from a server of the test's own, read like a file of the same kind, refused with a remedy.

use super::*;
use server::{Server, html, status, text};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

#[path = "../../../khabar-fetch/tests/server/mod.rs"]
#[allow(dead_code)]
mod server;

const FAST: &[&str] = &["--allow-private", "--delay", "0", "--no-cache", "--format", "jsonl"];

fn fetch(more: &[&str], urls: &[String]) -> Ran {
    let urls: Vec<&Path> = urls.iter().map(Path::new).collect();
    read(&[FAST, more].concat(), &urls)
}

/// The article as a page.
fn page(number: usize) -> String {
    let article = article(number);
    let (title, body) = article.split_once("\n\n").unwrap();
    html(&format!(
        "<!doctype html><html dir=rtl><head><meta charset=utf-8><title>{title}</title></head><body><article><h1>{title}</h1>\
         <p>{body}</p></article></body></html>"
    ))
}

#[test]
fn pages_texts_and_records_are_read_by_their_kind_and_in_order() {
    let (page, plain, json) = (page(1), text(&article(2)), text(&format!("[{},{}]", record(3), record(4))));
    let server =
        Server::pages(&[("/1", &page), ("/2.txt", &plain), ("/3.json", &json), ("/moved", &status(301, "Location: /1\r\n"))]);
    let ran = fetch(&[], &["/1", "/2.txt", "/3.json", "/moved"].map(|path| server.url(path)));
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert_eq!(ran.titles(), [1, 2, 3, 4, 1].map(|number| format!("افتتاح الميناء رقم {number}")));
    let urls: Vec<Value> = ran.readings().iter().map(|reading| reading["url"].clone()).collect();
    assert_eq!(
        urls,
        [
            server.url("/1"),
            server.url("/2.txt"),
            "https://sahil.example/3".to_owned(),
            "https://sahil.example/4".to_owned(),
            server.url("/1")
        ]
    );
}

#[test]
fn what_cannot_be_fetched_is_named_and_the_rest_goes_on() {
    let page = page(1);
    let feed = text(&format!("<?xml version=\"1.0\"?><rss><channel><item><title>{}</title></item></channel></rss>", article(1)));
    let server =
        Server::pages(&[("/1", &page), ("/feed.xml", &feed), ("/robots.txt", &text("User-agent: *\nDisallow: /secret\n"))]);
    let ran = fetch(&[], &["/none", "/secret", "/feed.xml", "/1"].map(|path| server.url(path)));
    assert_eq!((ran.code, ran.titles().len()), (Some(1), 1));
    let lines: Vec<&str> = ran.errors.lines().collect();
    assert!(lines[0].starts_with(&format!("khabar: {}: ", server.url("/none"))) && lines[0].contains("check the address"));
    assert!(lines[1].contains("robots.txt of 127.0.0.1") && lines.len() == 3, "{}", ran.errors);
    assert!(lines[2].contains("feed.xml item 1: it has neither a text nor an address"), "{}", lines[2]);
}

#[test]
fn this_machine_is_asked_only_when_allowed() {
    let server = Server::pages(&[("/1", &html("<p>secret"))]);
    let ran = read(&["--no-cache"], &[Path::new(&server.url("/1"))]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.errors.contains("127.0.0.1") && ran.errors.contains("--allow-private"), "{}", ran.errors);
    assert!(server.requests().is_empty());
}

#[test]
fn a_page_is_kept_in_the_cache_folder_unless_told_not_to() {
    let folder = Folder::new("addresses-cache");
    let page = page(1).replace("\r\n\r\n", "\r\nETag: \"1\"\r\n\r\n");
    let server = Server::pages(&[("/1", &page)]);
    let run = |flags: &[&str]| {
        let mut khabar = Command::new(env!("CARGO_BIN_EXE_khabar"));
        let output = khabar.env("XDG_CACHE_HOME", &folder.0).arg("read").args(flags).arg(server.url("/1")).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        server.requests().last().unwrap().headers.contains_key("if-none-match")
    };
    assert!(!run(&["--allow-private", "--no-cache"]) && !folder.0.join("khabar").exists());
    assert!(!run(&["--allow-private"]));
    assert!(run(&["--allow-private"]) && !run(&["--allow-private", "--no-cache"]));
}

#[test]
fn wrong_flags_are_wrong_usage() {
    assert_eq!(read(&["--timeout", "soon"], &[Path::new("https://a.example/")]).code, Some(2));
    assert_eq!(read(&["--delay", "-1"], &[Path::new("https://a.example/")]).code, Some(2));
}

#[test]
fn hosts_do_not_wait_for_each_other() {
    let waiting = Arc::new(AtomicUsize::new(0));
    // A page is given only once both hosts have been asked for theirs.
    let server = |number: usize| {
        let waiting = Arc::clone(&waiting);
        Server::start(move |request, out| {
            if request.path == "/robots.txt" {
                return out.write_all(status(404, "").as_bytes());
            }
            waiting.fetch_add(1, Ordering::SeqCst);
            let given_up = Instant::now() + Duration::from_secs(10);
            while waiting.load(Ordering::SeqCst) < 2 && Instant::now() < given_up {
                std::thread::sleep(Duration::from_millis(5));
            }
            let both = waiting.load(Ordering::SeqCst) == 2;
            out.write_all(if both { page(number) } else { status(500, "") }.as_bytes())
        })
    };
    let (one, two) = (server(1), server(2));
    let ran = fetch(&[], &[one.url("/"), two.url("/").replace("127.0.0.1", "localhost")]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert_eq!(ran.titles(), [1, 2].map(|number| format!("افتتاح الميناء رقم {number}")), "in their order");
}
