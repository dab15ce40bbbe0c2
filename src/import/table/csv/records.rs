//! The rows of separated values, one by one, whatever is wrong with them.

use std::io::{self, BufRead};

use csv_core::ReadRecordResult;
use serde_json::Value;

use super::dialect::Dialect;
use super::rereading::Rereading;
use crate::import::table::row::{LONGEST_ROW, RowFault};

/// Cells of one row that are taken.
pub(super) const MOST_CELLS: usize = 16 << 10;
/// So many bytes may be read again besides as many as have been read, so that no file takes more than
/// twice the time of any other.
pub(super) const SLACK: u64 = 1 << 20;

/// A row as it stands in the file.
pub(super) struct Record {
    /// The line on which it begins.
    pub line: u64,
    pub cells: Vec<Value>,
}

/// The line on which a row begins that cannot be taken, and what is wrong with it.
pub(super) type BadRecord = (u64, RowFault);

/// The records of a file.
pub(super) struct Records<R> {
    input: Rereading<R>,
    dialect: Dialect,
    core: csv_core::Reader,
    /// How many cells a row has, once that is known.
    columns: Option<usize>,
    /// Line breaks that have been read.
    breaks: u64,
    /// How many bytes have been read, and how many of them twice.
    read: u64,
    pub(super) reread: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
    is_over: bool,
}

/// How far a record has come.
#[derive(Default)]
struct Progress {
    bytes: usize,
    cells: usize,
    breaks: u64,
    is_too_long: bool,
    /// The end of the file is its end.
    ends_with_file: bool,
}

/// What comes after a step.
enum Next {
    /// More of the record.
    Within,
    /// More of it than is taken.
    TooMuch,
    /// Another record, or nothing.
    Behind,
}

impl<R: BufRead> Records<R> {
    /// The records behind so many line breaks.
    pub(super) fn new(input: R, dialect: Dialect, breaks: u64) -> Self {
        let (text, ends) = (vec![0; 4096], vec![0; 64]);
        let (input, core, columns) = (Rereading::new(input), dialect.reader(), None);
        let (read, reread, is_over) = (0, 0, false);
        Records { input, dialect, core, columns, breaks, read, reread, text, ends, is_over }
    }

    /// Says how many cells each of the rows has that come.
    pub(super) fn expect(&mut self, columns: usize) {
        self.columns = Some(columns);
    }

    /// The next record, or what is wrong with it.
    pub(super) fn next_record(&mut self) -> Option<Result<Record, BadRecord>> {
        if self.is_over {
            return None;
        }
        let mut progress = Progress::default();
        let started = self.pass_blank_lines();
        self.input.begin_row();
        let line = self.breaks + 1;
        let taken = match started.and_then(|()| self.read_record(&mut progress)) {
            Err(error) => {
                self.is_over = true;
                Err(RowFault::Unreadable(error))
            }
            Ok(Some(fault)) => Err(fault),
            Ok(None) if self.is_over && progress.is_nothing() => return None,
            Ok(None) => self.taken(&progress),
        };
        Some(taken.map(|cells| Record { line, cells }).map_err(|fault| (line, fault)))
    }

    fn pass_blank_lines(&mut self) -> io::Result<()> {
        loop {
            let head = self.input.ahead()?;
            let blank = head.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let breaks = memchr::memchr_iter(b'\n', &head[..blank]).count() as u64;
            let is_all = blank == head.len() && blank > 0;
            self.pass(blank, breaks);
            if !is_all {
                return Ok(());
            }
        }
    }

    fn pass(&mut self, bytes: usize, breaks: u64) {
        self.input.pass(bytes);
        self.read += bytes as u64;
        self.breaks += breaks;
    }

    /// Reads a record to its end; gives what is wrong where it is left before.
    fn read_record(&mut self, progress: &mut Progress) -> io::Result<Option<RowFault>> {
        loop {
            match self.read_on(progress)? {
                Next::Within => {}
                Next::Behind => return Ok(None),
                Next::TooMuch if self.leave_open_line(progress) => {
                    return Ok(Some(RowFault::OpenQuotation));
                }
                Next::TooMuch => {
                    self.input.let_go();
                    progress.start_over();
                }
            }
        }
    }

