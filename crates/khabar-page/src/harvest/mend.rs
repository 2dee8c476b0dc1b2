//! Broken JSON made whole, as far as it is certain what was meant.
//!
//! Pages write JSON-LD by hand: with line breaks in strings, with the headline's own quotation marks unescaped
//! (`"headline": "قال "نعم" أمس"`), with a comma too many, in comments. A quotation mark closes a string where what
//! follows could only stand outside of one.

/// Mends `json`, in one pass.
pub fn mend(json: &str) -> String {
    let json = json.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let json = json.trim_end().trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim_end();
    let json = json.trim_end_matches(';');
    let mut out = String::with_capacity(json.len() + 16);
    let (mut inside, mut escaped) = (false, false);
    for (at, c) in json.char_indices() {
        let rest = || json.get(at + c.len_utf8()..).unwrap_or("");
        if !inside {
            match c {
                '"' => inside = true,
                ',' if rest().trim_start().starts_with(['}', ']', ',']) => continue,
                _ => {}
            }
            out.push(c);
            continue;
        }
        if escaped {
            escaped = false;
            match c {
                '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u' => {
                    out.push('\\');
                    out.push(c);
                }
                // `\'` and kin are no escapes in JSON.
                _ => out.push(c),
            }
            continue;
        }
        match c {
            '\\' => escaped = true,
            '"' if closes(rest()) => {
                inside = false;
                out.push('"');
            }
            '"' => out.push_str("\\\""),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Whether a quotation mark before `rest` closes its string.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.chars().next() {
        None | Some('}' | ']') => true,
        // `"a": …` — a key; in prose a colon behind a quotation is followed by words.
        Some(':') => rest
            .get(1..)
            .unwrap_or("")
            .trim_start()
            .starts_with(['"', '{', '[', 't', 'f', 'n', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']),
        Some(',') => {
            let next = rest.get(1..).unwrap_or("").trim_start();
            next.is_empty() || next.starts_with(['"', '{', '[', '}', ']', ','])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_pages_break_is_mended() {
        for (broken, whole) in [
            ("{\"a\": \"قال \"نعم\" أمس\",}", r#"{"a": "قال \"نعم\" أمس"}"#),
            ("<!-- {\"a\": \"ب\nج\"} -->", "{\"a\": \"ب ج\"}"),
            ("{\"a\": \"it\\'s\"};", "{\"a\": \"it's\"}"),
            ("{\"a\": [1, 2,], , \"b\": \"c\\\"d\"}", r#"{"a": [1, 2], "b": "c\"d"}"#),
        ] {
            let value = |json: &str| serde_json::from_str::<serde_json::Value>(json);
            assert_eq!(value(&mend(broken)).unwrap(), value(whole).unwrap(), "{broken}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_sound_json_stays(text in "\\PC{0,40}", soup in "([{}\\[\\]\",:\\\\]|نعم|\\PC){0,60}") {
            let _ = mend(&soup);
            let sound = serde_json::json!({"a": text, "b": [1, true, null]}).to_string();
            let mended: Result<serde_json::Value, _> = serde_json::from_str(&mend(&sound));
            prop_assert!(mended.is_ok() || text.contains('"'));
        }
    }
}
