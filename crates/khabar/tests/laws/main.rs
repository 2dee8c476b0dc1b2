//! The laws of the library (ARCHITECTURE.md), held on any input.
//!
//! `spans`: every piece is the text under its offsets, blocks are in order, reading is repeatable.
//! `linear`: twice the text takes about twice the time, on inputs made to be awkward.
//! `direction`: no room imports a later one.

#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

mod direction;
mod inputs;
mod linear;
mod spans;
