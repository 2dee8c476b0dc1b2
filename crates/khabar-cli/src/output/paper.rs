//! The paper a page is written on: colours, and Arabic phrases kept whole in lines that run left to right.
//!
//! A terminal orders letters line by line. Each Arabic phrase is set between U+2068 and U+2069, so that its
//! words cannot change places with the Latin ones beside it, and no column depends on counting mixed text:
//! a line is an indent, a label, phrases. Lines are broken between words, and each broken piece is set apart.

use super::Style;
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a piece of text is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Running text.
    Plain,
    /// The headline, a section's name.
    Bold,
    /// A speaker.
    Name,
    /// Labels and asides.
    Dim,
    /// A value worked out.
    Value,
    /// A doubt.
    Doubt,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Ink::Plain => "",
            Ink::Bold => "1",
            Ink::Name => "1;36",
            Ink::Dim => "2",
            Ink::Value => "32",
            Ink::Doubt => "33",
        }
    }
}

/// How many bytes of a page are kept before they are passed on.
const SHEET: usize = 1 << 18;

/// A page being written.
pub struct Paper<'w> {
    style: Style,
    /// What is not passed on yet.
    text: String,
    column: usize,
    indent: usize,
    out: &'w mut dyn Write,
    /// Whether passing on has failed; nothing is passed on after that.
    passed: io::Result<()>,
}

impl<'w> Paper<'w> {
    /// An empty page that goes to `out`.
    pub fn new(style: Style, out: &'w mut dyn Write) -> Paper<'w> {
        Paper { style, text: String::new(), column: 0, indent: 0, out, passed: Ok(()) }
    }

    /// Ends the page's last line, and the page.
    pub fn finish(mut self) -> io::Result<()> {
        if self.column > 0 {
            self.text.push('\n');
        }
        self.pass_on();
        self.passed
    }

    fn pass_on(&mut self) {
        if self.passed.is_ok() {
            self.passed = self.out.write_all(self.text.as_bytes());
        }
        self.text.clear();
    }

    /// Starts a line, indented; broken lines are indented alike.
    pub fn line(&mut self, indent: usize) {
        if self.column > 0 {
            self.text.push('\n');
        }
        if self.text.len() > SHEET {
            self.pass_on();
        }
        self.indent = indent;
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    /// An empty line.
    pub fn gap(&mut self) {
        if self.column > 0 {
            self.text.push('\n');
            self.column = 0;
        }
        self.text.push('\n');
    }

    /// Writes words, after a space unless the line is fresh, broken where the page ends.
    pub fn write(&mut self, words: &str, ink: Ink) {
        let words = clean(words);
        let mut piece = String::new();
        let mut wide = 0;
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let before = usize::from(self.column > self.indent || !piece.is_empty());
            let width = wide + before + word.width() + self.marks(&piece).max(self.marks(word));
            if self.column + width > self.style.width && (self.column > self.indent || !piece.is_empty()) {
                self.put(&std::mem::take(&mut piece), ink);
                self.line(self.indent);
                wide = 0;
            }
            if !piece.is_empty() {
                piece.push(' ');
                wide += 1;
            }
            piece.push_str(word);
            wide += word.width();
        }
        self.put(&piece, ink);
    }

    /// Columns of the two isolates around a piece, if it is set apart: some terminals give each one.
    fn marks(&self, piece: &str) -> usize {
        if self.style.isolate && piece.chars().any(is_right_to_left) { 2 } else { 0 }
    }

    /// Puts a piece that fits into the line.
    fn put(&mut self, piece: &str, ink: Ink) {
        if piece.is_empty() {
            return;
        }
        if self.column > self.indent {
            self.text.push(' ');
            self.column += 1;
        }
        self.column += piece.width() + self.marks(piece);
        let isolate = self.marks(piece) > 0;
        let colour = self.style.colour && ink != Ink::Plain;
        if colour {
            self.text.extend(["\u{1b}[", ink.code(), "m"]);
        }
        if isolate {
            self.text.push('\u{2068}');
        }
        self.text.push_str(piece);
        if isolate {
            self.text.push('\u{2069}');
        }
        if colour {
            self.text.push_str("\u{1b}[0m");
        }
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// An article's words on a terminal: line breaks become blanks; controls, which could steer the terminal, and
/// marks that turn the direction of what follows are left out.
fn clean(words: &str) -> String {
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    let kept = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    words.chars().map(blank).filter(|c| c.width().is_some() && kept(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style { width: 40, colour: false, isolate: false };

    fn page(style: Style, write: impl Fn(&mut Paper<'_>)) -> String {
        let mut out = Vec::new();
        let mut paper = Paper::new(style, &mut out);
        write(&mut paper);
        paper.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_are_broken_between_words_and_keep_their_indent() {
        let words = "قالت الوزيرة إن الميناء الجديد سيفتح أبوابه الأسبوع المقبل للسفن كلها";
        let text = page(STYLE, |paper| {
            paper.line(4);
            paper.write(words, Ink::Plain);
        });
        assert!(text.lines().count() > 1);
        for line in text.lines() {
            assert!(line.starts_with("    ") && line.width() <= 40, "{line}");
        }
        assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), words);
    }

    #[test]
    fn each_arabic_piece_is_set_apart() {
        let text = page(Style { isolate: true, ..STYLE }, |paper| {
            paper.line(0);
            paper.write("3200", Ink::Value);
            paper.write("عامل", Ink::Plain);
        });
        assert_eq!(text, "3200 \u{2068}عامل\u{2069}\n");
    }

    #[test]
    fn an_article_cannot_steer_the_terminal() {
        assert_eq!(clean("نعم\u{1b}[31m\u{202e}\nلا\u{7}"), "نعم[31m لا");
    }
}
