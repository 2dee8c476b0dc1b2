//! The way to a page: its host's turn, its robots.txt, the question, a redirect, the next host's turn …

use crate::address;
use crate::cache::{Cache, Kept};
use crate::error::{FetchError, Trouble};
use crate::exchange::{Answer, Budget, Exchange, Size};
use crate::host::{Host, Hosts, Rules, whole_seconds};
use crate::retry;
use crate::robots::{self, Robots};
use crate::settings::{ROBOTS_NAME, Settings};
use jiff::Timestamp;
use std::sync::PoisonError;
use url::{Position, Url};

/// How many redirects of a robots.txt are followed, as RFC 9309 asks.
const ROBOTS_REDIRECTS: u32 = 5;

/// A page as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Where it was found, behind all redirects.
    pub url: String,
    /// Its bytes, unpacked, in whatever encoding.
    pub bytes: Vec<u8>,
    /// The `Content-Type` it was sent with.
    pub content_type: Option<String>,
    /// Whether the server said that the copy kept from the last time is still the page.
    pub kept: bool,
}

/// Fetches pages; may be used by several threads at once, which then wait for each other where they ask the same host.
#[derive(Debug)]
pub struct Fetcher {
    settings: Settings,
    exchange: Exchange,
    hosts: Hosts,
    cache: Option<Cache>,
}

/// What an answer leads to.
enum Step {
    Page(Fetched),
    Moved(Url),
}

impl Fetcher {
    /// A fetcher within the bounds of `settings`.
    pub fn new(settings: Settings) -> Fetcher {
        Fetcher {
            exchange: Exchange::new(&settings),
            hosts: Hosts::default(),
            cache: settings.cache.clone().map(Cache::new),
            settings,
        }
    }

    /// Fetches the page at `address`, an `http` or `https` address as people write it.
    ///
    /// Waits for the host's turn first; the time limit is on the requests.
    ///
    /// # Errors
    /// When the address is none or not public, the host does not want to be asked, does not answer as it should or
    /// within the limits; the message names the limit and the remedy.
    pub fn fetch(&self, address: &str) -> Result<Fetched, FetchError> {
        let mut url = address::parse(address).map_err(|trouble| FetchError { at: None, trouble })?;
        let mut budget = Budget::new(self.settings.time);
        let mut asked: Vec<String> = Vec::new();
        for hop in 0..=self.settings.redirects {
            let step = self.step(&url, &mut budget, &mut asked);
            match step.map_err(|trouble| FetchError { at: (hop > 0).then(|| url.to_string()), trouble })? {
                Step::Page(page) => return Ok(page),
                Step::Moved(to) => url = to,
            }
        }
        Err(FetchError { at: None, trouble: Trouble::Redirects { limit: self.settings.redirects } })
    }

    /// One hop: only this host's turn is held, so that two fetches cannot wait for each other.
    fn step(&self, url: &Url, budget: &mut Budget, asked: &mut Vec<String>) -> Result<Step, Trouble> {
        let name = address::host(url).to_owned();
        let host = self.hosts.get(&name);
        let mut host = host.lock().unwrap_or_else(PoisonError::into_inner);
        // The pause is between pages: the hops of one follow each other at once, as in a browser.
        host.wait(!asked.contains(&name), self.settings.patience)?;
        let rules = self.rules(&mut host, url, budget)?;
        asked.push(name.clone());
        let robots = match rules {
            Rules::Unknown { status } => return Err(Trouble::RobotsUnknown { host: name, status }),
            Rules::Known(robots) => robots,
        };
        if !robots.allow(&url[Position::BeforePath..Position::AfterQuery]) {
            return Err(Trouble::Robots { host: name });
        }
        let step = self.page(&mut host, url, budget);
        host.done(self.settings.delay, robots.delay);
        step
    }

