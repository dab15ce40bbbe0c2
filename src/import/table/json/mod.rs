//! Tables of JSON objects: a list of them, an object that holds such a list, or one object behind
//! the other, as JSON Lines are.

mod values;

use std::io::{self, BufRead};

use serde_json::{Map, Value};

use super::columns::{self, Columns};
use super::row::{BadRow, Row, RowFault, RowPlace, Rows};
use values::{Taken, Values};

/// How the objects of a file stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// An object a line; a broken one costs its line.
    Lines,
    /// In a list, or one behind the other, over as many lines as they like.
    Values,
}

/// The rows of a table of JSON objects.
pub(super) struct JsonRows<R> {
    values: Values<R>,
    layout: Layout,
    columns: Columns,
    row_number: u64,
    is_over: bool,
}

impl<R: BufRead> JsonRows<R> {
    /// Begins to read a file; `says_lines` is whether its name says that it is JSON Lines.
    ///
    /// Fails as reading does.
    pub(super) fn new(mut input: R, says_lines: bool) -> io::Result<Self> {
        let head = input.fill_buf()?;
        let layout =
            if says_lines || begins_with_line(head) { Layout::Lines } else { Layout::Values };
        let is_holder = layout == Layout::Values && is_holder(head);
        let mut values = Values::new(input);
        if is_holder {
            values.enter_holder()?;
        }
        Ok(JsonRows { values, layout, columns: Columns::default(), row_number: 0, is_over: false })
    }

    fn next_value(&mut self) -> io::Result<Option<Taken>> {
        match self.layout {
            Layout::Lines => self.values.next_line(),
            Layout::Values => self.values.next_value(),
        }
    }
}

impl<R: BufRead> Rows for JsonRows<R> {
    fn columns(&self) -> &[String] {
        self.columns.names()
    }

    fn next_row(&mut self) -> Option<Result<Row, BadRow>> {
        if self.is_over {
            return None;
        }
        let taken = self.next_value();
        let line = Some(self.values.line_of_value());
        let object = match taken {
            Ok(None) => return None,
            Ok(Some(Taken::Whole)) => object(self.values.bytes()),
            Ok(Some(Taken::TooLong)) => Err(RowFault::TooLong),
            Ok(Some(Taken::CutOff)) => Err(RowFault::CutOff),
            Err(error) => Err(RowFault::Unreadable(error)),
        };
        self.is_over = matches!(object, Err(RowFault::CutOff | RowFault::Unreadable(_)));
        self.row_number += 1;
        let place = RowPlace { number: self.row_number, line };
        Some(match object {
            Ok(object) => Ok(Row { place, cells: self.columns.cells(object) }),
            Err(fault) => Err(BadRow { place, fault }),
        })
    }
}

/// Whether the first line that is not blank is an object by itself.
fn begins_with_line(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.find(|line| !line.trim_ascii().is_empty());
    let has_more = lines.any(|line| !line.trim_ascii().is_empty());
    has_more && first.is_some_and(|line| object(line).is_ok())
}

/// Whether a file that begins so is one object that is no row, but holds them.
fn is_holder(head: &[u8]) -> bool {
    if !head.trim_ascii_start().starts_with(b"{") {
        return false;
    }
    match serde_json::Deserializer::from_slice(head).into_iter::<Map<String, Value>>().next() {
        Some(Ok(object)) => {
            let holds_rows = |value: &Value| matches!(value, Value::Array(items) if items.iter().all(Value::is_object));
            let is_row =
                |(name, value): (&String, &Value)| value.is_string() && columns::is_of_row(name);
            object.values().any(holds_rows) && !object.iter().any(is_row)
        }
        // The head cuts it, or it is not strictly JSON: what its keys say.
        _ => values::holds_list(head, columns::is_of_row).unwrap_or(false),
    }
}

/// Reads a row.
fn object(bytes: &[u8]) -> Result<Map<String, Value>, RowFault> {
    let read = serde_json::from_slice(bytes).or_else(|error| {
        let mended = values::without_bare_words(bytes).ok_or(error)?;
        serde_json::from_slice(&mended)
    });
    match read {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(RowFault::NoObject),
        Err(error) => Err(RowFault::NotJson(reason(&error))),
    }
}

/// What is wrong with a value, without its place: that is counted from the start of the value.
fn reason(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    told.strip_suffix(&place).unwrap_or(&told).to_owned()
}

#[cfg(test)]
mod tests;
