//! `postil clean --diff`.

use std::fs;

use crate::driver::{RULE, built_archive, postil};

#[test]
fn diff_shows_what_a_rule_changes_before_it_is_published() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    insta::assert_snapshot!(postil(&archive, &["clean", "--diff"]), @r"
    2 articles compared, nothing has changed
    exit code 0
    ");
    fs::write(archive.join("config.toml"), RULE).unwrap();
    fs::write(archive.join("content/articles/a.toml"), "title = \"Мост\"\n").unwrap();
    insta::assert_snapshot!(postil(&archive, &["clean", "--diff"]), @r"
    content/articles/a.txt
      title      `Мост открыли вчера утром, сказал мэр города на собрании` → `Мост`
    - 2  source rule       Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.

    content/articles/b.txt
    - 2  source rule       Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.

    2 of 2 articles changed: 2 lines newly removed, 0 newly kept, 1 field
    exit code 1
    ");
    insta::assert_snapshot!(postil(here.path(), &["clean", "--diff", "archive/content/articles/b.txt"]), @r"
    content/articles/b.txt
    - 2  source rule       Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.

    1 of 1 article changed: 1 line newly removed, 0 newly kept, 0 fields
    exit code 1
    ");
    assert!(postil(&archive, &["build"]).contains("exit code 0"));
    assert!(postil(&archive, &["clean", "--diff"]).contains("nothing has changed"));
}

#[test]
fn diff_tells_other_articles_from_other_cleaning() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let articles = archive.join("content/articles");
    fs::rename(articles.join("b.txt"), articles.join("c.txt")).unwrap();
    fs::write(articles.join("a.txt"), "Совсем другая статья о пароме через реку.\n").unwrap();
    insta::assert_snapshot!(postil(&archive, &["clean", "--diff"]), @r"
    0 articles compared, nothing has changed; 1 new; 1 with another raw file; 1 gone
    exit code 0
    ");
}

#[test]
fn diff_compares_with_an_earlier_output_wherever_it_was_made() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let printed = postil(here.path(), &["clean", "--json", "archive/content"]);
    let objects: Vec<&str> = printed.lines().filter(|line| line.starts_with('{')).collect();
    fs::write(here.path().join("before.jsonl"), objects.join("\n")).unwrap();
    fs::remove_dir_all(archive.join(".postil")).unwrap();
    let against = ["clean", "--diff", "--against", "../before.jsonl"];
    assert!(postil(&archive, &against).contains("nothing has changed"));
    fs::write(archive.join("config.toml"), RULE).unwrap();
    let changed = postil(&archive, &against);
    assert!(changed.contains("2 of 2 articles changed") && changed.contains("exit code 1"));
    fs::write(here.path().join("before.jsonl"), "{\"path\": 1}\n").unwrap();
    insta::assert_snapshot!(postil(&archive, &against), @r"
    error: `../before.jsonl:1` is not as `postil clean --json` prints it
      hint: name an output of `postil clean --json`
    exit code 1
    ");
}

#[test]
fn diff_without_anything_to_compare_with_names_the_way() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    fs::remove_dir_all(archive.join(".postil")).unwrap();
    insta::assert_snapshot!(postil(&archive, &["clean", "--diff"]), @r"
    error: there is nothing to compare with: no build of this archive has been recorded
      hint: run `postil build` before you change a rule, or name an earlier output of `postil clean --json` with `--against OUTPUT`
    exit code 2
    ");
    postil(&archive, &["build", "--output", "../trial"]);
    assert!(!archive.join(".postil/cleaned.jsonl").exists());
    insta::assert_snapshot!(postil(&archive, &["clean", "--diff", "c.txt"]), @r"
    error: there is no file or folder `c.txt`
      hint: check the path
    exit code 2
    ");
    insta::assert_snapshot!(postil(&archive, &["clean", "--diff", ".."]), @r"
    error: `..` is no file of the archive
      hint: name files below `HERE`
    exit code 2
    ");
}
