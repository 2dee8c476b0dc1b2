//! Who signs: claims of markup and lines such as `كتبت أسماء نجار`, `المصدر: وكالات`, without what is nobody's name.
//!
//! Pages put much where a signer's name belongs: addresses, the section (`أخبار الفن`), the user of the CMS (`admin`), who
//! built the site. What is shown beside the headline is believed before what only `meta` says, and a name in Latin
//! letters, on an Arabic page, only where it is shown or JSON-LD calls it a person.

use crate::harvest::Harvest;
use crate::head::Line;
use khabar::reading::{Byline, BylineKind};
use khabar::source::furniture::{self, Mark};
use khabar::source::key::key;
use khabar::source::{PageLists, byline, dateline, line};

const NOBODY: &str = include_str!("../lexicon/nobody.tsv");

/// Words of a class that say the element names the signer.
const SIGNERS: &[&str] =
    &["author", "writer", "writeby", "write-by", "byline", "reporter", "journalist", "editor", "written", "kateb", "creator"];

/// What a page's names are checked against.
#[derive(Debug)]
pub struct Context<'c> {
    /// The library's signers and places.
    pub lists: &'c PageLists,
    /// Names of the outlet: of its domain, site, publisher.
    pub outlet: &'c [String],
    /// Sections the page files the article under.
    pub sections: &'c [String],
    /// Whether the article is Arabic.
    pub arabic: bool,
}

/// The signers, each once, people first.
pub fn choose(context: &Context<'_>, harvest: &Harvest, head: &[Line], found: Vec<Byline>) -> Vec<Byline> {
    let mut signers: Vec<Byline> = Vec::new();
    let shown: Vec<String> = head.iter().map(|line| key(&line.text)).collect();
    let is_shown = |name: &str| {
        let folded = key(name);
        !folded.is_empty() && shown.iter().any(|line| line.contains(&folded))
    };
    for (name, person) in &harvest.article.authors {
        if *person || is_shown(name) || context.is_outlet(name) || is_arabic(name) {
            signers.extend(context.names(name));
        }
    }
    for line in head {
        signers.extend(context.line(line));
    }
    signers.extend(found);
    let markup = harvest.markup.authors.iter().map(String::as_str);
    let properties = harvest.markup.properties.iter().filter(|(name, ..)| name == "author" || name == "creator");
    let metas = [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "twitter:data1",
        "cxenseparse:author",
    ];
    let metas = metas.iter().flat_map(|name| harvest.meta.all(name));
    for name in markup.chain(properties.map(|(.., value)| value.as_str())).chain(metas) {
        if is_arabic(name) || !context.arabic || is_shown(name) || context.is_outlet(name) {
            signers.extend(context.names(name));
        }
    }
    settle(signers)
}

/// Each once; the outlet only where nobody else signs.
fn settle(signers: Vec<Byline>) -> Vec<Byline> {
    let mut out: Vec<Byline> = Vec::new();
    for signer in signers {
        let folded = key(&signer.name);
        let known = out.iter().any(|other| {
            let other = key(&other.name);
            other == folded
                || other.contains(&folded)
                || signer.kind == BylineKind::Person && folded.starts_with(&format!("{other} "))
        });
        if !known {
            out.push(signer);
        }
    }
    if out.iter().any(|signer| signer.kind != BylineKind::Outlet) {
        out.retain(|signer| signer.kind != BylineKind::Outlet);
    } else {
        out.truncate(1);
    }
    out.sort_by_key(|signer| signer.kind != BylineKind::Person);
    out
}

