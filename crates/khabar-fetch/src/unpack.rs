//! Packed answers (`Content-Encoding: gzip`) become what was packed, up to a bound: a bomb of ten kilobytes unpacks to
//! gigabytes.

use crate::error::Trouble;
use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::io::{self, Read};

/// What is asked for, in the words of `Accept-Encoding`.
pub(crate) const ACCEPTED: &str = "gzip, br";

/// The window brotli may ask for is 16 MiB at most; this is only the buffer it reads through.
const BUFFER: usize = 1 << 14;

/// Unpacks at most `limit` bytes; more are an error, or left out where `cut` is set.
pub(crate) fn unpack(packed: Vec<u8>, coding: Option<&str>, limit: usize, cut: bool) -> Result<Vec<u8>, Trouble> {
    // Some servers say what is no coding: `utf-8`, `none`. Then the bytes are as they are.
    let coding = coding.unwrap_or("").trim().to_ascii_lowercase();
    let (unpacked, name) = match coding.as_str() {
        "" | "identity" | "none" | "utf-8" | "utf8" => return Ok(packed),
        "gzip" | "x-gzip" => (gzip(&packed, limit), "gzip"),
        // Half the world's servers send the raw stream, half the wrapped one.
        "deflate" => {
            (bounded(ZlibDecoder::new(&*packed), limit).or_else(|_| bounded(DeflateDecoder::new(&*packed), limit)), "deflate")
        }
        "br" => (bounded(brotli_decompressor::Decompressor::new(&*packed, BUFFER), limit), "brotli"),
        _ => return Err(Trouble::Coding { coding }),
    };
    let mut bytes = unpacked.map_err(|_| Trouble::Damaged { coding: name })?;
    if bytes.len() > limit {
        if !cut {
            return Err(Trouble::TooLarge { limit, unpacked: true });
        }
        bytes.truncate(limit);
    }
    Ok(bytes)
}

/// One gzip stream behind the other; what follows the last is padding.
fn gzip(packed: &[u8], limit: usize) -> io::Result<Vec<u8>> {
    let (mut rest, mut bytes) = (packed, Vec::new());
    loop {
        let mut decoder = GzDecoder::new(rest);
        let room = (limit + 1).saturating_sub(bytes.len());
        decoder.by_ref().take(room as u64).read_to_end(&mut bytes)?;
        let after = decoder.into_inner();
        if bytes.len() > limit || !after.starts_with(b"\x1f\x8b") || after.len() >= rest.len() {
            return Ok(bytes);
        }
        rest = after;
    }
}

/// Up to one byte more than the limit, by which it is known to be passed.
fn bounded(decoder: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    decoder.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use proptest::prelude::*;
    use std::io::Write;

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_coding_gives_the_same_text() {
        let text = "قال الوزير ".repeat(100).into_bytes();
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::fast());
        raw.write_all(&text).unwrap();
        let mut wrapped = ZlibEncoder::new(Vec::new(), Compression::fast());
        wrapped.write_all(&text).unwrap();
        for (coding, packed) in [
            (None, text.clone()),
            (Some("identity"), text.clone()),
            (Some("gzip"), gz(&text)),
            (Some("X-GZIP"), [gz(&text[..90]), gz(&text[90..])].concat()),
            (Some("gzip"), [gz(&text), vec![0; 40]].concat()),
            (Some("deflate"), raw.finish().unwrap()),
            (Some("deflate"), wrapped.finish().unwrap()),
        ] {
            assert_eq!(unpack(packed, coding, 1 << 16, false).unwrap(), text, "{coding:?}");
        }
        // What the reference encoder makes of it.
        let brotli = b"\x1b\xcf\x07\xf8\x1d\x09\x36\x4e\xf1\xe1\x49\xbb\x65\x36\x36\x48\x9e\xc6\xca\xb6\x20\x21\xa2\xa2\xb0\x30\x46\x90\xdd\x18\x1b\xf5\xbe\x00";
        assert_eq!(unpack(brotli.to_vec(), Some("br"), 1 << 16, false).unwrap(), text);
    }

    #[test]
    fn a_bomb_is_refused_once_it_passes_the_limit() {
        let bomb = gz(&vec![0; 50 << 20]);
        assert!(bomb.len() < 1 << 18);
        let error = unpack(bomb.clone(), Some("gzip"), 1 << 20, false).unwrap_err();
        assert!(matches!(error, Trouble::TooLarge { limit: 0x10_0000, unpacked: true }), "{error}");
        assert_eq!(unpack(bomb, Some("gzip"), 1 << 20, true).unwrap().len(), 1 << 20);
        let many = gz(&vec![b'a'; 1000]).repeat(2000);
        assert!(matches!(unpack(many, Some("gzip"), 1 << 20, false), Err(Trouble::TooLarge { .. })));
    }

    #[test]
    fn what_is_cut_or_of_another_kind_is_damaged() {
        let mut packed = gz("قال الوزير".as_bytes());
        packed.truncate(packed.len() - 9);
        assert!(matches!(unpack(packed, Some("gzip"), 99, false), Err(Trouble::Damaged { coding: "gzip" })));
        assert!(matches!(unpack(b"<html>".to_vec(), Some("br"), 99, false), Err(Trouble::Damaged { .. })));
        assert!(matches!(unpack(vec![1], Some("zstd"), 99, false), Err(Trouble::Coding { coding }) if coding == "zstd"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), coding in 0..3usize) {
            let coding = ["gzip", "deflate", "br"][coding];
            if let Ok(unpacked) = unpack(bytes, Some(coding), 1000, false) {
                prop_assert!(unpacked.len() <= 1000);
            }
        }
    }
}
