//! The records of a JSON stream, one after another, as bytes: of an array, of lines, or just in a row.
//!
//! Only braces and strings are looked at, so that a day's archive is never in memory at once and one broken
//! record does not spoil the next.

use khabar::source::error::LARGEST;
use std::io::{self, BufRead};

/// An iterator over the records of a stream.
pub struct Elements<R> {
    input: R,
    lines: bool,
}

impl<R: BufRead> Elements<R> {
    /// The records of `input`; with `lines`, each line is one, so that a line with a bracket too many or too few
    /// does not spoil those after it.
    pub fn new(input: R, lines: bool) -> Self {
        Elements { input, lines }
    }
}

/// Where in a record the scan is.
#[derive(Default)]
struct State {
    depth: u32,
    inside_string: bool,
    escaped: bool,
    /// Skipping to the end of a line that is no record.
    skipping: bool,
}

impl State {
    /// Takes one byte; tells whether it is of a record, and whether the record ends or breaks with it.
    fn step(&mut self, byte: u8, lines: bool) -> Step {
        if self.skipping {
            return if byte == b'\n' { Step::Broken("this line is no JSON object") } else { Step::Between };
        }
        if byte == b'\n' && lines && self.depth > 0 {
            return Step::Broken("the line ends in the middle of a record");
        }
        if self.depth == 0 {
            match byte {
                b'{' => self.depth = 1,
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | 0xef | 0xbb | 0xbf => return Step::Between,
                _ => {
                    self.skipping = true;
                    return Step::Between;
                }
            }
            return Step::Inside;
        }
        if self.inside_string {
            match byte {
                // JSON has no raw line break in a string: the record is cut off, and the next line is the next record.
                b'\n' => return Step::Broken("a string in it is not closed"),
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.inside_string = false,
                _ => {}
            }
            return Step::Inside;
        }
        match byte {
            b'"' => self.inside_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth -= 1;
                if self.depth == 0 {
                    return Step::Ends;
                }
            }
            _ => {}
        }
        Step::Inside
    }
}

enum Step {
    Between,
    Inside,
    Ends,
    Broken(&'static str),
}

impl<R: BufRead> Iterator for Elements<R> {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let broken = |reason: &str| Some(Err(io::Error::new(io::ErrorKind::InvalidData, reason.to_owned())));
        let (mut record, mut state, mut over) = (Vec::new(), State::default(), false);
        loop {
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) => return Some(Err(error)),
            };
            if buffer.is_empty() {
                return match (state.depth, state.skipping) {
                    (_, true) => broken("this line is no JSON object"),
                    (0, false) => None,
                    _ => broken("the file ends in the middle of a record"),
                };
            }
            let (mut from, mut used, mut last) = (0, buffer.len(), Step::Between);
            for (at, &byte) in buffer.iter().enumerate() {
                match state.step(byte, self.lines) {
                    Step::Between => from = at + 1,
                    Step::Inside => {}
                    step => {
                        (used, last) = (at + 1, step);
                        break;
                    }
                }
            }
            over |= record.len() + used > LARGEST + 2;
            if !over {
                record.extend_from_slice(buffer.get(from..used).unwrap_or(&[]));
            }
            self.input.consume(used);
            match last {
                Step::Broken(reason) => return broken(reason),
                Step::Ends if over => return broken("a record in it is too large for one article"),
                Step::Ends => return Some(Ok(record)),
                Step::Between | Step::Inside => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<Result<String, String>> {
        // A buffer of three bytes, so that records run over its ends.
        Elements::new(io::BufReader::with_capacity(3, text.as_bytes()), false)
            .map(|record| record.map(|bytes| String::from_utf8(bytes).unwrap()).map_err(|error| error.to_string()))
            .collect()
    }

    #[test]
    fn arrays_lines_and_rows_of_records() {
        let ok = |records: &[&str]| records.iter().map(|&record| Ok(record.to_owned())).collect::<Vec<_>>();
        assert_eq!(
            records(r#"[ {"a": "}]"}, {"b": {"c": [1, "\"{"]}} ]"#),
            ok(&[r#"{"a": "}]"}"#, r#"{"b": {"c": [1, "\"{"]}}"#])
        );
        assert_eq!(records("{\"a\": 1}\n{\"b\": 2}\n"), ok(&["{\"a\": 1}", "{\"b\": 2}"]));
        assert_eq!(records(" []\n"), ok(&[]));
    }

    #[test]
    fn a_line_with_brackets_missing_does_not_spoil_the_next() {
        let text = "{\"a\": [\n{\"b\": 2}\n";
        let got: Vec<_> = Elements::new(io::BufReader::with_capacity(3, text.as_bytes()), true).collect();
        assert!(matches!(&got[..], [Err(_), Ok(record)] if record == b"{\"b\": 2}"), "{got:?}");
    }

    #[test]
    fn a_broken_record_does_not_spoil_the_next() {
        let got = records("{\"a\": \"x\nnonsense\n{\"b\": 2}\n{\"c\"");
        assert_eq!(got.len(), 4);
        assert!(got[0].as_ref().unwrap_err().contains("not closed"));
        assert!(got[1].as_ref().unwrap_err().contains("no JSON object"));
        assert_eq!(got[2].as_deref(), Ok("{\"b\": 2}"));
        assert!(got[3].as_ref().unwrap_err().contains("middle of a record"));
    }
}
