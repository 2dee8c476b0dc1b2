//! Addresses as people paste them: `https://جريدة.example/خبر/1#تعليقات` is asked for as
//! `https://xn--ogbfjh9j.example/%D8%AE%D8%A8%D8%B1/1`.

use crate::error::Trouble;
use url::Url;

/// The longest address asked for, in bytes as sent.
const LONGEST: usize = 8 << 10;

/// Whether an input is an address to fetch: `https://…` or `http://…`.
pub fn is_address(input: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| input.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
}

/// An address as it is asked for, without its fragment.
pub(crate) fn parse(written: &str) -> Result<Url, Trouble> {
    check(Url::parse(written.trim()).map_err(|error| Trouble::Address { reason: error.to_string() })?)
}

/// Where a redirect from `from` leads; servers write Arabic paths as they are, in UTF-8.
pub(crate) fn follow(from: &Url, location: &[u8]) -> Result<Url, Trouble> {
    let location = String::from_utf8_lossy(location);
    check(from.join(location.trim()).map_err(|error| Trouble::Address { reason: format!("{error}: {location}") })?)
}

fn check(mut url: Url) -> Result<Url, Trouble> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Trouble::Scheme { scheme: url.scheme().to_owned() });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Trouble::Secret);
    }
    url.set_fragment(None);
    if url.as_str().len() > LONGEST {
        return Err(Trouble::Address { reason: format!("longer than {LONGEST} bytes") });
    }
    Ok(url)
}

/// The host of an address, for messages and turns.
pub(crate) fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inputs_that_are_addresses() {
        assert!(is_address("https://a.example/1") && is_address("HTTP://a.example"));
        assert!(!is_address("article.txt") && !is_address("https:/a") && !is_address("ftp://a.example/1") && !is_address("خبر"));
    }

    #[test]
    fn arabic_hosts_and_paths_are_written_as_servers_want_them() {
        let url = parse(" https://جريدة.example/خبر/1?ص=2#تعليقات ").unwrap();
        assert_eq!(url.as_str(), "https://xn--ogbfjh9j.example/%D8%AE%D8%A8%D8%B1/1?%D8%B5=2");
        assert_eq!(parse("http://0x7f.1/").unwrap().host_str(), Some("127.0.0.1"), "numbers in any notation");
    }

    #[test]
    fn redirects_are_relative_to_where_they_come_from() {
        let from = parse("https://a.example/x/y?z").unwrap();
        let to = |location: &str| follow(&from, location.as_bytes()).map(|url| url.to_string());
        assert_eq!(to("../خبر").unwrap(), "https://a.example/%D8%AE%D8%A8%D8%B1");
        assert_eq!(to("//b.example").unwrap(), "https://b.example/");
        assert!(matches!(to("file:///etc/passwd"), Err(Trouble::Scheme { scheme }) if scheme == "file"));
        assert!(matches!(to("https://me:word@b.example/"), Err(Trouble::Secret)));
    }

    #[test]
    fn what_is_no_address_says_so() {
        for bad in ["https://", "https://a b.example/", "https://[::1/", "https://a.example:99999/"] {
            assert!(matches!(parse(bad), Err(Trouble::Address { .. })), "{bad}");
        }
        assert!(matches!(parse(&format!("https://a.example/{}", "خ".repeat(3000))), Err(Trouble::Address { .. })));
    }

    proptest! {
        #[test]
        fn no_address_panics(written in "\\PC{0,60}", location in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = parse(&written);
            if let Ok(url) = parse(&format!("https://{written}")) {
                let _ = follow(&url, &location);
            }
        }
    }
}
