//! What holds of any file.

use std::io::{self, Read};
use std::sync::Arc;

use proptest::prelude::*;

use super::driver::{MemoryShelf, import_into};
use super::writer::{Written, gzip, in_frames, packed, plain, zstd};
use crate::import::capture::Found;
use crate::import::reason::Reason;
use crate::import::wanted::Wanted;
use crate::import::warc;

const DAY: &str = "2026-02-14T11:52:03Z";

fn pages(count: usize) -> Vec<Written> {
    let page = |number: usize| {
        let html = format!("<p>{}", "Мост открыли вчера утром. ".repeat(number % 7));
        Written::page(&format!("https://dala.example/{number}"), DAY, &html)
    };
    (0..count).map(page).collect()
}

/// No record of these pages is shorter, packed or not, so what is removed touches two at most.
const SHORTEST_RECORD: usize = 150;

/// One thing that goes wrong with a file.
#[derive(Debug, Clone)]
enum Mishap {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let at = any::<prop::sample::Index>;
    let words = prop::sample::select(vec![
        &b"WARC/1.0\r\n"[..],
        b"\r\n\r\n",
        b"\x1f\x8b\x08\x00",
        b"Content-Length: 99999999999\r\n",
    ]);
    prop_oneof![
        (at(), 1..=255u8).prop_map(|(at, bits)| Mishap::Flip(at, bits)),
        at().prop_map(Mishap::Cut),
        (at(), words).prop_map(|(at, bytes)| Mishap::Insert(at, bytes.to_vec())),
        (at(), 1..SHORTEST_RECORD).prop_map(|(at, count)| Mishap::Remove(at, count)),
    ]
}

fn spoil(bytes: &mut Vec<u8>, mishap: &Mishap) {
    if bytes.is_empty() {
        return;
    }
    match mishap {
        Mishap::Flip(at, bits) => {
            let at = at.index(bytes.len());
            bytes[at] ^= bits;
        }
        Mishap::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Mishap::Insert(at, new) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, new.iter().copied());
        }
        Mishap::Remove(at, count) => {
            let at = at.index(bytes.len());
            bytes.drain(at..bytes.len().min(at + count));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// A mishap costs the records that it touches, at most two; whatever else is there is imported.
    #[test]
    fn one_mishap_costs_two_pages_at_most(mishap in mishap(), kind in 0..3) {
        let records = pages(12);
        let mut bytes = match kind {
            0 => plain(&records),
            1 => packed(&records),
            _ => in_frames(&records),
        };
        prop_assert!(bytes.len() / records.len() > SHORTEST_RECORD);
        spoil(&mut bytes, &mishap);
        let mut shelf = MemoryShelf::default();
        let wanted = Wanted::default();
        let report = import_into(&mut shelf, &[("a.warc.gz", bytes)], &wanted).unwrap();
        if !matches!(mishap, Mishap::Cut(_)) {
            prop_assert!(report.taken >= 10, "{:?}", report);
        }
    }

    /// Any bytes are read to their end, and twice alike.
    #[test]
    fn any_bytes_are_read(mishaps in prop::collection::vec(mishap(), 0..20), kind in 0..5) {
        let records = pages(6);
        let mut bytes = match kind {
            0 => plain(&records),
            1 => packed(&records),
            2 => gzip(&plain(&records)),
            3 => in_frames(&records),
            _ => zstd(&plain(&records)),
        };
        mishaps.iter().for_each(|mishap| spoil(&mut bytes, mishap));
        let read = || {
            let path: Arc<str> = "a.warc".into();
            let wanted = Wanted::default();
            let file = Box::new(&*bytes);
            let found = warc::captures_of(file, None, &path, &wanted).map(|found| format!("{found:?}"));
            found.collect::<Vec<_>>()
        };
        prop_assert_eq!(read(), read());
    }
}

/// A file that is too large for any memory: its start, so many zeros, and its end.
struct Sparse {
    start: io::Cursor<Vec<u8>>,
    zeros: io::Take<io::Repeat>,
    end: io::Cursor<Vec<u8>>,
}

impl Read for Sparse {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let parts: [&mut dyn Read; 3] = [&mut self.start, &mut self.zeros, &mut self.end];
        for part in parts {
            match part.read(into)? {
                0 => {}
                count => return Ok(count),
            }
        }
        Ok(0)
    }
}

#[test]
fn a_record_of_two_gigabytes_is_passed_and_little_of_it_is_held() {
    const HUGE: u64 = 2 << 30;
    for (lines, reason) in
        [("Content-Type: video/mp4\r\n", Reason::OtherType), ("", Reason::TooLarge)]
    {
        let record = Written::response("https://dala.example/film", DAY, lines, "");
        let length = record.body.len() as u64 + HUGE;
        let mut start = record.stating(length).bytes();
        start.truncate(start.len() - 4);
        let end = [b"\r\n\r\n".to_vec(), plain(&pages(1))].concat();
        let file = Sparse {
            start: io::Cursor::new(start),
            zeros: io::repeat(0).take(HUGE),
            end: io::Cursor::new(end),
        };
        let (path, wanted) = ("film.warc".into(), Wanted::default());
        let found: Vec<Found> = warc::captures_of(Box::new(file), None, &path, &wanted).collect();
        let [Found::LeftOut(film), Found::Page(page)] = &*found else { panic!("{found:?}") };
        assert_eq!(film.reason, reason);
        assert_eq!(
            page.origin.to_string(),
            format!("film.warc at byte {}", HUGE + page_start(lines))
        );
    }
}

/// Where the record behind the film would begin if the film had no bytes.
fn page_start(lines: &str) -> u64 {
    let record = Written::response("https://dala.example/film", DAY, lines, "");
    let length = record.body.len() as u64 + (2 << 30);
    record.stating(length).bytes().len() as u64
}
