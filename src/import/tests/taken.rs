//! What is taken of a WARC file.

use super::driver::{MemoryShelf, import_into, imported, left_out};
use super::writer::{Written, gzip, in_frames, packed, passed_over, plain, zstd};
use crate::import::capture::PageFormat;
use crate::import::reason::Reason;
use crate::import::wanted::Wanted;

const DAY: &str = "2026-02-14T11:52:03Z";
const HTML: &str = "<!doctype html><title>Мост</title><p>Мост открыли.</p>";

fn pages() -> Vec<Written> {
    vec![
        Written::new("warcinfo", "", DAY, "software: none"),
        Written::new("request", "https://dala.example/most", DAY, "GET /most HTTP/1.1\r\n\r\n"),
        Written::page("https://dala.example/most", DAY, HTML),
        Written::new("metadata", "https://dala.example/most", DAY, "via: none"),
        Written::page("https://dala.example/voda", DAY, "<p>Вода"),
    ]
}

#[test]
fn pages_are_the_same_however_the_file_is_packed() {
    let whole = gzip(&plain(&pages()));
    let cut: Vec<u8> = plain(&pages()).chunks(50).flat_map(gzip).collect();
    let old = pages().into_iter().map(|record| Written { version: "WARC/1.0", ..record });
    let old = plain(&old.collect::<Vec<_>>());
    let frames = in_frames(&pages());
    let padded = [passed_over(3, b"index"), frames.clone(), passed_over(0, b"")].concat();
    let frame = zstd(&plain(&pages()));
    for bytes in [plain(&pages()), packed(&pages()), whole, cut, old, frames, padded, frame] {
        let (shelf, report) = imported("crawl.warc.gz", bytes);
        assert_eq!(report.left_out, Default::default());
        assert_eq!(report.taken, 2);
        let names: Vec<&str> = shelf.pages().into_keys().collect();
        assert_eq!(names, ["dala.example/most.html", "dala.example/voda.html"]);
        assert_eq!(shelf.text("dala.example/most.html"), HTML);
    }
}

/// Three records of which the last frame does not name the dictionary that the file begins with; made
/// by the program `zstd`.
const WITH_DICTIONARY: &[u8] = include_bytes!("files/dictionary.warc.zst");

#[test]
fn frames_are_read_with_the_dictionary_that_the_file_begins_with() {
    let (dictionary, frames) = WITH_DICTIONARY.split_at(8 + 768);
    let packed = passed_over(0xd, &zstd(&dictionary[8..]));
    for file in [WITH_DICTIONARY.to_vec(), [&packed, frames].concat()] {
        let (shelf, report) = imported("crawl.warc.zst", file);
        assert_eq!(left_out(&report), [""; 0]);
        let names: Vec<&str> = shelf.pages().into_keys().collect();
        let expected = ["most", "parom", "voda"].map(|name| format!("dala.example/{name}.html"));
        assert_eq!(names, expected);
        assert_eq!(shelf.text("dala.example/most.html"), HTML);
    }
}

#[test]
fn a_missing_or_damaged_dictionary_is_said_and_no_page_is_made_up() {
    let (dictionary, frames) = WITH_DICTIONARY.split_at(8 + 768);
    let mut spoilt = dictionary.to_vec();
    spoilt[12..40].fill(0xff);
    let cut = WITH_DICTIONARY[..100].to_vec();
    for file in [frames.to_vec(), [&spoilt, frames].concat(), cut, passed_over(0xd, b"")] {
        let (shelf, report) = imported("crawl.warc.zst", file);
        assert!(report.has_faults() && shelf.pages().is_empty(), "{report:?}");
    }
}

