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

/// What each record begins with, and the names of most of its fields.
const RECORD: &[u8] = b"WARC/";
const FIELD: &[u8] = b"WARC-";

/// So many beginnings of members are tried.
const MOST_TRIED: usize = 16;

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

    /// What the members of a file are, by its first bytes, also where the first ones are damaged; none
    /// where its records are not packed. `opening` gives the first bytes that come out of a member.
    pub fn of_file(
        bytes: &[u8],
        opening: impl Fn(Format, &[u8]) -> Option<Vec<u8>>,
    ) -> Option<Self> {
        let members: Vec<(usize, Format)> = Format::all(bytes).take(MOST_TRIED).collect();
        let first = members.first().map_or(bytes.len(), |(at, _)| *at);
        let has_fields = |end: usize| memmem::find(&bytes[..end], FIELD).is_some();
        if bytes.starts_with(RECORD) && has_fields(first) {
            return None;
        }
        let opened = members
            .iter()
            .filter_map(|(at, format)| Some((*at, *format, opening(*format, &bytes[*at..])?)));
        let opened: Vec<(usize, Format, Vec<u8>)> = opened.collect();
        let sure = opened.iter().find(|(at, _, opening)| *at == 0 || opening.starts_with(RECORD));
        if let Some((_, format, _)) = sure {
            return Some(*format);
        }
        let (end, format) = match opened.first() {
            Some((at, format, _)) => (*at, Some(*format)),
            None => (bytes.len(), members.first().map(|(_, format)| *format)),
        };
        format.filter(|_| !has_fields(end))
    }

    /// Where members begin, as far as their marks tell, and what they are.
    fn all(bytes: &[u8]) -> impl Iterator<Item = (usize, Self)> {
        (0..bytes.len()).filter_map(|at| Some((at, Format::of(&bytes[at..])?)))
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
