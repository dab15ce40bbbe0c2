//! Knows the rows of tables of figures, whose cells stand apart in a line.
//!
//! A row of numbers by itself looks like a rate or a count of views. What tells it from them is
//! that other rows with as many cells stand beside it. A table says nothing about where the text
//! is; it goes with the lines around it.

use crate::clean::page::facts::{LineFacts, Shape};
use postil_text::letter::is_letter;

/// The fewest rows with figures, and the fewest cells of a row.
const FEWEST: usize = 2;
/// A cell with a figure in it has no more letters than this: `1 204 чел.`
const LETTERS_OF_FIGURE: usize = 5;
/// A longer line is no row, in bytes.
const MAX_BYTES: usize = 1000;

/// What a line is to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// None.
    No,
    /// Nothing that a reader sees: a blank line, the rule below a table's head.
    Invisible,
    /// A row of so many cells.
    Words(usize),
    /// A row of so many cells, one of them a figure.
    Figures(usize),
}

impl Row {
    fn of(line: &LineFacts) -> Row {
        if matches!(line.shape, Shape::Markup | Shape::Blank) {
            return Row::Invisible;
        }
        // Hardly a line has one of the marks; to look for a single byte takes no time.
        let has_mark = |text: &str| memchr::memchr2(b'\t', b'|', text.as_bytes()).is_some();
        if line.text.len() > MAX_BYTES || !has_mark(line.text) {
            return Row::No;
        }
        let Some(border) = border(line.text) else { return Row::No };
        let cells = line.text.split(border);
        match cells.clone().count() {
            0..FEWEST => Row::No,
            count if cells.skip(1).any(is_figure) => Row::Figures(count),
            count => Row::Words(count),
        }
    }

    fn cells(self) -> usize {
        match self {
            Row::No | Row::Invisible => 0,
            Row::Words(count) | Row::Figures(count) => count,
        }
    }
}

/// What stands between the cells of a line, if it has any; the first and the last may be empty.
fn border(line: &str) -> Option<char> {
    let has_bars = || line.contains(" | ") || line.starts_with("| ") || line.ends_with(" |");
    match line.contains('\t') {
        true => Some('\t'),
        false => has_bars().then_some('|'),
    }
}

fn is_figure(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().filter(|c| is_letter(*c)).count() <= LETTERS_OF_FIGURE
}

/// Marks the rows of a page's tables of figures.
pub(super) fn mark(facts: &mut [LineFacts]) {
    let rows: Vec<Row> = facts.iter().map(Row::of).collect();
    let mut start = 0;
    while start < rows.len() {
        let end = end_of_table(&rows, start);
        let table = &rows[start..end];
        let rows_that = |fit: fn(&Row) -> bool| table.iter().filter(|row| fit(row)).count();
        let figures = rows_that(|row| matches!(row, Row::Figures(_)));
        if figures >= FEWEST && figures * 2 >= rows_that(|row| row.cells() > 0) {
            let lines = facts[start..end].iter_mut().filter(|line| line.has_words());
            lines.for_each(|line| line.in_table = true);
        }
        start = end.max(start + 1);
    }
}

/// The end of the rows with as many cells as the one at `start`.
fn end_of_table(rows: &[Row], start: usize) -> usize {
    let cells = rows[start].cells();
    if cells == 0 {
        return start;
    }
    let fits = |row: &&Row| **row == Row::Invisible || row.cells() == cells;
    start + rows[start..].iter().take_while(fits).count()
}
