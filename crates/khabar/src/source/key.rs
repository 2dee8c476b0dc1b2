//! The key of a short line: what two ways of writing it have in common.
//!
//! `اقرأ أيضاً:` and `إقرأ ايضا` have the key `اقرا ايضا`. Hamza, final ya and ta marbuta are levelled, vowels,
//! tatweel and direction marks dropped, digits made European, Latin letters small, and everything that is no
//! letter or digit becomes one blank. Only lines are compared here; words are folded in the text room.

/// The longest line worth a key, in bytes; longer ones are prose.
pub const LONGEST: usize = 400;

/// The key of `line`; empty for lines longer than [`LONGEST`].
pub fn key(line: &str) -> String {
    let mut out = String::new();
    if line.len() <= LONGEST {
        write(line, &mut out);
    }
    out
}

/// The key of the line's beginning, at most `chars` of its characters, for marks at the head of long lines.
pub fn head_key(line: &str, chars: usize) -> String {
    let end = line.char_indices().nth(chars).map_or(line.len(), |(at, _)| at);
    let mut out = String::new();
    write(line.get(..end).unwrap_or(""), &mut out);
    out
}

fn write(line: &str, out: &mut String) {
    for c in line.chars() {
        let letter = match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ی' | 'ئ' => 'ي',
            'ة' => 'ه',
            'ؤ' => 'و',
            'ک' => 'ك',
            '٠'..='٩' => european(c, '٠'),
            '۰'..='۹' => european(c, '۰'),
            '\u{0640}' | '\u{064b}'..='\u{065f}' | '\u{0670}' => continue,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => continue,
            // Nearly every letter; the tables behind the next question are slow.
            '\u{0621}'..='\u{064a}' => c,
            _ if c.is_alphanumeric() => c.to_lowercase().next().unwrap_or(c),
            _ => ' ',
        };
        if letter != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(letter);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
}

fn european(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// The first number of a key.
pub fn number(key: &str) -> Option<u32> {
    key.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_line_share_a_key() {
        assert_eq!(key("اقرأ أيضاً:"), key("إقـرأ ايضا ."));
        assert_eq!(key("(د. ب. أ)"), "د ب ا");
        assert_eq!(key("قراءة ٤ دقائق"), "قراءه 4 دقايق");
        assert_eq!(number("قراءه 14 دقايق"), Some(14));
        assert_eq!(key(&"ا".repeat(LONGEST)), "");
        assert_eq!(head_key("سمات: الطقس المطر", 5), "سمات");
    }
}
