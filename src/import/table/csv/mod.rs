//! Tables of separated values.
//!
//! The crate that finds the ends of cells is `csv-core`, without the `csv` on top of it: that one
//! takes a row of any length into memory, and a quotation mark that nobody closes makes one row of
//! the rest of the file.

pub(in crate::import::table) mod dialect;

use std::io::{self, BufRead};

use csv_core::ReadRecordResult;
use serde_json::Value;

use super::row::{BadRow, LONGEST_ROW, Row, RowFault, RowPlace, Rows};
use dialect::Dialect;

/// Cells of one row that are taken.
const MOST_CELLS: usize = 16 << 10;

/// The rows of a table of separated values.
pub(super) struct CsvRows<R> {
    records: Records<R>,
    columns: Vec<String>,
    /// The first record, where it is no names of columns.
    first: Option<Record>,
    row_number: u64,
}

/// A row as it stands in the file: cells of any number.
struct Record {
    line: u64,
    cells: Vec<Value>,
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
        let bad = |line, fault| BadRow { place: place(line), fault };
        let record = match record {
            Ok(record) => record,
            Err((line, fault)) => return Some(Err(bad(line, fault))),
        };
        let (line, columns) = (record.line, self.columns.len());
        Some(match fitted(record.cells, columns) {
            Ok(cells) => Ok(Row { place: place(line), cells }),
            Err(found) => Err(bad(line, RowFault::Width { found, columns })),
        })
    }
}

/// The cells, where there are as many as columns; empty ones behind the last column do not count.
fn fitted(mut cells: Vec<Value>, columns: usize) -> Result<Vec<Value>, usize> {
    let found = cells.len();
    if cells.iter().skip(columns).all(|cell| cell == "") {
        cells.truncate(columns);
    }
    if cells.len() == columns { Ok(cells) } else { Err(found) }
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

/// The names of columns; one that stands again has its number behind it, one without a name too.
fn distinct(names: &[&str]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let name = name.trim();
        let is_free = !name.is_empty() && !taken.iter().any(|other| other == name);
        let numbered = || format!("{name} {}", at + 1).trim().to_owned();
        taken.push(if is_free { name.to_owned() } else { numbered() });
    }
    taken
}

/// The records of a file.
struct Records<R> {
    input: R,
    core: csv_core::Reader,
    /// Line breaks that have been read.
    breaks: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
    is_over: bool,
}

/// How far a record has come.
#[derive(Default)]
struct Progress {
    bytes: usize,
    cells: usize,
    is_too_long: bool,
    /// Quotation marks and line breaks in it, and whether the end of the file is its end.
    quotes: usize,
    breaks: usize,
    ends_with_file: bool,
}

impl Progress {
    /// Whether a quotation mark stays open up to the end of the file, so that the rows behind it are
    /// taken for one cell.
    fn is_open(&self) -> bool {
        self.ends_with_file && self.breaks > 0 && self.quotes % 2 == 1
    }
}

impl<R: BufRead> Records<R> {
    fn new(input: R, dialect: Dialect, breaks: u64) -> Self {
        let (text, ends) = (vec![0; 4096], vec![0; 64]);
        Records { input, core: dialect.reader(), breaks, text, ends, is_over: false }
    }

    /// The next record, or the line on which one begins that cannot be taken.
    fn next_record(&mut self) -> Option<Result<Record, (u64, RowFault)>> {
        if self.is_over {
            return None;
        }
        let mut progress = Progress::default();
        let started = self.pass_blank_lines();
        let line = self.breaks + 1;
        let ended = started.and_then(|()| {
            while !self.read_on(&mut progress)? {}
            Ok(())
        });
        match ended {
            Err(error) => {
                self.is_over = true;
                Some(Err((line, RowFault::Unreadable(error))))
            }
            Ok(()) if progress.is_open() => Some(Err((line, RowFault::CutOff))),
            Ok(()) if progress.is_too_long => Some(Err((line, RowFault::TooLong))),
            Ok(()) if self.is_over && progress.cells == 0 => None,
            Ok(()) => Some(Ok(Record { line, cells: self.cells(&progress) })),
        }
    }

    fn pass_blank_lines(&mut self) -> io::Result<()> {
        loop {
            let head = self.input.fill_buf()?;
            let blank = head.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.breaks += memchr::memchr_iter(b'\n', &head[..blank]).count() as u64;
            let is_all = blank == head.len() && blank > 0;
            self.input.consume(blank);
            if !is_all {
                return Ok(());
            }
        }
    }

    /// Reads on within a record; says whether that is its end, or the file's.
    fn read_on(&mut self, progress: &mut Progress) -> io::Result<bool> {
        let input = self.input.fill_buf()?;
        let (text, ends) = (&mut self.text[progress.bytes..], &mut self.ends[progress.cells..]);
        let (result, read, bytes, cells) = self.core.read_record(input, text, ends);
        let breaks = memchr::memchr_iter(b'\n', &input[..read]).count();
        progress.breaks += breaks;
        progress.quotes += memchr::memchr_iter(b'"', &input[..read]).count();
        progress.ends_with_file = input.is_empty();
        self.breaks += breaks as u64;
        self.input.consume(read);
        progress.bytes += bytes;
        progress.cells += cells;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => self.make_room(progress),
            ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_CELLS => {
                self.ends.resize(self.ends.len() * 2, 0);
            }
            ReadRecordResult::OutputEndsFull => progress.start_over(),
            ReadRecordResult::Record => return Ok(true),
            ReadRecordResult::End => self.is_over = true,
        }
        Ok(self.is_over)
    }

    /// Makes room for more of a record, but for one that is too long: of that one nothing is kept.
    fn make_room(&mut self, progress: &mut Progress) {
        match self.text.len() < LONGEST_ROW && !progress.is_too_long {
            true => self.text.resize((self.text.len() * 2).min(LONGEST_ROW), 0),
            false => progress.start_over(),
        }
    }

    fn cells(&self, progress: &Progress) -> Vec<Value> {
        let ends = &self.ends[..progress.cells];
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let cells = starts.zip(ends).map(|(start, end)| &self.text[start..*end]);
        cells.map(|cell| String::from_utf8_lossy(cell).into()).collect()
    }
}

impl Progress {
    fn start_over(&mut self) {
        *self = Progress { is_too_long: true, ..Progress::default() };
    }
}

#[cfg(test)]
mod tests;
