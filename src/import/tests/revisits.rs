//! Captures of one address, and pages that had not changed.

use super::driver::{MemoryShelf, import_into, imported, left_out};
use super::writer::{Written, packed, plain};
use crate::import::wanted::{Captures, Wanted};

const ADDRESS: &str = "https://dala.example/most";
const DIGEST: &str = "sha1:AAAA";

fn page(date: &str, html: &str) -> Written {
    Written::page(ADDRESS, date, html)
}

fn revisit(address: &str, date: &str) -> Written {
    let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    Written::new("revisit", address, date, body)
}

#[test]
fn the_newest_capture_of_an_address_is_taken() {
    let older = page("2026-01-01T10:00:00Z", "<p>Старый");
    let newer = Written::page(
        "http://www.dala.example:80/most/?utm_source=a#b",
        "2026-02-01T10:00:00Z",
        "<p>Новый",
    );
    for records in [[&older, &newer], [&newer, &older]] {
        let bytes = records.iter().flat_map(|record| record.bytes()).collect();
        let (shelf, report) = imported("a.warc", bytes);
        assert_eq!((report.taken, left_out(&report)), (1, vec!["older 1".to_owned()]));
        assert_eq!(shelf.text("dala.example/most.html"), "<p>Новый");
    }
}

#[test]
fn each_capture_is_taken_where_that_is_asked_for() {
    let records = [page("2026-01-01T10:00:00Z", "<p>Один"), page("2026-02-01T10:00:00Z", "<p>Два")];
    let wanted = Wanted { captures: Captures::All, ..Wanted::default() };
    let mut shelf = MemoryShelf::default();
    let files = [("a.warc", plain(&records))];
    assert_eq!(import_into(&mut shelf, &files, &wanted).unwrap().taken, 2);
    let names: Vec<&str> = shelf.pages().into_keys().collect();
    assert_eq!(
        names,
        ["dala.example/most-20260101t100000.html", "dala.example/most-20260201t100000.html"]
    );
    let again = import_into(&mut shelf, &files, &wanted).unwrap();
    assert_eq!((again.taken, again.there), (0, 2));
}

#[test]
fn a_revisit_has_the_bytes_that_it_refers_to() {
    let first = page("2026-01-01T10:00:00Z", "<p>Мост").with("WARC-Payload-Digest", DIGEST);
    let by_digest =
        revisit(ADDRESS, "2026-02-01T10:00:00Z").with("WARC-Payload-Digest", "SHA1:aaaa");
    let by_time = revisit(ADDRESS, "2026-02-01T10:00:00Z")
        .with("WARC-Refers-To-Target-URI", ADDRESS)
        .with("WARC-Refers-To-Date", "2026-01-01T10:00:00Z");
    let by_own_address = revisit(ADDRESS, "2026-02-01T10:00:00Z")
        .with("WARC-Refers-To-Date", "2026-01-01T10:00:00Z");
    for again in [by_digest, by_time, by_own_address] {
        for swapped in [false, true] {
            let mut files = [
                ("a.warc.gz", first.bytes()),
                ("b.warc.gz", packed(&[Written::new("warcinfo", "", "", "a")])),
            ];
            files[1].1.extend(super::writer::gzip(&again.bytes()));
            if swapped {
                files.reverse();
            }
            let mut shelf = MemoryShelf::default();
            let report = import_into(&mut shelf, &files, &Wanted::default()).unwrap();
            assert_eq!((report.taken, left_out(&report)), (1, vec!["older 1".to_owned()]));
            assert_eq!(shelf.text("dala.example/most.html"), "<p>Мост");
            let sidecar = shelf.text("dala.example/most.toml");
            assert!(sidecar.contains("captured = 2026-02-01T10:00:00Z\n"), "{sidecar}");
            assert!(sidecar.contains("file = \"b.warc.gz\"\n"), "{sidecar}");
        }
    }
}

