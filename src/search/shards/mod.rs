//! The index that the search loads piece by piece; `docs/search-format.md` describes its files.
//!
//! A directory names all others, which are called after what they hold: an edition of the site has
//! the files of the last one where nothing in them has changed, and a browser never mixes two. The
//! terms lie in shards in their order ([`terms`]), what results show in blocks ([`records`]).
//!
//! Its terms are gathered in one pass over all documents, or where few of these have changed, made
//! of the last index's, whose shards are kept in the store ([`update`]).

mod applying;
mod bytes;
mod changes;
mod cutting;
mod directory;
mod documents;
mod endings;
mod facets;
mod impact;
mod kept;
mod lemma_changes;
mod lexicon;
mod packing;
mod piece;
mod places;
mod posting;
mod reading;
mod records;
mod terms;
#[cfg(test)]
mod tests;
mod update;

use std::sync::Arc;

use rayon::prelude::*;

use self::bytes::NAME;
use self::changes::Changes;
use self::directory::Directory;
use self::documents::Documents;
use self::facets::Facets;
use self::impact::Weighing;
use self::kept::KeptShard;
pub use self::kept::KeptTerms;
use self::piece::{Kind, packed};
pub use self::piece::{Piece, piece_name};
use self::posting::Posting;
use self::records::Records;
use super::Holdings;
use super::gathered::{Gathered, Gathering, merged, part_size};
use crate::config::settings::Language;
use crate::model::archive::{Archive, ArticleId};
use crate::model::key::Key;
use crate::model::store::Blob;
use crate::model::terms::ArticleTerms;

/// The files of the index at one edition.
#[derive(Debug)]
pub struct ShardedIndex {
    edition: Key,
    directory: Vec<u8>,
    /// Sorted by key.
    pieces: Vec<Piece>,
    terms: Arc<KeptTerms>,
}

/// What an index is made from beside terms.
#[derive(Clone, Copy)]
pub(super) struct Basis<'a> {
    /// The articles.
    pub(super) archive: &'a Archive,
    /// The languages of the site, the first one first.
    pub(super) languages: &'a [Language],
    /// Stands for all that the index is made from.
    pub(super) edition: Key,
}

/// The terms of articles and of tags' names.
pub(super) struct Terms<'a> {
    /// Those of an article, the names of its tags among them.
    ///
    /// They are asked for once and let go at once, by several threads and in no promised order.
    pub(super) of_article: &'a (dyn Fn(ArticleId) -> ArticleTerms + Sync),
    /// Those of an article that lie somewhere, with the names of its tags; none where they are gone.
    pub(super) at: &'a dyn Fn(Blob, &mut dyn Iterator<Item = &str>) -> Option<ArticleTerms>,
}

impl ShardedIndex {
    /// The index of an archive.
    pub(super) fn new(basis: Basis, terms: &Terms, holdings: &dyn Holdings) -> Self {
        let documents = Documents::new(basis.archive, |id| holdings.place(id));
        let shards = all_shards(documents.len(), terms, holdings);
        ShardedIndex::of(basis, documents, shards)
    }

    /// The same, made of what was `kept` of an earlier one.
    ///
    /// None where too much has changed for that, and where something is gone that it needs.
    pub(super) fn updated(
        basis: Basis,
        terms: &Terms,
        holdings: &dyn Holdings,
        kept: &KeptTerms,
    ) -> Option<Self> {
        let documents = Documents::new(basis.archive, |id| holdings.place(id));
        let old = &kept.documents;
        let before = |number: usize| (terms.at)(old.terms(number)?, &mut old.tags(number));
        let now = |number: usize| (terms.of_article)(documents.len() - 1 - number);
        let changes = Changes::find((old, &before), (&documents, &now))?;
        let shards = update::updated(&kept.shards, &changes, holdings)?;
        Some(ShardedIndex::of(basis, documents, shards))
    }

    fn of(basis: Basis, documents: Documents, shards: Vec<KeptShard>) -> Self {
        let Basis { archive, languages, edition } = basis;
        let (records, days) = (Records::new(archive, languages), records::days(archive));
        let facets = Facets::new(archive);
        let listed = shards.iter().map(|shard| (&*shard.first, shard.name()));
        let listed: Vec<_> = listed.collect();
        let Directory { content, pages } =
            Directory::new(archive.articles.len(), &listed, &records, &days, &facets);
        let others = records.blocks.into_iter().chain(pages).chain(facets.large);
        let others = others.chain([days, facets.list]).map(Piece::from);
        let mut pieces: Vec<Piece> =
            shards.iter().flat_map(KeptShard::files).chain(others).collect();
        pieces.sort_by_key(Piece::key);
        pieces.dedup_by_key(|piece| piece.key());
        let terms = KeptTerms { documents, shards }.into();
        ShardedIndex { edition, directory: content, pieces, terms }
    }

    /// What it is made from.
    pub fn edition(&self) -> Key {
        self.edition
    }

    /// What the next index is made from.
    pub fn terms(&self) -> &Arc<KeptTerms> {
        &self.terms
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

/// The shards of all terms of so many documents.
fn all_shards(documents: usize, terms: &Terms, holdings: &dyn Holdings) -> Vec<KeptShard> {
    let parts = gathered(documents, terms.of_article);
    terms::shards(&merged(parts.iter()), |shard| KeptShard::new(shard, holdings))
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
