//! Addresses: links resolved against the page's own.

/// `href` as a whole address; none for scripts, mail and places within the page.
pub fn resolve(base: Option<&str>, href: &str) -> Option<String> {
    let href = href.trim();
    let lower = href.get(..11).unwrap_or(href).to_ascii_lowercase();
    if href.is_empty()
        || href.starts_with('#')
        || ["javascript:", "mailto:", "tel:", "whatsapp:", "data:"].iter().any(|scheme| lower.starts_with(scheme))
    {
        return None;
    }
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some(href.to_owned());
    }
    let base = base?;
    let (scheme, rest) = base.split_once("://")?;
    if let Some(host) = href.strip_prefix("//") {
        return Some(format!("{scheme}://{host}"));
    }
    let host = rest.split(['/', '?', '#']).next()?;
    if href.starts_with('/') {
        return Some(format!("{scheme}://{host}{href}"));
    }
    let path = rest.get(host.len()..)?.split(['?', '#']).next()?;
    if href.starts_with('?') {
        return Some(format!("{scheme}://{host}{path}{href}"));
    }
    let mut parts: Vec<&str> =
        path.rsplit_once('/').map_or("", |(folder, _)| folder).split('/').filter(|part| !part.is_empty()).collect();
    let mut last = "";
    for part in href.split('/') {
        last = part;
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let slash = if last.is_empty() || last == "." || last == ".." { "/" } else { "" };
    Some(format!("{scheme}://{host}/{}{slash}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved() {
        let base = Some("https://a.example/news/2021/x.html?p=1");
        for (href, whole) in [
            ("https://b.example/1", Some("https://b.example/1")),
            ("//b.example/1", Some("https://b.example/1")),
            ("/1?q", Some("https://a.example/1?q")),
            ("../y.html", Some("https://a.example/news/y.html")),
            ("y/", Some("https://a.example/news/2021/y/")),
            ("?p=2", Some("https://a.example/news/2021/x.html?p=2")),
            ("#top", None),
            ("JavaScript:void(0)", None),
        ] {
            assert_eq!(resolve(base, href).as_deref(), whole, "{href}");
        }
        assert_eq!(resolve(None, "/1"), None);
    }
}
