//! MLA, 9th edition: a work in two containers, the newspaper and the archive (sections 5.31 to 5.37).

use crate::cite::styles::months::{self, ENGLISH, ENGLISH_SEASONS};
use crate::cite::styles::pieces::{Pieces, published, quoted};
use crate::cite::{Author, CitedDate, Reference};

/// The entry.
pub(super) fn write(reference: &Reference) -> Pieces {
    let mut out = Pieces::default();
    if !reference.authors.is_empty() {
        out.add(authors(&reference.authors));
        out.stop();
        out.add(" ");
    }
    out.add(quoted(reference, '.'));
    contained(&mut out, reference);
    if let Some(date) = &reference.accessed {
        out.add(format!(" Accessed {}.", written(date)));
    }
    if let Some(page) = reference.copy() {
        out.add(" ");
        out.emphasise(&reference.archive);
        out.add(format!(", {page}."));
    }
    out
}

/// Newspaper, date and address, as far as they are known.
fn contained(out: &mut Pieces, reference: &Reference) {
    let date = published(reference, written, "circa");
    let address = reference.address().map(str::to_owned);
    let mut gap = " ";
    if let Some(source) = &reference.source {
        out.add(gap);
        out.emphasise(source);
        gap = ", ";
    }
    for part in [date, address].into_iter().flatten() {
        out.add(format!("{gap}{part}"));
        gap = ", ";
    }
    if gap != " " {
        out.add(".");
    }
}

/// One author, two, or the first one of more (section 5.9).
fn authors(authors: &[Author]) -> String {
    match authors {
        [] => String::new(),
        [only] => only.headed(),
        [first, second] => format!("{}, and {}", first.headed(), second.straight()),
        [first, ..] => format!("{}, et al.", first.headed()),
    }
}

/// `14 Feb. 2026`.
fn written(date: &CitedDate) -> String {
    let day = date.day.map(|day| format!("{day} "));
    let month = months::of_date(date, &ENGLISH, &ENGLISH_SEASONS);
    let month = month.map(|month| format!("{month} "));
    format!("{}{}{}", day.unwrap_or_default(), month.unwrap_or_default(), date.year)
}
