//! Markup becomes tokens: start tags, end tags, text. Comments, doctypes and processing instructions are passed over.
//!
//! One pass over the bytes, no recursion, nothing kept: a page of any size costs what its length costs. What browsers
//! forgive is forgiven: attributes without quotes, tags that never end, `<` before a blank.

use super::tag::Tag;

/// One token. Names and values are as written; entities in them are not yet decoded.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'h> {
    /// A start tag with the text of its attributes.
    Start(Tag, &'h str),
    /// An end tag.
    End(Tag),
    /// Text between tags.
    Text(&'h str),
    /// What an element like `script` holds.
    Raw(&'h str),
}

/// Cuts a page into tokens.
#[derive(Debug)]
pub struct Tokens<'h> {
    html: &'h str,
    at: usize,
    /// The element whose content is no markup, just opened.
    raw: Option<Tag>,
    /// What is known not to close any more: what was once looked for in vain is not looked for again, so that a page
    /// of thousands of open comments costs no more than its length.
    unclosed: Unclosed,
}

#[derive(Debug, Default)]
struct Unclosed {
    comment: bool,
    double_quote: bool,
    single_quote: bool,
    raw: Vec<Tag>,
}

impl<'h> Tokens<'h> {
    /// The tokens of `html`.
    pub fn new(html: &'h str) -> Self {
        Tokens { html, at: 0, raw: None, unclosed: Unclosed::default() }
    }

    fn rest(&self) -> &'h str {
        self.html.get(self.at..).unwrap_or("")
    }

    fn slice(&self, from: usize, to: usize) -> &'h str {
        self.html.get(from..to).unwrap_or("")
    }

    /// What a raw element holds: up to its end tag, or the end of the page.
    fn raw_content(&mut self, tag: Tag) -> Token<'h> {
        let (start, name) = (self.at, tag.name().as_bytes());
        let bytes = self.html.as_bytes();
        let mut at = if self.unclosed.raw.contains(&tag) { bytes.len() } else { start };
        while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b'<')) {
            at += found;
            let closes = bytes.get(at + 1) == Some(&b'/')
                && bytes.get(at + 2..at + 2 + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
                && bytes.get(at + 2 + name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
            if closes {
                self.at = at;
                return Token::Raw(self.slice(start, at));
            }
            at += 1;
        }
        if !self.unclosed.raw.contains(&tag) {
            self.unclosed.raw.push(tag);
        }
        // A script that never ends swallows the rest in browsers; markup that only calls for passing over does not.
        if matches!(tag, super::tag::SVG | super::tag::MATH | super::tag::IFRAME | super::tag::TITLE | super::tag::TEXTAREA) {
            return Token::Raw("");
        }
        self.at = self.html.len();
        Token::Raw(self.slice(start, self.html.len()))
    }

    /// A tag at `self.at`, which stands on `<`; none if it is text after all.
    fn tag(&mut self) -> Option<Token<'h>> {
        let bytes = self.html.as_bytes();
        let start = self.at;
        let ends = bytes.get(start + 1) == Some(&b'/');
        let name = start + 1 + usize::from(ends);
        if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut at = name;
        while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'<')) {
            at += 1;
        }
        let tag = lower(bytes.get(name..at).unwrap_or(&[]));
        let from = at;
        let to = self.tag_end(at);
        self.at = (to + 1).min(self.html.len());
        if ends {
            return Some(Token::End(tag));
        }
        if tag.is_raw() && bytes.get(to.wrapping_sub(1)) != Some(&b'/') {
            self.raw = Some(tag);
        }
        Some(Token::Start(tag, self.slice(from, to)))
    }

    /// Where the tag ends whose attributes begin at `at`: at the first `>` outside quotes.
    fn tag_end(&mut self, mut at: usize) -> usize {
        let bytes = self.html.as_bytes();
        let mut equals = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => return at,
                b'"' | b'\'' if equals => {
                    let unclosed = if byte == b'"' { &mut self.unclosed.double_quote } else { &mut self.unclosed.single_quote };
                    let end = if *unclosed { None } else { bytes.get(at + 1..).and_then(|rest| find(rest, byte)) };
                    let Some(end) = end else {
                        *unclosed = true;
                        // A quote that never closes: the tag ends at the next bracket.
                        return bytes.get(at..).and_then(|rest| find(rest, b'>')).map_or(bytes.len(), |found| at + found);
                    };
                    at += end + 1;
                    equals = false;
                }
                b'=' => equals = true,
                _ if byte.is_ascii_whitespace() => {}
                _ => equals = false,
            }
            at += 1;
        }
        bytes.len()
    }

    /// Passes over a comment, doctype or instruction at `self.at`; whether there was one.
    fn pass(&mut self) -> bool {
        let rest = self.rest().as_bytes();
        let length = if rest.starts_with(b"<!--") {
            let end = if self.unclosed.comment { None } else { comment_end(rest) };
            self.unclosed.comment |= end.is_none();
            // One that never ends swallows only its own line: the article behind it is worth more than obedience.
            end.unwrap_or_else(|| find(rest, b'\n').map_or(rest.len(), |end| end + 1))
        } else if rest.starts_with(b"<![CDATA[") {
            9
        } else if rest.starts_with(b"<!") || rest.starts_with(b"<?") {
            find(rest, b'>').map_or(rest.len(), |end| end + 1)
        } else if rest.starts_with(b"</") && !rest.get(2).is_some_and(u8::is_ascii_alphabetic) {
            find(rest, b'>').map_or(rest.len(), |end| end + 1)
        } else {
            return false;
        };
        self.at += length;
        true
    }
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        if let Some(tag) = self.raw.take() {
            return Some(self.raw_content(tag));
        }
        loop {
            let start = self.at;
            let bytes = self.html.as_bytes();
            let mut search = start;
            // The next `<` that opens something.
            let open = loop {
                let Some(found) = bytes.get(search..).and_then(|rest| find(rest, b'<')) else { break bytes.len() };
                let at = search + found;
                if bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?')) {
                    break at;
                }
                search = at + 1;
            };
            if open > start {
                self.at = open;
                return Some(Token::Text(self.slice(start, open)));
            }
            if start >= bytes.len() {
                return None;
            }
            if self.pass() {
                continue;
            }
            match self.tag() {
                Some(token) => return Some(token),
                None => {
                    self.at = start + 1;
                    return Some(Token::Text(self.slice(start, start + 1)));
                }
            }
        }
    }
}

