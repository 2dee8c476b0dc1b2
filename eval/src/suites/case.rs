//! One case of a suite: what is read, and what should come out, as the suite writes it.

use serde_json::Value;

/// Who judges a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Numerals, ordinals, percentages, ranges, money, quantities.
    Number,
    /// Dates, times, durations.
    Time,
    /// What Khabar does not read (yes and no, telephone numbers).
    Other,
}

/// What should come out.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Recognizers: the results, as JSON objects with `Text`, `Resolution` or `Value`.
    Results(Vec<Value>),
    /// Duckling: the expression that builds the value, `NumeralValue 3`, `simple Dollar 10`.
    Expression(String),
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// `recognizers` or `duckling`.
    pub suite: &'static str,
    /// The file within the suite: `NumberModel`, `Numeral`.
    pub file: String,
    /// What is read.
    pub input: String,
    /// The moment relative times are relative to, where the case gives one, ISO 8601 without a zone.
    #[allow(dead_code, reason = "read by the date-time judge")]
    pub reference: Option<String>,
    /// What should come out.
    pub wanted: Wanted,
}

/// How a case went.
pub enum Verdict {
    /// The value is right.
    Passed,
    /// It is not; what was read instead.
    Failed(String),
    /// Nothing to check (a case without a value).
    Skipped,
}

impl Family {
    /// Its name in the tallies.
    pub fn name(self) -> &'static str {
        match self {
            Family::Number => "number family",
            Family::Time => "date-time family",
            Family::Other => "other",
        }
    }
}

impl Case {
    /// Who judges it.
    pub fn family(&self) -> Family {
        match self.file.as_str() {
            "NumberModel" | "OrdinalModel" | "OrdinalModelSuppressExtendedTypes" | "NumberRangeModel" | "PercentModel" => {
                Family::Number
            }
            "Numeral" | "Numeral/EG" | "Ordinal" | "AmountOfMoney" | "Quantity" | "Temperature" | "Volume" => Family::Number,
            "BooleanModel" | "PhoneNumber" => Family::Other,
            _ => Family::Time,
        }
    }

    /// What should come out, for people.
    pub fn wanted(&self) -> String {
        match &self.wanted {
            Wanted::Expression(expression) => expression.clone(),
            Wanted::Results(results) => {
                let parts = results.iter().map(|result| {
                    let value = result.get("Resolution").or(result.get("Value")).unwrap_or(&Value::Null);
                    format!("{} {value}", result.get("Text").unwrap_or(&Value::Null))
                });
                format!("[{}]", parts.collect::<Vec<_>>().join(", "))
            }
        }
    }
}
