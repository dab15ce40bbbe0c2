//! From bytes to lines: the first stage.
//!
//! Ingest decodes a raw file and splits it into lines; it judges nothing. What is boilerplate is
//! for the next stage to say.
//!
//! The steps: [`binary`] refuses what is no text, [`page`] finds the page in the file, [`charset`]
//! recognises the encoding and decodes, [`text`], [`html`] or [`markdown`] cuts the decoded text into
//! lines, and [`offsets`] and [`coding`] translate the cuts back into positions in the raw file.

mod binary;
mod block_tags;
mod charset;
mod coding;
mod cut;
mod front_matter;
mod header_block;
mod html;
mod lists;
mod markdown;
mod mhtml;
mod offsets;
mod one_line;
mod page;
mod pictures;
mod placeholder;
mod seen;
mod text;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::ingest::charset::Decoded;
use crate::ingest::page::Page;
use crate::model::source::{CharsetOrigin, Detour, SourceDocument, SourceFormat};

pub use charset::StreamDecoder;
pub use pictures::{embedded_picture, picture_facts};
pub use seen::seen_characters;

/// The lines that a browser would show of some HTML.
pub fn visible_lines(html: &str) -> impl Iterator<Item = String> {
    html::cut(html).lines.into_iter().map(|line| line.text).filter(|text| !text.is_empty())
}

/// Reads a raw file: recognises its encoding, then splits it into lines by its format.
///
/// A file that holds no text at all gives no document, and a diagnostic that says why.
pub fn ingest(path: &str, bytes: &[u8]) -> (Option<SourceDocument>, Vec<Diagnostic>) {
    if bytes.is_empty() {
        return (None, vec![catalogue::empty_file(path)]);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return (None, vec![catalogue::blank_file(path)]);
    }
    if binary::has_magic(bytes) {
        return (None, vec![catalogue::binary_file(path)]);
    }
    if binary::is_packed_page(bytes) {
        return (None, vec![catalogue::packed_page(path)]);
    }
    let Some(page) = Page::find(path, bytes) else {
        return (None, vec![catalogue::no_page_in_archive(path)]);
    };
    let decoded = page.decode();
    if binary::is_mostly_controls(decoded.text()) {
        return (None, vec![catalogue::binary_file(path)]);
    }
    if decoded.text().trim().is_empty() {
        return (None, vec![catalogue::blank_file(path)]);
    }
    let document = assemble(path, bytes, &page, &decoded);
    let diagnostics = remarks(&document, &page, &decoded);
    (Some(document), diagnostics)
}

/// Whether a file whose first bytes are known is no text.
pub fn is_binary(path: &str, head: &[u8]) -> bool {
    let is_controls = |page: Page| binary::is_mostly_controls(page.decode().text());
    binary::has_magic(head) || Page::find(path, head).is_some_and(is_controls)
}

fn assemble(path: &str, bytes: &[u8], page: &Page, decoded: &Decoded) -> SourceDocument {
    let mut cut = match page.format {
        SourceFormat::Text => text::cut(decoded.text()),
        SourceFormat::Html => html::cut(decoded.text()),
        SourceFormat::Markdown => markdown::cut(decoded.text()),
    };
    let mut declared = page.fields(cut.declared_fields());
    declared.retain(|field| !placeholder::is_placeholder(field.name, &field.value));
    let mut pictures = page.pictures(cut.pictures_in_lines());
    pictures::keep_readable(&mut pictures, bytes);
    let base = cut.base;
    let ends: Vec<usize> = cut.lines.iter().map(|line| line.end).collect();
    let ends = page.raw_ends(offsets::raw_offsets(&page.bytes, decoded, &ends));
    SourceDocument {
        path: path.to_owned(),
        format: page.format,
        charset: decoded.charset,
        part: page.part.clone(),
        byte_count: bytes.len(),
        digest: blake3::hash(bytes).to_hex().to_string(),
        lines: page.lines(cut.lines, ends),
        declared,
        base,
        pictures,
    }
}

