//! Tables of separated values.
//!
//! The crate that finds the ends of cells is `csv-core`, without the `csv` on top of it: that one
//! takes a row of any length into memory, and a quotation mark that nobody closes makes one row of
//! the rest of the file.

pub(in crate::import::table) mod dialect;
mod records;
mod rereading;

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead};

use serde_json::Value;

use super::row::{BadRow, Row, RowFault, RowPlace, Rows};
use dialect::Dialect;
use records::{Record, Records};

/// The rows of a table of separated values.
pub(super) struct CsvRows<R> {
    records: Records<R>,
    columns: Vec<String>,
    /// The first record, where it is no names of columns.
    first: Option<Record>,
    row_number: u64,
}

impl<R: BufRead> CsvRows<R> {
    /// Begins to read; what is told of the dialect comes from the head of the file.
    ///
    /// Fails as reading does, and with none where there is no row.
    pub(super) fn new(mut input: R) -> io::Result<Option<Self>> {
        let (dialect, stated) = Dialect::of_head(&String::from_utf8_lossy(input.fill_buf()?));
        input.consume(stated);
        let mut records = Records::new(input, dialect, u64::from(stated > 0));
        let first = match records.next_record() {
            None => return Ok(None),
            Some(Ok(record)) => record,
            Some(Err((_, RowFault::Unreadable(error)))) => return Err(error),
            Some(Err(_)) => return Err(io::ErrorKind::InvalidData.into()),
        };
        let names: Vec<&str> = first.cells.iter().filter_map(Value::as_str).collect();
        let (columns, first) = match names_columns(&names) {
            true => (distinct(&names), None),
            false => ((1..=names.len()).map(|number| number.to_string()).collect(), Some(first)),
        };
        records.expect(columns.len());
        Ok(Some(CsvRows { records, columns, first, row_number: 0 }))
    }
}

impl<R: BufRead> Rows for CsvRows<R> {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self) -> Option<Result<Row, BadRow>> {
        let record = match self.first.take() {
            Some(first) => Ok(first),
            None => self.records.next_record()?,
        };
        self.row_number += 1;
        let number = self.row_number;
        let place = |line| RowPlace { number, line: Some(line) };
        Some(match record {
            Ok(Record { line, cells }) => Ok(Row { place: place(line), cells }),
            Err((line, fault)) => Err(BadRow { place: place(line), fault }),
        })
    }
}

/// Whether the first row of a table is the names of its columns: short words, none of them twice,
/// and none of them what stands in a cell.
fn names_columns(cells: &[&str]) -> bool {
    const LONGEST_NAME: usize = 100;
    let is_name = |cell: &&str| {
        let text = cell.trim();
        text.len() <= LONGEST_NAME
            && !text.contains("://")
            && !text.starts_with(|c: char| c.is_ascii_digit())
            && !text.contains(['<', '\n'])
    };
    cells.iter().all(is_name) && cells.iter().any(|cell| !cell.trim().is_empty())
}

/// The names of columns; one that stands again has its number behind it, or the next that is free,
/// one without a name too.
fn distinct<'n>(names: &[&'n str]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    // The first number of each name that may be free.
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let own = |(at, name): (usize, &&'n str)| {
        let name = name.trim();
        let mut own = name.to_owned();
        while own.is_empty() || !taken.insert(own.clone()) {
            let number = numbers.entry(name).or_default();
            *number = (*number + 1).max(at + 1);
            own = format!("{name} {number}").trim().to_owned();
        }
        own
    };
    names.iter().enumerate().map(own).collect()
}

#[cfg(test)]
mod tests;
