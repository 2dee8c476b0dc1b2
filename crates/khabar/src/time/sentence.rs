//! The times of a sentence: phrase after phrase, and what they tell one another.
//!
//! A verb that looks ahead turns the weekdays behind it ("سيعقد … الخميس"); a day told gives the clock times
//! of its sentence their day ("وصل الأحد … عند الساعة العاشرة").

use super::Found;
use super::phrase::{Meaning, Phrase};
use super::resolve::Resolver;
use super::scan::Scan;
use super::sense::Sense;
use crate::reading::TimeKind;
use crate::span::Span;
use jiff::civil::Date;

/// How many tokens a word that looks ahead reaches.
const AHEAD: usize = 18;

/// Appends the times of one sentence.
pub fn times(scan: &Scan<'_>, resolver: &mut Resolver<'_>, out: &mut Vec<Found>) {
    let before = out.len();
    let mut days: Vec<(usize, Date)> = Vec::new();
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut at = scan.start;
    let mut ahead_until = 0;
    while at < scan.end {
        if scan.looks_ahead(at) {
            ahead_until = at + AHEAD;
        } else if scan.sense(at) == Sense::Behind {
            ahead_until = 0;
        }
        if !scan.may_begin(at) {
            at += 1;
            continue;
        }
        if !scan.series(at, &mut phrases) {
            phrases.clear();
            phrases.extend(scan.phrase(at));
        }
        let Some(last) = phrases.last() else {
            at += 1;
            continue;
        };
        let next = last.last.max(at + 1);
        // "الانتخابات في ديسمبر ستتأجل": the verb may stand right behind.
        resolver.ahead = at < ahead_until || scan.verb_ahead(next);
        for phrase in &phrases {
            // A phrase without a value (30 February, a street named for a date) is passed over whole.
            let Some(value) = resolver.value(&phrase.meaning) else { continue };
            let span = span_of(scan, phrase, value.kind);
            if span.is_empty() {
                continue;
            }
            if let Some(day) = value.day {
                resolver.told = Some(day);
                days.push((out.len(), day));
            }
            out.push(Found { span, value: value.text, kind: value.kind, counts: phrase.meaning.counts() });
        }
        at = next;
    }
    let mut told = days.first().map(|(_, day)| *day);
    let mut coming = days.iter().peekable();
    for (index, found) in out.iter_mut().enumerate().skip(before) {
        while let Some((_, day)) = coming.next_if(|(place, _)| *place < index) {
            told = Some(*day);
        }
        put_on_day(found, told, told.or(resolver.today()));
    }
}

/// The words of a phrase, without what is attached in front.
fn span_of(scan: &Scan<'_>, phrase: &Phrase, kind: TimeKind) -> Span {
    // A length told after بعد that is no date leaves بعد outside.
    let length = matches!(phrase.meaning, Meaning::Shift(_, 1)) && kind == TimeKind::Duration;
    let first = if length { scan.about(phrase.first + 1) } else { phrase.first };
    let skip = if length { 0 } else { usize::from(phrase.skip) };
    scan.text.span(first, phrase.last).tail_from(scan.text.span_after(first, skip))
}

/// Gives a clock time its day: the one its sentence tells, else that of publication. A part of the day
/// ("في الصباح") may be any day's unless the sentence tells one.
fn put_on_day(found: &mut Found, told: Option<Date>, day: Option<Date>) {
    if !found.value.contains('T') || !matches!(found.kind, TimeKind::Time | TimeKind::Period) {
        return;
    }
    let ends: Vec<String> = found
        .value
        .split('/')
        .map(|end| {
            let clock = end.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
            match (end.starts_with('T'), if clock { day } else { told }) {
                (true, Some(day)) => format!("{day}{end}"),
                _ => end.to_owned(),
            }
        })
        .collect();
    found.value = ends.join("/");
}
