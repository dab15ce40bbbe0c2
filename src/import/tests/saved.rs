//! Pages that browsers and note programs saved, and files that are none.

use super::driver::{
    INTO, MemoryShelf, MemorySource, import_into, import_sources, imported, left_out,
};
use crate::import::wanted::{Captures, Wanted};
use crate::model::intake::SourceRole;

const HTML: &str = "<title>Мост</title><p>Мост открыли вчера.";

fn own(path: &str, bytes: &[u8]) -> MemorySource {
    MemorySource { path: path.to_owned(), bytes: bytes.to_vec(), role: SourceRole::Own }
}

fn beside(path: &str, page: &str, bytes: &[u8]) -> MemorySource {
    MemorySource { role: SourceRole::Beside(page.to_owned()), ..own(path, bytes) }
}

fn names(shelf: &MemoryShelf) -> Vec<&str> {
    shelf.pages().into_keys().collect()
}

#[test]
fn a_saved_page_keeps_its_bytes_and_its_name() {
    let paths = ["a.html", "2026/Мост.MHTML", "b.htm", "c.md", "d.markdown", "e.txt", "f.mht"];
    let files: Vec<_> = paths.map(|path| (path, format!("{HTML}{path}").into_bytes())).into();
    let mut shelf = MemoryShelf::default();
    let report = import_into(&mut shelf, &files, &Wanted::default()).unwrap();
    assert_eq!((report.taken, left_out(&report)), (7, vec![]));
    for (path, bytes) in &files {
        let name = path.replace("MHTML", "mhtml");
        assert_eq!(shelf.pages()[&*name], bytes, "{name}");
    }
    insta::assert_snapshot!(shelf.text("2026/Мост.toml"), @r#"
    [capture]
    digest = "sha256:f750c58c8e32811c273b7ca79c551dcbf756ed86289e6a6e2a5c580585a41a50"
    file = "Мост.MHTML"
    "#);
}

#[test]
fn a_page_that_is_there_is_left_whatever_its_sidecar_says() {
    let mut shelf = MemoryShelf::default();
    let files = [("a.html", HTML.into())];
    import_into(&mut shelf, &files, &Wanted::default()).unwrap();
    let sidecar = format!("{INTO}a.toml");
    for text in ["captured = 2026-01-01\nurl = \"https://dala.example/a\"\n", ""] {
        shelf.files.insert(sidecar.clone(), text.into());
        for captures in [Captures::Last, Captures::All] {
            let wanted = Wanted { captures, ..Wanted::default() };
            let report = import_into(&mut shelf, &files, &wanted).unwrap();
            assert_eq!((report.taken, report.there, shelf.files.len()), (0, 1, 2), "{text}");
        }
    }
    shelf.files.remove(&sidecar);
    let report = import_into(&mut shelf, &files, &Wanted::default()).unwrap();
    assert_eq!((report.taken, report.there, shelf.files.len()), (0, 1, 1));
}

#[test]
fn what_lies_beside_a_page_goes_where_the_page_does() {
    let sources = [
        own("x/a.html", HTML.as_bytes()),
        beside("x/a_files/b.png", "x/a", b"PNG"),
        beside("x/a_files/frame.html", "x/a", b"<p>advert"),
    ];
    let mut shelf = MemoryShelf::default();
    let mut import = || {
        let report = import_sources(&mut shelf, &sources, &Wanted::default()).unwrap();
        (report.taken, report.there, report.beside)
    };
    assert_eq!((import(), import()), ((1, 0, 2), (0, 1, 0)));
    assert_eq!(names(&shelf), ["x/a.html", "x/a_files/b.png", "x/a_files/frame.html"]);
    let mut taken = MemoryShelf::default();
    for name in ["x/a.html", "x/a_files/b.png"] {
        taken.files.insert(format!("{INTO}{name}"), b"theirs".to_vec());
    }
    for (count, beside) in [(1, 2), (0, 0)] {
        let report = import_sources(&mut taken, &sources, &Wanted::default()).unwrap();
        assert_eq!((report.taken, report.beside, left_out(&report)), (count, beside, vec![]));
    }
    let folder = names(&taken)[0].split('/').next().unwrap().to_owned();
    let moved = format!("{folder}/x/a_files/b.png");
    assert_eq!(taken.pages()[&*moved], b"PNG");
    assert_eq!(taken.pages()["x/a_files/b.png"], b"theirs");
}

#[test]
fn a_file_that_holds_no_page_is_named_with_what_to_do() {
    for (path, expected) in [
        ("a.xlsx", "spreadsheet 1"),
        ("a.ods", "spreadsheet 1"),
        ("a.docx", "document 1"),
        ("a.PDF", "document 1"),
        ("a.epub", "document 1"),
        ("a.zip", "packed 1"),
        ("a.tar.gz", "packed 1"),
        ("a.webarchive", "other-save 1"),
    ] {
        let (shelf, report) = imported(path, b"PK\x03\x04".to_vec());
        assert_eq!(left_out(&report), [expected], "{path}");
        assert!(report.has_faults() && shelf.files.is_empty(), "{path}");
    }
    for (path, bytes, expected) in [
        ("a.warc.gz", &b""[..], "nothing 1"),
        ("a.warc", b"", "nothing 1"),
        ("a.html", b" \n", "empty 1"),
        ("a.html", b"%PDF-1.7", "type 1"),
    ] {
        let (_, report) = imported(path, bytes.to_vec());
        assert_eq!(left_out(&report), [expected], "{path}");
    }
}

#[test]
fn a_saved_page_is_wanted_by_what_it_says_itself() {
    let singlefile = "<!--\n Page saved with SingleFile \n url: https://news.dala.example/2026/most/ \n \
        saved date: Sat Feb 14 2026 12:00:00 GMT+0500\n-->";
    let canonical = "<link rel=canonical href=\"https://dala.example/2026/parom/\">";
    let mhtml = "Snapshot-Content-Location: https://other.example/2026/\r\n\
        Date: Wed, 4 Mar 2026 05:12:00 -0000\r\nContent-Type: text/html\r\n\r\n";
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.html", format!("{singlefile}{HTML}").into()),
        ("b.html", format!("{canonical}{HTML}").into()),
        ("c.mhtml", format!("{mhtml}{HTML}").into()),
        ("d.html", HTML.into()),
    ];
    let taken = |wanted: Wanted| {
        let mut shelf = MemoryShelf::default();
        let report = import_into(&mut shelf, &files, &wanted).unwrap();
        (names(&shelf).concat(), left_out(&report).concat())
    };
    let of = |text: &str| vec![text.to_owned()];
    for (wanted, expected) in [
        (Wanted { hosts: of("dala.example"), ..Wanted::default() }, ("a.htmlb.html", "host 2")),
        (Wanted { paths: of("/2026/most"), ..Wanted::default() }, ("a.html", "path 3")),
        (Wanted { since: "2026-03-01".parse().ok(), ..Wanted::default() }, ("c.mhtml", "days 3")),
        (Wanted { until: "2026-03-01".parse().ok(), ..Wanted::default() }, ("a.html", "days 3")),
    ] {
        let (names, left) = taken(wanted);
        assert_eq!((&*names, &*left), expected);
    }
}
