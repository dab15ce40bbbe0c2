//! The cells of a table's row, with what they head and cover.

use std::ops::Range;

use super::Drawer;
use crate::model::cleaned::Block;
use crate::model::markup::{Heads, LineForm, TableCell, TableRow};
use crate::model::page::CellView;
use crate::plan::passages::Passage;

impl Drawer<'_> {
    /// The cells of the first of some rows; a passage is marked in each that it touches.
    pub(super) fn cells(&self, rows: &[Block], index: usize, row: &TableRow) -> Vec<CellView> {
        let text = &rows[0].text;
        let ends = row.cells.iter().skip(1).map(|next| next.bytes.start);
        let ends = ends.chain([text.len()]);
        let cells = row.cells.iter().zip(ends).map(|(cell, end)| {
            let passages = within_cell(self.marks.passages(index), row, &cell.bytes);
            CellView {
                heads: heads(cell, row),
                columns: cell.columns,
                rows: covered(cell, row, rows),
                runs: self.stretch(&rows[0], &passages, cell.bytes.clone()),
                gap: text[cell.bytes.end..end].to_owned(),
            }
        });
        cells.collect()
    }
}

/// What a cell heads, as `scope` has it.
fn heads(cell: &TableCell, row: &TableRow) -> Option<&'static str> {
    Some(match cell.heads? {
        Heads::Column => "col",
        Heads::Row => "row",
        Heads::Either if heads_columns(row) => "col",
        Heads::Either => "row",
    })
}

/// Whether a row has nothing but headers, or several of them and an empty corner.
fn heads_columns(row: &TableRow) -> bool {
    let (headers, others): (Vec<&TableCell>, Vec<_>) =
        row.cells.iter().partition(|cell| cell.heads.is_some());
    let is_empty = others.iter().all(|cell| cell.bytes.is_empty());
    is_empty && headers.len() > others.len()
}

/// How many of the rows that are shown a cell of the first one covers.
fn covered(cell: &TableCell, row: &TableRow, rows: &[Block]) -> usize {
    let end = row.number.saturating_add(cell.rows);
    let is_covered = |block: &Block| match &block.form {
        LineForm::Row(other) => other.number < end,
        _ => false,
    };
    rows.partition_point(is_covered).max(1)
}

/// The pieces of passages in a cell; a note's number stands in the last cell that it touches.
fn within_cell(passages: &[Passage], row: &TableRow, cell: &Range<usize>) -> Vec<Passage> {
    let touches = |passage: &Passage, cell: &Range<usize>| {
        passage.bytes.start < cell.end && cell.start < passage.bytes.end
    };
    let piece = |passage: &Passage| {
        let behind = row.cells.iter().filter(|other| other.bytes.start >= cell.end);
        let is_last = !behind.into_iter().any(|other| touches(passage, &other.bytes));
        let bytes = passage.bytes.start.max(cell.start)..passage.bytes.end.min(cell.end);
        Passage { bytes, leads: passage.leads && is_last, ..passage.clone() }
    };
    passages.iter().filter(|passage| touches(passage, cell)).map(piece).collect()
}
