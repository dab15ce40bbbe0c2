//! `postil clean`.

use std::fs;
use std::path::Path;

use crate::driver::postil;

#[test]
fn clean_prints_one_object_a_file_in_path_order() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let articles = here.path().join("archive/content/articles");
    fs::write(
        articles.join("b.md"),
        "# Вторая\n\nСтатья о том, как вторая стала первой в этом списке.\n",
    )
    .unwrap();
    let printed = postil(here.path(), &["clean", "--json", "archive/content"]);
    let objects: Vec<serde_json::Value> = printed
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let paths: Vec<&str> = objects.iter().map(|object| object["path"].as_str().unwrap()).collect();
    assert_eq!(
        paths,
        [
            "archive/content/articles/b.md",
            "archive/content/articles/first.txt",
            "archive/content/pages/about.md"
        ]
    );
    assert_eq!(objects[1]["title"], "Библиотека в Заречном открыла читальный зал после ремонта");
}

#[test]
fn a_file_without_text_has_its_object_too() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("empty.txt"), "").unwrap();
    let printed = postil(here.path(), &["clean", "--json", "empty.txt"]);
    let object: serde_json::Value = serde_json::from_str(printed.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&object["path"], &object["title"]),
        (&"empty.txt".into(), &serde_json::Value::Null)
    );
    assert!(printed.contains("warning[empty-file]"), "{printed}");
}

#[test]
fn a_file_that_is_not_there_costs_the_others_nothing() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("empty.txt"), "").unwrap();
    fs::create_dir(here.path().join("empty.toml")).unwrap();
    let printed = postil(here.path(), &["clean", "--json", "missing.txt", "empty.txt"]);
    assert!(printed.starts_with("{\"path\":\"empty.txt\""), "{printed}");
    let messages = printed.split_once('\n').unwrap().1;
    let refusal = fs::read(here.path()).unwrap_err().to_string();
    let messages = messages.replace(&refusal, "the system's words");
    insta::assert_snapshot!(messages, @r"
    error[missing-path]: there is no such file or folder
      --> missing.txt
      hint: check the path
    error[unreadable-file]: cannot read this file: the system's words
      --> empty.toml
      hint: check the file's permissions
    warning[empty-file]: this file is empty, so there is no article to show
      --> empty.txt
      hint: scrape the page again, or delete the file
    exit code 1
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_has_its_object_too() {
    let here = tempfile::tempdir().unwrap();
    // Nothing is mapped at its start, so that even the superuser cannot read it.
    let printed = postil(here.path(), &["clean", "--json", "/proc/self/mem"]);
    assert!(printed.starts_with("{\"path\":\"/proc/self/mem\""), "{printed}");
    assert!(printed.contains("error[unreadable-file]"), "{printed}");
    assert!(printed.ends_with("exit code 1\n"), "{printed}");
}

#[test]
fn the_documented_example_is_what_is_printed() {
    let here = tempfile::tempdir().unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/clean-json.md");
    let page = fs::read_to_string(page).unwrap();
    let code: Vec<&str> = page.split("```").skip(1).step_by(2).collect();
    let raw = code[0].strip_prefix('\n').unwrap();
    let documented: serde_json::Value =
        serde_json::from_str(code[1].strip_prefix("json").unwrap()).unwrap();
    fs::write(here.path().join("a.txt"), raw).unwrap();
    let printed = postil(here.path(), &["clean", "--json", "a.txt"]);
    let object: serde_json::Value = serde_json::from_str(printed.lines().next().unwrap()).unwrap();
    assert_eq!(object, documented, "{object:#}");
}

#[test]
fn the_documented_quotations_are_what_is_printed() {
    let here = tempfile::tempdir().unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/clean-json.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, section) = page.split_once("For the paragraph `").unwrap();
    let (paragraph, section) = section.split_once('`').unwrap();
    let json = section.split("```").nth(1).unwrap().strip_prefix("json").unwrap();
    let documented: serde_json::Value = serde_json::from_str(json).unwrap();
    fs::write(here.path().join("a.txt"), paragraph).unwrap();
    let printed = postil(here.path(), &["clean", "--json", "a.txt"]);
    let object: serde_json::Value = serde_json::from_str(printed.lines().next().unwrap()).unwrap();
    assert_eq!(object["quotations"], documented, "{object:#}");
}

#[test]
fn a_loose_folder_does_not_read_its_own_site() {
    let here = tempfile::tempdir().unwrap();
    fs::create_dir(here.path().join("texts")).unwrap();
    fs::write(here.path().join("texts/a.txt"), "Мост\n\nМост открыли вчера утром.\n").unwrap();
    for _ in 0..2 {
        let built = postil(here.path(), &["build", "--root", "texts", "--output", "texts/site"]);
        assert!(built.contains("1 article, ") && built.contains("exit code 0"), "{built}");
    }
}