/// What the archive's owner should know about the encoding.
fn remarks(document: &SourceDocument, page: &Page, decoded: &Decoded) -> Vec<Diagnostic> {
    let charset = document.charset;
    let path = document.path.as_str();
    let mut found = Vec::new();
    match decoded.overruled {
        Some(declared) => found.push(catalogue::charset_overruled(path, declared, charset.name)),
        None if charset.name != "UTF-8" && charset.origin != CharsetOrigin::ValidUtf8 => {
            found.push(catalogue::charset_guessed(path, charset.name));
        }
        None => {}
    }
    match charset.detour {
        Some(Detour { read_as, written_in }) => {
            found.push(catalogue::decoded_twice(path, written_in, read_as));
        }
        None if decoded.is_strange => found.push(catalogue::strange_text(path, charset.name)),
        None => {}
    }
    if charset.malformed > 0 {
        let text = decoded.text();
        let at = text.find('\u{fffd}').unwrap_or(0);
        let raw = page.raw_ends(offsets::raw_offsets(&page.bytes, decoded, &[at, text.len()]))[0];
        let line = document.lines.partition_point(|line| line.bytes.end <= raw) as u32 + 1;
        let line = line.min(document.lines.len() as u32);
        found.push(catalogue::malformed_text(
            &document.path,
            line,
            charset.name,
            charset.malformed,
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn document(path: &str, bytes: &[u8]) -> SourceDocument {
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
    fn utf16_is_read_with_and_without_a_mark() {
        let text = "Вечером в посёлке, как обычно, шёл снег.\nУтром он растаял.\n";
        for mark in [true, false] {
            for little in [true, false] {
                let mut bytes = Vec::new();
                let head = mark.then_some(0xfeff);
                for unit in head.into_iter().chain(text.encode_utf16()) {
                    bytes.extend(if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
                }
                let found = document("a.txt", &bytes);
                assert_eq!(texts(&found).concat().len() + 2, text.len(), "{mark} {little}");
                assert_eq!(found.charset.name, if little { "UTF-16LE" } else { "UTF-16BE" });
                assert_eq!(codes("a.txt", &bytes), ["charset-guessed"]);
            }
        }
    }

    #[test]
    fn old_cyrillic_encodings_are_recognised() {
        let text = "В посёлке Заречный открыли новую школу.\nНа празднике выступил хор.";
        for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R, encoding_rs::IBM866] {
            let (bytes, _, _) = encoding.encode(text);
            let found = document("a.txt", &bytes);
            assert_eq!(found.charset.name, encoding.name());
            assert_eq!(found.lines[0].text, "В посёлке Заречный открыли новую школу.");
        }
    }

    #[test]
    fn a_page_may_name_its_encoding() {
        let html = "<html><head><meta http-equiv='Content-Type' content='text/html; \
                    charset=windows-1251'></head><body><p>Да</p><p>Нет</p></body></html>";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(html);
        let found = document("a.html", &bytes);
        assert_eq!(found.charset.origin, CharsetOrigin::Declared);
        assert_eq!(&texts(&found)[1..3], ["Да", "Нет"]);
        assert!(bytes[found.lines[1].bytes.clone()].ends_with(b"</p>"));
    }

    const RUSSIAN: &str = "Рыбаки просят перенести начало нереста на неделю: вода прогрелась \
                           раньше обычного, рассказал председатель артели.";
    const UKRAINIAN: &str = "Рибалки просять перенести нерест, бо вода прогрілася, їх підтримує \
                             район.";
    const GERMAN: &str = "Die Fischer möchten später beginnen, für sie wäre die Schonzeit schöner.";

    fn page_declaring(label: &str, text: &str) -> String {
        format!("<meta charset='{label}'><body><h1>54321</h1><p>{text}</p>")
    }

    #[test]
    fn bytes_outrank_the_declared_encoding() {
        for (label, text, encoding) in [
            ("utf-8", RUSSIAN, encoding_rs::WINDOWS_1251),
            ("iso-8859-1", RUSSIAN, encoding_rs::WINDOWS_1251),
            ("utf-8", RUSSIAN, encoding_rs::KOI8_R),
            ("windows-1251", RUSSIAN, encoding_rs::KOI8_R),
            ("koi8-r", RUSSIAN, encoding_rs::WINDOWS_1251),
            ("iso-8859-5", RUSSIAN, encoding_rs::WINDOWS_1251),
            ("windows-1251", RUSSIAN, encoding_rs::IBM866),
            ("windows-1251", RUSSIAN, encoding_rs::X_MAC_CYRILLIC),
            ("utf-8", UKRAINIAN, encoding_rs::WINDOWS_1251),
            ("utf-8", GERMAN, encoding_rs::WINDOWS_1252),
        ] {
            let page = page_declaring(label, text);
            let (bytes, _, _) = encoding.encode(&page);
            let found = document("a.html", &bytes);
            assert_eq!(texts(&found).last(), Some(&text), "{label}, {}", encoding.name());
            assert_eq!(codes("a.html", &bytes), ["charset-overruled"], "{label}");
        }
    }

    #[test]
    fn a_fitting_declaration_is_believed() {
        for (label, text, encoding) in [
            ("windows-1251", UKRAINIAN, encoding_rs::WINDOWS_1251),
            ("koi8-u", UKRAINIAN, encoding_rs::KOI8_U),
            ("windows-1252", GERMAN, encoding_rs::WINDOWS_1252),
            ("iso-8859-2", "Rybacy proszą o późniejszy połów.", encoding_rs::ISO_8859_2),
            ("iso-8859-7", "Οι ψαράδες ζητούν αναβολή.", encoding_rs::ISO_8859_7),
            ("gbk", "渔民要求推迟一周。", encoding_rs::GBK),
        ] {
            let page = page_declaring(label, text);
            let (bytes, _, _) = encoding.encode(&page);
            let found = document("a.html", &bytes);
            assert_eq!(texts(&found).last(), Some(&text), "{label}");
            assert_eq!(found.charset.origin, CharsetOrigin::Declared, "{label}");
        }
    }

    #[test]
    fn a_page_that_was_converted_around_its_text_keeps_its_bytes() {
        let page = page_declaring("utf-8", &format!("Паром – до осени.</p><p>@</p><p>{RUSSIAN}"));
        let (before, behind) = page.split_once('@').expect("a place");
        let older = encoding_rs::WINDOWS_1251.encode("Вода прогрелась раньше срока.").0;
        let bytes = [before.as_bytes(), &older, behind.as_bytes()].concat();
        let found = document("a.html", &bytes);
        let lines: Vec<&str> = texts(&found).into_iter().filter(|text| !text.is_empty()).collect();
        let piece = "Вода прогрелась раньше срока.";
        assert_eq!(lines, ["54321", "Паром – до осени.", piece, RUSSIAN]);
        assert_eq!(codes("a.html", &bytes), ["charset-overruled"]);
        let all = crate::model::line::LineRange::of_indices(0..found.lines.len());
        let seen = seen_characters(&bytes, &found, all);
        let inside = seen.iter().find(|seen| seen.character == 'В').map(|seen| seen.bytes.clone());
        assert_eq!(inside, Some(before.len()..before.len() + 1));
    }

    #[test]
    fn kazakh_code_pages_are_recognised() {
        let text = "Балықшылар уылдырық шашуды бір аптаға кейінге қалдыруды сұрайды, өйткені \
                    су ерте жылынды.";
        for name in ["KZ-1048", "PT154"] {
            let reading = charset::Reading::named(name).expect("a known name");
            let byte =
                |c: char| (0..=255_u8).find(|byte| reading.decode(&[*byte]) == c.to_string());
            let bytes: Vec<u8> = text.chars().filter_map(byte).collect();
            let found = document("a.txt", &bytes);
            assert_eq!((found.charset.name, texts(&found)), (name, vec![text]));
        }
    }

    #[test]
    fn text_that_was_decoded_twice_keeps_its_bytes() {
        let text = format!("{RUSSIAN}\n{RUSSIAN} – 2026");
        let once = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0;
        let found = document("a.txt", once.as_bytes());
        assert_eq!(texts(&found).join("\n"), text);
        assert!(once.as_bytes()[found.lines[0].bytes.clone()].ends_with(b".\n"));
        assert_eq!(codes("a.txt", once.as_bytes()), ["decoded-twice"]);
        let all = crate::model::line::LineRange::of_indices(0..found.lines.len());
        let seen = seen_characters(once.as_bytes(), &found, all);
        assert_eq!(seen.iter().map(|seen| seen.character).collect::<String>(), text);
        let year = seen.iter().rev().nth(3).map(|seen| seen.bytes.clone());
        assert_eq!(year.map(|bytes| bytes.start), once.rfind("2026"));
    }

    #[test]
    fn text_that_nothing_makes_readable_is_reported() {
        let lost =
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd} \u{fffd}\u{fffd} \u{fffd}\u{fffd}\u{fffd}, 2026";
        assert_eq!(codes("a.txt", lost.as_bytes()), ["strange-text"]);
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
}
