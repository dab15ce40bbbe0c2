//! Notes as a table (RFC 4180), one row a note.

use std::borrow::Cow;

use crate::config::settings::SiteSettings;
use crate::export::notes::passage::PassageText;
use crate::export::notes::{addresses, with_notes};
use crate::model::archive::Archive;
use crate::model::article::{Anchor, PlacedNote};
use crate::model::route::Route;

const HEADER: [&str; 13] = [
    "file", "title", "source", "date", "page", "kind", "state", "quote", "start", "end", "text",
    "tags", "by",
];

/// All notes as CSV, in UTF-8, with a row of names on top.
///
/// `start` and `end` are code points of the cleaned text. Tags are joined by `; `.
pub fn csv(archive: &Archive, settings: &SiteSettings) -> String {
    let mut table = row(&HEADER.map(Cow::from));
    let addresses = addresses(settings, &Route::page::<&str>([]));
    for archived in with_notes(archive) {
        let article = &archived.article;
        let text = PassageText::new(article);
        let fields = &article.fields;
        for placed in &article.notes {
            let note = &placed.note;
            let passage = placed.anchor.spans().and_then(|spans| text.passage(spans));
            let position = passage.as_ref().map(|passage| passage.position.clone());
            let words = passage.map(|passage| passage.exact);
            let number = |at: Option<usize>| at.map_or(Cow::from(""), |at| at.to_string().into());
            table.push_str(&row(&[
                article.source.path.as_str().into(),
                article.title().into(),
                fields.source.as_ref().map_or("", |source| source.value.as_str()).into(),
                note.date.map_or(Cow::from(""), |date| date.to_string().into()),
                addresses.of(&archived.route).into(),
                note.kind.name().into(),
                state(placed).into(),
                words.or(note.quote.as_deref()).unwrap_or_default().into(),
                number(position.as_ref().map(|range| range.start)),
                number(position.as_ref().map(|range| range.end)),
                note.text.as_str().into(),
                note.tags.join("; ").into(),
                note.by.as_deref().unwrap_or_default().into(),
            ]));
        }
    }
    table
}

/// Where a note stands, in one word.
pub fn state(placed: &PlacedNote) -> &'static str {
    match placed.anchor {
        Anchor::Document => "document",
        Anchor::Passage(_) => "passage",
        Anchor::Changed(_) => "changed",
        Anchor::Orphan => "orphan",
    }
}

fn row(cells: &[Cow<str>]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell; one that a spreadsheet would take for a formula gets an apostrophe before it.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_is_never_a_formula() {
        assert_eq!(cell("a"), "a");
        assert_eq!(cell("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(cell("=1+1"), "'=1+1");
    }
}
