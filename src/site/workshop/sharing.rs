//! What the documents of an archive have in common.
//!
//! The keys of every document's lines are kept, so a new page costs one pass over these keys and no
//! reading of files; where no raw file has changed, not even that.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::model::key::Key;
use crate::site::index::Index;
use crate::site::workshop::Workshop;
use crate::site::workshop::reading::{Lines, Looked};
use postil_clean::clean::recurrence::{LineKey, Recurrence, Tally};
use postil_clean::ingest;

impl Workshop<'_> {
    /// Counts the lines that documents share; nothing where the counts are those that are known.
    ///
    /// Keys that the store has lost are made again: with a document's lines left out, those that it
    /// shares with others would count too little.
    pub(super) fn recurrence(&self, looked: &mut [Looked], known: &Index) -> Option<Recurrence> {
        let is_as_known =
            looked.len() == known.documents.len() && !looked.iter().any(Looked::has_new_lines);
        if is_as_known {
            return None;
        }
        let tally = |mut tally: Tally, looked: &mut Looked| {
            if self.keys(looked).is_none() {
                looked.lines = self.keys_again(looked).map_or(Lines::Known(None), Lines::Again);
            }
            tally.add(&self.keys(looked).unwrap_or_default());
            tally
        };
        let merge = |mut one: Tally, other| {
            one.merge(other);
            one
        };
        let counted = looked.par_iter_mut().fold(Tally::default, tally);
        Some(counted.reduce(Tally::default, merge).count())
    }

    /// For each line of a document, how many other documents have it.
    pub(super) fn others(&self, looked: &Looked, recurrence: Option<&Recurrence>) -> Vec<u8> {
        match (recurrence, looked.known) {
            (Some(recurrence), _) => recurrence.others(&self.keys(looked).unwrap_or_default()),
            (None, known) => {
                known.map(|known| known.ingredients.others.clone()).unwrap_or_default()
            }
        }
    }

    /// The keys of a document's lines; none where the store has lost them.
    fn keys<'l>(&self, looked: &'l Looked) -> Option<Cow<'l, [LineKey]>> {
        match &looked.lines {
            Lines::New(keys) | Lines::Again(keys) => Some(Cow::Borrowed(keys)),
            Lines::Known(blob) => self.shelf.get(blob.as_ref()?).map(Cow::Owned),
        }
    }

    /// The keys of a raw file's lines, as they were made when it was new; none where the file has
    /// changed since it was looked at.
    fn keys_again(&self, looked: &Looked) -> Option<Vec<LineKey>> {
        let path = &looked.input.path;
        let bytes = self.files.read(path).ok()?;
        let ingested = || ingest::ingest_as(path, &bytes, &looked.stated.read_as);
        let is_same = Key::of_bytes(&bytes) == looked.raw.digest;
        is_same.then(|| looked.keys_of(&ingested()))
    }
}
