//! `postil check`: what somebody wants to know before an archive goes out.

use std::fs;
use std::path::Path;

use crate::driver::{built_archive, postil};

/// An archive whose pages, introductions and notes link to places that are there and that are not.
fn linked_archive(here: &Path) -> std::path::PathBuf {
    let archive = built_archive(here);
    let write = |path: &str, text: &str| {
        let path = archive.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "content/pages/about.md",
        "+++\ntitle = \"О нас\"\n+++\n\nВот [мост](/articles/a/) и [дорога](articles/b/#record).\n\
         Вот [ничто](/articles/c/),\n[не тот абзац](articles/b/#p77) и [сама](#нет).\n\
         ![снимок](assets/nothing.png) [почта](mailto:a@b.example)\n",
    );
    write("content/tags/most.md", "[все](../) [о нас](../../about/) [нет](../../../)\n");
    write(
        "content/articles/a.toml",
        "title = \"Мост\"\ndate = 2026-01-05\nsource = \"Листок\"\ntags = [\"мост\"]\n\
         [[note]]\nquote = \"вчера утром\"\ntext = \"См. [там](/tags/most/) и [тут](/tags/reka/).\"\n",
    );
    archive
}

#[test]
fn links_that_lead_nowhere_are_listed_with_their_lines() {
    let here = tempfile::tempdir().unwrap();
    let archive = linked_archive(here.path());
    let printed = postil(&archive, &["check"]);
    let lines: Vec<&str> = printed.lines().collect();
    let dead = lines.windows(2).filter(|pair| pair[0].contains("[dead-link]"));
    let dead: Vec<&str> = dead.flatten().copied().collect();
    insta::assert_snapshot!(dead.join("\n"), @r"
    warning[dead-link]: the link to `tags/reka/` leads nowhere
      --> content/articles/a.toml:7
    warning[dead-link]: the link to `articles/c/` leads nowhere
      --> content/pages/about.md:6
    warning[dead-link]: the link to `#нет` leads nowhere
      --> content/pages/about.md:7
    warning[dead-link]: the link to `articles/b/#p77` leads nowhere
      --> content/pages/about.md:7
    warning[dead-link]: the link to `assets/nothing.png` leads nowhere
      --> content/pages/about.md:8
    warning[dead-link]: the link to `../../../` leads nowhere
      --> content/tags/most.md:1
    ");
}

#[test]
fn captures_and_files_that_are_not_read_are_notices() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let articles = archive.join("content/articles");
    for (name, day) in [("a", 5), ("b", 9)] {
        let sidecar = format!(
            "title = \"Мост открыт\"\ndate = 2026-01-05\nsource = \"Листок\"\n\
             url = \"https://listok.example/most\"\ncaptured = 2026-01-0{day}\n"
        );
        fs::write(articles.join(name).with_extension("toml"), sidecar).unwrap();
    }
    fs::write(articles.join("scan.pdf"), "%PDF-").unwrap();
    fs::write(articles.join("desktop.ini"), "").unwrap();
    insta::assert_snapshot!(postil(&archive, &["check"]), @r"
    notice[captures-joined]: 2 files are captures of one page; this one is shown
      --> content/articles/b.txt
      content/articles/a.txt: another capture
      hint: if they are pages of their own, say so with another `url` in their sidecars, or for all pages with `join = false` in `[captures]`
    notice[unread-files]: 1 file beside the articles is not read: `.pdf`
      --> content/articles/scan.pdf
      hint: save its text as `.txt`, `.md` or `.html`; the file itself can be published from `static/`
    checked 1 article: 0 warnings, 2 notices
    exit code 0
    ");
}

#[test]
fn missing_fields_copies_and_personal_data_are_notices() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let articles = archive.join("content/articles");
    for name in ["a", "b"] {
        let sidecar = "title = \"Мост открыт\"\ndate = 2026-01-05\nsource = \"Листок\"\n";
        fs::write(articles.join(name).with_extension("toml"), sidecar).unwrap();
    }
    let page = "Приёмная работает без выходных, сказал мэр города на собрании.\n\
                Вопросы о новом мосте принимают по телефону 8 (7212) 56-78-90 и по почте most@listok.example весь день.\n\
                Дорога до больницы стала короче на целый час, говорят жители.\n";
    fs::write(articles.join("c.txt"), page).unwrap();
    insta::assert_snapshot!(postil(&archive, &["check"]), @r"
    notice[likely-copies]: 2 articles of one outlet have nearly the same text
      content/articles/a.txt: one of them
      content/articles/b.txt: one of them
      hint: if they are one page that was saved more than once, keep the best of them
    notice[missing-field]: 1 of 3 articles has no date
      content/articles/c.txt: has no date
      hint: write `date` into the sidecar, where it is known
    notice[missing-field]: 1 of 3 articles has no source
      content/articles/c.txt: has no source
      hint: write `source` into the sidecar, or the name into a `[[source]]` rule for their folder
    notice[guess]: `title` is a guess
      --> content/articles/c.txt
      hint: accept guesses in the preview, or write what is right into the sidecar; until then they are marked, and left out of citations
    notice[email-address]: an e-mail address stands in the text: `most@listok.example`
      --> content/articles/c.txt:2
      hint: if it is a person's, name its line in `drop` in the sidecar before you publish: its words and the raw file are left out of the site then
    notice[telephone-number]: a telephone number stands in the text: `8 (7212) 56-78-90`
      --> content/articles/c.txt:2
      hint: if it is a person's, name its line in `drop` in the sidecar before you publish: its words and the raw file are left out of the site then
    checked 3 articles: 0 warnings, 6 notices
    exit code 0
    ");
    assert!(!postil(&archive, &["build"]).contains("notice["));
}

/// The notices about personal data of an archive that has some wherever it can.
fn personal_data(settings: &str, sidecar: &str) -> Vec<String> {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let write = |path: &str, text: String| fs::write(archive.join(path), text).unwrap();
    let telephones: String =
        (10..22).map(|number| format!("Звоните, сказал мэр: 8 (7212) 56-78-{number}.\n")).collect();
    let menu = "Главная\nНовости\nПишите нам: menu@listok.example\n";
    let text = "Мост открыли вчера утром, сказал мэр города на собрании.\n\n\
                Его номер 900101 300017 записан в решении городского совета о мосте.\n\n";
    write("content/articles/a.txt", format!("{text}{telephones}\n{menu}"));
    write(
        "content/articles/a.toml",
        format!(
            "title = \"Мост, title@listok.example\"\nauthor = \"author@listok.example\"\n{sidecar}\n\
             rights = \"© rights@listok.example\"\ntags = [\"tag@listok.example\"]\n\
             url = \"https://listok.example/?by=address@listok.example\"\n\
             [[note]]\ntext = \"См. note@listok.example\"\nby = \"by@listok.example\"\n"
        ),
    );
    let linked =
        "# Паром\n\nПаром отошёл утром, [пишите](mailto:link@listok.example) капитану порта.\n";
    write("content/articles/linked.md", linked.to_owned());
    fs::create_dir_all(archive.join("content/pages")).unwrap();
    write("content/pages/who.md", "# Кто мы\n\npage@listok.example\n".to_owned());
    write("config.toml", format!("title = \"x\"\nlanguages = [\"ru\", \"kk\"]\n{settings}"));
    let printed = postil(&archive, &["check", "--format", "json"]);
    let lines = printed.lines().filter(|line| line.starts_with('{'));
    let found = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let words = |found: serde_json::Value| {
        let (message, place) = (found["message"].as_str().unwrap(), &found["place"]["path"]);
        format!("{message} ({})", place.as_str().unwrap())
    };
    let personal = found.filter(|found| {
        let code = found["code"].as_str().unwrap();
        ["-address", "-number"].iter().any(|end| code.ends_with(end))
    });
    personal.map(words).collect()
}

#[test]
fn personal_data_is_found_wherever_the_site_shows_it() {
    let found = personal_data("", "drop = [\"Новости\"]");
    let count = |words: &str| found.iter().filter(|message| message.contains(words)).count();
    assert_eq!(count("a telephone number stands in the text"), 12, "{found:#?}");
    for message in [
        "an individual identification number stands in the text: `900101 300017` (content/articles/a.txt)",
        "an e-mail address stands in a removed line, which the site shows as such: `menu@listok.example`",
        "an e-mail address stands in the headline: `title@listok.example`",
        "an e-mail address stands in the author: `author@listok.example`",
        "an e-mail address stands in a field: `rights@listok.example`",
        "an e-mail address stands in a field: `tag@listok.example`",
        "an e-mail address stands in a field: `address@listok.example`",
        "an e-mail address stands in a link of the text: `link@listok.example` (content/articles/linked.md)",
        "an e-mail address stands in a note: `note@listok.example` (content/articles/a.toml)",
        "an e-mail address stands in a note: `by@listok.example` (content/articles/a.toml)",
        "an e-mail address stands in this page: `page@listok.example` (content/pages/who.md)",
    ] {
        assert_eq!(count(message), 1, "{message}: {found:#?}");
    }
    for (settings, sidecar) in [
        ("", "drop = [\"Пишите нам: menu@listok.example\"]"),
        ("[publish]\nremoved = \"rules\"\n", ""),
        ("", "publish = \"excerpt\""),
    ] {
        let found = personal_data(settings, sidecar).concat();
        assert!(!found.contains("menu@"), "{settings} {sidecar}: {found}");
    }
}

#[test]
fn personal_data_of_an_older_capture_is_found_too() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let write = |path: &str, text: &str| fs::write(archive.join(path), text).unwrap();
    let text = fs::read_to_string(archive.join("content/articles/a.txt")).unwrap();
    let older = text.replace("обещает", "old@listok.example обещает");
    write("content/articles/a.txt", &older);
    for (name, day) in [("a", 5), ("b", 9)] {
        let sidecar = format!(
            "title = \"Мост\"\nurl = \"https://listok.example/most\"\ncaptured = 2026-01-0{day}\n\
             keep = [\"Редакция ждёт ваших писем о мосте и old@listok.example обещает напечатать самые интересные.\"]\n"
        );
        write(&format!("content/articles/{name}.toml"), &sidecar);
    }
    let printed = postil(&archive, &["check"]);
    let expected = "an e-mail address stands in the text: `old@listok.example`\n  --> content/articles/a.txt:2\n";
    assert!(printed.contains("captures-joined") && printed.contains(expected), "{printed}");
}

