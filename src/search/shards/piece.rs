//! The files of the index: what kind each is of, and what it is called after.

use super::bytes::NAME;
use super::packing::gzip;
use super::reading::Reader;
use crate::model::key::Key;
use crate::model::store::Blob;

/// The version of the format; a browser that expects another one does not read the index.
const VERSION: u8 = 5;

/// What the content of a file begins with.
const MAGIC: [u8; 2] = *b"PS";

/// What a file of the index holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// The directory.
    Directory = b'D',
    /// A page of shards by their first terms.
    Shards = b'S',
    /// Terms with their postings.
    Terms = b'T',
    /// The postings of one term that its shard has no room for.
    Rest = b'O',
    /// Where the terms of a file of postings stand in the documents.
    Places = b'P',
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

    /// The files of a group, which has one name for all: the first has the name of what they hold
    /// together, and each other one that is a number higher than the one before it.
    pub(super) fn group(kind: Kind, contents: Vec<Vec<u8>>) -> impl Iterator<Item = Self> {
        let keys: Vec<Key> = contents.iter().map(|content| Key::of_bytes(content)).collect();
        let first = Key::of(&(VERSION, kind as u8, Key::of_all(&keys)));
        let keys = (0..).map(move |place| first.ahead::<NAME>(place));
        keys.zip(contents).map(move |(key, content)| Written { kind, key, content })
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
    let [texts, steps, impacts] = sections(kind, content);
    gzip(&[&MAGIC, &[kind as u8, VERSION], name, texts].concat(), [steps, impacts])
}

/// The texts of a file, the steps between its documents, and its impacts; places are such steps alone,
/// and any other file is texts.
fn sections(kind: Kind, content: &[u8]) -> [&[u8]; 3] {
    let sections = match kind {
        Kind::Terms | Kind::Rest => sections_of_postings(content),
        Kind::Places => Some([&[][..], content, &[]]),
        _ => None,
    };
    sections.unwrap_or([content, &[], &[]])
}

fn sections_of_postings(content: &[u8]) -> Option<[&[u8]; 3]> {
    let mut reader = Reader::new(content);
    let (postings, heads) = (reader.count()?, reader.count()?);
    reader.take(heads)?;
    let (texts, others) = content.split_at(content.len() - reader.left());
    let (steps, impacts) = others.split_at(others.len().checked_sub(postings)?);
    Some([texts, steps, impacts])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_has_the_name_of_its_content_and_kind() {
        let name =
            |kind, content: &str| Piece::from(Written::new(kind, content.into())).file_name();
        assert_eq!(name(Kind::Terms, "а"), name(Kind::Terms, "а"));
        assert_ne!(name(Kind::Terms, "а"), name(Kind::Terms, "б"));
        assert_ne!(name(Kind::Terms, "а"), name(Kind::Days, "а"));
    }
}
