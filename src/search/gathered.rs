//! Postings while they are gathered: for each term what is said of it, document by document.
//!
//! The documents are cut into a few parts, each gathered by one thread. Within a part a term is a
//! number and a posting a few bytes: the texts of terms are held once, not once a document.

use std::{iter, mem};

use rayon::prelude::*;

use super::vocabulary::{Vocabulary, start};

/// Parts that each thread gathers: enough for no thread to wait long for the last.
const PARTS_A_THREAD: usize = 4;

/// Fewer documents are no part of their own: the parts' lists of terms have to be merged.
const SMALLEST_PART: usize = 256;

/// A term with its postings in one part.
pub(super) type TermInPart<'a, P> = (&'a str, &'a [P]);

/// How many of so many documents are one part.
pub(super) fn part_size(documents: usize) -> usize {
    let parts = PARTS_A_THREAD * rayon::current_num_threads();
    documents.div_ceil(parts).max(SMALLEST_PART)
}

/// Postings while documents are still coming.
pub(super) struct Gathering<P> {
    terms: Vocabulary,
    /// By the term's number, how many documents have it.
    frequencies: Vec<usize>,
    /// With the term's number, in the order of the documents.
    postings: Vec<(u32, P)>,
}

impl<P> Default for Gathering<P> {
    fn default() -> Self {
        Gathering { terms: Vocabulary::default(), frequencies: Vec::new(), postings: Vec::new() }
    }
}

impl<P: Copy + Default> Gathering<P> {
    /// The number of a term.
    pub(super) fn number(&mut self, term: &str) -> u32 {
        let number = self.terms.number(term);
        self.frequencies.resize(self.terms.len(), 0);
        number
    }

    /// Adds a posting of the term with a number.
    pub(super) fn add(&mut self, number: u32, posting: P) {
        self.frequencies[number as usize] += 1;
        self.postings.push((number, posting));
    }

    /// Puts the postings of each term together. Their places are counted, not sorted for.
    pub(super) fn closed(self) -> Gathered<P> {
        let mut ends = starts(&self.frequencies);
        let mut postings = vec![P::default(); self.postings.len()];
        for (number, posting) in self.postings {
            let end = &mut ends[number as usize];
            postings[*end] = posting;
            *end += 1;
        }
        Gathered { terms: self.terms, ends, postings }
    }
}

/// Where each run begins if runs of these lengths stand one behind another.
fn starts(lengths: &[usize]) -> Vec<usize> {
    let start = |end: &mut usize, length: &usize| Some(mem::replace(end, *end + length));
    lengths.iter().scan(0, start).collect()
}

/// The postings of a part.
pub(super) struct Gathered<P> {
    terms: Vocabulary,
    /// By the number of a term where its postings end.
    ends: Vec<usize>,
    /// Those of one term after those of another, each in the order of the documents.
    postings: Vec<P>,
}

impl<P> Gathered<P> {
    fn terms(&self) -> impl Iterator<Item = TermInPart<'_, P>> {
        let starts = iter::once(0).chain(self.ends.iter().copied());
        let runs = starts.zip(&self.ends).map(|(start, end)| &self.postings[start..*end]);
        (0..).zip(runs).map(|(number, postings)| (self.terms.text(number), postings))
    }
}

/// All terms in ascending order, as often as there are parts that have them, and then in the order
/// of the parts.
///
/// [`slice::chunk_by`] puts those of one term together.
pub(super) fn merged<'a, P: Sync + 'a>(
    parts: impl Iterator<Item = &'a Gathered<P>>,
) -> Vec<TermInPart<'a, P>> {
    let terms = parts.flat_map(Gathered::terms);
    let mut terms: Vec<_> = terms.map(|term| (start(term.0), term)).collect();
    // A stable sort: the parts that have a term stay in their order.
    terms.par_sort_by_key(|(start, (term, _))| (*start, *term));
    terms.into_iter().map(|(_, term)| term).collect()
}
