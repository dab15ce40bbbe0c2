use serde_json::{Map, json};

use super::*;
use crate::import::table::{AskedColumns, Table, TableFormat};

/// The pages of a table of objects.
fn pages(objects: &[Value]) -> Vec<Option<TablePage>> {
    let text: String = objects.iter().map(|object| format!("{object}\n")).collect();
    let table = Table::of_text(TableFormat::JsonLines, text.as_bytes()).unwrap().unwrap();
    let columns = table.columns();
    let mapping = Mapping::of(&columns, &AskedColumns::default()).unwrap();
    let maker = PageMaker::new(mapping, &columns);
    table.map(|row| maker.page(&row.unwrap())).collect()
}

/// The page of an object with a text and these cells.
fn page(cells: Value) -> TablePage {
    let mut object = Map::from_iter([("text".to_owned(), json!("Мост открыли в четверг."))]);
    object.extend(cells.as_object().unwrap().clone());
    pages(&[Value::Object(object)]).remove(0).unwrap()
}

#[test]
fn every_field_is_taken() {
    let page = page(json!({
        "id": 17,
        "url": "https://listok.example/1",
        "title": "Мост \n открыли\u{202e}",
        "date": 1_773_310_500,
        "source": { "name": "Листок" },
        "authors": ["А. Сейтова", "Б. Омаров"],
        "section": "Село",
        "language": "ru-RU",
        "captured": "20260313T101500Z",
        "archive_url": "https://web.example/1",
        "license": "CC BY",
        "tags": "мост; река; мост",
    }));
    let fields = &page.fields;
    assert_eq!(page.body, "Мост открыли в четверг.");
    assert_eq!(fields.title.as_deref(), Some("Мост открыли"));
    assert_eq!(fields.date.unwrap().to_string(), "2026-03-12T10:15+00:00");
    assert_eq!(page.captured.unwrap().to_string(), "2026-03-13T10:15+00:00");
    assert_eq!(fields.author, Some(["А. Сейтова", "Б. Омаров"].map(str::to_owned).to_vec()));
    assert_eq!(
        (fields.source.as_deref(), fields.language.as_deref()),
        (Some("Листок"), Some("ru"))
    );
    assert_eq!(
        (page.tags, page.id.as_deref()),
        (vec!["мост".to_owned(), "река".to_owned()], Some("17"))
    );
    assert_eq!(fields.archived.as_deref(), Some("https://web.example/1"));
    assert_eq!(
        (fields.rights.as_deref(), fields.section.as_deref()),
        (Some("CC BY"), Some("Село"))
    );
    assert_eq!(page.remarks, []);
}

#[test]
fn what_cannot_be_read_is_kept_aside_and_never_guessed() {
    let long = "мост ".repeat(150);
    for (cells, field, why) in [
        (json!({ "date": "позавчера" }), TableField::Date, RemarkKind::NoDate),
        (json!({ "date": "03/04/2026" }), TableField::Date, RemarkKind::DayOrMonth),
        (json!({ "captured": "never" }), TableField::Captured, RemarkKind::NoDate),
        (json!({ "title": long }), TableField::Title, RemarkKind::TooLong),
        (json!({ "author": long }), TableField::Author, RemarkKind::TooLong),
        (json!({ "section": long }), TableField::Section, RemarkKind::TooLong),
        (json!({ "tags": long }), TableField::Tags, RemarkKind::TooLong),
        (json!({ "title_derived": true, "title": "Мост" }), TableField::Title, RemarkKind::Guess),
        (
            json!({ "title_derived": false, "confidence": { "date": "guess" }, "date": "2026-03-12" }),
            TableField::Date,
            RemarkKind::Guess,
        ),
    ] {
        let page = page(cells.clone());
        let remarks: Vec<_> = page.remarks.iter().map(|remark| (remark.key, remark.kind)).collect();
        assert_eq!(remarks, [(field.name(), why)], "{cells}");
        assert!(page.fields.date.is_none() && page.captured.is_none());
    }
    let rows = ["https://listok.example/1", "https://listok.example/2", "—"];
    let rows = rows.map(|url| json!({ "url": url, "text": "Мост открыли." }));
    let last = pages(&rows).pop().unwrap().unwrap();
    assert_eq!(last.remarks[0].kind, RemarkKind::NoAddress);
}

#[test]
fn a_file_of_an_archive_is_called_as_it_was() {
    for (id, name) in [
        ("content/articles/2026/most.txt", "2026/most"),
        ("content/articles/most", "most"),
        ("content/articles/dala.example/most.html", "dala.example/most"),
        ("2026/most.json", "2026/most"),
        ("v1.2", "v1.2"),
        (".txt", ".txt"),
    ] {
        assert_eq!(page(json!({ "file": id })).id.as_deref(), Some(name));
    }
}

#[test]
fn a_cell_of_characters_that_nobody_sees_says_nothing() {
    let page = page(json!({ "title": "\u{202e}", "tags": ["\u{202e}"] }));
    assert_eq!((page.fields.title, page.tags), (None, Vec::new()));
}

#[test]
fn a_row_without_text_is_no_page() {
    for empty in [json!(""), json!(null), json!(" \n"), json!("NaN"), json!([])] {
        let rows = [json!({ "text": "Мост открыли." }), json!({ "text": empty, "title": "Мост" })];
        assert_eq!(pages(&rows)[1], None, "{empty}");
    }
}

#[test]
fn the_text_stays_as_it_stands() {
    let text = " =1+1\r\n\0Мост\u{1b}[31m \n";
    let rows = [json!({ "text": text }), json!({ "text": "<p>Мост</p>" })];
    let pages = pages(&rows);
    assert_eq!(pages[0].as_ref().unwrap().body, text);
    assert!(!pages[1].as_ref().unwrap().is_html, "what most rows have says what the column is");
}
