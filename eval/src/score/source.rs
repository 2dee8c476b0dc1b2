//! When do two names name the same source: words are compared without marks, articles and spelling variants.

/// The words of a name, folded for comparison: hamza forms, ى/ي and ة/ه are one, ال is dropped from longer words.
pub fn words(name: &str) -> Vec<String> {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '\u{064b}'..='\u{0652}' | '\u{0670}' | '\u{0640}' | '\u{200e}' | '\u{200f}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
            'ى' | 'ئ' => plain.push('ي'),
            'ة' => plain.push('ه'),
            'ؤ' => plain.push('و'),
            other if other == '%' || is_word(other) => plain.push(other),
            _ => plain.push(' '),
        }
    }
    plain
        .to_lowercase()
        .split_whitespace()
        .map(|word| match word.strip_prefix("ال") {
            Some(rest) if word.chars().count() > 4 => rest.to_owned(),
            _ => word.to_owned(),
        })
        .collect()
}

/// Letters, digits and the underscore; combining marks are none of them.
fn is_word(letter: char) -> bool {
    let mark = matches!(letter, '\u{0300}'..='\u{036f}' | '\u{0610}'..='\u{061a}' | '\u{0653}'..='\u{065f}'
        | '\u{06d6}'..='\u{06dc}' | '\u{06df}'..='\u{06e4}' | '\u{06e7}' | '\u{06e8}' | '\u{06ea}'..='\u{06ed}');
    letter == '_' || letter.is_alphanumeric() && !mark
}

/// The distinct words of a name, sorted.
pub fn word_set(name: &str) -> Vec<String> {
    let mut all = words(name);
    all.sort_unstable();
    all.dedup();
    all
}

/// How many words two sets share.
fn shared(a: &[String], b: &[String]) -> usize {
    a.iter().filter(|word| b.binary_search(word).is_ok()).count()
}

/// Shared words over all words, 0 when there are none.
pub fn word_iou(a: &[String], b: &[String]) -> f64 {
    let shared = shared(a, b);
    let union = a.len() + b.len() - shared;
    if union == 0 { 0.0 } else { shared as f64 / union as f64 }
}

/// Whether two names name the same source: equal, one within the other, or mostly shared words.
pub fn same_source(a: Option<&str>, b: Option<&str>) -> bool {
    let (a, b) = (word_set(a.unwrap_or("")), word_set(b.unwrap_or("")));
    if a.is_empty() || b.is_empty() {
        return a == b;
    }
    let shared = shared(&a, &b) as f64;
    shared / a.len().min(b.len()) as f64 >= 0.5 && shared / a.len().max(b.len()) as f64 >= 0.34
}

/// Whether two units are the same, an ending aside: شخص and شخصا.
pub fn same_unit(a: Option<&str>, b: Option<&str>) -> bool {
    let (a, b) = (words(a.unwrap_or("")), words(b.unwrap_or("")));
    let stem = |unit: &[String]| unit.first().map(|word| word.chars().take(4).collect::<String>());
    a == b || !a.is_empty() && !b.is_empty() && stem(&a) == stem(&b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_alone_is_the_same_source_as_two_names() {
        assert!(same_source(Some("سلمى الراوي"), Some("الراوي")));
        assert!(same_source(Some("سَلمى الراوى"), Some("سلمي الراوي")));
        assert!(!same_source(Some("سلمى الراوي"), Some("هند الساحلي")));
        assert!(!same_source(Some("الراوي"), None));
        assert!(same_source(None, Some("")));
    }

    #[test]
    fn units_are_compared_by_their_beginning() {
        assert!(same_unit(Some("شخص"), Some("شخص")));
        assert!(same_unit(Some("مدرسة"), Some("مدرسه")));
        assert!(same_unit(None, None));
        assert!(!same_unit(Some("km"), None));
    }
}
