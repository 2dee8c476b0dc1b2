//! Inflection: from a verb's principal parts to the forms news prose uses.
//!
//! A list gives a verb as it stands in a dictionary, third person masculine singular, in the past and the
//! present, with its active participle (`قال يقول قائل`); rules make قالت، قالوا، تقول، يقولون، قائلاً، قائلة…
//! Forms are made folded ([`crate::text::fold`]). First and second persons are left out: a narrator reports
//! others. The rules are those of any grammar of Arabic (Wright, *A Grammar of the Arabic Language*, I).

use crate::text::fold::fold;

/// Whether a form tells that its subject is feminine, plural, both or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Agreement {
    /// Feminine.
    pub feminine: bool,
    /// Plural or dual. A singular verb before its subject may well have a plural one.
    pub plural: bool,
}

/// Which form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// قال، قالت، قالوا.
    Past,
    /// يقول، تقول، يقولون.
    Present,
    /// قائلاً، قائلة، قائلين: the participle that goes with another verb's subject.
    Participle,
    /// قائل: a participle that is not marked as an accusative.
    BareParticiple,
}

/// One inflected form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// Folded.
    pub word: String,
    /// Which form.
    pub form: Form,
    /// Its subject.
    pub agreement: Agreement,
}

const HE: Agreement = Agreement { feminine: false, plural: false };
const SHE: Agreement = Agreement { feminine: true, plural: false };
const THEY: Agreement = Agreement { feminine: false, plural: true };
const THEY_F: Agreement = Agreement { feminine: true, plural: true };

/// Every form of the verb with these principal parts, written with their hamzas and final ى.
pub fn verb(past: &str, present: &str, participle: &str) -> Vec<Inflected> {
    let mut out = Vec::with_capacity(24);
    let mut push = |word: String, form: Form, agreement: Agreement| out.push(Inflected { word, form, agreement });
    for (word, agreement) in past_forms(past) {
        push(word, Form::Past, agreement);
    }
    for (word, agreement) in present_forms(present) {
        push(word, Form::Present, agreement);
    }
    let base = fold(participle);
    if !base.is_empty() {
        let weak = base.strip_suffix('ي').map(str::to_owned);
        push(base.clone(), Form::BareParticiple, HE);
        push(format!("{base}ا"), Form::Participle, HE);
        push(format!("{base}ه"), Form::Participle, SHE);
        let plural = weak.unwrap_or(base);
        push(format!("{plural}ين"), Form::Participle, THEY);
        push(format!("{plural}ون"), Form::BareParticiple, THEY);
    }
    out
}

/// Past forms: weak endings lose their last letter before ـت and ـوا (نفى → نفت، نفوا; دعا → دعت، دعوا), and
/// ى becomes ا before a pronoun (نفاه), which is given as a form of its own.
fn past_forms(past: &str) -> Vec<(String, Agreement)> {
    let base = fold(past);
    let weak = past.ends_with('ى') || past.ends_with('ا');
    let stem = if weak { base.get(..base.len() - 2).unwrap_or(&base).to_owned() } else { base.clone() };
    let mut out = vec![(format!("{stem}ت"), SHE), (format!("{stem}وا"), THEY), (format!("{stem}تا"), THEY_F)];
    if past.ends_with('ى') {
        out.push((format!("{stem}يا"), THEY));
        out.push((format!("{stem}ا"), HE));
    } else if past.ends_with('ا') {
        out.push((format!("{stem}وا"), THEY));
    } else {
        out.push((format!("{stem}ا"), THEY));
        out.push((format!("{stem}ن"), THEY_F));
    }
    out.push((base, HE));
    out
}

/// Present forms: ي becomes ت for her; plural endings push a weak last letter out (يدعو → يدعون).
fn present_forms(present: &str) -> Vec<(String, Agreement)> {
    let he = fold(present);
    let Some(rest) = he.strip_prefix('ي') else { return Vec::new() };
    let stem = if present.ends_with('و') || present.ends_with('ى') || present.ends_with('ي') {
        rest.get(..rest.len() - 2).unwrap_or(rest)
    } else {
        rest
    };
    vec![
        (format!("ت{rest}"), SHE),
        (format!("ي{stem}ون"), THEY),
        (format!("ي{stem}وا"), THEY),
        (format!("ي{rest}ان"), THEY),
        (format!("ت{rest}ان"), THEY_F),
        (format!("ي{stem}ن"), THEY_F),
        (he.clone(), HE),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(parts: (&str, &str, &str), word: &str, form: Form, agreement: Agreement) -> bool {
        verb(parts.0, parts.1, parts.2).contains(&Inflected { word: word.to_owned(), form, agreement })
    }

    #[test]
    fn strong_and_weak_verbs() {
        let say = ("قال", "يقول", "قائل");
        assert!(has(say, "قالت", Form::Past, SHE) && has(say, "قالوا", Form::Past, THEY));
        assert!(has(say, "تقول", Form::Present, SHE) && has(say, "يقولون", Form::Present, THEY));
        assert!(has(say, "قايلا", Form::Participle, HE) && has(say, "قايلين", Form::Participle, THEY));
        let deny = ("نفى", "ينفي", "نافي");
        assert!(has(deny, "نفت", Form::Past, SHE) && has(deny, "نفوا", Form::Past, THEY) && has(deny, "نفا", Form::Past, HE));
        assert!(has(deny, "ينفون", Form::Present, THEY) && has(deny, "نافيا", Form::Participle, HE));
        let call = ("دعا", "يدعو", "داعي");
        assert!(
            has(call, "دعت", Form::Past, SHE)
                && has(call, "يدعون", Form::Present, THEY)
                && has(call, "داعين", Form::Participle, THEY)
        );
    }
}
