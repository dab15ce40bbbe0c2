//! Files that are damaged: one line for each fault, and everything else is imported.

use super::driver::{imported, left_out, place};
use super::writer::{Written, gzip, in_frames, packed, plain};
use crate::import::reason::Reason;

const DAY: &str = "2026-02-14T11:52:03Z";

/// A page of which no two have the same bytes.
fn page(number: u64) -> Written {
    let words: String = (0..400u64)
        .map(|word| format!("{} ", (number + 1) * (word + 7) * 2_654_435_761 % 99_991))
        .collect();
    Written::page(&format!("https://dala.example/{number}"), DAY, &format!("<p>{words}"))
}

fn pages(count: u64) -> Vec<Written> {
    (0..count).map(page).collect()
}

/// What is left of a file: how many pages, and what is wrong.
fn read(bytes: Vec<u8>) -> (usize, Vec<String>) {
    let (_, report) = imported("a.warc.gz", bytes);
    (report.taken, left_out(&report))
}

#[test]
fn a_record_of_another_length_than_it_says_costs_itself_alone() {
    let length = page(1).body.len() as u64;
    for stated in [0, 1, length - 1, length - 300, length + 5, length + 300, 1 << 20, u64::MAX / 2]
    {
        let mut records = pages(4);
        records[1] = page(1).stating(stated);
        for bytes in [plain(&records), packed(&records), gzip(&plain(&records))] {
            let (_, report) = imported("a.warc", bytes.clone());
            let expected = vec!["wrong-length 1".to_owned()];
            assert_eq!((report.taken, left_out(&report)), (3, expected), "{stated}");
            let start = match &bytes[..2] {
                b"WA" => format!("byte {}", records[0].bytes().len()),
                _ if bytes.len() == packed(&records).len() => {
                    format!("byte {}", gzip(&records[0].bytes()).len())
                }
                _ => format!("byte 0, unpacked byte {}", records[0].bytes().len()),
            };
            assert_eq!(place(&report, Reason::WrongLength), start, "{stated}");
        }
    }
}

#[test]
fn a_record_may_end_with_fewer_or_more_line_breaks_than_it_should() {
    let [first, second] = [page(0).bytes(), page(1).bytes()];
    let first = &first[..first.len() - 4];
    for breaks in ["", "\n", "\r\n", "\n\n", "\r\n\r\n\r\n"] {
        assert_eq!(read([first, breaks.as_bytes(), &second].concat()), (2, vec![]), "{breaks:?}");
    }
}

#[test]
fn a_start_that_is_damaged_costs_no_more_than_its_record() {
    let records = pages(4);
    for bytes in [packed(&records), in_frames(&records), plain(&records)] {
        for (added, removed) in [(&b"\x00"[..], 0), (b"\n\n\n", 0), (b"PK\x03\x04", 2), (b"", 3)] {
            let spoilt = [added, &bytes[removed..]].concat();
            let (taken, _) = read(spoilt);
            assert!(taken >= 3, "{taken} of 4 behind {added:?} for {removed} bytes");
        }
    }
}

#[test]
fn garbage_between_records_is_passed() {
    let [first, second] = [page(0).bytes(), page(1).bytes()];
    for garbage in
        ["garbage", "garbage\r\n\r\n", "WARC", "\0\0\0\0", "WARC/0.9 is old\r\n", "\nWARC/1"]
    {
        let bytes = [&first, garbage.as_bytes(), b"\r\n", &second].concat();
        assert_eq!(read(bytes), (2, vec!["garbage 1".to_owned()]), "{garbage:?}");
        let bytes = [gzip(&first), garbage.as_bytes().to_vec(), gzip(&second)].concat();
        assert_eq!(read(bytes), (2, vec!["garbage 1".to_owned()]), "{garbage:?}");
    }
    let breaks = [&first, &b"\r\n\n\r\n\r\n"[..], &second].concat();
    assert_eq!(read(breaks), (2, vec![]));
}

