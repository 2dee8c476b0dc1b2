//! Quotation marks and their partners: "…" «…» “…” ((…)) '…', nested, with wrong closers, over paragraphs.
//!
//! Arabic pages close marks carelessly: “ closes as well as opens, » may open, an opening mark may be
//! repeated at each paragraph of a long quotation and closed only once, or never. The pairing decides by
//! *place* first (a mark glued to the word behind it opens, glued to the word before it closes) and by shape
//! second. An unclosed mark ends with its paragraph. One pass, a stack of bounded depth.

use super::TextBlock;
use super::token::{Token, TokenKind, entity};
use crate::reading::BlockKind;
use crate::span::Span;

/// A quotation between its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark's (first) token.
    pub open: u32,
    /// One past the opening marks: the first token inside.
    pub first: u32,
    /// The first token that is no longer inside: the closing mark, or one past the paragraph's end.
    pub last: u32,
    /// One past the closing marks; equal to `last` when nothing closes it.
    pub end: u32,
    /// How many quotations stand around it.
    pub depth: u8,
}

impl Quotation {
    /// Whether a closing mark was found.
    pub const fn closed(&self) -> bool {
        self.end > self.last
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    /// " — opens and closes alike.
    Straight,
    /// « »
    Angle,
    /// “ ” „
    Curly,
    /// ' ‘ ’
    Single,
    /// (( ))
    Paren,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lean {
    Opens,
    Closes,
    Either,
}

/// Nesting beyond this is noise; deeper marks are taken as plain characters.
const DEPTH: usize = 6;

/// How far ahead, in tokens, the marks that decide about a nested one are looked for.
const NESTED: usize = 400;

/// Longest stretch, in paragraphs, one quotation may run over.
const PARAGRAPHS: u32 = 12;

fn shape(mark: &str) -> Option<(Shape, Lean)> {
    Some(match mark {
        "\"" | "\u{ff02}" | "″" => (Shape::Straight, Lean::Either),
        "«" | "《" => (Shape::Angle, Lean::Opens),
        "»" | "》" => (Shape::Angle, Lean::Closes),
        "“" | "„" | "‟" => (Shape::Curly, Lean::Opens),
        "”" => (Shape::Curly, Lean::Closes),
        "‘" | "‹" | "‚" => (Shape::Single, Lean::Opens),
        "’" | "›" => (Shape::Single, Lean::Closes),
        "'" => (Shape::Single, Lean::Either),
        _ => return None,
    })
}

struct Mark {
    shape: Shape,
    lean: Lean,
    /// How many tokens it takes.
    width: u32,
}

fn char_at(tokens: &[Token], source: &str, at: usize) -> char {
    let text = tokens.get(at).map_or("", |token| token.span.text(source));
    entity(text).map(|(mark, _)| mark).or_else(|| text.chars().next()).unwrap_or(' ')
}

/// The mark that begins at token `at`, if any.
fn mark_at(tokens: &[Token], source: &str, at: usize) -> Option<Mark> {
    let token = tokens.get(at)?;
    if token.kind != TokenKind::Mark {
        return None;
    }
    let glued_same = |c: char| {
        tokens.get(at + 1).is_some_and(|next| next.glued && next.kind == TokenKind::Mark) && char_at(tokens, source, at + 1) == c
    };
    let c = char_at(tokens, source, at);
    match c {
        '(' if glued_same('(') => return Some(Mark { shape: Shape::Paren, lean: Lean::Opens, width: 2 }),
        ')' if glued_same(')') => return Some(Mark { shape: Shape::Paren, lean: Lean::Closes, width: 2 }),
        '\'' if glued_same('\'') => return Some(Mark { shape: Shape::Straight, lean: Lean::Either, width: 2 }),
        '<' if glued_same('<') => return Some(Mark { shape: Shape::Angle, lean: Lean::Opens, width: 2 }),
        '>' if glued_same('>') => return Some(Mark { shape: Shape::Angle, lean: Lean::Closes, width: 2 }),
        _ => {}
    }
    let mut buffer = [0; 4];
    shape(c.encode_utf8(&mut buffer)).map(|(shape, lean)| Mark { shape, lean, width: 1 })
}

struct Open {
    shape: Shape,
    /// Its token.
    at: usize,
    index: usize,
    block: u32,
}

/// Pairs the marks of a text. `out` is filled in order of opening marks.
pub fn pair(tokens: &[Token], blocks: &[TextBlock], source: &str, out: &mut Vec<Quotation>) {
    out.clear();
    let mut stack: Vec<Open> = Vec::with_capacity(DEPTH);
    for (index, block) in blocks.iter().enumerate() {
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        if !continues(&stack, tokens, source, blocks, index) || !prose {
            close_all(&mut stack, out, blocks);
        }
        let mut at = block.first as usize;
        let end = block.last as usize;
        while at < end {
            let Some(mark) = mark_at(tokens, source, at) else {
                at += 1;
                continue;
            };
            let width = mark.width as usize;
            if repeats_opening(&stack, tokens, at, block, mark.shape) {
                at += width;
                continue;
            }
            match decide(&mark, &stack, tokens, at, end, source) {
                Lean::Closes => close(&mut stack, out, &mark, at as u32),
                Lean::Opens if stack.len() < DEPTH => {
                    stack.push(Open { shape: mark.shape, at, index: out.len(), block: index as u32 });
                    let first = (at + width) as u32;
                    out.push(Quotation { open: at as u32, first, last: first, end: first, depth: stack.len() as u8 - 1 });
                }
                _ => {}
            }
            at += width;
        }
    }
    close_all(&mut stack, out, blocks);
    out.retain(|quotation| quotation.last > quotation.first);
}

/// Whether the open quotation runs on into block `index`: the next paragraph repeats an opening mark, or the
/// paragraph holds a closing mark before any opening one.
fn continues(stack: &[Open], tokens: &[Token], source: &str, blocks: &[TextBlock], index: usize) -> bool {
    let (Some(open), Some(block)) = (stack.first(), blocks.get(index)) else { return false };
    if stack.len() > 1 || block.kind != BlockKind::Paragraph || index as u32 - open.block > PARAGRAPHS {
        return false;
    }
    let first = block.first as usize;
    for at in first..block.last as usize {
        let Some(mark) = mark_at(tokens, source, at) else { continue };
        if mark.shape != open.shape {
            continue;
        }
        if at == first {
            // An opening mark at the head of the paragraph: the quotation goes on only if the one before
            // stood open to its end, which it does, or we would not be here.
            return true;
        }
        let before = tokens.get(at).is_some_and(|token| token.glued);
        let after = tokens.get(at + 1).is_some_and(|next| next.glued);
        return match mark.lean {
            Lean::Closes => true,
            Lean::Opens => false,
            Lean::Either => before && !after,
        };
    }
    false
}

/// An opening mark that only repeats the one still open, at the head of a paragraph.
fn repeats_opening(stack: &[Open], tokens: &[Token], at: usize, block: &TextBlock, shape: Shape) -> bool {
    stack.last().is_some_and(|open| open.shape == shape && open.block != tokens.get(at).map_or(0, |token| token.block))
        && at == block.first as usize
}

fn decide(mark: &Mark, stack: &[Open], tokens: &[Token], at: usize, end: usize, source: &str) -> Lean {
    let next = at + mark.width as usize;
    let before = tokens.get(at).is_some_and(|token| token.glued);
    let after = next < end && tokens.get(next).is_some_and(|token| token.glued);
    let word_before = before
        && at.checked_sub(1).is_some_and(|at| {
            tokens.get(at).is_some_and(|token| {
                token.kind != TokenKind::Mark && !is_proclitic(token.span.text(source)) || is_stop(char_at(tokens, source, at))
            })
        });
    let word_after = after && tokens.get(next).is_some_and(|token| token.kind != TokenKind::Mark);
    let is_open = stack.iter().any(|open| open.shape == mark.shape);
    if mark.shape == Shape::Single {
        // An apostrophe inside a word is no quotation mark; a proclitic may stand glued before one.
        let proclitic = before
            && at
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|token| token.kind == TokenKind::Word && token.fold.len() <= 4);
        return match is_open {
            true if before && !word_after => Lean::Closes,
            false if word_after && (!before || proclitic) => Lean::Opens,
            _ => Lean::Either,
        };
    }
    // A proclitic written onto the mark («بـ"…"», «و"…"», «لـ«…»») leaves it glued on both sides.
    match (mark.lean, is_open) {
        (Lean::Opens, false) => Lean::Opens,
        // “word“ and «word«: the opener used as closer.
        (Lean::Opens, true) => {
            let stopped = after && is_stop(char_at(tokens, source, next)) && !matches!(char_at(tokens, source, next), '(' | '…');
            if (word_before || stopped) && !word_after { Lean::Closes } else { Lean::Opens }
        }
        (Lean::Closes, true) => Lean::Closes,
        // ”word” and »word«: the closer used as opener; a stray closer opens nothing.
        (Lean::Closes, false) => {
            if word_after && !word_before {
                Lean::Opens
            } else if stack.is_empty() {
                Lean::Either
            } else {
                Lean::Closes
            }
        }
        // Glued to the word before only: the wrong closer of another shape, or a stray mark.
        (Lean::Either, false) if word_before && !word_after => {
            if stack.is_empty() {
                Lean::Either
            } else {
                Lean::Closes
            }
        }
        (Lean::Either, false) => Lean::Opens,
        (Lean::Either, true) if !before && word_after && nests(mark.shape, stack, tokens, at, next, end, source) => Lean::Opens,
        (Lean::Either, true) if word_after && doubled(stack, tokens, at) => Lean::Opens,
        (Lean::Either, true) => Lean::Closes,
    }
}

/// Whether the mark stands right behind the one still open: ""الفجر" لن تغيب", a name in marks at the head of speech.
fn doubled(stack: &[Open], tokens: &[Token], at: usize) -> bool {
    stack.last().is_some_and(|open| open.at + 1 == at) && tokens.get(at).is_some_and(|token| token.glued)
}

/// Whether a mark that opens and closes alike, by its place an opening one, opens a quotation inside the one still
/// open: the next of its shape closes by its place, and the one behind that does not open again.
fn nests(shape: Shape, stack: &[Open], tokens: &[Token], at: usize, next: usize, end: usize, source: &str) -> bool {
    if stack.last().is_none_or(|open| open.shape != shape || open.at + 1 == at) {
        return false;
    }
    let glued = |at: usize| at < end && tokens.get(at).is_some_and(|token| token.glued);
    let word = |at: usize| tokens.get(at).is_some_and(|token| token.kind != TokenKind::Mark);
    let mut marks = (next..end.min(next + NESTED)).filter(|&at| {
        mark_at(tokens, source, at).is_some_and(|mark| mark.shape == shape && mark.lean == Lean::Either && mark.width == 1)
    });
    let Some(first) = marks.next() else { return false };
    let closes = glued(first) && !(glued(first + 1) && word(first + 1));
    closes && marks.next().is_none_or(|second| glued(second) && !(glued(second + 1) && word(second + 1)))
}

/// و, ب, ل written onto a mark: no word that the mark could close.
fn is_proclitic(word: &str) -> bool {
    matches!(word.trim_end_matches('ـ'), "و" | "ف" | "ب" | "ل" | "ك" | "وب" | "ول" | "فب" | "ال")
}

const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '؟' | '?' | '…' | '،' | ',' | ')' | '؛')
}

