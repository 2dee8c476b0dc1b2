//! When the article was published and changed: the claims of a page weighed against each other.

pub mod written;

use crate::harvest::Harvest;
use crate::head::Line;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use khabar::source::key::key;
pub use written::{Moment, Moments};

/// `meta` names of the publication, the plainest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_time",
    "publication_date",
    "published_at",
    "pubdate",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "article_date_original",
    "originalpublicationdate",
    "og:pubdate",
    "ptime",
    "date",
    "news_date",
    "datecreated",
];

/// `meta` names of the last change.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "article:updated_time",
    "lastmod",
    "last-modified",
    "modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "cxenseparse:recs:modifiedtime",
    "updated_time",
];

/// Words that say a date is of a change.
const CHANGED: &[&str] =
    &["اخر تحديث", "تحديث", "تم التحديث", "اخر تعديل", "تعديل", "حدث في", "updated", "modified", "last update"];

/// When an article was published, and last changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// On the outlet's clock.
    pub published: Option<DateTime>,
    /// Never before it was published.
    pub modified: Option<DateTime>,
}

/// Weighs the claims.
pub fn choose(moments: &Moments, harvest: &Harvest, head: &[Line], url: Option<&str>, zone: Option<&TimeZone>) -> When {
    let read = |written: &str| moments.read(written);
    let shown: Vec<(Moment, bool)> = head
        .iter()
        .filter(|line| line.text.chars().any(|c| c.is_numeric()) && line.text.split_whitespace().count() <= 22)
        .filter_map(|line| {
            let folded = key(&line.text);
            Some((
                read(&line.text)?,
                CHANGED.iter().any(|phrase| folded.contains(phrase))
                    || line.class.contains("modif")
                    || line.class.contains("update"),
            ))
        })
        .collect();
    let markup = &harvest.markup;
    let property = |names: &[&str]| markup.property(names).and_then(read);
    let times = || markup.times.iter().filter_map(|(_, machine, text)| machine.as_deref().and_then(read).or_else(|| read(text)));
    let claims: Vec<Moment> = [
        harvest.article.published.as_deref().and_then(read),
        PUBLISHED.iter().find_map(|&name| harvest.meta.all(name).find_map(read)),
        property(&["datePublished", "dateCreated", "uploadDate"]),
        shown.iter().find(|(_, changed)| !changed).map(|&(moment, _)| moment),
        url.and_then(in_address).map(|date| Moment { at: date.to_datetime(Time::midnight()), offset: None, clock: false }),
        times().next(),
        shown.first().map(|&(moment, _)| moment),
    ]
    .into_iter()
    .flatten()
    .collect();
    let changes: Vec<Moment> = [
        harvest.article.modified.as_deref().and_then(read),
        MODIFIED.iter().find_map(|&name| harvest.meta.all(name).find_map(read)),
        property(&["dateModified"]),
        shown.iter().find(|(_, changed)| *changed).map(|&(moment, _)| moment),
    ]
    .into_iter()
    .flatten()
    .collect();
    let local = |moment: &Moment| {
        // A clock time shown to readers is the outlet's own; when the machine's UTC says the same, it is mislabelled.
        let mislabelled = moment.offset == Some(0)
            && shown.iter().any(|(other, _)| other.clock && other.offset.is_none() && same_minute(other.at, moment.at));
        if mislabelled { moment.at } else { moment.local(zone) }
    };
    let first = claims.first().or(changes.first());
    let published = first.map(|first| {
        let at = local(first);
        let finer = || claims.iter().filter(|claim| claim.clock).map(local).find(|other| other.date() == at.date());
        if first.clock { at } else { finer().unwrap_or(at) }
    });
    let Some(mut at) = published else { return When::default() };
    let mut modified = changes.first().map(local);
    if let Some(change) = modified
        && change < at
    {
        // The day of publication may be the day the page was made; an earlier day that another source tells is likelier.
        let earlier = claims.iter().map(local).find(|claim| *claim <= change && claim.date() < at.date());
        match earlier {
            Some(earlier) => at = earlier,
            None => modified = changes.iter().map(local).find(|change| *change >= at),
        }
    }
    When { published: Some(at), modified }
}

