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

    /// Opens the file at its start; it is opened more than once.
    ///
    /// Fails as the file system does.
    fn open(&self) -> io::Result<Box<dyn ReadSeek>>;
}

/// The folder of the articles, as an import sees it: it may look, and add whole new files.
///
/// Paths are relative to the archive's root, with `/` on every system.
pub trait Shelf {
    /// Whether something has the name of a file.
    fn has(&self, path: &str) -> bool;

    /// Reads a sidecar; none where there is none.
    ///
    /// Fails as the file system does.
    fn sidecar(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// The names of the files in a folder, which ends with `/`; none where there is no such folder.
    ///
    /// Fails as the file system does.
    fn names(&self, folder: &str) -> io::Result<Vec<String>>;

    /// Puts a new file in place, whole or not at all; nothing that is there is written over.
    ///
    /// Fails as the file system does, with `AlreadyExists` where something has that name.
    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()>;
}
