//! GOST R 7.0.100-2018: an article of a news site, described as a part of it (section 5.10).

use crate::cite::styles::months::{self, RUSSIAN, RUSSIAN_ALONE};
use crate::cite::styles::pieces::{Pieces, described};
use crate::cite::{Author, CitedDate, Reference};

/// With more authors, none of them heads the description.
const MOST_IN_HEADING: usize = 3;
/// With more authors, only the first three are named.
const MOST_NAMED: usize = 4;

/// The description.
pub(super) fn write(reference: &Reference) -> Pieces {
    let mut out = Pieces::default();
    if let Some(heading) = heading(&reference.authors) {
        out.add(heading);
        out.stop();
        out.add(" ");
    }
    out.add(described(reference, "Без заглавия"));
    if !reference.authors.is_empty() {
        out.add(format!(" / {}", responsibility(&reference.authors)));
    }
    out.stop();
    out.add(" – Текст : электронный");
    match reference.outlet() {
        Some(outlet) => out.add(format!(" // {outlet} : [сайт].")),
        None => out.add("."),
    }
    match (&reference.date, &reference.circa) {
        (Some(date), _) => dated(&mut out, date),
        // What the describer supposes stands in brackets.
        (None, Some(near)) => out.add(format!(" – [{}?]", near.year)),
        (None, None) => out.add(" – [Б. г.]"),
    }
    out.stop();
    located(&mut out, reference);
    out
}

/// The first author, of up to three.
fn heading(authors: &[Author]) -> Option<String> {
    let first = authors.first().filter(|_| authors.len() <= MOST_IN_HEADING)?;
    matches!(first, Author::Person { .. }).then(|| first.short_inverted())
}

/// All authors, or the first three of many.
fn responsibility(authors: &[Author]) -> String {
    let named = if authors.len() > MOST_NAMED { MOST_IN_HEADING } else { authors.len() };
    let names: Vec<String> = authors.iter().take(named).map(Author::short_straight).collect();
    let others = if named < authors.len() { " [и др.]" } else { "" };
    format!("{}{others}", names.join(", "))
}

fn dated(out: &mut Pieces, date: &CitedDate) {
    out.add(format!(" – {}", date.year));
    match (date.month, date.day) {
        (Some(month), Some(day)) => out.add(format!(". – {day} {}", months::name(&RUSSIAN, month))),
        (Some(month), None) => out.add(format!(". – {}", months::name(&RUSSIAN_ALONE, month))),
        _ => {}
    }
}

/// Where it was read, and where it stands in the archive.
fn located(out: &mut Pieces, reference: &Reference) {
    let Some(address) = reference.address() else { return };
    out.add(format!(" – URL: {address}"));
    if let Some(date) = &reference.accessed {
        out.add(format!(" (дата обращения: {})", numeric(date)));
    }
    if let Some(page) = reference.copy() {
        out.add(format!(". – Копия: {page}"));
    }
    out.add(".");
}

/// `01.03.2026`.
fn numeric(date: &CitedDate) -> String {
    let rest = [date.day, date.month].into_iter().flatten().map(|part| format!("{part:02}."));
    format!("{}{}", rest.collect::<String>(), date.year)
}
