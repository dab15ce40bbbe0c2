//! The archive's folder as the pipeline sees it: a list of paths, and bytes on request.
//!
//! This is the one seam between the pipeline and the outside. The disk implements it for real
//! folders; [`MemoryFiles`] implements it for tests.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

/// A folder of input files, addressed by paths relative to the archive's root.
///
/// Paths use `/` on every system, and [`paths`](Files::paths) is sorted, so that a build does not
/// depend on the order in which a file system lists its entries.
pub trait Files: Sync {
    /// Lists every file, sorted by path. The list is shared with whoever has to know whether it is
    /// the same still.
    fn paths(&self) -> &Arc<Vec<String>>;

    /// Reads one file whole.
    ///
    /// Fails as the file system does, and with a [`RefusedFile`](crate::diagnostic::RefusedFile);
    /// a path that is not listed is `NotFound`.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Opens a file that is published as it is, and may have any size.
    ///
    /// Fails as [`read`](Files::read) does.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Cursor::new(self.read(path)?)))
    }

    /// What the file system says of a file's content without reading it; none where that cannot be
    /// relied on, as of a file that was changed a moment ago and may be changed again unseen.
    fn stamp(&self, path: &str) -> Option<Stamp> {
        let _ = path;
        None
    }

    /// What went wrong while the files were listed.
    fn problems(&self) -> &[Diagnostic] {
        &[]
    }
}

/// Stands for a file's content as long as nobody writes to the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The number of bytes.
    pub size: u64,
    /// When its content was last changed, in nanoseconds since 1970.
    pub modified: i128,
    /// When the file was last changed in any way, in nanoseconds since 1970; 0 where the system does
    /// not say. It tells a file that was put in place with an old time.
    pub changed: i128,
}

/// Input files held in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles {
    paths: Arc<Vec<String>>,
    contents: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// Collects `(path, bytes)` pairs; of two with the same path the later wins.
    pub fn new<P, B>(files: impl IntoIterator<Item = (P, B)>) -> Self
    where
        P: Into<String>,
        B: Into<Vec<u8>>,
    {
        let contents: BTreeMap<String, Vec<u8>> =
            files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect();
        MemoryFiles { paths: Arc::new(contents.keys().cloned().collect()), contents }
    }
}

impl Files for MemoryFiles {
    fn paths(&self) -> &Arc<Vec<String>> {
        &self.paths
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.contents.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
