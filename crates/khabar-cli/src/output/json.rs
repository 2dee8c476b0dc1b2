//! Readings as JSON.

use khabar::Reading;

/// On one line, with its line break.
pub fn line(reading: &Reading) -> serde_json::Result<String> {
    serde_json::to_string(reading).map(|text| text + "\n")
}

/// Such a line, indented, with a line break at the end.
pub fn indented(line: &str) -> serde_json::Result<String> {
    let reading: Reading = serde_json::from_str(line)?;
    serde_json::to_string_pretty(&reading).map(|text| text + "\n")
}
