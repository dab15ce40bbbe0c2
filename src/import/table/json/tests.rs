use serde_json::json;

use super::*;

/// The rows as they come: the number, the line, and the cells by their columns or what is wrong.
fn told(text: &str, says_lines: bool) -> Vec<String> {
    let mut rows = JsonRows::new(text.as_bytes(), says_lines).unwrap();
    let mut told = Vec::new();
    while let Some(row) = rows.next_row() {
        told.push(match row {
            Ok(row) => {
                let cells = rows.columns().iter().zip(&row.cells);
                let cells = cells.filter(|(_, cell)| !cell.is_null());
                let mut cells: Vec<String> =
                    cells.map(|(name, cell)| format!("{name}={cell}")).collect();
                cells.sort();
                format!("{}:{} {}", row.place.number, row.place.line.unwrap_or(0), cells.join(" "))
            }
            Err(bad) => {
                format!("{}:{} {:?}", bad.place.number, bad.place.line.unwrap_or(0), bad.fault)
            }
        });
    }
    told
}

#[test]
fn objects_are_read_however_they_stand() {
    let both = &["1:1 id=1", "2:1 id=2"][..];
    for (text, expected) in [
        (r#"[{"id":1},{"id":2}]"#, both),
        (r#" [ {"id":1} , {"id":2} , ] "#, both),
        (r#"{"id":1} {"id":2}"#, both),
        ("{\"id\":1}\n{\"id\":2}\n", &["1:1 id=1", "2:2 id=2"]),
        ("[{\n\"id\":1},\n{\"id\":\n2}]", &["1:1 id=1", "2:3 id=2"]),
        (r#"{"status":"ok","tags":[1,"]"],"articles":[{"id":1},{"id":2}],"next":[{"a":1}]}"#, both),
        (r#"{"articles":[]}"#, &[]),
        (
            r#"{"url":"https://a.example/1","images":[{"src":"a"}]}"#,
            &[r#"1:1 images=[{"src":"a"}] url="https://a.example/1""#],
        ),
        (r#"[{"a":{"b":{"c":{"d":1}}}}]"#, &[r#"1:1 a.b.c={"d":1}"#]),
        (r#"[{"t":"a]}\"{","id":1}]"#, &[r#"1:1 id=1 t="a]}\"{""#]),
        ("[]", &[]),
        ("", &[]),
    ] {
        assert_eq!(told(text, false), expected, "{text}");
    }
}

#[test]
fn a_broken_object_costs_no_other() {
    for (text, says_lines, expected) in [
        (
            "{\"id\":1}\n{\"id\":\n{\"id\":3}\n",
            true,
            &["1:1 id=1", "2:2 NotJson(\"EOF while parsing a value\")", "3:3 id=3"][..],
        ),
        (
            "{\"id\":1}\n5\n[]\n\n{\"id\":3}",
            true,
            &["1:1 id=1", "2:2 NoObject", "3:3 NoObject", "4:5 id=3"],
        ),
        (
            "[{\"id\":1},{\"id\":x},{\"id\":3}]",
            false,
            &["1:1 id=1", "2:1 NotJson(\"expected value\")", "3:1 id=3"],
        ),
        (
            "[{\"id\":1},7,\"a\",{\"id\":3}]",
            false,
            &["1:1 id=1", "2:1 NoObject", "3:1 NoObject", "4:1 id=3"],
        ),
        ("[{\"id\":1},{\"id\":2", false, &["1:1 id=1", "2:1 CutOff"]),
        ("[{\"id\":1},", false, &["1:1 id=1", "2:1 CutOff"]),
        ("}{\"id\":1}", false, &["1:1 NotJson(\"expected value\")", "2:1 id=1"]),
    ] {
        assert_eq!(told(text, says_lines), expected, "{text}");
    }
}

#[test]
fn what_python_writes_for_nothing_is_nothing() {
    let text = r#"[{"id":NaN,"a":-Infinity,"t":"NaN"}]"#;
    assert_eq!(told(text, false), [r#"1:1 t="NaN""#]);
}

#[test]
fn an_article_is_no_holder_of_others() {
    let long = "м".repeat(1 << 18);
    for (text, count) in [
        ("{\n \"id\": 1,\n \"text\": \"a\",\n \"views\": NaN\n}\n{\"id\":2}".to_owned(), 2),
        (format!("{{\"text\":\"{long}\"}}\n{{\"text\":\"b\"}}"), 2),
        (format!("{{\"text\":\"{long}\",\"comments\":[{{\"text\":\"Да\"}}]}}"), 1),
        (format!("{{\"count\":2,\"articles\":[{{\"text\":\"{long}\"}},{{\"text\":\"b\"}}]}}"), 2),
    ] {
        assert_eq!(
            told(&text, false).len(),
            count,
            "{}",
            text.chars().take(60).collect::<String>()
        );
    }
}

#[test]
fn a_value_that_is_too_long_costs_no_other() {
    let long = "м".repeat(crate::import::table::row::LONGEST_ROW / 2);
    let text = format!("[{{\"id\":1}},{{\"t\":\"{long}\"}},{{\"id\":3}}]");
    assert_eq!(told(&text, false), ["1:1 id=1", "2:1 TooLong", "3:1 id=3"]);
    let text = format!("{{\"id\":1}}\n{{\"t\":\"{long}\"}}\n{{\"id\":3}}\n");
    assert_eq!(told(&text, true), ["1:1 id=1", "2:2 TooLong", "3:3 id=3"]);
    let text = format!("{{\"id\":1}}\n{{\"t\":\"{long}\"}}");
    assert_eq!(told(&text, true), ["1:1 id=1", "2:2 TooLong"]);
    let text = format!("[{{\"id\":1}},{},{{\"id\":3}}]", "1".repeat(2 * long.len()));
    assert_eq!(told(&text, false), ["1:1 id=1", "2:1 TooLong", "3:1 id=3"]);
}

#[test]
fn columns_without_end_are_bounded() {
    let keys: Map<String, Value> =
        (0..5000).map(|key| (format!("k{key:04}"), json!(key))).collect();
    let text = format!("[{},{{\"k0000\":7}}]", Value::Object(keys));
    let mut rows = JsonRows::new(text.as_bytes(), false).unwrap();
    assert_eq!(rows.next_row().unwrap().unwrap().cells.len(), 1000);
    assert_eq!(rows.next_row().unwrap().unwrap().cells[0], json!(7));
}