impl Context<'_> {
    fn is_outlet(&self, name: &str) -> bool {
        let folded = key(name);
        let compact: String = folded.split(' ').collect();
        !folded.is_empty()
            && self.outlet.iter().map(|name| key(name)).any(|known| {
                known == folded
                    || known.split(' ').collect::<String>() == compact
                    || known.chars().count() > 3 && folded.starts_with(&format!("{known} "))
                    || folded.chars().count() > 3 && format!(" {known} ").contains(&format!(" {folded} "))
            })
    }

    /// The signers of a line near the headline.
    fn line(&self, shown: &Line) -> Vec<Byline> {
        // `كتب: سامر الراوي - نشر في: 12 مايو 2021`
        let head = [" - ", " | ", " – ", "|", "نشر"].iter().filter_map(|bar| shown.text.find(bar)).filter(|&at| at > 0).min();
        let whole = shown.text.split_whitespace().count() <= 12;
        let head = if whole { shown.text.as_str() } else { shown.text.get(..head.unwrap_or(0)).unwrap_or("") };
        let Some(line) = line::lines(head).into_iter().next() else { return Vec::new() };
        if line.words() > 12 {
            return Vec::new();
        }
        if let Some(found) = furniture::find(self.lists, &line).filter(|found| found.mark == Mark::Byline) {
            return byline::marked(self.lists, &found).into_iter().filter_map(|signer| self.checked(signer)).collect();
        }
        let named = SIGNERS.iter().any(|word| shown.class.contains(word))
            && !shown.class.contains("editor-")
            && !shown.class.contains("comment");
        if named && line.words() <= 6 {
            return self.names(line.text);
        }
        // `عمّان - سامر الراوي` on a line of its own.
        match dateline::line(self.lists, line.text) {
            Some(found) if !shown.above && line.words() <= 8 => {
                found.signers.into_iter().filter_map(|signer| self.checked(signer)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The signers in a field that should name one.
    pub fn names(&self, field: &str) -> Vec<Byline> {
        let mut out = Vec::new();
        for part in field.split([',', '،', '|', ';', '\n', '/', '•', '&']).take(8) {
            // `الأطلس - سلمى القاسم`
            if part.contains(" - ") && part.split(" - ").any(|piece| self.is_outlet(piece)) {
                out.extend(part.split(" - ").filter(|piece| !self.is_outlet(piece)).flat_map(|piece| self.names(piece)));
                continue;
            }
            let part = part.trim().trim_start_matches(['-', ':', '@', '"', '(']).trim_end_matches(['-', ':', '"', ')']).trim();
            let Some(line) = line::lines(part).into_iter().next() else { continue };
            let marked = furniture::find(self.lists, &line).filter(|found| found.mark == Mark::Byline);
            let part = marked.map_or(part, |found| found.rest);
            let part = ["by ", "By ", "BY "].iter().find_map(|by| part.strip_prefix(by)).unwrap_or(part);
            out.extend(byline::given(self.lists, part).into_iter().filter_map(|signer| self.checked(signer)));
        }
        out
    }

    /// A signer, unless it is nobody's name.
    fn checked(&self, signer: Byline) -> Option<Byline> {
        let name = signer.name.trim();
        let folded = key(name);
        let address = name.contains(['@', '#', '_'])
            || name.contains("://")
            || name.contains("www.")
            || name.contains(".com")
            || name.contains(".net");
        let digits = name.chars().any(char::is_numeric);
        let nobody = || NOBODY.lines().any(|known| !known.starts_with('#') && key(known) == folded);
        let section = || self.sections.iter().any(|section| key(section) == folded);
        if folded.is_empty() || address || digits && !self.is_outlet(name) || nobody() || self.lists.is_note(&folded) {
            return None;
        }
        if self.is_outlet(name) {
            return Some(Byline { name: name.to_owned(), kind: BylineKind::Outlet });
        }
        let words = name.split_whitespace().count();
        let person = signer.kind != BylineKind::Person
            || is_arabic(name) && dateline::is_person(name)
            || !is_arabic(name)
                && (2..=5).contains(&words)
                && name.split_whitespace().all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || word.len() <= 3));
        (person && !section()).then(|| Byline { name: name.to_owned(), ..signer })
    }
}

fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'ء'..='ي'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::Tree;

    fn signers(html: &str, lines: &[(&str, &str)]) -> Vec<(String, BylineKind)> {
        let harvest = Harvest::of(&Tree::build(html).unwrap());
        let lists = PageLists::new();
        let (outlet, sections) = (["الضفتان".to_owned(), "diffatan".to_owned()], ["أخبار الفن".to_owned()]);
        let context = Context { lists: &lists, outlet: &outlet, sections: &sections, arabic: true };
        let head: Vec<Line> = lines
            .iter()
            .map(|(text, class)| Line { text: (*text).to_owned(), above: false, class: (*class).to_owned() })
            .collect();
        choose(&context, &harvest, &head, Vec::new()).into_iter().map(|signer| (signer.name, signer.kind)).collect()
    }

    #[test]
    fn signers_are_told_from_what_stands_in_their_place() {
        use BylineKind::*;
        let owned = |name: &str, kind| vec![(name.to_owned(), kind)];
        assert_eq!(signers("<meta name=author content=diffatan>", &[("كتبت هند الساحلي", "")]), owned("هند الساحلي", Person));
        assert_eq!(signers("<meta name=author content='هند الساحلي - القاهرة'>", &[]), owned("هند الساحلي", Person));
        assert_eq!(signers("<meta name=author content=diffatan>", &[]), owned("diffatan", Outlet));
        assert_eq!(signers("", &[("المصدر: رويترز", "")]), owned("رويترز", Agency));
        assert_eq!(signers("<a rel=author>سامر الراوي</a>", &[("الثلاثاء 12 مايو", "")]), owned("سامر الراوي", Person));
        for html in
            ["https://facebook.com/diffatan", "Blue Wave Web Design", "أخبار الفن", "admin", "info@a.example", "فريق التحرير"]
        {
            assert_eq!(signers(&format!("<meta name=author content='{html}'>"), &[]), [], "{html}");
        }
        assert_eq!(
            signers("", &[("أخبار الفن", "author-box"), ("نورهان الساحلي", "post-meta-author")]),
            owned("نورهان الساحلي", Person)
        );
    }
}
