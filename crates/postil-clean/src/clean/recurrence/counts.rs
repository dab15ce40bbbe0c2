//! Counts of lines that travel: made of a part of an archive on one machine, merged with those of
//! other parts in any order, written down and read by whoever cleans.
//!
//! A [`Tally`](super::Tally) is for one build in one memory; this is for archives that no memory holds.
//! Nothing asks whether a line stands in more documents than the last bucket begins with, so counts
//! stop there and take a byte; stopping early is the same in whatever order parts are merged.

mod written;

use std::cmp::Ordering;

use super::{BUCKETS, LineKey, bucket, distinct};
use crate::diagnostic::{Diagnostic, catalogue};

/// The count at which counting stops: one document, and as many others as fill the last bucket.
pub const MANY: u8 = BUCKETS[BUCKETS.len() - 1] + 1;

/// In how many documents each line stands, [`MANY`] at most.
///
/// Holds: `keys` is sorted, no key stands in it twice, and `documents` has as many counts, each
/// from `least` to [`MANY`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    keys: Vec<LineKey>,
    documents: Vec<u8>,
    /// Lines of fewer documents are left out.
    least: u8,
    /// How many documents were counted.
    pages: u64,
}

impl Default for Counts {
    fn default() -> Self {
        Counts { keys: Vec::new(), documents: Vec::new(), least: 1, pages: 0 }
    }
}

impl Counts {
    /// The lines of one document, by their [`keys`](super::keys).
    pub fn of(document: &[LineKey]) -> Counts {
        let keys = distinct(document);
        Counts { documents: vec![1; keys.len()], keys, pages: 1, ..Counts::default() }
    }

    /// The counts of both parts together.
    ///
    /// # Errors
    ///
    /// Fails where one of them was [cut](Counts::cut): lines that stand in one document of each part
    /// would be missing, and which are would depend on the parts.
    pub fn merge(&self, other: &Counts) -> Result<Counts, Diagnostic> {
        if self.least > 1 || other.least > 1 {
            return Err(catalogue::evidence_is_cut());
        }
        let room = self.keys.len().max(other.keys.len());
        let mut merged = Counts { pages: self.pages + other.pages, ..Counts::default() };
        merged.keys.reserve(room);
        merged.documents.reserve(room);
        merged.fill(self, other);
        Ok(merged)
    }

    /// Takes in the lines of two parts, by their keys.
    fn fill(&mut self, one: &Counts, other: &Counts) {
        let (mut i, mut j) = (0, 0);
        while i < one.keys.len() && j < other.keys.len() {
            let (key, key_of_other) = (one.keys[i], other.keys[j]);
            let order = key.cmp(&key_of_other);
            let mut documents = 0;
            if order != Ordering::Greater {
                documents += one.documents[i];
                i += 1;
            }
            if order != Ordering::Less {
                documents += other.documents[j];
                j += 1;
            }
            self.push(key.min(key_of_other), documents.min(MANY));
        }
        for (rest, from) in [(one, i), (other, j)] {
            self.keys.extend_from_slice(&rest.keys[from..]);
            self.documents.extend_from_slice(&rest.documents[from..]);
        }
    }

    fn push(&mut self, key: LineKey, documents: u8) {
        self.keys.push(key);
        self.documents.push(documents);
    }

    /// The lines in `parts` pieces by their keys, each line in one; pieces of several counts merge
    /// as the counts do. Each piece knows how many documents were counted.
    pub fn split(&self, parts: usize) -> Vec<Counts> {
        let parts = parts.max(1);
        let piece_of = |key: LineKey| (u128::from(key) * parts as u128) >> LineKey::BITS;
        let mut pieces = vec![Counts { pages: self.pages, ..Counts::cut_at(self.least) }; parts];
        for (key, documents) in self.keys.iter().zip(&self.documents) {
            pieces[piece_of(*key) as usize].push(*key, *documents);
        }
        pieces
    }

    /// The pieces of a split, each merged and cut, in one.
    ///
    /// # Errors
    ///
    /// Fails where they are no such pieces, but have lines in common or were cut at different counts.
    pub fn join(pieces: &[Counts]) -> Result<Counts, Diagnostic> {
        let Some(first) = pieces.first() else { return Ok(Counts::default()) };
        let mut joined = Counts { pages: first.pages, ..Counts::cut_at(first.least) };
        let mut pieces: Vec<&Counts> = pieces.iter().collect();
        pieces.sort_by_key(|piece| piece.keys.first());
        for piece in pieces {
            let overlaps = !piece.keys.is_empty() && piece.keys.first() <= joined.keys.last();
            if overlaps || (piece.least, piece.pages) != (joined.least, joined.pages) {
                return Err(catalogue::evidence_pieces());
            }
            joined.keys.extend_from_slice(&piece.keys);
            joined.documents.extend_from_slice(&piece.documents);
        }
        Ok(joined)
    }

    fn cut_at(least: u8) -> Counts {
        Counts { least, ..Counts::default() }
    }

    /// The lines of at least so many documents, [`MANY`] at most; such counts merge no more.
    ///
    /// Cut at 2, they say of the documents that were counted what they said before.
    #[must_use]
    pub fn cut(&self, least: u8) -> Counts {
        let least = least.clamp(self.least, MANY);
        let mut kept = Counts { pages: self.pages, ..Counts::cut_at(least) };
        for (key, documents) in self.keys.iter().zip(&self.documents) {
            if *documents >= least {
                kept.push(*key, *documents);
            }
        }
        kept
    }

    /// How many lines stand in one document, in two, and so on; the last number is of those in
    /// [`MANY`] and more.
    pub fn spread(&self) -> [u64; MANY as usize] {
        let mut lines = [0; MANY as usize];
        self.documents.iter().for_each(|documents| lines[usize::from(*documents) - 1] += 1);
        lines
    }

    /// For each line of one of the documents that were counted, how many others have it; of a
    /// bucket the smallest count, as [`clean()`](crate::clean()) takes them.
    pub fn others(&self, keys: &[LineKey]) -> Vec<u8> {
        let documents = |key| self.keys.binary_search(key).map_or(1, |at| self.documents[at]);
        keys.iter().map(|key| bucket(u32::from(documents(key) - 1))).collect()
    }

    /// How many documents were counted.
    pub fn pages(&self) -> u64 {
        self.pages
    }

    /// How many lines are held.
    pub fn lines(&self) -> usize {
        self.keys.len()
    }

    /// The smallest count that is held.
    pub fn least(&self) -> u8 {
        self.least
    }
}

#[cfg(test)]
mod tests;
