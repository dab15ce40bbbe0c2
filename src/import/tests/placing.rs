//! Where pages are put, and what is left as it is.

use std::cell::Cell;
use std::io::{self, Cursor};

use super::driver::{INTO, MemoryShelf, import_into, left_out};
use super::writer::{Written, plain};
use crate::import::import;
use crate::import::reason::Reason;
use crate::import::wanted::{Captures, Wanted};
use crate::model::intake::{ImportSource, ReadSeek};

const DAY: &str = "2026-02-14T11:52:03Z";
const NAME: &str = "dala.example/most";

fn file(date: &str, html: &str) -> [(&'static str, Vec<u8>); 1] {
    [("a.warc", Written::page("https://dala.example/most", date, html).bytes())]
}

fn path(name: &str) -> String {
    format!("{INTO}{name}")
}

#[test]
fn the_same_import_again_writes_nothing() {
    let mut shelf = MemoryShelf::default();
    import_into(&mut shelf, &file(DAY, "<p>Мост"), &Wanted::default()).unwrap();
    let before = shelf.files.clone();
    let report = import_into(&mut shelf, &file(DAY, "<p>Мост"), &Wanted::default()).unwrap();
    assert_eq!((report.taken, report.there, shelf.files), (0, 1, before));
}

#[test]
fn a_file_that_grows_meanwhile_is_named_and_confuses_no_other() {
    let page = |number: usize, date, html: &str| {
        Written::page(&format!("https://dala.example/{number}"), date, html)
    };
    let pages = |count| plain(&(0..count).map(|at| page(at, DAY, "<p>Мост")).collect::<Vec<_>>());
    let growing = GrowingSource { before: pages(1), after: pages(2), is_open: Cell::default() };
    let two = [page(7, DAY, "<p>Старое"), page(7, "2026-02-15T11:52:03Z", "<p>Новое")];
    let still = GrowingSource { before: plain(&two), after: plain(&two), is_open: Cell::default() };
    let mut shelf = MemoryShelf::default();
    let report = import(&[&growing, &still], &Wanted::default(), &mut shelf, INTO).unwrap();
    assert_eq!(shelf.text("dala.example/7.html"), "<p>Новое");
    assert_eq!(report.left_out[&Reason::Changed].count, 1);
}

/// A file that is another one after it was opened once.
struct GrowingSource {
    before: Vec<u8>,
    after: Vec<u8>,
    is_open: Cell<bool>,
}

impl ImportSource for GrowingSource {
    fn path(&self) -> &str {
        "a.warc"
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        let bytes = if self.is_open.replace(true) { &self.after } else { &self.before };
        Ok(Box::new(Cursor::new(bytes.clone())))
    }
}

#[test]
fn an_import_that_stops_anywhere_goes_on_where_it_was() {
    let records: Vec<Written> = (0..5)
        .map(|number| Written::page(&format!("https://dala.example/{number}"), DAY, "<p>Мост"))
        .collect();
    let files = [("a.warc", plain(&records))];
    let mut whole = MemoryShelf::default();
    import_into(&mut whole, &files, &Wanted::default()).unwrap();
    for room in 0..10 {
        let mut shelf = MemoryShelf { room: Some(room), ..MemoryShelf::default() };
        import_into(&mut shelf, &files, &Wanted::default()).unwrap_err();
        shelf.room = None;
        let report = import_into(&mut shelf, &files, &Wanted::default()).unwrap();
        assert_eq!((report.taken + report.there, report.there), (5, room / 2));
        assert_eq!(shelf.files, whole.files, "{room}");
    }
}

#[test]
fn a_file_of_somebody_else_is_left_and_the_page_gets_another_name() {
    for taken in ["most.html", "most.txt", "most.md", "most.toml"] {
        let mut shelf = MemoryShelf::default();
        let theirs = path(&format!("dala.example/{taken}"));
        shelf.files.insert(theirs.clone(), b"title = 'theirs'".to_vec());
        for (taken, there) in [(1, 0), (0, 1)] {
            let report =
                import_into(&mut shelf, &file(DAY, "<p>Мост"), &Wanted::default()).unwrap();
            assert_eq!((report.taken, report.there, report.renamed.count), (taken, there, taken));
        }
        assert_eq!(shelf.files[&theirs], b"title = 'theirs'");
        assert_eq!(shelf.text("dala.example/most-20260214t115203.html"), "<p>Мост");
    }
}

#[test]
fn a_later_crawl_adds_what_is_newer_and_has_changed() {
    let mut shelf = MemoryShelf::default();
    let mut import = |date: &str, html: &str| {
        let report = import_into(&mut shelf, &file(date, html), &Wanted::default()).unwrap();
        (report.taken, report.there, left_out(&report))
    };
    let nothing: Vec<String> = Vec::new();
    assert_eq!(import("2026-02-01T10:00:00Z", "<p>Один"), (1, 0, nothing.clone()));
    assert_eq!(import("2026-03-01T10:00:00Z", "<p>Один"), (0, 1, nothing.clone()));
    assert_eq!(
        import("2026-01-01T10:00:00Z", "<p>Ноль"),
        (0, 0, vec!["older-than-archived 1".to_owned()])
    );
    assert_eq!(import("2026-03-01T10:00:00Z", "<p>Два"), (1, 0, nothing.clone()));
    assert_eq!(import("2026-03-01T10:00:00Z", "<p>Два"), (0, 1, nothing));
    let names: Vec<&str> = shelf.pages().into_keys().collect();
    assert_eq!(names, [format!("{NAME}-20260301t100000.html"), format!("{NAME}.html")]);
}

/// What an import of one capture wrote, had already, and left out.
fn outcome(shelf: &mut MemoryShelf, date: &str, html: &str) -> &'static str {
    let report = import_into(shelf, &file(date, html), &Wanted::default()).unwrap();
    let left_out = left_out(&report);
    match (report.taken, report.there, left_out.first().map(String::as_str)) {
        (1, 0, None) => "taken",
        (0, 1, None) => "there",
        (0, 0, Some("older-than-archived 1")) => "older",
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_capture_is_compared_with_all_of_its_address() {
    for captures in [
        // Between two that are there; before both; behind both.
        &[("02-01", "один", "taken"), ("04-01", "два", "taken"), ("03-01", "три", "older")][..],
        &[("02-01", "один", "taken"), ("04-01", "два", "taken"), ("01-01", "три", "older")],
        &[("02-01", "один", "taken"), ("03-01", "два", "taken"), ("04-01", "три", "taken")],
        // As the newest is, and as another one.
        &[("02-01", "один", "taken"), ("03-01", "два", "taken"), ("05-01", "два", "there")],
        &[("02-01", "один", "taken"), ("04-01", "два", "taken"), ("03-01", "один", "there")],
        // Back to what it had been, and once more.
        &[
            ("02-01", "один", "taken"),
            ("03-01", "два", "taken"),
            ("04-01", "один", "taken"),
            ("04-01", "один", "there"),
            ("05-01", "один", "there"),
            ("03-01", "два", "there"),
        ],
    ] {
        for is_taken in [false, true] {
            let mut shelf = MemoryShelf::default();
            if is_taken {
                shelf.files.insert(path("dala.example/most.toml"), b"title = 'theirs'".to_vec());
            }
            for (day, words, expected) in captures {
                let date = format!("2026-{day}T10:00:00Z");
                let found = outcome(&mut shelf, &date, &format!("<p>{words}"));
                assert_eq!(found, *expected, "{captures:?} at {day}, {is_taken}");
            }
        }
    }
}

#[test]
fn what_is_there_under_the_names_of_all_captures_is_not_written_again() {
    let records = [("02-01", "один"), ("03-01", "два"), ("04-01", "три")].map(|(day, words)| {
        let date = format!("2026-{day}T10:00:00Z");
        Written::page("https://dala.example/most", &date, &format!("<p>{words}"))
    });
    let mut shelf = MemoryShelf::default();
    let all = Wanted { captures: Captures::All, ..Wanted::default() };
    import_into(&mut shelf, &[("a.warc", plain(&records))], &all).unwrap();
    let before = shelf.files.clone();
    for (date, words, expected) in [
        ("2026-04-01T10:00:00Z", "три", "there"),
        ("2026-03-01T10:00:00Z", "два", "there"),
        ("2026-01-01T10:00:00Z", "ноль", "older"),
        ("2026-05-01T10:00:00Z", "три", "there"),
    ] {
        assert_eq!(outcome(&mut shelf, date, &format!("<p>{words}")), expected, "{date}");
    }
    assert_eq!(shelf.files, before);
    assert_eq!(outcome(&mut shelf, "2026-05-01T10:00:00Z", "<p>четыре"), "taken");
    let again = import_into(&mut shelf, &[("a.warc", plain(&records))], &all).unwrap();
    assert_eq!((again.taken, again.there), (0, 3));
}

#[test]
fn two_addresses_that_read_alike_stand_side_by_side() {
    let addresses = [
        "https://dala.example/most",
        "https://dala.example/most.html",
        "https://dala.example/Most",
    ];
    let records: Vec<Written> = addresses
        .iter()
        .map(|address| Written::page(address, DAY, &format!("<p>{address}")))
        .collect();
    let mut shelf = MemoryShelf::default();
    let report =
        import_into(&mut shelf, &[("a.warc", plain(&records))], &Wanted::default()).unwrap();
    assert_eq!((report.taken, report.renamed.count, shelf.pages().len()), (3, 1, 3));
}
