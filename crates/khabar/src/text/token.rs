//! Tokens: words, numbers and marks.
//!
//! A word is a run of letters with their diacritics; a number is a run of digits with its separators inside
//! (`5.706`, `1,200`, `3٫5`); everything else that is not blank is a mark of one character (one left as an entity of HTML, `&quot;`, likewise). A letter beside a
//! digit starts a new token (`و939` is two, the second *glued* to the first), so that numbers stand free.
//! Pieces joined with the blanks between them give the source back.

use super::fold::{Folded, fold_char};
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Arabic letters.
    Word,
    /// Letters of another script.
    Foreign,
    /// Digits.
    Number,
    /// Anything else: one character of punctuation or a symbol.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the source.
    pub span: Span,
    /// Where its folded form stands in [`super::Text::folded`].
    pub fold: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it follows the token before without a blank.
    pub glued: bool,
    /// The block it belongs to.
    pub block: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Arabic,
    Foreign,
    Digit,
    /// Belongs to whatever it follows: diacritics, tatweel, direction marks.
    Rider,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        ' ' | '\n' | '\t' | '\r' | '\u{a0}' => Class::Blank,
        'ء'..='غ' | 'ف'..='ي' => Class::Arabic,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Foreign,
        _ if c.is_ascii() => {
            if c.is_control() {
                Class::Blank
            } else {
                Class::Mark
            }
        }
        _ if fold_char(c) == Folded::Nothing => Class::Rider,
        '\u{0671}'..='\u{06d3}' | '\u{06d5}' | '\u{06ee}'..='\u{06ef}' | '\u{06fa}'..='\u{06ff}' => Class::Arabic,
        '\u{0750}'..='\u{077f}' | '\u{fb50}'..='\u{fbff}' | '\u{fdf2}' | '\u{fdfa}' | '\u{fdfb}' | '\u{fe80}'..='\u{fefc}' => {
            Class::Arabic
        }
        _ if c.is_whitespace() || c.is_control() => Class::Blank,
        _ if c.is_ascii_digit() => Class::Digit,
        _ if c.is_alphabetic() => Class::Foreign,
        _ => Class::Mark,
    }
}

/// Whether `c` joins two digits into one number.
const fn joins_digits(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬' | '،')
}

/// The quotation mark that `text` begins with as an entity of HTML (`&quot;سبق&quot;`), and how many bytes it takes.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    let name = rest.get(..rest.bytes().take(8).position(|byte| byte == b';')?)?;
    let mark = match name {
        "quot" | "#34" | "#034" | "#x22" => '"',
        "laquo" | "#171" => '«',
        "raquo" | "#187" => '»',
        "ldquo" | "#8220" => '“',
        "rdquo" | "#8221" => '”',
        "lsquo" | "#8216" => '‘',
        "rsquo" | "#8217" => '’',
        "apos" | "#39" | "#039" => '\'',
        _ => return None,
    };
    Some((mark, name.len() + 2))
}

