use super::{Found, Lists, find};
use crate::number::Numbers;
use crate::reading::{BlockKind, Precision};
use crate::span::Span;
use crate::text::Text;
use proptest::prelude::*;

fn read(source: &str) -> Vec<Found> {
    let mut text = Text::default();
    text.fill(source, &[(BlockKind::Paragraph, Span::of(0, source.len()))]);
    let mut out = Vec::new();
    find(&text, &Lists::new(), &Numbers::new(), &[], &mut out);
    out
}

/// Each figure as its words, value, unit and precision.
fn figures(source: &str) -> Vec<(String, f64, String, Precision)> {
    read(source)
        .into_iter()
        .map(|found| (found.span.text(source).to_owned(), found.value, found.unit.unwrap_or_default(), found.precision))
        .collect()
}

fn one(source: &str) -> (String, f64, String, Precision) {
    let found = figures(source);
    assert_eq!(found.len(), 1, "{source}: {found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn a_number_with_its_noun() {
    use Precision::{About, AtLeast, AtMost, Exact};
    for (source, span, value, unit, precision) in [
        ("وصل 7 آلاف و939 شخصاً", "7 آلاف و939 شخصاً", 7939.0, "شخص", Exact),
        ("نفذت نحو 15 غارة", "15 غارة", 15.0, "غارة", About),
        ("دفع مليوني ريال", "مليوني ريال", 2e6, "SAR", Exact),
        ("بنسبة 80 في المائة", "80 في المائة", 80.0, "%", Exact),
        ("حضر أكثر من 3.408 عمال", "3.408 عمال", 3408.0, "عامل", AtLeast),
        ("تراجع الدين إلى 6.\u{200f}128 في المائة", "6.\u{200f}128 في المائة", 128.6, "%", Exact),
        ("يهدد قرابة 1500 كوخ قديم", "1500 كوخ", 1500.0, "كوخ", About),
        ("تردده 40 هيرتز", "40 هيرتز", 40.0, "Hz", Exact),
        ("لا يتجاوز 7300 ريال", "7300 ريال", 7300.0, "SAR", AtMost),
        ("أصيب بثلاث رصاصات", "ثلاث رصاصات", 3.0, "رصاصة", Exact),
        ("في مراحلها الخمس", "مراحلها الخمس", 5.0, "مرحلة", Exact),
        ("زار مدن الساحل الثلاث", "مدن الساحل الثلاث", 3.0, "مدينة", Exact),
        ("في سنوات إدارته الـ13 للنادي", "سنوات إدارته الـ13", 13.0, "year", Exact),
        ("خلال الشهرين الماضيين", "الشهرين", 2.0, "month", Exact),
        ("تراجعت في العامين المقبلين", "العامين", 2.0, "year", Exact),
        ("خلال السنوات الـ20 الماضية", "السنوات الـ20", 20.0, "year", Exact),
        ("سقط عشرات الجرحى", "عشرات الجرحى", 10.0, "جريح", AtLeast),
        ("ونزحت الآلاف من المواطنين", "الآلاف", 1000.0, "مواطن", AtLeast),
        ("بقي نصف ساعة", "نصف ساعة", 0.5, "h", Exact),
        ("قتل 30 شخصا على الأقل", "30 شخصا", 30.0, "شخص", AtLeast),
        ("خسر نصف مليون دولار", "نصف مليون دولار", 5e5, "USD", Exact),
        ("استمر أربع ساعات ونصف الساعة", "أربع ساعات ونصف الساعة", 4.5, "h", Exact),
        ("ارتفع بنسبة %60 أمس", "%60", 60.0, "%", Exact),
        ("لقرابة الـ20 مليون نسمة", "20 مليون نسمة", 2e7, "نسمة", About),
        ("كلف 12 دولاراً و50 سنتاً", "12 دولاراً و50 سنتاً", 12.5, "USD", Exact),
        ("بلغت خمس درجات تحت الصفر", "خمس درجات", -5.0, "درجة", Exact),
        ("دفع 40 دينارا أردنيا", "40 دينارا", 40.0, "JOD", Exact),
    ] {
        assert_eq!(one(source), (span.to_owned(), value, unit.to_owned(), precision), "{source}");
    }
}

#[test]
fn idioms_and_lookalikes_count_nothing() {
    for source in ["قطعت المفاوضات نصف الطريق", "كتبوا معبرين عن أسفهم", "وتقول جانين إن البيت هادئ", "اتفق الجانبان في الشهرين"]
    {
        assert_eq!(figures(source), [], "{source}");
    }
}

#[test]
fn ranges() {
    let found = read("على ارتفاع بين 20 و30 ألف قدم");
    assert_eq!((found[0].value, found[0].max, found[0].precision), (20_000.0, Some(30_000.0), Precision::Range));
}

#[test]
fn duals_count_two_unless_they_refer_back() {
    assert_eq!(one("لعب موسمين كاملين").1, 2.0);
    assert_eq!(one("التقى بحركتي النهضة والإصلاح").0, "حركتي");
    for source in ["بين الجانبين", "سافر إلى فلسطين", "قال الذين حضروا", "مسلمين كثيرين"]
    {
        assert_eq!(figures(source), [], "{source}");
    }
}

#[test]
fn names_years_and_lists_count_nothing() {
    for source in [
        "قمة G20",
        "طائرة F-16",
        "القرار 1701",
        "في عام 2015",
        "الدورة الثالثة",
        "العام الثاني عشر على التوالي",
        "أرسل إلى 88123",
        "كأس العالم 2018",
    ] {
        assert_eq!(figures(source), [], "{source}");
    }
}

proptest! {
    #[test]
    fn figures_stand_in_order_within_any_text(source in "(\\PC{0,4}|[0-9٠-٩.,]{1,4}| |عشرات|مئات الآلاف|موسمين|و|بين|ألف|نصف|خمسة|أشخاص|ريال|في المئة|ال|نحو|من|إلى|-|«|»|%){0,24}") {
        let mut end = 0;
        for found in read(&source) {
            prop_assert!(found.span.start >= end && source.get(found.span.range()).is_some());
            prop_assert!(found.value.is_finite());
            end = found.span.end;
        }
    }
}

#[test]
fn an_article_before_a_number_with_its_noun_behind() {
    assert_eq!(one("قبل الـ40 مليون دولار").1, 4e7);
    let (span, value, unit, _) = one("دفعوا الستة ملايين يورو");
    assert_eq!((span.as_str(), value, unit.as_str()), ("الستة ملايين يورو", 6e6, "EUR"));
    assert_eq!(one("انقضت العشر سنوات").1, 10.0);
}

#[test]
fn mine_is_no_dual() {
    for source in ["دافعت عن دولتي ومجتمعي", "سافرت زوجتي إلى قريتها", "مكان ولادتي، والناس"]
    {
        assert_eq!(figures(source), [], "{source}");
    }
    assert_eq!(one("زار محافظتي الوادي والساحل").1, 2.0);
}

#[test]
fn a_verb_or_a_new_phrase_is_not_counted() {
    for source in ["مقتل 32 وإغاثة قرية", "قال إن 298 حضروا الجلسة"] {
        for (span, ..) in figures(source) {
            assert!(!span.contains(' '), "{source}: {span}");
        }
    }
}

#[test]
fn a_part_of_what_no_list_knows_counts_people() {
    let (span, value, unit, _) = one("إصابة ثلاثة من ذويه");
    assert_eq!((span.as_str(), value, unit.as_str()), ("ثلاثة", 3.0, "شخص"));
}

#[test]
fn the_minute_of_a_goal_counts_nothing() {
    assert_eq!(figures("سجل المهاجم في الدقيقة 56 من المباراة"), []);
}
