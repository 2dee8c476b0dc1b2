//! What can go wrong on the way to a page, each with what to do about it.

use std::net::IpAddr;

/// Why a page could not be fetched.
#[derive(Debug, thiserror::Error)]
#[error("{}{trouble}", self.hop())]
pub struct FetchError {
    /// Where a redirect had led when it happened, if not at the address given.
    pub at: Option<String>,
    /// What happened.
    pub trouble: Trouble,
}

impl FetchError {
    fn hop(&self) -> String {
        self.at.as_ref().map_or_else(String::new, |at| format!("redirected to {at}: "))
    }
}

/// What stood in the way. The message names the remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Trouble {
    /// No address that could be asked.
    #[error("this is no address of a page ({reason}); write it as https://host/path")]
    Address {
        /// What the parser says.
        reason: String,
    },
    /// An address of another kind: `ftp://`.
    #[error("{scheme}: is not fetched, only http: and https: are; download the file and give its path")]
    Scheme {
        /// Its scheme.
        scheme: String,
    },
    /// An address with a user's name or password in it.
    #[error("names and passwords in an address are not sent; open it in a browser, save the page and give the file")]
    Secret,
    /// A host in a private network, or one that leads there.
    #[error(
        "{host} is at {address}, in a private or reserved network, and is not fetched; if you trust the address, say \
         --allow-private"
    )]
    Private {
        /// The host.
        host: String,
        /// Where it is.
        address: IpAddr,
    },
    /// The host's robots.txt asks programs to stay away from the page.
    #[error("robots.txt of {host} asks programs not to fetch this page; open it in a browser, save it and give the file")]
    Robots {
        /// The host.
        host: String,
    },
    /// Whether programs are welcome could not be learnt.
    #[error("robots.txt of {host} cannot be read now (status {status}), so its pages are not fetched; try again later")]
    RobotsUnknown {
        /// The host.
        host: String,
        /// The status of the answer.
        status: u16,
    },
    /// There is no such page.
    #[error("the server has no such page (status {status}); check the address")]
    NotFound {
        /// 404 or 410.
        status: u16,
    },
    /// The server does not give the page.
    #[error("the server refuses to give the page (status {status}); open it in a browser, save it and give the file")]
    Refused {
        /// The status of the answer.
        status: u16,
    },
    /// The server has too much to do, and has said until when if it is known.
    #[error("the server is busy (status {status}){}", come_back(*.seconds))]
    Busy {
        /// 429 or 503.
        status: u16,
        /// In how many seconds it may be asked again.
        seconds: Option<u64>,
    },
    /// Another status.
    #[error("the server answers with status {status}; try again later")]
    Status {
        /// The status of the answer.
        status: u16,
    },
    /// Too many redirects.
    #[error(
        "more than {limit} redirects; the page may want cookies or a signed-in reader: open it in a browser, save it and give \
         the file"
    )]
    Redirects {
        /// How many are followed.
        limit: u32,
    },
    /// An answer beyond the limit.
    #[error("the answer is larger than {limit} bytes{}; save the page and give the file", once_unpacked(*.unpacked))]
    TooLarge {
        /// The most bytes taken.
        limit: usize,
        /// Whether it is so only once unpacked.
        unpacked: bool,
    },
    /// A server that takes too long.
    #[error("no whole answer within {seconds} s; try again, or give it longer with --timeout")]
    Slow {
        /// The time it had.
        seconds: f64,
    },
    /// A connection that ended too early.
    #[error("the answer is cut short: {} of it came; try again, or save the page and give the file", came(*.got, *.announced))]
    CutShort {
        /// How many bytes came.
        got: usize,
        /// How many had been announced.
        announced: Option<u64>,
    },
    /// An answer packed in a way not asked for.
    #[error("the answer is packed as {coding:?}, only gzip, deflate and br are read; save the page and give the file")]
    Coding {
        /// What the server calls it.
        coding: String,
    },
    /// An answer that cannot be unpacked.
    #[error("the answer is damaged: it is no {coding}; try again, or save the page and give the file")]
    Damaged {
        /// What it was sent as.
        coding: &'static str,
    },
    /// Something other than a page, text or feed.
    #[error("this is {content_type}, not a page, a text or a feed; give the address of an article")]
    Kind {
        /// What the server calls it.
        content_type: String,
    },
    /// A host nobody knows.
    #[error("there is no host {host}; check the address and the connection to the network")]
    NoHost {
        /// The host.
        host: String,
    },
    /// A connection that failed.
    #[error("{host} cannot be reached ({reason}); check the address and the connection to the network, or try again later")]
    Connection {
        /// The host.
        host: String,
        /// What the system says.
        reason: String,
    },
    /// A connection that is not secure.
    #[error(
        "the connection to {host} is not secure ({reason}); check the address and this computer's clock, or save the page from a \
         browser"
    )]
    Insecure {
        /// The host.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// An answer that is no HTTP.
    #[error("{host} does not answer as a web server ({reason}); check the address")]
    Protocol {
        /// The host.
        host: String,
        /// What is wrong.
        reason: String,
    },
}

fn come_back(seconds: Option<u64>) -> String {
    match seconds {
        None => "; try again later".to_owned(),
        Some(seconds @ 0..120) => format!(" and asks to come back in {seconds} s; try again then"),
        Some(seconds) => format!(" and asks to come back in {} minutes; try again then", seconds.div_ceil(60)),
    }
}

fn once_unpacked(unpacked: bool) -> &'static str {
    if unpacked { " once unpacked" } else { "" }
}

fn came(got: usize, announced: Option<u64>) -> String {
    announced.map_or_else(|| format!("{got} bytes"), |announced| format!("{got} of {announced} bytes"))
}
