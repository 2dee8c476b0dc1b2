//! Captions: what a picture shows, with the credit behind it (`الوزيرة أثناء الافتتاح - REUTERS`).
//!
//! Pages print a caption twice, once for the picture and once for its enlargement; the picture is kept once.

use super::furniture::Mark;
use super::key::key;
use super::lists::PageLists;
use crate::reading::{BylineKind, Image};

/// A caption cut into what is shown and who made it.
pub fn split<'t>(lists: &PageLists, text: &'t str) -> Option<(&'t str, &'t str)> {
    let (at, _) = text.char_indices().rev().find(|(_, c)| matches!(c, '-' | '–' | '—' | '(' | '/' | '|' | '©'))?;
    let shown = text.get(..at)?.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '('));
    let credit =
        text.get(at..)?.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '(' | ')' | '/' | '|' | '.'));
    let folded = key(credit);
    let agency = lists.signer(&folded) == Some(BylineKind::Agency)
        || folded.split(' ').any(|word| word.is_ascii() && lists.signer(word) == Some(BylineKind::Agency));
    // `… - تصوير: رنا الساحلي`
    let photographer = lists.opening(&folded).filter(|(mark, ..)| *mark == Mark::Credit).and_then(|_| credit.split_once(':'));
    let credit = photographer.map_or(credit, |(_, name)| name.trim());
    ((agency || photographer.is_some()) && !shown.is_empty() && !credit.is_empty()).then_some((shown, credit))
}

/// Whether a credit is written in Latin letters, as agencies sign pictures and not stories.
pub fn is_latin(credit: &str) -> bool {
    credit.chars().any(|c| c.is_ascii_alphabetic()) && !credit.chars().any(|c| matches!(c, 'ء'..='ي'))
}

/// Whether two keys are one caption, give or take a credit.
pub fn same(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && long.starts_with(short) && short.len() * 5 >= long.len() * 4
}

/// Adds a picture, or completes the one with the same caption.
pub fn add(images: &mut Vec<Image>, caption: &str, credit: Option<&str>) {
    let folded = key(caption);
    let known = images.iter_mut().find(|image| image.caption.as_deref().is_some_and(|known| same(&key(known), &folded)));
    match known {
        Some(image) => {
            if image.credit.is_none() {
                image.credit = credit.map(str::to_owned);
            }
        }
        None => images.push(Image { url: None, caption: Some(caption.to_owned()), credit: credit.map(str::to_owned) }),
    }
}

/// Adds a credit: to the last picture, when it has none yet.
pub fn add_credit(images: &mut Vec<Image>, credit: &str) {
    match images.last_mut() {
        Some(image) if image.credit.is_none() => image.credit = Some(credit.to_owned()),
        _ => images.push(Image { url: None, caption: None, credit: Some(credit.to_owned()) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_is_cut_from_its_caption() {
        let lists = PageLists::new();
        assert_eq!(split(&lists, "الوزيرة أثناء الافتتاح  - REUTERS"), Some(("الوزيرة أثناء الافتتاح", "REUTERS")));
        assert_eq!(split(&lists, "الوزيرة أثناء الافتتاح (أ ف ب)"), Some(("الوزيرة أثناء الافتتاح", "أ ف ب")));
        assert_eq!(split(&lists, "الوزيرة أثناء الافتتاح - تصوير: رنا الساحلي"), Some(("الوزيرة أثناء الافتتاح", "رنا الساحلي")));
        assert_eq!(split(&lists, "الوزيرة أثناء الافتتاح (الأحد)"), None);
    }

    #[test]
    fn a_caption_said_twice_is_one_picture() {
        let mut images = Vec::new();
        add(&mut images, "الوزيرة أثناء الافتتاح", None);
        add(&mut images, "الوزيرة أثناء  الافتتاح", Some("AFP"));
        assert_eq!(
            images,
            [Image {
                url: None, caption: Some("الوزيرة أثناء الافتتاح".to_owned()), credit: Some("AFP".to_owned())
            }]
        );
    }
}
