//! Readings as JSON.

use khabar::Reading;

/// On one line, with its line break.
pub fn line(reading: &Reading) -> serde_json::Result<String> {
    serde_json::to_string(reading).map(|text| text + "\n")
}

/// Indented, with a line break at the end.
pub fn indented(reading: &Reading) -> serde_json::Result<String> {
    serde_json::to_string_pretty(reading).map(|text| text + "\n")
}
