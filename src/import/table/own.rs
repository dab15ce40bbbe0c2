//! Tables that Postil exported itself: they say how sure each field is, and guard formulas.

use std::collections::HashMap;

use super::cell;
use super::field::TableField;
use super::mapping::Column;
use super::row::Row;
use crate::model::spreadsheet::begins_formula;

/// What a table says of itself where it is an export of an archive; nothing of any other.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnExport {
    /// The columns that say how sure the fields are.
    confidence: HashMap<TableField, usize>,
    /// The column that says whether the headline was made from the text.
    title_derived: Option<usize>,
    /// Whether cells have an apostrophe before what a spreadsheet takes for a formula.
    is_guarded: bool,
}

impl OwnExport {
    pub(super) fn of(columns: &[Column]) -> Self {
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        let Some(title_derived) = place("title_derived") else { return OwnExport::default() };
        let confidence = TableField::ALL.into_iter().filter_map(|(name, field)| {
            let column = place(&format!("{name}_confidence"));
            Some((field, column.or_else(|| place(&format!("confidence.{name}")))?))
        });
        OwnExport {
            confidence: confidence.collect(),
            title_derived: Some(title_derived),
            is_guarded: place("title_confidence").is_some(),
        }
    }

    /// Whether the table is such an export.
    pub(super) fn is_one(&self) -> bool {
        self.title_derived.is_some()
    }

    /// Whether the archive that the row comes from was not sure of a field: no person has accepted
    /// it, so it is found anew.
    pub(super) fn is_guess(&self, field: TableField, row: &Row) -> bool {
        let says = |column: Option<&usize>, word: &str| {
            let cell = column.and_then(|column| row.cells.get(*column));
            cell.is_some_and(|cell| {
                cell == true && word == "true" || cell::text(cell).as_deref() == Some(word)
            })
        };
        let is_derived = field == TableField::Title && says(self.title_derived.as_ref(), "true");
        is_derived || says(self.confidence.get(&field), "guess")
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn cells_of_other_tables_stay_as_they_are() {
        let other = own(&["title", "title_confidence"]);
        assert_eq!(other.unguarded("'=1".to_owned()), "'=1");
    }
}
