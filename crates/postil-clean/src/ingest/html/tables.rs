//! The rows of data tables: each is one line, its cells set apart, as a browser shows it.
//!
//! Pages use tables for their layout too. A table holds data where it has rows of as many cells,
//! two at least, and where every cell is a few short lines of words and few of them are links.

use std::ops::Range;

use crate::ingest::cut::CutLine;
use crate::model::limits;
use crate::model::markup::{LineForm, TableCell, TableRow, TextSpan, nested, tightened};
use crate::model::source::LineElement;

/// A longer text is no cell of data, in characters.
const LONGEST_CELL: usize = 80;
/// A cell of data has no more lines.
const MOST_LINES: usize = 6;
/// Where links make up a greater part of a table, it is a menu.
const LINKS: f64 = 0.5;
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

/// The rows of a table, each with its cells.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<CellLines>>,
    nests: bool,
}

/// A cell while its row is no line yet.
#[derive(Debug)]
struct CellLines {
    /// The indices of its lines.
    lines: Range<usize>,
    is_header: bool,
}

impl Tables {
    /// An element opens, and the line with the index `line` is its first.
    pub fn open(&mut self, name: &str, line: usize) {
        match (name, self.open.last_mut()) {
            ("table", around) => {
                around.into_iter().for_each(|around| around.nests = true);
                self.open.push(Table::default());
            }
            ("tr", Some(table)) => table.rows.push(Vec::new()),
            ("td" | "th", Some(table)) => {
                let cell = CellLines { lines: line..line, is_header: name == "th" };
                if let Some(row) = table.rows.last_mut() {
                    row.push(cell);
                }
            }
            _ => {}
        }
    }

    /// An element closes; the line with the index `line` is the first behind it.
    pub fn close(&mut self, name: &str, line: usize) {
        match (name, self.open.last_mut()) {
            ("table", Some(_)) => self.closed.extend(self.open.pop().filter(|table| !table.nests)),
            ("td" | "th", Some(table)) => {
                let cell = table.rows.last_mut().and_then(|row| row.last_mut());
                cell.into_iter().for_each(|cell| cell.lines.end = line);
            }
            _ => {}
        }
    }

    /// Makes each row of a data table one line.
    pub fn join(self, lines: Vec<CutLine>) -> Vec<CutLine> {
        let data = self.closed.into_iter().filter(|table| table.holds_data(&lines));
        let rows = (0..)
            .zip(data)
            .flat_map(|(number, table)| table.rows.into_iter().map(move |cells| (number, cells)));
        let mut rows: Vec<(u32, Vec<CellLines>)> = rows.collect();
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.lines.is_empty()));
        if rows.is_empty() {
            return lines;
        }
        rows.sort_unstable_by_key(|(_, cells)| cells[0].lines.start);
        let mut joined = Vec::with_capacity(lines.len());
        let mut lines = lines.into_iter();
        let mut taken = 0;
        for (table, cells) in rows {
            joined.extend(lines.by_ref().take(cells[0].lines.start - taken));
            taken = cells[cells.len() - 1].lines.end;
            joined.extend(row(table, &cells, &mut lines));
        }
        joined.extend(lines);
        joined
    }
}

impl Table {
    fn holds_data(&self, lines: &[CutLine]) -> bool {
        let cells = || self.rows.iter().flatten();
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let filled = self.rows.iter().filter(|row| !row.is_empty());
        let is_data = |cell: &CellLines| is_cell_of_data(&lines[cell.lines.clone()]);
        let count = |of: fn(&CutLine) -> usize| {
            cells().flat_map(|cell| &lines[cell.lines.clone()]).map(of).sum::<usize>() as f64
        };
        columns > 1
            && filled.clone().count() > 1
            && filled.clone().all(|row| row.len() == columns && is_whole(row))
            && cells().all(is_data)
            && count(|line| line.markup.link_chars)
                <= LINKS * count(|line| line.text.chars().count())
    }
}

/// Whether nothing stands between the cells.
fn is_whole(row: &[CellLines]) -> bool {
    row.windows(2).all(|pair| pair[0].lines.end == pair[1].lines.start)
}

/// Whether a cell is a few short lines; where it has several paragraphs, it lays out a page.
fn is_cell_of_data(lines: &[CutLine]) -> bool {
    use LineElement::{ListItem, Markup, Paragraph, Plain};
    let is_short = |line: &CutLine| line.text.chars().count() <= LONGEST_CELL;
    let is_known = |line: &CutLine| match line.markup.element {
        Plain | ListItem | Markup => true,
        Paragraph => lines.len() == 1,
        _ => false,
    };
    lines.len() <= MOST_LINES && lines.iter().all(|line| is_short(line) && is_known(line))
}

/// The line of a row, of the lines of its cells, of which there is one at least.
fn row(
    table: u32,
    cells: &[CellLines],
    lines: &mut impl Iterator<Item = CutLine>,
) -> Option<CutLine> {
    let mut row: Option<CutLine> = None;
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut places = Vec::with_capacity(cells.len());
    for (place, cell) in cells.iter().enumerate() {
        text.push_str(if place > 0 { BETWEEN } else { "" });
        let start = text.len();
        for mut line in lines.by_ref().take(cell.lines.len()) {
            text.push_str(if text.len() > start && !line.text.is_empty() { WITHIN } else { "" });
            spans.extend(moved(std::mem::take(&mut line.markup.spans), text.len()));
            text.push_str(&line.text);
            match &mut row {
                Some(row) => {
                    row.end = line.end;
                    row.markup.link_chars += line.markup.link_chars;
                }
                None => row = Some(line),
            }
        }
        places.push(TableCell { bytes: start..text.len(), is_header: cell.is_header });
    }
    let mut row = row?;
    set_apart(&mut row, &text, TableRow { table, cells: places }, spans);
    Some(row)
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
        2..=limits::CELLS => LineForm::Row(row),
        _ => LineForm::Plain,
    };
}
