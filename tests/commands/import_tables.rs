//! `postil import` with tables.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::driver::postil;

const TEXT: &str =
    "\"Мост через реку Талды открыли вчера утром, сказал мэр города на собрании жителей.

Дорога до больницы стала короче на целый час, говорят жители посёлка Белый Яр.\"";

/// An archive without articles.
fn archive(here: &Path, name: &str) {
    postil(here, &["init", name, "--language", "ru"]);
    for ending in ["txt", "toml"] {
        fs::remove_file(here.join(name).join(format!("content/articles/first.{ending}"))).unwrap();
    }
}

fn table() -> String {
    format!(
        "Ссылка;Заголовок;Дата;СМИ;Автор;Теги;Просмотры;Текст\r\n\
         https://dala.example/most;Мост открыт;12.03.2026;Дала;А. Сейтова;мост, река;17;{TEXT}\r\n\
         https://dala.example/voda;Вода пришла;позавчера;Дала;;;5;{TEXT}\r\n\
         https://dala.example/selo;Село;13.03.2026;Дала\r\n"
    )
}

#[test]
fn two_commands_make_a_site_of_a_table() {
    let here = tempfile::tempdir().unwrap();
    let table = encoding_rs::WINDOWS_1251.encode(&table()).0.into_owned();
    fs::write(here.path().join("table.csv"), table).unwrap();
    postil(here.path(), &["init", "archive", "--language", "ru"]);
    let archive = here.path().join("archive");
    insta::assert_snapshot!(postil(&archive, &["import", "../table.csv"]), @r#"
    columns of ../table.csv, in windows-1251:
      text      Текст      by its name   Мост через реку Талды открыли вчера утро…
      url       Ссылка     by its name   https://dala.example/most
      title     Заголовок  by its name   Мост открыт
      date      Дата       by its name   12.03.2026
      source    СМИ        by its name   Дала
      author    Автор      by its name   А. Сейтова
      tags      Теги       by its name   мост, река
      not used: Просмотры
    error[row-width]: this row was not imported: another width than the table (4 cells for 8 columns)
      --> ../table.csv at row 3, line 8
      hint: the other rows were read; put a text with separators or quotation marks in it into quotation marks
    imported 2 rows from 1 file into content/articles/; 0 there already, 1 left out
            1 taken, but a date cannot be read; it is a comment in the sidecar
              as date = "позавчера" in ../table.csv at row 2, line 5
    the invented article of `postil init` is still there: delete content/articles/first.txt and content/articles/first.toml
    `postil serve` shows the site
    exit code 1
    "#);
    let built = postil(&archive, &["build"]);
    assert!(built.starts_with("3 articles, ") && built.contains("exit code 0"), "{built}");
    let page = archive.join("public/articles/dala-example/most/index.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(
        page.contains("https://dala.example/most") && page.contains("content=\"2026-03-12\""),
        "{page}"
    );
}

#[test]
fn what_is_not_clear_is_asked_for_and_nothing_is_written() {
    let here = tempfile::tempdir().unwrap();
    archive(here.path(), "archive");
    let archive = here.path().join("archive");
    fs::write(archive.join("a.csv"), "id,lead,story\n1,Мост,Река\n").unwrap();
    insta::assert_snapshot!(postil(&archive, &["import", "a.csv", "--map", "text=stori"]), @r"
    error[no-such-column]: there is no column `stori`
      --> a.csv
      hint: for `text` name one of `story`, `id`, `lead`
    error: nothing was imported
      hint: name the columns as is said above
    exit code 1
    ");
    fs::write(archive.join("a.csv"), "id,a,b\n1,Мост,Река\n").unwrap();
    insta::assert_snapshot!(postil(&archive, &["import", "a.csv"]), @r"
    error[unclear-columns]: no column is clearly the text
      --> a.csv
      hint: say which one it is: `postil import a.csv --map 'text=a'`; the longest are `a`, `b`, `id`
    error: nothing was imported
      hint: name the columns as is said above
    exit code 1
    ");
    fs::write(archive.join("a.csv"), "id,a,b\n1,<p>Мост</p>,<p>Река</p>\n").unwrap();
    let html = postil(&archive, &["import", "a.csv"]);
    assert!(html.contains("--map 'html=a'`"), "{html}");
    let wrong = postil(&archive, &["import", "a.csv", "--map", "body=a"]);
    assert!(
        wrong.contains("`body=a` in `--map` names no field") && wrong.contains("exit code 2"),
        "{wrong}"
    );
    assert!(!archive.join("content/articles").join("1.txt").exists());
    let asked = postil(&archive, &["import", "a.csv", "--map", "text=a"]);
    assert!(asked.contains("imported 1 row") && asked.contains("exit code 0"), "{asked}");
}

#[test]
fn a_dry_run_shows_the_first_page_and_writes_nothing() {
    let here = tempfile::tempdir().unwrap();
    archive(here.path(), "archive");
    let archive = here.path().join("archive");
    fs::write(archive.join("a.csv"), "id,text,date\n1,Мост открыли.,давно\n2,Село.,2026\n")
        .unwrap();
    insta::assert_snapshot!(postil(&archive, &["import", "a.csv", "--dry-run"]), @r#"
    columns of a.csv, in UTF-8:
      text      text  by its name   Мост открыли.
      date      date  by its name   давно
      id        id    by its name   1
    the first page of a.csv would be:
      | # date = "давно": cannot be read as a date
      | [capture]
      | digest = "sha256:d6818522ca9456f095c8f303e4a1f237d7369eef06113a4db5f5b5697ebf9d33"
      | file = "a.csv"
      | row = 1
      | 
      | Мост открыли.
    would write content/articles/1.txt
    would write content/articles/2.txt
    would import 2 rows from 1 file into content/articles/; 0 there already, 0 left out
            1 taken, but a date cannot be read; it is a comment in the sidecar
              as date = "давно" in a.csv at row 1, line 2
    exit code 0
    "#);
    assert!(!archive.join("content/articles/1.txt").exists());
}

#[test]
fn what_an_archive_exports_comes_back() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("table.csv"), table()).unwrap();
    archive(here.path(), "first");
    let first = here.path().join("first");
    postil(&first, &["import", "../table.csv", "--into", "2026"]);
    for (format, name) in [("csv", "again.csv"), ("jsonl", "again.jsonl")] {
        let exported = exported(&first, format);
        fs::write(here.path().join(name), exported).unwrap();
        archive(here.path(), format);
        let second = here.path().join(format);
        postil(&second, &["import", &format!("../{name}")]);
        assert_eq!(stated(&first), stated(&second), "{format}");
    }
}

/// What `postil export` prints.
fn exported(archive: &Path, format: &str) -> String {
    let arguments = ["export", format];
    let output = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(arguments)
        .current_dir(archive)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// What an archive says of its articles, but for how it came to know it.
fn stated(archive: &Path) -> Vec<Vec<Value>> {
    let exported = exported(archive, "jsonl");
    let lines = exported.lines();
    let object = |line: &str| -> Value { serde_json::from_str(line).unwrap() };
    let keys = ["file", "title", "date", "source", "author", "url", "tags", "blocks"];
    let stated: Vec<_> =
        lines.map(object).map(|object| keys.map(|key| object[key].clone()).to_vec()).collect();
    assert_eq!(stated.len(), 2);
    stated
}

/// A paragraph that a cleaner takes for furniture.
const INVITATION: &str = "Читайте также: в селе Тасты достроили школу и открыли новую дорогу.";

/// A row as `postil.ray` writes it, of a version.
fn cleaned_row(version: &str) -> String {
    let blocks = [
        ("lede", "Мост через реку Талды открыли вчера утром, сообщил акимат района."),
        ("heading", "Как теперь ездить"),
        ("paragraph", "По новой дороге школьники доезжают до центра за двадцать минут."),
        ("paragraph", INVITATION),
    ];
    let texts: Vec<&str> = blocks.iter().map(|(_, text)| *text).collect();
    let blocks: Vec<Value> = blocks
        .iter()
        .map(|(kind, text)| serde_json::json!({ "kind": kind, "text": text, "lines": [1, 1] }))
        .collect();
    let article = serde_json::json!({ "title": "Мост открыт", "blocks": blocks, "evidence": {} });
    let row = serde_json::json!({
        "name": "https://dala.example/most.html",
        "url": "https://dala.example/most",
        "title": "Мост открыт",
        "title_derived": false,
        "text": texts.join("\n\n"),
        "json": article.to_string(),
        "version": version,
        "evidence_digest": "ab12",
        "origin": "/crawls/2026/crawl.warc.gz",
        "position": 4096,
    });
    row.to_string() + "\n"
}

#[test]
fn a_text_that_this_version_has_cleaned_is_not_cleaned_again() {
    let here = tempfile::tempdir().unwrap();
    let built = |name: &str, version: &str, end: &str| {
        archive(here.path(), name);
        let archive = here.path().join(name);
        fs::write(archive.join("rows.jsonl"), cleaned_row(version)).unwrap();
        postil(&archive, &["import", "rows.jsonl"]);
        let raw = archive.join("content/articles/dala.example/most.txt");
        let text = fs::read_to_string(&raw).unwrap();
        fs::write(&raw, text + end).unwrap();
        postil(&archive, &["build"]);
        let page = archive.join("public/articles/dala-example/most");
        let read = |name: &str| fs::read_to_string(page.join(name)).unwrap();
        let article = read("index.html");
        let text = article.split("class=\"record\"").next().unwrap().to_owned();
        (text, read("audit/index.html"))
    };
    let version = env!("CARGO_PKG_VERSION");
    let (text, audit) = built("same", version, "");
    assert!(
        !text.contains("<p></p>")
            && text.contains(INVITATION)
            && text.contains("Как теперь ездить</h"),
        "{text}"
    );
    assert!(audit.contains("crawl.warc.gz") && audit.contains(&format!("Postil {version}")));
    // Another version may have cleaned otherwise, and another text is not the one that was cleaned.
    for (name, version, end) in [("other", "0.0.1", ""), ("changed", version, "\n")] {
        let (text, _) = built(name, version, end);
        assert!(!text.contains(INVITATION), "{name}: {text}");
    }
}
