//! Holdings in memory.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::diagnostic::Diagnostic;
use crate::model::store::{MemoryStore, Store};

/// Documents whose terms lie in a store, and an index that is made of them.
#[derive(Default)]
pub(super) struct Shelf {
    store: MemoryStore,
    /// Where the terms of the documents lie.
    places: Mutex<Vec<Blob>>,
    /// How many parts of indices were read and kept.
    counts: [AtomicUsize; 2],
}

impl Shelf {
    /// The index of some documents, made of an earlier one.
    pub(super) fn index(&self, documents: &[Document], kept: Option<&KeptTerms>) -> ShardedIndex {
        let places = documents.iter().map(|document| self.put(&terms_of(document)));
        *self.places.lock().unwrap() = places.collect();
        let at = |place: Blob, _: &mut dyn Iterator<Item = &str>| self.terms_at(&place);
        let of_article = |id| terms_of(&documents[id]);
        let terms = Terms { of_article: &of_article, at: &at };
        let archive = &archive(documents.len());
        let made_of = Basis { archive, languages: &[], edition: Key::of("edition") };
        let updated = kept.and_then(|kept| ShardedIndex::updated(made_of, &terms, self, kept));
        updated.unwrap_or_else(|| ShardedIndex::new(made_of, &terms, self))
    }

    /// The bytes of all files of an index by their names.
    pub(super) fn files(&self, index: &ShardedIndex) -> BTreeMap<String, Vec<u8>> {
        let files = index.pieces().iter();
        let file = |piece: &Piece| piece.file(|blob| self.store.read(blob)).unwrap();
        let files = files.map(|piece| (piece.file_name(), file(piece)));
        files.chain([("directory".to_owned(), index.directory())]).collect()
    }

    /// Loses all that was kept.
    pub(super) fn lose(&self) {
        self.store.lose_blobs();
    }

    /// How many parts of indices were read and kept.
    pub(super) fn counts(&self) -> (usize, usize) {
        let [read, kept] = self.counts.each_ref().map(|count| count.load(Ordering::Relaxed));
        (read, kept)
    }

    /// Begins to count anew.
    pub(super) fn forget_counts(&self) {
        self.counts.iter().for_each(|count| count.store(0, Ordering::Relaxed));
    }

    fn put(&self, terms: &ArticleTerms) -> Blob {
        self.store.append(&serde_json::to_vec(terms).unwrap()).unwrap()
    }
}

impl Holdings for Shelf {
    fn terms(&self, _: ArticleId) -> Result<ArticleTerms, Diagnostic> {
        unreachable!("the index asks for those with the names of tags")
    }

    fn place(&self, id: ArticleId) -> Option<Blob> {
        Some(self.places.lock().unwrap()[id])
    }

    fn terms_at(&self, place: &Blob) -> Option<ArticleTerms> {
        serde_json::from_slice(&self.store.read(place)?).ok()
    }

    fn keep(&self, part: &[u8]) -> Blob {
        self.counts[1].fetch_add(1, Ordering::Relaxed);
        self.store.append(part).unwrap()
    }

    fn kept(&self, part: &Blob) -> Option<Vec<u8>> {
        self.counts[0].fetch_add(1, Ordering::Relaxed);
        self.store.read(part)
    }
}
