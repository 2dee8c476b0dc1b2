//! Time is linear in the length of the text: twice the text, about twice the time, whatever the text is made of.
//!
//! Quadratic code takes four times as long for twice the text; a pass is allowed 2.6 times. Time is this
//! thread's own processor time where the system tells it, and the best of several runs counts, so that a busy
//! machine does not fail the test.

use khabar::{Reader, Source};
use std::time::Instant;

/// Bytes of the shorter text.
const SIZE: usize = 250_000;
const ALLOWED: f64 = 2.6;
const RUNS: usize = 4;
/// Seconds below which the system's clock for threads, which ticks every few milliseconds, tells nothing.
const TELLING: f64 = 0.05;

/// Seconds this thread has been running.
fn clock(begin: Instant) -> f64 {
    let on_processor = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = on_processor.and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| begin.elapsed().as_secs_f64(), |it| it / 1e9)
}

/// Seconds to read `text` so many times, or, with none given, as often as the clock needs to tell; and how often.
fn seconds(reader: &Reader, text: String, times: Option<u32>) -> (f64, u32) {
    let source = Source { text, published: "2022-01-10T00:00:00".parse().ok(), ..Source::default() };
    let mut worker = reader.worker();
    let begin = Instant::now();
    let before = clock(begin);
    let mut done = 0;
    loop {
        std::hint::black_box(worker.read(&source));
        done += 1;
        let spent = clock(begin) - before;
        if times.map_or(spent >= TELLING || begin.elapsed().as_secs() > 2, |times| done >= times) {
            return (spent, done);
        }
    }
}

/// `piece` until the text is `size` bytes long; `#` in it counts up in Arabic letters, so that words differ.
fn repeat(piece: &str, size: usize) -> String {
    let mut text = String::with_capacity(size + piece.len());
    let mut count = 0u32;
    while text.len() < size {
        match piece.split_once('#') {
            Some((before, after)) => {
                text.push_str(before);
                let mut rest = count;
                for _ in 0..4 {
                    text.push(char::from_u32('س' as u32 + rest % 8).unwrap());
                    rest /= 8;
                }
                text.push_str(after);
                count += 1;
            }
            None => text.push_str(piece),
        }
    }
    text
}

/// Holds for a text made of `begin`, then `piece` over and over.
fn linear(name: &str, piece: &str) {
    let reader = Reader::new();
    let mut least = f64::MAX;
    for _ in 0..RUNS {
        let (once, times) = seconds(&reader, repeat(piece, SIZE), None);
        let (twice, _) = seconds(&reader, repeat(piece, 2 * SIZE), Some(times));
        least = least.min(twice / once);
        if least <= ALLOWED {
            break;
        }
    }
    assert!(least <= ALLOWED, "{name}: twice the text took {least:.1} times as long");
}

macro_rules! linear {
    ($($name:ident: $piece:expr,)*) => { $(#[test] fn $name() { linear(stringify!($name), $piece); })* };
}

linear! {
    joined_quotations: "«شعب بلا ارض ابدا» و",
    one_long_line_of_words: "ميناء مدينة طريق ",
    one_long_word: "س",
    short_lines: "سطر\n",
    blank_lines: "\n",
    plain_reports: "قالت هند الساحلي إن الميناء سيفتح غداً. وأضافت أن 300 عامل عادوا يوم الاثنين.\n\n",
    reports_on_one_line: "قالت هند الساحلي إن الميناء سيفتح غداً وأضافت أن 300 عامل عادوا يوم الاثنين مشيرة إلى أن ",
    unclosed_quotation_marks: "«قال ",
    unclosed_speech: "قال الوزير: «نعم ",
    unclosed_speech_by_lines: "قال الوزير: ((نعم\n",
    controls: "قال\u{1b}\u{0}\u{7f} ",
    direction_marks: "\u{202e}\u{2067}\u{200f}\u{202a}",
    broken_characters: "نعم\u{fffd}",
    straight_quotation_marks: "\" قال \" ",
    closing_marks_only: "قال» ",
    marks_of_all_kinds: "«“((\"' ",
    cues: "قال ",
    participles: "مؤكداً أن ",
    complementisers: "أن ",
    prepositions: "بحسب ",
    colons: "الوزير: ",
    numbers_in_digits: "12345 ",
    number_words: "ثلاثة ملايين و",
    one_endless_number: "9",
    endless_decimals: "9.9",
    times: "الاثنين 28 آب/أغسطس 2022 ",
    durations: "منذ أسبوع ",
    different_names: "قال محمد #ي ",
    the_same_name: "قال محمد الساحلي ",
    one_endless_name: "محمد بن ",
    descriptions: "وقال الوزير ",
    nested_parentheses: "(",
    closed_parentheses: "() ",
    report_in_report: "قال محمد # إن ",
    figures_in_reports: "قال #ي إن 7 ",
    diacritics: "سً",
    one_letter_and_endless_diacritics: "ً",
    lengthening: "ـ",
    dots: ".",
    latin_letters: "word ",
    clitics: "وبالوالبالـ",
    list_of_names: "محمد الساحلي وهند #ي و",
    quoted_reports: "\"نعم\" قال # ",
}
