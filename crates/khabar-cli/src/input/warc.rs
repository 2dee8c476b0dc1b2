//! Web archives: each page of `crawl.warc.gz` is a job, called by the offset of its record. What is no Arabic article
//! in them is counted and told of in the end, for most of a crawl is none.

use super::means::Means;
use super::{Job, Sink, explain};
use crate::run::report;
use indicatif::ProgressBar;
use khabar::Source;
use khabar::source::SourceError;
use khabar_crawl::warc::{Archive, CrawledPage, Passed, Place, Tally};
use khabar_page::{Origin, PageError, is_html};
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A page of an archive, to be read by any worker.
pub struct Crawled {
    page: CrawledPage,
    crawl: Arc<Crawl>,
}

/// One archive, and what became of it so far.
#[derive(Debug, Default)]
pub struct Crawl {
    name: String,
    tally: Mutex<Tally>,
    read: AtomicU64,
    no_html: AtomicU64,
    no_article: AtomicU64,
    other_language: AtomicU64,
    packed: AtomicU64,
    /// Where to go on, if the walk was ended before the archive did.
    next: Mutex<Option<Place>>,
}

/// Sends a job for every page of the archive that `input` is from `place` on.
pub fn feed(name: &str, input: impl Read, place: Place, means: &Means, send: Sink<'_>) -> bool {
    let crawl = means.crawl(name);
    let mut archive = match Archive::at(input, place) {
        Ok(archive) => archive,
        Err(error) => return send(Job::failed(name.to_owned(), explain(&error))),
    };
    let mut more = true;
    while more && let Some(page) = archive.next() {
        let job = match page {
            Ok(page) => Job::crawled(format!("{name} record at {}", page.place), Crawled { page, crawl: Arc::clone(&crawl) }),
            Err(error) => Job::failed(name.to_owned(), explain(&error)),
        };
        more = send(job);
    }
    if !more {
        *crawl.next.lock().unwrap_or_else(PoisonError::into_inner) = Some(archive.next_place());
    }
    *crawl.tally.lock().unwrap_or_else(PoisonError::into_inner) = archive.tally().clone();
    more
}

impl Crawled {
    /// The article of the page; none if it holds none, which is counted.
    pub fn open(&self, means: &Means) -> Option<Source> {
        let crawl = &self.crawl;
        let count = |counter: &AtomicU64| {
            counter.fetch_add(1, Ordering::Relaxed);
        };
        let Ok(body) = self.page.body() else {
            count(&crawl.packed);
            return None;
        };
        let origin = Origin { url: self.page.url.as_deref(), content_type: self.page.content_type() };
        if !is_html(&body.bytes, origin.content_type) {
            count(&crawl.no_html);
            return None;
        }
        match means.pages().read(&body.bytes, &origin) {
            Ok(mut source) => {
                count(&crawl.read);
                source.notes.extend(body.notes);
                source.notes.push(format!("from the record at {} of its archive", self.page.place));
                Some(source)
            }
            Err(error) => {
                count(match error {
                    PageError::Source(SourceError::NoArabic { .. } | SourceError::OtherLanguage { .. }) => &crawl.other_language,
                    _ => &crawl.no_article,
                });
                None
            }
        }
    }
}

impl Crawl {
    /// An archive of this name.
    pub fn new(name: &str) -> Crawl {
        Crawl { name: name.to_owned(), ..Crawl::default() }
    }

    /// Tells what became of the archive; whether all went well with it.
    pub fn tell(&self, bar: &ProgressBar) -> bool {
        let tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let read = count(&self.read);
        let mut told = format!("{read} Arabic articles in {} records", tally.records());
        let ours = [
            (count(&self.packed), "packed in a way that cannot be undone"),
            (count(&self.no_html), "called HTML and none"),
            (count(&self.no_article), "pages without an article"),
            (count(&self.other_language), "not in Arabic"),
        ];
        let passed = Passed::ALL.map(|reason| (tally.count(reason), reason.to_string()));
        let ours = ours.map(|(count, what)| (count, what.to_owned()));
        let passed: Vec<String> = passed
            .into_iter()
            .chain(ours)
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if !passed.is_empty() {
            told.push_str(&format!("; passed over: {}", passed.join(", ")));
        }
        report(&self.name, &told, bar);
        for (place, why) in tally.damage() {
            report(&format!("{} record at {place}", self.name), &format!("{why}; passed over"), bar);
        }
        let next = *self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(next) = next {
            report(&self.name, &format!("stopped; go on with --from-record {next}"), bar);
        }
        tally.count(Passed::Damaged) == 0 && (read > 0 || next.is_some())
    }
}
