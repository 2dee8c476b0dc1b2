//! One question and its answer: `GET /خبر/1`, with all bounds kept.

use crate::address;
use crate::cache::Kept;
use crate::error::Trouble;
use crate::guard::{Guard, NotPublic};
use crate::settings::{Settings, USER_AGENT};
use crate::unpack::{self, unpack};
use std::error::Error as _;
use std::io::{self, Read};
use std::time::{Duration, Instant};
use ureq::http::{HeaderMap, Response};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Error};
use url::Url;

/// What a page, text or feed may be; the rest is taken where there is nothing better.
const ACCEPT: &str = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,\
    application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1";

/// The time all requests for one page have together.
#[derive(Debug)]
pub(crate) struct Budget {
    whole: Duration,
    left: Duration,
}

impl Budget {
    pub fn new(whole: Duration) -> Budget {
        Budget { whole, left: whole }
    }

    /// What is said when it is used up.
    pub fn used_up(&self) -> Trouble {
        Trouble::Slow { seconds: self.whole.as_secs_f64() }
    }
}

/// How large an answer may be, and whether a larger one is cut there or refused.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub limit: usize,
    pub cut: bool,
}

/// An answer: its status, its headers and, for status 200, its unpacked bytes.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// A header as text; letters beyond ASCII as UTF-8.
    pub fn header(&self, name: &str) -> Option<String> {
        Some(String::from_utf8_lossy(self.headers.get(name)?.as_bytes()).trim().to_owned())
    }
}

/// Asks. Redirects are answers like others.
#[derive(Debug)]
pub(crate) struct Exchange {
    agent: Agent,
}

impl Exchange {
    pub fn new(settings: &Settings) -> Exchange {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // Behind a proxy the address connected to could not be checked.
            .proxy(None)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding(unpack::ACCEPTED)
            .build();
        Exchange { agent: Agent::with_parts(config, DefaultConnector::default(), Guard::new(settings.allow_private)) }
    }

    /// Asks for `url`, only if it changed since it was `kept`.
    pub fn ask(&self, url: &Url, kept: Option<&Kept>, size: Size, budget: &mut Budget) -> Result<Answer, Trouble> {
        if budget.left.is_zero() {
            return Err(budget.used_up());
        }
        let begin = Instant::now();
        let answer = self.answer(url, kept, size, budget);
        budget.left = budget.left.saturating_sub(begin.elapsed());
        answer
    }

    fn answer(&self, url: &Url, kept: Option<&Kept>, size: Size, budget: &Budget) -> Result<Answer, Trouble> {
        let failed = |error: Error| trouble(&error, url, budget);
        let mut request = self.agent.get(url.as_str()).header("Accept-Language", "ar");
        if let Some(kept) = kept {
            for (name, value) in [("If-None-Match", &kept.etag), ("If-Modified-Since", &kept.last_modified)] {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
        }
        let answer = request.config().timeout_global(Some(budget.left)).build().call().map_err(failed)?;
        let (parts, body) = answer.into_parts();
        let status = parts.status.as_u16();
        let mut answer = Answer { status, headers: parts.headers, bytes: Vec::new() };
        if status == 200 {
            if !size.cut {
                check_kind(&answer)?;
            }
            let packed = packed(Response::new(body), size).map_err(|error| match error {
                Stopped::Trouble(trouble) => trouble,
                Stopped::Error(error) => failed(error),
            })?;
            answer.bytes = unpack(packed, answer.header("content-encoding").as_deref(), size.limit, size.cut)?;
        }
        Ok(answer)
    }
}

enum Stopped {
    Trouble(Trouble),
    Error(Error),
}

/// The bytes of a body as they are sent.
fn packed(answer: Response<Body>, size: Size) -> Result<Vec<u8>, Stopped> {
    let body = answer.into_body();
    let announced = body.content_length();
    let too_large = || Stopped::Trouble(Trouble::TooLarge { limit: size.limit, unpacked: false });
    if !size.cut && announced.is_some_and(|announced| announced > size.limit as u64) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let read = body.into_reader().take(size.limit as u64 + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        return Err(match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset => {
                Stopped::Trouble(Trouble::CutShort { got: bytes.len(), announced })
            }
            _ => Stopped::Error(Error::from(error)),
        });
    }
    if bytes.len() > size.limit {
        if !size.cut {
            return Err(too_large());
        }
        bytes.truncate(size.limit);
    }
    Ok(bytes)
}

/// Pictures, films and documents are not worth their bytes.
fn check_kind(answer: &Answer) -> Result<(), Trouble> {
    let Some(content_type) = answer.header("content-type") else { return Ok(()) };
    let kind = content_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let readable = kind.is_empty()
        || kind.starts_with("text/")
        || kind.ends_with("+xml")
        || kind.ends_with("json")
        || matches!(kind.as_str(), "application/xml" | "application/octet-stream" | "application/x-unknown");
    if readable { Ok(()) } else { Err(Trouble::Kind { content_type: kind }) }
}

/// What an error of the connection means for whoever wants the page.
fn trouble(error: &Error, url: &Url, budget: &Budget) -> Trouble {
    let host = address::host(url).to_owned();
    match error {
        Error::Timeout(_) => budget.used_up(),
        Error::HostNotFound => Trouble::NoHost { host },
        Error::Other(inner) if inner.is::<NotPublic>() => match inner.downcast_ref() {
            Some(&NotPublic(address)) => Trouble::Private { host, address },
            None => Trouble::Connection { host, reason: inner.to_string() },
        },
        Error::Io(inner) => {
            // TLS speaks through errors of the system.
            let reason = inner.get_ref().map_or_else(|| inner.to_string(), |deep| deep.to_string());
            match inner.kind() {
                io::ErrorKind::TimedOut => budget.used_up(),
                io::ErrorKind::InvalidData => Trouble::Insecure { host, reason },
                _ if reason.contains("failed to lookup address") => Trouble::NoHost { host },
                _ => Trouble::Connection { host, reason },
            }
        }
        Error::Tls(reason) => Trouble::Insecure { host, reason: (*reason).to_owned() },
        Error::Rustls(reason) => Trouble::Insecure { host, reason: reason.to_string() },
        Error::ConnectionFailed => Trouble::Connection { host, reason: "no connection".to_owned() },
        other => {
            let reason = other.source().map_or_else(|| other.to_string(), |deep| deep.to_string());
            Trouble::Protocol { host, reason }
        }
    }
}
