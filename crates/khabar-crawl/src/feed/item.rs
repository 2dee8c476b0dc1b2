//! An item of a feed: what it says of an article, and the article itself where it holds it.

use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use khabar::Source;
use khabar::source::article::moment;
use khabar_page::{Origin, PageError, Pages};
use std::fmt::Write;

/// From how many characters on a content is taken for the whole text, where the article could be fetched.
const CONTENT: usize = 200;

/// The same for a description, which is as a rule a teaser.
const DESCRIPTION: usize = 700;

/// A text of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A piece of a page.
    Html(String),
    /// Plain.
    Plain(String),
}

/// An item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its headline.
    pub title: Option<String>,
    /// Where the article is.
    pub url: Option<String>,
    /// When it was published, by the outlet's own clock.
    pub published: Option<DateTime>,
    /// Who signs it.
    pub author: Option<String>,
    /// What it calls its content.
    pub content: Option<Text>,
    /// What it calls its description or summary.
    pub summary: Option<Text>,
}

impl Item {
    /// The full text, if it is here: not if it is only a teaser and the article can be fetched.
    pub fn full_text(&self) -> Option<&Text> {
        let long = |text: &&Text, least: usize| self.url.is_none() || text.letters() >= least && !text.is_teaser();
        let content = self.content.as_ref().filter(|text| long(text, CONTENT));
        content.or_else(|| self.summary.as_ref().filter(|text| long(text, DESCRIPTION)))
    }

    /// The article, if its full text is here.
    ///
    /// # Errors
    /// When what is here is no Arabic article.
    pub fn source(&self, pages: &Pages) -> Option<Result<Source, PageError>> {
        let title = self.title.as_deref().unwrap_or("");
        let source = match self.full_text()? {
            Text::Html(html) => {
                // Atom puts XHTML into a box of its own; the headline belongs into it.
                let boxed = html.trim_start().strip_prefix("<div").and_then(|rest| rest.split_once('>')).map(|(_, inner)| inner);
                let html = boxed.unwrap_or(html);
                let mut page = "<!doctype html><html><head><meta charset=utf-8></head><body><article><h1>".to_owned();
                let _ = write!(page, "{}</h1>{html}</article></body></html>", title.replace('&', "&amp;").replace('<', "&lt;"));
                let origin = Origin { url: self.url.as_deref(), content_type: Some("text/html; charset=utf-8") };
                pages.read(page.as_bytes(), &origin)
            }
            Text::Plain(text) => {
                let source = Source {
                    text: format!("{title}\n\n{text}").trim_start().to_owned(),
                    url: self.url.clone(),
                    ..Source::default()
                };
                source.check().map(|()| source).map_err(PageError::from)
            }
        };
        Some(source.map(|source| Source {
            published: self.published.or(source.published),
            byline: source.byline.or_else(|| self.author.clone()),
            ..source
        }))
    }
}

impl Text {
    fn written(&self) -> &str {
        match self {
            Text::Html(text) | Text::Plain(text) => text,
        }
    }

    /// How many letters it has, tags aside.
    fn letters(&self) -> usize {
        let mut inside = false;
        let tagless = self.written().chars().filter(|&c| {
            inside = matches!(self, Text::Html(_)) && (inside && c != '>' || c == '<');
            !inside && c.is_alphabetic()
        });
        tagless.count()
    }

    /// Whether it ends like a teaser.
    fn is_teaser(&self) -> bool {
        let text = plain(self.written());
        let end = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '…' | '.' | ']'));
        ["…", "...", "[…]", "[...]", "اقرأ المزيد", "المزيد", "تابع القراءة"].iter().any(|mark| end.ends_with(mark))
    }
}

/// A line of text out of markup: tags dropped, the commonest entities undone.
pub(super) fn plain(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        // No entity is longer than this, no tag of a teaser either.
        let (close, most) = if from.starts_with('<') { ('>', 4000) } else { (';', 40) };
        let end = memchr::memchr(close as u8, from.as_bytes().get(..from.len().min(most)).unwrap_or_default());
        let undone = match end {
            Some(end)
                if close == '>'
                    && from.get(1..2).is_some_and(|next| next == "/" || next == "!" || next.chars().all(char::is_alphabetic)) =>
            {
                Some((' ', end))
            }
            Some(end) if close == ';' => from.get(1..end).and_then(entity).map(|c| (c, end)),
            _ => None,
        };
        let (c, used) = undone.map_or((if close == '>' { '<' } else { '&' }, 1), |(c, end)| (c, end + 1));
        out.push(c);
        rest = from.get(used..).unwrap_or("");
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rlm" => '\u{200f}',
        "zwnj" => '\u{200c}',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| !c.is_control())?
        }
    })
}

/// A date as feeds write it: `2022-01-10T08:30:00+03:00`, `Mon, 10 Jan 2022 08:30:00 +0300`. The zone is left out: the
/// day is the one its readers saw.
pub(super) fn date(written: &str) -> Option<DateTime> {
    let written = written.trim();
    moment(written).or_else(|| {
        let bare = written.split_once(',').map_or(written, |(_, bare)| bare).trim();
        let parse = |text: &str| {
            DateTimeParser::new().relaxed_weekday(true).parse_zoned_datetime(text).ok().map(|zoned| zoned.datetime())
        };
        parse(bare).or_else(|| parse(&format!("{bare} +0000"))).or_else(|| {
            let (local, _zone) = bare.rsplit_once(' ')?;
            parse(&format!("{local} +0000"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_keep_the_day_they_were_written_with() {
        for written in [
            "2022-01-10T23:30:00+03:00",
            "Mon, 10 Jan 2022 23:30:00 +0300",
            "Tue, 10 Jan 2022 23:30:00 GMT",
            "10 Jan 2022 23:30:00 AST",
            "2022-01-10 23:30:00",
        ] {
            assert_eq!(date(written), Some(jiff::civil::datetime(2022, 1, 10, 23, 30, 0, 0)), "{written}");
        }
        assert_eq!(date("أمس"), None);
    }

    #[test]
    fn markup_becomes_a_line() {
        assert_eq!(
            plain("<b>الميناء</b> &laquo;يفتح&raquo; &#39;غداً&#39; &lol9; AT&T 3 < 4"),
            "الميناء «يفتح» 'غداً' &lol9; AT&T 3 < 4"
        );
    }

    #[test]
    fn a_teaser_is_no_full_text_where_the_article_can_be_fetched() {
        let prose = "قالت الوزيرة هند الساحلي إن الميناء سيفتح أبوابه. ".repeat(20);
        let item = |url: Option<&str>, content: &str| Item {
            url: url.map(str::to_owned),
            content: Some(Text::Html(content.to_owned())),
            ..Item::default()
        };
        let url = Some("https://sahil.example/1");
        assert!(item(url, &prose).full_text().is_some());
        assert!(item(url, "<p>قالت الوزيرة إن الميناء سيفتح.</p>").full_text().is_none());
        assert!(item(url, &format!("<p>{prose} […]</p>")).full_text().is_none());
        assert!(item(None, "<p>قالت الوزيرة.</p>").full_text().is_some());
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in ".{0,60}", markup in "[<>&;#x0-9a-zء-ي!/ ]{0,40}") {
            let _ = (date(&text), plain(&text), plain(&markup), Text::Html(markup).letters());
        }
    }
}
