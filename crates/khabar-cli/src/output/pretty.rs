//! A reading as a page for people: the headline and what is known of the article, who says what, whose number
//! a number is, when, and who and what is named.

use super::Style;
use super::paper::{Ink, Paper};
use super::voice::voices;
use khabar::Reading;
use khabar::reading::{Act, Entity, Figure, Piece, Precision, Statement, StatementKind};
use std::io::{self, Write};

/// Below this a statement is marked as doubtful.
const DOUBT: f64 = 0.7;

/// Writes the page of one reading.
pub fn page(reading: &Reading, style: Style, explain: bool, out: &mut impl Write) -> io::Result<()> {
    let mut paper = Paper::new(style, out);
    head(reading, &mut paper);
    voices_of(reading, explain, &mut paper);
    figures(reading, &mut paper);
    times(reading, &mut paper);
    names("PEOPLE", &reading.people, &mut paper);
    names("ORGANISATIONS", &reading.organisations, &mut paper);
    names("PLACES", &reading.places, &mut paper);
    for note in &reading.notes {
        section("NOTE", &mut paper);
        paper.line(2);
        paper.write(note, Ink::Plain);
    }
    paper.finish()
}

/// The headline and what is known of the article.
fn head(reading: &Reading, paper: &mut Paper<'_>) {
    paper.line(0);
    paper.write(reading.title.as_deref().unwrap_or("(no headline)"), Ink::Bold);
    let mut fact = |label: &str, facts: &[&str]| {
        if !facts.is_empty() {
            paper.line(2);
            paper.write(label, Ink::Dim);
            list(facts, Ink::Plain, paper);
        }
    };
    fact("outlet", &reading.outlet.as_deref().into_iter().collect::<Vec<_>>());
    // A moment at midnight is a date whose clock time nobody knows.
    let published = reading.published.as_deref().map(|at| at.strip_suffix("T00:00:00").unwrap_or(at));
    fact("published", &[published.unwrap_or("unknown: give --date, and dates such as أمس get a value")]);
    fact("changed", &reading.modified.as_deref().into_iter().collect::<Vec<_>>());
    if let Some(dateline) = &reading.dateline {
        fact("from", &dateline.places.iter().map(|place| place.name.as_str()).collect::<Vec<_>>());
        fact("sources", &dateline.sources.iter().map(String::as_str).collect::<Vec<_>>());
    }
    fact("by", &reading.bylines.iter().map(|signer| signer.name.as_str()).collect::<Vec<_>>());
    fact("section", &reading.categories.iter().map(String::as_str).collect::<Vec<_>>());
    if let Some(minutes) = reading.reading_minutes {
        fact("reading time", &[&format!("{minutes} min")]);
    }
    for image in &reading.images {
        fact("picture", &image.caption.as_deref().into_iter().chain(image.credit.as_deref()).collect::<Vec<_>>());
    }
}

/// Phrases with dots between them.
fn list(phrases: &[&str], ink: Ink, paper: &mut Paper<'_>) {
    for (at, phrase) in phrases.iter().enumerate() {
        if at > 0 {
            paper.write("·", Ink::Dim);
        }
        paper.write(phrase, ink);
    }
}

fn section(name: &str, paper: &mut Paper<'_>) {
    paper.gap();
    paper.line(0);
    paper.write(name, Ink::Bold);
}

fn voices_of(reading: &Reading, explain: bool, paper: &mut Paper<'_>) {
    if reading.statements.is_empty() {
        return;
    }
    let text: Vec<char> = reading.text.chars().collect();
    section("VOICES", paper);
    for (at, voice) in voices(reading).iter().enumerate() {
        if at > 0 {
            paper.gap();
        }
        paper.line(2);
        match voice.name {
            Some(name) => paper.write(name, Ink::Name),
            None => paper.write("(it is not told who)", Ink::Dim),
        }
        if let Some(role) = voice.role {
            paper.write("·", Ink::Dim);
            paper.write(role, Ink::Plain);
        }
        for statement in &voice.statements {
            self::statement(statement, &text, explain, paper);
        }
    }
}

/// What is done by saying it, the words, and around them.
fn statement(statement: &Statement, text: &[char], explain: bool, paper: &mut Paper<'_>) {
    paper.line(4);
    paper.write(act(statement.act), Ink::Value);
    paper.write(&format!("({})", kind(statement.kind)), Ink::Dim);
    if let Some(cue) = &statement.cue {
        paper.write(&cue.text, Ink::Dim);
    }
    if statement.confidence < DOUBT {
        paper.write(&format!("unsure, {:.2}", statement.confidence), Ink::Doubt);
    } else if explain {
        paper.write(&format!("{:.2}", statement.confidence), Ink::Dim);
    }
    paper.line(6);
    for (at, piece) in statement.content.iter().enumerate() {
        if at > 0 {
            paper.write("…", Ink::Dim);
        }
        paper.write(&quoted(piece, text), Ink::Plain);
    }
    let addressee = statement.addressee.as_ref();
    let around = addressee.map(|piece| ("to", piece)).into_iter();
    let around = around.chain(statement.occasion.as_ref().map(|piece| ("occasion", piece)));
    for (label, piece) in around.chain(statement.via.iter().map(|piece| ("via", piece))) {
        paper.line(6);
        paper.write(label, Ink::Dim);
        paper.write(&piece.text, Ink::Plain);
    }
    if !statement.evidence.is_empty() {
        paper.line(6);
        paper.write("because", Ink::Dim);
        paper.write(&statement.evidence.join(", "), Ink::Dim);
    }
}

