//! The body: which elements hold the article, and its blocks in order.

pub mod blocks;
pub mod content;
pub mod tidy;

pub use blocks::Block;
