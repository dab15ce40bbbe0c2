use super::formats::ReferenceFormat;
use super::styles::Style;
use super::*;
use crate::model::date::ArticleDate;

/// An article of which everything is known.
fn bridge() -> Reference {
    Reference {
        key: "most".to_owned(),
        title: "Мост закрыт до весны".to_owned(),
        authors: author::authors("Дина Орлова", None),
        date: date("2026-02-14T16:52+05:00"),
        source: Some("Берег Тарсая".to_owned()),
        section: Some("Город".to_owned()),
        language: Some("ru".to_owned()),
        original: Some("https://bereg.example/news/55/".to_owned()),
        page: Some("https://archive.example/a/articles/most/".to_owned()),
        archived: Some("https://web-archive.example/55".to_owned()),
        accessed: date("2026-03-01T12:00+05:00"),
        rights: Some("© «Берег Тарсая»".to_owned()),
        tags: vec!["мост".to_owned()],
        archive: "Проба".to_owned(),
        archive_address: Some("https://archive.example/a/".to_owned()),
        ..Reference::default()
    }
}

fn date(text: &str) -> Option<CitedDate> {
    CitedDate::of(&text.parse().unwrap())
}

/// A reference with `_` around what stands in italics.
fn written(style: Style, reference: &Reference) -> String {
    let pieces = style.write(reference).into_iter();
    let piece = |piece: crate::model::page::PieceView| match piece.emphasised {
        true => format!("_{}_", piece.text),
        false => piece.text,
    };
    pieces.map(piece).collect()
}

#[test]
fn a_reference_is_written_as_its_style_asks() {
    for (style, expected) in [
        (
            Style::Gost,
            "Орлова, Д. Мост закрыт до весны / Д. Орлова. – Текст : электронный // Берег Тарсая : \
             [сайт]. – 2026. – 14 февр. – URL: https://bereg.example/news/55/ (дата обращения: \
             01.03.2026). – Копия: https://archive.example/a/articles/most/.",
        ),
        (
            Style::Apa,
            "Орлова, Д. (2026, February 14). Мост закрыт до весны. _Берег Тарсая_. \
             https://bereg.example/news/55/ (archived at https://archive.example/a/articles/most/)",
        ),
        (
            Style::Chicago,
            "Орлова, Дина. “Мост закрыт до весны.” _Берег Тарсая_, February 14, 2026. \
             https://bereg.example/news/55/. Archived at https://archive.example/a/articles/most/.",
        ),
        (
            Style::Mla,
            "Орлова, Дина. “Мост закрыт до весны.” _Берег Тарсая_, 14 Feb. 2026, \
             https://bereg.example/news/55/. Accessed 1 Mar. 2026. _Проба_, \
             https://archive.example/a/articles/most/.",
        ),
    ] {
        assert_eq!(written(style, &bridge()), expected);
    }
}

