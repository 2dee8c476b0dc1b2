//! The record: what a reading of one article holds.
//!
//! These types are the only definition of the output; `schema/reading.schema.json` is generated from them.
//! Offsets here count Unicode code points into [`Reading::text`], `start` inclusive, `end` exclusive, and
//! every piece carries its own text, so that a reader can check the claim without counting.

pub use crate::excerpt::Excerpt;
use crate::span::{Offsets, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the record, written into every reading.
pub const SCHEMA: &str = "khabar.reading/1";

/// A stretch of the article's text, with the characters themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Piece {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// `text[start..end]` of the article.
    pub text: Excerpt,
}

impl Piece {
    /// The piece of `text` under a byte span.
    pub fn cut(text: &Excerpt, offsets: &Offsets<'_>, span: Span) -> Piece {
        Piece { start: offsets.chars_before(span.start), end: offsets.chars_before(span.end), text: text.cut(span) }
    }
}

/// One article, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// A stable identifier, made from the address or, without one, from the text.
    pub id: String,
    /// The article's address.
    pub url: Option<String>,
    /// The outlet that published it.
    pub outlet: Option<String>,
    /// The text's language, from the text itself (`ar`).
    pub language: String,
    /// The headline.
    pub title: Option<String>,
    /// When it was published, ISO 8601 without a zone: what relative dates are relative to.
    pub published: Option<String>,
    /// When it was last changed, ISO 8601.
    pub modified: Option<String>,
    /// Who signs the article.
    #[serde(default)]
    pub bylines: Vec<Byline>,
    /// The line of places and sources at the head of the story.
    pub dateline: Option<Dateline>,
    /// Pictures, each once, with caption and credit.
    #[serde(default)]
    pub images: Vec<Image>,
    /// Reading time claimed by the page, in minutes.
    pub reading_minutes: Option<u32>,
    /// Sections the page files the article under.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Keywords of the page.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Other articles the page points to.
    #[serde(default)]
    pub related: Vec<Related>,
    /// What each stretch of the text is.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// The text, unchanged.
    pub text: Excerpt,
    /// People, each once.
    #[serde(default)]
    pub people: Vec<Entity>,
    /// Organisations, each once.
    #[serde(default)]
    pub organisations: Vec<Entity>,
    /// Places, each once.
    #[serde(default)]
    pub places: Vec<Entity>,
    /// Dates, times, durations.
    #[serde(default)]
    pub times: Vec<Time>,
    /// Numbers that count or measure.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Who said what.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// What the reader had to assume or repair on the way in (charset detected, text cut), in English.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// Who signs the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Byline {
    /// The name as written.
    pub name: String,
    /// What kind of signer.
    pub kind: BylineKind,
}

/// What kind of signer a byline names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BylineKind {
    /// A reporter.
    Person,
    /// A news agency.
    Agency,
    /// The paper itself.
    Outlet,
}

/// The line of places and sources at the head of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dateline {
    /// Where it stands.
    #[serde(flatten)]
    pub piece: Piece,
    /// The places it names.
    pub places: Vec<DatelinePlace>,
    /// The agencies and papers it credits.
    pub sources: Vec<String>,
}

/// A place named by a dateline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DatelinePlace {
    /// The name as written.
    pub name: String,
    /// ISO 3166 alpha-2 code, where known.
    pub country: Option<String>,
}

/// A picture of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Image {
    /// Its address.
    pub url: Option<String>,
    /// What the page says it shows.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A pointer to another article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// Its headline.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The article's title.
    Headline,
    /// A heading inside the article.
    Heading,
    /// Prose.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation set apart: a sentence of the article repeated in large letters, or a passage of another text.
    PullQuote,
    /// A post of another medium shown in the article.
    Post,
    /// What a picture shows.
    Caption,
    /// Places and sources at the head.
    Dateline,
    /// Who signs.
    Byline,
    /// A pointer to other articles.
    Related,
    /// Anything else of the page: sharing, comments, reading time.
    Furniture,
}

/// A stretch of text and what it is. Blocks are lines: in order, without overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// A person, organisation or place, once an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Identifier within the reading: `p1`, `o1`, `l1`.
    pub id: String,
    /// The fullest form in the article, without titles.
    pub name: String,
    /// A form in Latin letters, where the article or a list gives one.
    pub latin: Option<String>,
    /// The fullest title or description given with the name.
    pub role: Option<String>,
    /// ISO 3166 alpha-2 code, for places where known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country: Option<String>,
    /// Where the name stands, in every form used.
    pub mentions: Vec<Piece>,
}

