//! Where something was found: a file, and a place in it.

use std::fmt;
use std::sync::Arc;

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file as somebody named it; a file in a package stands behind the package's name.
    pub path: Arc<str>,
    /// The place in the file.
    pub at: At,
}

impl Origin {
    /// A whole file.
    pub fn file(path: &Arc<str>) -> Self {
        Origin { path: Arc::clone(path), at: At::File }
    }

    /// The file without the folders that it lies in on this machine.
    pub fn file_name(&self) -> &str {
        file_name(&self.path)
    }
}

/// A path without the folders above it; how much of its end is within a package stays.
pub fn file_name(path: &str) -> &str {
    let package = path.rfind(PACKAGE_ENDING).unwrap_or(path.len());
    let start = path[..package].rfind(['/', '\\']).map_or(0, |at| at + 1);
    &path[start..]
}

/// What the name of a package ends with, and what stands behind it in the path of a file in it.
const PACKAGE_ENDING: &str = ".wacz/";

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The whole file.
    File,
    /// The record that begins so many bytes from the file's start; in a packed file the gzip member
    /// does, and so many bytes of it are unpacked before the record.
    Byte {
        /// The offset in the file.
        offset: u64,
        /// The offset in what the gzip member holds.
        unpacked: u64,
    },
    /// A row, counted from 1, and the line that it begins on, where the format has lines.
    Row(u64, Option<u64>),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::File => Ok(()),
            At::Byte { offset, unpacked: 0 } => write!(f, "byte {offset}"),
            At::Byte { offset, unpacked } => write!(f, "byte {offset}, unpacked byte {unpacked}"),
            At::Row(row, None) => write!(f, "row {row}"),
            At::Row(row, Some(line)) => write!(f, "row {row}, line {line}"),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            At::File => self.path.fmt(f),
            at => write!(f, "{} at {at}", self.path),
        }
    }
}