#[test]
fn what_is_not_known_leaves_no_gap() {
    let bare =
        Reference { title: "Кто закроет мост?".to_owned(), ..Reference::default() };
    for (style, expected) in [
        (Style::Gost, "Кто закроет мост? – Текст : электронный. – [Б. г.]."),
        (Style::Apa, "Кто закроет мост? (n.d.)."),
        (Style::Chicago, "“Кто закроет мост?”"),
        (Style::Mla, "“Кто закроет мост?”"),
    ] {
        assert_eq!(written(style, &bare), expected);
    }
    let gost = written(Style::Gost, &Reference { source: None, ..bridge() });
    assert!(gost.contains("// bereg.example : [сайт]"), "{gost}");
    let month = CitedDate::of(&ArticleDate::stated("2025-05").unwrap());
    let dated = Reference { date: month, ..bridge() };
    for (style, part) in [
        (Style::Gost, "– 2025. – Май. –"),
        (Style::Apa, "(2025, May)"),
        (Style::Chicago, "May 2025."),
        (Style::Mla, ", May 2025,"),
    ] {
        let text = written(style, &dated);
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn a_date_that_somebody_doubts_is_never_cited_as_sure() {
    let day = |text: &str| ArticleDate::stated(text).unwrap();
    for (written, sure, doubted) in [
        ("1998", Some("1998"), None),
        ("1998~", None, Some("1998")),
        ("1998?", None, Some("1998")),
        ("2025-03?", None, Some("2025-03")),
        ("2025-03-14%", None, Some("2025-03-14")),
        ("2025-03-01~/2025-03-09", None, Some("2025-03")),
        ("2025-03-01/2025-03-09", Some("2025-03"), None),
        ("../2001~", None, None),
    ] {
        let date = day(written);
        let iso = |cited: Option<CitedDate>| cited.map(|cited| cited.iso);
        let cited = (iso(CitedDate::of(&date)), iso(CitedDate::doubted(&date)));
        assert_eq!(cited, (sure.map(str::to_owned), doubted.map(str::to_owned)), "{written}");
    }
    let near = Reference {
        date: None,
        accessed: None,
        circa: CitedDate::doubted(&day("1998-05~")),
        ..bridge()
    };
    for (style, part) in [
        (Style::Gost, " – [1998. – Май?]. – URL"),
        (Style::Apa, " (ca. 1998, May). "),
        (Style::Chicago, ", ca. May 1998."),
        (Style::Mla, ", circa May 1998, "),
    ] {
        let text = written(style, &near);
        assert!(text.contains(part), "{text}");
    }
    let csl = ReferenceFormat::CslJson.file(&near);
    assert!(csl.contains("\"issued\":{\"circa\":true,\"date-parts\":[[1998,5]]}"), "{csl}");
    let ris = ReferenceFormat::Ris.file(&near);
    assert!(!ris.contains("1998"), "{ris}");
    assert!(!news_article(&near).contains("1998"));
}

/// An article of which nothing but the date is as it may be.
fn dated(text: &str) -> Reference {
    let date = ArticleDate::stated(text).unwrap();
    let edtf = CitedDate::of(&date).is_none().then(|| date.to_string());
    Reference {
        date: CitedDate::of(&date),
        circa: CitedDate::doubted(&date),
        span: CitedSpan::of(&date),
        edtf,
        accessed: None,
        ..bridge()
    }
}

#[test]
fn a_date_is_cited_as_far_as_it_is_known() {
    for (stated, [gost, apa, chicago, mla]) in [
        (
            "2026-02-14?",
            [
                "[2026. – 14 февр.?]",
                "(ca. 2026, February 14)",
                "ca. February 14, 2026.",
                "circa 14 Feb. 2026,",
            ],
        ),
        ("2025-24", ["2025. – Зима.", "(2025, Winter)", "Winter 2025.", "Winter 2025,"]),
        (
            "2025-21~",
            ["[2025. – Весна?]", "(ca. 2025, Spring)", "ca. Spring 2025.", "circa Spring 2025,"],
        ),
        (
            "1998/2001",
            [
                "[между 1998 и 2001]",
                "(between 1998 and 2001)",
                "between 1998 and 2001.",
                "between 1998 and 2001,",
            ],
        ),
        (
            "1998-05~/2001?",
            [
                "[между 1998 и 2001?]",
                "(ca. between 1998, May and 2001)",
                "ca. between May 1998 and 2001.",
                "circa between May 1998 and 2001,",
            ],
        ),
        (
            "199X",
            [
                "[между 1990 и 1999]",
                "(between 1990 and 1999)",
                "between 1990 and 1999.",
                "between 1990 and 1999,",
            ],
        ),
        (
            "../2001",
            [
                "[не позднее 2001]",
                "(no later than 2001)",
                "no later than 2001.",
                "no later than 2001,",
            ],
        ),
        (
            "1998-05/..",
            [
                "[не ранее 1998]",
                "(no earlier than 1998, May)",
                "no earlier than May 1998.",
                "no earlier than May 1998,",
            ],
        ),
    ] {
        for (style, part) in Style::ALL.into_iter().zip([gost, apa, chicago, mla]) {
            let text = written(style, &dated(stated));
            assert!(text.contains(&format!(" {part}")), "{stated}: {text}");
        }
    }
    for (stated, issued, edtf) in [
        ("2025-24", r#"{"date-parts":[[2025]],"season":4}"#, None),
        ("1998/2001", r#"{"date-parts":[[1998],[2001]]}"#, Some("{1998/2001}")),
        (
            "1998-05~/2001?",
            r#"{"circa":true,"date-parts":[[1998,5],[2001]]}"#,
            Some("{1998-05~/2001?}"),
        ),
        ("2026-02-14?", r#"{"circa":true,"date-parts":[[2026,2,14]]}"#, Some("{2026-02-14?}")),
        ("../2001", r#"{"literal":"no later than 2001"}"#, Some("{../2001}")),
    ] {
        let csl = ReferenceFormat::CslJson.file(&dated(stated));
        assert!(csl.contains(&format!("\"issued\":{issued}")), "{stated}: {csl}");
        let bibtex = ReferenceFormat::Bibtex.file(&dated(stated));
        let date = edtf.map(|edtf| format!("  date = {edtf},\n"));
        assert_eq!(bibtex.contains("  date = "), date.is_some(), "{stated}: {bibtex}");
        assert!(date.is_none_or(|date| bibtex.contains(&date)), "{stated}: {bibtex}");
    }
}

#[test]
fn an_article_that_is_not_shown_in_full_has_no_copy() {
    for extent in [Extent::Excerpt, Extent::Metadata] {
        let reference = Reference { extent, ..bridge() };
        let styles = Style::ALL.map(|style| written(style, &reference)).concat();
        let formats = ReferenceFormat::ALL.map(|format| format.file(&reference)).concat();
        for claim in ["archive.example", "Копия", "rchived at", "archive_location"] {
            assert!(
                !styles.contains(claim) && !formats.contains(claim),
                "{claim}: {styles}{formats}"
            );
        }
        let alone = Reference { original: None, ..reference };
        let gost = written(Style::Gost, &alone);
        assert!(gost.contains("URL: https://archive.example/a/articles/most/"), "{gost}");
    }
}

#[test]
fn a_headline_that_is_supplied_is_marked_and_none_is_made_up() {
    let supplied = Reference { title_supplied: true, ..bridge() };
    let untitled = Reference { title: String::new(), ..supplied.clone() };
    for (style, marked, missing) in [
        (Style::Gost, "Д. [Мост закрыт до весны] / Д. Орлова", "Д. [Без заглавия] / Д. Орлова"),
        (Style::Apa, "). [Мост закрыт до весны]. _", "). [Untitled]. _"),
        (Style::Chicago, "Дина. [Мост закрыт до весны]. _", "Дина. [Untitled]. _"),
        (Style::Mla, "Дина. [Мост закрыт до весны]. _", "Дина. [Untitled]. _"),
    ] {
        for (reference, part) in [(&supplied, marked), (&untitled, missing)] {
            let text = written(style, reference);
            assert!(text.contains(part), "{text}");
        }
    }
    for format in ReferenceFormat::ALL {
        let file = format.file(&supplied);
        assert!(file.contains("[Мост закрыт до весны]"), "{file}");
        let file = format.file(&untitled).to_lowercase();
        assert!(!["title = ", "ti  -", "\"title\""].iter().any(|key| file.contains(key)), "{file}");
    }
    let json = news_article(&supplied);
    assert!(json.contains("\"name\":\"[Мост закрыт до весны]\""), "{json}");
    assert!(!json.contains("headline") && !news_article(&untitled).contains("headline"));
}

#[test]
fn programs_are_told_what_an_author_is_only_where_that_is_known() {
    for (name, expected) in [
        ("Дина Орлова", Some("Person")),
        ("БЕРЕГ ТАРСАЯ", Some("Organization")),
        ("Айбек", None),
        ("Дина Петровна", None),
        ("Редакция", Some("Organization")),
        ("ИА «Заречье»", Some("Organization")),
    ] {
        let authors = author::authors(name, Some("Берег Тарсая"));
        let json = news_article(&Reference { authors, ..bridge() });
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let author = &json["author"][0];
        assert_eq!(author.get("@type").and_then(|kind| kind.as_str()), expected, "{author}");
        assert_eq!(author["name"], name);
    }
}

#[test]
fn several_authors_are_joined_as_the_style_asks() {
    let names = ["Дина Орлова", "Олег Ремнёв", "Анна Кох", "Пётр Лугин", "Ян Брод"];
    for (count, style, start) in [
        (2, Style::Gost, "Орлова, Д. Мост закрыт до весны / Д. Орлова, О. Ремнёв."),
        (4, Style::Gost, "Мост закрыт до весны / Д. Орлова, О. Ремнёв, А. Кох, П. Лугин."),
        (5, Style::Gost, "Мост закрыт до весны / Д. Орлова, О. Ремнёв, А. Кох [и др.]."),
        (2, Style::Apa, "Орлова, Д., & Ремнёв, О. (2026"),
        (3, Style::Apa, "Орлова, Д., Ремнёв, О., & Кох, А. (2026"),
        (2, Style::Chicago, "Орлова, Дина, and Олег Ремнёв. “"),
        (3, Style::Chicago, "Орлова, Дина, Олег Ремнёв, and Анна Кох. “"),
        (2, Style::Mla, "Орлова, Дина, and Олег Ремнёв. “"),
        (3, Style::Mla, "Орлова, Дина, et al. “"),
    ] {
        let authors = author::authors(&names[..count].join(", "), None);
        let text = written(style, &Reference { authors, ..bridge() });
        assert!(text.starts_with(start), "{text}");
    }
}

#[test]
fn every_format_has_every_field() {
    let expected = [
        "@article{most,\n  author = {Орлова, Дина},\n  title = {{Мост закрыт до весны}},\n  \
         journal = {Берег Тарсая},\n  entrysubtype = {newspaper},\n  year = {2026},\n  \
         month = feb,\n  day = {14},\n  url = {https://bereg.example/news/55/},\n  \
         urldate = {2026-03-01},\n  language = {ru},\n  \
         note = {Archived at https://archive.example/a/articles/most/}\n}\n",
        "TY  - NEWS\r\nAU  - Орлова, Дина\r\nTI  - Мост закрыт до весны\r\nT2  - Берег Тарсая\r\n\
         SE  - Город\r\nPY  - 2026\r\nDA  - 2026/02/14\r\nUR  - https://bereg.example/news/55/\r\n\
         Y2  - 2026/03/01\r\nLA  - ru\r\nDB  - Проба\r\n\
         N1  - Archived at https://archive.example/a/articles/most/\r\nKW  - мост\r\nER  - \r\n",
        "[\n{\"URL\":\"https://bereg.example/news/55/\",\
         \"accessed\":{\"date-parts\":[[2026,3,1]]},\"archive\":\"Проба\",\
         \"archive_location\":\"https://archive.example/a/articles/most/\",\
         \"author\":[{\"family\":\"Орлова\",\"given\":\"Дина\"}],\
         \"container-title\":\"Берег Тарсая\",\"id\":\"most\",\
         \"issued\":{\"date-parts\":[[2026,2,14]]},\"language\":\"ru\",\
         \"note\":\"Archived at https://archive.example/a/articles/most/\",\"section\":\"Город\",\
         \"title\":\"Мост закрыт до весны\",\"type\":\"article-newspaper\"}\n]\n",
    ];
    for (format, expected) in ReferenceFormat::ALL.into_iter().zip(expected) {
        assert_eq!(format.file(&bridge()), expected);
    }
}

#[test]
fn no_text_breaks_out_of_a_format() {
    let title = "100% {мост} \\end{x}\nER  - \r\n$_^~ & #\u{202e}".to_owned();
    let reference =
        Reference { title, authors: vec![Author::Name("A and B".to_owned())], ..bridge() };
    let bibtex = ReferenceFormat::Bibtex.file(&reference);
    assert!(
        bibtex.contains(
            "title = {{100\\% \\{мост\\} \\textbackslash{}end\\{x\\} ER - \\$\\_\
             \\textasciicircum{}\\textasciitilde{} \\& \\#}}"
        ),
        "{bibtex}"
    );
    assert!(bibtex.contains("author = {{A and B}}"), "{bibtex}");
    let ris = ReferenceFormat::Ris.file(&reference);
    assert_eq!(ris.lines().filter(|line| line.starts_with("ER  -")).count(), 1, "{ris}");
    assert!(ris.lines().all(|line| line.get(2..6) == Some("  - ")), "{ris}");
}

#[test]
fn keys_of_articles_differ_as_their_addresses_do() {
    let keys = ["articles/a/b/", "articles/a-b/", "articles/ё/", "articles/_/", "articles/я/"];
    let keys: Vec<String> =
        keys.map(|path| key(&Route::page(path.trim_end_matches('/').split('/')))).into();
    assert_eq!(keys[..2], ["a:b", "a-b"]);
    let distinct: std::collections::BTreeSet<&String> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len(), "{keys:?}");
    assert!(keys.iter().all(|key| key.is_ascii()));
}
