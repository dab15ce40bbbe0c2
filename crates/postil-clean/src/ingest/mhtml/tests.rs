use super::*;
use crate::ingest::{ingest, seen_characters};
use crate::model::line::LineRange;
use crate::model::source::SourceDocument;

const TEXT: &str = "Мост через Тихую открыли в субботу, а паром ушёл на зимовку.";

/// An archive as browsers write it, of parts that are whole already.
fn archive(headers: &str, parts: &[String]) -> Vec<u8> {
    let parts: String = parts.iter().map(|part| format!("--b=1\r\n{part}\r\n")).collect();
    let kind = "Content-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=\"b=1\"";
    format!("From: <Saved by Blink>\r\n{headers}{kind}\r\n\r\n\r\n{parts}--b=1--\r\n").into_bytes()
}

fn part(kind: &str, headers: &str, coding: &str, body: &str) -> String {
    let body = match coding {
        "quoted-printable" => quoted(body),
        "base64" => in_base64(body),
        _ => body.to_owned(),
    };
    format!("Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n{headers}\r\n{body}")
}

fn quoted(body: &str) -> String {
    let signs = body.bytes().map(|byte| match byte {
        b'\n' => "\r\n".to_owned(),
        b'=' | 128.. => format!("={byte:02X}"),
        _ => char::from(byte).to_string(),
    });
    let signs: Vec<String> = signs.collect();
    signs.chunks(20).map(|line| line.concat()).collect::<Vec<_>>().join("=\r\n")
}

fn in_base64(body: &str) -> String {
    let signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |bytes: &[u8]| -> String {
        let bits = (0..3).fold(0_usize, |bits, place| {
            bits << 8 | usize::from(bytes.get(place).copied().unwrap_or_default())
        });
        let sign = |place: usize| match place > bytes.len() {
            true => '=',
            false => char::from(signs[bits >> (18 - 6 * place) & 63]),
        };
        (0..4).map(sign).collect()
    };
    let groups: Vec<String> = body.as_bytes().chunks(3).map(group).collect();
    groups.chunks(19).map(|line| line.concat() + "\r\n").collect()
}

fn page(text: &str) -> String {
    format!(
        "<html><head><title>Мост</title></head>\n<body><h1>Мост</h1><p>{text}</p></body></html>"
    )
}

fn document(bytes: &[u8]) -> SourceDocument {
    crate::ingest::tests::document("a.mhtml", bytes)
}

fn texts(document: &SourceDocument) -> Vec<&str> {
    document.lines.iter().map(|line| line.text.as_str()).filter(|text| !text.is_empty()).collect()
}

#[test]
fn the_page_is_read_and_frames_are_not() {
    let advert = part("text/html", "Content-Location: cid:frame-1\r\n", "8bit", &page("Реклама"));
    let image = part("image/png", "Content-Location: https://v.example/a.png\r\n", "base64", "PNG");
    for coding in ["quoted-printable", "base64", "8bit", "7bit", "BINARY"] {
        let main = part("text/html; charset=utf-8", "", coding, &page(TEXT));
        let bytes = archive("", &[main, advert.clone(), image.clone()]);
        assert_eq!(texts(&document(&bytes)), ["Мост", TEXT], "{coding}");
    }
}

#[test]
fn the_page_is_the_part_that_the_archive_names() {
    let frame =
        part("text/html", "Content-Location: https://v.example/ad\r\n", "8bit", &page("Реклама"));
    let main = |headers: &str| part("text/html", headers, "8bit", &page(TEXT));
    let addressed = archive(
        "Snapshot-Content-Location: https://v.example/1\r\n",
        &[frame.clone(), main("Content-Location: https://v.example/1\r\n")],
    );
    let named = archive("", &[frame.clone(), main("Content-ID: <1@v>\r\n")]);
    let named = String::from_utf8(named).expect("it was made of text");
    let named = named.replacen("type=\"text/html\"", "start=\"<1@v>\"", 1).into_bytes();
    let inner =
        format!("--i\r\nContent-Type: text/plain\r\n\r\nМост\r\n--i\r\n{}\r\n--i--", main(""));
    let mail = part("multipart/alternative; boundary=i", "", "8bit", &inner);
    let nested = archive("", &[mail, frame]);
    for bytes in [addressed, named, nested] {
        assert_eq!(texts(&document(&bytes)), ["Мост", TEXT]);
    }
}

