//! Readings as JSON.

use khabar::Reading;
use std::io::{self, Write};

/// On one line, with its line break.
pub fn line(reading: &Reading, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, reading)?;
    out.write_all(b"\n")
}

/// Indented, with a line break at the end.
pub fn indented(reading: &Reading, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, reading)?;
    out.write_all(b"\n")
}
