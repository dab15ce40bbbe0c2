//! The store as a build uses it: what the store does not take stays in memory.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::store::{Blob, MemoryStore, Store};

/// The pack of the blobs that are in memory.
const MEMORY: u64 = u64::MAX;

/// Takes and gives blobs, whatever becomes of the store.
pub struct Shelf {
    store: Arc<dyn Store>,
    memory: MemoryStore,
    /// The store's first fault, until it is said.
    fault: Mutex<Option<io::Error>>,
    /// The store has had a fault, so nothing is entrusted to it any more.
    failed: AtomicBool,
}

impl Shelf {
    /// A shelf over a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        let (memory, fault) = (MemoryStore::default(), Mutex::default());
        Shelf { store, memory, fault, failed: AtomicBool::new(false) }
    }

    /// The store behind it.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// Keeps a value; after the store's first fault, in memory.
    pub fn put<T: Serialize + ?Sized>(&self, value: &T) -> Blob {
        self.put_bytes(&encode(value))
    }

    /// A value that was kept; none where it is gone or no such value.
    pub fn get<T: DeserializeOwned>(&self, blob: &Blob) -> Option<T> {
        postcard::from_bytes(&self.bytes(blob)?).ok()
    }

    /// Keeps bytes as they are; after the store's first fault, in memory.
    pub fn put_bytes(&self, bytes: &[u8]) -> Blob {
        if !self.has_failed() {
            match self.store.append(bytes) {
                Ok(blob) => return blob,
                Err(error) => self.fail(error),
            }
        }
        let kept = self.memory.append(bytes).expect("memory takes everything");
        Blob { pack: MEMORY, ..kept }
    }

    /// Bytes that were kept; none where they are gone.
    pub fn bytes(&self, blob: &Blob) -> Option<Vec<u8>> {
        match blob.pack {
            MEMORY => self.memory.read(blob),
            _ => self.store.read(blob),
        }
    }

    /// What went wrong with the store, said once.
    pub fn take_fault(&self) -> Option<io::Error> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Whether anything went wrong with the store: then no index may be written, for it would name
    /// what is in memory alone.
    pub fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    fn fail(&self, error: io::Error) {
        self.failed.store(true, Ordering::Relaxed);
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }
}

/// A value as the store keeps it.
pub fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("what the store keeps is plain data")
}
