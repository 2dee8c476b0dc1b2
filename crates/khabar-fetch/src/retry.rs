//! `Retry-After: 120` and `Retry-After: Wed, 21 Oct 2026 07:28:00 GMT`: when a busy server wants to be asked again.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use std::time::Duration;

/// The wait asked for, from now; an hour of the past is no wait. Nobody waits longer than a year.
pub(crate) fn wait(header: &str, now: Timestamp) -> Option<Duration> {
    const YEAR: u64 = 365 * 24 * 3600;
    let header = header.trim();
    let seconds = if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        header.parse().unwrap_or(YEAR)
    } else {
        let until = DateTimeParser::new().relaxed_weekday(true).parse_timestamp(header).ok()?;
        u64::try_from(until.as_second().saturating_sub(now.as_second())).unwrap_or(0)
    };
    Some(Duration::from_secs(seconds.min(YEAR)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates() {
        let now: Timestamp = "2026-10-21T07:26:00Z".parse().unwrap();
        let seconds = |header| wait(header, now).map(|wait| wait.as_secs());
        assert_eq!(seconds("120"), Some(120));
        assert_eq!(seconds(" 0 "), Some(0));
        assert_eq!(seconds("Wed, 21 Oct 2026 07:28:00 GMT"), Some(120));
        assert_eq!(seconds("Wed, 21 Oct 2020 07:28:00 GMT"), Some(0));
        assert_eq!(seconds("99999999999999999999999"), Some(31_536_000));
        assert_eq!([seconds(""), seconds("soon"), seconds("-5"), seconds("1.5")], [None; 4]);
    }
}
