//! A row of a table, whatever the file's format.

use std::io;

use serde_json::Value;

use crate::model::limits::RAW_FILE_BYTES;

/// Bytes of a row, and of a cell, that are taken: an archive reads no larger file.
pub(super) const LONGEST_ROW: usize = RAW_FILE_BYTES;

/// A row, cell by cell as the table's columns stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where it stands.
    pub place: RowPlace,
    /// What is in it; a row may be shorter than the list of columns.
    pub cells: Vec<Value>,
}

impl Row {
    /// The cell of a column, where the row has something there.
    pub fn cell(&self, column: usize) -> Option<&Value> {
        self.cells.get(column).filter(|cell| !cell.is_null())
    }

    /// Bytes of the texts in it.
    pub(super) fn size(&self) -> usize {
        let size = |cell: &Value| match cell {
            Value::String(text) => text.len(),
            _ => size_of::<Value>(),
        };
        self.cells.iter().map(size).sum()
    }
}

/// Where a row stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowPlace {
    /// Its number, counted from 1 behind the names of the columns.
    pub number: u64,
    /// The line that it begins on, counted from 1; none where the format has no lines.
    pub line: Option<u64>,
}

/// A row that cannot be taken.
#[derive(Debug)]
pub struct BadRow {
    /// Where it stands.
    pub place: RowPlace,
    /// What is wrong with it.
    pub fault: RowFault,
}

/// What is wrong with a row.
#[derive(Debug)]
pub enum RowFault {
    /// It has another number of cells than there are columns.
    Width {
        /// How many cells it has.
        found: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// It is longer than [`LONGEST_ROW`].
    TooLong,
    /// A quotation mark in its first line is never closed; the lines behind that are other rows.
    OpenQuotation,
    /// It is no JSON, for this reason.
    NotJson(String),
    /// It is JSON, but no object.
    NoObject,
    /// The file ends within it.
    CutOff,
    /// The file cannot be read on from here.
    Unreadable(io::Error),
}

/// What gives the rows of a file one by one.
pub(super) trait Rows {
    /// The names of the columns, as far as rows have been read.
    fn columns(&self) -> &[String];

    /// The next row; none behind the last one, and behind one that [ends](RowFault::Unreadable) it
    /// all.
    fn next_row(&mut self) -> Option<Result<Row, BadRow>>;
}
