//! Honorifics with a pronoun, which stand for a person named before: سموه, معاليه, فضيلتها, فخامته.

use super::rows;
use crate::text::fold::fold;

/// A form of an honorific, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Honorific {
    /// The word as it stands in the text: سموه.
    pub form: String,
    /// Whether it stands for a woman.
    pub feminine: bool,
    /// The words by which its bearer is introduced, the bare honorific among them: سمو, الأمير.
    pub introduced: Vec<String>,
}

/// Every form that `honorifics.tsv` gives.
pub fn all() -> impl Iterator<Item = Honorific> {
    rows(include_str!("../../lexicon/honorifics.tsv")).flat_map(|row| {
        let noun = row.first().copied().unwrap_or_default();
        // The ending ة opens before a pronoun: فضيلة, فضيلته.
        let stem = noun.strip_suffix('ة').map_or_else(|| noun.to_owned(), |stem| format!("{stem}ت"));
        let others = row.get(1).copied().unwrap_or_default().split('|').filter(|word| !word.is_empty());
        let introduced: Vec<String> = std::iter::once(noun).chain(others).map(fold).collect();
        [("ه", false), ("ها", true)].map(|(pronoun, feminine)| Honorific {
            form: fold(&format!("{stem}{pronoun}")),
            feminine,
            introduced: introduced.clone(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_honorific_takes_the_pronoun_of_its_bearer() {
        let forms: Vec<(String, bool)> = all().map(|honorific| (honorific.form, honorific.feminine)).collect();
        for (form, feminine) in [("سموه", false), ("سموها", true), ("معاليه", false), ("فضيلته", false), ("سعادتها", true)]
        {
            assert!(forms.contains(&(fold(form), feminine)), "{form}");
        }
    }
}
