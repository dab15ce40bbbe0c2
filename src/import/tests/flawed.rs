//! Captures that are cut, altered or no pages, beside others of the same address and alone.

use super::driver::{MemoryShelf, import_into, imported, left_out};
use super::writer::{Written, gzip, packed, plain};
use crate::import::wanted::{Captures, Wanted};

const ADDRESS: &str = "https://dala.example/most";
const NAME: &str = "dala.example/most.html";
const OLD: &str = "2026-03-01T10:00:00Z";
const NEW: &str = "2026-03-05T10:00:00Z";
const HTML: &str = "<!doctype html><title>Мост</title><p>Мост открыли вчера утром.";
/// A digest of other bytes than any page here has.
const FOREIGN: &str = "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5";

fn whole(date: &str) -> Written {
    Written::page(ADDRESS, date, HTML)
}

fn answer(lines: &str, body: impl AsRef<[u8]>) -> Written {
    Written::response(ADDRESS, NEW, &format!("Content-Type: text/html\r\n{lines}"), body)
}

/// Captures that are newer than the whole one and worse.
fn flawed() -> Vec<Written> {
    let cut = gzip(HTML.repeat(9).as_bytes());
    let chunked = format!("ffff\r\n{HTML}<p>Второй");
    let newer = answer("", format!("{HTML}<p>Второй"));
    vec![
        newer.with("WARC-Truncated", "length"),
        answer("Content-Encoding: gzip\r\n", &cut[..cut.len() / 2]),
        answer("Transfer-Encoding: chunked\r\n", chunked),
        answer("", "<p>Мост зкрыли").with("WARC-Block-Digest", FOREIGN),
        answer("", "<p>Мост зкрыли").with("WARC-Payload-Digest", FOREIGN),
    ]
}

#[test]
fn a_whole_capture_is_taken_rather_than_a_newer_one_that_is_not() {
    for newer in flawed() {
        for records in [[whole(OLD).bytes(), newer.bytes()], [newer.bytes(), whole(OLD).bytes()]] {
            let (shelf, report) = imported("a.warc", records.concat());
            assert_eq!((report.taken, left_out(&report)), (1, vec!["flawed 1".to_owned()]));
            assert_eq!(shelf.text(NAME), HTML);
        }
    }
}

#[test]
fn a_flawed_capture_is_taken_where_there_is_no_other_and_its_flaw_is_said() {
    for (number, record) in flawed().iter().enumerate() {
        let (shelf, report) = imported("a.warc", record.bytes());
        let flaw = if number < 3 { "cut" } else { "altered" };
        assert_eq!(report.taken, 1);
        assert_eq!(report.cut.count + report.altered.count, 1);
        assert_eq!(report.has_faults(), flaw == "altered", "{number}");
        let sidecar = shelf.text("dala.example/most.toml");
        assert!(sidecar.contains(&format!("flaw = \"{flaw}\"\n")), "{sidecar}");
    }
}

#[test]
fn a_whole_capture_of_any_time_comes_after_a_flawed_one_and_no_flawed_one_after_it() {
    for newer in flawed() {
        let mut shelf = MemoryShelf::default();
        let mut import = |record: &Written| {
            let files = [("a.warc", record.bytes())];
            let report = import_into(&mut shelf, &files, &Wanted::default()).unwrap();
            (report.taken, report.there, left_out(&report))
        };
        assert_eq!(import(&newer), (1, 0, vec![]));
        assert_eq!(import(&whole(OLD)), (1, 0, vec![]));
        assert_eq!(import(&newer), (0, 1, vec![]));
        let mut later = newer;
        later.fields.iter_mut().for_each(|(name, value)| {
            if name == "WARC-Date" {
                *value = "2026-03-09T10:00:00Z".to_owned();
            }
        });
        later.body.extend(b"<p>");
        assert_eq!(import(&later), (0, 0, vec!["flawed 1".to_owned()]));
    }
}

