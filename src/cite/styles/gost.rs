//! GOST R 7.0.100-2018: an article of a news site, described as a part of it (section 5.10).

use crate::cite::styles::months::{self, RUSSIAN, RUSSIAN_ALONE, RUSSIAN_SEASONS};
use crate::cite::styles::pieces::{Pieces, described};
use crate::cite::{Author, CitedDate, CitedSpan, Reference};

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
    out.add(format!(" – {}", published(reference)));
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

/// When it was published; what the describer supposes stands in brackets.
fn published(reference: &Reference) -> String {
    match (&reference.date, &reference.circa, &reference.span) {
        (Some(date), ..) => match within_year(date) {
            Some(part) => format!("{}. – {part}", date.year),
            None => date.year.to_string(),
        },
        (None, Some(near), _) => match within_year(near) {
            Some(part) => format!("[{}. – {part}?]", near.year),
            None => format!("[{}?]", near.year),
        },
        (None, None, Some(span)) => between(span),
        (None, None, None) => "[Б. г.]".to_owned(),
    }
}

/// `14 февр.`, `Май`, `Зима`.
fn within_year(date: &CitedDate) -> Option<String> {
    match (date.month, date.day) {
        (Some(month), Some(day)) => Some(format!("{day} {}", months::name(&RUSSIAN, month))),
        _ => months::of_date(date, &RUSSIAN_ALONE, &RUSSIAN_SEASONS).map(str::to_owned),
    }
}

/// `[между 1998 и 2001]`.
fn between(span: &CitedSpan) -> String {
    let doubt = if span.is_unsure { "?" } else { "" };
    let [first, last] = [&span.first, &span.last].map(|end| end.as_ref().map(|date| date.year));
    match (first, last) {
        (Some(first), Some(last)) => format!("[между {first} и {last}{doubt}]"),
        (Some(first), None) => format!("[не ранее {first}{doubt}]"),
        (None, Some(last)) => format!("[не позднее {last}{doubt}]"),
        (None, None) => "[Б. г.]".to_owned(),
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
