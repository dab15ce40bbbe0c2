//! An index without what is large of it: the terms' pieces lie in the store.

use serde::{Deserialize, Serialize};

use super::documents::Documents;
use super::piece::{Kind, Piece, Written, name};
use super::reading::{OwnedTerm, terms_of_shard};
use super::terms::Shard;
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
    pub(super) piece: KeptPiece,
    pub(super) rests: Vec<KeptPiece>,
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
        let pieces = pieces.flat_map(|shard| shard.rests.iter_mut().chain([&mut shard.piece]));
        self.documents.blobs_mut().chain(pieces.map(|piece| &mut piece.blob))
    }
}

/// A shard of an index that is made: what it is in the store, and its files.
#[derive(Debug)]
pub(super) struct MadeShard {
    pub(super) kept: KeptShard,
    pub(super) files: Vec<Piece>,
}

impl MadeShard {
    /// A shard that is what it was.
    pub(super) fn old(kept: &KeptShard) -> Self {
        let files = kept.pieces().map(|(kind, piece)| Piece::kept(kind, piece.key, piece.blob));
        MadeShard { files: files.collect(), kept: kept.clone() }
    }

    /// A new shard, whose content is kept and is at hand as well.
    pub(super) fn new(shard: Shard, keep: impl Fn(&[u8]) -> Blob) -> Self {
        let keep =
            |written: &Written| KeptPiece { key: written.key(), blob: keep(written.content()) };
        let kept = KeptShard {
            first: shard.first,
            piece: keep(&shard.piece),
            rests: shard.rests.iter().map(keep).collect(),
        };
        let files = shard.rests.into_iter().chain([shard.piece]).map(Piece::from).collect();
        MadeShard { kept, files }
    }
}

impl KeptShard {
    /// Whether a shard has the same files.
    pub(super) fn is(&self, shard: &Shard) -> bool {
        let rests = self.rests.iter().map(|rest| rest.key);
        self.piece.key == shard.piece.key() && rests.eq(shard.rests.iter().map(Written::key))
    }

    /// All that it has; none where it is gone from where it was kept.
    pub(super) fn terms(&self, holdings: &dyn Holdings) -> Option<Vec<OwnedTerm>> {
        let kept = |piece: &KeptPiece| holdings.kept(&piece.blob);
        let rests = self.rests.iter().map(kept).collect::<Option<Vec<_>>>()?;
        terms_of_shard(&kept(&self.piece)?, &rests)
    }

    /// The name by which the directory knows it.
    pub(super) fn name(&self) -> &[u8] {
        name(&self.piece.key)
    }

    fn pieces(&self) -> impl Iterator<Item = (Kind, KeptPiece)> {
        let rests = self.rests.iter().map(|rest| (Kind::Rest, *rest));
        rests.chain([(Kind::Terms, self.piece)])
    }
}
