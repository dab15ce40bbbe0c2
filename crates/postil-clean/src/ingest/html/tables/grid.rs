//! The cells of one table in their rows and columns, and whether they hold data.
//!
//! A table holds data where all rows have as many columns, two of them at least set words side by
//! side, and every cell is a few short lines of words and few of them are links. A cell may cover
//! several columns and rows.

use std::ops::Range;

use crate::ingest::cut::CutLine;
use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::elements::Tag;
use crate::model::limits;
use crate::model::markup::{Heads, TableCell};
use crate::model::source::LineElement;

/// A longer text is no cell of data, in characters.
const LONGEST_CELL: usize = 80;
/// A cell of data has no more lines.
const MOST_LINES: usize = 6;
/// Where links make up a greater part of a table, it is a menu.
const LINKS: f64 = 0.5;

/// The rows of a table, each with the cells that begin in it.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<CellLines>>,
    /// Another table stands in it.
    pub(super) nests: bool,
    /// The indices of its lines.
    pub(super) lines: Range<usize>,
}

/// A cell while its row is no line yet.
#[derive(Debug)]
pub(super) struct CellLines {
    /// The indices of its lines.
    pub(super) lines: Range<usize>,
    heads: Option<Heads>,
    columns: u32,
    /// All rows below it are 0, as in HTML.
    rows: u32,
}

/// A row that is to be one line.
#[derive(Debug)]
pub(super) struct JoinedRow {
    pub(super) table: u32,
    pub(super) number: u32,
    pub(super) cells: Vec<CellLines>,
}

impl CellLines {
    /// A cell that opens, and whose first line has the index `line`.
    pub fn open(tag: Tag, line: usize) -> Self {
        let count = |name| count(tag.attributes, name);
        CellLines {
            lines: line..line,
            heads: heads(tag),
            columns: count("colspan").unwrap_or(1).clamp(1, limits::CELLS as u32),
            rows: count("rowspan").unwrap_or(1),
        }
    }

    /// The cell on some bytes of its row.
    pub fn on(&self, bytes: Range<usize>) -> TableCell {
        TableCell { bytes, heads: self.heads, columns: self.columns, rows: self.rows }
    }

    /// The row behind the last one that it covers, of so many, where it begins in one of them.
    fn end(&self, row: usize, rows: usize) -> usize {
        match self.rows {
            0 => rows,
            count => rows.min(row.saturating_add(count as usize)),
        }
    }
}

/// The number that an attribute begins with, as HTML reads it.
fn count(attributes: &Attributes, name: &str) -> Option<u32> {
    let value = attributes.get(name)?.trim_start();
    let end = value.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(value.len());
    let digits = &value[..end];
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(u32::MAX))
}

/// What a cell heads: one that is called a header by its name, its scope or its role.
fn heads(tag: Tag) -> Option<Heads> {
    let stated = tag.attributes.any(&["scope", "role"]).unwrap_or_default().trim();
    match stated.to_ascii_lowercase().as_str() {
        "col" | "colgroup" | "columnheader" => Some(Heads::Column),
        "row" | "rowgroup" | "rowheader" => Some(Heads::Row),
        _ => (tag.name == "th").then_some(Heads::Either),
    }
}

impl Table {
    /// Whether it holds data, and not a part of the page.
    pub fn holds_data(&self, lines: &[CutLine]) -> bool {
        let cells = || self.rows.iter().flatten();
        let widths = self.widths();
        let columns = widths.iter().copied().max().unwrap_or(0);
        let filled = self.rows.iter().zip(widths).filter(|(row, _)| !row.is_empty());
        let is_data = |cell: &CellLines| is_cell_of_data(&lines[cell.lines.clone()]);
        let count = |of: fn(&CutLine) -> usize| {
            cells().flat_map(|cell| &lines[cell.lines.clone()]).map(of).sum::<usize>() as f64
        };
        columns > 1
            && filled.clone().filter(|(row, _)| sets_side_by_side(row)).count() > 1
            && filled.clone().all(|(row, width)| width == columns && is_whole(row))
            && cells().all(is_data)
            && count(|line| line.markup.link_chars)
                <= LINKS * count(|line| line.text.chars().count())
    }

    /// How many columns each row has, those of cells that reach into it from above too.
    fn widths(&self) -> Vec<u64> {
        let mut ending = vec![0; self.rows.len() + 1];
        let mut from_above = 0;
        let width = |(index, row): (usize, &Vec<CellLines>)| {
            from_above -= ending[index];
            let own: u64 = row.iter().map(|cell| u64::from(cell.columns)).sum();
            let width = from_above + own;
            for cell in row {
                ending[cell.end(index, self.rows.len())] += u64::from(cell.columns);
            }
            from_above += own;
            width
        };
        self.rows.iter().enumerate().map(width).collect()
    }

    /// The rows that have words, by number; what a cell covers is counted in these.
    pub fn numbered_rows(mut self, table: u32) -> impl Iterator<Item = JoinedRow> {
        let has_words = |row: &Vec<CellLines>| row.iter().any(|cell| !cell.lines.is_empty());
        let mut worded = vec![0];
        for row in &self.rows {
            worded.push(worded[worded.len() - 1] + u32::from(has_words(row)));
        }
        let count = self.rows.len();
        for (index, row) in self.rows.iter_mut().enumerate() {
            for cell in row {
                cell.rows = (worded[cell.end(index, count)] - worded[index]).max(1);
            }
        }
        let rows = self.rows.into_iter().filter(has_words);
        (0..).zip(rows).map(move |(number, cells)| JoinedRow { table, number, cells })
    }
}

/// Whether words stand in two cells at least.
fn sets_side_by_side(row: &[CellLines]) -> bool {
    row.iter().filter(|cell| !cell.lines.is_empty()).nth(1).is_some()
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
