//! An index without what is large of it: the terms' pieces lie in the store.

use serde::{Deserialize, Serialize};

use super::documents::Documents;
use super::piece::{Kind, Piece, Written, name};
use super::reading::{OwnedTerm, Postings, counts_of_shard, terms_of_shard};
use super::terms::{Shard, WrittenPostings};
use crate::model::key::Key;
use crate::model::store::Blob;
use crate::search::Holdings;

/// What a later index is made from, where little has changed: the terms of all documents in their
/// shards, and what these documents were.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptTerms {
    pub(super) documents: Documents,
    pub(super) shards: Vec<KeptShard>,
}

/// A shard in the store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptShard {
    pub(super) first: String,
    pub(super) own: KeptPostings,
    pub(super) rests: Vec<KeptPostings>,
}

/// A file of postings in the store, and the one beside it that has their places.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptPostings {
    pub(super) piece: KeptPiece,
    places: KeptPiece,
}

/// A piece in the store.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptPiece {
    key: Key,
    pub(super) blob: Blob,
}

impl KeptTerms {
    /// The blobs that it names.
    pub fn blobs(&self) -> impl Iterator<Item = Blob> {
        let pieces = self.shards.iter().flat_map(KeptShard::pieces);
        self.documents.blobs().chain(pieces.map(|(_, piece)| piece.blob))
    }

    /// The blobs that it names.
    pub fn blobs_mut(&mut self) -> impl Iterator<Item = &mut Blob> {
        let pieces = self.shards.iter_mut();
        let kept = pieces.flat_map(|shard| shard.rests.iter_mut().chain([&mut shard.own]));
        let pieces = kept.flat_map(|kept| [&mut kept.piece, &mut kept.places]);
        self.documents.blobs_mut().chain(pieces.map(|piece| &mut piece.blob))
    }
}

impl KeptShard {
    /// Keeps a shard.
    pub(super) fn new(shard: Shard, holdings: &dyn Holdings) -> Self {
        let keep = |written: &Written| {
            let blob = holdings.keep(written.content());
            KeptPiece { key: written.key(), blob }
        };
        let keep = |written: &WrittenPostings| KeptPostings {
            piece: keep(&written.piece),
            places: keep(&written.places),
        };
        let (own, rests) = (keep(&shard.own), shard.rests.iter().map(keep).collect());
        KeptShard { first: shard.first, own, rests }
    }

    /// Whether a shard has the same files; the key of one says what places are beside it.
    pub(super) fn is(&self, shard: &Shard) -> bool {
        let rests = self.rests.iter().map(|rest| rest.piece.key);
        let others = shard.rests.iter().map(|rest| rest.piece.key());
        self.own.piece.key == shard.own.piece.key() && rests.eq(others)
    }

    /// Its terms, each with the number of its postings; none where it is gone from where it was kept.
    pub(super) fn counts(&self, holdings: &dyn Holdings) -> Option<Vec<(String, usize)>> {
        counts_of_shard(&holdings.kept(&self.own.piece.blob)?)
    }

    /// All that it has; none where it is gone from where it was kept.
    pub(super) fn terms(&self, holdings: &dyn Holdings) -> Option<Vec<OwnedTerm>> {
        let content = |piece: &KeptPiece| holdings.kept(&piece.blob);
        let kept = |kept: &KeptPostings| {
            Some(Postings { content: content(&kept.piece)?, places: content(&kept.places)? })
        };
        let rests = self.rests.iter().map(kept).collect::<Option<Vec<_>>>()?;
        terms_of_shard(&kept(&self.own)?, &rests)
    }

    /// The name by which the directory knows it.
    pub(super) fn name(&self) -> &[u8] {
        name(&self.own.piece.key)
    }

    /// Its files.
    pub(super) fn files(&self) -> impl Iterator<Item = Piece> {
        let files = self.pieces();
        files.map(|(kind, piece)| Piece::kept(kind, piece.key, piece.blob))
    }

    fn pieces(&self) -> impl Iterator<Item = (Kind, KeptPiece)> {
        let rests = self.rests.iter().map(|rest| (Kind::Rest, rest));
        let all = rests.chain([(Kind::Terms, &self.own)]);
        all.flat_map(|(kind, kept)| [(kind, kept.piece), (Kind::Places, kept.places)])
    }
}
