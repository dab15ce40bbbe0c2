//! The articles as a table (RFC 4180).

use std::borrow::Cow;

use crate::cite::{self, Place};
use crate::export::csv_row::{self, FieldType};
use crate::export::data::fields::{comments, confidence, text, value};
use crate::model::article::Article;

/// A column: its name, what is in it, and what that means.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: FieldType,
    pub(super) meaning: &'static str,
    cell: fn(&Article, &Place) -> String,
}

const fn column(
    name: &'static str,
    kind: FieldType,
    meaning: &'static str,
    cell: fn(&Article, &Place) -> String,
) -> Column {
    Column { name, kind, meaning, cell }
}

/// The columns.
pub(super) const COLUMNS: [Column; 24] = [
    column("file", FieldType::String, "the raw file, relative to the archive", |article, _| {
        article.source.path.clone()
    }),
    column("page", FieldType::String, "the article's page", |_, place| cite::page_address(place)),
    column("title", FieldType::String, "the headline", |article, _| article.title().to_owned()),
    column(
        "title_confidence",
        FieldType::String,
        "`certain`, `likely` or `guess`",
        |article, _| stated(confidence(&article.fields.title)),
    ),
    column(
        "title_derived",
        FieldType::Boolean,
        "whether the headline was made from the text, since the page has none",
        |article, _| article.fields.title_derived.to_string(),
    ),
    column(
        "date",
        FieldType::String,
        "when it was published, in ISO 8601, as exact as the page states it",
        |article, _| stated(value(&article.fields.date)),
    ),
    column("date_confidence", FieldType::String, "`certain`, `likely` or `guess`", |article, _| {
        stated(confidence(&article.fields.date))
    }),
    column("source", FieldType::String, "the outlet", |article, _| {
        stated(value(&article.fields.source))
    }),
    column(
        "source_confidence",
        FieldType::String,
        "`certain`, `likely` or `guess`",
        |article, _| stated(confidence(&article.fields.source)),
    ),
    column("author", FieldType::String, "the authors, `, ` between them", |article, _| {
        stated(value(&article.fields.author))
    }),
    column(
        "author_confidence",
        FieldType::String,
        "`certain`, `likely` or `guess`",
        |article, _| stated(confidence(&article.fields.author)),
    ),
    column("author_role", FieldType::String, "the author's role", |article, _| {
        stated(value(&article.fields.author_role))
    }),
    column("section", FieldType::String, "the outlet's section", |article, _| {
        stated(value(&article.fields.section))
    }),
    column(
        "section_confidence",
        FieldType::String,
        "`certain`, `likely` or `guess`",
        |article, _| stated(confidence(&article.fields.section)),
    ),
    column("language", FieldType::String, "the language of the text", |article, _| {
        stated(value(&article.fields.language))
    }),
    column("url", FieldType::String, "where it was published", |article, _| {
        stated(value(&article.fields.url))
    }),
    column("archived", FieldType::String, "a web archive's copy", |article, _| {
        stated(article.archived.as_ref())
    }),
    column("captured", FieldType::String, "when the page was saved", |article, _| {
        stated(article.captured)
    }),
    column("rights", FieldType::String, "who holds the rights", |article, _| {
        stated(article.rights.as_ref())
    }),
    column("tags", FieldType::String, "the tags, `; ` between them", |article, _| {
        let tags = article.fields.tags.iter().map(|tag| tag.value.as_str());
        tags.collect::<Vec<_>>().join("; ")
    }),
    column(
        "words",
        FieldType::Integer,
        "how many words the text has, where all of it is shown",
        |article, _| stated(article.word_count()),
    ),
    column("notes", FieldType::Integer, "how many notes it has", |article, _| {
        article.notes.len().to_string()
    }),
    column(
        "text",
        FieldType::String,
        "the text, a blank line between its blocks, `~~` around what is struck",
        |article, _| text(article),
    ),
    column(
        "comments",
        FieldType::String,
        "readers' comments that notes quote, in the same form",
        |article, _| comments(article),
    ),
];

/// The row with the names of the columns.
pub(super) fn header() -> String {
    csv_row::row(&COLUMNS.each_ref().map(|column| Cow::from(column.name)))
}

/// The row of an article.
pub(super) fn row(article: &Article, place: &Place) -> String {
    csv_row::row(&COLUMNS.each_ref().map(|column| Cow::from((column.cell)(article, place))))
}

fn stated(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_documented_as_it_is_described() {
        let documented = include_str!("../../../docs/data.md");
        for column in &COLUMNS {
            let row = format!("| `{}` | {} |", column.name, column.meaning);
            assert!(documented.contains(&row), "{row}");
        }
    }
}
