//! Parses the Markdown specifications: a passage with the findings expected of it.

/// One `##` case of a file.
#[derive(Debug, Default)]
pub struct Passage {
    /// The heading, without its mark.
    pub title: String,
    /// Whether the heading carries `(open)`: known not to pass yet.
    pub open: bool,
    /// The line of the heading, counted from 1.
    pub line: usize,
    /// When the article was published.
    pub published: Option<jiff::civil::DateTime>,
    /// The article: headline, blank line, prose.
    pub text: String,
    /// All its statements; none means the case is not about statements.
    pub statements: Option<Vec<Expected>>,
    /// All its figures, if the case lists any.
    pub figures: Option<Vec<ExpectedFigure>>,
    /// People that must be found.
    pub people: Vec<ExpectedPerson>,
    /// Times that must be found: as written, and value.
    pub times: Vec<(String, String)>,
}

/// A statement expected. A field left out of the case is `None` and not compared.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// The cue; `Some(None)` for a statement that goes on without one.
    pub cue: Option<Option<String>>,
    /// The names that would be right for the speaker.
    pub who: Option<Vec<String>>,
    /// The pieces of content.
    pub what: Vec<String>,
    /// `direct`, `indirect`, …
    pub kind: String,
    /// `say`, `announce`, …
    pub act: String,
    /// The phrase that names the speaker.
    pub speaker: Option<Option<String>>,
    /// The addressee.
    pub to: Option<Option<String>>,
    /// The occasion.
    pub occasion: Option<Option<String>>,
    /// Who passed it on.
    pub via: Option<Vec<String>>,
}

/// A figure expected.
#[derive(Clone, Debug, Default)]
pub struct ExpectedFigure {
    /// As written.
    pub text: String,
    /// The number.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// What is counted.
    pub unit: Option<String>,
    /// `exact`, `about`, …
    pub precision: Option<String>,
    /// Whose figure it is; `-` for nobody's.
    pub of: Option<Option<String>>,
}

/// A person expected.
#[derive(Clone, Debug, Default)]
pub struct ExpectedPerson {
    /// The fullest form in the passage.
    pub name: String,
    /// The title given with the name.
    pub role: Option<String>,
    /// The distinct surface forms.
    pub mentions: Option<Vec<String>>,
}

/// Stands before a passage that has no headline of its own: every article has one, and this one says nothing.
const NEUTRAL_HEADLINE: &str = "متابعات من الصحافة";

/// Every case of a file, or the line that cannot be understood and why.
pub fn parse(file: &str) -> Result<Vec<Passage>, String> {
    let mut out: Vec<Passage> = Vec::new();
    for (index, line) in file.lines().enumerate() {
        let at = |why: &str| format!("line {}: {why}: {line}", index + 1);
        if let Some(heading) = line.strip_prefix("## ") {
            let (title, open) = match heading.trim().strip_suffix("(open)") {
                Some(title) => (title.trim(), true),
                None => (heading.trim(), false),
            };
            out.push(Passage { title: title.to_owned(), open, line: index + 1, ..Passage::default() });
            continue;
        }
        let Some(passage) = out.last_mut() else { continue };
        if let Some(headline) = line.strip_prefix("> # ") {
            passage.text = format!("{}\n\n", headline.trim());
        } else if let Some(text) = line.strip_prefix('>') {
            if passage.text.is_empty() {
                passage.text = format!("{NEUTRAL_HEADLINE}\n\n");
            }
            passage.text.push_str(text.trim());
            passage.text.push('\n');
        } else if let Some(date) = line.strip_prefix("published:") {
            let date: jiff::civil::Date = date.trim().parse().map_err(|_| at("not a date"))?;
            passage.published = Some(date.to_datetime(jiff::civil::Time::midnight()));
        } else if let Some(finding) = line.strip_prefix("- ") {
            passage.finding(finding.trim()).map_err(|why| at(&why))?;
        } else if !line.trim().is_empty() {
            return Err(at("a passage begins with `>`, a finding with `- `"));
        }
    }
    Ok(out)
}

