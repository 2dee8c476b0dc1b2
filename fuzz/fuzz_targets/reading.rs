//! The whole reading on any characters.
#![no_main]

use khabar_fuzz::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    read(text);
});
