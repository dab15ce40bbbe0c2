//! The first of two passes over an archive: reads every document, and counts the lines they share.
//!
//! What it finds does not depend on the order of the documents. A document that was read once is
//! kept for the second pass as far as there is room, else it is read again.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use blake3::Hash;
use rayon::prelude::*;

use crate::clean::recurrence::{self, LineKey, Recurrence, Tally};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::ingest;
use crate::model::source::SourceDocument;
use crate::site::cache::Cache;

/// Documents of so many lines are kept, about 300 MB; what is beyond is read twice.
const KEPT_LINES: usize = 2_000_000;

/// What ingestion makes of a file.
pub type Ingested = (Option<SourceDocument>, Vec<Diagnostic>);

/// An archive's documents after the first pass.
#[derive(Debug)]
pub struct Survey {
    /// In the order of the paths that were given.
    pub documents: Vec<Surveyed>,
    /// The lines that they share.
    recurrence: Recurrence,
}

/// A document after the first pass.
#[derive(Debug, Default)]
pub struct Surveyed {
    /// The hash of the raw file; none where nothing is remembered between builds, or where the
    /// file cannot be read.
    pub raw: Option<Hash>,
    /// The keys of its lines.
    pub keys: Arc<[LineKey]>,
    /// The document, where there was room for it.
    kept: Option<Ingested>,
}

impl Survey {
    /// Reads the documents at `paths`, in parallel. What cannot be read shares nothing.
    pub fn of(
        paths: &[&str],
        read: impl Fn(&str) -> io::Result<Vec<u8>> + Sync,
        cache: &Cache,
    ) -> Survey {
        let room = AtomicUsize::new(KEPT_LINES);
        let survey = |path: &&str| match read(path) {
            Ok(bytes) => Surveyed::of(path, &bytes, cache, &room),
            Err(_) => Surveyed::default(),
        };
        let documents: Vec<Surveyed> = paths.par_iter().map(survey).collect();
        let tally: Tally = documents.iter().map(|document| &*document.keys).collect();
        Survey { documents, recurrence: tally.count() }
    }

    /// For each line of a document of the archive, how many other documents have it.
    pub fn others(&self, keys: &[LineKey]) -> Vec<u32> {
        self.recurrence.others(keys)
    }
}

impl Surveyed {
    fn of(path: &str, bytes: &[u8], cache: &Cache, room: &AtomicUsize) -> Surveyed {
        let raw = cache.raw_hash(bytes);
        if let Some(keys) = cache.line_keys(path, raw) {
            return Surveyed { raw, keys, kept: None };
        }
        let ingested = ingest::ingest(path, bytes);
        let keys: Arc<[LineKey]> =
            ingested.0.as_ref().map(recurrence::keys).unwrap_or_default().into();
        let lines = keys.len();
        let taken =
            room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(lines));
        Surveyed { raw, keys, kept: taken.is_ok().then_some(ingested) }
    }

    /// The document: the one that was kept, else read again.
    ///
    /// Fails with a diagnostic where the file cannot be read.
    pub fn document(
        &mut self,
        path: &str,
        read: impl Fn(&str) -> io::Result<Vec<u8>>,
    ) -> Result<Ingested, Diagnostic> {
        if let Some(ingested) = self.kept.take() {
            return Ok(ingested);
        }
        let bytes = read(path).map_err(|error| catalogue::unreadable_file(path, &error))?;
        Ok(ingest::ingest(path, &bytes))
    }
}
