use super::*;
use crate::import::table::{Table, TableFormat};

/// The fields with their columns and why, of a table that is written here; or why it is not clear.
fn mapped(table: &str, asked: &str) -> Result<String, Unclear> {
    let table = Table::of_text(TableFormat::Separated, table.as_bytes()).unwrap().unwrap();
    let typed: Vec<String> = asked.split_whitespace().map(str::to_owned).collect();
    let columns = table.columns();
    let mapping = Mapping::of(&columns, &AskedColumns::read(&typed).unwrap())?;
    let shown = mapping.iter().map(|Mapped { field, column, why }| {
        let mark = match why {
            Why::Asked => "!",
            Why::Name => "",
            Why::Values => "?",
        };
        format!("{}={}{mark}", field.name(), columns[column].name)
    });
    Ok(shown.collect::<Vec<_>>().join(" "))
}

fn long() -> String {
    "В селе Белый Яр открыли мост через реку Талды. ".repeat(6)
}

/// A table of one row: its columns, each with what stands in it.
fn table(columns: &[(&str, &str)]) -> String {
    let long = long();
    let cell = |(_, cell): &(&str, &str)| match *cell {
        "TEXT" => long.clone(),
        "HTML" => format!("<p>{long}</p>"),
        cell => format!("\"{cell}\""),
    };
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let cells: Vec<String> = columns.iter().map(cell).collect();
    format!("{}\n{}\n", names.join("\t"), cells.join("\t"))
}

const URL: &str = "https://listok.example/1";

#[test]
fn columns_are_known_by_their_names() {
    for (columns, expected) in [
        // Postil's own export.
        (
            &[
                ("file", "content/articles/a.txt"),
                ("title", "Мост"),
                ("date", "2026-03-12"),
                ("source", "Листок"),
                ("author", "А. Сейтова"),
                ("url", URL),
                ("tags", "мост"),
                ("text", "TEXT"),
            ][..],
            "text=text url=url title=title date=date source=source author=author tags=tags id=file",
        ),
        // newspaper3k
        (
            &[
                ("url", URL),
                ("title", "Мост"),
                ("text", "TEXT"),
                ("authors", "['А']"),
                ("publish_date", "2026-03-12"),
                ("meta_lang", "ru"),
                ("keywords", "['a']"),
                ("summary", "Мост"),
            ],
            "text=text url=url title=title date=publish_date author=authors language=meta_lang tags=keywords",
        ),
        // Scrapy
        (
            &[
                ("link", URL),
                ("headline", "Мост"),
                ("body", "TEXT"),
                ("published_at", "1773310500"),
                ("scraped_at", "2026-03-13"),
                ("image", URL),
            ],
            "text=body url=link title=headline date=published_at captured=scraped_at",
        ),
        // trafilatura
        (
            &[
                ("title", "Мост"),
                ("hostname", "listok.example"),
                ("sitename", "Листок"),
                ("date", "2026-03-12"),
                ("id", "7"),
                ("license", "CC BY"),
                ("raw_text", "TEXT"),
                ("text", "TEXT"),
                ("language", "ru"),
                ("source", URL),
                ("categories", "Село"),
            ],
            "text=text url=source title=title date=date source=sitename section=categories language=language rights=license id=id",
        ),
        // news-please
        (
            &[
                ("maintext", "TEXT"),
                ("title_page", "Мост"),
                ("title", "Мост"),
                ("date_publish", "2026-03-12"),
                ("date_download", "2026-03-13"),
                ("source_domain", "listok.example"),
                ("filename", "a.json"),
                ("url", URL),
            ],
            "text=maintext url=url title=title date=date_publish source=source_domain captured=date_download id=filename",
        ),
        // Russian and Kazakh
        (
            &[
                ("Заголовок", "Мост"),
                ("Текст статьи", "TEXT"),
                ("Дата публикации", "12 марта 2026"),
                ("Ссылка", URL),
                ("СМИ", "Листок"),
                ("Рубрика", "Село"),
            ],
            "text=Текст статьи url=Ссылка title=Заголовок date=Дата публикации source=СМИ section=Рубрика",
        ),
        (
            &[
                ("Тақырып", "Көпір"),
                ("Мәтін", "TEXT"),
                ("Күні", "2026 жылғы 12 наурыз"),
                ("Сілтеме", URL),
                ("Дереккөз", "Парақ"),
            ],
            "text=Мәтін url=Сілтеме title=Тақырып date=Күні source=Дереккөз",
        ),
        // HTML is the page, the text what somebody made of it.
        (&[("text", "TEXT"), ("html", "HTML"), ("url", URL)], "html=html url=url"),
        (&[("content", "HTML"), ("url", URL)], "html=content url=url"),
        // A column that is empty so far, alone and beside one that is not.
        (
            &[
                ("text", "TEXT"),
                ("captured", ""),
                ("date", ""),
                ("created", "2026-03-12"),
                ("source", ""),
            ],
            "text=text date=created source=source captured=captured",
        ),
        // A column that is called otherwise than what is in it.
        (&[("source", URL), ("text", "TEXT")], "text=text url=source"),
        (&[("text", URL), ("content", "TEXT")], "text=content url=text?"),
    ] {
        assert_eq!(mapped(&table(columns), "").as_deref(), Ok(expected), "{columns:?}");
    }
}

