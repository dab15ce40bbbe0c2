//! `postil clean --accept`, and `postil check` of what was accepted.

use std::fs;
use std::path::Path;

use crate::driver::{RULE, built_archive, postil};

/// What a check says, but for the fields that these articles have not.
fn checked(archive: &Path) -> String {
    let printed = postil(archive, &["check"]);
    let mut of_fields = false;
    let is_meant = |line: &&str| {
        let begins = !line.starts_with("  ");
        of_fields = if begins {
            line.starts_with("notice[missing-field]") || line.starts_with("notice[guess]")
        } else {
            of_fields
        };
        !of_fields
    };
    let lines: Vec<&str> = printed.lines().filter(is_meant).collect();
    lines.join("\n")
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
    assert!(postil(&archive, &["check"]).ends_with(" notices\nexit code 0\n"));
    fs::write(archive.join("config.toml"), RULE).unwrap();
    let sidecar =
        "keep = [\"Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.\"]";
    fs::write(archive.join("content/articles/a.toml"), sidecar).unwrap();
    insta::assert_snapshot!(checked(&archive), @r"
    error[accepted-text-changed]: the text of this article is not the accepted one any more: it lacks 1 line
      --> content/articles/b.txt:2
      content/accepted.toml:4:1: accepted here
      hint: see what differs with `postil clean --diff content/articles/b.txt`
      hint: if it is right, run `postil clean --accept content/articles/b.txt`; if not, name the lines as `keep` or `drop` in the sidecar
    checked 2 articles: 1 error, 0 warnings, 4 notices
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
    assert!(postil(&archive, &["check"]).ends_with(" notices\nexit code 0\n"));
}

#[test]
fn accepted_articles_that_are_gone_are_named_and_then_left_out() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    postil(&archive, &["clean", "--accept", "."]);
    fs::remove_file(archive.join("content/articles/b.txt")).unwrap();
    fs::write(archive.join("content/articles/a.txt"), "Совсем другая статья о пароме.\n").unwrap();
    insta::assert_snapshot!(checked(&archive), @r"
    notice[accepted-article-gone]: there is no article `content/articles/b.txt` any more
      --> content/accepted.toml:4:1
      hint: delete this line; the next `postil clean --accept` does so too
    error[accepted-text-changed]: the text of this article is not the accepted one any more: the raw file has changed
      --> content/articles/a.txt
      content/accepted.toml:3:1: accepted here
      hint: put the old file back, or read the new text and run `postil clean --accept content/articles/a.txt`
    checked 1 article: 1 error, 0 warnings, 4 notices
    exit code 1
    ");
    insta::assert_snapshot!(postil(&archive, &["clean", "--accept", "."]), @r"
    notice[accepted-article-gone]: there is no article `content/articles/b.txt` any more, so its line was taken out
      --> content/accepted.toml:4:1
      hint: if it was renamed, accept it under its new name
    accepted 1 text: 0 new, 1 changed; 1 in `content/accepted.toml`
    exit code 0
    ");
    assert!(postil(&archive, &["check"]).ends_with(" notices\nexit code 0\n"));
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
