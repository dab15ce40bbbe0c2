//! Chicago, 17th edition: a newspaper's article in a bibliography, sections 14.191 to 14.198.

use crate::cite::styles::months::{self, ENGLISH_IN_FULL, ENGLISH_SEASONS};
use crate::cite::styles::pieces::{Pieces, published, quoted};
use crate::cite::{Author, CitedDate, Reference};

/// Of more authors the first seven are named (section 14.76).
const MOST_NAMED: usize = 10;
const FIRST_OF_MANY: usize = 7;

/// The entry.
pub(super) fn write(reference: &Reference) -> Pieces {
    let mut out = Pieces::default();
    if !reference.authors.is_empty() {
        out.add(authors(&reference.authors));
        out.stop();
        out.add(" ");
    }
    out.add(quoted(reference, '.'));
    if let Some(source) = &reference.source {
        out.add(" ");
        out.emphasise(source);
    }
    if let Some(date) = published(reference, written, "ca.") {
        out.add(if reference.source.is_some() { ", " } else { " " });
        out.add(date);
    }
    out.stop();
    if let Some(address) = reference.address() {
        out.add(format!(" {address}."));
    }
    if let Some(page) = reference.copy() {
        out.add(format!(" Archived at {page}."));
    }
    out
}

/// The first author with the surname first, the others as they are called.
fn authors(authors: &[Author]) -> String {
    let many = authors.len() > MOST_NAMED;
    let named = if many { FIRST_OF_MANY } else { authors.len() };
    let first = authors.first().map(Author::headed);
    let others = authors.iter().take(named).skip(1).map(Author::straight);
    let names: Vec<String> = first.into_iter().chain(others).collect();
    match names.as_slice() {
        _ if many => format!("{}, et al.", names.join(", ")),
        [others @ .., last] if !others.is_empty() => format!("{}, and {last}", others.join(", ")),
        _ => names.join(", "),
    }
}

/// `February 14, 2026`.
fn written(date: &CitedDate) -> String {
    match (months::of_date(date, &ENGLISH_IN_FULL, &ENGLISH_SEASONS), date.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}