fn find(bytes: &[u8], wanted: u8) -> Option<usize> {
    memchr::memchr(wanted, bytes)
}

/// The length of the comment `rest` begins with; none when it never ends.
fn comment_end(rest: &[u8]) -> Option<usize> {
    if rest.starts_with(b"<!-->") {
        return Some(5);
    }
    memchr::memmem::find(rest.get(4..).unwrap_or(&[]), b"-->").map(|end| end + 7)
}

/// The tag of a name in any case.
fn lower(name: &[u8]) -> Tag {
    let mut small = [0u8; 12];
    match small.get_mut(..name.len()) {
        Some(small) => {
            small.copy_from_slice(name);
            small.make_ascii_lowercase();
            Tag::named(small)
        }
        None => Tag::Other,
    }
}

/// The attributes of a start tag, in order, as written.
#[derive(Debug)]
pub struct Attributes<'h> {
    text: &'h str,
    at: usize,
}

impl<'h> Attributes<'h> {
    /// The attributes in the text behind a tag's name.
    pub fn new(text: &'h str) -> Self {
        Attributes { text, at: 0 }
    }
}

impl<'h> Iterator for Attributes<'h> {
    type Item = (&'h str, &'h str);

    fn next(&mut self) -> Option<(&'h str, &'h str)> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/') {
            self.at += 1;
        }
        let start = self.at;
        while bytes.get(self.at).is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'='))
            || self.at == start
        {
            if self.at >= bytes.len() {
                break;
            }
            self.at += 1;
        }
        let name = self.text.get(start..self.at)?;
        if name.is_empty() {
            return None;
        }
        let mut at = self.at;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'=') {
            return Some((name, ""));
        }
        at += 1;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let (from, to) = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => {
                let end = bytes.get(at + 1..).and_then(|rest| find(rest, quote)).map_or(bytes.len(), |end| at + 1 + end);
                self.at = (end + 1).min(bytes.len());
                (at + 1, end)
            }
            _ => {
                let mut end = at;
                while bytes.get(end).is_some_and(|byte| !byte.is_ascii_whitespace()) {
                    end += 1;
                }
                self.at = end;
                (at, end)
            }
        };
        Some((name, self.text.get(from..to).unwrap_or("")))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag::*;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_of_every_quality() {
        let tokens: Vec<_> =
            Tokens::new("<!doctype html><!-- x > y --><P class=a>نعم < لا</p ><br/><script>if (a<b) '</p>'</SCRIPT>آخر<")
                .collect();
        assert_eq!(
            tokens,
            [
                Token::Start(P, " class=a"),
                Token::Text("نعم < لا"),
                Token::End(P),
                Token::Start(BR, "/"),
                Token::Start(SCRIPT, ""),
                Token::Raw("if (a<b) '</p>'"),
                Token::End(SCRIPT),
                Token::Text("آخر<"),
            ]
        );
    }

    #[test]
    fn attributes_of_every_quality() {
        let all: Vec<_> = Attributes::new(" a=1 b = 'x y' C=\"p>q\" hidden data-x=نعم/ ").collect();
        assert_eq!(all, [("a", "1"), ("b", "x y"), ("C", "p>q"), ("hidden", ""), ("data-x", "نعم/")]);
    }

    #[test]
    fn what_never_ends_does_not_swallow_the_article() {
        let texts = |html: &str| {
            Tokens::new(html)
                .filter_map(|token| if let Token::Text(text) = token { Some(text.to_owned()) } else { None })
                .collect::<String>()
        };
        assert_eq!(texts("<!-- x\n<p>نعم</p>"), "نعم");
        assert_eq!(texts("<a href=\"x>نعم</a>"), "نعم");
        assert_eq!(texts("<svg><p>نعم</p>"), "نعم");
    }

    proptest! {
        #[test]
        fn no_markup_panics(html in "(<[a-z/!?-]{0,4}|[\"'=> /-]|-->|<script|</script|<p |class=|نعم|\\PC){0,60}") {
            for token in Tokens::new(&html) {
                if let Token::Start(_, attributes) = token {
                    let _ = Attributes::new(attributes).count();
                }
            }
        }
    }
}
