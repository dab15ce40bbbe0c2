//! The seams of an import: files that are read, and the folder that takes what is found in them.
//!
//! The disk implements both; tests implement them in memory.

use std::io::{self, Read, Seek};

/// Bytes that can be read from any place.
pub trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// A file that pages are imported from.
pub trait ImportSource {
    /// The path as somebody named it, for messages.
    fn path(&self) -> &str;

    /// What the file is called below the folder that somebody named, with `/` between its parts; its
    /// own name where it was named itself.
    fn name(&self) -> &str {
        self.path().rsplit(['/', '\\']).next().unwrap_or_default()
    }

    /// What the file is to the others.
    fn role(&self) -> &SourceRole {
        &SourceRole::Own
    }

    /// Opens the file at its start; it is opened more than once.
    ///
    /// Fails as the file system does.
    fn open(&self) -> io::Result<Box<dyn ReadSeek>>;
}

/// What a file is to the others of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SourceRole {
    /// It is read for what is in it.
    #[default]
    Own,
    /// It was saved beside a page: the page's name, without its ending.
    Beside(String),
}

/// The folder of the articles, as an import sees it: it may look, and add whole new files.
///
/// Paths are relative to the archive's root, with `/` on every system.
pub trait Shelf {
    /// Whether something has the name of a file.
    fn has(&self, path: &str) -> bool;

    /// Reads a file; none where there is none.
    ///
    /// Fails as the file system does.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// The names of the files in a folder, which ends with `/`; none where there is no such folder.
    ///
    /// Fails as the file system does.
    fn names(&self, folder: &str) -> io::Result<Vec<String>>;

    /// Puts a new file in place, whole or not at all; nothing that is there is written over.
    ///
    /// Fails as the file system does, with `AlreadyExists` where something has that name.
    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()>;
}
