//! The store's index: every document, the files that are published as they are, and what the next
//! search index is made of.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_bytes::Bytes;

use crate::model::key::Key;
use crate::model::store::{Blob, Store};
use crate::search::KeptTerms;
use crate::site::document::{Document, FileState, PictureState};
use crate::site::shelf::encode;

/// So many documents are written and read as one piece.
const PIECE: usize = 2048;

/// What a store knows of an archive.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Sorted by path.
    pub documents: Arc<Vec<Arc<Document>>>,
    /// The files that are published as they are, by path.
    pub statics: BTreeMap<String, FileState>,
    /// The pictures that articles name, by path.
    pub pictures: BTreeMap<String, PictureState>,
    /// The search index as far as the next one is made of it; none where nobody has searched.
    pub terms: Option<Arc<KeptTerms>>,
    /// The blobs that were moved when the index was written last, with their new places: others may
    /// know them by the old ones still.
    moved: HashMap<Blob, Blob>,
}

/// The index as it is written: the program that wrote it, and pieces that are read in parallel.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    generator: Key,
    statics: BTreeMap<String, FileState>,
    pictures: BTreeMap<String, PictureState>,
    terms: Option<Arc<KeptTerms>>,
    #[serde(borrow)]
    pieces: Vec<&'a Bytes>,
}

impl Index {
    /// Reads the index of a store; it is empty where another program wrote it.
    pub fn read(store: &dyn Store, generator: Key) -> Index {
        let bytes = store.index().unwrap_or_default();
        Index::decode(&bytes, generator).unwrap_or_default()
    }

    fn decode(bytes: &[u8], generator: Key) -> Option<Index> {
        // What a program wrote, only the same can read; the key comes first.
        let (key, _) = postcard::take_from_bytes::<Key>(bytes).ok()?;
        if key != generator {
            return None;
        }
        let written: Written = postcard::from_bytes(bytes).ok()?;
        let pieces: Option<Vec<Vec<Document>>> =
            written.pieces.par_iter().map(|piece| postcard::from_bytes(piece).ok()).collect();
        let documents = Arc::new(pieces?.into_iter().flatten().map(Arc::new).collect());
        let Written { statics, pictures, terms, .. } = written;
        Some(Index { documents, statics, pictures, terms, moved: HashMap::new() })
    }

    /// The document of a path.
    pub fn document(&self, path: &str) -> Option<&Arc<Document>> {
        let found = self.documents.binary_search_by(|document| document.path.as_str().cmp(path));
        found.ok().map(|place| &self.documents[place])
    }

    /// The same, sought first at the place where it stands if nothing has come or gone before it, or
    /// one file has.
    pub fn document_near(&self, path: &str, place: usize) -> Option<&Arc<Document>> {
        let near = place.saturating_sub(1)..self.documents.len().min(place + 2);
        let found = near.map(|near| &self.documents[near]).find(|document| document.path == path);
        found.or_else(|| self.document(path))
    }

    /// Replaces the index of a store, and lets it throw away what it names no more.
    ///
    /// Fails as the disk does.
    pub fn write(&mut self, store: &dyn Store, generator: Key) -> io::Result<()> {
        let live = self.blobs();
        self.moved = store.tidy(&live)?.into_iter().collect();
        if !self.moved.is_empty() {
            self.move_blobs();
        }
        let live = if self.moved.is_empty() { live } else { self.blobs() };
        store.replace_index(&self.encode(generator), &live)
    }

    fn encode(&self, generator: Key) -> Vec<u8> {
        let pieces: Vec<Vec<u8>> = self.documents.par_chunks(PIECE).map(encode).collect();
        let pieces = pieces.iter().map(|piece| Bytes::new(piece)).collect();
        let (statics, pictures) = (self.statics.clone(), self.pictures.clone());
        encode(&Written { generator, statics, pictures, terms: self.terms.clone(), pieces })
    }

    fn blobs(&self) -> Vec<Blob> {
        let documents = self.documents.iter().flat_map(|document| document.blobs());
        let terms = self.terms.iter().flat_map(|terms| terms.blobs());
        let mut met = HashSet::new();
        documents.chain(terms).filter(|blob| met.insert(*blob)).collect()
    }

    /// Replaces what the next search index is made of.
    pub fn set_terms(&mut self, terms: Option<Arc<KeptTerms>>) {
        self.terms = terms;
        self.move_terms();
    }

    fn move_blobs(&mut self) {
        for document in Arc::make_mut(&mut self.documents) {
            if document.blobs().any(|blob| self.moved.contains_key(&blob)) {
                let blobs = Arc::make_mut(document).blobs_mut();
                blobs.for_each(|blob| *blob = *self.moved.get(blob).unwrap_or(blob));
            }
        }
        self.move_terms();
    }

    fn move_terms(&mut self) {
        let is_moved = |blob: Blob| self.moved.contains_key(&blob);
        if let Some(terms) = self.terms.as_mut().filter(|terms| terms.blobs().any(is_moved)) {
            let blobs = Arc::make_mut(terms).blobs_mut();
            blobs.for_each(|blob| *blob = *self.moved.get(blob).unwrap_or(blob));
        }
    }
}
