//! Entities: `&amp;`, `&#1632;`, `&laquo;` become characters. None expands into more than two, so a page cannot grow.

/// Appends `text` with its entities decoded, to `out`.
pub fn decode(text: &str, out: &mut String) {
    if !text.as_bytes().contains(&b'&') {
        out.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or(""));
        let tail = rest.get(at..).unwrap_or("");
        let length = numeric(tail, out).or_else(|| named(tail, out)).unwrap_or_else(|| {
            out.push('&');
            1
        });
        rest = tail.get(length..).unwrap_or("");
    }
    out.push_str(rest);
}

/// `text` with its entities decoded.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    decode(text, &mut out);
    out
}

/// `&#1632;`, `&#x660`: the length of the entity, its character appended.
fn numeric(text: &str, out: &mut String) -> Option<usize> {
    let digits = text.strip_prefix("&#")?;
    let (digits, radix, before) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 3),
        None => (digits, 10, 2),
    };
    let length = digits.bytes().take(9).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let end = before + length + usize::from(digits.as_bytes().get(length) == Some(&b';'));
    out.push(match code {
        // Written by those who took windows-1252 for Unicode, and read so by browsers.
        0x80..=0x9f => WINDOWS.get(code as usize - 0x80).copied().unwrap_or('\u{fffd}'),
        _ => char::from_u32(code).filter(|&c| c != '\0').unwrap_or('\u{fffd}'),
    });
    Some(end)
}

/// The characters of windows-1252 from 0x80.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// `&laquo;`: the length of the entity, its characters appended. Of those without a semicolon only the oldest count.
fn named(text: &str, out: &mut String) -> Option<usize> {
    let name = text.get(1..)?;
    let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    let closed = name.as_bytes().get(length) == Some(&b';');
    let name = name.get(..length)?;
    let simple = match name {
        "nbsp" => "\u{a0}",
        "amp" | "AMP" => "&",
        "quot" | "QUOT" => "\"",
        "lt" | "LT" => "<",
        "gt" | "GT" => ">",
        "copy" => "©",
        "reg" => "®",
        "laquo" => "«",
        "raquo" => "»",
        "middot" => "·",
        "shy" => "\u{ad}",
        _ if !closed => return None,
        "apos" => "'",
        "ldquo" => "“",
        "rdquo" => "”",
        "lsquo" => "‘",
        "rsquo" => "’",
        "ndash" => "–",
        "mdash" => "—",
        "hellip" => "…",
        "zwnj" => "\u{200c}",
        "zwj" => "\u{200d}",
        "lrm" => "\u{200e}",
        "rlm" => "\u{200f}",
        "bull" => "•",
        _ => {
            let whole = text.get(..length + 2)?;
            let known = html_escape::decode_html_entities(whole);
            if known == whole {
                return None;
            }
            out.push_str(&known);
            return Some(length + 2);
        }
    };
    out.push_str(simple);
    Some(1 + length + usize::from(closed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn entities_of_every_form() {
        assert_eq!(
            decoded("&laquo;نعم&raquo; &#1632;&#x661; &nbsp &amp;quot; R&D &#150; &eacute; &nope; &"),
            "«نعم» ٠١ \u{a0} &quot; R&D – é &nope; &"
        );
    }

    proptest! {
        #[test]
        fn decoding_never_grows_much(text in "(&|#|x|amp|;|[0-9]|\\PC){0,40}") {
            prop_assert!(decoded(&text).len() <= text.len() * 2);
        }
    }
}
