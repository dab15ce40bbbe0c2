//! In which encoding files are read.

use super::*;

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
fn utf16_of_east_asia_has_few_nuls() {
    for text in [
        "渡口停航\n渡口一直停航到八月底，渡工说。",
        "渡し舟は八月末まで休航\n市は３日、渡し舟を止めると発表した。",
        "나루터는 팔월 말까지 닫힌다고 시가 밝혔다\n뱃사공은 기다린다",
    ] {
        for little in [true, false] {
            let units = text.encode_utf16();
            let bytes: Vec<u8> = units
                .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect();
            assert_eq!(texts(&document("a.txt", &bytes)).join("\n"), text, "{little}");
        }
    }
    assert!(ingest("a.txt", &[0x10, 0x4e, 0x00, 0xd8, 0x31, 0x00, 0x01, 0x02]).0.is_none());
}

#[test]
fn escapes_of_japanese_mail_are_read() {
    let text = "渡し舟は八月末まで休航\n市は3日、渡し舟を止めると発表した。";
    let (bytes, encoding, _) = encoding_rs::ISO_2022_JP.encode(text);
    let found = document("a.txt", &bytes);
    assert_eq!((found.charset.name, texts(&found).join("\n").as_str()), (encoding.name(), text));
    let page = page_declaring("iso-2022-jp", text);
    let page = encoding.encode(&page).0.into_owned();
    assert!(texts(&document("a.html", &page)).concat().contains("渡し舟"));
    let coloured = document("a.txt", b"\x1b[1mBold\x1b(B\x1b[m text of a terminal");
    assert_eq!(coloured.charset.name, "UTF-8");
}

#[test]
fn a_declaration_with_gaps_yields_to_a_whole_reading() {
    let text = "渡口停航到八月底。渡工说，水位太高，村民只能绕行二十公里；这条航线已有百年历史。";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let page = [page_declaring("big5", "").as_bytes(), &bytes].concat();
    assert_eq!(texts(&document("a.html", &page)).last(), Some(&text));
    let traditional =
        "渡口停航到八月底。渡工說，水位太高，村民只能繞行二十公里；這條航線已有百年歷史。";
    let mut damaged = encoding_rs::BIG5.encode(traditional).0.into_owned();
    damaged[41] = 0xff;
    let page = [page_declaring("big5", "").as_bytes(), &damaged].concat();
    assert_eq!(document("a.html", &page).charset.name, "Big5");
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
fn capitals_are_read_as_small_letters_are() {
    use encoding_rs::{IBM866, KOI8_R, WINDOWS_1251};
    let order = "ДВИЖЕНИЕ ВСЕХ ПОЕЗДОВ ЧЕРЕЗ СТАНЦИЮ ЗАПРЕТИТЬ ДО ОСОБОГО РАСПОРЯЖЕНИЯ.";
    let telegram = "ВСТРЕЧАЙ ПОЕЗД ВТОРНИК";
    let signed = &format!("{order} НАЧАЛЬНИК ДОРОГИ. Копия верна: секретарь Лукина.");
    for (text, encoding) in [order, telegram, signed]
        .into_iter()
        .flat_map(|text| [WINDOWS_1251, KOI8_R, IBM866].map(|encoding| (text, encoding)))
    {
        let (bytes, _, _) = encoding.encode(text);
        assert_eq!(document("a.txt", &bytes).lines[0].text, text, "{}", encoding.name());
        let page = page_declaring(encoding.name(), text);
        let (bytes, _, _) = encoding.encode(&page);
        let found = document("a.html", &bytes);
        assert_eq!(texts(&found).last(), Some(&text), "{}", encoding.name());
        assert_eq!(found.charset.origin, CharsetOrigin::Declared, "{text}");
    }
}

const TURKISH: &str = "Balıkçılar avın başlamasının bir hafta ertelenmesini istiyor, çünkü \
                       sular erken ısındı, dedi başkan.";

#[test]
fn a_header_outranks_what_the_page_says_and_the_bytes_outrank_both() {
    use encoding_rs::{KOI8_R, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};
    for (path, stated, declared, text, encoding, origin) in [
        // The header is right, and the page is not.
        ("a.html", "iso-8859-9", "iso-8859-1", TURKISH, WINDOWS_1254, CharsetOrigin::Stated),
        ("a.html", "KOI8-R", "utf-8", RUSSIAN, KOI8_R, CharsetOrigin::Stated),
        ("a.md", "windows-1251", "", RUSSIAN, WINDOWS_1251, CharsetOrigin::Stated),
        // Nobody knows what the header names.
        ("a.html", "utf8mb4", "iso-8859-9", TURKISH, WINDOWS_1254, CharsetOrigin::Declared),
        ("a.html", "", "windows-1252", GERMAN, WINDOWS_1252, CharsetOrigin::Declared),
        // Neither is right.
        ("a.html", "utf-8", "iso-8859-1", RUSSIAN, WINDOWS_1251, CharsetOrigin::Detected),
        ("a.html", "utf-16", "windows-1251", RUSSIAN, KOI8_R, CharsetOrigin::Detected),
        ("a.txt", "iso-8859-5", "", RUSSIAN, WINDOWS_1251, CharsetOrigin::Detected),
        ("a.html", "windows-1251", "koi8-r", RUSSIAN, encoding_rs::UTF_8, CharsetOrigin::ValidUtf8),
    ] {
        let page = match declared {
            "" => text.to_owned(),
            declared => page_declaring(declared, text),
        };
        let (bytes, _, _) = encoding.encode(&page);
        let known = ReadAs { charset: Some(stated.to_owned()), ..ReadAs::default() };
        let found = ingest_as(path, &bytes, &known).0.expect("the bytes hold text");
        let case = format!("{path}, {stated}, {declared}");
        assert_eq!(texts(&found).last(), Some(&text), "{case}");
        assert_eq!(found.charset.origin, origin, "{case}");
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
        let byte = |c: char| (0..=255_u8).find(|byte| reading.decode(&[*byte]) == c.to_string());
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
    let lost = "\u{fffd}\u{fffd}\u{fffd}\u{fffd} \u{fffd}\u{fffd} \u{fffd}\u{fffd}\u{fffd}, 2026";
    assert_eq!(codes("a.txt", lost.as_bytes()), ["strange-text"]);
}
