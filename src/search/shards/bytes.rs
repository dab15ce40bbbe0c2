//! Bytes as the index writes them: numbers of variable length, texts, and pieces.

use std::io::Write;

use flate2::{Compression, GzBuilder};

use crate::model::key::Key;
use crate::model::store::Blob;

/// The version of the format; a browser that expects another one does not read the index.
const VERSION: u8 = 2;

/// What the content of a file begins with.
const MAGIC: [u8; 2] = *b"PS";

/// How many bytes of its key are a piece's name.
pub(super) const NAME: usize = 6;

/// What a file of the index holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// The directory.
    Directory = b'D',
    /// A page of the names of blocks of records.
    Names = b'N',
    /// A page of shards by their first terms.
    Shards = b'S',
    /// Terms with their postings.
    Terms = b'T',
    /// The postings of one term that its shard has no room for.
    Rest = b'O',
    /// What results show.
    Records = b'R',
    /// The days of the documents.
    Days = b'C',
    /// The facets.
    Facets = b'F',
    /// The values of one large facet.
    Values = b'V',
}

/// What a file of the index holds, as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    kind: Kind,
    key: Key,
    content: Vec<u8>,
}

impl Written {
    pub(super) fn new(kind: Kind, content: Vec<u8>) -> Self {
        let key = Key::of(&(VERSION, kind as u8, Key::of_bytes(&content)));
        Written { kind, key, content }
    }

    pub(super) fn key(&self) -> Key {
        self.key
    }

    pub(super) fn content(&self) -> &[u8] {
        &self.content
    }

    /// What other files know it by.
    pub(super) fn name(&self) -> &[u8] {
        name(&self.key)
    }
}

/// A file of the index that is called after what it holds.
#[derive(Debug)]
pub struct Piece {
    kind: Kind,
    key: Key,
    content: Content,
}

/// Where the content of a piece is.
#[derive(Debug)]
enum Content {
    Here(Vec<u8>),
    Kept(Blob),
}

impl From<Written> for Piece {
    fn from(Written { kind, key, content }: Written) -> Self {
        Piece { kind, key, content: Content::Here(content) }
    }
}

impl Piece {
    /// A piece whose content is kept elsewhere.
    pub(super) fn kept(kind: Kind, key: Key, blob: Blob) -> Self {
        Piece { kind, key, content: Content::Kept(blob) }
    }

    /// The key of what it holds.
    pub fn key(&self) -> Key {
        self.key
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        piece_name(self.key)
    }

    /// Whether its content is there; `kept` says so of one that is kept elsewhere.
    pub fn is_there(&self, kept: impl FnOnce(&Blob) -> bool) -> bool {
        match &self.content {
            Content::Here(_) => true,
            Content::Kept(blob) => kept(blob),
        }
    }

    /// The bytes of its file; none where its content is gone from where it was kept.
    pub fn file(&self, kept: impl FnOnce(&Blob) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        let packed = |content: &[u8]| packed(self.kind, name(&self.key), content);
        match &self.content {
            Content::Here(content) => Some(packed(content)),
            Content::Kept(blob) => kept(blob).map(|content| packed(&content)),
        }
    }
}

/// What the files of the index know a piece with that key by.
pub(super) fn name(key: &Key) -> &[u8] {
    &key.as_bytes()[..NAME]
}

/// The name of the file of a piece with that key.
pub fn piece_name(key: Key) -> String {
    format!("{}.bin", &key.to_string()[..2 * NAME])
}

/// The bytes of a file: what kind of file it is, what it calls itself, and its content, compressed.
pub(super) fn packed(kind: Kind, name: &[u8], content: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::default());
    let parts: [&[u8]; 4] = [&MAGIC, &[kind as u8, VERSION], name, content];
    let written = parts.iter().try_for_each(|part| gzip.write_all(part));
    written.and_then(|()| gzip.finish()).expect("memory can be written to")
}

/// Writes a number, seven bits a byte, the lowest first; all bytes but the last have the highest bit.
pub(super) fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// How many bytes a number takes.
pub(super) fn number_size(number: u32) -> usize {
    (38 - number.leading_zeros() as usize).max(7) / 7
}

/// How many lie between each of some ascending numbers and the one before it.
pub(super) fn steps(numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    let step = |next: &mut u32, number: u32| {
        let step = number - *next;
        *next = number + 1;
        Some(step)
    };
    numbers.scan(0, step)
}

/// Writes how many there are of something.
pub(super) fn put_count(bytes: &mut Vec<u8>, count: usize) {
    put_number(bytes, count as u64);
}

/// Writes a text with its length before it.
pub(super) fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_count(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

/// How many bytes two texts share at their beginning.
pub(super) fn common_start(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}

/// Writes texts, each without what it shares with the one before.
#[derive(Default)]
pub(super) struct FrontCoded<'a> {
    last: &'a str,
}

impl<'a> FrontCoded<'a> {
    pub(super) fn put(&mut self, bytes: &mut Vec<u8>, text: &'a str) {
        let shared = common_start(self.last, text);
        put_count(bytes, shared);
        put_text(bytes, &text[shared..]);
        self.last = text;
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reader;
    use super::*;

    #[test]
    fn a_number_is_as_long_as_is_said_and_read_as_it_is_written() {
        let powers = (0..32).map(|power| 1_u32 << power);
        for number in powers.flat_map(|power| [power - 1, power, power + 1]).chain([u32::MAX]) {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number.into());
            assert_eq!(bytes.len(), number_size(number), "{number}");
            assert_eq!(Reader::new(&bytes).number(), Some(u64::from(number)));
        }
    }

    #[test]
    fn a_piece_has_the_name_of_its_content_and_kind() {
        let name =
            |kind, content: &str| Piece::from(Written::new(kind, content.into())).file_name();
        assert_eq!(name(Kind::Terms, "а"), name(Kind::Terms, "а"));
        assert_ne!(name(Kind::Terms, "а"), name(Kind::Terms, "б"));
        assert_ne!(name(Kind::Terms, "а"), name(Kind::Days, "а"));
    }
}
