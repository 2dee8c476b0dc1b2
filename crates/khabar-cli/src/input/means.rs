//! What opening inputs takes, made when first needed and shared by all workers: what pages are read by, and what
//! addresses are fetched by.

use super::warc::Crawl;
use crate::args::Read;
use indicatif::ProgressBar;
use khabar_crawl::warc::Place;
use khabar_fetch::{Fetcher, Settings, cache_folder};
use khabar_page::Pages;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The means by which inputs are opened.
#[derive(Debug)]
pub struct Means {
    pages: OnceLock<Pages>,
    fetcher: OnceLock<Fetcher>,
    settings: Settings,
    from_record: Place,
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
        Means { pages: OnceLock::new(), fetcher: OnceLock::new(), settings, from_record, crawls }
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

    /// Fetches addresses.
    pub fn fetcher(&self) -> &Fetcher {
        self.fetcher.get_or_init(|| Fetcher::new(self.settings.clone()))
    }
}
