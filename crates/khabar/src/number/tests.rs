use super::{Numbers, digits};
use crate::reading::BlockKind;
use crate::span::Span;
use crate::text::Text;
use proptest::prelude::*;

fn text(source: &str) -> Text {
    let mut text = Text::default();
    text.fill(source, &[(BlockKind::Paragraph, Span::of(0, source.len()))]);
    text
}

/// The cardinal a passage begins with, and how many of its tokens it takes.
fn cardinal(source: &str) -> Option<(f64, usize)> {
    Numbers::new().cardinal(&text(source), 0).map(|number| (number.value, number.last))
}

fn ordinal(source: &str) -> Option<f64> {
    Numbers::new().ordinal(&text(source), 0).map(|number| number.value)
}

fn fraction(source: &str) -> Option<f64> {
    Numbers::new().fraction(&text(source), 0).map(|number| (number.value * 1e4).round() / 1e4)
}

/// The value of a passage that is one number from end to end.
fn whole(source: &str) -> Option<f64> {
    cardinal(source).filter(|&(_, last)| last == text(source).tokens.len()).map(|(value, _)| value)
}

#[test]
fn digits_of_three_scripts_with_their_separators() {
    for (written, value) in [
        ("350", 350.0),
        ("٣٥٠", 350.0),
        ("۳۵۰", 350.0),
        ("1,200", 1200.0),
        ("1٬200٬300", 1_200_300.0),
        ("1.200.300", 1_200_300.0),
        ("1,200.5", 1200.5),
        ("1.200,5", 1200.5),
        ("10,8", 10.8),
        ("3٫500", 3.5),
        ("0.250", 0.25),
    ] {
        assert_eq!(digits::read(written).map(|digits| digits.value), Some(value), "{written}");
    }
}

#[test]
fn a_point_before_three_digits_stays_open() {
    assert_eq!(digits::read("5.706").and_then(|digits| digits.grouped), Some(5706.0));
    assert_eq!(digits::read("0.706").and_then(|digits| digits.grouped), None);
    assert_eq!(digits::read("57.06").and_then(|digits| digits.grouped), None);
}

#[test]
fn agencies_write_the_fraction_first() {
    assert_eq!(whole("6ر19"), Some(19.6));
    assert_eq!(whole("5ر1 مليار"), Some(1.5e9));
    assert_eq!(whole("239ر3"), Some(239.3));
}

#[test]
fn words_of_every_size() {
    for (written, value) in [
        ("صفر", 0.0),
        ("واحدة", 1.0),
        ("اثنتين", 2.0),
        ("ثمانٍ", 8.0),
        ("أحد عشر", 11.0),
        ("اثنتي عشرة", 12.0),
        ("تسعة عشر", 19.0),
        ("إحدى وعشرين", 21.0),
        ("خمسة و سبعون", 75.0),
        ("مئة", 100.0),
        ("مائتين وعشرة", 210.0),
        ("خمس مئة", 500.0),
        ("خمسمائة", 500.0),
        ("ثلاثمئة وخمسة وستين", 365.0),
        ("ألف ومئتان", 1200.0),
        ("ألفين وخمسمئة وثلاثين", 2530.0),
        ("ثلاثة آلاف وأربعمئة", 3400.0),
        ("خمسة عشر ألفاً ومئة", 15_100.0),
        ("مئة ألف", 1e5),
        ("مئتي مليون", 2e8),
        ("مليوناً ومئتين وخمسين ألفاً", 1_250_000.0),
        ("مليارين وثلاثمئة مليون", 2.3e9),
        ("مليون ونصف المليون", 1.5e6),
        ("مليونين ونصف", 2.5e6),
        ("ثلاثة ملايين وربع المليون", 3.25e6),
        ("ألف وخمسمئة مليون", 1.5e9),
    ] {
        assert_eq!(whole(written), Some(value), "{written}");
    }
}

#[test]
fn mixtures() {
    for (written, value) in [
        ("7 آلاف و939", 7939.0),
        ("3 ملايين و200 ألف", 3.2e6),
        ("مليون و 250 ألفا", 1.25e6),
        ("3200 مليار", 3.2e12),
        ("1.5 مليون", 1.5e6),
        ("12 ألفاً", 12_000.0),
    ] {
        assert_eq!(whole(written), Some(value), "{written}");
    }
}

#[test]
fn what_is_not_smaller_begins_another_number() {
    assert_eq!(cardinal("5 آلاف و7 آلاف"), Some((5000.0, 2)));
    assert_eq!(cardinal("ألف وخمسة آلاف"), Some((1000.0, 1)));
    assert_eq!(cardinal("مئة ومئتين"), Some((100.0, 1)));
    assert_eq!(cardinal("60 و90"), Some((60.0, 1)));
}

#[test]
fn clitics_in_front() {
    assert_eq!(whole("وثلاثين"), Some(30.0));
    assert_eq!(whole("بألفي"), Some(2000.0));
    assert_eq!(whole("الأربعة"), Some(4.0));
    assert_eq!(cardinal("لست أدري"), None);
}

#[test]
fn the_accusative_or_the_dual() {
    assert_eq!(whole("ألفاً"), Some(1000.0));
    assert_eq!(whole("ألفا"), Some(2000.0));
    assert_eq!(whole("20 ألفا"), Some(20_000.0));
}

#[test]
fn ordinals() {
    for (written, value) in [
        ("الأولى", 1.0),
        ("ثانٍ", 2.0),
        ("الثالثة", 3.0),
        ("الحادي عشر", 11.0),
        ("الثانية عشرة", 12.0),
        ("الخامس والعشرين", 25.0),
        ("الواحد والثلاثون", 31.0),
        ("العشرون", 20.0),
        ("المئة", 100.0),
    ] {
        assert_eq!(ordinal(written), Some(value), "{written}");
    }
    assert_eq!(ordinal("عشرون"), None);
    assert_eq!(ordinal("كتاب"), None);
}

#[test]
fn fractions() {
    for (written, value) in
        [("نصف", 0.5), ("ثلثي", 0.6667), ("ثلاثة أرباع", 0.75), ("خمس", 0.2), ("خمسة أثمان", 0.625), ("3/4", 0.75)]
    {
        assert_eq!(fraction(written), Some(value), "{written}");
    }
    assert_eq!(fraction("3/4/2020"), None);
}

proptest! {
    #[test]
    fn numbers_stay_within_any_text(source in "[0-9٠-٩.,٫ر و]{0,12}(ألف|مئة|خمسة|و|مليون|وعشرين|نصف| |/|ال){0,8}\\PC{0,12}") {
        let (numbers, text) = (Numbers::new(), text(&source));
        for at in 0..text.tokens.len() {
            for number in [numbers.cardinal(&text, at), numbers.ordinal(&text, at), numbers.fraction(&text, at)].into_iter().flatten() {
                prop_assert!(number.value.is_finite());
                prop_assert!(number.first == at && number.last > at && number.last <= text.tokens.len());
            }
        }
    }
}
