use std::io::Cursor;

use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn a_format_is_known_by_the_name() {
    for (name, format) in [
        ("a.csv", Some(TableFormat::Separated)),
        ("A.TSV", Some(TableFormat::Separated)),
        ("a.csv.gz", Some(TableFormat::Separated)),
        ("a.json", Some(TableFormat::Json)),
        ("a.jsonl.gz", Some(TableFormat::JsonLines)),
        ("a.parquet", Some(TableFormat::Parquet)),
        ("a.warc.gz", None),
        ("csv", None),
    ] {
        assert_eq!(TableFormat::of_name(name), format, "{name}");
    }
}

#[test]
fn the_first_rows_are_given_too() {
    let text: String = (0..1000).map(|row| format!("{{\"id\":{row}}}\n")).collect();
    let mut table = Table::of_text(TableFormat::JsonLines, text.as_bytes()).unwrap().unwrap();
    assert_eq!(table.first_row().unwrap().cells, [json!(0)]);
    let numbers: Vec<u64> = table.by_ref().map(|row| row.unwrap().place.number).collect();
    assert_eq!(numbers, (1..=1000).collect::<Vec<_>>());
    assert_eq!(table.charset(), Some(Charset { name: "UTF-8", is_damaged: false }));
}

#[test]
fn an_empty_table_is_none() {
    for format in [TableFormat::Separated, TableFormat::Json, TableFormat::JsonLines] {
        for text in ["", "\n\n", "id,text\n", "[]"] {
            let table = Table::of_text(format, text.as_bytes()).unwrap();
            let is_none = table.is_none_or(|mut table| table.all(|row| row.is_err()));
            assert!(
                is_none || (format, text) == (TableFormat::Separated, "[]"),
                "{format:?} {text:?}"
            );
        }
    }
}

/// A cell as RFC 4180 has it.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn texts(table: Table) -> Vec<Vec<String>> {
    let text = |cell: &serde_json::Value| cell.as_str().unwrap_or("").to_owned();
    table.map(|row| row.unwrap().cells.iter().map(text).collect()).collect()
}

proptest! {
    #[test]
    fn a_table_is_the_same_in_every_format(
        rows in prop::collection::vec(prop::collection::vec("[^\0\u{feff}]{0,12}", 3), 1..12),
        separator in prop::sample::select(&[',', ';', '\t', '|']),
        end in prop::sample::select(&["\n", "\r\n"]),
    ) {
        let line = |cells: &[String]| cells.join(&separator.to_string());
        let mut csv = format!("{}{end}", line(&["a".into(), "b".into(), "c".into()]));
        let mut lines = String::new();
        for cells in &rows {
            let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
            csv += &format!("{}{end}", line(&quoted));
            lines += &format!("{}\n", json!({ "a": cells[0], "b": cells[1], "c": cells[2] }));
        }
        let list = format!("[{}]", lines.trim_end().replace('\n', ","));
        for (format, text) in [
            (TableFormat::Separated, csv),
            (TableFormat::JsonLines, lines),
            (TableFormat::Json, list),
        ] {
            let table = Table::of_text(format, Cursor::new(text.clone())).unwrap().unwrap();
            prop_assert_eq!(texts(table), rows.clone(), "{}", text);
        }
    }

    #[test]
    fn whatever_a_file_holds_it_is_read_to_its_end(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [TableFormat::Separated, TableFormat::Json, TableFormat::JsonLines] {
            if let Ok(Some(table)) = Table::of_text(format, bytes.as_slice()) {
                let columns = table.columns().len();
                let rows = table.filter_map(Result::ok).take(1000);
                prop_assert!(rows.filter(|row| row.cells.len() <= columns.max(1000)).count() < 1000);
            }
        }
    }
}
