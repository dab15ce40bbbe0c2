//! How the members of a packed WARC file begin.

use memchr::memmem;

/// How a gzip member that is packed by deflate begins (RFC 1952).
const GZIP: &[u8] = &[0x1f, 0x8b, 8];
/// The flags of a gzip member that mean nothing, and are 0.
const RESERVED_FLAGS: u8 = 0xe0;
/// How a frame of Zstandard begins (RFC 8878, section 3.1.1).
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// How a frame begins that readers pass over: with a byte whose lower half may be anything.
const SKIPPED_FIRST: u8 = 0x50;
const SKIPPED: &[u8] = &[0x2a, 0x4d, 0x18];

/// What stands in the first line of each record, and before the names of its fields.
const IN_RECORDS: &[u8] = b"WARC";

/// What members of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Gzip,
    Zstd,
}

impl Format {
    /// What begins with some bytes; none where nothing that is packed does.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        [Format::Gzip, Format::Zstd].into_iter().find(|format| format.begins(bytes))
    }

    /// What the members of a file are whose first ones are damaged; none where a record comes before
    /// them that is not packed.
    pub fn behind_damage(bytes: &[u8]) -> Option<Self> {
        let first = |format: Format| {
            let mut marks = memmem::find_iter(bytes, format.mark());
            marks.find(|at| format.begins(&bytes[*at..])).map(|at| (at, format))
        };
        let formats = [Format::Gzip, Format::Zstd].into_iter();
        let (at, format) = formats.filter_map(first).min_by_key(|(at, _)| *at)?;
        memmem::find(&bytes[..at], IN_RECORDS).is_none().then_some(format)
    }

    /// Whether a member begins with these bytes.
    pub fn begins(self, bytes: &[u8]) -> bool {
        match self {
            Format::Gzip => {
                let flags = bytes.get(GZIP.len()).copied().unwrap_or(0);
                bytes.starts_with(GZIP) && flags & RESERVED_FLAGS == 0
            }
            Format::Zstd => bytes.starts_with(ZSTD) || is_skipped(bytes),
        }
    }

    /// The bytes by which the next member is looked for behind damage.
    pub fn mark(self) -> &'static [u8] {
        match self {
            Format::Gzip => GZIP,
            Format::Zstd => ZSTD,
        }
    }
}

/// Whether a frame begins with these bytes that holds nothing of the file.
pub(crate) fn is_skipped(bytes: &[u8]) -> bool {
    let is_first = bytes.first().is_some_and(|first| first & 0xf0 == SKIPPED_FIRST);
    is_first && bytes[1..].starts_with(SKIPPED)
}
