//! Transcripts of the command line, as a newcomer would see them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs `postil` in a folder; gives what it printed and its exit code, without what varies.
fn postil(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = format!(
        "{}{}exit code {}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
        output.status.code().unwrap(),
    );
    without_seconds(&text.replace(&folder.display().to_string(), "HERE"))
}

/// Replaces `in 0.12 s` by `in N s`.
fn without_seconds(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        match line
            .split_once(" in ")
            .filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            Some((before, rest)) => {
                let after = rest.split_once(" s").map_or("", |(_, after)| after);
                out.push_str(&format!("{before} in N s{after}\n"));
            }
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

#[test]
fn a_new_archive_builds_at_once() {
    let here = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", "archive"]), @r"
    made a new archive in `archive`
      look at it:    postil serve --root archive
      add articles:  put .txt or .html files into content/articles/
      publish it:    push the folder to GitHub; the workflow in .github does the rest
    exit code 0
    ");
    let archive = here.path().join("archive");
    let built = postil(&archive, &["build"]);
    assert!(built.starts_with("1 article, "), "{built}");
    assert!(built.contains("0 warnings") && built.contains("exit code 0"), "{built}");
    assert!(archive.join("public/articles/first/index.html").is_file());
    let again = postil(&archive, &["build"]);
    assert!(again.contains("0 files written") && again.contains(" 0 deleted"), "{again}");
    insta::assert_snapshot!(postil(&archive, &["check"]), @r"
    checked 1 article: 0 warnings
    exit code 0
    ");
}

#[test]
fn init_overwrites_nothing() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "mine").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", "."]), @r"
    error: `config.toml` is already there
      hint: choose a new folder; nothing was written
    exit code 1
    ");
    assert_eq!(fs::read_to_string(here.path().join("config.toml")).unwrap(), "mine");
    assert!(!here.path().join("content").exists());
}

#[test]
fn init_makes_an_archive_of_a_repository_that_has_just_been_made() {
    let here = tempfile::tempdir().unwrap();
    let folder = here.path().join("my news");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("README.md"), "mine").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", "my news"]), @r"
    made a new archive in `my news`
      left alone:    README.md was already there
      look at it:    postil serve --root 'my news'
      add articles:  put .txt or .html files into content/articles/
      publish it:    push the folder to GitHub; the workflow in .github does the rest
    exit code 0
    ");
    assert_eq!(fs::read_to_string(folder.join("README.md")).unwrap(), "mine");
    assert!(folder.join("content/articles/first.txt").is_file());
}

#[test]
fn outside_of_an_archive_the_way_in_is_named() {
    let here = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(postil(here.path(), &["build"]), @r"
    error: there is no `config.toml` here or in a folder above
      hint: make an archive with `postil init my-archive`, or show any folder of texts with `postil serve --root FOLDER`
    exit code 2
    ");
    insta::assert_snapshot!(postil(here.path(), &["check", "--root", "archvie"]), @r"
    error: there is no folder `archvie`
      hint: check the path after `--root`
    exit code 2
    ");
}

#[test]
fn a_foreign_output_folder_is_left_alone() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let output = here.path().join("thesis");
    fs::create_dir(&output).unwrap();
    fs::write(output.join("chapter.txt"), "years of work").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["build", "--root", "archive", "--output", "thesis"]), @r"
    error: `thesis` holds files that Postil did not write, so nothing was changed
      hint: empty the folder yourself, or name another one with `--output`
    exit code 1
    ");
    assert_eq!(fs::read_dir(&output).unwrap().count(), 1);
}

#[test]
fn the_archive_is_never_its_own_output_folder() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    fs::write(here.path().join("page.html"), "mine").unwrap();
    for (output, reason) in [
        ("archive/Content/x/../new", "the archive's input lies there"),
        ("archive/static", "the archive's input lies there"),
        ("archive/public/..", "it holds the archive itself"),
        (".", "it holds the archive itself"),
        ("page.html", "it is a file"),
    ] {
        let built = postil(here.path(), &["build", "--root", "archive", "--output", output]);
        let message = format!("`{output}` cannot be the output folder: {reason}");
        assert!(built.contains(&message) && built.contains("exit code 1"), "{built}");
    }
    assert!(!here.path().join("archive/static").exists());
}

