use std::io::Cursor;

use ::parquet::basic::{Compression, GzipLevel, ZstdLevel};
use ::parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use serde_json::json;

use super::*;

const SCHEMA: &str = "message table {
    required binary url (UTF8);
    optional binary page;
    optional int64 date (TIMESTAMP_MILLIS);
    optional group tags (LIST) { repeated group list { required binary element (UTF8); } }
}";

fn texts(texts: &[&str]) -> Vec<ByteArray> {
    texts.iter().map(|text| ByteArray::from(text.as_bytes().to_vec())).collect()
}

/// A file of two groups with two rows each.
fn written(compression: Compression) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).unwrap();
    for _ in 0..2 {
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let urls = texts(&["https://a.example/1", "https://a.example/1"]);
        column.typed::<ByteArrayType>().write_batch(&urls, None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let page =
            [ByteArray::from(encoding_rs::WINDOWS_1251.encode("Мост открыли").0.into_owned())];
        column.typed::<ByteArrayType>().write_batch(&page, Some(&[1, 0]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[1_773_310_500_000], Some(&[1, 0]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let tags = texts(&["мост", "река"]);
        column
            .typed::<ByteArrayType>()
            .write_batch(&tags, Some(&[2, 2, 1]), Some(&[0, 1, 0]))
            .unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

#[test]
fn rows_are_read_however_they_are_packed() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::ZSTD(ZstdLevel::default()),
        Compression::GZIP(GzipLevel::default()),
    ] {
        let mut rows = ParquetRows::new(Box::new(Cursor::new(written(compression)))).unwrap();
        let mut cells = Vec::new();
        while let Some(row) = rows.next_row() {
            let row = row.unwrap();
            assert_eq!((row.place.number, row.place.line), (cells.len() as u64 + 1, None));
            cells.push(row.cells);
        }
        assert_eq!(rows.columns(), ["date", "page", "tags", "url"]);
        assert_eq!(cells.len(), 4);
        let first = json!([
            "2026-03-12T10:15:00+00:00",
            "Мост открыли",
            ["мост", "река"],
            "https://a.example/1"
        ]);
        assert_eq!(json!(cells[0]), first);
        assert_eq!(json!(cells[3]), json!([null, null, [], "https://a.example/1"]));
    }
}

/// The rows of a file as far as they can be read, and how many there are at most.
fn read_whole(bytes: Vec<u8>) -> io::Result<Vec<bool>> {
    const MOST: usize = 100;
    let mut rows = ParquetRows::new(Box::new(Cursor::new(bytes)))?;
    let found: Vec<bool> =
        std::iter::from_fn(|| rows.next_row()).map(|row| row.is_ok()).take(MOST + 1).collect();
    assert!(found.len() <= MOST, "no file of a kilobyte has so many rows");
    Ok(found)
}

#[test]
fn a_spoilt_byte_anywhere_ends_the_table_and_nothing_else() {
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY] {
        let whole = written(compression);
        for at in 0..whole.len() {
            for bits in [0x01, 0x40, 0xff] {
                let mut spoilt = whole.clone();
                spoilt[at] ^= bits;
                // Whether it is refused, ends early or is read in other words: it comes to an end.
                drop(read_whole(spoilt));
            }
        }
    }
}

#[test]
fn what_begins_or_ends_otherwise_is_no_parquet() {
    let whole = written(Compression::UNCOMPRESSED);
    let end = whole.len();
    for (range, bytes) in [
        (end - 4..end, &b"PAR2"[..]),
        // The description of the columns is longer than the file, or has no length.
        (end - 8..end - 4, &[0xff, 0xff, 0xff, 0x7f]),
        (end - 8..end - 4, &[0, 0, 0, 0]),
    ] {
        let mut other = whole.clone();
        other[range.clone()].copy_from_slice(bytes);
        assert!(read_whole(other).is_err(), "{range:?}");
    }
    for bytes in [&b""[..], b"PAR1", b"PAR1PAR1", b"id,text\n1,a\n"] {
        assert!(read_whole(bytes.to_vec()).is_err(), "{bytes:?}");
    }
}

#[test]
fn columns_in_columns_are_called_after_both() {
    let schema = "message table {
        optional group source { required binary name (UTF8);
            optional group place { required binary town (UTF8); } }
        required binary text (UTF8);
    }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Default::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for (text, levels) in [("Дала", Some(&[1][..])), ("Тасты", Some(&[2])), ("Мост.", None)]
    {
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&texts(&[text]), levels, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    let mut rows = ParquetRows::new(Box::new(Cursor::new(bytes))).unwrap();
    let row = rows.next_row().unwrap().unwrap();
    let named: Vec<(&str, &Value)> =
        rows.columns().iter().map(String::as_str).zip(&row.cells).collect();
    assert_eq!(
        named,
        [
            ("source.name", &json!("Дала")),
            ("source.place.town", &json!("Тасты")),
            ("text", &json!("Мост."))
        ]
    );
}

#[test]
fn a_file_that_is_damaged_is_refused_or_ends_with_a_fault() {
    let whole = written(Compression::SNAPPY);
    for end in [0, 4, whole.len() / 2, whole.len() - 1] {
        assert!(ParquetRows::new(Box::new(Cursor::new(whole[..end].to_vec()))).is_err(), "{end}");
    }
    let mut damaged = whole;
    damaged[8..40].fill(0xff);
    let mut rows = ParquetRows::new(Box::new(Cursor::new(damaged))).unwrap();
    let found: Vec<bool> = std::iter::from_fn(|| rows.next_row()).map(|row| row.is_ok()).collect();
    assert!(found.len() <= 4 && found.last() == Some(&false), "{found:?}");
}
