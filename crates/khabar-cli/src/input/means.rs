//! What opening inputs takes, made when first needed and shared by all workers: what pages are read by, and what
//! addresses are fetched by.

use crate::args::Read;
use khabar_fetch::{Fetcher, Settings, cache_folder};
use khabar_page::Pages;
use std::sync::OnceLock;

/// The means by which inputs are opened.
#[derive(Debug)]
pub struct Means {
    pages: OnceLock<Pages>,
    fetcher: OnceLock<Fetcher>,
    settings: Settings,
}

impl Means {
    /// As the command line asks for them.
    pub fn new(args: &Read) -> Means {
        let mut settings = Settings { allow_private: args.allow_private, ..Settings::default() };
        settings.cache = if args.no_cache { None } else { cache_folder() };
        settings.time = args.timeout.unwrap_or(settings.time);
        settings.delay = args.delay.unwrap_or(settings.delay);
        Means { pages: OnceLock::new(), fetcher: OnceLock::new(), settings }
    }

    /// Reads pages.
    pub fn pages(&self) -> &Pages {
        self.pages.get_or_init(Pages::new)
    }

    /// Fetches addresses.
    pub fn fetcher(&self) -> &Fetcher {
        self.fetcher.get_or_init(|| Fetcher::new(self.settings.clone()))
    }
}
