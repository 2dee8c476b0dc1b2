//! The stream of records, plain or unpacked: bytes on demand, and the marks by which records are told apart.

use super::head::MAGIC;
use super::input::Input;
use super::window::{Break, More, Window};
use super::{LARGEST, Place};
use std::io::{self, Read};

/// Why no more bytes come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The stream is damaged here; what comes next does not follow.
    Broken(Break),
    /// It ends.
    End,
}

/// How much more of its gzip member is looked at before a record is given on, where the member does not end with it.
/// Damaged deflate gives itself away much sooner.
const AHEAD: usize = 1 << 20;

/// How many bytes at the edge of what is seen may be the beginning of a mark not yet all seen.
const EDGE: usize = MAGIC.len() + 1;

/// The stream.
#[derive(Debug)]
pub struct Stream<R> {
    window: Window<Input<R>>,
    /// A stop seen behind the bytes still in the window.
    ahead: Option<Stop>,
}

impl<R: Read> Stream<R> {
    /// The stream of the archive that `input` is from `place` on.
    pub fn new(input: R, place: Place) -> io::Result<Stream<R>> {
        let input = Input::new(input, place.offset)?;
        let offset = match input {
            Input::Plain(_) => place.offset,
            Input::Gzip(_) => 0,
        };
        let mut stream = Stream { window: Window::new(input, offset), ahead: None };
        let mut left = place.inner;
        while left > 0 {
            let here = (stream.rest().len() as u64).min(left);
            stream.take(here as usize);
            left -= here;
            if left > 0
                && let Some(stop) = stream.fill()?
            {
                stream.ahead = Some(stop);
                break;
            }
        }
        Ok(stream)
    }

    /// The bytes seen and not yet taken.
    pub fn rest(&self) -> &[u8] {
        self.window.rest()
    }

    /// At most `most` of them.
    pub fn some(&self, most: u64) -> &[u8] {
        let rest = self.rest();
        rest.get(..most.min(rest.len() as u64) as usize).unwrap_or(rest)
    }

    /// Takes bytes that were seen.
    pub fn take(&mut self, count: usize) {
        self.window.take(count);
    }

    /// How far into the stream the next byte is.
    pub fn offset(&self) -> u64 {
        self.window.offset()
    }

    /// The place of a record at this offset of the stream. Earlier ones are forgotten.
    pub fn place(&mut self, offset: u64) -> Place {
        self.window.source().place(offset)
    }

    /// A record begins here; [`Stream::back`] comes back to it.
    pub fn mark(&mut self) {
        self.window.mark();
    }

    /// Goes back to the last mark, or as near as is kept, and a step further if nothing was taken.
    pub fn back_behind(&mut self, mark: u64) {
        self.window.back();
        if self.offset() == mark {
            self.window.take(1);
        }
    }

    /// Drops what is seen and not taken: the stream is broken behind it.
    pub fn drop_rest(&mut self) {
        self.window.drop_rest();
    }

    /// Asks for more bytes behind the rest; tells if there are none.
    pub fn fill(&mut self) -> io::Result<Option<Stop>> {
        if let Some(stop) = self.ahead.take() {
            return Ok(Some(stop));
        }
        Ok(match self.window.fill()? {
            More::Bytes(1..) => None,
            More::Broken(at) => Some(Stop::Broken(at)),
            _ => Some(Stop::End),
        })
    }

    /// The same, but what stops it is met again by the next who asks.
    fn look(&mut self) -> io::Result<Option<Stop>> {
        self.ahead = self.fill()?;
        Ok(self.ahead)
    }

    /// Takes blank lines; tells if nothing follows.
    pub fn blank(&mut self) -> io::Result<Option<Stop>> {
        loop {
            let blank = blanks(self.rest());
            self.take(blank);
            if !self.rest().is_empty() {
                return Ok(None);
            }
            if let Some(stop) = self.fill()? {
                return Ok(Some(stop));
            }
        }
    }

    /// Takes `length` bytes unread. Of more than a page can have, a record's head is the end: the length was wrong,
    /// and what follows must not be lost with it.
    pub fn skip(&mut self, length: u64) -> io::Result<Option<Stop>> {
        let (mut left, doubtful) = (length, length > LARGEST as u64);
        while left > 0 {
            let here = self.some(left);
            let mut count = here.len();
            if doubtful {
                if let Some(at) = next_head(here) {
                    self.take(at);
                    return Ok(None);
                }
                if (count as u64) < left {
                    count = count.saturating_sub(EDGE);
                }
            }
            self.take(count);
            left -= count as u64;
            if left > 0
                && let Some(stop) = self.fill()?
            {
                return Ok(Some(stop));
            }
        }
        Ok(None)
    }

    /// Whether a record that ends here was as long as it said: behind it is a blank line, a new member, a new record,
    /// or nothing.
    pub fn fits(&mut self) -> io::Result<bool> {
        let end = self.offset();
        loop {
            match self.rest() {
                [b'\r', b'\n', b'\r', b'\n', ..] | [b'\n', b'\n', ..] => return Ok(true),
                rest if rest.len() >= 4 + MAGIC.len() => break,
                _ => {}
            }
            if self.look()?.is_some() {
                break;
            }
        }
        let behind = self.rest().get(blanks(self.rest())..).unwrap_or(&[]);
        Ok(may_begin(behind) || self.window.source().begins_member(end))
    }

    /// Looks whether the gzip member that the record before here ends in is whole; tells how it is broken. Where a
    /// member holds a whole archive, it is looked at for some way only.
    pub fn broken(&mut self) -> io::Result<Option<Break>> {
        let end = self.offset();
        while !self.window.source().is_whole(end) && self.rest().len() < AHEAD {
            match self.look()? {
                None => {}
                Some(Stop::Broken(broken)) if broken.from < end && !broken.cut => return Ok(Some(broken)),
                Some(_) => break,
            }
        }
        Ok(None)
    }

    /// Looks for the next record; tells if there is none before the stream stops.
    pub fn search(&mut self) -> io::Result<Option<Stop>> {
        loop {
            let rest = self.rest();
            if rest.starts_with(&MAGIC) && self.window.last().is_none_or(|byte| byte == b'\n') {
                return Ok(None);
            }
            if let Some(at) = next_head(rest) {
                self.take(at);
                return Ok(None);
            }
            let edge = rest.len().saturating_sub(EDGE);
            self.take(edge);
            self.mark();
            if let Some(stop) = self.fill()? {
                return Ok(Some(stop));
            }
        }
    }
}

/// How many bytes of line ends `bytes` begin with.
fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// Whether a record may begin with these bytes, however few they are.
pub fn may_begin(bytes: &[u8]) -> bool {
    let few = bytes.len().min(MAGIC.len());
    bytes.get(..few) == MAGIC.get(..few)
}

/// Where in `bytes` a line begins that a record begins with.
fn next_head(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, b"\nWARC/1.").map(|at| at + 1)
}
