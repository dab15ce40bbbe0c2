//! The rows of Markdown's tables: each is a line, its cells set apart.

use crate::ingest::cut::CutLine;
use crate::model::limits;
use crate::model::markup::{Heads, LineForm, TableCell, TableRow, tightened};

/// What stands between the cells of a row.
const BETWEEN_CELLS: &str = " | ";

/// The table that is open, if one is.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// How many tables there have been.
    tables: u32,
    /// How many rows the open table has had.
    rows: u32,
    is_header: bool,
    cells: Vec<TableCell>,
}

impl Rows {
    /// A table ends.
    pub fn end_table(&mut self) {
        self.tables += 1;
        self.rows = 0;
    }

    /// A row begins, which heads its table or does not.
    pub fn begin(&mut self, is_header: bool) {
        self.is_header = is_header;
        self.cells.clear();
    }

    /// Sets a cell apart from the one before it.
    pub fn begin_cell(&mut self, line: &mut CutLine) {
        if !line.text.is_empty() {
            line.text.push_str(BETWEEN_CELLS);
        }
        let at = line.text.len();
        let heads = self.is_header.then_some(Heads::Column);
        self.cells.push(TableCell::single(at..at, heads));
    }

    /// A cell ends.
    pub fn end_cell(&mut self, line: &CutLine) {
        if let Some(cell) = self.cells.last_mut() {
            let bytes = cell.bytes.start..line.text.len();
            cell.bytes = tightened(&line.text, bytes.clone()).unwrap_or(bytes.start..bytes.start);
        }
    }

    /// A row ends.
    pub fn end(&mut self, line: &mut CutLine) {
        let number = self.rows;
        self.rows += 1;
        if (2..=limits::CELLS).contains(&self.cells.len()) {
            let cells = std::mem::take(&mut self.cells);
            line.markup.form = LineForm::Row(TableRow { table: self.tables, number, cells });
        }
    }
}
