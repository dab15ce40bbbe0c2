//! Files under names of somebody's choice, beside those of an archive.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::disk::files::DiskFiles;
use crate::disk::input;
use crate::model::files::{Files, Stamp};

/// The files of an archive, if any, and some that may lie elsewhere.
#[derive(Debug, Clone, Default)]
pub struct NamedFiles {
    archive: Option<DiskFiles>,
    /// Where the others lie.
    named: BTreeMap<String, PathBuf>,
    /// The names of all, sorted.
    paths: Arc<Vec<String>>,
}

impl NamedFiles {
    /// The files of an archive.
    pub fn new(archive: Option<DiskFiles>) -> Self {
        let paths = archive.as_ref().map(|archive| Arc::clone(archive.paths())).unwrap_or_default();
        NamedFiles { archive, named: BTreeMap::new(), paths }
    }

    /// Adds a file; one of the archive's stays the archive's.
    pub fn add(&mut self, name: &str, lies: &Path) {
        if let Err(place) = self.paths.binary_search_by(|known| known.as_str().cmp(name)) {
            Arc::make_mut(&mut self.paths).insert(place, name.to_owned());
            self.named.insert(name.to_owned(), lies.to_owned());
        }
    }
}

impl Files for NamedFiles {
    fn paths(&self) -> &Arc<Vec<String>> {
        &self.paths
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match (self.named.get(path), &self.archive) {
            (Some(lies), _) => input::read(lies),
            (None, Some(archive)) => archive.read(path),
            (None, None) => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        match (self.named.get(path), &self.archive) {
            (Some(lies), _) => Ok(Box::new(input::open(lies)?)),
            (None, Some(archive)) => archive.open(path),
            (None, None) => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        self.archive.as_ref()?.stamp(path)
    }

    fn problems(&self) -> &[Diagnostic] {
        self.archive.as_ref().map_or(&[], |archive| archive.problems())
    }
}
