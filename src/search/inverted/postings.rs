//! Which documents a term stands in, and how often.
//!
//! The documents are cut into a few parts, each collected by one thread. Within a part a term is
//! a number and a posting two: the texts of terms are held once, not once a document.

use std::{iter, mem};

use rayon::prelude::*;

use super::super::vocabulary::{Vocabulary, start};
use super::{ByField, by_field};
use crate::model::terms::{ArticleTerms, FieldTerms};

/// Parts that each thread collects: enough for no thread to wait long for the last.
const PARTS_A_THREAD: usize = 4;

/// Fewer documents are no part of their own: the parts' lists of terms have to be merged.
const SMALLEST_PART: usize = 256;

/// How often a term stands in a document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Posting {
    pub(super) document: u32,
    pub(super) count: u32,
}

/// A term with its postings in one part.
pub(super) type TermInPart<'a> = (&'a str, &'a [Posting]);

/// The same term in every part that has it, in the order of the parts.
pub(super) type Term<'a> = &'a [TermInPart<'a>];

/// A run of the documents, in their order.
pub(super) struct Part {
    /// Each document with the lengths of its fields.
    pub(super) lengths: Vec<(u32, ByField<u64>)>,
    fields: ByField<Field>,
}

/// The postings of a part in one field.
struct Field {
    terms: Vocabulary,
    /// By the number of a term where its postings end.
    ends: Vec<usize>,
    /// Those of one term after those of another, each in the order of the documents.
    postings: Vec<Posting>,
}

/// A field while documents are still coming.
#[derive(Default)]
struct OpenField {
    terms: Vocabulary,
    /// By the term's number, how many documents have it.
    frequencies: Vec<usize>,
    /// With the term's number, in the order of the documents.
    postings: Vec<(u32, Posting)>,
}

/// Collects the postings of `documents`, part by part.
pub(super) fn collect(
    documents: &[u32],
    terms: impl Fn(usize) -> ArticleTerms + Sync,
) -> Vec<Part> {
    let parts = PARTS_A_THREAD * rayon::current_num_threads();
    let size = documents.len().div_ceil(parts).max(SMALLEST_PART);
    documents.par_chunks(size).map(|documents| part(documents, &terms)).collect()
}

fn part(documents: &[u32], terms: &impl Fn(usize) -> ArticleTerms) -> Part {
    let mut lengths = Vec::with_capacity(documents.len());
    let mut fields: ByField<OpenField> = Default::default();
    for &document in documents {
        let terms = terms(document as usize);
        for (field, terms) in fields.iter_mut().zip(by_field(&terms)) {
            field.add(document, terms);
        }
        lengths.push((document, by_field(&terms).map(FieldTerms::length)));
    }
    Part { lengths, fields: fields.map(OpenField::closed) }
}

/// All terms of a field in ascending order, as often as there are parts that have them.
///
/// [`slice::chunk_by`] makes [`Term`]s of them.
pub(super) fn terms(parts: &[Part], field: usize) -> Vec<TermInPart<'_>> {
    let terms = parts.iter().flat_map(|part| part.fields[field].terms());
    let mut terms: Vec<_> = terms.map(|term| (start(term.0), term)).collect();
    // A stable sort: the parts that have a term stay in their order.
    terms.par_sort_by_key(|(start, (term, _))| (*start, *term));
    terms.into_iter().map(|(_, term)| term).collect()
}

impl OpenField {
    fn add(&mut self, document: u32, terms: &FieldTerms) {
        for (term, count) in terms.iter() {
            let number = self.terms.number(term);
            self.frequencies.resize(self.terms.len(), 0);
            self.frequencies[number as usize] += 1;
            self.postings.push((number, Posting { document, count }));
        }
    }

    /// Puts the postings of each term together. Their places are counted, not sorted for.
    fn closed(self) -> Field {
        let mut ends = starts(&self.frequencies);
        let mut postings = vec![Posting::default(); self.postings.len()];
        for (number, posting) in self.postings {
            let end = &mut ends[number as usize];
            postings[*end] = posting;
            *end += 1;
        }
        Field { terms: self.terms, ends, postings }
    }
}

/// Where each run begins if runs of these lengths stand one behind another.
fn starts(lengths: &[usize]) -> Vec<usize> {
    let start = |end: &mut usize, length: &usize| Some(mem::replace(end, *end + length));
    lengths.iter().scan(0, start).collect()
}

impl Field {
    fn terms(&self) -> impl Iterator<Item = TermInPart<'_>> {
        let starts = iter::once(0).chain(self.ends.iter().copied());
        let runs = starts.zip(&self.ends).map(|(start, end)| &self.postings[start..*end]);
        (0..).zip(runs).map(|(number, postings)| (self.terms.text(number), postings))
    }
}
