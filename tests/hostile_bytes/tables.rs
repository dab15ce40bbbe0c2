//! A table is read to its end, row by row, whatever its file holds.

use postil::import::table::{
    AskedColumns, BadRow, Mapping, PageMaker, Row, RowPlace, Table, TableFormat,
};

/// Checks the promise on the bytes of one file, as a table of each format.
pub fn check(bytes: &[u8]) {
    for format in [TableFormat::Separated, TableFormat::Json, TableFormat::JsonLines] {
        // What cannot be read at all gives no table.
        if let Ok(Some(table)) = Table::of_text(format, bytes) {
            check_table(table, bytes.len());
        }
    }
}

fn check_table(table: Table, size: usize) {
    let columns = table.columns();
    let maker = Mapping::of(&columns, &AskedColumns::default());
    let maker = maker.ok().map(|mapping| PageMaker::new(mapping, &columns));
    let mut last = RowPlace { number: 0, line: Some(0) };
    for row in table {
        let place = match &row {
            Ok(Row { place, .. }) | Err(BadRow { place, .. }) => *place,
        };
        assert_eq!(place.number, last.number + 1, "a row is left out without a word");
        assert!(place.line >= last.line, "{last:?} {place:?}");
        // A packed file may hold more than its size.
        assert!(place.number <= 2000 * (size as u64 + 1), "rows without end");
        if let (Some(maker), Ok(row)) = (&maker, &row) {
            assert!(maker.page(row).is_none_or(|page| !page.body.is_empty()));
        }
        last = place;
    }
}
