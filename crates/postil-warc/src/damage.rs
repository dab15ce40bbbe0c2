//! Where something stands in a WARC file, and what is wrong with its bytes there.

use std::io::{self, ErrorKind};

/// Where something stands in a WARC file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Position {
    /// The offset in the file; in a packed one that of the member.
    pub offset: u64,
    /// How many bytes of the member are unpacked before it; 0 in a file that is not packed.
    pub unpacked: u64,
}

/// What is wrong with the bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damage {
    pub kind: DamageKind,
    /// Where the damaged member begins, or the bytes that belong to none.
    pub offset: u64,
}

/// How bytes of a file are damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DamageKind {
    /// The file ends amid a member.
    Truncated,
    /// A member cannot be unpacked, or is not what it was when it was packed.
    Corrupt,
    /// The dictionary that all members need cannot be unpacked, or is too large.
    Dictionary,
    /// So many bytes between members belong to none.
    Garbage(u64),
    /// Far too much comes out of it.
    Bomb,
    /// The file system refused to read on.
    Unreadable(ErrorKind),
}

impl Damage {
    /// What an error of whoever unpacks says of the member that begins at an offset.
    pub fn of(error: &io::Error, offset: u64) -> Self {
        let kind = match error.kind() {
            ErrorKind::UnexpectedEof => DamageKind::Truncated,
            ErrorKind::InvalidInput | ErrorKind::InvalidData => DamageKind::Corrupt,
            _ => return Damage::of_reading(error, offset),
        };
        Damage { kind, offset }
    }

    /// What an error of whoever reads the file says of what begins at an offset.
    pub fn of_reading(error: &io::Error, offset: u64) -> Self {
        let kind = match error.kind() {
            // So says what unpacks a package of which too much comes out.
            ErrorKind::FileTooLarge => DamageKind::Bomb,
            kind => DamageKind::Unreadable(kind),
        };
        Damage { kind, offset }
    }
}
