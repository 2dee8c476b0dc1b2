//! What opening inputs takes, made when first needed and shared by all workers: what pages are read by, and what
//! addresses are fetched by.

use super::warc::Crawl;
use crate::args::Read;
use indicatif::ProgressBar;
use khabar_crawl::warc::Place;
use khabar_fetch::{Fetcher, Settings, cache_folder};
use khabar_page::Pages;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many feeds may be around an article: a list and a feed.
const FEEDS: u32 = 2;

/// A feed that is gone into.
pub struct Depth<'m>(&'m AtomicU32);

impl Drop for Depth<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The means by which inputs are opened.
#[derive(Debug)]
pub struct Means {
    pages: OnceLock<Pages>,
    fetcher: OnceLock<Fetcher>,
    settings: Settings,
    from_record: Place,
    depth: AtomicU32,
    crawls: Mutex<Vec<Arc<Crawl>>>,
}

impl Means {
    /// As the command line asks for them.
    pub fn new(args: &Read) -> Means {
        let mut settings = Settings { allow_private: args.allow_private, ..Settings::default() };
        settings.cache = if args.no_cache { None } else { cache_folder() };
        settings.time = args.timeout.unwrap_or(settings.time);
        settings.delay = args.delay.unwrap_or(settings.delay);
        let (from_record, crawls) = (args.from_record.unwrap_or_default(), Mutex::default());
        Means { pages: OnceLock::new(), fetcher: OnceLock::new(), settings, from_record, crawls, depth: AtomicU32::new(0) }
    }

    /// Reads pages.
    pub fn pages(&self) -> &Pages {
        self.pages.get_or_init(Pages::new)
    }

    /// Where in a web archive to begin.
    pub fn place(&self) -> Place {
        self.from_record
    }

    /// An archive is begun; what became of it is told in the end.
    pub fn crawl(&self, name: &str) -> Arc<Crawl> {
        let crawl = Arc::new(Crawl::new(name));
        self.crawls.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&crawl));
        crawl
    }

    /// Tells what became of each archive; whether all went well with them.
    pub fn tell(&self, bar: &ProgressBar) -> bool {
        let crawls = self.crawls.lock().unwrap_or_else(PoisonError::into_inner);
        crawls.iter().filter(|crawl| !crawl.tell(bar)).count() == 0
    }

    /// Goes into a feed, if not too many are around it; out of it when what is returned is dropped.
    pub fn deeper(&self) -> Option<Depth<'_>> {
        let depth = Depth(&self.depth);
        (self.depth.fetch_add(1, Ordering::Relaxed) < FEEDS).then_some(depth)
    }

    /// Fetches addresses.
    pub fn fetcher(&self) -> &Fetcher {
        self.fetcher.get_or_init(|| Fetcher::new(self.settings.clone()))
    }
}
