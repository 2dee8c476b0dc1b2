//! Gzip as archives use it: members in a row, as a rule one a record. What a member holds is given on as one stream;
//! where each member began is remembered, for that is the offset by which a record is found again.
//!
//! After damage the next member is looked for that begins with a record; damage inside an archive packed as one
//! single member loses what is behind it. A member that swells beyond measure is given up like a damaged one.

use super::window::{Break, More, Plain, Source, WIDEST, Window};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::collections::VecDeque;
use std::io::{self, Read};

/// What gzip begins with: its mark, and deflate, the only method there is.
pub const MAGIC: [u8; 3] = [0x1f, 0x8b, 0x08];

/// How many times its size a member may swell, once it has given [`SWOLLEN`] bytes. Pages pack to a fifth or a tenth,
/// the emptiest to a fiftieth; deflate can at most reach 1032.
const RATIO: u64 = 100;

/// How much a member may give whatever its ratio, in bytes.
const SWOLLEN: u64 = 64 << 20;

/// The longest header of a member: mark, time, flags, and names of at most this length, in bytes.
const HEADER: usize = 64 << 10;

/// What is said of a member that cannot be unpacked.
const DAMAGED: &str = "what is packed in gzip here is damaged";

/// What is said where the input ends in the middle of one.
const CUT: &str = "the file is cut off here";

/// The members of a gzip stream, unpacked.
#[derive(Debug)]
pub struct Members<R> {
    input: Window<Plain<R>>,
    inflate: Decompress,
    crc: Crc,
    state: State,
    /// Where each member began: in what was given on, and in the input. Those no longer needed are dropped.
    begun: VecDeque<(u64, u64)>,
    /// How many bytes were given on.
    given: u64,
    /// How many of them are of members whose checksum fits.
    whole: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before a member.
    Between,
    /// In the middle of one.
    Inside,
    /// Before its checksum.
    Ending,
    /// Behind damage: the next member is taken that begins with a record.
    Lost,
    Ended,
}

impl<R: Read> Members<R> {
    /// The members of `input`, which begins at `offset` of the file.
    pub fn new(input: R, offset: u64) -> Self {
        Members {
            input: Window::new(Plain(input), offset),
            inflate: Decompress::new(false),
            crc: Crc::new(),
            state: State::Between,
            begun: VecDeque::new(),
            given: 0,
            whole: 0,
        }
    }

    /// Where in the file the member begins that gave the byte at `offset` of what was given on, and how far into that
    /// member it is. Members before it are forgotten.
    pub fn place(&mut self, offset: u64) -> (u64, u64) {
        while self.begun.get(1).is_some_and(|next| next.0 <= offset) {
            self.begun.pop_front();
        }
        self.begun.front().map_or((self.input.offset(), 0), |&(given, member)| (member, offset.saturating_sub(given)))
    }

    /// Whether a member begins at `offset` of what was given on.
    pub fn begins(&self, offset: u64) -> bool {
        self.begun.binary_search_by_key(&offset, |begun| begun.0).is_ok()
    }

    /// Whether what was given on is known to be whole up to `offset`.
    pub fn is_whole(&self, offset: u64) -> bool {
        self.whole >= offset
    }

    /// Where in what was given on the present member began.
    fn member_from(&self) -> u64 {
        self.begun.back().map_or(self.given, |begun| begun.0)
    }

    /// The present member is damaged: goes back behind its beginning, to look for the next.
    fn lost(&mut self, why: &'static str) -> More {
        if self.input.back() {
            self.input.take(1);
        }
        self.state = State::Lost;
        More::Broken(Break { from: self.member_from(), cut: why == CUT, why })
    }

    /// Begins a member; `None` when it does.
    fn begin(&mut self) -> io::Result<Option<More>> {
        // Archives are sometimes filled up with zeros.
        loop {
            let zeros = self.input.rest().iter().take_while(|&&byte| byte == 0).count();
            self.input.take(zeros);
            match (self.input.rest().is_empty(), zeros) {
                (false, _) => break,
                _ => match self.input.fill()? {
                    More::Bytes(_) => {}
                    _ => {
                        self.state = State::Ended;
                        return Ok(Some(More::End));
                    }
                },
            }
        }
        self.input.mark();
        // Of members that gave nothing, the last is enough.
        if self.member_from() == self.given {
            self.begun.pop_back();
        }
        self.begun.push_back((self.given, self.input.offset()));
        // Nobody goes back farther than a window reaches, and each member that is kept gave a byte of it.
        if self.begun.len() > WIDEST {
            self.begun.pop_front();
        }
        if !self.header()? {
            return Ok(Some(self.lost("there is no gzip member where one should begin")));
        }
        self.inflate.reset(false);
        self.crc.reset();
        self.state = State::Inside;
        Ok(None)
    }

    /// Takes the header of a member, if there is a whole one.
    fn header(&mut self) -> io::Result<bool> {
        loop {
            match header_length(self.input.rest()) {
                Header::Whole(length) => {
                    self.input.take(length);
                    return Ok(true);
                }
                Header::None => return Ok(false),
                Header::Short if self.input.rest().len() > HEADER => return Ok(false),
                Header::Short => match self.input.fill()? {
                    More::Bytes(1..) => {}
                    _ => return Ok(false),
                },
            }
        }
    }

