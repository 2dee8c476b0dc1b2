//! Takes the article out of a news page: bytes of HTML in, a [`khabar::Source`] out, with what the markup told.
//!
//! `khabar::Source::text` is the headline and then the blocks of the body, each on a line of its own;
//! [`khabar::source::PageFacts`] says what each block is, who signs, what the pictures show, and where the page links
//! to. Deterministic: no I/O, no clock; the same bytes give the same article.

mod address;
mod article;
mod body;
mod byline;
pub mod charset;
mod error;
mod figure;
mod gathered;
mod harvest;
mod head;
mod headline;
mod html;
mod moment;
mod outlet;
mod prune;

pub use error::PageError;
use khabar::Source;
use khabar::source::PageLists;
use moment::Moments;
use outlet::Outlets;
use prune::Classes;
use prune::lines::Phrases;

/// Where a page is from: what its bytes alone do not tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// Its address; links are resolved against it, and the outlet is known by it.
    pub url: Option<&'a str>,
    /// The `Content-Type` it was sent with: `text/html; charset=windows-1256`.
    pub content_type: Option<&'a str>,
}

/// Reads pages. Compiled once, immutable, shared between threads.
#[derive(Debug)]
pub struct Pages {
    lists: PageLists,
    classes: Classes,
    phrases: Phrases,
    moments: Moments,
    outlets: Outlets,
}

impl Default for Pages {
    fn default() -> Pages {
        Pages::new()
    }
}

impl Pages {
    /// Compiles word lists and outlets.
    pub fn new() -> Pages {
        Pages {
            lists: PageLists::new(),
            classes: Classes::new(),
            phrases: Phrases::new(),
            moments: Moments::new(),
            outlets: Outlets::new(),
        }
    }

    /// The article of a page.
    ///
    /// # Errors
    /// When the bytes are no text, the page is too large, holds no article, or the article is not Arabic; the message
    /// names the remedy.
    pub fn read(&self, bytes: &[u8], origin: &Origin<'_>) -> Result<Source, PageError> {
        let source = self.extract(bytes, origin)?;
        source.check()?;
        Ok(source)
    }

    /// The article of a page in whatever language; for measuring. [`Pages::read`] is this and the question whether it is
    /// Arabic.
    ///
    /// # Errors
    /// As [`Pages::read`], but for the language.
    pub fn extract(&self, bytes: &[u8], origin: &Origin<'_>) -> Result<Source, PageError> {
        let decoded = charset::decode(bytes, origin.content_type)?;
        let mut source = self.article(&decoded.text, origin)?;
        source.notes.splice(0..0, decoded.notes);
        Ok(source)
    }
}

/// Whether bytes are an HTML page: by the type they were sent with, else by how they begin.
pub fn is_html(bytes: &[u8], content_type: Option<&str>) -> bool {
    if let Some(kind) = content_type {
        let kind = kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        if matches!(kind.as_str(), "text/html" | "application/xhtml+xml") {
            return true;
        }
        if !matches!(kind.as_str(), "" | "text/plain" | "application/octet-stream" | "application/xml" | "text/xml") {
            return false;
        }
    }
    sniff(bytes)
}

/// Whether the first tag is one only HTML begins with; UTF-16 is looked at without its zero bytes.
fn sniff(bytes: &[u8]) -> bool {
    let head: Vec<u8> =
        bytes.iter().take(4096).copied().filter(|&byte| byte != 0).map(|byte| byte.to_ascii_lowercase()).collect();
    let mut rest = head.as_slice();
    for mark in [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"] {
        rest = rest.strip_prefix(mark).unwrap_or(rest);
    }
    loop {
        rest = rest.trim_ascii_start();
        let skipped = [(&b"<!--"[..], &b"-->"[..]), (b"<?xml", b"?>")].into_iter().find_map(|(open, close)| {
            let inside = rest.strip_prefix(open)?;
            let end = inside.windows(close.len()).position(|window| window == close)?;
            inside.get(end + close.len()..)
        });
        match skipped {
            Some(after) => rest = after,
            None => break,
        }
    }
    const FIRST: &[&[u8]] = &[
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<body",
        b"<meta",
        b"<title",
        b"<script",
        b"<style",
        b"<link",
        b"<div",
        b"<table",
        b"<article",
        b"<main",
        b"<section",
        b"<header",
        b"<h1",
        b"<p",
        b"<center",
        b"<font",
    ];
    FIRST
        .iter()
        .any(|tag| rest.strip_prefix(*tag).is_some_and(|after| after.first().is_none_or(|byte| !byte.is_ascii_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_by_type_or_beginning() {
        assert!(is_html(b"", Some("text/html; charset=utf-8")));
        assert!(!is_html(b"<html>", Some("application/json")));
        for page in [
            "<!DOCTYPE html><html>",
            "\u{feff}\n<HTML dir=rtl>",
            "<!-- saved from -->\n<html>",
            "<?xml version='1.0'?><html>",
            "<p>نعم",
        ] {
            assert!(is_html(page.as_bytes(), None), "{page}");
        }
        for text in ["قال الوزير", "{\"text\": \"<p>\"}", "<?xml version='1.0'?><rss>", "<pre-amble>", ""] {
            assert!(!is_html(text.as_bytes(), None), "{text}");
        }
    }
}
