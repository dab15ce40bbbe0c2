//! Which documents a term stands in, and how often.
//!
//! The documents are cut into a few parts, each collected by one thread. Within a part a term is
//! a number and a posting two: the texts of terms are held once, not once a document.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::prelude::*;

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
#[derive(Default)]
pub(super) struct Part {
    /// Each document with the lengths of its fields.
    pub(super) lengths: Vec<(u32, ByField<u64>)>,
    fields: ByField<Field>,
}

/// The postings of a part in one field.
#[derive(Default)]
struct Field {
    /// The terms in ascending order, and where the postings of each end.
    terms: Vec<(Box<str>, usize)>,
    /// Those of one term after those of another, each in the order of the documents.
    postings: Vec<Posting>,
}

/// A field while documents are still coming.
#[derive(Default)]
struct OpenField {
    numbers: HashMap<Box<str>, usize, RandomState>,
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
    Part { lengths, fields: fields.map(OpenField::sorted) }
}

/// All terms of a field in ascending order, as often as there are parts that have them.
///
/// [`slice::chunk_by`] makes [`Term`]s of them.
pub(super) fn terms(parts: &[Part], field: usize) -> Vec<TermInPart<'_>> {
    let mut terms: Vec<_> = parts.iter().flat_map(|part| part.fields[field].terms()).collect();
    // A stable sort: the parts stay in their order, and lists that are sorted are only merged.
    terms.par_sort_by_key(|(term, _)| *term);
    terms
}

impl OpenField {
    fn add(&mut self, document: u32, terms: &FieldTerms) {
        for (term, count) in terms.iter() {
            let number = self.number(term);
            self.frequencies[number] += 1;
            self.postings.push((number as u32, Posting { document, count }));
        }
    }

    fn number(&mut self, term: &str) -> usize {
        if let Some(&number) = self.numbers.get(term) {
            return number;
        }
        let number = self.frequencies.len();
        self.frequencies.push(0);
        self.numbers.insert(term.into(), number);
        number
    }

    /// Puts the postings of each term together. Their places are counted, not sorted for.
    fn sorted(self) -> Field {
        let mut terms: Vec<(Box<str>, usize)> = self.numbers.into_iter().collect();
        terms.sort_unstable();
        let mut places = vec![0; terms.len()];
        let mut end = 0;
        for (_, number) in &mut terms {
            places[*number] = end;
            end += self.frequencies[*number];
            *number = end;
        }
        let mut postings = vec![Posting::default(); end];
        for (number, posting) in self.postings {
            let place = &mut places[number as usize];
            postings[*place] = posting;
            *place += 1;
        }
        Field { terms, postings }
    }
}

impl Field {
    fn terms(&self) -> impl Iterator<Item = TermInPart<'_>> {
        let mut start = 0;
        self.terms.iter().map(move |(term, end)| {
            let postings = &self.postings[start..*end];
            start = *end;
            (&**term, postings)
        })
    }
}