/// A piece with the quotation marks that stand right around it, where it has some inside: the record leaves outer
/// marks out, so that `قالت إنه "سيفتح` would lack its closing one. Words that are verbatim as a whole need none.
fn quoted(piece: &Piece, text: &[char]) -> String {
    const MARKS: &[char] = &['"', '«', '»', '“', '”', '„'];
    let mark =
        |at: Option<u32>| at.and_then(|at| text.get(at as usize)).filter(|c| MARKS.contains(c) && piece.text.contains(MARKS));
    let around =
        [mark(piece.start.checked_sub(1)), mark(Some(piece.end))].map(|mark| mark.map_or(String::new(), char::to_string));
    let [before, after] = around;
    format!("{before}{}{after}", piece.text)
}

fn figures(reading: &Reading, paper: &mut Paper<'_>) {
    if reading.figures.is_empty() {
        return;
    }
    section("FIGURES", paper);
    for figure in &reading.figures {
        paper.line(2);
        paper.write(&value(figure), Ink::Value);
        if let Some(unit) = &figure.unit {
            paper.write(unit, Ink::Value);
        }
        paper.write("·", Ink::Dim);
        paper.write(&figure.piece.text, Ink::Plain);
        if let Some(speaker) = &figure.speaker_name {
            paper.write("· says", Ink::Dim);
            paper.write(speaker, Ink::Name);
        }
    }
}

/// `about 3,200`, `5,000,000 to 7,000,000`.
fn value(figure: &Figure) -> String {
    let from = grouped(figure.value);
    let number = figure.max.map_or_else(|| from.clone(), |max| format!("{from} to {}", grouped(max)));
    match figure.precision {
        Precision::Exact | Precision::Range => number,
        Precision::About => format!("about {number}"),
        Precision::AtLeast => format!("at least {number}"),
        Precision::AtMost => format!("at most {number}"),
    }
}

/// A number with its thousands set apart.
fn grouped(value: f64) -> String {
    let written = value.to_string();
    let (whole, rest) = written.split_once('.').map_or((written.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// Times, each once.
fn times(reading: &Reading, paper: &mut Paper<'_>) {
    if reading.times.is_empty() {
        return;
    }
    section("DATES", paper);
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for time in &reading.times {
        let this = (time.value.as_str(), time.piece.text.as_str());
        // The page is for looking at: in a text of thousands of dates the first hundreds do.
        if seen.len() < 500 && !seen.contains(&this) {
            seen.push(this);
            paper.line(2);
            paper.write(&time.value, Ink::Value);
            paper.write("·", Ink::Dim);
            paper.write(&time.piece.text, Ink::Plain);
        }
    }
}

fn names(title: &str, entities: &[Entity], paper: &mut Paper<'_>) {
    if entities.is_empty() {
        return;
    }
    section(title, paper);
    for entity in entities {
        paper.line(2);
        paper.write(&entity.name, Ink::Name);
        if let Some(latin) = &entity.latin {
            paper.write(latin, Ink::Plain);
        }
        if let Some(country) = &entity.country {
            paper.write(country, Ink::Dim);
        }
        if let Some(role) = &entity.role {
            paper.write("·", Ink::Dim);
            paper.write(role, Ink::Plain);
        }
        if entity.mentions.len() > 1 {
            paper.write(&format!("· {} times", entity.mentions.len()), Ink::Dim);
        }
    }
}

fn act(act: Act) -> &'static str {
    match act {
        Act::Say => "says",
        Act::Announce => "announces",
        Act::Affirm => "affirms",
        Act::Deny => "denies",
        Act::Accuse => "accuses",
        Act::Warn => "warns",
        Act::Demand => "demands",
        Act::Promise => "promises",
        Act::Praise => "praises",
        Act::Criticise => "criticises",
        Act::Assess => "assesses",
        Act::Ask => "asks",
        Act::Agree => "agrees",
    }
}

fn kind(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "verbatim",
        StatementKind::Indirect => "reported",
        StatementKind::Mixed => "partly verbatim",
        StatementKind::Reported => "named only",
        StatementKind::Free => "goes on",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_are_made_whole() {
        let text: Vec<char> = "إنه \"سيفتح\" و\"كل يوم\" يمر. \"نعم\"".chars().collect();
        let shown = |start: u32, end: u32| {
            let words: String = text[start as usize..end as usize].iter().collect();
            quoted(&Piece { start, end, text: words.into() }, &text)
        };
        assert_eq!(shown(0, 10), "إنه \"سيفتح\"");
        assert_eq!(shown(14, 25), "\"كل يوم\" يمر");
        assert_eq!(shown(28, 31), "نعم");
    }

    #[test]
    fn numbers_have_their_thousands_set_apart() {
        let written = [0.0, 999.0, 3200.0, -40_000.5, 7_000_000.0].map(grouped);
        assert_eq!(written, ["0", "999", "3,200", "-40,000.5", "7,000,000"]);
    }
}
