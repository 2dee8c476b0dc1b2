//! Folders: the files in them that may hold articles, by name, and those of the folders in them where these stand.
//!
//! Each folder is read once, however many links lead to it, so that a link back to a folder around it ends. Names
//! that begin with a dot (.git, .DS_Store) are left alone; files of other kinds are passed over, which is said.

use super::means::Means;
use super::{Job, Sink, explain, one};
use crate::run::report;
use indicatif::ProgressBar;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How names of files that may hold articles end.
const KINDS: [&str; 11] = ["txt", "html", "htm", "xhtml", "json", "jsonl", "ndjson", "zip", "warc", "rss", "atom"];

/// How many kinds of files passed over are named.
const NAMED: usize = 5;

/// A walk through a folder and those in it.
struct Walk<'w> {
    means: &'w Means,
    bar: &'w ProgressBar,
    /// The folders read, by their real paths.
    seen: BTreeSet<PathBuf>,
    /// How many files may hold articles.
    found: usize,
    /// How many files of each other kind there are.
    others: BTreeMap<String, usize>,
    /// Links to folders that were read already.
    back: usize,
}

/// Sends a job for every article of a folder.
pub fn feed(path: &Path, means: &Means, bar: &ProgressBar, send: Sink<'_>) -> bool {
    let mut walk = Walk { means, bar, seen: BTreeSet::new(), found: 0, others: BTreeMap::new(), back: 0 };
    if !walk.folder(path, send) {
        return false;
    }
    let name = path.display().to_string();
    let passed = walk.passed_over();
    if walk.found == 0 {
        let none = "no .txt, .html, .json, .jsonl, .zip or .warc file lies in this folder; name the files";
        return send(Job::failed(name, passed.map_or_else(|| none.to_owned(), |passed| format!("{none} ({passed})"))));
    }
    if let Some(passed) = passed {
        report(&name, &passed, bar);
    }
    true
}

impl Walk<'_> {
    fn folder(&mut self, path: &Path, send: Sink<'_>) -> bool {
        if !self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())) {
            self.back += 1;
            return true;
        }
        let mut failed = |name: &Path, error: &_| {
            self.found += 1;
            send(Job::failed(name.display().to_string(), explain(error)))
        };
        let mut entries = Vec::new();
        match fs::read_dir(path) {
            Ok(listed) => {
                for entry in listed {
                    match entry {
                        Ok(entry) => entries.push(entry.path()),
                        Err(error) if !failed(path, &error) => return false,
                        Err(_) => {}
                    }
                }
            }
            Err(error) => return failed(path, &error),
        }
        entries.sort();
        entries.iter().all(|entry| self.entry(entry, send))
    }

    fn entry(&mut self, path: &Path, send: Sink<'_>) -> bool {
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            return true;
        }
        let kind = path.extension().map(|end| end.to_string_lossy().to_lowercase());
        let fits = kind.as_deref().is_some_and(|kind| KINDS.contains(&kind))
            || path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(".warc.gz"));
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => self.folder(path, send),
            // What cannot be looked at, a broken link for one, is named by the one who tries to open it.
            Ok(data) if !fits || !data.is_file() => {
                *self.others.entry(kind.unwrap_or_default()).or_default() += 1;
                true
            }
            Err(_) if !fits => true,
            _ => {
                self.found += 1;
                one(path, self.means, self.bar, send)
            }
        }
    }

    /// What was passed over, if anything: `passed over 3 files of other kinds (2 .png, 1 without an ending)`.
    fn passed_over(&self) -> Option<String> {
        let count: usize = self.others.values().sum();
        let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        let mut told = Vec::new();
        if count > 0 {
            let mut kinds: Vec<_> = self.others.iter().collect();
            kinds.sort_by_key(|&(_, &count)| std::cmp::Reverse(count));
            let named = kinds.iter().take(NAMED).map(|(kind, count)| match kind.as_str() {
                "" => format!("{count} without an ending"),
                kind => format!("{count} .{kind}"),
            });
            let more = if kinds.len() > NAMED { ", …" } else { "" };
            told.push(format!("{} of other kinds ({}{more})", files(count), named.collect::<Vec<_>>().join(", ")));
        }
        if self.back > 0 {
            let links = if self.back == 1 { "1 link".to_owned() } else { format!("{} links", self.back) };
            told.push(format!("{links} to folders read already"));
        }
        (!told.is_empty()).then(|| format!("passed over {}", told.join(" and ")))
    }
}
