//! Packages.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use rawzip::path::EntryPath;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::driver::{MemoryShelf, import_into, imported, left_out};
use super::writer::{Written, gzip, packed};
use crate::import::reason::Reason;
use crate::import::wanted::{Unlisted, Wanted};

const DAY: &str = "2026-02-14T11:52:03Z";

fn zipped<N: AsRef<[u8]>>(files: &[(N, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut package = ZipArchiveWriter::new(Vec::new());
    for (name, bytes) in files {
        let file = package.new_file(EntryPath::verbatim(name.as_ref()));
        let (mut entry, config) = file.compression_method(method).start().unwrap();
        let mut sums = config.wrap(io::sink());
        sums.write_all(bytes).unwrap();
        let (_, sums) = sums.finish().unwrap();
        let packed = match method {
            CompressionMethod::STORE => bytes.clone(),
            _ => deflated(bytes),
        };
        entry.write_all(&packed).unwrap();
        entry.finish(sums).unwrap();
    }
    package.finish().unwrap()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn page(name: &str) -> Written {
    Written::page(&format!("https://dala.example/{name}"), DAY, &format!("<p>{name}"))
}

fn list(names: &[&str]) -> Vec<u8> {
    let mut list =
        "{\"format\": \"json-pages-1.0\", \"id\": \"pages\", \"title\": \"all\"}\n".to_owned();
    for name in names {
        list.push_str(&format!(
            "{{\"url\": \"https://dala.example/{name}\", \"title\": \"Чужой\"}}\n"
        ));
    }
    list.into_bytes()
}

/// A package as a crawl by a browser makes it, in which `advert` is a frame.
fn package(method: CompressionMethod) -> Vec<u8> {
    let mut moved = page("seed");
    moved.body = b"HTTP/1.1 301 Moved\r\nLocation: ru/seed\r\n\r\n".to_vec();
    let first = [page("most"), page("advert"), moved, page("ru/seed")];
    zipped(
        &[
            ("archive/b.warc.gz", packed(&[page("voda")])),
            ("archive/a.warc.gz", packed(&first)),
            ("indexes/index.cdx.gz", gzip(b"an index")),
            ("pages/pages.jsonl", list(&["most", "seed"])),
            ("pages/extraPages.jsonl", list(&["voda"])),
            ("datapackage.json", b"{}".to_vec()),
        ],
        method,
    )
}

#[test]
fn the_pages_that_a_package_lists_are_taken() {
    for method in [CompressionMethod::STORE, CompressionMethod::DEFLATE] {
        let (shelf, report) = imported("crawls/a.wacz", package(method));
        let names: Vec<&str> = shelf.pages().into_keys().collect();
        assert_eq!(
            names,
            ["dala.example/most.html", "dala.example/ru/seed.html", "dala.example/voda.html"]
        );
        assert_eq!(left_out(&report), ["status 1", "not-listed 1"]);
        let sidecar = shelf.text("dala.example/voda.toml");
        assert!(sidecar.contains("file = \"a.wacz/archive/b.warc.gz\"\noffset = 0\n"), "{sidecar}");
        assert!(!sidecar.contains("title"), "{sidecar}");
        let origin = &report.left_out[&Reason::NotListed].examples[0].origin;
        assert!(
            origin.to_string().starts_with("crawls/a.wacz/archive/a.warc.gz at byte "),
            "{origin}"
        );
    }
}

#[test]
fn what_a_listed_page_led_to_is_taken_wherever_it_stands() {
    let led = |from: &str, to: &str| {
        let mut moved = page(from);
        moved.body = format!("HTTP/1.1 301 Moved\r\nLocation: /{to}\r\n\r\n").into_bytes();
        moved
    };
    let (early, late) =
        ([page("ru/seed"), page("advert")], [led("kk", "ru/seed"), led("seed", "kk")]);
    let files = [
        ("archive/a.warc.gz", packed(&early)),
        ("archive/b.warc.gz", packed(&late)),
        ("pages/pages.jsonl", list(&["seed"])),
    ];
    let (shelf, report) = imported("a.wacz", zipped(&files, CompressionMethod::STORE));
    assert_eq!(shelf.pages().into_keys().collect::<Vec<_>>(), ["dala.example/ru/seed.html"]);
    assert_eq!(left_out(&report), ["status 2", "not-listed 1"]);
}

#[test]
fn a_line_of_a_list_that_is_too_long_is_named() {
    let line = format!(
        "{{\"text\": \"{}\", \"url\": \"https://dala.example/voda\"}}\n",
        "a".repeat(16 << 20)
    );
    let pages = [list(&["most"]), line.into_bytes(), list(&["seed"])].concat();
    let files = [
        ("archive/a.warc.gz", packed(&[page("most"), page("voda"), page("seed")])),
        ("pages/pages.jsonl", pages),
    ];
    let (shelf, report) = imported("a.wacz", zipped(&files, CompressionMethod::STORE));
    assert_eq!(shelf.pages().len(), 2);
    assert_eq!(left_out(&report), ["not-listed 1", "long-line 1"]);
    let what = &report.left_out[&Reason::LongLine].examples[0].what;
    assert_eq!(what, "line 3 of pages/pages.jsonl");
}

#[test]
fn all_html_of_a_package_is_taken_where_that_is_asked_for_or_nothing_is_listed() {
    let wanted = Wanted { unlisted: Unlisted::Taken, ..Wanted::default() };
    let files = [("a.wacz", package(CompressionMethod::STORE))];
    let report = import_into(&mut MemoryShelf::default(), &files, &wanted).unwrap();
    assert_eq!(report.taken, 4);
    let warc = packed(&[page("most"), page("advert")]);
    for pages in [None, Some(list(&[])), Some(b"no JSON\n{".to_vec())] {
        let mut files = vec![("archive/a.warc.gz", warc.clone())];
        files.extend(pages.map(|pages| ("pages/pages.jsonl", pages)));
        let (_, report) = imported("a.wacz", zipped(&files, CompressionMethod::STORE));
        assert_eq!((report.taken, report.has_faults()), (2, false));
    }
}

#[test]
fn names_that_lead_out_of_a_package_are_named_and_the_rest_is_taken() {
    let warc = |name| packed(&[page(name)]);
    let files = [
        ("../archive/a.warc.gz", warc("a")),
        ("/archive/b.warc.gz", warc("b")),
        ("archive/../../c.warc.gz", warc("c")),
        ("archive/d.warc.gz", warc("d")),
        ("other/e.warc.gz", warc("e")),
        ("archive/f.wacz", zipped::<&str>(&[], CompressionMethod::STORE)),
    ];
    let (shelf, report) = imported("a.wacz", zipped(&files, CompressionMethod::STORE));
    assert_eq!(shelf.pages().into_keys().collect::<Vec<_>>(), ["dala.example/d.html"]);
    assert_eq!(left_out(&report), ["odd-name 3", "other-kind 1"]);
}

#[test]
fn a_name_in_an_old_encoding_costs_nothing() {
    let files = [(&b"archive/\xac\xae\xe1\xe2.warc.gz"[..], packed(&[page("most")]))];
    let (shelf, report) = imported("a.wacz", zipped(&files, CompressionMethod::STORE));
    assert_eq!(shelf.pages().into_keys().collect::<Vec<_>>(), ["dala.example/most.html"]);
    assert_eq!(left_out(&report), [""; 0]);
}

#[test]
fn a_list_of_pages_that_cannot_be_read_is_named() {
    let mut damaged = package(CompressionMethod::STORE);
    let name = b"pages/pages.jsonl";
    let at = damaged.windows(name.len()).position(|bytes| bytes == name).expect("it has a list");
    // The header of a file begins so many bytes before its name.
    damaged[at - 30] ^= 0x55;
    let (_, report) = imported("a.wacz", damaged);
    assert!(left_out(&report).contains(&"bad-package 1".to_owned()), "{:?}", left_out(&report));
}

#[test]
fn a_damaged_package_is_named() {
    let whole = package(CompressionMethod::DEFLATE);
    for length in [10, whole.len() / 2, whole.len() - 1] {
        let (_, report) = imported("a.wacz", whole[..length].to_vec());
        assert_eq!(left_out(&report), ["bad-package 1"], "{length}");
    }
    let mut damaged = package(CompressionMethod::STORE);
    // Within the first of the WARC files.
    damaged[80] ^= 0x55;
    let (_, report) = imported("a.wacz", damaged);
    assert_eq!((report.taken, report.has_faults()), (2, true));
}

#[test]
fn what_unpacks_to_far_too_much_is_given_up() {
    let mut member = GzEncoder::new(Vec::new(), Compression::best());
    member.write_all(&vec![0; 16 << 20]).unwrap();
    let members = member.finish().unwrap().repeat(17);
    let page = |address| gzip(&Written::page(address, DAY, "<p>Мост").bytes());
    let [before, behind] = ["https://dala.example/1", "https://dala.example/2"].map(page);
    let (_, report) = imported("a.warc.gz", [&before, &*members, &behind].concat());
    assert_eq!((report.taken, left_out(&report)), (2, vec!["garbage 2".into(), "bomb 1".into()]));
    let zeros = vec![0; 20 * (16 << 20)];
    let package = zipped(&[("archive/a.warc", zeros)], CompressionMethod::DEFLATE);
    assert_eq!(left_out(&imported("a.wacz", package).1), ["garbage 1", "bomb 1"]);
}
