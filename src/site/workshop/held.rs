//! What was read in the first pass over an archive, kept for the second as far as there is room.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::diagnostic::Diagnostic;
use crate::model::source::SourceDocument;

/// So many lines of documents are kept as they were read, about 100 MB.
const LINES: usize = 600_000;
/// So many bytes of raw files are kept besides; what is beyond is read twice.
const BYTES: usize = 512 << 20;

/// What ingestion makes of a file.
pub type Ingested = (Option<SourceDocument>, Vec<Diagnostic>);

/// What is left of the reading of a raw file.
#[derive(Debug, Default)]
pub enum Held {
    /// Nothing: it must be read again.
    #[default]
    Nothing,
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Its bytes, and what ingestion made of them.
    Document(Vec<u8>, Box<Ingested>),
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

    /// Keeps what there is room for.
    pub fn hold(&self, bytes: Vec<u8>, ingested: Ingested) -> Held {
        let lines = ingested.0.as_ref().map_or(0, |document| document.lines.len());
        if !take(&self.bytes, bytes.len()) {
            return Held::Nothing;
        }
        match take(&self.lines, lines) {
            true => Held::Document(bytes, Box::new(ingested)),
            false => Held::Bytes(bytes),
        }
    }
}

fn take(room: &AtomicUsize, wanted: usize) -> bool {
    let taken =
        room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(wanted));
    taken.is_ok()
}
