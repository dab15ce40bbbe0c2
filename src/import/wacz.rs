//! Reads WACZ packages: WARC files in a zip, with lists of what in them is a page (WACZ 1.1.1).
//!
//! A crawl by a browser has the frames and adverts of its pages too, which are HTML like these; the
//! lists tell them apart. Their titles are not taken, for the pages state better ones. Nothing is
//! unpacked onto the disk, so no name in a package can lead anywhere.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, SeekFrom};
use std::sync::Arc;

use flate2::read::DeflateDecoder;
use postil_warc::{MOST_SHRUNK, NO_BOMB};
use rawzip::{
    CompressionMethod, MAX_CENTRAL_DIRECTORY_RECORD_SIZE, ReaderAt, ZipArchive, ZipFileHeaderRecord,
};
use serde::Deserialize;

use crate::import::capture::{Found, LeftOut, Reader};
use crate::import::origin::Origin;
use crate::import::reason::Reason;
use crate::import::wanted::Wanted;
use crate::import::warc;
use crate::model::intake::{ImportSource, ReadSeek};
use crate::model::key::Key;
use crate::model::web_address;

/// The folder of the WARC files.
const ARCHIVE: &str = "archive/";
/// The endings of their names.
const WARC_ENDINGS: [&str; 3] = [".warc", ".warc.gz", ".warc.zst"];
/// The lists of pages: those that a crawl began with, and those that it came to.
const PAGE_LISTS: [&str; 2] = ["pages/pages.jsonl", "pages/extraPages.jsonl"];
/// The longest line of a list; some have the text of the page in them.
const LONGEST_LINE: u64 = 16 << 20;

/// How files are kept in a package: as they are, or packed as zip programs do.
const KEPT: [CompressionMethod; 2] = [CompressionMethod::STORE, CompressionMethod::DEFLATE];

/// Where a file lies in a package.
#[derive(Debug, Clone)]
struct Entry {
    name: String,
    start: u64,
    size: u64,
    method: CompressionMethod,
}

/// What a package has.
#[derive(Debug, Default)]
struct Contents {
    warcs: Vec<Entry>,
    lists: Vec<Entry>,
    /// What cannot be taken, in the order of the package.
    left_out: Vec<(Reason, String)>,
}

/// The addresses of the pages of a package; none where it has no list.
type Pages = Option<HashSet<Key>>;

/// Reads the captures of all WARC files in a package.
pub(super) fn captures<'a>(source: &'a dyn ImportSource, wanted: &'a Wanted) -> Reader<'a> {
    let path: Arc<str> = source.path().into();
    let package = Origin::file(&path);
    let mut contents = match contents(source) {
        Ok(contents) => contents,
        Err(error) => {
            let left_out = LeftOut::new(Reason::BadPackage, error.to_string(), package);
            return Box::new(std::iter::once(Found::LeftOut(left_out)));
        }
    };
    if contents.warcs.is_empty() && contents.left_out.is_empty() {
        contents.left_out.push((Reason::Packed, String::new()));
    }
    let pages = contents.listed_pages(source);
    let left_out = contents.left_out.into_iter();
    let left_out = left_out
        .map(move |(reason, what)| Found::LeftOut(LeftOut::new(reason, what, package.clone())));
    let found = contents.warcs.into_iter().flat_map(move |entry| {
        let path: Arc<str> = format!("{path}/{}", entry.name).into();
        open(source, &entry).map_or_else(
            |error| unreadable(&error, &path),
            |file| Box::new(warc::captures_of(file, None, &path, wanted)),
        )
    });
    Box::new(left_out.chain(found.map(move |found| marked(found, pages.as_ref()))))
}

fn unreadable<'a>(error: &io::Error, path: &Arc<str>) -> Reader<'a> {
    let left_out = LeftOut::new(Reason::Unreadable, error.to_string(), Origin::file(path));
    Box::new(std::iter::once(Found::LeftOut(left_out)))
}

/// Looks through the names of a package.
///
/// Fails where it is none, or damaged.
fn contents(source: &dyn ImportSource) -> io::Result<Contents> {
    let mut buffer = vec![0; MAX_CENTRAL_DIRECTORY_RECORD_SIZE];
    let package = ZipArchive::from_seekable(source.open()?, &mut buffer);
    let package = package.map_err(io::Error::other)?;
    let mut contents = Contents::default();
    let mut files = package.entries(&mut buffer);
    while let Some(file) = files.next_entry().map_err(io::Error::other)? {
        contents.look_at(&package, &file);
    }
    contents.leave_out_overlapping();
    contents.warcs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(contents)
}

