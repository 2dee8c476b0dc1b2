//! Archives as crawlers make them.

use super::*;

#[test]
fn pages_are_given_and_the_rest_is_counted() {
    let records = [
        record("WARC-Type: warcinfo\r\n", b"software: x\r\n"),
        record("WARC-Type: request\r\nWARC-Target-URI: https://sahil.example/1\r\n", b"GET /1 HTTP/1.1\r\n\r\n"),
        good(1),
        response(2, 301, "text/html", b""),
        response(3, 200, "image/jpeg", &[0xff; 3000]),
        record("WARC-Type: revisit\r\nWARC-Target-URI: https://sahil.example/1\r\n", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("WARC-Type: response\r\nWARC-Target-URI: dns:sahil.example\r\nContent-Type: text/dns\r\n", b"127.0.0.1"),
        record("WARC-Type: response\r\nWARC-Segment-Number: 1\r\n", b"HTTP/1.1 200 OK\r\n\r\n<p>"),
        record(
            "WARC-Type: resource\r\nWARC-Target-URI: https://sahil.example/4\r\nContent-Type: text/html\r\n",
            page(4).as_bytes(),
        ),
        response(5, 404, "text/html", page(5).as_bytes()),
        good(6),
    ];
    for (form, bytes) in [("plain", records.concat()), ("members", members(&records)), ("one piece", member(&records.concat()))] {
        for size in [1, 7, 1 << 16] {
            let held = Held::of(Archive::new(Drops(&bytes, size)).unwrap());
            assert_eq!(held.numbers(), [1, 4, 6], "{form}");
            for page_held in &held.pages {
                let number = page_held.url.as_deref().unwrap().rsplit('/').next().unwrap().parse().unwrap();
                assert_eq!(page_held.body().unwrap().bytes, page(number).as_bytes(), "{form}");
            }
            assert_eq!(held.pages[0].content_type(), Some("text/html; charset=utf-8"));
            let counts = Passed::ALL.map(|reason| held.tally.count(reason));
            assert_eq!(counts, [3, 1, 1, 2, 1, 0, 0], "{form}: {}", held.why());
            assert_eq!(held.tally.records(), 11);
        }
    }
}

#[test]
fn a_piece_of_gzip_may_hold_part_of_a_record() {
    let plain: Vec<u8> = (0..30).flat_map(good).collect();
    let blocks: Vec<u8> = plain.chunks(700).flat_map(member).collect();
    let held = Held::bytes(&blocks);
    assert_eq!(held.numbers(), (0..30).collect::<Vec<_>>(), "{}", held.why());
}

#[test]
fn an_archive_goes_on_from_any_of_its_places() {
    let records: Vec<Vec<u8>> = (0..20).flat_map(|number| [good(number), record("WARC-Type: metadata\r\n", b"x: y")]).collect();
    let blocks: Vec<u8> = records.concat().chunks(5000).flat_map(member).collect();
    for bytes in [records.concat(), members(&records), member(&records.concat()), blocks] {
        let all = Held::bytes(&bytes);
        for (number, page) in all.pages.iter().enumerate() {
            let held = from(&bytes, page.place);
            assert_eq!(held.numbers(), (number..20).collect::<Vec<_>>(), "from {}", page.place);
            assert_eq!((held.damaged(), held.pages[0].place), (0, page.place));
            assert_eq!(held.tally.records(), 40 - 2 * number as u64);
        }
    }
    let bytes = members(&records);
    let mut archive = Archive::new(&bytes[..]).unwrap();
    for number in 0..20 {
        archive.next().unwrap().unwrap();
        let held = from(&bytes, archive.next_place());
        assert_eq!(held.numbers(), (number + 1..20).collect::<Vec<_>>());
    }
}

#[test]
fn offsets_are_those_of_the_records_in_the_file() {
    let records: Vec<Vec<u8>> = (0..5).map(good).collect();
    let mut offset = 0;
    for (page, record) in Held::bytes(&members(&records)).pages.iter().zip(&records) {
        assert_eq!(page.place, Place { offset, inner: 0 });
        offset += member(record).len() as u64;
    }
    let piece = Held::bytes(&member(&records.concat()));
    assert_eq!(piece.pages[1].place, Place { offset: 0, inner: records[0].len() as u64 });
}

#[test]
fn headers_with_names_comments_and_padding() {
    let mut named = flate2::GzBuilder::new()
        .filename("port.warc")
        .comment("الميناء")
        .extra(vec![1; 40])
        .write(Vec::new(), Compression::best());
    named.write_all(&good(1)).unwrap();
    let bytes = [named.finish().unwrap(), vec![0; 512], member(&good(2)), vec![0; 100]].concat();
    let held = Held::bytes(&bytes);
    assert_eq!((held.numbers(), held.damaged()), (vec![1, 2], 0), "{}", held.why());
}

#[test]
fn a_page_the_crawler_cut_off_says_so() {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page(1));
    let cut = record("WARC-Type: response\r\nWARC-Truncated: length\r\n", block.as_bytes());
    let held = Held::bytes(&cut);
    assert!(held.pages[0].body().unwrap().notes[0].contains("length"));
}

#[test]
fn nothing_is_an_archive_of_nothing() {
    assert_eq!(Held::bytes(b"").tally.records(), 0);
    assert_eq!(Held::bytes(b"\r\n\r\n").tally.records(), 0);
    assert_eq!(Held::bytes(&member(b"")).tally.records(), 0);
}

#[test]
fn archives_are_told_by_their_first_bytes() {
    let records = members(&[good(40)]);
    assert!(khabar_crawl::warc::is_warc(&good(1)) && khabar_crawl::warc::is_warc(&records));
    assert!(!khabar_crawl::warc::is_warc(&member(b"{\"title\": 1}")) && !khabar_crawl::warc::is_warc(b"<html>"));
    assert!(!khabar_crawl::warc::is_warc(&[0x1f, 0x8b]) && !khabar_crawl::warc::is_warc(b""));
}
