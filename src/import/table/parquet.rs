//! Tables of Parquet: row by row, without Arrow, which is many times as large as all that is needed
//! of it here.

use std::io::{self, Read, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{ChunkReader, Length, SerializedFileReader};
use ::parquet::record::reader::RowIter;
use ::parquet::record::{Field, Row as Record};
use bytes::Bytes;
use chrono::{DateTime, TimeDelta};
use postil_clean::diagnostic::guarded;
use postil_clean::ingest::StreamDecoder;
use serde_json::{Map, Number, Value};

use super::columns::Columns;
use super::row::{BadRow, Row, RowFault, RowPlace, Rows};
use crate::diagnostic::Diagnostic;
use crate::model::intake::ReadSeek;

/// The rows of a file of Parquet.
pub(super) struct ParquetRows {
    records: RowIter<'static>,
    columns: Columns,
    row_number: u64,
    is_over: bool,
}

impl ParquetRows {
    /// Begins to read; the description of the columns stands at the end of the file.
    ///
    /// Fails where there is none, and as reading does.
    pub(super) fn new(mut input: Box<dyn ReadSeek>) -> io::Result<Self> {
        let length = input.seek(SeekFrom::End(0))?;
        let file = SharedFile { input: Arc::new(Mutex::new(input)), length };
        let reader = read(|| SerializedFileReader::new(file)).map_err(unreadable)?;
        let records = RowIter::from_file_into(Box::new(reader));
        Ok(ParquetRows { records, columns: Columns::default(), row_number: 0, is_over: false })
    }
}

impl Rows for ParquetRows {
    fn columns(&self) -> &[String] {
        self.columns.names()
    }

    fn next_row(&mut self) -> Option<Result<Row, BadRow>> {
        if self.is_over {
            return None;
        }
        let record = read(|| self.records.next().transpose()).transpose()?;
        self.row_number += 1;
        let place = RowPlace { number: self.row_number, line: None };
        Some(match record {
            Ok(record) => Ok(Row { place, cells: self.columns.cells(object(&record)) }),
            Err(error) => {
                self.is_over = true;
                Err(BadRow { place, fault: RowFault::Unreadable(unreadable(error)) })
            }
        })
    }
}

/// Reads on. What reads Parquet takes much of a file at its word, and stops where that is not so: then
/// the file is damaged, and nothing else is.
fn read<T>(work: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    let stopped = |problem: Diagnostic| ParquetError::General(problem.message);
    guarded("", work).map_err(stopped).flatten()
}

fn unreadable(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => io::Error::other(error),
        error => io::Error::new(io::ErrorKind::InvalidData, error),
    }
}

fn object(record: &Record) -> Map<String, Value> {
    record.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect()
}

fn value(field: &Field) -> Value {
    match field {
        Field::Null | Field::TimeMillis(_) | Field::TimeMicros(_) => Value::Null,
        Field::Bool(truth) => (*truth).into(),
        Field::Byte(number) => (*number).into(),
        Field::Short(number) => (*number).into(),
        Field::Int(number) => (*number).into(),
        Field::Long(number) => (*number).into(),
        Field::UByte(number) => (*number).into(),
        Field::UShort(number) => (*number).into(),
        Field::UInt(number) => (*number).into(),
        Field::ULong(number) => (*number).into(),
        Field::Float16(number) => fraction(number.to_f64()),
        Field::Float(number) => fraction((*number).into()),
        Field::Double(number) => fraction(*number),
        Field::Decimal(_) => field.to_string().into(),
        Field::Str(text) => text.as_str().into(),
        Field::Bytes(bytes) => decoded(bytes.data()).into(),
        Field::Date(days) => day(*days).into(),
        Field::TimestampMillis(count) => moment(DateTime::from_timestamp_millis(*count)),
        Field::TimestampMicros(count) => moment(DateTime::from_timestamp_micros(*count)),
        Field::Group(record) => Value::Object(object(record)),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        Field::MapInternal(map) => {
            let pairs = map.entries().iter().map(|(key, held)| (key.to_string(), value(held)));
            Value::Object(pairs.collect())
        }
    }
}

fn fraction(number: f64) -> Value {
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// A text whose encoding the file does not state.
fn decoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    StreamDecoder::default().decode(bytes, true, &mut text);
    text
}

fn day(since_epoch: i32) -> Option<String> {
    let day = DateTime::UNIX_EPOCH.checked_add_signed(TimeDelta::days(since_epoch.into()))?;
    Some(day.date_naive().to_string())
}

fn moment<Z: chrono::TimeZone>(moment: Option<DateTime<Z>>) -> Value {
    moment.map(|moment| moment.to_rfc3339()).into()
}

/// A file that several columns are read from in turn.
struct SharedFile {
    input: Arc<Mutex<Box<dyn ReadSeek>>>,
    length: u64,
}

/// A part of a file, from a place on.
struct Part {
    input: Arc<Mutex<Box<dyn ReadSeek>>>,
    at: u64,
}

impl Length for SharedFile {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for SharedFile {
    type T = Part;

    fn get_read(&self, start: u64) -> Result<Part, ParquetError> {
        Ok(Part { input: Arc::clone(&self.input), at: start })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        let is_within = start.checked_add(length as u64).is_some_and(|end| end <= self.length);
        if !is_within {
            return Err(ParquetError::EOF("a part of the file is missing".to_owned()));
        }
        let mut bytes = Vec::with_capacity(length);
        self.get_read(start)?.take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes.into())
    }
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Whoever panicked left no place behind: each reading seeks its own.
        let mut input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
        input.seek(SeekFrom::Start(self.at))?;
        let length = input.read(buffer)?;
        self.at += length as u64;
        Ok(length)
    }
}

#[cfg(test)]
mod tests;