impl Contents {
    fn look_at<R: ReaderAt>(&mut self, package: &ZipArchive<R>, file: &ZipFileHeaderRecord) {
        let name = String::from_utf8_lossy(file.file_path().as_bytes()).into_owned();
        if leads_out(&name) {
            return self.left_out.push((Reason::OddName, name));
        }
        let method = file.compression_method();
        let is_known = !file.flags().is_encrypted() && KEPT.contains(&method);
        match package.get_entry(file.wayfinder()).ok().filter(|_| is_known) {
            Some(found) => {
                let (start, end) = found.compressed_data_range();
                self.take(Entry { name, start, size: end - start, method });
            }
            None if is_warc(&name) || PAGE_LISTS.contains(&&*name) => {
                self.left_out.push((Reason::BadPackage, name))
            }
            None => {}
        }
    }

    /// Leaves out files that share bytes of the package: so few bytes could become any number of files.
    fn leave_out_overlapping(&mut self) {
        self.warcs.sort_by_key(|entry| entry.start);
        let mut end = 0;
        let left_out = &mut self.left_out;
        self.warcs.retain(|entry| {
            let is_apart = entry.start >= end;
            match is_apart {
                true => end = entry.start.saturating_add(entry.size),
                false => left_out.push((Reason::BadPackage, entry.name.clone())),
            }
            is_apart
        });
    }

    fn take(&mut self, entry: Entry) {
        if is_warc(&entry.name) {
            self.warcs.push(entry);
        } else if PAGE_LISTS.contains(&entry.name.as_str()) {
            self.lists.push(entry);
        } else if entry.name.ends_with(".wacz") {
            self.left_out.push((Reason::OtherKind, entry.name));
        }
    }

    /// The pages that the lists have; of a damaged list those before the damage.
    fn listed_pages(&mut self, source: &dyn ImportSource) -> Pages {
        let mut pages = HashSet::new();
        for list in &self.lists {
            let mut too_long = Vec::new();
            if read_list(source, list, &mut pages, &mut too_long).is_err() {
                self.left_out.push((Reason::BadPackage, list.name.clone()));
            }
            let line = |number| (Reason::LongLine, format!("line {number} of {}", list.name));
            self.left_out.extend(too_long.into_iter().map(line));
        }
        (!pages.is_empty()).then_some(pages)
    }
}

/// Reads the addresses of a list, and the numbers of lines that are too long to be held.
///
/// Fails as the package's file does, and where it cannot be unpacked.
fn read_list(
    source: &dyn ImportSource,
    list: &Entry,
    pages: &mut HashSet<Key>,
    too_long: &mut Vec<u64>,
) -> io::Result<()> {
    let mut file = BufReader::new(open(source, list)?);
    for number in 1.. {
        let mut line = Vec::new();
        let length = file.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        match length as u64 {
            0 => break,
            LONGEST_LINE if !line.ends_with(b"\n") => {
                file.skip_until(b'\n')?;
                too_long.push(number);
            }
            _ => pages.extend(page_of_line(&line)),
        }
    }
    Ok(())
}

/// Whether a name would lead out of the folder that a package is unpacked into.
fn leads_out(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    name.starts_with(['/', '\\']) || name.contains(':') || parts.any(|part| part == "..")
}

fn is_warc(name: &str) -> bool {
    name.starts_with(ARCHIVE) && WARC_ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Opens a file of a package.
///
/// Fails as the package's file does.
fn open<'a>(source: &'a dyn ImportSource, entry: &Entry) -> io::Result<Box<dyn Read + 'a>> {
    let mut file: Box<dyn ReadSeek + 'a> = source.open()?;
    file.seek(SeekFrom::Start(entry.start))?;
    let packed = file.take(entry.size);
    Ok(match entry.method {
        CompressionMethod::STORE => Box::new(packed),
        _ => {
            let most = NO_BOMB.max(entry.size.saturating_mul(MOST_SHRUNK));
            Box::new(Bounded { inner: DeflateDecoder::new(packed), left: most })
        }
    })
}

/// Reads no more than so many bytes, and fails where there are more.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(ErrorKind::FileTooLarge.into()),
        }
        Ok(count)
    }
}

/// A line of a list; the first one is about the list, and has no address.
#[derive(Deserialize)]
struct ListedPage {
    url: String,
}

fn page_of_line(line: &[u8]) -> Option<Key> {
    let page: ListedPage = serde_json::from_slice(line).ok()?;
    Some(web_address::key(&page.url))
}

/// What was found, with whether it is one of the pages.
fn marked(mut found: Found, pages: Option<&HashSet<Key>>) -> Found {
    let Some(pages) = pages else { return found };
    let is_listed = |address: &str| pages.contains(&web_address::key(address));
    match &mut found {
        Found::Page(page) => page.is_listed = page.address().is_none_or(is_listed),
        Found::Revisit(revisit) => revisit.is_listed = is_listed(&revisit.address),
        Found::LeftOut(LeftOut { led: Some(led), .. }) => {
            led.is_listed = Some(is_listed(&led.from));
        }
        Found::Beside(_) | Found::LeftOut(_) => {}
    }
    found
}