/// Closes the innermost open mark of the same shape; failing that the innermost of any (a wrong closer).
/// Those left open inside it end there too, without a mark of their own.
fn close(stack: &mut Vec<Open>, out: &mut [Quotation], mark: &Mark, at: u32) {
    let place = stack.iter().rposition(|open| open.shape == mark.shape).or_else(|| stack.len().checked_sub(1));
    let Some(place) = place else { return };
    for (index, open) in stack.drain(place..).enumerate() {
        if let Some(quotation) = out.get_mut(open.index) {
            quotation.last = at;
            quotation.end = if index == 0 { at + mark.width } else { at };
        }
    }
}

/// Ends what nothing closed with the paragraph it began in.
fn close_all(stack: &mut Vec<Open>, out: &mut [Quotation], blocks: &[TextBlock]) {
    for open in stack.drain(..) {
        if let (Some(quotation), Some(block)) = (out.get_mut(open.index), blocks.get(open.block as usize)) {
            quotation.last = block.last.max(quotation.first);
            quotation.end = quotation.last;
        }
    }
}

/// The span of a quotation's inside.
pub fn inside(tokens: &[Token], quotation: &Quotation) -> Span {
    match (tokens.get(quotation.first as usize), quotation.last.checked_sub(1).and_then(|at| tokens.get(at as usize))) {
        (Some(first), Some(last)) if quotation.first < quotation.last => first.span.to(last.span),
        _ => Span::default(),
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::BlockKind;
    use crate::span::Span;
    use crate::text::Text;

    /// The insides of the quotations of a text, one block a line.
    fn quotations(source: &str) -> Vec<String> {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in source.split('\n') {
            blocks.push((BlockKind::Paragraph, Span::of(at, at + line.len())));
            at += line.len() + 1;
        }
        let mut text = Text::default();
        text.fill(source, &blocks);
        text.quotations.iter().map(|quotation| super::inside(&text.tokens, quotation).text(source).to_owned()).collect()
    }

    #[test]
    fn every_shape() {
        assert_eq!(quotations("قال \"نعم\" ثم «لا» و“ربما” و((قد)) و'كلا'"), ["نعم", "لا", "ربما", "قد", "كلا"]);
    }

    #[test]
    fn wrong_closers_and_openers() {
        assert_eq!(quotations("قال “نعم“ ثم"), ["نعم"]);
        assert_eq!(quotations("قال ”نعم” ثم"), ["نعم"]);
        assert_eq!(quotations("قال «نعم\" ثم"), ["نعم"]);
        assert_eq!(quotations("قال « نعم «، ثم «لا»"), ["نعم", "لا"]);
        assert_eq!(quotations("الشركة” “مهمتنا الربط.” وقال"), ["مهمتنا الربط."]);
    }

    #[test]
    fn entities_of_marks() {
        assert_eq!(quotations("قال &quot;نعم&quot; ثم &laquo;لا&raquo;."), ["نعم", "لا"]);
    }

    #[test]
    fn nested_and_unclosed() {
        assert_eq!(quotations("«قال لي \"نعم\" أمس»"), ["قال لي \"نعم\" أمس", "نعم"]);
        assert_eq!(quotations("قال: \"نعم ولكن\nوقال \"لا\" أمس"), ["نعم ولكن", "لا"]);
    }

    #[test]
    fn straight_marks_inside_straight_marks() {
        assert_eq!(quotations("قال \"إن \"الفجر\" صحيفتنا\" ثم"), ["إن \"الفجر\" صحيفتنا", "الفجر"]);
        assert_eq!(quotations("قال \"\"الفجر\" لن تغيب\" ثم"), ["\"الفجر\" لن تغيب", "الفجر"]);
        assert_eq!(quotations("قال \"نعم\" وأضاف \"لا\" ثم"), ["نعم", "لا"]);
    }

    #[test]
    fn a_stray_closing_mark_before_a_stop_opens_nothing() {
        assert_eq!(quotations("قال نعم\". وأضاف \"لا\"."), ["لا"]);
    }

    #[test]
    fn a_closing_mark_behind_a_proclitic_opens() {
        assert_eq!(quotations("يغيب و»سيعود قريباً»."), ["سيعود قريباً"]);
    }

    #[test]
    fn over_paragraphs_with_the_opening_mark_repeated() {
        assert_eq!(quotations("قال: «نعم.\n«ثم لا».\nانتهى"), ["نعم.\n«ثم لا"]);
        assert_eq!(quotations("قال: «نعم.\nثم لا».\nانتهى"), ["نعم.\nثم لا"]);
    }

    #[test]
    fn attached_prepositions() {
        assert_eq!(quotations("سماهم بـ\"زمرة عابرة\"، و\"لا تعود\""), ["زمرة عابرة", "لا تعود"]);
    }

    #[test]
    fn ten_thousand_unclosed_marks_take_linear_time() {
        let found = quotations(&"«نعم \" “ ".repeat(10_000));
        assert!(found.len() <= 40_000);
    }
}
