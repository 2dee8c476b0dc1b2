//! HTML becomes a tree: bounded in depth and size, built in one pass without recursion.
//!
//! The main-content library brings html5ever, which follows the standard to the letter; but then 200,000 nested tags
//! cost hours (each start tag looks through all open elements) and unclosed `<font>` tags multiply. So pages are cut
//! into tokens and built into a tree here, with the standard's rules that matter for text (a paragraph ends where a
//! block begins, a cell holds its end tags), and the library gets a clean, shallow page written from this tree. What no
//! article needs (scripts, styles, drawings) is never kept.

mod builder;
pub mod entity;
pub mod tag;
pub mod token;
pub mod tree;

pub use tag::Tag;
pub use tree::{Attr, Id, Tree};
