//! Pages as files: `pages/NAME.html` is read, `pages/NAME.expected.json` says what must come out. Anyone who reads Arabic
//! can add a pair; all outlets, people and events in them are invented.
//!
//! The expected file has any of: `url` (the address it is read at), `title`, `published`, `modified`, `outlet`, `bylines`,
//! `images` (`[caption, credit]`), `categories`, `tags`, `related` (`[title, address]`), `reading_minutes`, `blocks`
//! (`[kind, text]`, all of them in order), `absent` (what must not be in the text). What it does not name is not checked.
//! `KHABAR_PAGES=show cargo test -p khabar-page --test pages -- --nocapture` prints what is read.

#![allow(clippy::unwrap_used)] // a file that cannot be read stops the test

use khabar::Reader;
use khabar_page::{Origin, Pages};
use serde_json::{Value, json};
use std::path::Path;

#[test]
fn pages_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    files.sort();
    assert!(files.len() >= 7, "{} pages", files.len());
    let (pages, reader) = (Pages::new(), Reader::new());
    let show = std::env::var_os("KHABAR_PAGES").is_some();
    let mut wrong = Vec::new();
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let expected: Value = serde_json::from_slice(&std::fs::read(path.with_extension("expected.json")).unwrap()).unwrap();
        let origin = Origin { url: expected["url"].as_str(), content_type: expected["content_type"].as_str() };
        let source = pages.read(&std::fs::read(&path).unwrap(), &origin).unwrap();
        let reading = reader.worker().read(&source);
        let text: Vec<char> = reading.text.chars().collect();
        let cut = |start: u32, end: u32| text.get(start as usize..end as usize).unwrap().iter().collect::<String>();
        let read = json!({
            "url": reading.url,
            "title": reading.title,
            "published": reading.published,
            "modified": reading.modified,
            "outlet": reading.outlet,
            "bylines": reading.bylines,
            "dateline": reading.dateline.as_ref().map(|dateline| &dateline.piece.text),
            "images": reading.images.iter().map(|image| (&image.caption, &image.credit)).collect::<Vec<_>>(),
            "categories": reading.categories,
            "tags": reading.tags,
            "related": reading.related.iter().map(|related| (&related.title, &related.url)).collect::<Vec<_>>(),
            "reading_minutes": reading.reading_minutes,
            "blocks": reading.blocks.iter().map(|block| (block.kind, cut(block.start, block.end))).collect::<Vec<_>>(),
        });
        if show {
            println!("{name}: {}", serde_json::to_string_pretty(&read).unwrap());
        }
        for (field, value) in expected.as_object().unwrap() {
            match field.as_str() {
                "content_type" => {}
                "absent" => {
                    for phrase in value.as_array().unwrap().iter().filter_map(Value::as_str) {
                        if reading.text.contains(phrase) {
                            wrong.push(format!("{name}: must not be in the text: {phrase}"));
                        }
                    }
                }
                field if read[field] != *value => {
                    wrong.push(format!("{name}: {field}\n  expected {value}\n  read     {}", read[field]));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