#[test]
fn headers_say_from_where_and_when() {
    let main = part("text/html", "", "quoted-printable", &page(TEXT));
    let headers = "Snapshot-Content-Location: https://v.example/1\r\nSubject: =?utf-8?Q?=D0=9C?=\r\n\
                   Date: Wed, 4 Mar 2026 05:12:00 -0000\r\n";
    let found = document(&archive(headers, &[main])).declared;
    let field = |name| found.iter().find(|field| field.name == name).map(|it| it.value.as_str());
    assert_eq!(field(FieldName::Url), Some("https://v.example/1"));
    assert_eq!(field(FieldName::Captured), Some("Wed, 4 Mar 2026 05:12:00 -0000"));
    let title = found.iter().find(|field| field.name == FieldName::Title).expect("it has a title");
    assert_eq!(title.line.get(), 2, "the headers are the first line");
}

#[test]
fn the_header_names_the_encoding() {
    let words = page("Балықшылар мерзімді бір аптаға кейінге қалдыруды сұрайды. Вода прогрелась.");
    let russian = page(TEXT);
    for (label, encoding, words) in [
        ("windows-1251", encoding_rs::WINDOWS_1251, &russian),
        ("koi8-r", encoding_rs::KOI8_R, &russian),
        ("utf-8", encoding_rs::UTF_8, &words),
    ] {
        let (body, _, _) = encoding.encode(words);
        let head = part(&format!("text/html; charset=\"{label}\""), "", "binary", "");
        let mut bytes = archive("", &[]);
        bytes.truncate(bytes.len() - "--b=1--\r\n".len());
        bytes.extend([b"--b=1\r\n", head.as_bytes(), &body, b"\r\n--b=1--\r\n"].concat());
        let found = document(&bytes);
        assert_eq!(found.charset.name, encoding.name());
        assert!(words.contains(texts(&found)[1]), "{label}");
    }
}

#[test]
fn words_lead_back_to_what_is_written() {
    for coding in ["quoted-printable", "base64", "8bit"] {
        let main = part("text/html; charset=utf-8", "", coding, &page(TEXT));
        let bytes = archive("", &[main]);
        let found = document(&bytes);
        let line = found.lines.iter().position(|line| line.text == TEXT).expect("it is a line");
        let seen = seen_characters(&bytes, &found, LineRange::of_indices(line..line + 1));
        let words: String = seen.iter().map(|seen| seen.character).collect();
        let start = words.find(TEXT).expect("its words are seen");
        let first = words[..start].chars().count();
        let place = seen[first].bytes.start..seen[first + TEXT.chars().count() - 1].bytes.end;
        let part = found.part.as_ref().expect("the page is a part");
        let read = crate::ingest::coding::decode(&bytes[place], part.coding).into_owned();
        let read = String::from_utf8_lossy(&read).into_owned();
        assert!(read.contains(TEXT), "{coding}: {read}");
        assert!(read.len() <= TEXT.len() + 4, "{coding}: {read}");
    }
}

#[test]
fn what_is_cut_short_is_read_as_far_as_it_goes() {
    let main = part("text/html", "", "8bit", &page(TEXT));
    let whole = archive("", &[main]);
    let cut = whole.len() - 60;
    assert!(texts(&document(&whole[..cut]))[1].starts_with("Мост через Тихую"));
    assert_eq!(texts(&document(page(TEXT).as_bytes())), ["Мост", TEXT], "a page without headers");
}

#[test]
fn an_archive_without_a_page_is_named() {
    let image = part("image/png", "", "base64", "PNG");
    let (document, found) = ingest("a.mht", &archive("", &[image]));
    assert!(document.is_none());
    assert_eq!(found[0].code, "no-page");
}

#[test]
fn a_page_that_carries_a_zip_is_named() {
    let packed = b"<!doctype html><p>wait</p><plaintext>PK\x03\x04...PK\x05\x06";
    assert_eq!(ingest("a.zip.html", packed).1[0].code, "packed-page");
}

#[test]
fn an_archive_that_breaks_off_amid_its_page_is_cut() {
    let main = part("text/html", "", "quoted-printable", &page(TEXT));
    let image = part("image/png", "", "base64", "PNG");
    let whole = archive("", &[main, image]);
    let text = String::from_utf8(whole.clone()).expect("it was made of text");
    let up_to = |words: &str| text.find(words).expect(words);
    for (end, is_cut) in [
        (whole.len(), false),
        (up_to("image/png"), false),
        (up_to("</html>") + "</html>".len(), false),
        (up_to("</body>"), true),
        (up_to("</h1>"), true),
    ] {
        assert_eq!(document(&whole[..end]).is_cut, is_cut, "{}", &text[..end]);
    }
}
