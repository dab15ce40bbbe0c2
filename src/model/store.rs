//! The store: values that earlier builds made, as the pipeline sees it.
//!
//! It holds *blobs*, which are written once and never changed, and one *index*, which says what each
//! blob is and is replaced as a whole. What a store has lost or cannot vouch for it does not give,
//! so a damaged one costs time and nothing else. The disk keeps a real one in `.postil/`;
//! [`MemoryStore`] serves tests, and builds that are told to remember nothing.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::model::key::Key;

/// Where a blob lies, and what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Blob {
    /// The pack that it lies in.
    pub pack: u64,
    /// Its first byte in the pack.
    pub offset: u64,
    /// Its length in bytes.
    pub length: u32,
    /// The key of its bytes.
    pub check: Key,
}

/// Keeps blobs and an index from one build to the next.
pub trait Store: Send + Sync {
    /// The index as it was last replaced; none where there is none that can be trusted.
    fn index(&self) -> Option<Vec<u8>>;

    /// The bytes of a blob; none where they are gone or not what they were.
    fn read(&self, blob: &Blob) -> Option<Vec<u8>>;

    /// Adds a blob.
    ///
    /// Fails as the disk does.
    fn append(&self, bytes: &[u8]) -> io::Result<Blob>;

    /// Moves blobs out of packs that hold little else, so that these can go; gives each that moved
    /// with its new place. `live` are all that the next index names.
    ///
    /// Fails as the disk does.
    fn tidy(&self, live: &[Blob]) -> io::Result<Vec<(Blob, Blob)>>;

    /// Replaces the index, and lets go of packs without a blob in `live`.
    ///
    /// Fails as the disk does; then the old index stays.
    fn replace_index(&self, index: &[u8], live: &[Blob]) -> io::Result<()>;
}

/// A store in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    index: Option<Vec<u8>>,
    blobs: HashMap<u64, Arc<[u8]>>,
    next: u64,
}

impl MemoryStore {
    /// Forgets every blob, as a damaged store does; the index stays.
    pub fn lose_blobs(&self) {
        self.held().blobs.clear();
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn index(&self) -> Option<Vec<u8>> {
        self.held().index.clone()
    }

    fn read(&self, blob: &Blob) -> Option<Vec<u8>> {
        let bytes = self.held().blobs.get(&blob.offset).cloned()?;
        (Key::of_bytes(&bytes) == blob.check).then(|| bytes.to_vec())
    }

    fn append(&self, bytes: &[u8]) -> io::Result<Blob> {
        let check = Key::of_bytes(bytes);
        let mut held = self.held();
        let offset = held.next;
        held.next += 1;
        held.blobs.insert(offset, bytes.into());
        Ok(Blob { pack: 0, offset, length: bytes.len() as u32, check })
    }

    fn tidy(&self, _: &[Blob]) -> io::Result<Vec<(Blob, Blob)>> {
        Ok(Vec::new())
    }

    fn replace_index(&self, index: &[u8], live: &[Blob]) -> io::Result<()> {
        let live: std::collections::HashSet<u64> = live.iter().map(|blob| blob.offset).collect();
        let mut held = self.held();
        held.blobs.retain(|offset, _| live.contains(offset));
        held.index = Some(index.to_vec());
        Ok(())
    }
}
