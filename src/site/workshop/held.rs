//! What was read in the first pass over an archive, kept for the second as far as there is room.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::site::document::Ingested;

/// So many lines of documents are kept as they were read, about 80 MB.
const LINES: usize = 450_000;
/// So many bytes of raw files are kept besides; what is beyond is read twice.
const BYTES: usize = 512 << 20;

/// What is left of the reading of a raw file.
#[derive(Debug, Default)]
pub enum Held {
    /// Nothing: it must be read again.
    #[default]
    Nothing,
    /// Its bytes.
    Bytes(Vec<u8>),
    /// What ingestion made of it; its bytes too where notes may have to be led back to them.
    Document(Option<Vec<u8>>, Box<Ingested>),
}

/// Whether the bytes of a raw file are needed once it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bytes {
    /// A person has written of the article, and notes are led back to the bytes.
    Needed,
    /// Nobody has.
    Spare,
}

/// The room for what is kept.
#[derive(Debug)]
pub struct Room {
    lines: AtomicUsize,
    bytes: AtomicUsize,
}

impl Room {
    /// An empty room.
    pub fn new() -> Self {
        Room { lines: AtomicUsize::new(LINES), bytes: AtomicUsize::new(BYTES) }
    }

    /// Keeps the bytes of a file if there is room for them.
    pub fn hold_bytes(&self, bytes: Vec<u8>) -> Held {
        if take(&self.bytes, bytes.len()) { Held::Bytes(bytes) } else { Held::Nothing }
    }

    /// Keeps what there is room for.
    pub fn hold(&self, bytes: Vec<u8>, ingested: Ingested, need: Bytes) -> Held {
        let lines = ingested.0.as_ref().map_or(0, |document| document.lines.len());
        let keeps_document = take(&self.lines, lines);
        if keeps_document && need == Bytes::Spare {
            return Held::Document(None, Box::new(ingested));
        }
        match (take(&self.bytes, bytes.len()), keeps_document) {
            (true, true) => Held::Document(Some(bytes), Box::new(ingested)),
            (true, false) => Held::Bytes(bytes),
            (false, _) => Held::Nothing,
        }
    }
}

fn take(room: &AtomicUsize, wanted: usize) -> bool {
    let taken =
        room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(wanted));
    taken.is_ok()
}
