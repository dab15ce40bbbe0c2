//! Tables that Postil made itself, by an export or by cleaning: they say how sure each field is, and
//! exports guard formulas.

use std::collections::HashMap;

use serde_json::Value;

use super::cell;
use super::field::TableField;
use super::mapping::Column;
use super::row::Row;
use crate::model::spreadsheet::begins_formula;

/// What a table says of itself where Postil made it; nothing of any other.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnExport {
    /// The columns that say how sure the fields are.
    confidence: HashMap<TableField, usize>,
    /// The column that says whether the headline was made from the text.
    title_derived: Option<usize>,
    /// The column with the whole article as JSON, as cleaned batches have it.
    article: Option<usize>,
    /// Whether cells have an apostrophe before what a spreadsheet takes for a formula.
    is_guarded: bool,
}

impl OwnExport {
    pub(super) fn of(columns: &[Column]) -> Self {
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        let Some(title_derived) = place("title_derived") else { return OwnExport::default() };
        let confidence = TableField::ALL.into_iter().filter_map(|(name, field)| {
            let columns = [
                format!("{name}_confidence"),
                format!("confidence.{name}"),
                format!("evidence.{name}.confidence"),
            ];
            Some((field, columns.iter().find_map(|column| place(column))?))
        });
        OwnExport {
            confidence: confidence.collect(),
            title_derived: Some(title_derived),
            article: place("json"),
            is_guarded: place("title_confidence").is_some(),
        }
    }

    /// Whether Postil made the table.
    pub(super) fn is_one(&self) -> bool {
        self.title_derived.is_some()
    }

    /// The fields of a row that were guesses: no person has accepted them, so they are found anew.
    pub(super) fn guesses(&self, row: &Row) -> Vec<TableField> {
        let says = |column: usize, word: &str| {
            row.cell(column).and_then(cell::text).is_some_and(|text| text == word)
        };
        let is_true = |column: usize| row.cell(column).is_some_and(|cell| cell == true);
        let derived = self.title_derived.filter(|column| is_true(*column) || says(*column, "true"));
        let derived = derived.map(|_| TableField::Title);
        let stated = self.confidence.iter().filter(|(_, column)| says(**column, "guess"));
        let stated = stated.map(|(field, _)| *field);
        let article = self.article.and_then(|column| row.cell(column));
        let of_article = article.map(guesses_of_article).unwrap_or_default();
        derived.into_iter().chain(stated).chain(of_article).collect()
    }

    /// A text without the apostrophes that keep spreadsheets from taking it for a formula.
    pub(super) fn unguarded(&self, text: String) -> String {
        if !self.is_guarded || !text.contains('\'') {
            return text;
        }
        let mut plain = String::with_capacity(text.len());
        let mut is_start = true;
        let mut rest = text.chars().peekable();
        while let Some(character) = rest.next() {
            let is_first = plain.is_empty();
            let guards =
                |next: &char| begins_formula(*next) || is_first && matches!(next, '\t' | '\n');
            if is_start && character == '\'' && rest.peek().is_some_and(guards) {
                continue;
            }
            plain.push(character);
            is_start = matches!(character, ';' | '\n') || is_start && character.is_whitespace();
        }
        plain
    }
}

/// The fields that an article was not sure of, as `postil clean --json` prints it.
fn guesses_of_article(article: &Value) -> Vec<TableField> {
    let article = article.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let article = article.unwrap_or_default();
    let is_guess = |(name, field): (&str, TableField)| {
        (article["evidence"][name]["confidence"] == "guess").then_some(field)
    };
    TableField::ALL.into_iter().filter_map(is_guess).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::row::RowPlace;

    fn own(names: &[&str]) -> OwnExport {
        let column = |name: &&str| Column { name: (*name).to_owned(), traits: Default::default() };
        OwnExport::of(&names.iter().map(column).collect::<Vec<_>>())
    }

    #[test]
    fn guards_are_taken_off_where_the_export_puts_them() {
        let own = own(&["title", "title_derived", "title_confidence"]);
        for (guarded, plain) in [
            ("'=1", "=1"),
            ("'-- Мост, -- сказал аким.\n\n'- Река", "-- Мост, -- сказал аким.\n\n- Река"),
            ("сроки; '=1", "сроки; =1"),
            ("'\t'=1", "\t=1"),
            (" '=1", " =1"),
            ("д'=1", "д'=1"),
            ("'Мост'", "'Мост'"),
        ] {
            assert_eq!(own.unguarded(guarded.to_owned()), plain);
        }
    }

    #[test]
    fn guesses_are_known_wherever_they_stand() {
        use serde_json::json;

        let article = json!({ "evidence": { "date": { "confidence": "guess" } } }).to_string();
        for (columns, cells, expected) in [
            (
                ["title_derived", "date_confidence"],
                [json!("false"), json!("guess")],
                &[TableField::Date][..],
            ),
            (
                ["title_derived", "confidence.date"],
                [json!(true), json!("likely")],
                &[TableField::Title],
            ),
            (
                ["title_derived", "evidence.date.confidence"],
                [json!(false), json!("guess")],
                &[TableField::Date],
            ),
            (["title_derived", "json"], [json!(false), json!(article)], &[TableField::Date]),
            (["title_derived", "json"], [json!(false), json!("{")], &[]),
            (["derived", "date_confidence"], [json!("true"), json!("guess")], &[]),
        ] {
            let place = RowPlace { number: 1, line: None };
            let row = Row { place, cells: cells.to_vec() };
            assert_eq!(own(&columns).guesses(&row), expected, "{columns:?}");
        }
    }

    #[test]
    fn cells_of_other_tables_stay_as_they_are() {
        let other = own(&["title", "title_confidence"]);
        assert_eq!(other.unguarded("'=1".to_owned()), "'=1");
    }
}
