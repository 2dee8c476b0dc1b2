//! The article's words in a reading: shared with the article's text, not copied.
//!
//! A reading quotes its article over and over (the content of a report holds the reports in it), so that copies would
//! be many times the text.

use crate::span::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A stretch of a text that all its stretches share. It is used like a `&str`.
#[derive(Clone, Default)]
pub struct Excerpt {
    whole: Arc<str>,
    /// Where in it the stretch stands, in bytes.
    span: Span,
}

impl Excerpt {
    /// The words.
    pub fn as_str(&self) -> &str {
        self
    }

    /// The part of this stretch under a span that counts its bytes from its beginning; empty when it does not fit.
    pub fn cut(&self, span: Span) -> Excerpt {
        let start = self.span.start.saturating_add(span.start);
        let end = self.span.start.saturating_add(span.end);
        let inside = self.get(span.range()).is_some();
        let span = if inside { Span::new(start, end) } else { Span::default() };
        Excerpt { whole: Arc::clone(&self.whole), span }
    }
}

impl Deref for Excerpt {
    type Target = str;

    fn deref(&self) -> &str {
        self.span.text(&self.whole)
    }
}

impl From<&str> for Excerpt {
    fn from(text: &str) -> Self {
        Excerpt { whole: text.into(), span: Span::of(0, text.len()) }
    }
}

impl From<String> for Excerpt {
    fn from(text: String) -> Self {
        Excerpt { span: Span::of(0, text.len()), whole: text.into() }
    }
}

impl AsRef<str> for Excerpt {
    fn as_ref(&self) -> &str {
        self
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Excerpt) -> bool {
        **self == **other
    }
}

impl Eq for Excerpt {}

impl PartialEq<str> for Excerpt {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Excerpt {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Excerpt {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, out)
    }
}

impl Serialize for Excerpt {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Excerpt {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input).map(Excerpt::from)
    }
}

impl JsonSchema for Excerpt {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_stretches_and_what_does_not_fit() {
        let whole = Excerpt::from("قال: «نعم»");
        let quoted = whole.cut(Span::of(8, whole.len()));
        assert_eq!(quoted, "«نعم»");
        assert_eq!(quoted.cut(Span::new(2, 8)), "نعم");
        for outside in [(0, 99), (1, 4), (6, 2), (u32::MAX, u32::MAX)] {
            assert_eq!(quoted.cut(Span::new(outside.0, outside.1)), "");
        }
        assert_eq!(serde_json::to_string(&quoted).unwrap(), "\"«نعم»\"");
        assert_eq!(serde_json::from_str::<Excerpt>("\"نعم\"").unwrap(), "نعم");
    }
}
