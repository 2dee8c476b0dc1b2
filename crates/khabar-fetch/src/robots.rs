//! robots.txt, after RFC 9309: which pages of a host programs are asked to leave alone.
//!
//! ```text
//! User-agent: *
//! Disallow: /بحث/        (also written %d8%a8%d8%ad%d8%ab: letters and their escapes are the same)
//! Allow: /بحث/عن-الموقع$
//! Crawl-delay: 10
//! ```
//!
//! The groups for `khabar` count, taken together; without one, those for `*`. Of the rules that match, the longest
//! wins, and `Allow` over `Disallow` of the same length. Matching is linear in the lengths of rule and path, whatever
//! stars a rule has.

use std::fmt::Write;
use std::time::Duration;

/// How much of a file is read.
pub(crate) const LARGEST: usize = 500 << 10;

/// The rules of one host for one program.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    /// The pause between two requests it asks for.
    pub delay: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq)]
struct Rule {
    allow: bool,
    pattern: String,
}

/// Which groups a line belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    None,
    Everyone,
    Named,
}

impl Robots {
    /// Reads what a file says to the program `name`; what is no rule is passed over.
    pub fn read(bytes: &[u8], name: &str) -> Robots {
        let text = String::from_utf8_lossy(bytes.get(..LARGEST).unwrap_or(bytes));
        let (mut everyone, mut named) = (Robots::default(), None::<Robots>);
        let (mut group, mut naming) = (Group::None, false);
        for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
            let Some((key, value)) = entry(line) else { continue };
            if key.eq_ignore_ascii_case("user-agent") {
                // Several names in a row begin one group.
                if !naming {
                    (group, naming) = (Group::None, true);
                }
                if product(value).eq_ignore_ascii_case(name) {
                    group = Group::Named;
                    named.get_or_insert_default();
                } else if value.starts_with('*') && group == Group::None {
                    group = Group::Everyone;
                }
                continue;
            }
            let allow = key.eq_ignore_ascii_case("allow");
            let is_delay = key.eq_ignore_ascii_case("crawl-delay");
            if !allow && !is_delay && !key.eq_ignore_ascii_case("disallow") {
                continue;
            }
            naming = false;
            let rules = match group {
                Group::None => continue,
                Group::Everyone => &mut everyone,
                Group::Named => named.get_or_insert_default(),
            };
            if is_delay {
                let delay = value.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                rules.delay = rules.delay.max(delay);
            } else if !value.is_empty() {
                rules.rules.push(Rule { allow, pattern: escaped(value) });
            }
        }
        named.unwrap_or(everyone)
    }

    /// Whether a page may be fetched; `path` is its path and query as sent: `/a/b?c`.
    pub fn allow(&self, path: &str) -> bool {
        let path = escaped(path);
        let matching = self.rules.iter().filter(|rule| matches(&rule.pattern, &path));
        matching.max_by_key(|rule| (rule.pattern.len(), rule.allow)).is_none_or(|rule| rule.allow)
    }
}

/// The key and the value of a line; the colon is sometimes forgotten.
fn entry(line: &str) -> Option<(&str, &str)> {
    let line = line.split('#').next()?.trim();
    let (key, value) = line.split_once(':').or_else(|| line.split_once(char::is_whitespace))?;
    Some((key.trim(), value.trim()))
}

/// The name in `khabar/1.0 (…)`.
fn product(value: &str) -> &str {
    let end = value.find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '-' | '_'))).unwrap_or(value.len());
    value.get(..end).unwrap_or(value)
}

