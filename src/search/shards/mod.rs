//! The index that the search loads piece by piece; `docs/search-format.md` describes its files.
//!
//! A directory names all others, which are called after what they hold: an edition of the site has
//! the files of the last one where nothing in them has changed, and a browser never mixes two. The
//! terms lie in shards in their order ([`terms`]), what results show in blocks ([`records`]).
//!
//! All of it is made in one pass over the terms of all documents, and kept before compression: that
//! is two or three bytes a posting.

mod bytes;
mod directory;
mod impact;
mod posting;
#[cfg(test)]
mod reading;
mod records;
mod terms;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use self::bytes::{Kind, NAME, packed};
pub use self::bytes::{Piece, piece_name};
use self::directory::Directory;
use self::impact::Weighing;
use self::posting::Posting;
use super::gathered::{Gathered, Gathering, merged, part_size};
use crate::model::archive::{Archive, ArticleId};
use crate::model::key::Key;
use crate::model::terms::ArticleTerms;

/// The files of the index at one edition.
#[derive(Debug)]
pub struct ShardedIndex {
    edition: Key,
    directory: Vec<u8>,
    /// Sorted by key.
    pieces: Vec<Piece>,
}

impl ShardedIndex {
    /// The index of an archive; `edition` stands for all that it is made from.
    ///
    /// The terms of an article are asked for once and let go at once, by several threads and in no
    /// promised order.
    pub(super) fn new(
        archive: &Archive,
        edition: Key,
        terms: impl Fn(ArticleId) -> ArticleTerms + Sync,
    ) -> Self {
        let shards = {
            let parts = gathered(archive.articles.len(), terms);
            terms::shards(&merged(parts.iter()))
        };
        let (records, days) = (records::blocks(archive), records::days(archive));
        let Directory { content, pages } =
            Directory::new(archive.articles.len(), &shards, &records, &days);
        let shards =
            shards.into_iter().flat_map(|shard| shard.rests.into_iter().chain([shard.piece]));
        let mut pieces: Vec<Piece> = shards.chain(records).chain(pages).chain([days]).collect();
        pieces.sort_by_key(Piece::key);
        pieces.dedup_by_key(|piece| piece.key());
        ShardedIndex { edition, directory: content, pieces }
    }

    /// What it is made from.
    pub fn edition(&self) -> Key {
        self.edition
    }

    /// The bytes of the directory.
    pub fn directory(&self) -> Vec<u8> {
        packed(Kind::Directory, &self.edition.as_bytes()[..NAME], &self.directory)
    }

    /// The other files.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The file with a key.
    pub fn piece(&self, key: Key) -> Option<&Piece> {
        let found = self.pieces.binary_search_by_key(&key, Piece::key);
        found.ok().map(|place| &self.pieces[place])
    }
}

/// The postings of all documents, part by part in the order of their numbers.
fn gathered(
    documents: usize,
    terms: impl Fn(ArticleId) -> ArticleTerms + Sync,
) -> Vec<Gathered<Posting>> {
    let numbers: Vec<usize> = (0..documents).collect();
    let part = |numbers: &[usize]| {
        let (mut gathering, mut weighing) = (Gathering::default(), Weighing::default());
        for &number in numbers {
            // Articles stand newest first, documents oldest first.
            let terms = terms(documents - 1 - number);
            let number = u32::try_from(number).expect("documents are counted in 24 bits");
            weighing.add(&mut gathering, number, &terms);
        }
        gathering.closed()
    };
    numbers.par_chunks(part_size(documents)).map(part).collect()
}
