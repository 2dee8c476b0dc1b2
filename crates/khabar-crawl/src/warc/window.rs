//! A window on a stream: the bytes not yet taken, and behind them those of the piece being read, so that a piece that
//! turns out broken can be looked through again for the next whole one. Memory is bounded whatever the stream holds.

use std::io;

/// The largest window, and so how far one can go back, in bytes.
pub const WIDEST: usize = 4 << 20;

/// How large a window is at first.
const NARROWEST: usize = 256 << 10;

/// What a source gives when asked for more.
#[derive(Debug)]
pub enum More {
    /// So many bytes, at least one.
    Bytes(usize),
    /// The stream is damaged here: what comes next does not follow what came before.
    Broken(Break),
    /// Nothing ever again.
    End,
}

/// Where a stream is damaged, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// What is spoilt begins here, an offset into what the source has given; what was given before it is whole.
    pub from: u64,
    /// Whether it is only that nothing more comes: what was given, wherever, is as it should be.
    pub cut: bool,
    /// What is wrong, in English.
    pub why: &'static str,
}

/// Something that gives bytes.
pub trait Source {
    /// Puts bytes into `room`, which is never empty.
    fn more(&mut self, room: &mut [u8]) -> io::Result<More>;
}

/// Any reader is a source that never breaks.
#[derive(Debug)]
pub struct Plain<R>(pub R);

impl<R: io::Read> Source for Plain<R> {
    fn more(&mut self, room: &mut [u8]) -> io::Result<More> {
        loop {
            return match self.0.read(room) {
                Ok(0) => Ok(More::End),
                Ok(count) => Ok(More::Bytes(count)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
        }
    }
}

/// The window. Its bytes are `buffer[kept..end]`; those before `at` are taken, and can be gone back to.
#[derive(Debug)]
pub struct Window<S> {
    source: S,
    buffer: Vec<u8>,
    kept: usize,
    at: usize,
    end: usize,
    /// Where in the stream the buffer begins.
    before: u64,
    /// How many bytes were gone back over, all in all.
    again: u64,
}

impl<S: Source> Window<S> {
    /// A window on `source`, which begins at `offset` of a longer stream.
    pub fn new(source: S, offset: u64) -> Self {
        Window { source, buffer: vec![0; NARROWEST], kept: 0, at: 0, end: 0, before: offset, again: 0 }
    }

    /// The source.
    pub fn source(&mut self) -> &mut S {
        &mut self.source
    }

    /// The bytes seen and not yet taken.
    pub fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..self.end).unwrap_or(&[])
    }

    /// How far into the stream the next byte is.
    pub fn offset(&self) -> u64 {
        self.before + self.at as u64
    }

    /// The byte before the next one, if it is still kept.
    pub fn last(&self) -> Option<u8> {
        (self.at > self.kept).then(|| self.buffer.get(self.at - 1).copied()).flatten()
    }

    /// Takes `count` bytes, or as many as there are.
    pub fn take(&mut self, count: usize) {
        self.at = self.end.min(self.at.saturating_add(count));
    }

    /// A new piece begins here: what is before it is no longer needed.
    pub fn mark(&mut self) {
        self.kept = self.at;
    }

    /// Goes back to the mark, or as near to it as is kept; not at all once more would be gone back over than was
    /// gone forward, so that time stays linear. Tells whether it went back.
    pub fn back(&mut self) -> bool {
        let distance = (self.at - self.kept) as u64;
        if distance == 0 || self.again + distance > self.offset() + WIDEST as u64 {
            self.kept = self.at;
            return false;
        }
        self.again += distance;
        self.at = self.kept;
        true
    }

    /// Drops everything seen: what comes does not follow it.
    pub fn drop_rest(&mut self) {
        self.at = self.end;
        self.kept = self.end;
    }

    /// Asks the source for more bytes behind the rest. A window full of bytes not taken says it got none.
    pub fn fill(&mut self) -> io::Result<More> {
        if self.end == self.buffer.len() && !self.make_room() {
            return Ok(More::Bytes(0));
        }
        let more = self.source.more(self.buffer.get_mut(self.end..).unwrap_or(&mut []))?;
        if let More::Bytes(count) = more {
            self.end = self.buffer.len().min(self.end + count);
        }
        Ok(more)
    }

    /// Fills until `count` bytes are there; tells what came instead when they cannot be had.
    pub fn need(&mut self, count: usize) -> io::Result<Option<More>> {
        while self.end - self.at < count {
            match self.fill()? {
                More::Bytes(1..) => {}
                other => return Ok(Some(other)),
            }
        }
        Ok(None)
    }

    /// Makes room behind the rest: by growing, or by giving up half of what is kept.
    fn make_room(&mut self) -> bool {
        if self.kept == 0 && self.end < WIDEST {
            self.buffer.resize(WIDEST.min(self.end * 2), 0);
            return true;
        }
        if self.kept == 0 {
            self.kept = self.at.div_ceil(2);
        }
        let shift = self.kept;
        self.buffer.copy_within(shift..self.end, 0);
        (self.kept, self.at, self.end) = (0, self.at - shift, self.end - shift);
        self.before += shift as u64;
        shift > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(bytes: &[u8]) -> Window<Plain<&[u8]>> {
        Window::new(Plain(bytes), 100)
    }

    #[test]
    fn bytes_are_taken_and_gone_back_to() {
        let mut window = window(b"abcdef");
        assert!(window.need(6).unwrap().is_none());
        window.take(2);
        window.mark();
        window.take(3);
        assert_eq!((window.rest(), window.offset(), window.last()), (&b"f"[..], 105, Some(b'e')));
        assert!(window.back());
        assert_eq!((window.rest(), window.offset(), window.last()), (&b"cdef"[..], 102, None));
        assert!(matches!(window.need(5).unwrap(), Some(More::End)));
    }

    #[test]
    fn the_window_stays_bounded_and_keeps_its_place() {
        let bytes: Vec<u8> = (0..3 * WIDEST).map(|at| (at % 251) as u8).collect();
        let mut window = window(&bytes);
        let mut at = 0;
        while window.need(1).unwrap().is_none() {
            assert_eq!(window.offset(), 100 + at as u64);
            assert_eq!(window.rest(), &bytes[at..at + window.rest().len()]);
            at += window.rest().len();
            window.take(usize::MAX);
        }
        assert_eq!(at, bytes.len());
        assert!(window.buffer.len() <= WIDEST);
        assert!(window.back(), "something is kept");
        assert_eq!(window.rest(), &bytes[bytes.len() - window.rest().len()..]);
    }

    #[test]
    fn going_back_again_and_again_ends() {
        let bytes = vec![0; WIDEST];
        let mut window = window(&bytes);
        let mut times = 0;
        loop {
            while window.rest().len() < WIDEST / 2 && matches!(window.fill().unwrap(), More::Bytes(1..)) {}
            window.take(WIDEST / 2);
            if !window.back() {
                break;
            }
            times += 1;
        }
        assert!(times < 10, "{times}");
    }
}
