//! What a server did to a page on its way (RFC 9110, 9112): the head of its answer is read, chunks are joined, gzip,
//! brotli and deflate unpacked, within limits.
//!
//! Archives hold answers as they came over the wire, or half undone: a crawler may join the chunks or unpack the page
//! and leave the field that tells of it. So a body is only taken apart where it looks as the head says it does.

mod body;
mod head;

pub use body::{Body, BodyError, LARGEST, unpack};
pub use head::{Answer, LONGEST_HEAD, NoAnswer};