#[test]
fn the_sidecar_says_where_a_page_is_from() {
    let (shelf, _) = imported("/crawls/2026/crawl.warc", plain(&pages()));
    insta::assert_snapshot!(shelf.text("dala.example/most.toml"), @r#"
    url = "https://dala.example/most"
    captured = 2026-02-14T11:52:03Z

    [capture]
    status = 200
    media_type = "text/html; charset=utf-8"
    digest = "sha256:563dc7eca7686f302802d6486f447c966853d0db9f0c84c6e006621c7a632a77"
    file = "crawl.warc"
    offset = 389
    "#);
}

#[test]
fn only_answers_with_pages_are_taken() {
    let response = |name: &str, lines: &str, body: &str| {
        Written::response(&format!("https://dala.example/{name}"), DAY, lines, body)
    };
    let mut gone = Written::page("https://dala.example/gone", DAY, HTML);
    gone.body = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone".to_vec();
    let records = [
        gone,
        response("a", "Content-Type: image/png\r\n", "\u{89}PNG"),
        response("b", "Content-Type: text/css\r\n", "<html> is no page here"),
        response("c", "Content-Type: text/plain\r\n", "a text"),
        response("d", "", "{}"),
        response("e", "Content-Type: text/html\r\n", " \r\n"),
        Written::new("response", "https://dala.example/f", DAY, "no answer"),
        Written::new("response", "dns:dala.example", DAY, "127.0.0.1")
            .with("Content-Type", "text/dns"),
        Written::new("conversion", "https://dala.example/g", DAY, "a text"),
        Written::new("continuation", "https://dala.example/h", DAY, "the rest"),
    ];
    let (shelf, report) = imported("crawl.warc", plain(&records));
    assert!(shelf.files.is_empty());
    assert_eq!(
        left_out(&report),
        [
            "status 1",
            "type 4",
            "conversion 1",
            "no-address 1",
            "empty 1",
            "segment 1",
            "no-answer 1"
        ]
    );
}

#[test]
fn a_page_that_a_crawler_cut_off_is_taken_and_named() {
    let record =
        Written::page("https://dala.example/a", DAY, HTML).with("WARC-Truncated", "length");
    let (_, report) = imported("a.warc", record.bytes());
    assert_eq!((report.taken, report.cut.count, report.has_faults()), (1, 1, false));
}

#[test]
fn a_page_is_known_by_its_type_or_by_its_first_bytes() {
    let types = [
        "Content-Type: text/html\r\n",
        "content-type: TEXT/HTML ; charset=koi8-r\r\n",
        "Content-Type: application/xhtml+xml\r\n",
        "Content-Type: application/octet-stream\r\n",
        "",
    ];
    for lines in types {
        let record = Written::response("https://dala.example/a", DAY, lines, HTML);
        assert_eq!(imported("a.warc", record.bytes()).1.taken, 1, "{lines}");
    }
    let resource = Written::new("resource", "https://dala.example/a", DAY, HTML);
    assert_eq!(imported("a.warc", resource.bytes()).1.taken, 1);
    let file = Written::new("resource", "file:///home/a.html", DAY, HTML);
    assert_eq!(left_out(&imported("a.warc", file.bytes()).1), ["no-address 1"]);
}

#[test]
fn texts_are_taken_where_they_are_asked_for() {
    let lines = "Content-Type: text/plain\r\n";
    let record = Written::response("https://dala.example/a.txt", DAY, lines, "Мост открыли.");
    let mut shelf = MemoryShelf::default();
    let wanted = Wanted { formats: vec![PageFormat::Text], ..Wanted::default() };
    import_into(&mut shelf, &[("a.warc", record.bytes())], &wanted).unwrap();
    let name = *shelf.pages().keys().next().unwrap();
    assert!(name.starts_with("dala.example/a-txt-") && name.ends_with(".txt"), "{name}");
}

#[test]
fn addresses_and_times_are_read_as_tools_write_them() {
    for (address, date, url, captured) in [
        ("<https://dala.example/a>", DAY, "https://dala.example/a", "2026-02-14T11:52:03Z"),
        ("https://dala.example/a b", DAY, "https://dala.example/a%20b", "2026-02-14T11:52:03Z"),
        ("https://dala.example/a", "2026-02-14T11:52:03.123456Z", "", "2026-02-14T11:52:03Z"),
        ("https://dala.example/a", "2026-02-14T11:52:00Z", "", "2026-02-14T11:52:00Z"),
        ("https://dala.example/a", "2026-02-14", "", "2026-02-14"),
    ] {
        let (shelf, _) = imported("a.warc", Written::page(address, date, HTML).bytes());
        let sidecar = shelf.files.iter().find(|(path, _)| path.ends_with(".toml")).unwrap().1;
        let sidecar = std::str::from_utf8(sidecar).unwrap();
        assert!(sidecar.contains(&format!("captured = {captured}\n")), "{date}: {sidecar}");
        assert!(sidecar.contains(url), "{address}: {sidecar}");
    }
}

#[test]
fn an_address_that_no_sidecar_may_have_is_left_out() {
    for address in ["ftp://dala.example/a", "https://", ""] {
        let (_, report) = imported("a.warc", Written::page(address, DAY, HTML).bytes());
        assert_eq!(left_out(&report), ["no-address 1"], "{address}");
    }
    let long = format!("https://a.example/{}", "a".repeat(3000));
    let (_, report) = imported("a.warc", Written::page(&long, DAY, HTML).bytes());
    assert_eq!(left_out(&report), ["long-address 1"]);
    let example = &report.left_out[&Reason::LongAddress].examples[0].what;
    assert!(report.has_faults() && example.len() < 200 && long.starts_with(&example[..90]));
}
