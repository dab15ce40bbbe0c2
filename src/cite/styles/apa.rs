//! APA, 7th edition: an article of a newspaper, section 10.1, example 16; names, section 9.8.

use crate::cite::styles::months::{self, ENGLISH_IN_FULL, ENGLISH_SEASONS};
use crate::cite::styles::pieces::{Pieces, UNTITLED, described, published};
use crate::cite::{Author, CitedDate, Reference};

/// Of more authors the first nineteen and the last one are named.
const MOST_NAMED: usize = 20;

/// The reference.
pub(super) fn write(reference: &Reference) -> Pieces {
    let mut out = Pieces::default();
    let title = described(reference, UNTITLED);
    // Without an author the headline comes first.
    match reference.authors.is_empty() {
        true => out.add(&title),
        false => out.add(authors(&reference.authors)),
    }
    out.stop();
    // As far as that is known (section 8.14).
    let published = published(reference, date, "ca.");
    out.add(format!(" ({}).", published.as_deref().unwrap_or("n.d.")));
    if !reference.authors.is_empty() {
        out.add(format!(" {title}"));
        out.stop();
    }
    if let Some(source) = &reference.source {
        out.add(" ");
        out.emphasise(source);
        out.add(".");
    }
    if let Some(address) = reference.address() {
        out.add(format!(" {address}"));
    }
    if let Some(page) = reference.copy() {
        out.add(format!(" (archived at {page})"));
    }
    out
}

fn authors(authors: &[Author]) -> String {
    let names: Vec<String> = authors.iter().map(Author::short_inverted).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] if names.len() <= MOST_NAMED => {
            format!("{}, & {last}", others.join(", "))
        }
        [others @ .., last] => format!("{}, … {last}", others[..MOST_NAMED - 1].join(", ")),
    }
}

/// `2026, February 14`.
fn date(date: &CitedDate) -> String {
    let month = months::of_date(date, &ENGLISH_IN_FULL, &ENGLISH_SEASONS);
    let month = month.map(|month| format!(", {month}"));
    let day = date.day.map(|day| format!(" {day}"));
    format!("{}{}{}", date.year, month.unwrap_or_default(), day.unwrap_or_default())
}
