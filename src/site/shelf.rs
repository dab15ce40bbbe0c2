//! The store as a build uses it: what the store does not take stays in memory.

use std::io;
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
    fault: Mutex<Option<io::Error>>,
}

impl Shelf {
    /// A shelf over a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Shelf { store, memory: MemoryStore::default(), fault: Mutex::default() }
    }

    /// The store behind it.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// Keeps a value; after the store's first fault, in memory.
    pub fn put<T: Serialize + ?Sized>(&self, value: &T) -> Blob {
        let bytes = encode(value);
        let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        if fault.is_none() {
            drop(fault);
            match self.store.append(&bytes) {
                Ok(blob) => return blob,
                Err(error) => {
                    fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
                    fault.get_or_insert(error);
                }
            }
        }
        let kept = self.memory.append(&bytes).expect("memory takes everything");
        Blob { pack: MEMORY, ..kept }
    }

    /// A value that was kept; none where it is gone or no such value.
    pub fn get<T: DeserializeOwned>(&self, blob: &Blob) -> Option<T> {
        let bytes = match blob.pack {
            MEMORY => self.memory.read(blob),
            _ => self.store.read(blob),
        };
        postcard::from_bytes(&bytes?).ok()
    }

    /// What went wrong with the store; then nothing must name its blobs in an index.
    pub fn take_fault(&self) -> Option<io::Error> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A value as the store keeps it.
pub fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("what the store keeps is plain data")
}
