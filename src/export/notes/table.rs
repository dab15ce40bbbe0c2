//! Notes as a table (RFC 4180), one row a note.

use std::borrow::Cow;

use crate::config::settings::SiteSettings;
use crate::export::csv_row::row;
use crate::export::notes::passage::PassageText;
use crate::export::notes::{AnnotatedArticle, addresses};
use crate::model::article::{Article, PlacedNote};
use crate::model::permalink;
use crate::model::route::Route;

const HEADER: [&str; 17] = [
    "file",
    "title",
    "source",
    "date",
    "page",
    "kind",
    "state",
    "quote",
    "found",
    "start",
    "end",
    "line",
    "byte_start",
    "byte_end",
    "text",
    "tags",
    "by",
];

/// All notes as CSV, in UTF-8, with a row of names on top.
///
/// `quote` has the note's words and `found` the text's, where a passage is shown for them.
/// `start` and `end` are code points of the cleaned text; `line`, `byte_start` and `byte_end` lead
/// to the raw file. Tags are joined by `; `.
pub fn csv(annotated: &[AnnotatedArticle], settings: &SiteSettings) -> String {
    let mut table = row(&HEADER.map(Cow::from));
    let addresses = addresses(settings, &Route::page::<&str>([]));
    for AnnotatedArticle { article, route } in annotated {
        let text = PassageText::new(article);
        let page = addresses.of(route);
        let notes = &article.notes;
        table.extend(
            notes
                .iter()
                .zip(permalink::of_notes(notes))
                .map(|(placed, id)| row(&cells(article, &format!("{page}#{id}"), placed, &text))),
        );
    }
    table
}

/// What a row says of a note, in the order of the header; `address` is the note's on its page.
fn cells<'a>(
    article: &'a Article,
    address: &'a str,
    placed: &'a PlacedNote,
    text: &'a PassageText,
) -> [Cow<'a, str>; HEADER.len()] {
    let note = &placed.note;
    let passage = placed.anchor.spans().and_then(|spans| text.passage(spans));
    let position = passage.as_ref().map(|passage| passage.position.clone());
    let found = passage.map(|passage| passage.exact);
    let (first, last) = (placed.raw.first(), placed.raw.last());
    [
        article.source.path.as_str().into(),
        article.title().into(),
        article.fields.source.as_ref().map_or("", |source| source.value.as_str()).into(),
        stated(note.date),
        address.into(),
        note.kind.name().into(),
        placed.anchor.name().into(),
        note.quote.as_deref().unwrap_or_default().into(),
        found.unwrap_or_default().into(),
        stated(position.as_ref().map(|range| range.start)),
        stated(position.as_ref().map(|range| range.end)),
        stated(first.map(|raw| raw.lines.first)),
        stated(first.map(|raw| raw.bytes.start)),
        stated(last.map(|raw| raw.bytes.end)),
        note.text.as_str().into(),
        note.tags.join("; ").into(),
        note.by.as_deref().unwrap_or_default().into(),
    ]
}

/// A number or a date; empty where there is none.
fn stated<'a>(value: Option<impl ToString>) -> Cow<'a, str> {
    value.map(|value| value.to_string()).unwrap_or_default().into()
}