fn same_minute(a: DateTime, b: DateTime) -> bool {
    a.date() == b.date() && (a.hour(), a.minute()) == (b.hour(), b.minute())
}

/// The date in an address: `/2020/8/24/`, `/2013/world/8/3/`, `/2020-08-24/`, `/20200824/`.
fn in_address(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let number = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        (lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i16>().ok())?
    };
    let date = |year: i16, month: i16, day: i16| {
        (1990..=2100).contains(&year).then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
    };
    for (at, segment) in segments.iter().enumerate() {
        if let Some(year) = number(segment, 4..=4) {
            let behind: Vec<&str> = segments.iter().skip(at + 1).take(4).copied().collect();
            let pair = behind.windows(2).find_map(|pair| match pair {
                [month, day] => date(year, number(month, 1..=2)?, number(day, 1..=2)?),
                _ => None,
            });
            if pair.is_some() {
                return pair;
            }
        }
        let digits: String = segment.chars().take(10).filter(|c| !matches!(c, '-' | '_')).collect();
        if (segment.len() == 8 || segment.as_bytes().get(4).is_some_and(|byte| matches!(byte, b'-' | b'_')))
            && let Some(whole) = digits.get(..8).and_then(|digits| digits.parse::<i32>().ok())
            && let Some(found) = date((whole / 10_000) as i16, (whole / 100 % 100) as i16, (whole % 100) as i16)
        {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::Tree;

    fn when(html: &str, lines: &[&str], url: Option<&str>) -> (Option<String>, Option<String>) {
        let harvest = Harvest::of(&Tree::build(html).unwrap());
        let head: Vec<Line> =
            lines.iter().map(|text| Line { text: (*text).to_owned(), above: false, class: String::new() }).collect();
        let zone = TimeZone::fixed(jiff::tz::offset(3));
        let found = choose(&Moments::new(), &harvest, &head, url, Some(&zone));
        (found.published.map(|at| at.to_string()), found.modified.map(|at| at.to_string()))
    }

    const META: &str =
        "<meta property=article:published_time content=2021-05-12T07:10:00Z><meta property=article:modified_time content=";

    #[test]
    fn a_change_never_precedes_publication() {
        let at = |text: &str| Some(text.to_owned());
        assert_eq!(
            when(&format!("{META}2021-05-12T09:00:00Z>"), &[], None),
            (at("2021-05-12T10:10:00"), at("2021-05-12T12:00:00"))
        );
        assert_eq!(when(&format!("{META}2021-05-11T09:00:00Z>"), &[], None), (at("2021-05-12T10:10:00"), None));
        assert_eq!(
            when(&format!("{META}2021-05-11T09:00:00Z>"), &[], Some("https://a.example/2021/05/10/x")),
            (at("2021-05-10T00:00:00"), at("2021-05-11T12:00:00"))
        );
    }

    #[test]
    fn what_readers_are_shown_is_the_outlets_clock() {
        let at = |text: &str| Some(text.to_owned());
        assert_eq!(when(&format!("{META}>"), &["الأربعاء، 12 مايو 2021 07:10 ص"], None).0, at("2021-05-12T07:10:00"));
        assert_eq!(when("", &["الأربعاء، 12 مايو 2021", "سامر الراوي"], None).0, at("2021-05-12T00:00:00"));
        assert_eq!(
            when("", &["الأحد، 30 أيار 2021، آخر تحديث 14:00"], Some("http://a.example/2021/world/5/12/x")),
            (at("2021-05-12T00:00:00"), at("2021-05-30T14:00:00"))
        );
        assert_eq!(when("", &["منذ ساعتين"], None), (None, None));
    }

    #[test]
    fn dates_in_addresses() {
        let date = |url: &str| in_address(url).map(|date| date.to_string());
        assert_eq!(date("https://a.example/story/2020/8/24/x/4943459").as_deref(), Some("2020-08-24"));
        assert_eq!(date("https://a.example/2020-08-24/x").as_deref(), Some("2020-08-24"));
        assert_eq!(date("https://a.example/news/20200824/x").as_deref(), Some("2020-08-24"));
        assert_eq!(date("https://a.example/2020/13/45/"), None);
        assert_eq!(date("https://a.example/articles/6291787/x"), None);
    }
}
