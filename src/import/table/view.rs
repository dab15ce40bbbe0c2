//! What an import of a table would do, to be shown before anything is written.

use std::io::{self, ErrorKind};

use super::reader::{self, TableOptions};
use super::{Column, Mapped, Mapping, Row, TableField, TableFormat, Unclear, cell};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::import::capture::{Capture, Found};
use crate::import::sidecar;
use crate::model::intake::ImportSource;

/// Which column of a table is what, and what stands in its first row.
#[derive(Debug, Clone)]
pub struct TableView {
    /// The columns that are used.
    pub used: Vec<UsedColumn>,
    /// The names of the others.
    pub unused: Vec<String>,
    /// The encoding, where the format does not say it.
    pub encoding: Option<&'static str>,
}

impl TableView {
    /// Whether another table has the same columns for the same.
    pub fn is_like(&self, other: &TableView) -> bool {
        let used = |view: &TableView| -> Vec<(Mapped, String)> {
            view.used.iter().map(|used| (used.mapped, used.name.clone())).collect()
        };
        used(self) == used(other) && self.unused == other.unused
    }
}

/// A column that is used.
#[derive(Debug, Clone)]
pub struct UsedColumn {
    /// What it is, and why.
    pub mapped: Mapped,
    /// Its name.
    pub name: String,
    /// What stands in the first row.
    pub first: String,
}

/// Looks at a table: what its columns are, by its first rows; none where the file is no table.
///
/// Fails where it is not clear which column is the text, with the words to type.
pub fn look(
    source: &dyn ImportSource,
    options: &TableOptions,
) -> Result<Option<TableView>, Diagnostic> {
    let path = source.path();
    let Some(format) = TableFormat::of_name(path) else { return Ok(None) };
    // What cannot be read is reported by the import itself.
    let Ok(Some(table)) = source.open().and_then(|input| reader::open(format, input)) else {
        return Ok(None);
    };
    if table.first_row().is_none() {
        return Ok(None);
    }
    let columns = table.columns();
    let mapping = Mapping::of(&columns, &options.columns)
        .map_err(|unclear| diagnostic(path, &unclear, &columns))?;
    Ok(Some(TableView {
        unused: unused(&columns, &mapping),
        used: used(&columns, &mapping, table.first_row()),
        encoding: table.charset().map(|charset| charset.name),
    }))
}

/// The first page of a table as it would be written: its sidecar, then its raw file.
///
/// Fails as reading does, and where there is none.
pub fn first_page(
    source: &dyn ImportSource,
    options: &TableOptions,
) -> io::Result<(String, Capture)> {
    let format = TableFormat::of_name(source.path()).ok_or(ErrorKind::InvalidInput)?;
    let pages = reader::captures(source.open()?, &source.path().into(), format, options);
    let mut pages = pages.filter_map(|found| match found {
        Found::Page(page) => Some(*page),
        _ => None,
    });
    let page = pages.next().ok_or(ErrorKind::UnexpectedEof)?;
    Ok((sidecar::written(&page, &sidecar::digest(&page.bytes)), page))
}

fn used(columns: &[Column], mapping: &Mapping, first: Option<&Row>) -> Vec<UsedColumn> {
    let used = mapping.iter().map(|mapped| UsedColumn {
        mapped,
        name: columns[mapped.column].name.clone(),
        first: first.and_then(|row| cell::text(row.cell(mapped.column)?)).unwrap_or_default(),
    });
    used.collect()
}

fn unused(columns: &[Column], mapping: &Mapping) -> Vec<String> {
    let is_unused = |place: &usize| mapping.iter().all(|mapped| mapped.column != *place);
    (0..columns.len()).filter(is_unused).map(|place| columns[place].name.clone()).collect()
}

/// Why it is not clear which column is what, in a few words.
pub(super) fn told(unclear: &Unclear) -> String {
    match unclear {
        Unclear::NoColumn { named, .. } => format!("there is no column `{named}`"),
        Unclear::NoText(_) => "no column is clearly the text".to_owned(),
        Unclear::TwoTexts(one, other) => format!("either `{one}` or `{other}` is the text"),
    }
}

fn diagnostic(path: &str, unclear: &Unclear, columns: &[Column]) -> Diagnostic {
    match unclear {
        Unclear::NoColumn { field, named } => {
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            catalogue::no_such_column(path, field.name(), named, &names)
        }
        Unclear::NoText(candidates) => {
            let longest = columns.iter().find(|column| candidates.first() == Some(&column.name));
            let is_html =
                longest.is_some_and(|longest| longest.traits.is_mostly(longest.traits.html));
            let field = if is_html { TableField::Html } else { TableField::Text };
            catalogue::no_text_column(path, field.name(), candidates)
        }
        Unclear::TwoTexts(one, other) => catalogue::two_text_columns(path, one, other),
    }
}
