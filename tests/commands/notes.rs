//! `postil check --deny`, `postil export notes` and `postil import-notes`.

use std::fs;
use std::process::Command;

use crate::driver::postil;

#[test]
fn a_check_fails_for_the_notes_that_are_denied() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let sidecar = "[[note]]\nquote = \"слова, которых здесь нет\"\ntext = \"x\"\n";
    fs::write(archive.join("content/articles/first.toml"), sidecar).unwrap();
    let allowed = postil(&archive, &["check"]);
    assert!(allowed.contains(": 1 warning, ") && allowed.ends_with("exit code 0\n"), "{allowed}");
    let other = postil(&archive, &["check", "--deny", "changed,ambiguous"]);
    assert_eq!(other, allowed);
    let denied = postil(&archive, &["check", "--deny", "orphans,changed"]);
    assert!(denied.contains("error[orphaned-note]"), "{denied}");
    assert!(denied.contains(": 1 error, 0 warnings, "), "{denied}");
    assert!(denied.ends_with("exit code 1\n"), "{denied}");
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
    let table = exported("csv");
    assert!(table.starts_with("file,title,"), "{table}");
    assert!(table.contains(",https://a.example/b/articles/first/#note-"), "{table}");
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

#[test]
fn notes_of_a_broken_sidecar_and_of_a_bare_position_are_named() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let sidecar = archive.join("content/articles/first.toml");
    let broken = "url = \"https://page.example/1\"\ntags = [x\n";
    fs::write(&sidecar, broken).unwrap();
    let notes = r#"[
        {"target": {"source": "https://page.example/1"}, "body": "Да."},
        {"target": {"source": "https://page.example/1", "selector": {"type": "TextPositionSelector", "start": 0, "end": 5}}, "body": "Нет."},
        {"target": {"source": "https://nowhere.example/"}}]"#;
    fs::write(archive.join("notes.json"), notes).unwrap();
    let said = postil(&archive, &["import-notes", "notes.json"]);
    for words in [
        "note 1, `Да.`, is left out: `content/articles/first.toml` cannot be changed",
        "note 2, `Нет.`, is left out: it tells where its passage is and does not quote it",
        "note 3 is left out: no article, or more than one, has its page's address or title",
        "imported 0 notes into 0 sidecars; 0 there already, 3 left out\nexit code 1",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(fs::read_to_string(&sidecar).unwrap(), broken);
}

#[test]
fn a_note_beside_other_words_comes_in_and_every_format_says_that_it_is_not_sure() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let articles = archive.join("content/articles");
    fs::remove_file(articles.join("first.toml")).unwrap();
    let page = "+++\ntitle = \"Мост\"\n+++\nЖители собрали сто подписей против стройки у реки.\n";
    fs::remove_file(articles.join("first.txt")).unwrap();
    fs::write(articles.join("a.md"), page).unwrap();
    let notes = r#"[{"target": {"source": "https://page.example/1", "selector": {
        "type": "TextQuoteSelector", "exact": "Жители собрли сто подписей против стройки"}},
        "body": {"type": "Choice", "items": ["Раз.", "Два."]}}]"#;
    fs::write(archive.join("notes.json"), notes).unwrap();
    fs::write(articles.join("a.toml"), "url = \"https://page.example/1\"\n").unwrap();
    insta::assert_snapshot!(postil(&archive, &["import-notes", "notes.json"]), @r"
    warning[note-in-doubt]: note 1, `Жители собрли сто подписей против стройки`, is imported, but its words are not in `content/articles/a.md`
      --> notes.json
      hint: it has the words that it came with; `postil check` says where it stands, and in `postil serve` it can be confirmed or attached
    warning[note-parts-left-out]: of note 1, `Жители собрли сто подписей против стройки`, is left out: the choice `Два.`
      --> notes.json
      hint: a note has no place for it; write it into the note's `text` if it matters
    imported 1 note into 1 sidecar; 0 there already, 0 left out
    1 imported note to be looked at
    exit code 1
    ");
    let exported = |format: &str| postil(&archive, &["export", "notes", "--format", format]);
    let (own, found) =
        ("Жители собрли сто подписей против стройки", "Жители собрали сто подписей против стройки");
    assert!(exported("csv").contains(&format!(",comment,changed,{own},{found},")));
    let markdown = exported("markdown");
    let both = format!("### comment (changed)\n\n> {own}\n\nThe text has:\n\n> {found}\n");
    assert!(markdown.contains(&both), "{markdown}");
    assert!(exported("jsonld").contains("\"postil:state\": \"changed\""));
}

#[test]
fn notes_on_an_older_capture_go_out_and_are_known_when_they_come_back() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    let articles = archive.join("content/articles");
    let text = fs::read_to_string(articles.join("first.txt")).unwrap();
    fs::write(articles.join("later.txt"), text).unwrap();
    for (name, day) in [("first", 1), ("later", 9)] {
        let note = format!("[[note]]\ntext = \"Записано {day} марта.\"\n");
        let page = format!("url = \"https://listok.example/1\"\ncaptured = 2026-03-0{day}\n{note}");
        fs::write(articles.join(name).with_extension("toml"), page).unwrap();
    }
    let notes = postil(&archive, &["export", "notes"]);
    for day in [1, 9] {
        assert!(notes.contains(&format!("Записано {day} марта.")), "{notes}");
    }
    let exported = notes.split("exit code").next().unwrap();
    fs::write(archive.join("notes.json"), exported).unwrap();
    let imported = postil(&archive, &["import-notes", "notes.json"]);
    assert!(imported.contains("2 there already"), "{imported}");
    let written = fs::read_to_string(articles.join("later.toml")).unwrap();
    assert!(!written.contains("Записано 1 марта."), "{written}");
}
