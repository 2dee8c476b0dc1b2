//! The body of an answer: chunks joined, encodings undone, never more than [`LARGEST`] bytes.

use std::borrow::Cow;
use std::io::Read;

/// The largest page, unpacked, in bytes: more is a bomb or a list, no article.
pub const LARGEST: usize = 32 << 20;

/// A body, as its author made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body<'a> {
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
    /// What is missing from it, in English.
    pub notes: Vec<String>,
}

/// Why a body cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BodyError {
    /// Too much comes out of it.
    #[error("it unpacks to more than 32 MiB, the most a page may have; it is no article, or a bomb")]
    TooLarge,
    /// Packed in a way not known.
    #[error("it is packed with {name}, which khabar cannot unpack (gzip, br and deflate it can)")]
    Unknown {
        /// Its name in the field.
        name: String,
    },
    /// Nothing comes out of it.
    #[error("it cannot be unpacked as {name}; it is damaged")]
    Damaged {
        /// What it should be packed with.
        name: &'static str,
    },
}

/// Joins the chunks of `raw` and undoes `encodings`.
pub(super) fn body<'a>(raw: &'a [u8], chunked: bool, encodings: &[String]) -> Result<Body<'a>, BodyError> {
    let mut body = Body { bytes: Cow::Borrowed(raw), notes: Vec::new() };
    if chunked && let Some((joined, whole)) = join(raw) {
        body.bytes = Cow::Owned(joined);
        if !whole {
            body.notes.push("the page is cut off in the middle of a chunk".to_owned());
        }
    }
    // The last thing done is the first undone. More than a few are an attack.
    for name in encodings.iter().rev().take(4) {
        if let Some((unpacked, whole)) = unpack(&body.bytes, name)? {
            body.bytes = Cow::Owned(unpacked);
            if !whole {
                body.notes.push(format!("the page is cut off or damaged in the middle of its {name}"));
            }
        }
    }
    if body.bytes.len() > LARGEST { Err(BodyError::TooLarge) } else { Ok(body) }
}

/// Undoes one encoding; also whether all of it could be. `None` if the bytes are not packed, whatever was said.
///
/// # Errors
/// When the encoding is unknown, nothing can be unpacked, or more than [`LARGEST`] bytes come out.
pub fn unpack(packed: &[u8], name: &str) -> Result<Option<(Vec<u8>, bool)>, BodyError> {
    match name {
        "" | "identity" | "none" => Ok(None),
        _ if packed.is_empty() => Ok(None),
        "gzip" | "x-gzip" if !packed.starts_with(&[0x1f, 0x8b]) => Ok(None),
        "gzip" | "x-gzip" => some(read(flate2::bufread::MultiGzDecoder::new(packed))?, "gzip"),
        "deflate" => {
            let unpacked = if is_zlib(packed) {
                read(flate2::bufread::ZlibDecoder::new(packed))?
            } else {
                read(flate2::bufread::DeflateDecoder::new(packed))?
            };
            unless_markup(packed, unpacked, "deflate")
        }
        "br" => unless_markup(packed, read(brotli_decompressor::Decompressor::new(packed, 1 << 12))?, "br"),
        _ => Err(BodyError::Unknown { name: name.chars().take(20).collect() }),
    }
}

/// Brotli and deflate have no mark of their own: what begins like a page and cannot be unpacked is one already.
fn unless_markup(packed: &[u8], unpacked: (Vec<u8>, bool), name: &'static str) -> Result<Option<(Vec<u8>, bool)>, BodyError> {
    let markup = packed.trim_ascii_start().starts_with(b"<") || packed.starts_with(b"\xef\xbb\xbf");
    if !unpacked.1 && markup { Ok(None) } else { some(unpacked, name) }
}

fn some(unpacked: (Vec<u8>, bool), name: &'static str) -> Result<Option<(Vec<u8>, bool)>, BodyError> {
    if !unpacked.1 && unpacked.0.is_empty() { Err(BodyError::Damaged { name }) } else { Ok(Some(unpacked)) }
}

/// The header of zlib (RFC 1950), which servers may leave away.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0f == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0)
}

/// What comes out, up to the limit, and whether it ended as it should.
fn read(mut unpacking: impl Read) -> Result<(Vec<u8>, bool), BodyError> {
    let mut out = Vec::new();
    let end = unpacking.by_ref().take(LARGEST as u64 + 1).read_to_end(&mut out);
    if out.len() > LARGEST { Err(BodyError::TooLarge) } else { Ok((out, end.is_ok())) }
}

