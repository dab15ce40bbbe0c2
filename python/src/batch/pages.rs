//! The columns that a batch of pages has.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeBinaryArray, RecordBatch};
use arrow_schema::{DataType, Field, FieldRef, Schema};
use postil_clean::diagnostic::Diagnostic;

use crate::catalogue::{column_taken, no_data_column, wrong_kind};
use crate::page::{Data, NAME, Page};

/// The columns that are read.
const DATA: &str = "data";
const KNOWN: [&str; 6] = [DATA, LINES, "name", "url", "captured", "media_type"];
/// Stands for `data` once the pages have been read.
pub const LINES: &str = "postil_lines";

/// The pages of a batch.
pub struct Pages<'a> {
    batch: &'a RecordBatch,
    data: &'a ArrayRef,
    /// The pages have been read before.
    are_lines: bool,
    name: Option<&'a ArrayRef>,
    url: Option<&'a ArrayRef>,
    captured: Option<&'a ArrayRef>,
    media_type: Option<&'a ArrayRef>,
}

impl<'a> Pages<'a> {
    /// Finds the columns.
    ///
    /// # Errors
    ///
    /// Fails where there are no pages, or a column is not of its kind.
    pub fn of(batch: &'a RecordBatch) -> Result<Self, Diagnostic> {
        let text = |name| match batch.column_by_name(name) {
            Some(column) if !is_text(column.data_type()) => {
                Err(wrong_kind(name, column, "strings"))
            }
            column => Ok(column),
        };
        let lines = batch.column_by_name(LINES).filter(|lines| is_binary(lines.data_type()));
        let data = lines.or(batch.column_by_name(DATA)).ok_or_else(|| no_data_column(batch))?;
        let are_lines = lines.is_some();
        if !is_text(data.data_type()) && !is_binary(data.data_type()) {
            return Err(wrong_kind(DATA, data, "bytes or strings"));
        }
        let (name, url) = (text("name")?, text("url")?);
        let (captured, media_type) = (text("captured")?, text("media_type")?);
        Ok(Pages { batch, data, are_lines, name, url, captured, media_type })
    }

    /// The page of a row.
    pub fn page(&self, row: usize) -> Page<'a> {
        let text = |column: Option<&'a ArrayRef>| {
            column.and_then(|column| cell(column, row)).and_then(|bytes| str::from_utf8(bytes).ok())
        };
        let form = if self.are_lines { Data::Lines } else { Data::Raw };
        let (name, data) = (text(self.name).unwrap_or(NAME), cell(self.data, row).map(form));
        let (url, captured) = (text(self.url), text(self.captured));
        Page { name, data, url, captured, media_type: text(self.media_type) }
    }

    /// The batch with the lines of its pages in their place.
    pub fn with_lines(&self, lines: LargeBinaryArray) -> RecordBatch {
        let schema = self.batch.schema_ref();
        let columns = schema.fields().iter().cloned().zip(self.batch.columns().iter().cloned());
        let others = columns.filter(|(field, _)| ![DATA, LINES].contains(&field.name().as_str()));
        let field = Field::new(LINES, lines.data_type().clone(), true);
        let lines: (FieldRef, ArrayRef) = (Arc::new(field), Arc::new(lines));
        let (fields, columns): (Vec<FieldRef>, Vec<ArrayRef>) =
            others.chain(std::iter::once(lines)).unzip();
        let schema = Arc::new(Schema::new(fields));
        RecordBatch::try_new(schema, columns).expect("each column has a row for each page")
    }

    /// The columns that nobody reads: they stand beside what is made.
    ///
    /// # Errors
    ///
    /// Fails where one is called as a column that is made.
    pub fn handed_through(&self, made: &[&str]) -> Result<Vec<(FieldRef, ArrayRef)>, Diagnostic> {
        let schema = self.batch.schema_ref();
        let columns = schema.fields().iter().cloned().zip(self.batch.columns().iter().cloned());
        let others: Vec<_> =
            columns.filter(|(field, _)| !KNOWN.contains(&field.name().as_str())).collect();
        match others.iter().find(|(field, _)| made.contains(&field.name().as_str())) {
            Some((field, _)) => Err(column_taken(field.name())),
            None => Ok(others),
        }
    }
}

fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

fn is_binary(kind: &DataType) -> bool {
    matches!(kind, DataType::Binary | DataType::LargeBinary | DataType::BinaryView)
}

/// The bytes of a cell; none where it is null.
fn cell(column: &ArrayRef, row: usize) -> Option<&[u8]> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Binary => Some(column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => Some(column.as_binary::<i64>().value(row)),
        DataType::BinaryView => Some(column.as_binary_view().value(row)),
        DataType::Utf8 => Some(column.as_string::<i32>().value(row).as_bytes()),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row).as_bytes()),
        DataType::Utf8View => Some(column.as_string_view().value(row).as_bytes()),
        _ => None,
    }
}
