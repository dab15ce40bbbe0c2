//! Notes as a table (RFC 4180), one row a note.

use std::borrow::Cow;

use crate::config::settings::SiteSettings;
use crate::export::notes::passage::PassageText;
use crate::export::notes::{AnnotatedArticle, addresses};
use crate::model::article::{Article, PlacedNote};
use crate::model::permalink;
use crate::model::route::Route;
use postil_text::unseen;

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

fn row(cells: &[Cow<str>]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// What a formula begins with, to one spreadsheet or another: also in full width.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell in which no spreadsheet finds a formula.
fn cell(text: &str) -> String {
    let text = guarded(&unseen::taken_out(text));
    match text.contains(['"', ',', ';', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

/// A text with an apostrophe before each formula, and before a tab or a line break that it begins
/// with.
///
/// Where semicolons part columns, as in Russia, a spreadsheet does not see that a comma opens a
/// cell, nor that quotation marks enclose one: what stands behind a semicolon or a line break is
/// then a cell of its own.
fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.starts_with(['\t', '\n']) {
        out.push('\'');
    }
    let mut is_start = true;
    for character in text.chars() {
        if is_start && FORMULA_SIGNS.contains(&character) {
            out.push('\'');
        }
        out.push(character);
        is_start = character == ';' || character == '\n' || is_start && character.is_whitespace();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_is_never_a_formula() {
        for (text, expected) in [
            ("a", "a"),
            ("a, \"b\"\nc", "\"a, \"\"b\"\"\nc\""),
            ("\n=1", "\"'\n'=1\""),
            ("\r=1", "\"'\n'=1\""),
            ("\t1", "'\t1"),
            ("\u{1b}=1\u{202e}", "'=1"),
            (" =1", " '=1"),
            ("a=1-b", "a=1-b"),
            // What a semicolon or a line break parts is a cell where semicolons part columns.
            ("сроки; =1", "\"сроки; '=1\""),
            ("a;@b;\t+c", "\"a;'@b;\t'+c\""),
            ("a\n\n-b", "\"a\n\n'-b\""),
            ("a; b", "\"a; b\""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
        for sign in FORMULA_SIGNS {
            assert_eq!(cell(&format!("{sign}1")), format!("'{sign}1"));
        }
    }
}
