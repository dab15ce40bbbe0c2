//! Rows of tables that people open in spreadsheets (RFC 4180).

use std::borrow::Cow;

use postil_text::unseen;

use crate::model::spreadsheet::begins_formula;

/// What a column holds, in the terms of Table Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldType {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
}

impl FieldType {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            FieldType::String => "string",
            FieldType::Integer => "integer",
            FieldType::Boolean => "boolean",
        }
    }
}

/// A row of a table, with its line break.
pub(super) fn row(cells: &[Cow<str>]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

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
        if is_start && begins_formula(character) {
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
        for sign in "=+-@＝＋－＠".chars() {
            assert_eq!(cell(&format!("{sign}1")), format!("'{sign}1"));
        }
    }
}
