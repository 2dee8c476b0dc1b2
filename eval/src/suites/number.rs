//! The number family: numerals, ordinals, percentages, ranges, money and quantities.

use super::case::{Case, Verdict, Wanted};
use khabar::number::Numbers;
use khabar::reading::BlockKind;
use khabar::span::Span;
use khabar::text::Text;

/// Judges cases of the number family.
pub struct Judge {
    numbers: Numbers,
}

impl Judge {
    /// Compiles what reading numbers needs.
    pub fn new() -> Self {
        Judge { numbers: Numbers::new() }
    }

    /// Whether the case's numbers are read with the right value.
    pub fn judge(&self, case: &Case) -> Verdict {
        let mut text = Text::default();
        text.fill(&case.input, &[(BlockKind::Paragraph, Span::of(0, case.input.len()))]);
        match (&case.wanted, case.file.as_str()) {
            (Wanted::Expression(expression), "Numeral" | "Numeral/EG") => {
                let wanted = expression.trim_start_matches("NumeralValue").trim().trim_matches(['(', ')']).parse::<f64>().ok();
                let got = self.numbers.cardinal(&text, 0).filter(|number| number.last == text.tokens.len());
                let value = got.map(|number| number.value);
                if value.is_some() && value == wanted { Verdict::Passed } else { Verdict::Failed(format!("{value:?}")) }
            }
            _ => Verdict::Failed("not read".to_owned()),
        }
    }
}