impl Passage {
    fn finding(&mut self, line: &str) -> Result<(), String> {
        if line == "no statements" {
            self.statements.get_or_insert_default();
            return Ok(());
        }
        if line == "no figures" {
            self.figures.get_or_insert_default();
            return Ok(());
        }
        let mut fields = Vec::new();
        for field in line.split(" | ") {
            let (key, value) = field.split_once(':').ok_or_else(|| format!("`{field}` is not `key: value`"))?;
            fields.push((key.trim(), value.trim()));
        }
        match fields.first() {
            Some(("says" | "who", _)) => {
                let expected = self.statement(&fields)?;
                self.statements.get_or_insert_default().push(expected);
            }
            Some(("figure", _)) => {
                let expected = self.figure(&fields)?;
                self.figures.get_or_insert_default().push(expected);
            }
            Some(("person", name)) => {
                let mut person = ExpectedPerson { name: self.quoted(name)?, ..ExpectedPerson::default() };
                for &(key, value) in fields.iter().skip(1) {
                    match key {
                        "role" => person.role = Some(self.quoted(value)?),
                        "mentions" => person.mentions = Some(self.several(value)?),
                        _ => return Err(format!("a person has no `{key}`")),
                    }
                }
                self.people.push(person);
            }
            Some(("time", value)) => {
                let (text, value) = value.split_once(" = ").ok_or("a time is `words = value`")?;
                let text = self.quoted(text.trim())?;
                self.times.push((text, value.trim().to_owned()));
            }
            _ => return Err("a finding is `says:`, `who:`, `figure:`, `person:`, `time:` or `no statements`".to_owned()),
        }
        Ok(())
    }

    fn statement(&self, fields: &[(&str, &str)]) -> Result<Expected, String> {
        let mut out = Expected::default();
        for &(key, value) in fields {
            match key {
                "says" => out.cue = Some(self.optional(value)?),
                "who" => out.who = Some(value.split(" / ").map(|name| name.trim().to_owned()).collect()),
                "what" => {
                    out.what = value.split(" … ").map(|piece| self.quoted(piece.trim())).collect::<Result<_, _>>()?;
                }
                "type" => out.kind = one_of(value, &["direct", "indirect", "mixed", "reported", "free"])?,
                "act" => {
                    let acts = "say announce affirm deny accuse warn demand promise praise criticise assess ask agree";
                    out.act = one_of(value, &acts.split(' ').collect::<Vec<_>>())?;
                }
                "speaker" => out.speaker = Some(self.optional(value)?),
                "to" => out.to = Some(self.optional(value)?),
                "in" => out.occasion = Some(self.optional(value)?),
                "via" if value == "-" => out.via = Some(Vec::new()),
                "via" => out.via = Some(self.several(value)?),
                _ => return Err(format!("a statement has no `{key}`")),
            }
        }
        if out.what.is_empty() || out.kind.is_empty() || out.act.is_empty() || out.who.is_none() {
            return Err("a statement needs who, what, type and act".to_owned());
        }
        Ok(out)
    }

    fn figure(&self, fields: &[(&str, &str)]) -> Result<ExpectedFigure, String> {
        let mut out = ExpectedFigure::default();
        for &(key, value) in fields {
            match key {
                "figure" => {
                    let (text, value) = value.split_once(" = ").ok_or("a figure is `words = number`")?;
                    out.text = self.quoted(text.trim())?;
                    out.value = value.trim().parse().map_err(|_| "not a number".to_owned())?;
                }
                "max" => out.max = Some(value.parse().map_err(|_| "not a number".to_owned())?),
                "unit" => out.unit = Some(value.to_owned()),
                "precision" => out.precision = Some(one_of(value, &["exact", "about", "at_least", "at_most", "range"])?),
                "of" => out.of = Some((value != "-").then(|| value.to_owned())),
                _ => return Err(format!("a figure has no `{key}`")),
            }
        }
        Ok(out)
    }

    /// `value`, which must stand in the passage as it is: a slip of the pen is no finding.
    fn quoted(&self, value: &str) -> Result<String, String> {
        if self.text.contains(value) { Ok(value.to_owned()) } else { Err(format!("`{value}` is not in the passage")) }
    }

    fn optional(&self, value: &str) -> Result<Option<String>, String> {
        if value == "-" { Ok(None) } else { self.quoted(value).map(Some) }
    }

    fn several(&self, value: &str) -> Result<Vec<String>, String> {
        value.split(" + ").map(|piece| self.quoted(piece.trim())).collect()
    }
}

fn one_of(value: &str, allowed: &[&str]) -> Result<String, String> {
    if allowed.contains(&value) { Ok(value.to_owned()) } else { Err(format!("`{value}` is none of {}", allowed.join(", "))) }
}
