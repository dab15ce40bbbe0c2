//! `postil import`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::driver::postil;
use crate::warc_writer::{Written, packed};

const DAY: &str = "2026-02-14T11:52:03Z";

/// A page with a text that the cleaner takes for one.
fn page(address: &str, title: &str) -> Written {
    let html = format!(
        "<!doctype html><html lang=ru><title>{title}</title><body><h1>{title}</h1>\
         <p>Мост через реку Талды открыли вчера утром, сказал мэр города на собрании жителей.</p>\
         <p>Дорога до больницы стала короче на целый час, говорят жители посёлка Белый Яр.</p>"
    );
    Written::page(address, DAY, &html)
}

fn write_crawl(here: &Path) {
    let records = [
        Written::new("warcinfo", "", DAY, "software: none"),
        page("https://dala.example/news/most", "Мост открыт"),
        page("https://dala.example/news/voda", "Вода пришла"),
        Written::response("https://dala.example/a.png", DAY, "Content-Type: image/png\r\n", "PNG"),
    ];
    fs::write(here.join("crawl.warc.gz"), packed(&records)).unwrap();
}

#[test]
fn two_commands_make_a_site_of_a_crawl() {
    let here = tempfile::tempdir().unwrap();
    write_crawl(here.path());
    postil(here.path(), &["init", "archive", "--language", "ru"]);
    let archive = here.path().join("archive");
    insta::assert_snapshot!(postil(&archive, &["import", "../crawl.warc.gz"]), @r"
    imported 2 pages from 1 file into content/articles/; 0 there already, 1 left out
            1 no page: a picture, a script and the like
              as https://dala.example/a.png (image/png) in ../crawl.warc.gz at byte 1094
    the invented article of `postil init` is still there: delete content/articles/first.txt and content/articles/first.toml
    `postil serve` shows the site
    exit code 0
    ");
    let built = postil(&archive, &["build"]);
    assert!(built.starts_with("3 articles, ") && built.contains("exit code 0"), "{built}");
    let page = archive.join("public/articles/dala-example/news/most/index.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("https://dala.example/news/most"), "{page}");
    insta::assert_snapshot!(postil(&archive, &["import", "../crawl.warc.gz"]), @r"
    imported 0 pages from 1 file into content/articles/; 2 there already, 1 left out
            1 no page: a picture, a script and the like
              as https://dala.example/a.png (image/png) in ../crawl.warc.gz at byte 1094
    exit code 0
    ");
}

#[test]
fn a_dry_run_says_what_would_be_written_and_writes_nothing() {
    let here = tempfile::tempdir().unwrap();
    write_crawl(here.path());
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    let arguments = ["import", "--dry-run", "--into", "crawls/2026", "crawl.warc.gz"];
    insta::assert_snapshot!(postil(here.path(), &arguments), @r"
    would write content/articles/crawls/2026/dala.example/news/most.html
    would write content/articles/crawls/2026/dala.example/news/voda.html
    would import 2 pages from 1 file into content/articles/crawls/2026/; 0 there already, 1 left out
            1 no page: a picture, a script and the like
              as https://dala.example/a.png (image/png) in crawl.warc.gz at byte 1094
    exit code 0
    ");
    assert!(!here.path().join("content").exists());
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    let records = [
        page("https://dala.example/a", "Мост"),
        page("https://dala.example/b", "Вода").stating(12),
        page("https://dala.example/c", "Река"),
    ];
    fs::create_dir(here.path().join("crawl")).unwrap();
    fs::write(here.path().join("crawl/a.warc.gz"), packed(&records)).unwrap();
    fs::write(here.path().join("crawl/index.cdx"), "{}").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["import", "crawl", "crawl/index.cdx"]), @r"
    error[wrong-length]: `https://dala.example/b` was not imported: longer or shorter than its record says
      --> crawl/a.warc.gz at byte 455
      hint: everything else was read; get the file again if this was not so when it was made
    error[other-kind]: not imported: no file of a kind that is read
      --> crawl/index.cdx
      hint: web archives (.warc, .warc.gz, .warc.zst, .wacz), pages (.html, .mhtml, .txt, .md) and tables (.csv, .tsv, .json, .jsonl, .parquet) are imported
    imported 2 pages from 2 files into content/articles/; 0 there already, 2 left out
    `postil serve` shows the site
    exit code 1
    ");
    insta::assert_snapshot!(postil(here.path(), &["import", "--format", "json", "crawl"]), @r#"
    {"files":1,"taken":0,"there":2,"renamed":{"count":0,"examples":[]},"cut":{"count":0,"examples":[]},"left_out":[],"faults":[{"reason":"wrong-length","count":1,"examples":[{"what":"https://dala.example/b","file":"crawl/a.warc.gz","offset":455}]}]}
    exit code 1
    "#);
}

/// Every page is whole at any moment, and the next import is as if nothing had been.
#[test]
fn a_killed_import_is_finished_by_the_next_one() {
    let here = tempfile::tempdir().unwrap();
    let records: Vec<Written> = (0..300)
        .map(|number| page(&format!("https://dala.example/{number}"), "Мост открыт"))
        .collect();
    fs::write(here.path().join("crawl.warc.gz"), packed(&records)).unwrap();
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    let size = page("https://dala.example/0", "Мост открыт").body.len() as u64;
    for moment in [3, 10, 20, 40] {
        let mut import = Command::new(env!("CARGO_BIN_EXE_postil"))
            .args(["import", "crawl.warc.gz"])
            .current_dir(here.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(moment));
        import.kill().unwrap();
        import.wait().unwrap();
        for file in pages(here.path()) {
            // The raw file is the record's body without its header of three lines.
            assert_eq!(fs::metadata(file).unwrap().len() + HEAD, size);
        }
    }
    let printed = postil(here.path(), &["import", "crawl.warc.gz"]);
    assert!(printed.contains("exit code 0"), "{printed}");
    let pages = pages(here.path());
    assert_eq!(pages.len(), 300);
    assert!(pages.iter().all(|page| page.with_extension("toml").is_file()));
    let unfinished = fs::read_dir(here.path().join("content/articles")).unwrap();
    assert_eq!(unfinished.count(), 1, "something is left of a killed import");
}

/// The bytes of the header of a page's answer.
const HEAD: u64 = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".len() as u64;

/// The raw files that have been imported.
fn pages(here: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(here.join("content/articles/dala.example")).into_iter().flatten();
    let files = files.map(|file| file.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|ending| ending == "html")).collect()
}

#[test]
fn an_import_needs_an_archive_and_a_file() {
    let here = tempfile::tempdir().unwrap();
    write_crawl(here.path());
    insta::assert_snapshot!(postil(here.path(), &["import", "crawl.warc.gz"]), @r"
    error: there is no `config.toml` here or in a folder above
      hint: make an archive with `postil init my-archive`, or show any folder of texts with `postil serve --root FOLDER`
    exit code 2
    ");
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    fs::create_dir(here.path().join("empty")).unwrap();
    insta::assert_snapshot!(postil(here.path(), &["import", "empty"]), @r"
    error: there is nothing to import
      hint: name web archives (.warc, .warc.gz, .warc.zst, .wacz), pages (.html, .mhtml, .txt, .md), tables, or a folder of web archives or pages
    exit code 1
    ");
    insta::assert_snapshot!(postil(here.path(), &["import", "none.warc"]), @r"
    error[missing-path]: there is no such file or folder
      --> none.warc
      hint: check the path
    error: there is nothing to import
      hint: name web archives (.warc, .warc.gz, .warc.zst, .wacz), pages (.html, .mhtml, .txt, .md), tables, or a folder of web archives or pages
    exit code 1
    ");
    for into in ["../a", "/a", "a/.b", ""] {
        let printed = postil(here.path(), &["import", "--into", into, "crawl.warc.gz"]);
        assert!(
            printed.contains("write a folder below") && printed.contains("exit code 2"),
            "{printed}"
        );
    }
}

#[test]
fn what_browsers_and_note_programs_saved_is_taken_with_the_files_beside_it() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    for (name, bytes) in [
        ("saved/most.html", "<title>Мост</title><p>Мост открыли вчера утром."),
        ("saved/most_files/a.png", "PNG"),
        ("saved/most_files/frame.html", "<p>advert"),
        ("saved/notes/voda.md", "---\ntitle: Вода\n---\nВода пришла."),
        ("saved/report.pdf", "%PDF-1.7"),
        ("saved/table.xlsx", "PK"),
        ("saved/table.csv", "text\nМост"),
        ("saved/logo.svg", "<svg>"),
        ("crawl/page.html", "<p>beside a crawl"),
    ] {
        let path = here.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    insta::assert_snapshot!(postil(here.path(), &["import", "saved"]), @r"
    notice[files-not-imported]: 1 file is not imported: `.csv`
      --> saved/table.csv
      hint: if it holds articles, name it: of folders no tables are taken
    notice[files-not-imported]: 1 file is not imported: `.xlsx`
      --> saved/table.xlsx
      hint: save it as CSV in the program that made it, and import that
    notice[files-not-imported]: 1 file is not imported: `.pdf`
      --> saved/report.pdf
      hint: save its text as .txt, .md or .html; the file itself can be published from `static/`
    notice[files-not-imported]: 1 file is not imported: `.svg`
      --> saved/logo.svg
      hint: web archives (.warc, .warc.gz, .warc.zst, .wacz), pages (.html, .mhtml, .txt, .md) and tables (.csv, .tsv, .json, .jsonl, .parquet) are imported
    imported 2 pages with 2 files beside them from 4 files into content/articles/; 0 there already, 0 left out
    `postil serve` shows the site
    exit code 0
    ");
    let articles = here.path().join("content/articles");
    for name in ["most.html", "most_files/a.png", "notes/voda.md"] {
        let raw = fs::read(here.path().join("saved").join(name)).unwrap();
        assert_eq!(fs::read(articles.join(name)).unwrap(), raw, "{name}");
    }
    let named = postil(here.path(), &["import", "--into", "b", "saved/most.html"]);
    assert!(named.starts_with("imported 1 page with 2 files beside them"), "{named}");
    assert!(articles.join("b/most_files/frame.html").exists());
    fs::write(
        here.path().join("crawl/a.warc.gz"),
        packed(&[page("https://dala.example/a", "Мост")]),
    )
    .unwrap();
    insta::assert_snapshot!(postil(here.path(), &["import", "crawl"]), @r"
    notice[files-not-imported]: 1 file is not imported: `.html`
      --> crawl/page.html
      hint: crawlers leave such pages beside what they wrote down; name them to import them too
    imported 1 page from 1 file into content/articles/; 0 there already, 0 left out
    `postil serve` shows the site
    exit code 0
    ");
    insta::assert_snapshot!(postil(here.path(), &["import", "saved/table.xlsx"]), @r"
    error[spreadsheet]: not imported: a file of a spreadsheet program
      --> saved/table.xlsx
      hint: save it as CSV in the program that made it, and import that
    imported 0 pages from 1 file into content/articles/; 0 there already, 1 left out
    exit code 1
    ");
}

#[test]
fn a_filter_that_no_page_could_fit_is_refused() {
    let here = tempfile::tempdir().unwrap();
    write_crawl(here.path());
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    for (arguments, hint) in [
        (&["--host", "https://dala.example/"][..], "write `--host dala.example`"),
        (&["--host", "*.dala.example"], "write `--host dala.example`"),
        (&["--host", "*"], "write a host"),
        (&["--path", "news"], "write `--path /news`"),
        (&["--path", "https://dala.example/news/"], "write `--path /news/`"),
        (&["--since", "2026-02-01", "--until", "2026-01-01"], "the earlier day"),
    ] {
        let printed = postil(here.path(), &[&["import", "crawl.warc.gz"], arguments].concat());
        assert!(printed.contains(hint) && printed.contains("exit code 2"), "{printed}");
    }
    for arguments in [["--host", "dala.example"], ["--path", "/news"], ["--path", "*most"]] {
        let printed = postil(here.path(), &[&["import", "crawl.warc.gz"], &arguments[..]].concat());
        assert!(printed.contains("exit code 0"), "{printed}");
    }
}

#[test]
fn a_file_without_a_page_is_a_fault() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    let picture =
        Written::response("https://dala.example/a.png", DAY, "Content-Type: image/png\r\n", "PNG");
    fs::write(here.path().join("a.warc.gz"), packed(&[picture])).unwrap();
    fs::write(here.path().join("b.warc.gz"), "").unwrap();
    for file in ["a.warc.gz", "b.warc.gz"] {
        let printed = postil(here.path(), &["import", file]);
        assert!(printed.contains("exit code 1"), "{printed}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_is_named() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "title = \"x\"\n").unwrap();
    fs::create_dir(here.path().join("saved")).unwrap();
    fs::write(here.path().join("saved/a.html"), "<p>Мост открыли вчера.").unwrap();
    write_crawl(here.path());
    let crawl = here.path().join("crawl.warc.gz");
    std::os::unix::fs::symlink(crawl, here.path().join("saved/b.warc.gz")).unwrap();
    let printed = postil(here.path(), &["import", "saved"]);
    assert!(printed.contains("saved/b.warc.gz\n  hint: links are not followed"), "{printed}");
    assert!(printed.contains("imported 1 page from 1 file"), "{printed}");
}
