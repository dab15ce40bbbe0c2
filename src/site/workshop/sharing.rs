//! What the documents of an archive have in common.
//!
//! The keys of every document's lines are kept, so a new page costs one pass over these keys and no
//! reading of files; where no raw file has changed, not even that.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::clean::recurrence::{LineKey, Recurrence, Tally};
use crate::site::index::Index;
use crate::site::workshop::Workshop;
use crate::site::workshop::reading::{Lines, Looked};

impl Workshop<'_> {
    /// Counts the lines that documents share; nothing where the counts are those that are known.
    pub(super) fn recurrence(&self, looked: &[Looked], known: &Index) -> Option<Recurrence> {
        let is_as_known =
            looked.len() == known.documents.len() && !looked.iter().any(Looked::has_new_lines);
        if is_as_known {
            return None;
        }
        let tally = |mut tally: Tally, looked: &Looked| {
            tally.add(&self.keys(looked));
            tally
        };
        let merge = |mut one: Tally, other| {
            one.merge(other);
            one
        };
        Some(looked.par_iter().fold(Tally::default, tally).reduce(Tally::default, merge).count())
    }

    /// For each line of a document, how many other documents have it.
    pub(super) fn others(&self, looked: &Looked, recurrence: Option<&Recurrence>) -> Vec<u8> {
        match (recurrence, looked.known) {
            (Some(recurrence), _) => recurrence.others(&self.keys(looked)),
            (None, known) => {
                known.map(|known| known.ingredients.others.clone()).unwrap_or_default()
            }
        }
    }

    fn keys<'l>(&self, looked: &'l Looked) -> Cow<'l, [LineKey]> {
        match &looked.lines {
            Lines::New(keys) => Cow::Borrowed(keys),
            Lines::Known(blob) => {
                let kept = blob.as_ref().and_then(|blob| self.shelf.get::<Vec<LineKey>>(blob));
                Cow::Owned(kept.unwrap_or_default())
            }
        }
    }
}
