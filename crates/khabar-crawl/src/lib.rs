//! What crawls leave behind: web archives and feeds, taken apart into pages that can be read as articles.
//!
//! [`warc`] walks an archive (`.warc`, `.warc.gz`) at constant memory and gives the pages in it; [`http`] undoes what
//! a server did to a page on its way; [`feed`] takes an RSS, Atom or JSON feed apart into its items, and an OPML list
//! into the addresses of its feeds. Everything is generic over [`std::io::Read`]: nothing here opens a file or a
//! connection, and no input, however damaged, makes it panic or grow without bound.

pub mod feed;
pub mod http;
pub mod warc;
