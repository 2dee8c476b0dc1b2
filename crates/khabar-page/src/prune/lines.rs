//! What a block of the article's text is, where it is none of the article: by the library's phrases of furniture and by
//! those of pages (`furniture.tsv`): `تخطى الأكثر قراءة وواصل القراءة`, comment policies, cookies, previous and next.

use khabar::source::PageLists;
use khabar::source::furniture::{self, Mark};
use khabar::source::key::{head_key, key};
use khabar::source::line;

const FURNITURE: &str = include_str!("../../lexicon/furniture.tsv");

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing anybody wants.
    Drop,
    /// A pointer to other articles; the text behind the phrase, empty when they follow.
    Related(String),
    /// A mark of the library with the text behind its phrase.
    Marked(Mark, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Whole,
    Start,
    End,
    Within,
}

/// The compiled list.
#[derive(Debug, Default)]
pub struct Phrases {
    rows: Vec<(bool, Stands, String)>,
}

/// The most words a block of furniture has.
const WORDS: usize = 40;

/// How far into a long block is looked, in characters.
const LONG: usize = 700;

/// The most words where a phrase only begins it; sentences that begin so may be prose.
const OPENED: usize = 16;

impl Phrases {
    /// Compiles the list.
    pub fn new() -> Phrases {
        let rows = FURNITURE
            .lines()
            .filter(|row| !row.starts_with('#'))
            .filter_map(|row| {
                let mut cells = row.split('\t');
                let related = cells.next()? == "related";
                let stands = match cells.next()? {
                    "whole" => Stands::Whole,
                    "start" => Stands::Start,
                    "end" => Stands::End,
                    _ => Stands::Within,
                };
                Some((related, stands, key(cells.next()?))).filter(|(.., phrase)| !phrase.is_empty())
            })
            .collect();
        Phrases { rows }
    }

    /// What a block is, if it is none of the article. `inside` says whether prose stands before and behind it.
    pub fn judge(&self, lists: &PageLists, text: &str, inside: bool) -> Option<Verdict> {
        let line = line::lines(text).into_iter().next()?;
        let words = line.words();
        if line.key.is_empty() || words > WORDS {
            // Policies are long; outside of the prose what is said within them tells.
            let policy = || {
                let folded = head_key(text, LONG);
                self.rows.iter().any(|(related, stands, phrase)| !related && *stands == Stands::Within && within(&folded, phrase))
            };
            return (!inside && text.len() < 2 * LONG && policy()).then_some(Verdict::Drop);
        }
        if !(inside && line.is_prose() && words > OPENED)
            && let Some(found) = furniture::find(lists, &line)
        {
            return Some(match found.mark {
                Mark::Related => Verdict::Related(found.rest.to_owned()),
                Mark::Share | Mark::Link => Verdict::Drop,
                mark => Verdict::Marked(mark, found.rest.to_owned()),
            });
        }
        let sentence = line.stops() && words > 6;
        let hit = self.rows.iter().find(|(related, stands, phrase)| {
            let words_of = || phrase.split(' ').count();
            match stands {
                Stands::Whole => line.key == *phrase || *related && opens(text, phrase),
                // One word opens sentences of prose: تابع الوزير قائلاً.
                Stands::Start => {
                    starts(&line.key, phrase)
                        && words <= OPENED
                        && (!sentence || words_of() > 1 && (*related || !inside) || words_of() > 2)
                        && (words_of() > 1 || words <= 7 && !inside)
                }
                Stands::End => line.key.strip_suffix(phrase.as_str()).is_some_and(|head| head.ends_with(' ')) && words <= 4,
                Stands::Within => within(&line.key, phrase),
            }
        })?;
        if !hit.0 {
            return Some(Verdict::Drop);
        }
        let rest = text.split_once(':').map_or("", |(_, rest)| rest.trim());
        Some(Verdict::Related(rest.to_owned()))
    }
}

/// Whether a phrase stands before the first colon of a text: `Related: …`.
fn opens(text: &str, phrase: &str) -> bool {
    text.split_once(':').is_some_and(|(head, _)| head.len() < 80 && key(head) == phrase)
}

fn starts(key: &str, phrase: &str) -> bool {
    key.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn within(key: &str, phrase: &str) -> bool {
    key.match_indices(phrase).any(|(at, _)| {
        (at == 0 || key.as_bytes().get(at - 1) == Some(&b' '))
            && matches!(key.as_bytes().get(at + phrase.len()), None | Some(b' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_of_pages() {
        let (phrases, lists) = (Phrases::new(), PageLists::new());
        for text in [
            "تخطى الأكثر قراءة وواصل القراءة",
            "الآراء أدناه لا تعبر عن رأي الموقع",
            "يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتكم.",
            "إضافة تعليق جديد",
            "الخبر التالي: جسر جديد",
            "1250 مشاهدة",
        ] {
            assert_eq!(phrases.judge(&lists, text, false), Some(Verdict::Drop), "{text}");
        }
        assert_eq!(phrases.judge(&lists, "مواضيع ذات علاقة", true), Some(Verdict::Related(String::new())));
        assert_eq!(
            phrases.judge(&lists, "اقرأ أيضاً: جسر جديد على النهر", true),
            Some(Verdict::Related("جسر جديد على النهر".to_owned()))
        );
    }

    #[test]
    fn prose_is_no_furniture() {
        let (phrases, lists) = (Phrases::new(), PageLists::new());
        for text in [
            "تخطى المنتخب عقبة مضيفه بهدفين في المباراة التي جرت مساء أمس.",
            "اشترك في المؤتمر عشرون باحثاً من جامعات عربية وأجنبية.",
            "نهاية الأسبوع المقبل يبدأ العمل في الجسر الجديد على النهر الكبير.",
            "تابع الوزير قائلاً إن العمل سيبدأ غداً.",
        ] {
            assert_eq!(phrases.judge(&lists, text, true), None, "{text}");
        }
    }
}