    fn read_on(&mut self, progress: &mut Progress) -> io::Result<Next> {
        let input = self.input.ahead()?;
        let (text, ends) = (&mut self.text[progress.bytes..], &mut self.ends[progress.cells..]);
        let (result, read, bytes, cells) = self.core.read_record(input, text, ends);
        let breaks = memchr::memchr_iter(b'\n', &input[..read]).count() as u64;
        progress.ends_with_file = input.is_empty();
        progress.breaks += breaks;
        progress.bytes += bytes;
        progress.cells += cells;
        self.pass(read, breaks);
        Ok(match result {
            ReadRecordResult::InputEmpty => Next::Within,
            ReadRecordResult::OutputFull => self.make_room(progress),
            ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_CELLS => {
                self.ends.resize(self.ends.len() * 2, 0);
                Next::Within
            }
            ReadRecordResult::OutputEndsFull => Next::TooMuch,
            ReadRecordResult::Record => Next::Behind,
            ReadRecordResult::End => {
                self.is_over = true;
                Next::Behind
            }
        })
    }

    /// Makes room for more of a record, but for one that is too long: of that one nothing is kept.
    fn make_room(&mut self, progress: &Progress) -> Next {
        if self.text.len() >= LONGEST_ROW || progress.is_too_long {
            return Next::TooMuch;
        }
        self.text.resize((self.text.len() * 2).min(LONGEST_ROW), 0);
        Next::Within
    }

    /// The cells of a record that has been read.
    fn taken(&mut self, progress: &Progress) -> Result<Vec<Value>, RowFault> {
        match progress {
            _ if self.leave_open_line(progress) => Err(RowFault::OpenQuotation),
            _ if self.is_open(progress) => Err(RowFault::CutOff),
            Progress { is_too_long: true, .. } => Err(RowFault::TooLong),
            _ => fitted(self.cells(progress), self.columns),
        }
    }

    /// Whether a quotation mark stays open up to the end of the file, so that the rows behind it are
    /// taken for one cell.
    fn is_open(&self, progress: &Progress) -> bool {
        progress.ends_with_file && progress.breaks > 0 && self.dialect.is_open(self.input.row())
    }

    /// Leaves a record behind its first line, where a quotation mark in that which nobody closed made
    /// one record of several rows.
    fn leave_open_line(&mut self, progress: &Progress) -> bool {
        let row = self.input.row();
        let Some(columns) = self.columns.filter(|columns| *columns > 1) else { return false };
        let Some(end) = memchr::memchr(b'\n', row) else { return false };
        let (first, others) = row.split_at(end + 1);
        let is_open =
            !others.is_empty() && self.dialect.is_open(first) && !self.dialect.is_open(others);
        let reread = self.reread + others.len() as u64;
        let may_reread = reread <= self.read.saturating_sub(self.reread) + SLACK;
        if !is_open || !may_reread || !self.dialect.parts(others, columns) {
            return false;
        }
        self.input.go_back(end + 1);
        self.core.reset();
        self.reread = reread;
        self.breaks = self.breaks - progress.breaks + 1;
        true
    }

    fn cells(&self, progress: &Progress) -> Vec<Value> {
        let ends = &self.ends[..progress.cells];
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let cells = starts.zip(ends).map(|(start, end)| &self.text[start..*end]);
        cells.map(|cell| String::from_utf8_lossy(cell).into()).collect()
    }
}

impl Progress {
    fn is_nothing(&self) -> bool {
        self.cells == 0 && !self.is_too_long
    }

    fn start_over(&mut self) {
        let breaks = self.breaks;
        *self = Progress { is_too_long: true, breaks, ..Progress::default() };
    }
}

/// The cells, where there are as many as columns; empty ones behind the last column do not count.
fn fitted(mut cells: Vec<Value>, columns: Option<usize>) -> Result<Vec<Value>, RowFault> {
    let found = cells.len();
    let columns = columns.unwrap_or(found);
    if cells.iter().skip(columns).all(|cell| cell == "") {
        cells.truncate(columns);
    }
    if cells.len() == columns { Ok(cells) } else { Err(RowFault::Width { found, columns }) }
}
