//! Which documents a term stands in, and how often.

use rayon::prelude::*;

use super::super::gathered::{self, Gathered, Gathering, part_size};
use super::{ByField, by_field};
use crate::model::terms::{ArticleTerms, FieldTerms};

/// How often a term stands in a document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Posting {
    pub(super) document: u32,
    pub(super) count: u32,
}

/// A term with its postings in one part.
pub(super) type TermInPart<'a> = gathered::TermInPart<'a, Posting>;

/// The same term in every part that has it, in the order of the parts.
pub(super) type Term<'a> = &'a [TermInPart<'a>];

/// A run of the documents, in their order.
pub(super) struct Part {
    /// Each document with the lengths of its fields.
    pub(super) lengths: Vec<(u32, ByField<u64>)>,
    fields: ByField<Gathered<Posting>>,
}

/// Collects the postings of `documents`, part by part.
pub(super) fn collect(
    documents: &[u32],
    terms: impl Fn(usize) -> ArticleTerms + Sync,
) -> Vec<Part> {
    let size = part_size(documents.len());
    documents.par_chunks(size).map(|documents| part(documents, &terms)).collect()
}

fn part(documents: &[u32], terms: &impl Fn(usize) -> ArticleTerms) -> Part {
    let mut lengths = Vec::with_capacity(documents.len());
    let mut fields: ByField<Gathering<Posting>> = Default::default();
    for &document in documents {
        let terms = by_field(terms(document as usize));
        for (field, terms) in fields.iter_mut().zip(&terms) {
            for (term, count) in terms.iter() {
                let number = field.number(term);
                field.add(number, Posting { document, count }, |_| {});
            }
        }
        lengths.push((document, terms.each_ref().map(FieldTerms::length)));
    }
    Part { lengths, fields: fields.map(Gathering::closed) }
}

/// All terms of a field in ascending order, as often as there are parts that have them.
///
/// [`slice::chunk_by`] makes [`Term`]s of them.
pub(super) fn terms(parts: &[Part], field: usize) -> Vec<TermInPart<'_>> {
    gathered::merged(parts.iter().map(|part| &part.fields[field]))
}
