//! Where in an archive a record is: `48213`, or `0+48213` in an archive packed as one piece.

use std::fmt;
use std::str::FromStr;

/// The place of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Where in the file its gzip member begins or, in a plain file, the record itself; in bytes. The offset of CDX
    /// indexes.
    pub offset: u64,
    /// How far into that member it begins, unpacked; 0 where each record has a member of its own.
    pub inner: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.inner {
            0 => write!(f, "{}", self.offset),
            inner => write!(f, "{}+{inner}", self.offset),
        }
    }
}

impl FromStr for Place {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Place, &'static str> {
        let number = |digits: &str| {
            digits.parse().map_err(|_| "write the offset as it is printed: 48213, or 0+48213 in an archive packed as one piece")
        };
        let (offset, inner) = written.split_once('+').unwrap_or((written, "0"));
        Ok(Place { offset: number(offset)?, inner: number(inner)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        for place in [Place { offset: 48213, inner: 0 }, Place { offset: 0, inner: 7 }] {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        assert!("x".parse::<Place>().is_err() && "1+".parse::<Place>().is_err() && "-1".parse::<Place>().is_err());
    }
}