#[test]
fn a_check_speaks_json_and_to_githubs_workflows() {
    let here = tempfile::tempdir().unwrap();
    let archive = linked_archive(here.path());
    fs::write(archive.join("content/articles/b.toml"), "titel = \"x\"\n").unwrap();
    let json = postil(&archive, &["check", "--format", "json"]);
    let lines: Vec<&str> = json.lines().filter(|line| line.starts_with('{')).collect();
    assert!(lines.len() > 3, "{json}");
    let parsed = lines.iter().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    assert!(parsed.clone().all(|line| line["code"].is_string() && line["hints"].is_array()));
    let unknown = parsed.clone().find(|line| line["code"] == "unknown-key").unwrap();
    assert_eq!(unknown["place"]["path"], "content/articles/b.toml");
    assert_eq!((&unknown["place"]["line"], &unknown["severity"]), (&1.into(), &"error".into()));
    let github = postil(here.path(), &["check", "--root", "archive", "--format", "github"]);
    let command = "::error title=unknown-key,file=archive/content/articles/b.toml,line=1,col=1::";
    assert!(github.contains(command) && github.contains("exit code 1"), "{github}");
}

#[test]
fn another_address_than_that_of_the_settings_is_a_warning() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let settings = "title = \"x\"\nbase_url = \"https://old.example/archive/\"\n";
    fs::write(archive.join("config.toml"), settings).unwrap();
    let asked = |url: &str| postil(&archive, &["check", "--base-url", url]);
    let printed = asked("https://new.example/archive");
    assert!(printed.contains("warning[other-base-url]"), "{printed}");
    assert!(!asked("https://old.example/archive").contains("other-base-url"));
}