    /// Gives on what the present member holds; `None` when it holds no more.
    fn inside(&mut self, room: &mut [u8]) -> io::Result<Option<More>> {
        loop {
            if self.input.rest().is_empty() && !matches!(self.input.fill()?, More::Bytes(_)) {
                return Ok(Some(self.lost(CUT)));
            }
            let (taken, given) = (self.inflate.total_in(), self.inflate.total_out());
            let status = self.inflate.decompress(self.input.rest(), room, FlushDecompress::None);
            let taken = (self.inflate.total_in() - taken) as usize;
            let given = (self.inflate.total_out() - given) as usize;
            self.input.take(taken);
            let Ok(status) = status else { return Ok(Some(self.lost(DAMAGED))) };
            self.crc.update(room.get(..given).unwrap_or(&[]));
            self.given += given as u64;
            let (packed, unpacked) = (self.inflate.total_in(), self.inflate.total_out());
            if unpacked > SWOLLEN && unpacked / RATIO > packed {
                self.input.mark();
                return Ok(Some(self.lost("it swells to more than 100 times its size, as a gzip bomb does")));
            }
            if status == Status::StreamEnd {
                self.state = State::Ending;
            }
            if given > 0 {
                return Ok(Some(More::Bytes(given)));
            }
            if status == Status::StreamEnd {
                return Ok(None);
            }
            if taken == 0 && !self.input.rest().is_empty() {
                return Ok(Some(self.lost(DAMAGED)));
            }
        }
    }

    /// Checks the checksum and the length behind a member.
    fn trailer(&mut self) -> io::Result<Option<More>> {
        if self.input.need(8)?.is_some() {
            return Ok(Some(self.lost(CUT)));
        }
        let sums = (self.crc.sum().to_le_bytes(), self.crc.amount().to_le_bytes());
        let written = self.input.rest();
        if written.get(..4) != Some(&sums.0[..]) || written.get(4..8) != Some(&sums.1[..]) {
            return Ok(Some(self.lost("its checksum does not fit")));
        }
        self.input.take(8);
        self.state = State::Between;
        self.whole = self.given;
        Ok(None)
    }

    /// Looks for the next member that begins with a record.
    fn search(&mut self) -> io::Result<()> {
        loop {
            self.input.mark();
            match memchr::memmem::find(self.input.rest(), &MAGIC) {
                None => {
                    let rest = self.input.rest().len();
                    self.input.take(rest.saturating_sub(MAGIC.len() - 1));
                    self.input.mark();
                    if !matches!(self.input.fill()?, More::Bytes(_)) {
                        self.state = State::Ended;
                        return Ok(());
                    }
                }
                Some(at) => {
                    self.input.take(at);
                    self.input.mark();
                    if self.holds_record()? {
                        self.input.back();
                        self.state = State::Between;
                        return Ok(());
                    }
                    self.input.back();
                    self.input.take(1);
                }
            }
        }
    }

    /// Whether a member begins here whose first bytes are those of a record.
    fn holds_record(&mut self) -> io::Result<bool> {
        if !self.header()? {
            return Ok(false);
        }
        self.inflate.reset(false);
        let (mut first, mut length) = ([0; super::head::MAGIC.len()], 0);
        while length < first.len() {
            if self.input.rest().is_empty() && !matches!(self.input.fill()?, More::Bytes(_)) {
                return Ok(false);
            }
            let taken = self.inflate.total_in();
            let room = first.get_mut(length..).unwrap_or(&mut []);
            let Ok(status) = self.inflate.decompress(self.input.rest(), room, FlushDecompress::None) else {
                return Ok(false);
            };
            let taken = (self.inflate.total_in() - taken) as usize;
            self.input.take(taken);
            let given = self.inflate.total_out() as usize;
            if status == Status::StreamEnd && given < first.len() || taken == 0 && given == length {
                return Ok(false);
            }
            length = given;
        }
        Ok(first == super::head::MAGIC)
    }
}

impl<R: Read> Source for Members<R> {
    fn more(&mut self, room: &mut [u8]) -> io::Result<More> {
        loop {
            match self.state {
                State::Ended => return Ok(More::End),
                State::Inside => {
                    if let Some(more) = self.inside(room)? {
                        return Ok(more);
                    }
                }
                State::Ending => {
                    if let Some(broken) = self.trailer()? {
                        return Ok(broken);
                    }
                }
                State::Lost => self.search()?,
                State::Between => {
                    if let Some(more) = self.begin()? {
                        return Ok(more);
                    }
                }
            }
        }
    }
}

/// The length of the member's header at the beginning of `bytes`, if a whole one is there.
pub fn header(bytes: &[u8]) -> Option<usize> {
    match header_length(bytes) {
        Header::Whole(length) => Some(length),
        Header::Short | Header::None => None,
    }
}

/// How long the header of a member is.
enum Header {
    Whole(usize),
    /// Not all of it is here.
    Short,
    /// This is none.
    None,
}

/// The header at the beginning of `bytes` (RFC 1952, 2.3).
fn header_length(bytes: &[u8]) -> Header {
    let (Some(magic), Some(&flags)) = (bytes.get(..3), bytes.get(3)) else {
        return if MAGIC.starts_with(bytes.get(..3).unwrap_or(bytes)) { Header::Short } else { Header::None };
    };
    if magic != MAGIC || flags & 0xe0 != 0 {
        return Header::None;
    }
    let mut length = 10;
    if flags & 4 != 0 {
        let Some(&[low, high]) = bytes.get(length..length + 2) else { return Header::Short };
        length += 2 + usize::from(u16::from_le_bytes([low, high]));
    }
    // A file's name, a comment: each ends with a zero.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let Some(end) = bytes.get(length..bytes.len().min(HEADER + 1)).and_then(|rest| memchr::memchr(0, rest)) else {
                return Header::Short;
            };
            length += end + 1;
        }
    }
    if flags & 2 != 0 {
        length += 2;
    }
    if length <= bytes.len() { Header::Whole(length) } else { Header::Short }
}