/// A date, time, duration, period or set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// Where it stands.
    #[serde(flatten)]
    pub piece: Piece,
    /// ISO 8601 or TIMEX3: `2022-01-10`, `2022-01`, `PT3H`, `2022-01-04/2022-01-08`, `XXXX-WXX-1`.
    pub value: String,
    /// Which of them it is.
    pub kind: TimeKind,
}

/// What kind of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// A day, month or year.
    #[default]
    Date,
    /// A clock time, with or without its day.
    Time,
    /// A length of time.
    Duration,
    /// From one time to another.
    Period,
    /// Something that recurs.
    Set,
}

/// How exactly a figure is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// As it stands.
    #[default]
    Exact,
    /// نحو، حوالي، قرابة.
    About,
    /// أكثر من، ما لا يقل عن.
    AtLeast,
    /// أقل من، لا يتجاوز.
    AtMost,
    /// بين … و….
    Range,
}

/// A number that counts or measures something.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// The quantity with its counted noun, without the approximator.
    #[serde(flatten)]
    pub piece: Piece,
    /// The number; for a range its lower end. Whole numbers are written without a fraction.
    #[serde(with = "number")]
    #[schemars(with = "f64")]
    pub value: f64,
    /// The upper end of a range.
    #[serde(with = "optional_number", default)]
    #[schemars(with = "Option<f64>")]
    pub max: Option<f64>,
    /// What is counted: an Arabic noun in the singular, `%`, an ISO 4217 code, or an SI symbol.
    pub unit: Option<String>,
    /// How exactly it is given.
    pub precision: Precision,
    /// The innermost statement it stands in: its identifier.
    pub statement: Option<String>,
    /// Whose figure it is: that statement's speaker.
    pub speaker_name: Option<String>,
}

/// How the content of a statement is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// Verbatim.
    Direct,
    /// In the narrator's words.
    #[default]
    Indirect,
    /// The narrator's words with verbatim parts.
    Mixed,
    /// The act with a nominal complement.
    Reported,
    /// Plainly the same speaker's words, without a cue.
    Free,
}

/// What is done by saying it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// قال، أضاف، ذكر، أوضح، أشار.
    #[default]
    Say,
    /// أعلن، كشف.
    Announce,
    /// أكد، شدد، جزم.
    Affirm,
    /// نفى، أنكر.
    Deny,
    /// اتهم، حمّل المسؤولية.
    Accuse,
    /// حذر، هدد، أنذر.
    Warn,
    /// طالب، دعا، حث، أمر.
    Demand,
    /// تعهد، وعد، التزم.
    Promise,
    /// أشاد، رحب، ثمّن، هنأ.
    Praise,
    /// انتقد، أدان، استنكر.
    Criticise,
    /// اعتبر، رأى، توقع، وصف.
    Assess,
    /// سأل، تساءل.
    Ask,
    /// وافق، أقر، اعترف.
    Agree,
}

/// Who said what: one cue, one speaker, one content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Identifier within the reading: `s1`.
    pub id: String,
    /// How the content is given.
    #[serde(rename = "type")]
    pub kind: StatementKind,
    /// What is done by saying it.
    pub act: Act,
    /// The words that signal the report; null when a statement goes on without one.
    pub cue: Option<Piece>,
    /// What is said; several pieces when the cue interrupts it.
    pub content: Vec<Piece>,
    /// The phrase that names who speaks; null when it is only a pronoun.
    pub speaker: Option<Piece>,
    /// Who it is, by the fullest name the article gives; null where it cannot be told.
    pub speaker_name: Option<String>,
    /// The entity who speaks, where it is one of those listed.
    pub speaker_id: Option<String>,
    /// The phrase that names to whom.
    pub addressee: Option<Piece>,
    /// The phrase that names medium or setting.
    pub occasion: Option<Piece>,
    /// Who passed it on between the speaker and this article.
    #[serde(default)]
    pub via: Vec<Piece>,
    /// How sure the reader is that content and speaker are right, 0 to 1, calibrated on gold readings.
    pub confidence: f64,
    /// The rules that decided it, in order; only when asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// Whole numbers as JSON integers, others as they are.
mod number {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Beyond this a float no longer counts every integer.
    const EXACT: f64 = 9_007_199_254_740_992.0;

    pub fn serialize<S: Serializer>(value: &f64, out: S) -> Result<S::Ok, S::Error> {
        if value.fract() == 0.0 && value.abs() < EXACT { out.serialize_i64(*value as i64) } else { out.serialize_f64(*value) }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<f64, D::Error> {
        f64::deserialize(input)
    }
}

/// The same for a number that may be missing.
mod optional_number {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<f64>, out: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => super::number::serialize(value, out),
            None => out.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<f64>, D::Error> {
        Option::<f64>::deserialize(input)
    }
}