#[test]
fn a_file_that_is_cut_off_has_all_records_before() {
    let records = pages(3);
    let [plain, packed] = [plain(&records), packed(&records)];
    let last = records[2].bytes();
    for rest in [last.len() - 5, last.len() / 2, 40, 5] {
        let (pages, faults) = read(plain[..plain.len() - last.len() + rest].to_vec());
        assert_eq!(pages, 2, "{rest}");
        assert!(["cut-off 1", "no-header 1", "garbage 1"].contains(&&*faults[0]), "{faults:?}");
        assert_eq!(faults.len(), 1);
    }
    // Nothing is lost with the empty lines at the end.
    assert_eq!(read(plain[..plain.len() - 3].to_vec()), (3, vec![]));
    let last = gzip(&last);
    for rest in [last.len() - 20, last.len() / 2, 12] {
        let bytes = packed[..packed.len() - last.len() + rest].to_vec();
        assert_eq!(read(bytes), (2, vec!["cut-off 1".to_owned()]), "{rest}");
    }
}

#[test]
fn a_damaged_gzip_member_costs_itself_alone() {
    let members: Vec<Vec<u8>> = pages(4).iter().map(|page| gzip(&page.bytes())).collect();
    let length = members[1].len();
    for at in [10, 11, 40, length / 3, length / 2, length - 40, length - 8, length - 1] {
        let mut damaged = members.clone();
        damaged[1][at] ^= 0x55;
        let (pages, faults) = read(damaged.concat());
        assert_eq!(pages, 3, "{at}: {faults:?}");
        assert!(faults.iter().all(|fault| fault.ends_with(" 1")), "{at}: {faults:?}");
        assert_eq!(faults.len(), 1, "{at}: {faults:?}");
    }
    for breaks in 0..=4 {
        let bare = gzip(&page(1).bytes()[..page(1).bytes().len() - breaks]);
        let mut damaged = [&members[0], &bare[..], &members[2]].concat();
        damaged[members[0].len() + bare.len() - 7] ^= 1;
        assert_eq!(read(damaged), (2, vec!["damaged 1".to_owned()]), "{breaks}");
    }
    let mut headless = members.clone();
    headless[1][0] = 0;
    assert_eq!(read(headless.concat()), (3, vec!["garbage 1".to_owned()]));
    let cut: Vec<u8> =
        [&members[0][..], &members[1][..length / 2], &members[2], &members[3]].concat();
    assert_eq!(read(cut), (3, vec!["damaged 1".to_owned()]));
}

#[test]
fn a_header_that_does_not_end_costs_itself_alone() {
    let endless = [b"WARC/1.0\r\n".as_slice(), &b"X: yes\r\n".repeat(20_000)].concat();
    for broken in [
        &b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"[..],
        b"WARC/1.0\r\n\r\n",
        &endless,
        b"WARC/1.1\r\nContent-Length: many\r\n\r\n",
    ] {
        let bytes = [&page(0).bytes(), broken, b"\r\n", &page(1).bytes()].concat();
        assert_eq!(read(bytes), (2, vec!["no-header 1".to_owned()]));
    }
}

#[test]
fn a_warc_file_within_a_record_is_a_thing_of_its_own() {
    let inner = plain(&pages(3));
    let lines = "Content-Type: application/warc\r\n";
    let outer = Written::response("https://dala.example/crawl.warc", DAY, lines, &inner);
    let records = [page(8), outer, page(9)];
    for bytes in [plain(&records), packed(&records), gzip(&plain(&records))] {
        assert_eq!(read(bytes), (2, vec!["type 1".to_owned()]));
    }
    let lines = "Content-Type: application/warc\r\n";
    let outer = Written::response("https://dala.example/crawl.warc", DAY, lines, &inner);
    let bytes = [outer.bytes(), b"garbage\r\n".to_vec(), page(9).bytes()].concat();
    assert_eq!(read(bytes), (1, vec!["type 1".to_owned(), "garbage 1".to_owned()]));
}

#[test]
fn a_file_of_no_kind_is_named() {
    for bytes in [&b"%PDF-1.7"[..], b"", b"text"] {
        let (_, report) = imported("a.bin", bytes.to_vec());
        assert_eq!(left_out(&report), ["other-kind 1"]);
    }
    assert_eq!(read(b"no record at all".to_vec()), (0, vec!["garbage 1".to_owned()]));
    assert_eq!(read(Vec::new()), (0, vec!["nothing 1".to_owned()]));
}
