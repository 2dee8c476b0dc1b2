//! An archive as it lies on disk, plain or in gzip, told by its first bytes, as one source of records.

use super::Place;
use super::gzip::{MAGIC, Members};
use super::head;
use super::stream::may_begin;
use super::window::{More, Plain, Source};
use flate2::{Decompress, FlushDecompress};
use std::io::{self, Chain, Cursor, Read};

/// How many bytes are looked at where the very first do not tell what it is.
const FIRST: u64 = 64 << 10;

/// The bytes looked at to tell what it is, put back before the rest.
type Whole<R> = Chain<Cursor<Vec<u8>>, R>;

/// Either kind of archive.
#[derive(Debug)]
pub enum Input<R> {
    /// Records one after another.
    Plain(Plain<Whole<R>>),
    /// The same in gzip.
    Gzip(Box<Members<Whole<R>>>),
}

impl<R: Read> Input<R> {
    /// Looks at the first bytes of `input`, which begins at `offset` of its file.
    pub fn new(mut input: R, offset: u64) -> io::Result<Input<R>> {
        let mut first = Vec::new();
        input.by_ref().take(MAGIC.len() as u64).read_to_end(&mut first)?;
        if first != MAGIC && !may_begin(&first) {
            // Its first record is damaged, or its place is not one: what comes first behind that tells what it is.
            input.by_ref().take(FIRST).read_to_end(&mut first)?;
        }
        let member = memchr::memmem::find(&first, &MAGIC);
        let gzip = member.is_some() && member < memchr::memmem::find(&first, &head::MAGIC).or(Some(usize::MAX));
        let whole = Cursor::new(first).chain(input);
        Ok(if gzip { Input::Gzip(Box::new(Members::new(whole, offset))) } else { Input::Plain(Plain(whole)) })
    }

    /// The place of the record at `offset` of what this source gives.
    pub fn place(&mut self, offset: u64) -> Place {
        match self {
            Input::Plain(_) => Place { offset, inner: 0 },
            Input::Gzip(members) => {
                let (offset, inner) = members.place(offset);
                Place { offset, inner }
            }
        }
    }

    /// Whether what this source gave is known to be whole up to `offset`. A plain file has no checksums to tell.
    pub fn is_whole(&self, offset: u64) -> bool {
        match self {
            Input::Plain(_) => true,
            Input::Gzip(members) => members.is_whole(offset),
        }
    }

    /// Whether a gzip member begins at `offset` of what this source gives.
    pub fn begins_member(&self, offset: u64) -> bool {
        match self {
            Input::Plain(_) => false,
            Input::Gzip(members) => members.begins(offset),
        }
    }
}

impl<R: Read> Source for Input<R> {
    fn more(&mut self, room: &mut [u8]) -> io::Result<More> {
        match self {
            Input::Plain(plain) => plain.more(room),
            Input::Gzip(members) => members.more(room),
        }
    }
}

/// The first bytes of what is packed in gzip, unpacked; none if it is not gzip.
pub fn unpacked_start(first: &[u8]) -> [u8; 16] {
    let mut start = [0; 16];
    if let Some(length) = super::gzip::header(first) {
        // Cut off as it is, it may still have given its first bytes.
        let packed = first.get(length..).unwrap_or(&[]);
        let _ = Decompress::new(false).decompress(packed, &mut start, FlushDecompress::None);
    }
    start
}
