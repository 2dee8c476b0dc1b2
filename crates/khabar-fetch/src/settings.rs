//! How far a fetch may go, and under which name.

use std::path::PathBuf;
use std::time::Duration;

/// What servers are told; robots.txt knows it as `khabar`.
pub const USER_AGENT: &str = concat!("Khabar/", env!("CARGO_PKG_VERSION"), " (reader of Arabic news; in robots.txt: khabar)");

/// The name robots.txt knows the program by.
pub(crate) const ROBOTS_NAME: &str = "khabar";

/// The bounds of fetching.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The most bytes an answer may have, as sent and unpacked alike.
    pub size: usize,
    /// The longest all requests for one page may take together, waiting for one's turn not counted.
    pub time: Duration,
    /// How many redirects are followed.
    pub redirects: u32,
    /// The pause between two pages of one host; longer where its robots.txt asks for it.
    pub delay: Duration,
    /// The longest wait a busy server's Retry-After is given before it is asked once more.
    pub patience: Duration,
    /// Whether addresses of private networks may be fetched.
    pub allow_private: bool,
    /// Where pages are kept to be asked for only if they changed.
    pub cache: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            size: 16 << 20,
            time: Duration::from_secs(30),
            redirects: 8,
            delay: Duration::from_secs(1),
            patience: Duration::from_secs(30),
            allow_private: false,
            cache: None,
        }
    }
}
