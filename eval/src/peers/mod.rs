//! What `scripts/peers` holds against other programs: our own date cases, and the speed of tokenisation.

pub mod bodies;
pub mod dates;
pub mod words;