#[test]
fn a_strict_build_writes_nothing_where_a_file_is_at_fault() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    fs::remove_dir_all(archive.join("public")).unwrap();
    fs::write(archive.join("content/articles/a.toml"), "titel = \"x\"\n").unwrap();
    let printed = postil(&archive, &["build", "--strict"]);
    assert!(printed.contains("error: nothing was built") && printed.contains("exit code 1"));
    assert!(!archive.join("public/index.html").exists());
    assert!(postil(&archive, &["build"]).contains("exit code 1"));
    assert!(archive.join("public/index.html").exists());
}

#[test]
fn links_are_followed_in_each_language() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let write = |path: &str, text: &str| {
        let path = archive.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let config = fs::read_to_string(archive.join("config.toml")).unwrap();
    let config: String = config
        .lines()
        .filter(|line| !line.starts_with("language"))
        .fold("languages = [\"ru\", \"kk\"]\n".to_owned(), |text, line| text + line + "\n");
    write("config.toml", &config);
    write("content/pages/only.kk.md", "# Тек қазақша\n\n[бар](articles/a/) [файл](robots.txt)\n");
    write("content/pages/about.md", "# О нас\n\n[там](articles/a/)\n[тут](only/)\n");
    write("content/pages/about.kk.md", "# Біз\n\n[мұнда](only/)\n");
    let printed = postil(&archive, &["check"]);
    let lines: Vec<&str> = printed.lines().collect();
    let dead = lines.windows(2).filter(|pair| pair[0].contains("[dead-link]"));
    let dead: Vec<&str> = dead.flatten().copied().collect();
    insta::assert_snapshot!(dead.join("\n"), @r"
    warning[dead-link]: the link to `only/` leads nowhere
      --> content/pages/about.md:4
    ");
}

#[test]
fn heavy_pictures_are_one_notice() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let articles = archive.join("content/articles");
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x0c\x80\0\0\x08\0\x08\x06\0\0\0".to_vec();
    fs::write(articles.join("small.png"), &picture).unwrap();
    picture.resize(1_000_001, 0);
    fs::write(articles.join("large.png"), &picture).unwrap();
    let sidecar = "[[picture]]\nfile = \"small.png\"\n[[picture]]\nfile = \"large.png\"\n";
    fs::write(articles.join("a.toml"), sidecar).unwrap();
    let printed = postil(&archive, &["check"]);
    let from = printed.find("notice[heavy-pictures]").expect("a notice");
    let notice: Vec<&str> = printed[from..].lines().take(3).collect();
    insta::assert_snapshot!(notice.join("\n"), @r"
    notice[heavy-pictures]: 1 picture has more than 1 MB
      content/articles/large.png: one of them
      hint: they are published as they are; a copy 1600 pixels wide in its place takes a fifth and loses nothing on a page
    ");
}