/// Joins chunks (RFC 9112, 7.1); also whether the last one was there. `None` if there are none.
fn join(raw: &[u8]) -> Option<(Vec<u8>, bool)> {
    let (mut out, mut rest) = (Vec::with_capacity(raw.len()), raw);
    while let Some((size, behind)) = chunk(rest) {
        if size == 0 {
            return Some((out, true));
        }
        let Some(data) = behind.get(..size) else {
            out.extend_from_slice(behind);
            return Some((out, false));
        };
        out.extend_from_slice(data);
        rest = behind.get(size..).unwrap_or(&[]);
        rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    // An empty rest is a last chunk forgotten; anything else is no longer chunked.
    (!out.is_empty()).then_some((out, rest.is_empty()))
}

/// The size of the chunk at the beginning of `bytes`, and what is behind its line.
fn chunk(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr::memchr(b'\n', bytes.get(..bytes.len().min(256))?)?;
    let line = bytes.get(..end)?.split(|&byte| byte == b';').next()?.trim_ascii();
    let size = std::str::from_utf8(line).ok().filter(|digits| !digits.starts_with('+'))?;
    Some((usize::from_str_radix(size, 16).ok()?, bytes.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use proptest::prelude::*;
    use std::io::Write;

    const PAGE: &[u8] = "<html><p>قالت الوزيرة هند الساحلي إن الميناء سيفتح.</p></html>".as_bytes();

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn encoded(name: &str, bytes: &[u8]) -> Result<Vec<u8>, BodyError> {
        body(bytes, false, &[name.to_owned()]).map(|body| body.bytes.into_owned())
    }

    #[test]
    fn chunks_are_joined() {
        let of = |raw: &str| {
            body(raw.as_bytes(), true, &[]).map(|body| (String::from_utf8(body.bytes.into_owned()).unwrap(), body.notes.len()))
        };
        assert_eq!(of("3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"), Ok(("abc0123456789".to_owned(), 0)));
        assert_eq!(of("3\r\nabc\r\n9\r\nde"), Ok(("abcde".to_owned(), 1)));
        assert_eq!(of("ffffffffffffffff\r\nab"), Ok(("ab".to_owned(), 1)));
        assert_eq!(of("<html>joined already"), Ok(("<html>joined already".to_owned(), 0)));
    }

    #[test]
    fn packed_pages_are_unpacked_whatever_the_flavour() {
        assert_eq!(encoded("gzip", &gzip(PAGE)).unwrap(), PAGE);
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(PAGE).unwrap();
        assert_eq!(encoded("deflate", &zlib.finish().unwrap()).unwrap(), PAGE);
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), Compression::fast());
        raw.write_all(PAGE).unwrap();
        assert_eq!(encoded("deflate", &raw.finish().unwrap()).unwrap(), PAGE);
        // A brotli stream of one stored piece: `<p>نعم`.
        let stored = [&[0x0f, 0x04, 0x80][..], "<p>نعم".as_bytes(), &[0x03]].concat();
        assert_eq!(encoded("br", &stored).unwrap(), "<p>نعم".as_bytes());
    }

    #[test]
    fn what_is_unpacked_already_is_left_alone() {
        for name in ["gzip", "br", "deflate", "identity"] {
            assert_eq!(encoded(name, PAGE).as_deref(), Ok(PAGE), "{name}");
        }
    }

    #[test]
    fn what_is_cut_off_is_kept_and_noted() {
        let long = PAGE.repeat(2000);
        let packed = gzip(&long);
        let cut = body(&packed[..packed.len() - 9], false, &["gzip".to_owned()]).unwrap();
        assert!(long.starts_with(&cut.bytes) && !cut.bytes.is_empty());
        assert_eq!(cut.notes.len(), 1);
    }

    #[test]
    fn bombs_and_unknown_packings_are_refused() {
        let bomb = gzip(&vec![b' '; LARGEST + 1]);
        assert_eq!(encoded("gzip", &bomb), Err(BodyError::TooLarge));
        assert_eq!(encoded("gzip", &gzip(&vec![b' '; LARGEST])).map(|page| page.len()), Ok(LARGEST));
        assert_eq!(encoded("zstd", PAGE), Err(BodyError::Unknown { name: "zstd".to_owned() }));
        assert_eq!(encoded("gzip", &[0x1f, 0x8b, 9, 9]), Err(BodyError::Damaged { name: "gzip" }));
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..200), chunked: bool,
                               name in "(gzip|deflate|br|)") {
            let _ = body(&bytes, chunked, &[name]);
        }

        #[test]
        fn chunking_is_undone(pieces in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 1..30), 1..6)) {
            let mut raw = Vec::new();
            for piece in &pieces {
                raw.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
                raw.extend_from_slice(piece);
                raw.extend_from_slice(b"\r\n");
            }
            raw.extend_from_slice(b"0\r\n\r\n");
            let joined = body(&raw, true, &[]).unwrap();
            prop_assert_eq!(joined.bytes.into_owned(), pieces.concat());
            prop_assert!(joined.notes.is_empty());
        }
    }
}