#[test]
fn a_revisit_of_another_address_with_the_same_bytes_is_a_page_of_its_own() {
    let first = page("2026-01-01T10:00:00Z", "<p>Мост").with("WARC-Payload-Digest", DIGEST);
    let other = revisit("https://dala.example/copy", "2026-02-01T10:00:00Z")
        .with("WARC-Payload-Digest", DIGEST);
    let (shelf, report) = imported("a.warc", plain(&[first, other]));
    assert_eq!((report.taken, report.has_faults()), (2, false));
    assert_eq!(shelf.text("dala.example/most.html"), shelf.text("dala.example/copy.html"));
    assert!(shelf.text("dala.example/copy.toml").contains("url = \"https://dala.example/copy\"\n"));
}

#[test]
fn a_filter_counts_for_the_revisit_and_not_for_its_bytes() {
    let first = page("2026-01-01T10:00:00Z", "<p>Мост").with("WARC-Payload-Digest", DIGEST);
    let again = revisit(ADDRESS, "2026-02-01T10:00:00Z").with("WARC-Payload-Digest", DIGEST);
    let wanted = Wanted { since: "2026-01-15".parse().ok(), ..Wanted::default() };
    let mut shelf = MemoryShelf::default();
    let report = import_into(&mut shelf, &[("a.warc", plain(&[first, again]))], &wanted).unwrap();
    assert_eq!((report.taken, left_out(&report)), (1, vec!["days 1".to_owned()]));
}

#[test]
fn a_revisit_of_a_capture_that_the_archive_has_is_there_already() {
    const OF_BYTES: &str = "sha1:JYRJSK2K32CNVMYG5MHCYCE7QSJPU5QQ";
    let first = page("2026-01-01T10:00:00Z", "<p>Мост");
    let again = || revisit(ADDRESS, "2026-02-01T10:00:00Z");
    let since = |date| again().with("WARC-Refers-To-Date", date);
    for captures in [Captures::Last, Captures::All] {
        let wanted = Wanted { captures, ..Wanted::default() };
        let mut shelf = MemoryShelf::default();
        import_into(&mut shelf, &[("a.warc", first.bytes())], &wanted).unwrap();
        for (record, is_there) in [
            (again().with("WARC-Payload-Digest", OF_BYTES), true),
            (since("2026-01-01T10:00:00Z"), true),
            (since("2026-01-02T10:00:00Z"), false),
            (again().with("WARC-Payload-Digest", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"), false),
            (
                since("2026-01-01T10:00:00Z")
                    .with("WARC-Refers-To-Target-URI", "https://a.example/"),
                false,
            ),
            (
                revisit("https://dala.example/copy", "2026-02-01T10:00:00Z")
                    .with("WARC-Payload-Digest", OF_BYTES),
                false,
            ),
        ] {
            let report = import_into(&mut shelf, &[("b.warc", record.bytes())], &wanted).unwrap();
            assert_eq!(
                (report.there == 1, report.has_faults()),
                (is_there, !is_there),
                "{record:?}"
            );
        }
    }
}

#[test]
fn a_revisit_without_its_bytes_is_named_and_a_picture_is_not() {
    let lost = revisit(ADDRESS, "2026-02-01T10:00:00Z").with("WARC-Payload-Digest", "sha1:BBBB");
    let typed = Written::new(
        "revisit",
        ADDRESS,
        "2026-02-01T10:00:00Z",
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n",
    );
    let picture = Written::response(
        "https://dala.example/a.png",
        "2026-01-01T10:00:00Z",
        "Content-Type: image/png\r\n",
        "PNG",
    )
    .with("WARC-Payload-Digest", "sha1:CCCC");
    let untyped = Written::new("revisit", "https://dala.example/a.png", "2026-02-01T10:00:00Z", "")
        .with("WARC-Payload-Digest", "sha1:CCCC");
    let (_, report) = imported("a.warc", plain(&[lost, typed, picture, untyped]));
    assert_eq!(left_out(&report), ["type 3", "lost-revisit 1"]);
    assert!(report.has_faults());
}
