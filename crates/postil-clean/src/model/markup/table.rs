//! The rows and cells of tables.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// Which table of the page, from 0.
    pub table: u32,
    /// Which row with words of its table, from 0.
    pub number: u32,
    /// The cells that begin in it, from the left; those without words have no bytes.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    /// Bytes of the row's text.
    pub bytes: Range<usize>,
    /// What it heads, if it is a header.
    pub heads: Option<Heads>,
    /// How many columns it covers, from 1 to [`limits::CELLS`](crate::model::limits::CELLS).
    pub columns: u32,
    /// How many rows with words it covers, its own too.
    pub rows: u32,
}

impl TableCell {
    /// A cell of one column and one row.
    pub fn single(bytes: Range<usize>, heads: Option<Heads>) -> Self {
        TableCell { bytes, heads, columns: 1, rows: 1 }
    }
}

/// What a header of a table heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heads {
    /// Its column or its row: the page does not say which.
    Either,
    /// Its columns.
    Column,
    /// Its rows.
    Row,
}
