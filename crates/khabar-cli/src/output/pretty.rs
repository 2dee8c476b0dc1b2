//! Readings for people: the article's facts, its voices, its figures, its dates, its names.
//!
//! Nothing is laid out by counting columns across scripts: every entry is a line or a paragraph of its own, and
//! on a terminal each Arabic phrase stands between U+2068 and U+2069, so that marks and numbers beside it keep
//! their place.

use super::Style;
use khabar::Reading;
use khabar::reading::{Entity, Figure, Precision, Statement};
use std::fmt::Write;

/// Below this a statement's confidence is shown unasked.
const UNSURE: f64 = 0.6;

/// A reading as a page of text.
pub fn page(reading: &Reading, style: Style, explain: bool) -> String {
    let mut page = Page { out: String::new(), style };
    page.facts(reading);
    page.voices(reading, explain);
    page.section("Figures", &reading.figures, |page, figure| page.figure(figure));
    let times: Vec<_> = reading.times.iter().collect();
    page.section("Dates", &times, |page, time| {
        let line = format!("{}  {}", page.phrase(&time.piece.text), page.dim(&time.value));
        page.line(1, &line);
    });
    page.section("People", &reading.people, |page, entity| page.entity(entity));
    page.section("Organisations", &reading.organisations, |page, entity| page.entity(entity));
    page.section("Places", &reading.places, |page, entity| page.entity(entity));
    page.out
}

struct Page {
    out: String,
    style: Style,
}

impl Page {
    fn dress(&self, code: &str, text: &str) -> String {
        if self.style.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn dim(&self, text: &str) -> String {
        self.dress("2", text)
    }

    /// A phrase of the article: on one line, isolated, without what a terminal would obey.
    fn phrase(&self, text: &str) -> String {
        let controls = |c: char| {
            c.is_control()
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let clean: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| !controls(c)).collect();
        if self.style.isolate { format!("\u{2068}{clean}\u{2069}") } else { clean }
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{:1$}{text}", "", depth * 2);
    }

    /// Running words, broken between words to the width, each line isolated.
    fn words(&mut self, depth: usize, text: &str) {
        let room = self.style.width.saturating_sub(depth * 2).max(20);
        let (mut line, mut length) = (String::new(), 0);
        for word in text.split_whitespace() {
            let letters = word.chars().count();
            if length > 0 && length + 1 + letters > room {
                let whole = self.phrase(&line);
                self.line(depth, &whole);
                (line, length) = (String::new(), 0);
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += letters;
        }
        if length > 0 {
            let whole = self.phrase(&line);
            self.line(depth, &whole);
        }
    }

    fn section<T>(&mut self, title: &str, entries: &[T], each: impl Fn(&mut Page, &T)) {
        if entries.is_empty() {
            return;
        }
        let title = self.dress("1;36", title);
        let _ = writeln!(self.out, "\n{title}");
        for entry in entries {
            each(self, entry);
        }
    }

    fn facts(&mut self, reading: &Reading) {
        let title = self.phrase(reading.title.as_deref().unwrap_or("(no headline)"));
        let title = self.dress("1", &title);
        self.line(0, &title);
        let mut facts = Vec::new();
        facts.extend(reading.outlet.as_deref().map(|outlet| self.phrase(outlet)));
        facts.extend(reading.published.as_deref().map(|at| at.trim_end_matches("T00:00:00").replace('T', " ")));
        facts.extend(reading.dateline.as_ref().map(|dateline| self.phrase(&dateline.piece.text)));
        facts.extend(reading.bylines.iter().map(|byline| self.phrase(&byline.name)));
        facts.extend(reading.reading_minutes.map(|minutes| format!("{minutes} min")));
        if !facts.is_empty() {
            let facts = self.dim(&facts.join(" · "));
            self.line(0, &facts);
        }
        for image in &reading.images {
            let parts: Vec<_> = [&image.caption, &image.credit].into_iter().flatten().map(|part| self.phrase(part)).collect();
            let line = self.dim(&format!("picture: {}", parts.join(" · ")));
            self.line(0, &line);
        }
        for note in &reading.notes {
            let note = self.dress("33", &format!("note: {note}"));
            self.line(0, &note);
        }
    }

    /// Statements by speaker, in the order in which the speakers first speak.
    fn voices(&mut self, reading: &Reading, explain: bool) {
        let mut speakers: Vec<(Option<&str>, Vec<&Statement>)> = Vec::new();
        for statement in &reading.statements {
            let name = statement.speaker_name.as_deref();
            match speakers.iter_mut().find(|(known, _)| *known == name) {
                Some((_, statements)) => statements.push(statement),
                None => speakers.push((name, vec![statement])),
            }
        }
        self.section("Voices", &speakers, |page, (name, statements)| {
            let role = statements.iter().find_map(|statement| role(reading, statement.speaker_id.as_deref()?));
            let name = page.phrase(name.unwrap_or("(not told)"));
            let mut line = page.dress("1;32", &name);
            if let Some(role) = role {
                line += &format!("  {}", page.dim(&page.phrase(role)));
            }
            page.line(1, &line);
            for statement in statements {
                page.statement(statement, explain);
            }
        });
    }

    fn statement(&mut self, statement: &Statement, explain: bool) {
        let mut facts = format!("{} · {}", name(&statement.act), name(&statement.kind));
        for (label, piece) in [("to", &statement.addressee), ("in", &statement.occasion)] {
            if let Some(piece) = piece {
                facts += &format!(" · {label} {}", self.phrase(&piece.text));
            }
        }
        for relay in &statement.via {
            facts += &format!(" · via {}", self.phrase(&relay.text));
        }
        if explain || statement.confidence < UNSURE {
            facts += &format!(" · confidence {:.2}", statement.confidence);
        }
        let facts = self.dim(&facts);
        self.line(2, &facts);
        let content: Vec<_> = statement.content.iter().map(|piece| piece.text.as_str()).collect();
        self.words(3, &content.join(" … "));
        if !statement.evidence.is_empty() {
            let why = self.dim(&format!("because: {}", statement.evidence.join(", ")));
            self.line(3, &why);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let about = match figure.precision {
            Precision::About => "about ",
            Precision::AtLeast => "at least ",
            Precision::AtMost => "at most ",
            Precision::Exact | Precision::Range => "",
        };
        let mut value = format!("{about}{}", figure.value);
        if let Some(max) = figure.max {
            value += &format!("–{max}");
        }
        if let Some(unit) = &figure.unit {
            value += &format!(" {}", self.phrase(unit));
        }
        let mut line = format!("{}  {}", self.phrase(&figure.piece.text), self.dim(&value));
        if let Some(claimant) = &figure.speaker_name {
            line += &format!("  {} {}", self.dim("says"), self.phrase(claimant));
        }
        self.line(1, &line);
    }

    fn entity(&mut self, entity: &Entity) {
        let mut line = self.phrase(&entity.name);
        let more = [entity.role.as_deref(), entity.latin.as_deref(), entity.country.as_deref()];
        for part in more.into_iter().flatten() {
            line += &format!("  {}", self.dim(&self.phrase(part)));
        }
        if entity.mentions.len() > 1 {
            line += &self.dim(&format!("  ×{}", entity.mentions.len()));
        }
        self.line(1, &line);
    }
}

fn role<'r>(reading: &'r Reading, id: &str) -> Option<&'r str> {
    reading.people.iter().find(|person| person.id == id)?.role.as_deref()
}

/// A value's name as the record writes it.
fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}