#[test]
fn clean_and_build_give_a_shared_sidecar_to_the_same_article() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("a.html"), "<p>Мост открыли вчера утром, сказал мэр.</p>").unwrap();
    fs::write(here.path().join("a.txt"), "Мост открыли вчера утром, сказал мэр.\n").unwrap();
    fs::write(here.path().join("a.toml"), "title = \"Мост\"\n").unwrap();
    let printed = postil(here.path(), &["clean", "--json", "a.html", "a.txt"]);
    let titles: Vec<&str> = printed.lines().filter(|line| line.starts_with('{')).collect();
    assert!(titles[0].contains("\"title\":\"Мост\"") && !titles[1].contains("\"title\":\"Мост\""));
    assert!(printed.contains("warning[sidecar-shared]"), "{printed}");
    fs::rename(here.path().join("a.html"), here.path().join("a.HTML")).unwrap();
    let printed = postil(here.path(), &["clean", "--json", "a.txt"]);
    assert!(!printed.contains("\"title\":\"Мост\""), "{printed}");
    assert!(printed.contains("warning[sidecar-shared]"), "{printed}");
}

#[test]
fn clean_knows_the_folder_of_a_file_wherever_it_is_called() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let rule = "title = \"x\"\n[[source]]\nfolders = [\"listok\"]\nkeep = [\"Погода: дождь\"]\n";
    fs::write(archive.join("config.toml"), rule).unwrap();
    let folder = archive.join("content/articles/listok");
    fs::create_dir(&folder).unwrap();
    let page = "Мост открыли вчера утром, сказал мэр города на собрании.\nПогода: дождь\n";
    fs::write(folder.join("a.txt"), page).unwrap();
    for (from, path) in [
        (here.path(), "archive/content/articles/listok/a.txt"),
        (&archive, "."),
        (&folder, "a.txt"),
        (&folder, "../../../content/articles/listok"),
    ] {
        let printed = postil(from, &["clean", "--json", path]);
        assert!(printed.contains("\"text\":\"Погода: дождь\""), "{path}: {printed}");
    }
}

#[test]
fn a_folder_without_pages_is_named() {
    let here = tempfile::tempdir().unwrap();
    fs::create_dir(here.path().join("empty")).unwrap();
    insta::assert_snapshot!(postil(here.path(), &["clean", "empty"]), @r"
    warning[nothing-to-clean]: there is nothing to clean here
      --> empty
      hint: scraped pages are `.txt`, `.html` or `.md` files; another file can be named by itself
    exit code 0
    ");
    fs::write(here.path().join("a.txt"), "\n \n").unwrap();
    let printed = postil(here.path(), &["clean", "a.txt"]);
    assert!(printed.contains("this file holds blank lines only"), "{printed}");
}

#[test]
fn a_sidecar_that_is_named_beside_its_article_is_no_page() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "a"]);
    let folder = here.path().join("a/content/articles");
    let printed = postil(&folder, &["clean", "--json", "first.toml", "first.txt"]);
    assert_eq!(printed.lines().count(), 2, "{printed}");
    assert!(printed.starts_with("{\"path\":\"first.txt\"") && printed.ends_with("exit code 0\n"));
    insta::assert_snapshot!(postil(&folder, &["clean", "first.toml"]), @r"
    warning[nothing-to-clean]: there is nothing to clean here
      --> first.toml
      hint: scraped pages are `.txt`, `.html` or `.md` files; another file can be named by itself
    exit code 0
    ");
}

#[test]
fn clean_gives_reasons_where_they_are_asked_for() {
    let here = tempfile::tempdir().unwrap();
    let text = "Главная\nМост через Мойынсу закрыт до весны, сообщили вчера в управе района.\n";
    fs::write(here.path().join("a.txt"), text).unwrap();
    let plain = postil(here.path(), &["clean", "a.txt"]);
    assert!(plain.contains("--reasons"), "{plain}");
    let shown = postil(here.path(), &["clean", "--reasons", "a.txt"]);
    assert!(shown.contains("the rules for short pages"), "{shown}");
    assert!(shown.contains("+ speaks for the article's text, − against it"), "{shown}");
    let object = |arguments: &[&str]| -> serde_json::Value {
        let printed = postil(here.path(), arguments);
        serde_json::from_str(printed.lines().next().unwrap()).unwrap()
    };
    let (mut given, plain) =
        (object(&["clean", "--json", "--reasons", "a.txt"]), object(&["clean", "--json", "a.txt"]));
    let reasons = given.as_object_mut().unwrap().remove("reasons").expect("the key");
    assert_eq!(given, plain);
    let last = reasons.as_array().unwrap().last().unwrap();
    assert_eq!(last["lines"], serde_json::json!([2, 2]));
    assert!(last["log_odds"].as_f64().unwrap() > 0.0, "{last}");
    let strongest = &last["reasons"][0];
    assert_eq!(strongest["ground"], "short_page");
    assert!(strongest["strength"].as_f64().unwrap() > 0.0, "{last}");
}