    /// The rules of the host's robots.txt, asked for once.
    fn rules(&self, host: &mut Host, url: &Url, budget: &mut Budget) -> Result<Rules, Trouble> {
        let origin = url[..Position::BeforePath].to_owned();
        if let Some(rules) = host.robots.get(&origin) {
            return Ok(rules.clone());
        }
        let rules = self.ask_rules(url, budget);
        host.done(self.settings.delay, None);
        let rules = rules?;
        host.robots.insert(origin, rules.clone());
        Ok(rules)
    }

    fn ask_rules(&self, page: &Url, budget: &mut Budget) -> Result<Rules, Trouble> {
        let size = Size { limit: robots::LARGEST, cut: true };
        let Ok(mut url) = address::follow(page, b"/robots.txt") else { return Ok(Rules::Known(Robots::default())) };
        for _ in 0..=ROBOTS_REDIRECTS {
            let answer = self.exchange.ask(&url, None, size, budget)?;
            match answer.status {
                200 => return Ok(Rules::Known(Robots::read(&answer.bytes, ROBOTS_NAME))),
                301 | 302 | 303 | 307 | 308 => {
                    let next = answer.headers.get("location").map(|to| address::follow(&url, to.as_bytes()));
                    match next {
                        Some(Ok(next)) => url = next,
                        _ => break,
                    }
                }
                // A server in trouble may have forbidden everything.
                status @ (429 | 500..) => return Ok(Rules::Unknown { status }),
                _ => break,
            }
        }
        Ok(Rules::Known(Robots::default()))
    }

    fn page(&self, host: &mut Host, url: &Url, budget: &mut Budget) -> Result<Step, Trouble> {
        let kept = self.cache.as_ref().and_then(|cache| cache.get(url, self.settings.size));
        let size = Size { limit: self.settings.size, cut: false };
        let mut answer = self.exchange.ask(url, kept.as_ref(), size, budget)?;
        if let Some(wait) = busy(&answer) {
            host.close(wait, answer.status);
            host.wait(false, self.settings.patience)?;
            answer = self.exchange.ask(url, kept.as_ref(), size, budget)?;
            if let Some(wait) = busy(&answer) {
                host.close(wait, answer.status);
                return Err(Trouble::Busy { status: answer.status, seconds: Some(whole_seconds(wait)) });
            }
        }
        match (answer.status, kept) {
            (200, _) => Ok(Step::Page(self.keep(url, answer))),
            (304, Some(kept)) => {
                Ok(Step::Page(Fetched { url: url.to_string(), bytes: kept.bytes, content_type: kept.content_type, kept: true }))
            }
            (301 | 302 | 303 | 307 | 308, _) => match answer.headers.get("location") {
                Some(to) => Ok(Step::Moved(address::follow(url, to.as_bytes())?)),
                None => Err(Trouble::Status { status: answer.status }),
            },
            (status @ (404 | 410), _) => Err(Trouble::NotFound { status }),
            (status @ (429 | 503), _) => Err(Trouble::Busy { status, seconds: None }),
            (status @ 400..500, _) => Err(Trouble::Refused { status }),
            (status, _) => Err(Trouble::Status { status }),
        }
    }

    /// Keeps the page, if the server gave it a mark to ask by and does not mind.
    fn keep(&self, url: &Url, answer: Answer) -> Fetched {
        let content_type = answer.header("content-type");
        if let Some(cache) = &self.cache {
            let (etag, last_modified) = (answer.header("etag"), answer.header("last-modified"));
            let minds = answer.header("cache-control").is_some_and(|control| control.to_ascii_lowercase().contains("no-store"));
            if (etag.is_some() || last_modified.is_some()) && !minds {
                cache.put(url, &Kept { etag, last_modified, content_type: content_type.clone(), bytes: answer.bytes.clone() });
            }
        }
        Fetched { url: url.to_string(), bytes: answer.bytes, content_type, kept: false }
    }
}

/// How long a busy server wants to be left alone, if it says so.
fn busy(answer: &Answer) -> Option<std::time::Duration> {
    if !matches!(answer.status, 429 | 503) {
        return None;
    }
    retry::wait(&answer.header("retry-after")?, Timestamp::now())
}
