//! Why a file is not read although the file system would give it.
//!
//! It travels inside an [`io::Error`], so that whoever reads files need not know of it, and comes out
//! again where the error becomes a diagnostic.

use std::error::Error;
use std::fmt;
use std::io;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedFile {
    /// It is no plain file but, say, `a named pipe`; whoever opened it might wait for ever.
    Special(&'static str),
    /// It has more bytes than are read of one file.
    TooLarge {
        /// Its bytes.
        size: u64,
        /// How many there may be.
        limit: u64,
    },
}

impl RefusedFile {
    /// The refusal that an error stands for, if it is one.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }

    /// What to do about it.
    pub fn hint(self) -> &'static str {
        match self {
            RefusedFile::Special(_) => "put a plain file in its place, or delete it",
            RefusedFile::TooLarge { .. } => {
                "split it; a file that is to be published as it is belongs into `static/`, where it may have any size"
            }
        }
    }
}

impl fmt::Display for RefusedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RefusedFile::Special(kind) => {
                write!(f, "this is {kind}, and only plain files are read")
            }
            RefusedFile::TooLarge { size, limit } => {
                write!(f, "this file has {}, and at most {} are read", Size(*size), Size(*limit))
            }
        }
    }
}

impl Error for RefusedFile {}

impl From<RefusedFile> for io::Error {
    fn from(refused: RefusedFile) -> Self {
        io::Error::other(refused)
    }
}

/// A number of bytes as people say it.
struct Size(u64);

impl fmt::Display for Size {
    /// To the byte where rounding would make it look like the limit that it passes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = |unit: u32| self.0.is_multiple_of(1 << unit) && self.0 > 0;
        match self.0 {
            bytes if whole(20) => write!(f, "{} MiB", bytes >> 20),
            bytes if bytes >= 1 << 27 => write!(f, "{} MiB", bytes >> 20),
            bytes => write!(f, "{bytes} bytes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beside_the_limit_is_told_from_it() {
        for (bytes, said) in [
            (64 << 20, "64 MiB"),
            ((64 << 20) + 1, "67108865 bytes"),
            (3 << 30, "3072 MiB"),
            ((3 << 30) + 5, "3072 MiB"),
            (0, "0 bytes"),
        ] {
            assert_eq!(Size(bytes).to_string(), said);
        }
    }
}
