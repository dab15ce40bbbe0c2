//! Which reader a file has.

use std::io::SeekFrom;
use std::sync::Arc;

use postil_clean::model::ending::ending_of;

use crate::import::capture::{Found, LeftOut, Reader};
use crate::import::origin::Origin;
use crate::import::reason::Reason;
use crate::import::table::{self, TableFormat};
use crate::import::wanted::Wanted;
use crate::import::{foreign, saved, wacz, warc};
use crate::model::intake::{ImportSource, ReadSeek, SourceRole};

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// WARC, packed or not.
    Warc,
    /// A table.
    Table(TableFormat),
    /// A page that is a file of its own, with the ending of its name.
    Saved(&'static str),
    /// WACZ: a zip of WARC files and what belongs to them.
    Wacz,
}

/// The endings of names, and what such files are.
const ENDINGS: [(&str, Kind); 4] = [
    (".warc", Kind::Warc),
    (".warc.gz", Kind::Warc),
    (".warc.zst", Kind::Warc),
    (".wacz", Kind::Wacz),
];

/// What a file of a folder is to an import, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// The pages of a crawl.
    Crawl,
    /// One page.
    Page,
    /// A table.
    Table,
    /// Nothing that is read.
    Nothing,
}

/// What a file holds, by its name.
pub fn holding(path: &str) -> Holding {
    match kind_of_name(path) {
        Some(Kind::Warc | Kind::Wacz) => Holding::Crawl,
        Some(Kind::Saved(_)) => Holding::Page,
        Some(Kind::Table(_)) => Holding::Table,
        None => Holding::Nothing,
    }
}

/// Reads a file as what it is by its name or its first bytes.
pub fn reader<'a>(source: &'a dyn ImportSource, wanted: &'a Wanted) -> Reader<'a> {
    let path: Arc<str> = source.path().into();
    let unreadable = |reason: Reason, why: String| {
        let left_out = LeftOut::new(reason, why, Origin::file(&path));
        Box::new(std::iter::once(Found::LeftOut(left_out))) as Reader
    };
    if let SourceRole::Beside(_) = source.role() {
        return saved::captures(source, "");
    }
    let kind = kind_of_name(&path);
    if let Some(reason) = foreign::reason_of_name(&path).filter(|_| kind.is_none()) {
        return unreadable(reason, String::new());
    }
    let mut file = match source.open() {
        Ok(file) => file,
        Err(error) => return unreadable(Reason::Unreadable, error.to_string()),
    };
    match kind.or_else(|| kind_of_bytes(&mut *file)) {
        Some(Kind::Saved(ending)) => saved::captures(source, ending),
        Some(Kind::Warc) => Box::new(warc::captures(file, &path, wanted)),
        Some(Kind::Table(format)) => table::captures(file, &path, format, &wanted.tables),
        Some(Kind::Wacz) => wacz::captures(source, wanted),
        None => unreadable(Reason::OtherKind, String::new()),
    }
}

fn kind_of_name(path: &str) -> Option<Kind> {
    let small = path.to_ascii_lowercase();
    let known = ENDINGS.iter().find(|(ending, _)| small.ends_with(ending)).map(|(_, kind)| *kind);
    let saved = || ending_of(path).map(|(ending, _)| Kind::Saved(ending));
    known.or_else(|| TableFormat::of_name(path).map(Kind::Table)).or_else(saved)
}

fn kind_of_bytes(file: &mut dyn ReadSeek) -> Option<Kind> {
    let mut start = [0; 5];
    let read = file.read_exact(&mut start);
    file.seek(SeekFrom::Start(0)).ok()?;
    read.ok()?;
    match &start {
        b"WARC/" => Some(Kind::Warc),
        [b'P', b'K', 3, 4, _] => Some(Kind::Wacz),
        _ if postil_warc::is_packed(&start) => Some(Kind::Warc),
        _ => None,
    }
}
