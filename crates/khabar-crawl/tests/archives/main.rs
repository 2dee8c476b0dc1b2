//! Archives from outside: what is read from them, whole, damaged and hostile.

#![allow(clippy::unwrap_used, clippy::panic)]

mod damage;
mod forms;
mod hostile;
mod laws;

use flate2::Compression;
use flate2::write::GzEncoder;
use khabar_crawl::warc::{Archive, CrawledPage, Passed, Place, Tally};
use std::io::{Read, Write};

/// A page about a port with this number, of an outlet that does not exist.
fn page(number: usize) -> String {
    format!(
        "<html><h1>الميناء رقم {number}</h1><p>{}</p></html>",
        "قالت الوزيرة هند الساحلي إن الميناء مفتوح. ".repeat(number % 50)
    )
}

/// A record with these fields and this block.
fn record(fields: &str, block: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.0\r\n{fields}Content-Length: {}\r\n\r\n", block.len());
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// The answer of a server, in a record.
fn response(number: usize, status: u16, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n");
    record(
        &format!(
            "WARC-Type: response\r\nWARC-Target-URI: https://sahil.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        ),
        &[head.as_bytes(), body].concat(),
    )
}

/// A page in a record.
fn good(number: usize) -> Vec<u8> {
    response(number, 200, "text/html; charset=utf-8", page(number).as_bytes())
}

/// Packed as a gzip member.
fn member(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Each record a member of its own.
fn members(records: &[Vec<u8>]) -> Vec<u8> {
    records.iter().flat_map(|record| member(record)).collect()
}

/// Gives its bytes in small pieces, so that everything runs over an edge.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(room.len()).min(self.0.len());
        room[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

/// What an archive holds.
struct Held {
    pages: Vec<CrawledPage>,
    tally: Tally,
}

impl Held {
    fn of(archive: Archive<impl Read>) -> Held {
        let mut archive = archive;
        let pages = archive.by_ref().map(Result::unwrap).collect();
        Held { pages, tally: archive.tally().clone() }
    }

    fn bytes(bytes: &[u8]) -> Held {
        Held::of(Archive::new(bytes).unwrap())
    }

    /// The numbers in the addresses.
    fn numbers(&self) -> Vec<usize> {
        self.pages.iter().map(|page| page.url.as_deref().unwrap().rsplit('/').next().unwrap().parse().unwrap()).collect()
    }

    fn damaged(&self) -> u64 {
        self.tally.count(Passed::Damaged)
    }

    /// What is wrong at the damaged places.
    fn why(&self) -> String {
        self.tally.damage().iter().map(|(place, why)| format!("{place}: {why}\n")).collect()
    }
}

fn from(bytes: &[u8], place: Place) -> Held {
    Held::of(Archive::at(&bytes[place.offset as usize..], place).unwrap())
}