#[test]
fn columns_of_other_names_are_known_by_what_is_in_them() {
    for (columns, expected) in [
        (
            &[("a", "TEXT"), ("b", URL), ("c", "12.03.2026"), ("d", "7")][..],
            Ok("text=a? url=b? date=c?"),
        ),
        (&[("a", "HTML"), ("b", "7")], Ok("html=a?")),
        // Which of two addresses is the page's, and which of two days, nobody knows.
        (
            &[("a", "TEXT"), ("b", URL), ("c", URL), ("d", "12.03.2026"), ("e", "13.03.2026")],
            Ok("text=a?"),
        ),
        (&[("a", "TEXT"), ("b", "TEXT")], Err(Unclear::NoText(vec!["a".into(), "b".into()]))),
        (&[("a", "Мост"), ("b", "7")], Err(Unclear::NoText(vec!["a".into(), "b".into()]))),
        (
            &[("text", "Мост открыли"), ("content", "TEXT")],
            Err(Unclear::TwoTexts("text".into(), "content".into())),
        ),
    ] {
        let found = mapped(&table(columns), "");
        assert_eq!(found, expected.map(str::to_owned), "{columns:?}");
    }
}

#[test]
fn a_column_that_is_called_an_address_is_one_if_any_cell_is() {
    let mapped_of = |cells: [&str; 3], name: &str| {
        let rows: String = cells.iter().map(|cell| format!("{cell}\t{}\n", long())).collect();
        mapped(&format!("{name}\ttext\n{rows}"), "")
    };
    for (cells, name, expected) in [
        ([URL, "—", "—"], "url", "text=text url=url"),
        (["listok.example/1", "—", "нет"], "ссылка", "text=text url=ссылка"),
        (["—", "/news/1", "most.html"], "url", "text=text"),
        // What is called an outlet has those of the pages only if most are.
        ([URL, "Листок", "Листок"], "source", "text=text source=source"),
    ] {
        assert_eq!(mapped_of(cells, name).as_deref(), Ok(expected), "{cells:?}");
    }
}

#[test]
fn what_wordpress_answers_is_known() {
    let columns = [
        ("id", "5"),
        ("date", "2026-03-12T10:00:00"),
        ("link", URL),
        ("title.rendered", "Мост"),
        ("content.rendered", "HTML"),
        ("excerpt.rendered", "<p>Мост</p>"),
        ("author", "7"),
        ("categories", "3"),
        ("tags", "12"),
    ];
    let expected = "html=content.rendered url=link title=title.rendered date=date id=id";
    assert_eq!(mapped(&table(&columns), "").as_deref(), Ok(expected));
}

#[test]
fn what_somebody_says_is_done() {
    let table = table(&[
        ("text", "Мост открыли"),
        ("content", "TEXT"),
        ("html", "HTML"),
        ("title", "Мост"),
    ]);
    for (asked, expected) in [
        ("text=content", Ok("text=content! title=title")),
        ("text=text,title=", Ok("text=text!")),
        ("html=", Err(Unclear::TwoTexts("text".into(), "content".into()))),
        ("title=content", Ok("html=html title=content!")),
        ("date=when", Err(Unclear::NoColumn { field: TableField::Date, named: "when".into() })),
    ] {
        assert_eq!(mapped(&table, asked), expected.map(str::to_owned), "{asked}");
    }
}

#[test]
fn a_table_without_names_of_columns_is_known_by_what_is_in_it() {
    let table = format!("1\t{URL}\t{}\n2\t{URL}\t{}\n", long(), long());
    assert_eq!(mapped(&table, "").as_deref(), Ok("text=3? url=2?"));
}
