//! What the first stage makes of bytes.

use std::borrow::Cow;

use super::*;

mod encodings;

/// The document of a file, whose lines cover its bytes.
pub(super) fn document(path: &str, bytes: &[u8]) -> SourceDocument {
    let (document, _) = ingest(path, bytes);
    let document = document.expect("the bytes hold text");
    let mut at = 0;
    for line in &document.lines {
        assert_eq!(line.bytes.start, at);
        at = line.bytes.end;
    }
    assert_eq!(at, bytes.len());
    document
}

fn texts(document: &SourceDocument) -> Vec<&str> {
    document.lines.iter().map(|line| line.text.as_str()).collect()
}

fn codes(path: &str, bytes: &[u8]) -> Vec<Cow<'static, str>> {
    ingest(path, bytes).1.into_iter().map(|d| d.code).collect()
}

#[test]
fn every_line_break_ends_a_line() {
    let found = document("a.txt", "раз\nдва\r\nтри\rчетыре".as_bytes());
    assert_eq!(texts(&found), ["раз", "два", "три", "четыре"]);
    assert_eq!(found.lines[1].bytes, 7..15);
}

#[test]
fn a_byte_order_mark_belongs_to_the_first_line() {
    let found = document("a.txt", "\u{feff}раз\nдва".as_bytes());
    assert_eq!(texts(&found), ["раз", "два"]);
    assert_eq!(found.charset.origin, CharsetOrigin::ByteOrderMark);
    assert!(codes("a.txt", "\u{feff}раз".as_bytes()).is_empty());
}

#[test]
fn a_damaged_spot_is_reported_with_its_line() {
    let mut bytes = "Первая строка без ошибок\nВторая с ошибкой: ".as_bytes().to_vec();
    bytes.extend([0xff, b'!', b'\n']);
    let (found, diagnostics) = ingest("a.txt", &bytes);
    assert!(found.expect("text").lines[1].text.contains('\u{fffd}'));
    assert_eq!(diagnostics[0].code, "malformed-text");
    assert_eq!(diagnostics[0].place.as_ref().and_then(|place| place.line), Some(2));
}

#[test]
fn files_without_text_give_no_document() {
    for (bytes, code) in [
        (&b""[..], "empty-file"),
        (b" \r\n\t", "empty-file"),
        ("\u{feff} \n".as_bytes(), "empty-file"),
        (b"%PDF-1.7 and so on", "binary-file"),
        (b"PK\x03\x04zip", "binary-file"),
        (b"\x00\x01\x02\x03text\x00\x00\x00", "binary-file"),
    ] {
        assert!(ingest("a.txt", bytes).0.is_none());
        assert_eq!(codes("a.txt", bytes), [code], "{bytes:?}");
    }
}

#[test]
fn a_text_that_was_cleaned_before_is_cut_at_its_line_breaks_alone() {
    let text = "Заголовок: Мост\nURL: https://a.example/1\n\n<p>Мост открыли.</p>\n";
    let digest = blake3::hash(text.as_bytes()).to_hex().to_string();
    for (path, cleaned, is_cleaned) in [
        ("a.txt", Some(digest.clone()), true),
        ("a.txt", Some(digest.replace('a', "b")), false),
        ("a.txt", None, false),
        ("a.html", Some(digest), false),
    ] {
        let known = ReadAs { cleaned, ..ReadAs::default() };
        let found = ingest_as(path, text.as_bytes(), &known).0.expect("the bytes hold text");
        assert_eq!(found.is_cleaned, is_cleaned, "{path}");
        let whole: Vec<&str> = text.lines().collect();
        assert_eq!(texts(&found) == whole && found.declared.is_empty(), is_cleaned, "{path}");
    }
}

#[test]
fn data_in_place_of_a_text_is_reported() {
    for text in
        ["{\"text\": \"The ferry waits.\"}", "<rss><item>Fog</item></rss>", "\\u043c\\u0430"]
    {
        assert_eq!(codes("a.txt", text.as_bytes()), ["data-file"], "{text}");
    }
    assert!(codes("a.txt", b"The ferry waits.").is_empty());
}
