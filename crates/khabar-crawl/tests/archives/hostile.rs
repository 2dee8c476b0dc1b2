//! Archives made to do harm: bounded time and memory, and the pages behind them are still read.

use super::*;
use std::time::{Duration, Instant};

#[test]
fn a_member_that_swells_is_given_up() {
    let spaces = vec![b' '; 200 << 20];
    let bomb = member(&record(
        "WARC-Type: response\r\nWARC-Target-URI: https://sahil.example/2\r\n",
        &[b"HTTP/1.1 200 OK\r\n\r\n", &spaces[..]].concat(),
    ));
    let bytes = [member(&good(1)), bomb, member(&good(3))].concat();
    let held = Held::bytes(&bytes);
    assert_eq!((held.numbers(), held.damaged()), (vec![1, 3], 1), "{}", held.why());
    assert!(held.why().contains("bomb"));
}

#[test]
fn a_record_too_large_for_a_page_is_passed_over() {
    let block = [b"HTTP/1.1 200 OK\r\n\r\n", &vec![b'x'; 33 << 20][..]].concat();
    let large = record("WARC-Type: response\r\nWARC-Target-URI: https://sahil.example/2\r\n", &block);
    let held = Held::bytes(&[good(1), large, good(3)].concat());
    assert_eq!((held.numbers(), held.tally.count(Passed::TooLarge), held.damaged()), (vec![1, 3], 1, 0), "{}", held.why());
}

#[test]
fn heads_without_end_and_empty_members_without_number() {
    let endless = [b"WARC/1.0\r\n".to_vec(), b"a: b\r\n".repeat(1 << 20)].concat();
    let held = Held::bytes(&[good(1), endless, good(3)].concat());
    assert_eq!(held.numbers(), [1, 3], "{}", held.why());
    let false_heads = [good(1), b"WARC/1.0\n".repeat(100_000), good(3)].concat();
    assert_eq!(Held::bytes(&false_heads).numbers(), [1, 3]);
    let empty = [member(b"").repeat(300_000), member(&good(1))].concat();
    assert_eq!(Held::bytes(&empty).numbers(), [1]);
}

/// Heads that each claim what follows: going back to each must not make time square.
#[test]
fn time_is_linear_in_nested_claims() {
    let claims =
        |count: usize| b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n".repeat(count);
    let stored = |count: usize| {
        // Members in stored blocks within one another's reach, each beginning like a record and none whole.
        let mut bytes = Vec::new();
        for _ in 0..count {
            bytes.extend_from_slice(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0]);
            bytes.extend_from_slice(b"WARC/1.0\r\n\r\n");
        }
        bytes
    };
    // Once over it takes a tenth of a second; looked through again from each claim, it would take many minutes.
    for bytes in [claims(160_000), stored(160_000)] {
        let start = Instant::now();
        std::hint::black_box(Held::bytes(&bytes).damaged());
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}
