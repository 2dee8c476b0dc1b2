//! Damaged archives: what is whole is read, what is not is counted with its place.

use super::*;

const ALL: usize = 9;

fn records() -> Vec<Vec<u8>> {
    (0..ALL).map(|number| good(number + 10)).collect()
}

/// The pages left when the number `lost` is missing.
fn without(lost: &[usize]) -> Vec<usize> {
    (10..10 + ALL).filter(|number| !lost.contains(number)).collect()
}

#[test]
fn a_bit_turned_over_in_a_member_loses_its_page_alone() {
    let packed: Vec<Vec<u8>> = records().iter().map(|record| member(record)).collect();
    for at in 0..packed[4].len() {
        let mut damaged = packed.clone();
        damaged[4][at] ^= 0x40;
        let held = Held::bytes(&damaged.concat());
        if (4..10).contains(&at) {
            // Time, level and system stand there: nothing depends on them.
            assert_eq!(held.numbers(), without(&[]));
            continue;
        }
        let lost = [14];
        assert_eq!(held.numbers(), without(&lost), "byte {at}: {}", held.why());
        assert_eq!(held.damaged(), 1, "byte {at}: {}", held.why());
        let offset = packed[..4].iter().map(Vec::len).sum::<usize>() as u64;
        assert_eq!(held.tally.damage()[0].0, Place { offset, inner: 0 });
    }
}

#[test]
fn a_piece_missing_or_foreign_loses_the_pages_it_touches() {
    let packed: Vec<Vec<u8>> = records().iter().map(|record| member(record)).collect();
    let start = packed[..4].iter().map(Vec::len).sum::<usize>();
    let whole = packed.concat();
    // From the middle of 14 to near the end of 15.
    let missing = [&whole[..start + packed[4].len() / 2], &whole[start + packed[4].len() + packed[5].len() - 20..]].concat();
    let held = Held::bytes(&missing);
    assert_eq!(held.numbers(), without(&[14, 15]), "{}", held.why());
    let foreign = [&whole[..start], &[0x1f, 0x8b, 8, 0, 7, 7][..], b"nonsense".repeat(900).as_slice(), &whole[start..]].concat();
    let held = Held::bytes(&foreign);
    assert_eq!((held.numbers(), held.damaged()), (without(&[]), 1), "{}", held.why());
}

#[test]
fn a_file_cut_off_anywhere_gives_all_pages_before() {
    let packed = members(&records());
    let plain = records().concat();
    for bytes in [packed, plain] {
        let whole = Held::bytes(&bytes);
        let mut before = 0;
        for cut in (0..bytes.len()).step_by(13) {
            let held = Held::bytes(&bytes[..cut]);
            let count = held.pages.len();
            assert_eq!(held.numbers(), whole.numbers()[..count]);
            assert!(count >= before && held.damaged() <= 1, "cut at {cut}: {}", held.why());
            let next = whole.pages.get(count + 1).map_or(bytes.len() as u64 + 9, |page| page.place.offset);
            assert!((cut as u64) < next, "cut at {cut} loses a whole page");
            before = count;
        }
    }
}

#[test]
fn a_wrong_length_loses_its_page_alone() {
    for form in [
        |records: &[Vec<u8>]| records.concat(),
        |records: &[Vec<u8>]| members(records),
        |records: &[Vec<u8>]| member(&records.concat()),
    ] {
        for change in [-70, -1, 70, 900, 3000] {
            let mut records = records();
            let text = String::from_utf8(records[4].clone()).unwrap();
            let length = text.split("Content-Length: ").nth(1).unwrap().split("\r\n").next().unwrap();
            let wrong = (length.parse::<i64>().unwrap() + change).to_string();
            records[4] = text.replacen(&format!("Content-Length: {length}"), &format!("Content-Length: {wrong}"), 1).into_bytes();
            let held = Held::bytes(&form(&records));
            assert_eq!(held.numbers(), without(&[14]), "{change}: {}", held.why());
            assert_eq!(held.damaged(), 1, "{change}: {}", held.why());
        }
    }
}

#[test]
fn a_length_beyond_all_measure_does_not_swallow_what_follows() {
    for length in ["99999999999", "18446744073709551615"] {
        let mut records = records();
        let text = String::from_utf8(records[4].clone()).unwrap();
        let right = text.split("Content-Length: ").nth(1).unwrap().split("\r\n").next().unwrap().to_owned();
        records[4] = text.replacen(&format!("Content-Length: {right}"), &format!("Content-Length: {length}"), 1).into_bytes();
        let held = Held::bytes(&records.concat());
        assert_eq!(held.numbers(), without(&[14]), "{}", held.why());
        assert_eq!(held.tally.count(Passed::TooLarge), 1);
    }
}

#[test]
fn a_head_that_is_none_loses_its_page_alone() {
    for nonsense in ["WARC/1.0\r\nContent-Length: x\r\n\r\n", "WARC/9.0\r\n\r\n", "<html>", "WARC/1.0 WARC/1.0 WARC/1.0"] {
        for form in [
            |records: &[Vec<u8>]| records.concat(),
            |records: &[Vec<u8>]| members(records),
            |records: &[Vec<u8>]| member(&records.concat()),
        ] {
            let mut records = records();
            records[4] = [nonsense.as_bytes(), b"\r\n\r\n"].concat();
            let held = Held::bytes(&form(&records));
            assert_eq!(held.numbers(), without(&[14]), "{nonsense}: {}", held.why());
            assert_eq!(held.damaged(), 1, "{nonsense}: {}", held.why());
        }
    }
}

#[test]
fn an_input_that_fails_to_read_ends_with_its_error() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let bytes = good(1);
    let mut archive = Archive::new(bytes.chain(Failing)).unwrap();
    let outcomes: Vec<_> = archive.by_ref().collect();
    assert!(outcomes.last().unwrap().is_err() && outcomes.len() <= 2);
    assert!(archive.next().is_none());
}

#[test]
fn a_beginning_that_is_none_does_not_hide_what_the_archive_is() {
    for bytes in [members(&records()), records().concat()] {
        let held = Held::bytes(&[b"nonsense in front of it\n", bytes.as_slice()].concat());
        assert_eq!((held.numbers(), held.damaged()), (without(&[]), 1), "{}", held.why());
        // A place in the middle of a record is none: the next record is taken.
        let held = from(&bytes, Place { offset: 5, inner: 0 });
        assert_eq!((held.numbers(), held.damaged()), (without(&[10]), 1), "{}", held.why());
    }
}
