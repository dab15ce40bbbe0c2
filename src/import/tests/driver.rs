//! Imports files that lie in memory into an archive that does.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Cursor, ErrorKind};

use crate::import::import;
use crate::import::reason::Reason;
use crate::import::report::Report;
use crate::import::wanted::Wanted;
use crate::model::intake::{ImportSource, ReadSeek, Shelf, SourceRole};

pub const INTO: &str = "content/articles/";

/// A file in memory.
pub struct MemorySource {
    pub path: String,
    pub bytes: Vec<u8>,
    pub role: SourceRole,
}

impl ImportSource for MemorySource {
    fn path(&self) -> &str {
        &self.path
    }

    fn name(&self) -> &str {
        self.path.trim_start_matches('/')
    }

    fn role(&self) -> &SourceRole {
        &self.role
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(Cursor::new(self.bytes.clone())))
    }
}

/// An archive in memory.
#[derive(Default)]
pub struct MemoryShelf {
    pub files: BTreeMap<String, Vec<u8>>,
    /// How many more files may be written; then the disk is full.
    pub room: Option<usize>,
    /// How often a file was read.
    pub reads: Cell<usize>,
}

impl Shelf for MemoryShelf {
    fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.reads.update(|reads| reads + 1);
        Ok(self.files.get(path).cloned())
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        let below = self.files.keys().filter_map(|path| path.strip_prefix(folder));
        Ok(below.filter(|name| !name.contains('/')).map(str::to_owned).collect())
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match &mut self.room {
            Some(0) => return Err(ErrorKind::StorageFull.into()),
            Some(room) => *room -= 1,
            None => {}
        }
        assert!(!self.has(path), "{path} is written twice");
        self.files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }
}

impl MemoryShelf {
    /// The raw files by their names below the articles.
    pub fn pages(&self) -> BTreeMap<&str, &[u8]> {
        let pages = self.files.iter().filter(|(path, _)| !path.ends_with(".toml"));
        pages.map(|(path, bytes)| (&path[INTO.len()..], bytes.as_slice())).collect()
    }

    pub fn text(&self, name: &str) -> &str {
        let path = format!("{INTO}{name}");
        let bytes = self.files.get(&path).unwrap_or_else(|| panic!("{path} is not there"));
        std::str::from_utf8(bytes).unwrap()
    }
}

/// Imports files into an archive.
pub fn import_into(
    shelf: &mut MemoryShelf,
    files: &[(&str, Vec<u8>)],
    wanted: &Wanted,
) -> io::Result<Report> {
    let sources: Vec<MemorySource> = files
        .iter()
        .map(|(path, bytes)| MemorySource {
            path: (*path).to_owned(),
            bytes: bytes.clone(),
            role: SourceRole::Own,
        })
        .collect();
    import_sources(shelf, &sources, wanted)
}

/// Imports files, which have roles, into an archive.
pub fn import_sources(
    shelf: &mut MemoryShelf,
    sources: &[MemorySource],
    wanted: &Wanted,
) -> io::Result<Report> {
    let sources: Vec<&dyn ImportSource> =
        sources.iter().map(|source| source as &dyn ImportSource).collect();
    import(&sources, wanted, shelf, INTO)
}

/// Imports one file into an empty archive.
pub fn imported(path: &str, bytes: Vec<u8>) -> (MemoryShelf, Report) {
    let mut shelf = MemoryShelf::default();
    let report = import_into(&mut shelf, &[(path, bytes)], &Wanted::default()).unwrap();
    (shelf, report)
}

/// What was left out, as `wrong-length 2`.
pub fn left_out(report: &Report) -> Vec<String> {
    let alike = report.left_out.iter();
    alike.map(|(reason, alike)| format!("{} {}", reason.code(), alike.count)).collect()
}

/// Where the first thing that was left out for a reason stands.
pub fn place(report: &Report, reason: Reason) -> String {
    report.left_out[&reason].examples[0].origin.at.to_string()
}
