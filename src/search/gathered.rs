//! Postings while they are gathered: for each term what is said of it, document by document, and
//! where it stands there.
//!
//! The documents are cut into a few parts, each gathered by one thread. Within a part a term is a
//! number and a posting a few bytes: the texts of terms are held once, not once a document.

use std::ops::Range;
use std::{iter, mem};

use rayon::prelude::*;

use super::vocabulary::{Vocabulary, start};

/// Parts that each thread gathers: enough for no thread to wait long for the last.
const PARTS_A_THREAD: usize = 4;

/// Fewer documents are no part of their own: the parts' lists of terms have to be merged.
const SMALLEST_PART: usize = 256;

/// A term with its postings in one part.
#[derive(Debug, Clone, Copy)]
pub(super) struct TermInPart<'a, P> {
    pub(super) text: &'a str,
    pub(super) postings: &'a [P],
    /// What was said of the places of each, one behind another.
    pub(super) places: &'a [u8],
}

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
    /// By the term's number, how many bytes say where it stands.
    place_sizes: Vec<usize>,
    /// In the order of the documents.
    postings: Vec<Coming<P>>,
    /// What is said of the places of all postings, in their order.
    places: Vec<u8>,
}

/// A posting that has come.
struct Coming<P> {
    /// The number of its term.
    term: u32,
    /// How many bytes say where the term stands.
    place_size: u32,
    posting: P,
}

impl<P> Default for Gathering<P> {
    fn default() -> Self {
        Gathering {
            terms: Vocabulary::default(),
            frequencies: Vec::new(),
            place_sizes: Vec::new(),
            postings: Vec::new(),
            places: Vec::new(),
        }
    }
}

impl<P: Copy + Default> Gathering<P> {
    /// The number of a term.
    pub(super) fn number(&mut self, term: &str) -> u32 {
        let number = self.terms.number(term);
        self.frequencies.resize(self.terms.len(), 0);
        self.place_sizes.resize(self.terms.len(), 0);
        number
    }

    /// Adds a posting of the term with a number; `put_places` appends what there is to say of its
    /// places, if anything.
    pub(super) fn add(&mut self, number: u32, posting: P, put_places: impl FnOnce(&mut Vec<u8>)) {
        let before = self.places.len();
        put_places(&mut self.places);
        let size = self.places.len() - before;
        self.frequencies[number as usize] += 1;
        self.place_sizes[number as usize] += size;
        let place_size = u32::try_from(size).expect("a document has fewer words");
        self.postings.push(Coming { term: number, place_size, posting });
    }

    /// Puts the postings of each term together. Their places are counted, not sorted for.
    pub(super) fn closed(self) -> Gathered<P> {
        let mut ends = starts(&self.frequencies);
        let mut place_ends = starts(&self.place_sizes);
        let mut postings = vec![P::default(); self.postings.len()];
        let mut places = vec![0; self.places.len()];
        let mut left = self.places.as_slice();
        for Coming { term, place_size, posting } in self.postings {
            let end = &mut ends[term as usize];
            postings[*end] = posting;
            *end += 1;
            let (own, others) = left.split_at(place_size as usize);
            let end = &mut place_ends[term as usize];
            places[*end..*end + own.len()].copy_from_slice(own);
            *end += own.len();
            left = others;
        }
        Gathered { terms: self.terms, ends, place_ends, postings, places }
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
    /// And where what is said of their places does.
    place_ends: Vec<usize>,
    /// Those of one term after those of another, each in the order of the documents.
    postings: Vec<P>,
    /// In the same order.
    places: Vec<u8>,
}

impl<P> Gathered<P> {
    fn terms(&self) -> impl Iterator<Item = TermInPart<'_, P>> {
        let runs = runs(&self.ends).zip(runs(&self.place_ends));
        (0..).zip(runs).map(|(number, (postings, places))| TermInPart {
            text: self.terms.text(number),
            postings: &self.postings[postings],
            places: &self.places[places],
        })
    }
}

/// The ranges that end there, one behind another.
fn runs(ends: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let starts = iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| start..*end)
}

/// All terms in ascending order, as often as there are parts that have them, and then in the order
/// of the parts.
///
/// [`slice::chunk_by`] puts those of one term together.
pub(super) fn merged<'a, P: Sync + 'a>(
    parts: impl Iterator<Item = &'a Gathered<P>>,
) -> Vec<TermInPart<'a, P>> {
    let terms = parts.flat_map(Gathered::terms);
    let mut terms: Vec<_> = terms.map(|term| (start(term.text), term)).collect();
    // A stable sort: the parts that have a term stay in their order.
    terms.par_sort_by_key(|(start, term)| (*start, term.text));
    terms.into_iter().map(|(_, term)| term).collect()
}
