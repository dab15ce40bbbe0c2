//! Which reader a file has.

use std::io::SeekFrom;
use std::sync::Arc;

use crate::import::capture::{Found, LeftOut, Reader};
use crate::import::origin::Origin;
use crate::import::reason::Reason;
use crate::import::table::{self, TableFormat};
use crate::import::wanted::Wanted;
use crate::import::{wacz, warc};
use crate::model::intake::{ImportSource, ReadSeek};

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// WARC, packed or not.
    Warc,
    /// A table.
    Table(TableFormat),
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

/// Whether a file is one to read, by its name: of a folder that is walked only such files are. Tables
/// are named one by one, for what crawlers leave beside their pages is in CSV and JSON too.
pub fn is_readable(path: &str) -> bool {
    matches!(kind_of_name(path), Some(Kind::Warc | Kind::Wacz))
}

/// Reads a file as what it is by its name or its first bytes.
pub fn reader<'a>(source: &'a dyn ImportSource, wanted: &'a Wanted) -> Reader<'a> {
    let path: Arc<str> = source.path().into();
    let unreadable = |reason: Reason, why: String| {
        let left_out = LeftOut::new(reason, why, Origin::file(&path));
        Box::new(std::iter::once(Found::LeftOut(left_out))) as Reader
    };
    let mut file = match source.open() {
        Ok(file) => file,
        Err(error) => return unreadable(Reason::Unreadable, error.to_string()),
    };
    match kind_of_name(&path).or_else(|| kind_of_bytes(&mut *file)) {
        Some(Kind::Warc) => Box::new(warc::captures(file, &path, wanted)),
        Some(Kind::Table(format)) => table::captures(file, &path, format, &wanted.tables),
        Some(Kind::Wacz) => wacz::captures(source, wanted),
        None => unreadable(Reason::OtherKind, String::new()),
    }
}

fn kind_of_name(path: &str) -> Option<Kind> {
    let small = path.to_ascii_lowercase();
    let known = ENDINGS.iter().find(|(ending, _)| small.ends_with(ending)).map(|(_, kind)| *kind);
    known.or_else(|| TableFormat::of_name(path).map(Kind::Table))
}

fn kind_of_bytes(file: &mut dyn ReadSeek) -> Option<Kind> {
    let mut start = [0; 5];
    let read = file.read_exact(&mut start);
    file.seek(SeekFrom::Start(0)).ok()?;
    read.ok()?;
    match &start {
        b"WARC/" => Some(Kind::Warc),
        [b'P', b'K', 3, 4, _] => Some(Kind::Wacz),
        _ if warc::is_packed(&start) => Some(Kind::Warc),
        _ => None,
    }
}
