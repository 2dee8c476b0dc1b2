//! Furniture: lines of the page that are no part of the story, told by set phrases (`furniture.tsv`).
//!
//! `دقائق القراءة - 4`, `اقرأ أيضاً:`, `تصنيفات`, `شارك`, `رابط الخبر بصحيفة …`. A phrase only counts where prose
//! could not stand: on a short line, or at the very end of the text behind a full stop (`… المقبل. سمات الطقس`).

use super::key::{head_key, number};
use super::line::Line;
use super::lists::{PageLists, Stands};

/// What a line of furniture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Reading time: `دقائق القراءة - 4`.
    ReadingTime,
    /// Pointers to other articles follow or stand beside it.
    Related,
    /// Sections the page files the article under.
    Categories,
    /// Keywords.
    Tags,
    /// Sharing, comments, following, subscribing.
    Share,
    /// The article's own address.
    Link,
    /// When it was published or changed.
    Updated,
    /// What a picture shows.
    Caption,
    /// Who made a picture.
    Credit,
    /// Who signs.
    Byline,
}

impl Mark {
    /// The mark a word list calls by this name.
    pub fn named(name: &str) -> Option<Mark> {
        Some(match name {
            "reading_time" => Mark::ReadingTime,
            "related" => Mark::Related,
            "categories" => Mark::Categories,
            "tags" => Mark::Tags,
            "share" => Mark::Share,
            "link" => Mark::Link,
            "updated" => Mark::Updated,
            "caption" => Mark::Caption,
            "credit" => Mark::Credit,
            "byline" => Mark::Byline,
            _ => return None,
        })
    }
}

/// A phrase found on a line: what it marks, and the rest of the line behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'t> {
    /// What the line is for.
    pub mark: Mark,
    /// The text behind the phrase and its colon; empty when there is none.
    pub rest: &'t str,
    /// Whether a colon, dash or slash stands between them.
    pub divided: bool,
}

/// The most words a line of furniture has.
const WORDS: usize = 22;

/// The phrase that makes `line` furniture, if one does.
pub fn find<'t>(lists: &PageLists, line: &Line<'t>) -> Option<Found<'t>> {
    if line.key.is_empty() || line.words() > WORDS {
        return None;
    }
    if let Some(mark) = lists.within(&line.key)
        && line.words() < 10
        && number(&line.key).is_some()
    {
        return Some(Found { mark, rest: "", divided: false });
    }
    let (mark, length, stands) = lists.opening(&line.key)?;
    let (divided, rest) = behind(line.text, line.key.get(..length)?.split(' ').count());
    let found = Found { mark, rest, divided };
    let fits = stands == Stands::Whole
        || match mark {
            // Other articles' headlines may be sentences; behind a colon they are no prose of this one.
            Mark::Related => divided || rest.is_empty() || !line.stops(),
            Mark::Categories | Mark::Caption | Mark::Credit => (divided || rest.is_empty()) && line.words() <= WORDS,
            Mark::Tags => (divided || rest.is_empty() || !line.stops()) && !rest.contains(['.', '؟']),
            Mark::Byline => !rest.is_empty(),
            Mark::Updated => line.text.contains(|c: char| c.is_numeric()) && !line.stops() && line.words() <= 14,
            Mark::Share | Mark::Link | Mark::ReadingTime => !line.is_prose() || mark == Mark::Link,
        };
    fits.then_some(found)
}

/// The line behind its first `words` words, and whether a dividing mark stands there.
fn behind(text: &str, words: usize) -> (bool, &str) {
    let mut left = words;
    let mut inside = false;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let letter = c.is_alphanumeric() || matches!(c, '\u{0640}' | '\u{064b}'..='\u{0652}');
        if inside && !letter {
            left -= 1;
            if left == 0 {
                end = at;
                break;
            }
        }
        inside = letter;
    }
    let tail = text.get(end..).unwrap_or("");
    let rest = tail.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '«' | '“' | '\'' | '(' | '#'));
    let gap = tail.get(..tail.len() - rest.len()).unwrap_or("");
    (gap.contains([':', '-', '–', '—', '/', '|', '،', '؛', '»']), rest.trim())
}

/// How far back from the end of a paragraph glued furniture is looked for, in bytes.
const GLUED: usize = 600;