/// One way to write a path: escapes in capitals, letters beyond ASCII escaped, what needs no escape without.
fn escaped(path: &str) -> String {
    let bytes = path.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let (mut out, mut at) = (String::with_capacity(path.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let (byte, was_escaped) = match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                at += 2;
                ((high * 16 + low) as u8, true)
            }
            _ => (byte, false),
        };
        at += 1;
        let plain = if was_escaped {
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
        } else {
            byte.is_ascii_graphic()
        };
        if plain {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Whether a path begins as the pattern says; `*` stands for anything, `$` at the end for the end. Each piece between
/// stars is looked for behind the one before, at its first place: if the pattern fits at all, it fits so.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, ends) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|head| path.strip_prefix(head)) else { return false };
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return !ends || rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if ends && pieces.peek().is_none() {
            return rest.ends_with(piece);
        }
        match rest.find(piece).and_then(|at| rest.get(at + piece.len()..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn allows(file: &str, path: &str) -> bool {
        Robots::read(file.as_bytes(), "khabar").allow(path)
    }

    #[test]
    fn groups_are_chosen_by_name_and_taken_together() {
        let file = "Disallow: /\n\nUser-agent: *\nDisallow: /everyone\n\nUser-agent: other\nUser-Agent: Khabar/2\nDisallow: /one\n\
            Sitemap: https://a.example/map\nDisallow: /two\n\nUser-agent: other\nDisallow: /\n\nUSER-AGENT: KHABAR\nDisallow: /three\n";
        for path in ["/one", "/two/x", "/three"] {
            assert!(!allows(file, path), "{path}");
        }
        assert!(allows(file, "/everyone") && allows(file, "/"));
        assert!(!Robots::read(file.as_bytes(), "someone").allow("/everyone"));
        assert!(allows("User-agent: khabarbot\nDisallow: /\n", "/"), "a longer name is another program");
        assert!(allows("User-agent: *\nDisallow: /\nUser-agent: khabar\nDisallow:\n", "/x"), "an empty rule forbids nothing");
    }

    #[test]
    fn the_longest_rule_wins_and_allowing_wins_a_tie() {
        let file = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /d\nDisallow: /d\n";
        assert_eq!(["/a", "/a/b", "/a/b/c", "/d", "/"].map(|path| allows(file, path)), [false, true, false, true, true]);
    }

    #[test]
    fn stars_and_ends() {
        let file =
            "User-agent: *\nDisallow: /*.php$\nDisallow: /*/print/\nDisallow: /*?*sort=\nDisallow: /$\nDisallow: /x*y*z$\n";
        for path in ["/a.php", "/news/print/1", "/list?a=1&sort=2", "/", "/x-y-z", "/xyyz"] {
            assert!(!allows(file, path), "{path}");
        }
        for path in ["/a.php?x", "/print/", "/list?a", "/a", "/xz", "/x-y-z-", "/xyz/y"] {
            assert!(allows(file, path), "{path}");
        }
    }

    #[test]
    fn letters_and_their_escapes_are_the_same() {
        let path = "/%D8%AE%D8%A7%D8%B5/1";
        for rule in ["/خاص/", "/%D8%AE%D8%A7%D8%B5/", "/%d8%ae%d8%a7%d8%b5/", "/*اص/1$"] {
            assert!(!allows(&format!("User-agent: *\nDisallow: {rule}\n"), path), "{rule}");
        }
        assert!(!allows("User-agent: *\nDisallow: /%61%2Db\n", "/a-b"));
        assert!(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"), "an escaped slash is no slash");
    }

    #[test]
    fn files_as_they_are_found() {
        assert!(!allows("\u{feff}User-agent: *\rDisallow: /x # why\r\n", "/x"));
        assert!(!allows("User-agent *\nDisallow /x\n", "/x"));
        assert!(allows("<!doctype html>\n<html><body>User-agent: *</body></html>", "/x"));
        assert!(allows("User-agent: *\nCrawl-delay: 5\nUser-agent: other\nDisallow: /\n", "/x"));
        let delay = |file: &str| Robots::read(file.as_bytes(), "khabar").delay;
        assert_eq!(delay("User-agent: *\nCrawl-delay: 2.5\n"), Some(Duration::from_millis(2500)));
        assert_eq!(delay("User-agent: *\nCrawl-delay: -1\nCrawl-delay: inf\n"), None);
    }

    #[test]
    fn many_stars_take_no_time() {
        let file = format!("User-agent: *\n{}", format!("Disallow: /{}b\n", "*a".repeat(1000)).repeat(200));
        let robots = Robots::read(file.as_bytes(), "khabar");
        let path = format!("/{}", "a".repeat(8000));
        let begin = std::time::Instant::now();
        assert!(robots.allow(&path));
        assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
    }

    proptest! {
        #[test]
        fn no_file_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300), path in "\\PC{0,40}") {
            Robots::read(&bytes, "khabar").allow(&path);
        }

        #[test]
        fn matching_is_what_trying_everything_finds(pattern in "/[ab*]{0,8}[$]?", path in "/[ab]{0,10}") {
            fn slow(pattern: &[u8], path: &[u8]) -> bool {
                match pattern {
                    [] => true,
                    [b'$'] => path.is_empty(),
                    [b'*', rest @ ..] => (0..=path.len()).any(|at| slow(rest, &path[at..])),
                    [byte, rest @ ..] => path.first() == Some(byte) && slow(rest, &path[1..]),
                }
            }
            prop_assert_eq!(matches(&pattern, &path), slow(pattern.as_bytes(), path.as_bytes()));
        }
    }
}
