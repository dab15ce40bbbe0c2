//! The pages of a table, for an import.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use super::seen::{Seen, SeenRows};
use super::{
    AskedColumns, BadRow, Mapping, PageMaker, Row, RowFault, RowPlace, Table, TableFormat,
    TablePage, view,
};
use crate::import::capture::{Capture, Found, LeftOut, PageFormat, Reader, TableRow};
use crate::import::origin::{At, Origin};
use crate::import::reason::Reason;
use crate::import::remark::{Remark, RemarkKind};
use crate::model::intake::ReadSeek;

/// How tables are read.
#[derive(Debug, Clone, Default)]
pub struct TableOptions {
    /// Which columns somebody has named.
    pub columns: AskedColumns,
    /// Rows that one folder takes; all where nobody says.
    pub per_folder: Option<u64>,
}

/// Begins to read a table; none where it has no rows.
///
/// Fails as reading does, and with `Unsupported` for a format that this program is built without.
pub(super) fn open(
    format: TableFormat,
    input: Box<dyn ReadSeek>,
) -> io::Result<Option<Table<'static>>> {
    match format {
        #[cfg(feature = "parquet")]
        TableFormat::Parquet => Table::of_parquet(input),
        #[cfg(not(feature = "parquet"))]
        TableFormat::Parquet => Err(ErrorKind::Unsupported.into()),
        format => Table::of_text(format, input),
    }
}

/// The pages of a table, row by row.
pub fn captures(
    input: Box<dyn ReadSeek>,
    path: &Arc<str>,
    format: TableFormat,
    options: &TableOptions,
) -> Reader<'static> {
    match begun(input, path, format, options) {
        Ok(captures) => captures,
        Err((reason, what)) => {
            let left_out = LeftOut::new(reason, what, Origin::file(path));
            Box::new(std::iter::once(Found::LeftOut(left_out)))
        }
    }
}

/// Begins to read a table.
///
/// Fails with the reason why nothing can be taken of it.
fn begun(
    input: Box<dyn ReadSeek>,
    path: &Arc<str>,
    format: TableFormat,
    options: &TableOptions,
) -> Result<Reader<'static>, (Reason, String)> {
    let table = open(format, input).map_err(|error| match error.kind() {
        ErrorKind::Unsupported => (Reason::NoParquet, String::new()),
        _ => (Reason::Unreadable, error.to_string()),
    })?;
    let table = table.ok_or((Reason::NoRows, String::new()))?;
    if table.first_row().is_none() {
        return Ok(Box::new(faults(table, Arc::clone(path))));
    }
    let columns = table.columns();
    let mapping = Mapping::of(&columns, &options.columns)
        .map_err(|unclear| (Reason::UnclearColumns, view::told(&unclear)))?;
    let maker = PageMaker::new(mapping, &columns);
    let (path, per_folder) = (Arc::clone(path), options.per_folder);
    Ok(Box::new(Captures { table, maker, path, per_folder, seen: SeenRows::default() }))
}

/// What is wrong with a table of which no row tells what its columns are.
fn faults(table: Table<'static>, path: Arc<str>) -> impl Iterator<Item = Found> {
    table.map(move |row| {
        Found::LeftOut(match row {
            Ok(row) => LeftOut::new(Reason::UnclearColumns, "", origin(&path, row.place)),
            Err(bad) => left_out(&path, bad),
        })
    })
}

struct Captures {
    table: Table<'static>,
    maker: PageMaker,
    path: Arc<str>,
    per_folder: Option<u64>,
    seen: SeenRows,
}

impl Iterator for Captures {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        Some(match self.table.next()? {
            Ok(row) => self.found(&row),
            Err(bad) => Found::LeftOut(left_out(&self.path, bad)),
        })
    }
}

impl Captures {
    fn found(&mut self, row: &Row) -> Found {
        let origin = origin(&self.path, row.place);
        let Some(page) = self.maker.page(row) else {
            return Found::LeftOut(LeftOut::new(Reason::Empty, "", origin));
        };
        let address = page.fields.url.as_deref();
        let seen = address.map(|address| self.seen.see(address, &page.body, row.place.number));
        match seen {
            Some(Seen::Twice(first)) => {
                let address = page.fields.url.unwrap_or_default();
                let what = format!("{address}, which row {first} has too,");
                Found::LeftOut(LeftOut::new(Reason::Twice, what, origin))
            }
            seen => {
                let is_second = seen == Some(Seen::Address);
                Found::Page(Box::new(self.capture(page, origin, row.place, is_second)))
            }
        }
    }

    fn capture(
        &self,
        mut page: TablePage,
        origin: Origin,
        place: RowPlace,
        is_second: bool,
    ) -> Capture {
        let mut remarks = std::mem::take(&mut page.remarks);
        remarks.extend(self.remarks(&page, is_second));
        let is_first_choice = self.maker.prefers_id() || page.fields.url.is_none();
        let name = page.id.filter(|_| is_first_choice);
        Capture {
            row: Some(TableRow {
                name,
                folder: self.folder(place),
                kinds: page.cleaned.kinds,
                remarks,
            }),
            fields: page.fields,
            tags: page.tags,
            captured: page.captured,
            record: page.cleaned.record,
            format: if page.is_html { PageFormat::Html } else { PageFormat::Text },
            bytes: page.body.into_bytes(),
            origin,
            names: Vec::new(),
            is_listed: true,
            own_name: None,
        }
    }

    /// What there is to say of a page besides what its cells say.
    fn remarks(&self, page: &TablePage, is_second: bool) -> impl Iterator<Item = Remark> + use<> {
        let is_damaged = self.table.charset().is_some_and(|charset| charset.is_damaged);
        let is_garbled = is_damaged && page.body.contains('\u{fffd}');
        let second = is_second.then_some(RemarkKind::SecondText);
        let kinds = second.into_iter().chain(is_garbled.then_some(RemarkKind::Garbled));
        kinds.map(|kind| Remark { kind, key: "", value: String::new() })
    }

    /// The folder of a row, by its number: rows that come at the end move none that are there.
    fn folder(&self, place: RowPlace) -> String {
        let rows = self.per_folder.filter(|rows| *rows > 0);
        rows.map(|rows| format!("{:04}/", (place.number - 1) / rows + 1)).unwrap_or_default()
    }
}

fn origin(path: &Arc<str>, place: RowPlace) -> Origin {
    Origin { path: Arc::clone(path), at: At::Row(place.number, place.line) }
}

fn left_out(path: &Arc<str>, bad: BadRow) -> LeftOut {
    let (reason, what) = match bad.fault {
        RowFault::Width { found, columns } => {
            (Reason::RowWidth, format!("{found} cells for {columns} columns"))
        }
        RowFault::TooLong => (Reason::RowTooLong, String::new()),
        RowFault::OpenQuotation => (Reason::OpenQuotation, String::new()),
        RowFault::NotJson(why) => (Reason::NotJson, why),
        RowFault::NoObject => (Reason::NoObject, String::new()),
        RowFault::CutOff => (Reason::CutOff, String::new()),
        RowFault::Unreadable(error) => (Reason::Damaged, error.to_string()),
    };
    LeftOut::new(reason, what, origin(path, bad.place))
}