/// Cuts `source[span]` into tokens of block `block`, appending them and their folded forms.
pub fn tokenize(source: &str, span: Span, block: u32, folded: &mut String, tokens: &mut Vec<Token>) {
    let text = span.text(source);
    let mut chars = text.char_indices();
    let mut open: Option<(Class, usize, usize)> = None;
    let mut glued = false;
    let close =
        |open: &mut Option<(Class, usize, usize)>, end: usize, glued: &mut bool, folded: &mut String, tokens: &mut Vec<Token>| {
            let Some((class, start, fold_start)) = open.take() else { return };
            let kind = match class {
                Class::Arabic => TokenKind::Word,
                Class::Foreign => TokenKind::Foreign,
                Class::Digit => TokenKind::Number,
                _ => TokenKind::Mark,
            };
            let base = span.start as usize;
            tokens.push(Token {
                span: Span::of(base + start, base + end),
                fold: Span::of(fold_start, folded.len()),
                kind,
                glued: *glued,
                block,
            });
            *glued = true;
        };
    let mut previous = '\0';
    while let Some((at, c)) = chars.next() {
        if c == '&'
            && let Some((mark, width)) = text.get(at..).and_then(entity)
        {
            close(&mut open, at, &mut glued, folded, tokens);
            open = Some((Class::Mark, at, folded.len()));
            folded.push(mark);
            close(&mut open, at + width, &mut glued, folded, tokens);
            // An entity is of ASCII, one byte a character.
            chars.nth(width - 2);
            previous = mark;
            continue;
        }
        let class = class(c);
        match class {
            Class::Blank => {
                close(&mut open, at, &mut glued, folded, tokens);
                glued = false;
            }
            // A rider in front of a word (a direction mark) belongs to nothing and is passed over.
            Class::Rider => {}
            Class::Mark => {
                let inside = joins_digits(c)
                    && matches!(open, Some((Class::Digit, ..)))
                    && previous.is_numeric()
                    && chars.clone().map(|(_, next)| self::class(next)).find(|&next| next != Class::Rider) == Some(Class::Digit);
                if inside {
                    folded.push(if matches!(c, '٬' | '،' | ',') { ',' } else { '.' });
                } else {
                    close(&mut open, at, &mut glued, folded, tokens);
                    open = Some((Class::Mark, at, folded.len()));
                    folded.push(c);
                    close(&mut open, at + c.len_utf8(), &mut glued, folded, tokens);
                }
            }
            Class::Arabic | Class::Foreign | Class::Digit => {
                if open.is_some_and(|(now, ..)| now != class) {
                    close(&mut open, at, &mut glued, folded, tokens);
                }
                if open.is_none() {
                    open = Some((class, at, folded.len()));
                }
                match fold_char(c) {
                    Folded::Nothing => {}
                    Folded::One(c) => folded.push(c),
                    Folded::Many(s) => folded.push_str(s),
                }
            }
        }
        // A direction mark between digits and their separator parts nothing.
        if class != Class::Rider {
            previous = c;
        }
    }
    close(&mut open, text.len(), &mut glued, folded, tokens);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(source: &str) -> Vec<&str> {
        let (mut folded, mut tokens) = (String::new(), Vec::new());
        tokenize(source, Span::of(0, source.len()), 0, &mut folded, &mut tokens);
        tokens.iter().map(|token| token.span.text(source)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(cut("قال: \"نعم\"."), ["قال", ":", "\"", "نعم", "\"", "."]);
        assert_eq!(cut("7 آلاف و939 شخصاً"), ["7", "آلاف", "و", "939", "شخصاً"]);
        assert_eq!(cut("بلغ 5.706، و1,200.5%"), ["بلغ", "5.706", "،", "و", "1,200.5", "%"]);
        assert_eq!(cut("بـ\"مجموعة\""), ["بـ", "\"", "مجموعة", "\""]);
        assert_eq!(cut("25\u{202a},\u{202a}52 طناً"), ["25\u{202a},\u{202a}52", "طناً"]);
        assert_eq!(cut("G20 وF-16"), ["G", "20", "و", "F", "-", "16"]);
    }

    #[test]
    fn an_entity_is_the_mark_it_stands_for() {
        assert_eq!(cut("مصادر &quot;الساحل&quot;: نعم & لا;"), ["مصادر", "&quot;", "الساحل", "&quot;", ":", "نعم", "&", "لا", ";"]);
        let (mut folded, mut tokens) = (String::new(), Vec::new());
        let source = "&laquo;نعم&raquo;";
        tokenize(source, Span::of(0, source.len()), 0, &mut folded, &mut tokens);
        assert_eq!(folded, "«نعم»");
        assert_eq!(cut("قال &مساء"), ["قال", "&", "مساء"]);
    }

    proptest! {
        #[test]
        fn tokens_stand_in_order_on_boundaries_and_lose_only_blanks(source in "\\PC{0,120}") {
            let (mut folded, mut tokens) = (String::new(), Vec::new());
            tokenize(&source, Span::of(0, source.len()), 0, &mut folded, &mut tokens);
            let mut at = 0;
            for token in &tokens {
                let gap = &source[at..token.span.start as usize];
                prop_assert!(gap.chars().all(|c| matches!(class(c), Class::Blank | Class::Rider)), "{gap:?}");
                prop_assert!(!token.span.is_empty());
                prop_assert!(folded.get(token.fold.range()).is_some());
                at = token.span.end as usize;
            }
            prop_assert!(source[at..].chars().all(|c| matches!(class(c), Class::Blank | Class::Rider)));
        }
    }
}
