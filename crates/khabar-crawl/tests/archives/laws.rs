//! What holds for any archive.

use super::*;
use proptest::prelude::*;

/// Records of all kinds.
fn any_record() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => (0usize..90).prop_map(good),
        1 => (0usize..90, 200u16..500).prop_map(|(number, status)| response(number, status, "text/html", page(number).as_bytes())),
        1 => proptest::collection::vec(any::<u8>(), 0..300).prop_map(|block| record("WARC-Type: metadata\r\n", &block)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Held::bytes(&bytes);
        let _ = Held::bytes(&[b"WARC/1.0\r\n".as_slice(), &bytes].concat());
        let _ = Held::bytes(&member(&[b"WARC/1.0\r\n".as_slice(), &bytes].concat()));
        let _ = Held::bytes(&[&[0x1f, 0x8b, 8], bytes.as_slice()].concat());
    }

    #[test]
    fn packing_does_not_matter(records in proptest::collection::vec(any_record(), 0..12), size in 1usize..5000) {
        let plain = Held::bytes(&records.concat());
        for bytes in [members(&records), member(&records.concat()), records.concat().chunks(size).flat_map(member).collect()] {
            let held = Held::of(Archive::new(Drops(&bytes, size)).unwrap());
            prop_assert_eq!(held.numbers(), plain.numbers());
            prop_assert_eq!(held.tally.records(), records.len() as u64);
            prop_assert_eq!(held.damaged(), 0, "{}", held.why());
        }
    }

    #[test]
    fn damage_loses_what_it_touches_and_invents_nothing(
        records in proptest::collection::vec((0usize..90).prop_map(good), 1..10),
        wounds in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        packed: bool,
    ) {
        let mut bytes = if packed { members(&records) } else { records.concat() };
        for (at, byte) in &wounds {
            let length = bytes.len();
            bytes[at.index(length)] = *byte;
        }
        let held = Held::bytes(&bytes);
        // In gzip a wound costs at most the record it is in; a plain file has no checksums.
        if packed {
            prop_assert!(held.pages.len() + wounds.len() >= records.len(), "{}", held.why());
            let whole = Held::bytes(&members(&records));
            for page in &held.pages {
                prop_assert!(whole.pages.contains(page), "{page:?} is not in the archive; {}", held.why());
            }
        }
    }
}