#[test]
fn content_at_fault_is_exit_code_one_and_the_rest_is_built() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    fs::write(archive.join("content/articles/broken.txt"), b"\x7fELF\0\0\0").unwrap();
    let built = postil(&archive, &["build"]);
    assert!(built.contains("error[binary-file]") && built.contains("exit code 1"), "{built}");
    assert!(archive.join("public/articles/first/index.html").is_file());
}

#[test]
fn wrong_usage_is_exit_code_two() {
    let here = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(postil(here.path(), &["build", "--base-url", "example.org"]), @r"
    error: invalid value 'example.org' for '--base-url <URL>': write it as https://example.org/archive/

    For more information, try '--help'.
    exit code 2
    ");
}

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
fn the_raw_files_are_never_touched() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let raw = here.path().join("archive/content/articles/first.txt");
    let before = (fs::read(&raw).unwrap(), fs::metadata(&raw).unwrap().modified().unwrap());
    for command in ["build", "check"] {
        postil(&here.path().join("archive"), &[command]);
    }
    assert_eq!(before, (fs::read(&raw).unwrap(), fs::metadata(&raw).unwrap().modified().unwrap()));
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
    insta::assert_snapshot!(messages, @r"
    error[missing-path]: there is no such file or folder
      --> missing.txt
      hint: check the path
    error[unreadable-file]: cannot read this file: Is a directory (os error 21)
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

/// An archive of two articles in `archive`, built once.
fn built_archive(here: &Path) -> std::path::PathBuf {
    postil(here, &["init", "archive"]);
    let archive = here.join("archive");
    let articles = archive.join("content/articles");
    fs::remove_file(articles.join("first.txt")).unwrap();
    fs::remove_file(articles.join("first.toml")).unwrap();
    for name in ["a", "b"] {
        let page = "Мост открыли вчера утром, сказал мэр города на собрании.\n\
                    Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.\n\
                    Дорога до больницы стала короче на целый час, говорят жители.\n";
        fs::write(articles.join(name).with_extension("txt"), page).unwrap();
    }
    fs::write(archive.join("config.toml"), "title = \"x\"\n").unwrap();
    assert!(postil(&archive, &["build"]).contains("exit code 0"));
    archive
}

/// Settings that take a line out of every article.
const RULE: &str =
    "title = \"x\"\n[[source]]\nfolders = [\".\"]\ndrop = [{ regex = '^Редакция ждёт' }]\n";

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
    error: `../before.jsonl:1` is no line of `postil clean --json`
      hint: make the file anew, or delete it
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
    assert!(!archive.join(".postil").exists());
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

#[test]
fn an_accepted_text_that_changes_is_reported() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let accept = ["clean", "--accept", "content/articles/b.txt", "content/articles/a.txt"];
    insta::assert_snapshot!(postil(&archive, &accept), @r"
    accepted 2 texts: 2 new, 0 changed; 2 in `content/accepted.toml`
    exit code 0
    ");
    let accepted = fs::read_to_string(archive.join("content/accepted.toml")).unwrap();
    insta::assert_snapshot!(accepted, @r#"
    # Articles whose text somebody has read and accepted, one a line, sorted by path.
    # `postil clean --accept FILE` writes this file, and `postil check` reports what has changed since.
    "content/articles/a.txt" = { kept = "1-3", text = "23b661eee3ed725350b41ff06dcc5512", raw = "ef63ddfcd25899202aeb4708eda87151" }
    "content/articles/b.txt" = { kept = "1-3", text = "23b661eee3ed725350b41ff06dcc5512", raw = "ef63ddfcd25899202aeb4708eda87151" }
    "#);
    assert!(postil(&archive, &["check"]).ends_with("0 warnings\nexit code 0\n"));
    fs::write(archive.join("config.toml"), RULE).unwrap();
    let sidecar =
        "keep = [\"Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.\"]";
    fs::write(archive.join("content/articles/a.toml"), sidecar).unwrap();
    insta::assert_snapshot!(postil(&archive, &["check"]), @r"
    error[accepted-text-changed]: the text of this article is not the accepted one any more: it lacks 1 line
      --> content/articles/b.txt:2
      content/accepted.toml:4:1: accepted here
      hint: see what differs with `postil clean --diff content/articles/b.txt`
      hint: if it is right, run `postil clean --accept content/articles/b.txt`; if not, name the lines as `keep` or `drop` in the sidecar
    checked 2 articles: 1 error, 0 warnings
    exit code 1
    ");
    let built = postil(&archive, &["build"]);
    assert!(built.contains("warning[accepted-text-changed]") && built.contains("exit code 0"));
    // The build is recorded, but the accepted text is what counts.
    insta::assert_snapshot!(postil(&archive, &["clean", "--diff"]), @r"
    content/articles/b.txt  (against its accepted text)
    - 2  source rule       Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.

    1 of 2 articles changed: 1 line newly removed, 0 newly kept, 0 fields
    exit code 1
    ");
    insta::assert_snapshot!(postil(&archive, &accept), @r"
    accepted 2 texts: 0 new, 1 changed; 2 in `content/accepted.toml`
    exit code 0
    ");
    assert!(postil(&archive, &["check"]).ends_with("0 warnings\nexit code 0\n"));
}

#[test]
fn accepted_articles_that_are_gone_are_named_and_then_left_out() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    postil(&archive, &["clean", "--accept", "."]);
    fs::remove_file(archive.join("content/articles/b.txt")).unwrap();
    fs::write(archive.join("content/articles/a.txt"), "Совсем другая статья о пароме.\n").unwrap();
    insta::assert_snapshot!(postil(&archive, &["check"]), @r"
    notice[accepted-article-gone]: there is no article `content/articles/b.txt` any more
      --> content/accepted.toml:4:1
      hint: delete this line; the next `postil clean --accept` does so too
    error[accepted-text-changed]: the text of this article is not the accepted one any more: the raw file has changed
      --> content/articles/a.txt
      content/accepted.toml:3:1: accepted here
      hint: put the old file back, or read the new text and run `postil clean --accept content/articles/a.txt`
    checked 1 article: 1 error, 0 warnings
    exit code 1
    ");
    insta::assert_snapshot!(postil(&archive, &["clean", "--accept", "."]), @r"
    notice[accepted-article-gone]: there is no article `content/articles/b.txt` any more, so its line was taken out
      --> content/accepted.toml:4:1
      hint: if it was renamed, accept it under its new name
    accepted 1 text: 0 new, 1 changed; 1 in `content/accepted.toml`
    exit code 0
    ");
    assert!(postil(&archive, &["check"]).ends_with("0 warnings\nexit code 0\n"));
}

#[test]
fn an_accepted_text_of_lines_that_are_not_there_is_named() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    postil(&archive, &["clean", "--accept", "."]);
    let path = archive.join("content/accepted.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("1-3", "1-4000000000", 1)).unwrap();
    let printed = postil(&archive, &["clean", "--diff"]);
    insta::assert_snapshot!(printed, @r"
    error[bad-accepted-line]: `kept` names line 4000000000, but `content/articles/a.txt` has 3 lines
      --> content/accepted.toml:3:1
      hint: delete this line, read the article, and run `postil clean --accept content/articles/a.txt`
    2 articles compared, nothing has changed
    exit code 1
    ");
    let checked = postil(&archive, &["check"]);
    assert!(checked.contains("names line 4000000000") && checked.contains("exit code 1"));
}

#[test]
fn a_folder_without_pages_is_named() {
    let here = tempfile::tempdir().unwrap();
    fs::create_dir(here.path().join("empty")).unwrap();
    insta::assert_snapshot!(postil(here.path(), &["clean", "empty"]), @r"
    warning[no-articles]: there is nothing to clean in this folder
      --> empty
      hint: scraped pages are `.txt`, `.html` or `.md` files; another file can be named by itself
    exit code 0
    ");
    fs::write(here.path().join("a.txt"), "\n \n").unwrap();
    let printed = postil(here.path(), &["clean", "a.txt"]);
    assert!(printed.contains("this file holds blank lines only"), "{printed}");
}

#[test]
fn a_file_of_accepted_texts_that_cannot_be_read_is_never_overwritten() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    postil(&archive, &["clean", "--accept", "content/articles/a.txt"]);
    let path = archive.join("content/accepted.toml");
    let text = fs::read_to_string(&path).unwrap() + "<<<<<<< HEAD\n";
    fs::write(&path, &text).unwrap();
    let printed = postil(&archive, &["clean", "--accept", "content/articles/b.txt"]);
    assert!(printed.contains("so nothing was changed\n"), "{printed}");
    assert!(printed.ends_with("exit code 1\n"), "{printed}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
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

#[test]
fn a_check_fails_for_the_notes_that_are_denied() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let sidecar = "[[note]]\nquote = \"слова, которых здесь нет\"\ntext = \"x\"\n";
    fs::write(archive.join("content/articles/first.toml"), sidecar).unwrap();
    assert!(postil(&archive, &["check"]).ends_with("1 warning\nexit code 0\n"));
    let other = postil(&archive, &["check", "--deny", "changed,ambiguous"]);
    assert!(other.ends_with("1 warning\nexit code 0\n"), "{other}");
    let denied = postil(&archive, &["check", "--deny", "orphans,changed"]);
    assert!(denied.contains("error[orphaned-note]"), "{denied}");
    assert!(denied.ends_with("1 error, 0 warnings\nexit code 1\n"), "{denied}");
}

#[test]
fn notes_go_out_and_come_back() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let sidecar = archive.join("content/articles/first.toml");
    let before = fs::read_to_string(&sidecar).unwrap();
    let exported = |format: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_postil"))
            .args(["export", "notes", "--format", format, "--base-url", "https://a.example/b/"])
            .current_dir(&archive)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(exported("csv").starts_with("file,title,"));
    assert!(exported("markdown").contains("\n> "));
    let json = exported("jsonld")
        .replace("https://a.example/b/articles/first/\"", "https://page.example/1\"");
    fs::write(archive.join("notes.json"), &json).unwrap();
    let with_address =
        |rest: &str| format!("# Mine.\nurl = \"http://www.page.example/1/\"\n{rest}");
    fs::write(&sidecar, with_address("")).unwrap();
    let imported = postil(&archive, &["import-notes", "notes.json"]);
    assert!(imported.contains(" 0 there already, 0 left out\nexit code 0"), "{imported}");
    let after = fs::read_to_string(&sidecar).unwrap();
    assert!(after.starts_with("# Mine.\n") && after.contains("[[note]]"), "{after}");
    let count = |text: &str| text.matches("[[note]]").count();
    assert_eq!(count(&after), count(&before));
    let again = postil(&archive, &["import-notes", "notes.json"]);
    assert!(again.contains("imported 0 notes into 0 sidecars"), "{again}");
    assert_eq!(fs::read_to_string(&sidecar).unwrap(), after);
}

#[test]
fn notes_without_a_place_are_listed_and_nothing_is_written() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let notes = r#"[{"target": {"source": "https://nowhere.example/"}, "body": "Да."}]"#;
    fs::write(archive.join("notes.json"), notes).unwrap();
    insta::assert_snapshot!(postil(&archive, &["import-notes", "notes.json"]), @r"
    warning[note-not-placed]: note 1, `Да.`, is left out: no article, or more than one, has its page's address or title
      --> notes.json
      hint: an article is found by the `url` in its sidecar or its title, a passage by its words
    imported 0 notes into 0 sidecars; 0 there already, 1 left out
    exit code 1
    ");
}
