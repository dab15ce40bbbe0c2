use super::records::{MOST_CELLS, SLACK};
use super::*;
use crate::import::table::row::LONGEST_ROW;

fn rows(text: &str) -> CsvRows<&[u8]> {
    CsvRows::new(text.as_bytes()).unwrap().unwrap()
}

/// The rows as they come, a line each: the number, the line, and the cells or what is wrong.
fn told(text: &str) -> Vec<String> {
    let mut rows = rows(text);
    let told = |row: Result<Row, BadRow>| match row {
        Ok(Row { place, cells }) => {
            let cells: Vec<&str> = cells.iter().filter_map(Value::as_str).collect();
            format!("{}:{} {}", place.number, place.line.unwrap_or(0), cells.join("¦"))
        }
        Err(BadRow { place, fault }) => {
            format!("{}:{} {fault:?}", place.number, place.line.unwrap_or(0))
        }
    };
    std::iter::from_fn(|| rows.next_row()).map(told).collect()
}

#[test]
fn rows_have_their_number_and_their_line() {
    for (text, expected) in [
        ("id,text\n1,Мост\n2,Школа\n", &["1:2 1¦Мост", "2:3 2¦Школа"][..]),
        ("id,text\r\n1,Мост\r\n2,Школа", &["1:2 1¦Мост", "2:3 2¦Школа"]),
        ("id,text\r1,Мост\r", &["1:1 1¦Мост"]),
        ("\n\nid,text\n\n\n1,Мост\n", &["1:6 1¦Мост"]),
        (
            "id,text\r\n1,\"Мост\r\n\r\nи \"\"река\"\"\"\r\n2,b\r\n",
            &["1:2 1¦Мост\r\n\r\nи \"река\"", "2:5 2¦b"],
        ),
        ("sep=;\nid;text\n1;a\n", &["1:3 1¦a"]),
        ("id,text\n", &[]),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn a_row_of_another_length_is_named_and_the_others_are_read() {
    let text = "id,text\n1,Мост, река\n2\n3,Школа,,\n4,Село\n";
    let width = |found| format!("Width {{ found: {found}, columns: 2 }}");
    let expected = [
        format!("1:2 {}", width(3)),
        format!("2:3 {}", width(1)),
        "3:4 3¦Школа".to_owned(),
        "4:5 4¦Село".to_owned(),
    ];
    assert_eq!(told(text), expected);
}

#[test]
fn an_open_quotation_mark_costs_its_line_alone() {
    let rest = "3,Село\n4,Река\n5,Яр\n";
    let read = ["1:2 1¦Мост", "2:3 OpenQuotation", "3:4 3¦Село", "4:5 4¦Река", "5:6 5¦Яр"];
    assert_eq!(told(&format!("id,text\n1,Мост\n2,\"Школа\n{rest}")), read);
    // A later mark closes it, so that a few rows are one of another width.
    let closed = "1,Мост\n2,\"Школа\n3,Село\n4,\"Река\"\n5,Яр\n";
    assert_eq!(told(&format!("id,text\n{closed}")), read);
    let quoted = "\"1\",\"Мост\"\n\"2\",\"Школа\n\"3\",\"Село\"\n\"4\",\"Река\"\n\"5\",\"Яр\"\n";
    assert_eq!(told(&format!("id,text\n{quoted}")), read);
    assert_eq!(told(&format!("id,text\r\n{}", quoted.replace('\n', "\r\n"))), read);
    assert_eq!(told("id,text\n1,Мост\n2,труба 5\""), ["1:2 1¦Мост", "2:3 2¦труба 5\""]);
}

#[test]
fn a_text_that_is_cut_off_is_no_rows() {
    let text = "id,text\n1,Мост\n2,\"Школа\nна берегу, в селе, у реки\nи за ней\nбыла\n";
    assert_eq!(told(text), ["1:2 1¦Мост", "2:3 CutOff"]);
    let wide = "id,text\n1,\"Мост\nчерез \"реку\", и дорога\",a\n2,Село\n";
    let rows = told(wide);
    assert!(rows[0].starts_with("1:2 Width") && rows.last().unwrap().ends_with("Село"), "{rows:?}");
    assert_eq!(told("text\nМост\n\"Школа\nСело\n"), ["1:2 Мост", "2:3 CutOff"]);
}

#[test]
fn open_quotation_marks_cost_no_more_than_a_second_reading() {
    let block = format!("a\",\"b\n{}", "1,2\n".repeat(100));
    let text = format!("id,text\n{}", block.repeat(4000));
    let mut rows = rows(&text);
    while rows.next_row().is_some() {}
    assert!(rows.records.reread <= text.len() as u64 + SLACK, "{}", rows.records.reread);
}

#[test]
fn a_row_too_long_behind_an_open_quotation_mark_costs_its_line_alone() {
    let text = format!("id,text\n1,\"Мост\n{}", "2,Село\n".repeat(LONGEST_ROW / 11 + 9));
    let mut rows = rows(&text);
    let fault = rows.next_row().unwrap().unwrap_err();
    assert!(matches!(fault.fault, RowFault::OpenQuotation), "{fault:?}");
    let read = std::iter::from_fn(|| rows.next_row()).filter(Result::is_ok).count();
    assert_eq!(read, LONGEST_ROW / 11 + 9);
}

#[test]
fn columns_have_names_that_differ() {
    for (text, expected) in [
        ("id, text ,id,\n1,a,b,c\n", &["id", "text", "id 3", "4"][..]),
        ("1,https://a.example/1,Мост\n2,https://a.example/2,Школа\n", &["1", "2", "3"]),
        ("Мост\n", &["Мост"]),
    ] {
        assert_eq!(rows(text).columns(), expected, "{text}");
    }
    assert_eq!(told("1,https://a.example/1\n").len(), 1, "a first row of data is a row");
}

#[test]
fn a_row_that_is_too_long_costs_no_other() {
    let long = "м".repeat(LONGEST_ROW / 2 + 1);
    let text = format!("id,text\n1,Мост\n2,{long}\n3,Село\n");
    assert_eq!(told(&text), ["1:2 1¦Мост", "2:3 TooLong", "3:4 3¦Село"]);
    let wide = ",".repeat(MOST_CELLS + 1);
    let text = format!("id,text\n1,Мост\n{wide}\n3,Село\n");
    assert_eq!(told(&text), ["1:2 1¦Мост", "2:3 TooLong", "3:4 3¦Село"]);
}

#[test]
fn bytes_that_mean_nothing_are_cells() {
    assert_eq!(told("id,text\n1,a\0b\u{1b}[31m\n"), ["1:2 1¦a\0b\u{1b}[31m"]);
}

#[test]
fn names_of_columns_are_distinct() {
    for (names, own) in [
        (&["a", "b", "a"][..], &["a", "b", "a 3"][..]),
        (&["a", "a 3", "a"], &["a", "a 3", "a 4"]),
        (&["", "2", "", " "], &["1", "2", "3", "4"]),
        (&["a", "a", "a 2", "a 2"], &["a", "a 2", "a 2 3", "a 2 4"]),
    ] {
        assert_eq!(distinct(names), own);
    }
}
