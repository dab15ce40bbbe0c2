//! The rows of data tables: each is one line, its cells set apart, as a browser shows it.
//!
//! Pages use tables for their layout too; [`grid`] says which hold data.

mod grid;

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::ingest::cut::CutLine;
use crate::ingest::html::elements::Tag;
use crate::ingest::html::tables::grid::{CellLines, JoinedRow, Table};
use crate::model::limits;
use crate::model::markup::{LineForm, TableRow, TextSpan, nested, tightened};

/// Stands between two cells.
const BETWEEN: &str = " | ";
/// Stands between two lines of one cell.
const WITHIN: &str = "; ";

/// A page's tables, while its tags go by.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The open ones, the innermost last.
    open: Vec<Table>,
    /// Those without a table inside.
    closed: Vec<Table>,
}

impl Tables {
    /// An element opens, and the line with the index `line` is its first.
    pub fn open(&mut self, tag: Tag, line: usize) {
        match (tag.name, self.open.last_mut()) {
            ("table", around) => {
                around.into_iter().for_each(|around| around.nests = true);
                self.open.push(Table { lines: line..line, ..Table::default() });
            }
            ("tr", Some(table)) => table.rows.push(Vec::new()),
            ("td" | "th", Some(table)) => {
                if let Some(row) = table.rows.last_mut() {
                    row.push(CellLines::open(tag, line));
                }
            }
            _ => {}
        }
    }

    /// An element closes; the line with the index `line` is the first behind it.
    pub fn close(&mut self, name: &str, line: usize) {
        match (name, self.open.last_mut()) {
            ("table", Some(table)) => {
                table.lines.end = line;
                self.closed.extend(self.open.pop().filter(|table| !table.nests));
            }
            ("td" | "th", Some(table)) => {
                let cell = table.rows.last_mut().and_then(|row| row.last_mut());
                cell.into_iter().for_each(|cell| cell.lines.end = line);
            }
            _ => {}
        }
    }

    /// The tables of a page's lines that hold data.
    pub fn data(self, lines: &[CutLine]) -> DataTables {
        DataTables(self.closed.into_iter().filter(|table| table.holds_data(lines)).collect())
    }
}

/// The tables of a page that hold data.
#[derive(Debug)]
pub(super) struct DataTables(Vec<Table>);

impl DataTables {
    /// The indices of the lines of each.
    pub fn lines(&self) -> HashSet<Range<usize>, RandomState> {
        self.0.iter().map(|table| table.lines.clone()).collect()
    }

    /// Makes each row one line.
    pub fn join(self, lines: Vec<CutLine>) -> Vec<CutLine> {
        let rows = (0..).zip(self.0).flat_map(|(number, table)| table.numbered_rows(number));
        let mut rows: Vec<JoinedRow> = rows.collect();
        if rows.is_empty() {
            return lines;
        }
        rows.sort_unstable_by_key(|row| row.cells[0].lines.start);
        let mut joined = Vec::with_capacity(lines.len());
        let mut lines = lines.into_iter();
        let mut taken = 0;
        for row in rows {
            joined.extend(lines.by_ref().take(row.cells[0].lines.start - taken));
            taken = row.cells[row.cells.len() - 1].lines.end;
            joined.extend(line(&row, &mut lines));
        }
        joined.extend(lines);
        joined
    }
}

/// The line of a row, of the lines of its cells, of which there is one at least.
fn line(row: &JoinedRow, lines: &mut impl Iterator<Item = CutLine>) -> Option<CutLine> {
    let mut joined: Option<CutLine> = None;
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut cells = Vec::with_capacity(row.cells.len());
    for (place, cell) in row.cells.iter().enumerate() {
        text.push_str(if place > 0 { BETWEEN } else { "" });
        let start = text.len();
        for mut line in lines.by_ref().take(cell.lines.len()) {
            text.push_str(if text.len() > start && !line.text.is_empty() { WITHIN } else { "" });
            spans.extend(moved(std::mem::take(&mut line.markup.spans), text.len()));
            text.push_str(&line.text);
            match &mut joined {
                Some(joined) => {
                    joined.end = line.end;
                    joined.markup.link_chars += line.markup.link_chars;
                }
                None => joined = Some(line),
            }
        }
        cells.push(cell.on(start..text.len()));
    }
    let mut joined = joined?;
    let row = TableRow { table: row.table, number: row.number, cells };
    set_apart(&mut joined, &text, row, spans);
    Some(joined)
}

/// The spans of a text that begins so many bytes further to the right.
fn moved(spans: Vec<TextSpan>, by: usize) -> impl Iterator<Item = TextSpan> {
    spans.into_iter().map(move |span| {
        let bytes = span.bytes.start + by..span.bytes.end + by;
        TextSpan { bytes, ..span }
    })
}

/// Gives a row its text, with the places of its cells and of what is marked in them.
fn set_apart(line: &mut CutLine, text: &str, mut row: TableRow, mut spans: Vec<TextSpan>) {
    let lost = text.len() - text.trim_start().len();
    line.text = text.trim().to_owned();
    let place = |at: usize| at.saturating_sub(lost).min(line.text.len());
    let moved = |bytes: &Range<usize>| place(bytes.start)..place(bytes.end);
    for cell in &mut row.cells {
        let bytes = moved(&cell.bytes);
        cell.bytes = tightened(&line.text, bytes.clone()).unwrap_or(bytes.start..bytes.start);
    }
    spans.iter_mut().for_each(|span| span.bytes = moved(&span.bytes));
    line.markup.spans = nested(&line.text, spans);
    line.markup.form = match row.cells.len() {
        ..=limits::CELLS => LineForm::Row(row),
        _ => LineForm::Plain,
    };
}
