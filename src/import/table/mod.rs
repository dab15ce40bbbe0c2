//! Tables with an article a row: separated values, JSON, JSON Lines, and Parquet where Postil is
//! built with it.
//!
//! A table is read from its start to its end, a row at a time: [`Table`] gives the rows of every
//! format alike. Its first rows tell what its columns are ([`Mapping`]), and a [`PageMaker`] makes a
//! page of each row. [`captures`] is the reader of an import; [`view`] shows what it would do.

mod asked;
mod cell;
mod cleaned;
mod columns;
mod csv;
mod dates;
mod field;
mod json;
mod mapping;
mod outlets;
mod own;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod reader;
mod row;
mod seen;
mod stream;
mod traits;
pub mod view;

use std::cell::Cell;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::rc::Rc;

pub use asked::AskedColumns;
pub use field::TableField;
pub use mapping::{Column, Mapped, Mapping, Unclear, Why};
pub use page::{PageMaker, TablePage};
pub use reader::{TableOptions, captures};
pub use row::{BadRow, Row, RowFault, RowPlace};
pub use stream::Charset;
pub use traits::ColumnTraits;

use csv::CsvRows;
use json::JsonRows;
use row::Rows;
use stream::TextStream;

#[cfg(feature = "parquet")]
use crate::model::intake::ReadSeek;

/// Rows that tell what the columns are.
const FIRST_ROWS: usize = 200;
/// And at most so many bytes of them.
const FIRST_BYTES: usize = 16 << 20;

/// The formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Values that a sign parts.
    Separated,
    /// A list of objects, or an object that holds one.
    Json,
    /// An object a line.
    JsonLines,
    /// Parquet.
    Parquet,
}

impl TableFormat {
    /// The format that a file's name stands for; one that is packed may have `.gz` behind it.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let (_, ending) = name.rsplit_once('.')?;
        match ending {
            "csv" | "tsv" | "tab" => Some(TableFormat::Separated),
            "json" => Some(TableFormat::Json),
            "jsonl" | "ndjson" | "jsonlines" => Some(TableFormat::JsonLines),
            "parquet" => Some(TableFormat::Parquet),
            _ => None,
        }
    }
}

/// A table that is being read.
pub struct Table<'r> {
    rows: Box<dyn Rows + 'r>,
    /// What has been read to know the columns, and is still to be given.
    first: VecDeque<Result<Row, BadRow>>,
    /// None where the format says how its texts are written.
    charset: Option<Rc<Cell<Charset>>>,
}

impl<'r> Table<'r> {
    /// Begins to read a table of text; none where it has no rows at all.
    ///
    /// Fails as reading does.
    pub fn of_text(format: TableFormat, input: impl Read + 'r) -> io::Result<Option<Self>> {
        let text = TextStream::new(input)?;
        let charset = text.charset();
        let rows: Box<dyn Rows + 'r> = match format {
            TableFormat::Separated => match CsvRows::new(text)? {
                None => return Ok(None),
                Some(rows) => Box::new(rows),
            },
            _ => Box::new(JsonRows::new(text, format == TableFormat::JsonLines)?),
        };
        Ok(Table::begun(rows, Some(charset)))
    }

    /// Begins to read a file of Parquet; none where it has no rows.
    ///
    /// Fails where it is none, and as reading does.
    #[cfg(feature = "parquet")]
    pub fn of_parquet(input: Box<dyn ReadSeek>) -> io::Result<Option<Self>> {
        Ok(Table::begun(Box::new(parquet::ParquetRows::new(input)?), None))
    }

    fn begun(rows: Box<dyn Rows + 'r>, charset: Option<Rc<Cell<Charset>>>) -> Option<Self> {
        let mut table = Table { rows, first: VecDeque::new(), charset };
        table.read_first_rows();
        (!table.first.is_empty()).then_some(table)
    }

    fn read_first_rows(&mut self) {
        let mut bytes = 0;
        while self.first.len() < FIRST_ROWS && bytes < FIRST_BYTES {
            let Some(row) = self.rows.next_row() else { break };
            bytes += row.as_ref().map_or(0, Row::size);
            self.first.push_back(row);
        }
    }

    /// The columns, as far as the first rows tell of them; to be asked before a row is taken.
    pub fn columns(&self) -> Vec<Column> {
        let rows = self.first.iter().flatten();
        let names = self.rows.columns().iter().enumerate();
        let column = |(place, name): (usize, &String)| Column {
            name: name.clone(),
            traits: ColumnTraits::of(rows.clone(), place),
        };
        names.map(column).collect()
    }

    /// The first row, where none has been taken yet.
    pub fn first_row(&self) -> Option<&Row> {
        self.first.iter().flatten().next()
    }

    /// The encoding of the text that has been read; none where the format says how it is written.
    pub fn charset(&self) -> Option<Charset> {
        self.charset.as_ref().map(|charset| charset.get())
    }
}

impl Iterator for Table<'_> {
    type Item = Result<Row, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        self.first.pop_front().or_else(|| self.rows.next_row())
    }
}

#[cfg(test)]
mod tests;
