use super::*;

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
fn an_open_quotation_mark_takes_the_rest_and_is_named() {
    let text = format!("id,text\n1,Мост\n2,\"Школа\n{}", "3,Село\n".repeat(3));
    assert_eq!(told(&text), ["1:2 1¦Мост", "2:3 CutOff"]);
    assert_eq!(told("id,text\n1,Мост\n2,труба 5\""), ["1:2 1¦Мост", "2:3 2¦труба 5\""]);
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
