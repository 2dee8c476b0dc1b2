//! Hosts and their turns: a host is asked one thing at a time, with a pause between pages, and left alone as long as it
//! asked for when it was busy.

use crate::error::Trouble;
use crate::robots::Robots;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The longest pause a robots.txt is granted; some ask for a day.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What is known of one host. Whoever holds it has the turn.
#[derive(Debug, Default)]
pub(crate) struct Host {
    /// When the last request ended and what pause was asked for.
    last: Option<(Instant, Duration)>,
    /// Until when it wants to be left alone, and the status that said so.
    closed: Option<(Instant, u16)>,
    /// What its robots.txt say, one for each scheme and port.
    pub robots: BTreeMap<String, Rules>,
}

/// What is known of a robots.txt.
#[derive(Clone, Debug)]
pub(crate) enum Rules {
    /// Its rules; none where there is no such file.
    Known(Robots),
    /// The server failed to give it; nothing may be fetched.
    Unknown {
        /// With which status.
        status: u16,
    },
}

impl Host {
    /// Waits until the host may be asked: through the pause, if another page was asked for before, and through a time
    /// it wants to be left alone, if that is short.
    pub fn wait(&mut self, another_page: bool, patience: Duration) -> Result<(), Trouble> {
        let now = Instant::now();
        if let Some((until, status)) = self.closed {
            let wait = until.saturating_duration_since(now);
            if wait > patience {
                return Err(Trouble::Busy { status, seconds: Some(whole_seconds(wait)) });
            }
            std::thread::sleep(wait);
            self.closed = None;
        }
        if let (true, Some((end, pause))) = (another_page, self.last) {
            std::thread::sleep((end + pause).saturating_duration_since(Instant::now()));
        }
        Ok(())
    }

    /// A request has ended; the next page is not asked for before `delay`, or what its robots.txt asks for.
    pub fn done(&mut self, delay: Duration, asked: Option<Duration>) {
        self.last = Some((Instant::now(), delay.max(asked.unwrap_or_default().min(LONGEST_PAUSE))));
    }

    /// The host wants to be left alone for `wait`.
    pub fn close(&mut self, wait: Duration, status: u16) {
        self.closed = Some((Instant::now() + wait, status));
    }
}

/// A wait in seconds, rounded up.
pub(crate) fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// All hosts asked so far.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    known: Mutex<BTreeMap<String, Arc<Mutex<Host>>>>,
}

impl Hosts {
    /// The host of that name.
    pub fn get(&self, name: &str) -> Arc<Mutex<Host>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(name.to_owned()).or_default())
    }
}
