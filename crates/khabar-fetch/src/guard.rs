//! Addresses of the network that are not for strangers: a page must not make the program ask the router, the cloud's
//! metadata service or the printer (`http://169.254.169.254/`, `http://192.168.1.1/`).
//!
//! The check is made where names become addresses, on the very addresses that are connected to, for every connection:
//! a redirect or a name that resolves to 127.0.0.1, the second time only, gets no further than one typed in.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Whether an address is one of the public internet: not loopback, private, link-local, shared, multicast, reserved,
/// for documentation, or an IPv4 address of that kind in the clothes of IPv6.
///
/// After the IANA special-purpose address registries.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !matches!(
        address.octets(),
        [0 | 10 | 127 | 224..=255, ..]
            | [100, 64..=127, ..]
            | [169, 254, ..]
            | [172, 16..=31, ..]
            | [192, 0, 0 | 2, _]
            | [192, 88, 99, _]
            | [192, 168, ..]
            | [198, 18 | 19, ..]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
    )
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // NAT64, by which networks without IPv4 reach it; it says which address is meant.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => is_public_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))),
        // Protocol assignments with Teredo, documentation, 6to4.
        [0x2001, 0..=0x01ff | 0x0db8, ..] | [0x2002, ..] | [0x3fff, 0..=0x0fff, ..] => false,
        // Of the rest, unicast addresses given out are in 2000::/3; loopback, mapped, unique-local, link-local and
        // multicast ones are not.
        [0x2000..=0x3fff, ..] => true,
        _ => false,
    }
}

/// The address a guarded name led to.
#[derive(Debug, thiserror::Error)]
#[error("{0} is no public address")]
pub(crate) struct NotPublic(pub IpAddr);

/// Resolves names to public addresses only.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    system: DefaultResolver,
    allow_private: bool,
}

impl Guard {
    pub(crate) fn new(allow_private: bool) -> Guard {
        Guard { system: DefaultResolver::default(), allow_private }
    }
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        if self.allow_private {
            return Ok(found);
        }
        let mut public = self.empty();
        found.iter().filter(|address| is_public(address.ip())).for_each(|address| public.push(*address));
        match (public.is_empty(), found.first()) {
            (false, _) => Ok(public),
            (true, Some(address)) => Err(Error::Other(Box::new(NotPublic(address.ip())))),
            (true, None) => Err(Error::HostNotFound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn public(address: &str) -> bool {
        is_public(address.parse().unwrap())
    }

    #[test]
    fn what_is_not_for_strangers() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.9.9",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!public(address), "{address}");
        }
    }

    #[test]
    fn what_anybody_may_ask() {
        for address in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.169.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.254",
            "2606:4700::1111",
            "2a00:1450:4001::1",
            "2001:4860::8888",
            "2001:200::1",
            "64:ff9b::808:808",
        ] {
            assert!(public(address), "{address}");
        }
    }

    proptest! {
        #[test]
        fn no_mapped_address_is_public(address in any::<u32>()) {
            prop_assert!(!is_public(Ipv4Addr::from(address).to_ipv6_mapped().into()));
        }

        #[test]
        fn what_the_standard_library_calls_special_is_not_public(v4 in any::<u32>(), v6 in any::<u128>()) {
            let v4 = Ipv4Addr::from(v4);
            if v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_multicast() || v4.is_documentation() {
                prop_assert!(!is_public(v4.into()));
            }
            let v6 = Ipv6Addr::from(v6);
            if v6.is_unique_local() || v6.is_unicast_link_local() || v6.is_multicast() {
                prop_assert!(!is_public(v6.into()));
            }
        }
    }
}
