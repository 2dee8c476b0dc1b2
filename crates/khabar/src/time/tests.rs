//! The cases of `tests/times.md`: a text, its times and their values.

use super::*;
use crate::reading::BlockKind;
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::OnceLock;

/// The lists, compiled once for all cases.
fn compiled() -> &'static (Lists, Numbers) {
    static LISTS: OnceLock<(Lists, Numbers)> = OnceLock::new();
    LISTS.get_or_init(|| (Lists::new(), Numbers::new()))
}

/// The times of `source`, each as "text → value kind".
fn times(lists: &(Lists, Numbers), source: &str, reference: Reference) -> Vec<(String, String, String)> {
    let mut text = Text::default();
    text.fill(source, &[(BlockKind::Paragraph, Span::of(0, source.len()))]);
    let mut found = Vec::new();
    find(&text, &lists.0, &lists.1, reference, &mut found);
    let mut at = 0;
    for time in &found {
        assert!(time.span.start >= at && time.span.end <= source.len() as u32 && !time.span.is_empty(), "{found:?}");
        assert!(source.get(time.span.range()).is_some(), "{found:?}");
        assert!(!time.value.is_empty());
        at = time.span.end;
    }
    found
        .into_iter()
        .map(|time| (time.span.text(source).to_owned(), time.value, format!("{:?}", time.kind).to_lowercase()))
        .collect()
}

/// Each table of the specification names its day of publication; each row holds text, words, value, kind.
#[test]
fn the_specification_holds() {
    let lists = compiled();
    let mut published = None;
    let (mut rows, mut wrong) = (0, Vec::new());
    for line in include_str!("../../tests/times.md").lines() {
        if let Some(day) = line.strip_prefix("Published ") {
            published = day.trim().parse().ok();
            assert!(published.is_some(), "{line}");
        }
        let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) else { continue };
        let cells: Vec<&str> = cells.split(" | ").map(str::trim).collect();
        let [source, expected, values, kinds] = cells.as_slice() else { panic!("four cells: {line}") };
        if source.starts_with("text") || source.starts_with("---") {
            continue;
        }
        rows += 1;
        let reference = Reference { published, ..Reference::default() };
        let found = times(lists, source, reference);
        let list = |cell: &str| {
            cell.split(" · ").filter(|part| *part != "–").map(|part| part.trim_matches('`').to_owned()).collect::<Vec<_>>()
        };
        let got: Vec<_> = found.iter().map(|(text, ..)| text.clone()).collect();
        let values_got: Vec<_> = found.iter().map(|(_, value, _)| value.clone()).collect();
        let kinds_got: Vec<_> = found.iter().map(|(.., kind)| kind.clone()).collect();
        if (&got, &values_got, &kinds_got) != (&list(expected), &list(values), &list(kinds)) {
            wrong.push(format!("{source}\n   {found:?}"));
        }
    }
    assert!(rows >= 60, "{rows} rows");
    assert!(wrong.is_empty(), "{} of {rows}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn preference_turns_open_times() {
    let lists = compiled();
    let at = |preference| Reference { published: Some(date(2022, 1, 12).at(9, 0, 0, 0)), preference, loose: false };
    let value =
        |source: &str, preference| times(lists, source, at(preference)).pop().map(|(_, value, _)| value).unwrap_or_default();
    for (source, news, past, future) in [
        ("الاثنين", "2022-01-10", "2022-01-10", "2022-01-17"),
        ("الأربعاء", "2022-01-12", "2022-01-05", "2022-01-19"),
        ("في 2 أكتوبر", "2021-10-02", "2021-10-02", "2022-10-02"),
        ("في مايو", "2021-05", "2021-05", "2022-05"),
        ("الساعة الثالثة", "2022-01-12T03:00", "2022-01-12T03:00", "2022-01-12T15:00"),
    ] {
        assert_eq!(value(source, Preference::News), news, "{source}");
        assert_eq!(value(source, Preference::Past), past, "{source}");
        assert_eq!(value(source, Preference::Future), future, "{source}");
    }
}

#[test]
fn numbers_alone_are_days_and_hours_only_where_asked() {
    let published = Some(date(2022, 1, 12).at(9, 0, 0, 0));
    for (source, value) in [("سأعود في 27", "2021-12-27"), ("سأعود في 7", "2022-01-12T07:00"), ("نلتقي 22-4", "2021-04-22")]
    {
        let read = |loose| times(compiled(), source, Reference { published, preference: Preference::Past, loose });
        assert_eq!(read(true).iter().map(|(_, value, _)| value.as_str()).collect::<Vec<_>>(), [value], "{source}");
        assert!(read(false).is_empty(), "{source}");
    }
}

/// "قبل 3 سنوات" is a date whose number counts; "3 يناير" is one whose number does not.
#[test]
fn counted_units_are_told_from_dates() {
    let (lists, numbers) = compiled();
    let source = "وصل في 3 يناير قبل 3 سنوات وبقي 4 ساعات حتى الساعة 5 خلال الأيام الثلاثة الماضية";
    let mut text = Text::default();
    text.fill(source, &[(BlockKind::Paragraph, Span::of(0, source.len()))]);
    let mut found = Vec::new();
    find(&text, lists, numbers, Reference::default(), &mut found);
    assert_eq!(found.iter().map(|time| time.counts).collect::<Vec<_>>(), [false, true, true, false, true]);
}

/// Words of time in any order.
fn pieces() -> impl Strategy<Value = String> {
    let words = include_str!("../../lexicon/times.tsv")
        .lines()
        .chain(include_str!("../../lexicon/holidays.tsv").lines())
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.rsplit('\t').next())
        .flat_map(|words| words.split(','))
        .map(|word| word.trim().to_owned())
        .chain(
            [
                "3",
                "31",
                "2011",
                "1436",
                "10:30",
                "/",
                "-",
                "،",
                "(",
                ")",
                ".",
                "و",
                "ال",
                "بال",
                "99999999999",
                "4.22",
                "الثالث",
                "عشر",
            ]
            .map(str::to_owned),
        )
        .collect::<Vec<_>>();
    proptest::collection::vec((proptest::sample::select(words), proptest::sample::select(vec!["", " ", " ", " "])), 0..14)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, blank)| [word, blank.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_run_of_time_words_is_read_without_a_panic(source in pieces(), year in -9000i16..9000, month in 1i8..13, preference in 0usize..3, loose: bool) {
        let lists = compiled();
        let preference = [Preference::News, Preference::Past, Preference::Future][preference];
        times(lists, &source, Reference { published: Some(date(year, month, 28).at(23, 59, 0, 0)), preference, loose });
        times(lists, &source, Reference { published: None, preference, loose });
    }

    #[test]
    fn any_text_is_read_without_a_panic(source in "\\PC{0,100}") {
        times(compiled(), &source, Reference::default());
    }
}

/// Each word of the lists, and each pair with a word of glue, over and over: no depth, no quadratic time.
#[test]
fn endless_repetition_is_read_in_linear_time() {
    let words: Vec<&str> = include_str!("../../lexicon/times.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.rsplit('\t').next()?.split(',').next())
        .map(str::trim)
        .collect();
    for word in &words {
        for glue in ["", " من", " في", " و", " ال", "،", " 5", " الثالث"] {
            times(compiled(), &format!("{word}{glue} ").repeat(200), Reference::default());
        }
    }
    for word in words {
        times(compiled(), &format!("{word} ").repeat(5_000), Reference::default());
    }
}
