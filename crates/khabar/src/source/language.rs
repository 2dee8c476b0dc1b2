//! Is it Arabic? By the share of Arabic letters first; then Persian, Urdu, Kurdish and Pashto are told from
//! Arabic by the words no text of theirs does without (است، ہے، لە) and by letters Arabic lacks (پ چ گ ٹ ے ێ).
//!
//! General language identifiers call Persian and Urdu news Arabic, because their script, names and loanwords are.

use super::error::SourceError;

/// A language of the Arabic script that is not Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Persian, with Dari.
    Persian,
    /// Urdu.
    Urdu,
    /// Central Kurdish, in the Arabic script.
    Kurdish,
    /// Pashto.
    Pashto,
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Language::Persian => "Persian",
            Language::Urdu => "Urdu",
            Language::Kurdish => "Kurdish",
            Language::Pashto => "Pashto",
        })
    }
}

/// How many words are looked at: two pages tell.
const WORDS: usize = 600;

/// The least share of Arabic letters, in a hundred: an article may quote code or Latin names, not be made of them.
const LEAST: u32 = 30;

/// The commonest little words of each, as written; one in five to ten words of running prose.
const ARABIC: &[&str] = &[
    "في", "من", "على", "إلى", "الى", "أن", "ان", "إن", "عن", "التي", "الذي", "هذا", "هذه", "قال", "مع", "بعد", "لم", "كما", "ما",
];
const OTHERS: &[(Language, &[&str], &[char])] = &[
    (
        Language::Persian,
        &["در", "از", "به", "که", "كه", "است", "را", "این", "اين", "برای", "شد", "می", "مي", "آن", "های", "شده", "خود"],
        &['پ', 'چ', 'ژ', 'گ', 'ک', 'ی'],
    ),
    (
        Language::Urdu,
        &["کے", "کی", "میں", "ہے", "سے", "کا", "نے", "اور", "کو", "ہیں", "پر", "کہ", "بھی"],
        &['ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ھ', 'ہ', 'ک', 'ی'],
    ),
    (
        Language::Kurdish,
        &["لە", "بۆ", "کە", "ئەو", "لەگەڵ", "ئەم", "بە", "دەکات", "کرد", "یان", "هەر"],
        &['ە', 'ۆ', 'ێ', 'ڵ', 'ڕ', 'ڤ', 'ک', 'ی'],
    ),
    (
        Language::Pashto,
        &["د", "په", "چې", "او", "کې", "ته", "له", "سره", "دی", "یې", "خپل"],
        &['ې', 'ښ', 'ځ', 'ډ', 'ړ', 'ټ', 'ۍ', 'ګ', 'ک', 'ی'],
    ),
];

/// Whether a text is Arabic.
///
/// # Errors
/// [`SourceError::NoArabic`] with the share of Arabic letters, or [`SourceError::OtherLanguage`].
pub fn check(text: &str) -> Result<(), SourceError> {
    let share = arabic_share(text);
    if share < LEAST {
        return Err(SourceError::NoArabic { share });
    }
    match other(text) {
        Some(language) => Err(SourceError::OtherLanguage { language }),
        None => Ok(()),
    }
}

/// Whether `c` is a letter; the letters of news are told without asking Unicode's tables.
fn is_letter(c: char) -> bool {
    match c {
        'ء'..='غ' | 'ف'..='ي' | 'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{7f}' | '\u{600}'..='\u{60f}' | '\u{64b}'..='\u{66d}' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// How many of a hundred letters are of the Arabic script.
fn arabic_share(text: &str) -> u32 {
    let (mut arabic, mut letters) = (0u64, 0u64);
    for c in text.chars().filter(|&c| is_letter(c)) {
        letters += 1;
        arabic += u64::from(
            matches!(c, '\u{0620}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
        );
    }
    (arabic * 100).checked_div(letters).unwrap_or(0) as u32
}

/// The other language a text is in, if its words and letters say so more loudly than Arabic's.
fn other(text: &str) -> Option<Language> {
    // A text of one endless "word" must not be compared over and over: words are short.
    let words: Vec<&str> =
        text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty() && word.len() < 60).take(WORDS).collect();
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
    let arabic = count(ARABIC) + words.iter().filter(|word| word.starts_with("ال") || word.ends_with('ة')).count();
    OTHERS
        .iter()
        .map(|&(language, list, letters)| {
            let strange = words.iter().filter(|word| word.contains(letters)).count();
            (count(list), strange, language)
        })
        .filter(|&(known, strange, _)| known > 0 && strange > 0 && known * 2 + strange > arabic * 2)
        .max_by_key(|&(known, strange, _)| known + strange)
        .map(|(.., language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_is_told_from_its_neighbours() {
        for text in [
            "أعلنت الوزارة أن العمل في المحطة سيبدأ غداً",
            "قال",
            "رئیس الوزراء یؤکد أن العمل فی المحطة سیبدأ غداً من دون تأخیر",
            "شركة پيجو تفتتح مصنعاً في المدينة القديمة",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
        for (text, language) in [
            ("وزیر راه گفت که این طرح در سال آینده برای مردم آغاز می شود و به پایان می رسد", Language::Persian),
            ("وزیر نے کہا ہے کہ یہ منصوبہ اگلے سال میں شروع کیا جائے گا اور اس سے لوگوں کو فائدہ ہو گا", Language::Urdu),
            ("وەزیر ڕایگەیاند کە ئەم پڕۆژەیە لە ساڵی داهاتوو دەست پێدەکات بۆ خەڵکی شارەکە", Language::Kurdish),
            ("وزیر وویل چې دا پروژه به په راتلونکي کال کې پیل شي او د خلکو ژوند به ښه کړي", Language::Pashto),
        ] {
            assert_eq!(check(text), Err(SourceError::OtherLanguage { language }), "{text}");
        }
    }

    #[test]
    fn other_scripts_are_refused_with_their_share() {
        assert_eq!(check("The minister said so."), Err(SourceError::NoArabic { share: 0 }));
        assert_eq!(check("12345 -- 67"), Err(SourceError::NoArabic { share: 0 }));
        assert_eq!(check("بيان صحفي من شركة أكمي Acme Holdings"), Ok(()));
    }
}