#[test]
fn a_damaged_member_leaves_the_older_capture() {
    let older = gzip(&whole(OLD).bytes());
    for breaks in 0..=4 {
        let newer = Written::page(ADDRESS, NEW, "<p>Новый").bytes();
        let mut damaged = gzip(&newer[..newer.len() - breaks]);
        let crc = damaged.len() - 7;
        damaged[crc] ^= 1;
        let (shelf, report) = imported("a.warc.gz", [&older[..], &damaged].concat());
        assert_eq!((report.taken, left_out(&report)), (1, vec!["damaged 1".to_owned()]));
        assert_eq!(shelf.text(NAME), HTML);
    }
}

#[test]
fn a_page_is_whole_where_one_of_its_digests_holds() {
    use sha1::{Digest, Sha1};
    let digest = |bytes: &[u8]| {
        let hex: String = Sha1::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("sha1:{hex}")
    };
    let packed_body = gzip(HTML.as_bytes());
    let size = format!("{:x}\r\n", packed_body.len());
    let sent = [size.as_bytes(), &packed_body, b"\r\n0\r\n\r\n"].concat();
    let lines = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n";
    let record = || answer(lines, &sent);
    let block = digest(&record().body);
    for (block, payload) in [
        (block.as_str(), FOREIGN),
        (FOREIGN, &*digest(&sent)),
        (FOREIGN, &*digest(&packed_body)),
        (FOREIGN, &*digest(HTML.as_bytes())),
        ("md5:00", "sha1:AAAA"),
    ] {
        let record = record().with("WARC-Block-Digest", block).with("WARC-Payload-Digest", payload);
        let (shelf, report) = imported("a.warc.gz", packed(&[record]));
        assert_eq!((report.taken, report.altered.count), (1, 0), "{block} {payload}");
        assert_eq!(shelf.text(NAME), HTML);
    }
}

#[test]
fn the_bytes_of_an_altered_capture_are_lent_to_none_that_asks_by_the_digest() {
    let altered = whole(OLD).with("WARC-Payload-Digest", FOREIGN);
    let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    let again = Written::new("revisit", ADDRESS, NEW, body).with("WARC-Payload-Digest", FOREIGN);
    let (_, report) = imported("a.warc", plain(&[altered, again]));
    assert_eq!((report.taken, left_out(&report)), (1, vec!["lost-revisit 1".to_owned()]));
}

#[test]
fn every_capture_is_taken_where_that_is_asked_for() {
    let wanted = Wanted { captures: Captures::All, ..Wanted::default() };
    for newer in flawed() {
        let mut shelf = MemoryShelf::default();
        let files = [("a.warc", plain(&[whole(OLD), newer]))];
        assert_eq!(import_into(&mut shelf, &files, &wanted).unwrap().taken, 2);
    }
}

#[test]
fn what_is_clearly_no_page_is_none_whatever_the_server_says() {
    let bodies: [&[u8]; 9] = [
        b"%PDF-1.4\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04\x14\0",
        b"\xff\xd8\xff\xe0",
        b"\0\x01\x02\x03\x04\0\0\0\x01\x02",
        br#"{"a": "<p>1</p>"}"#,
        b"\xef\xbb\xbf [{\"a\": 1}]",
        b"<?xml version='1.0'?>\n<rss version='2.0'><channel>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'>",
    ];
    for body in bodies {
        let (shelf, report) = imported("a.warc", plain(&[whole(OLD), answer("", body)]));
        assert_eq!((report.taken, left_out(&report)), (1, vec!["type 1".to_owned()]), "{body:?}");
        assert_eq!(shelf.text(NAME), HTML);
    }
    let utf_16: Vec<u8> = HTML.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let pages: [&[u8]; 4] = [&utf_16, b"{{ template }} <p>a", b"[a] <p>b", b"<svg></svg><p>a"];
    for body in pages {
        assert_eq!(imported("a.warc", answer("", body).bytes()).1.taken, 1, "{body:?}");
    }
}