/// Furniture glued to the end of a paragraph: where it begins, in bytes, and what it is.
pub fn glued<'t>(lists: &PageLists, text: &'t str) -> Option<(usize, Found<'t>)> {
    let mut from = text.len().saturating_sub(GLUED);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = text.get(from..)?;
    let mut stopped = false;
    let mut blank = from > 0;
    for (at, c) in window.char_indices() {
        if blank && !c.is_whitespace() && from + at > 0 {
            let rest = window.get(at..)?;
            let key = head_key(rest, 30);
            if let Some((mark, length, _)) = lists.opening(&key) {
                let (divided, behind) = behind(rest, key.get(..length)?.split(' ').count());
                let fits = match mark {
                    Mark::Link => !behind.is_empty(),
                    Mark::Tags => {
                        stopped
                            && !behind.is_empty()
                            && !behind.contains(['.', '،', '؟'])
                            && behind.split_whitespace().count() <= 20
                    }
                    Mark::Related => stopped && divided && !behind.trim_end_matches('.').contains('.'),
                    Mark::Share => stopped && behind.is_empty(),
                    _ => false,
                };
                if fits {
                    return Some((from + at, Found { mark, rest: behind, divided }));
                }
            }
        }
        blank = c.is_whitespace();
        if !blank {
            stopped = matches!(c, '.' | '!' | '؟' | '?' | '»' | '"' | '”' | ')' | '…');
        }
    }
    None
}

/// Names in a line of tags or categories: at commas, bars and hash signs; without them, the line as one.
pub fn names(rest: &str) -> Vec<String> {
    rest.split(['،', ',', '|', '#', '؛', '\u{2022}', '/'])
        .map(|name| name.trim().replace('_', " "))
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::line::lines;

    fn mark(text: &str) -> Option<(Mark, &str)> {
        let lists = PageLists::new();
        let line = lines(text).into_iter().next()?;
        find(&lists, &line).map(|found| (found.mark, found.rest))
    }

    #[test]
    fn lines_of_furniture() {
        for (text, wanted, rest) in [
            ("time reading iconدقائق القراءة - 4", Mark::ReadingTime, ""),
            ("مدة القراءة: ٣ دقائق", Mark::ReadingTime, ""),
            ("اقرأ أيضاً:", Mark::Related, ""),
            ("اقرأ أيضاً: جسر جديد على النهر.", Mark::Related, "جسر جديد على النهر."),
            ("تصنيفات", Mark::Categories, ""),
            ("الوسوم: الطقس، المطر", Mark::Tags, "الطقس، المطر"),
            ("شارك المقال", Mark::Share, ""),
            ("رابط الخبر بصحيفة الضفتان: جسر جديد", Mark::Link, "بصحيفة الضفتان: جسر جديد"),
            ("آخر تحديث: 12 مايو 2021 - 10:30", Mark::Updated, "12 مايو 2021 - 10:30"),
            ("كتب: سامر الراوي", Mark::Byline, "سامر الراوي"),
            ("مصدر الصورة، Getty Images", Mark::Credit, "Getty Images"),
        ] {
            assert_eq!(mark(text), Some((wanted, rest)), "{text}");
        }
    }

    #[test]
    fn prose_is_no_furniture() {
        for text in [
            "شارك الوزير في افتتاح المحطة الجديدة أمس.",
            "تابعنا على مدى أيام عمل اللجنة في القرى، وسألنا سكانها عن المياه والكهرباء والطرق والمدارس، فقالوا إنها لا تصلهم منذ شهور.",
            "نشر في المدينة 300 شرطي بعد الحادث، وأغلقت الشوارع.",
            "سمات القيادة كثيرة، كما قال المدرب.",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn furniture_glued_to_the_last_paragraph() {
        let lists = PageLists::new();
        let cut = |text: &str| glued(&lists, text).map(|(at, found)| (text[at..].to_owned(), found.mark));
        assert_eq!(cut("وينتهي العمل غداً. سمات الطقس وزارة النقل"), Some(("سمات الطقس وزارة النقل".to_owned(), Mark::Tags)));
        assert_eq!(
            cut("حتى المساء. رابط الخبر بصحيفة الضفتان: جسر"),
            Some(("رابط الخبر بصحيفة الضفتان: جسر".to_owned(), Mark::Link))
        );
        assert_eq!(cut("وله سمات القائد. وينتهي العمل غداً."), None);
        assert_eq!(cut("رابط الخبر"), None);
    }
}
