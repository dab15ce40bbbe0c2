use super::*;
use crate::diagnostic::report::draw_plain;
use crate::model::sidecar::NoteKind;

fn problems(text: &str) -> String {
    let (_, problems) = read_sidecar("content/articles/a.toml", text.as_bytes());
    problems.iter().map(draw_plain).collect()
}

#[test]
fn every_key_is_read() {
    let (sidecar, problems) = read_sidecar(
        "a.toml",
        r#"
title = "Мост"
date = 2026-02-13T08:24:00
captured = 2026-02-14T09:30:00+05:00
url = "https://stepnoy-vestnik.example/1"
tags = ["мост"]
drop = ["строка"]

[[note]]
quote = "новый мост"
before = "про "
kind = "claim"
date = 2026-03-09
text = "Проверить."
"#
        .as_bytes(),
    );
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(sidecar.overrides.title.as_deref(), Some("Мост"));
    assert_eq!(sidecar.overrides.date.unwrap().to_string(), "2026-02-13T08:24");
    assert_eq!(sidecar.captured.unwrap().to_string(), "2026-02-14T09:30+05:00");
    assert_eq!(
        (sidecar.tags.as_slice(), sidecar.drop.as_slice()),
        (&["мост".to_owned()][..], &["строка".to_owned()][..])
    );
    let note = &sidecar.notes[0];
    assert_eq!(
        (note.kind, note.quote.as_deref(), note.place.line),
        (NoteKind::Claim, Some("новый мост"), Some(9))
    );
}

#[test]
fn lines_end_alike_whatever_ends_those_of_the_file() {
    let text = "[[note]]\nquote = \"\"\"новый\nмост\"\"\"\ntext = '''\nРаз.\n\nДва.\n'''\n";
    let read = |text: &str| read_sidecar("a.toml", text.as_bytes()).0;
    assert_eq!(read(text).notes[0].text, "Раз.\n\nДва.\n");
    assert_eq!(read(&text.replace('\n', "\r\n")), read(text));
}

#[test]
fn what_a_capture_is_known_by_is_read_and_checked() {
    let text = "[capture]\nstatus = 200\nmedia_type = \"text/html; charset=koi8-r\"\n\
                    digest = \"sha256:00\"\nfile = \"a.warc.gz\"\noffset = 12\nrow = 3\nflaw = \"cut\"\n";
    let (sidecar, found) = read_sidecar("a.toml", text.as_bytes());
    assert!(found.is_empty(), "{found:?}");
    let owned = |text: &str| Some(text.to_owned());
    let expected = CaptureRecord {
        status: Some(200),
        media_type: owned("text/html; charset=koi8-r"),
        digest: owned("sha256:00"),
        file: owned("a.warc.gz"),
        offset: Some(12),
        row: Some(3),
        cleaned: None,
        flaw: Some(CaptureFlaw::Cut),
    };
    assert_eq!(sidecar.capture, expected);
    insta::assert_snapshot!(
        problems("[capture]\nstatus = 20\noffset = -1\nfile = 5\nfrom = 'a'"),
        @r"
        error[unknown-key]: unknown key `from`
          --> content/articles/a.toml:5:1
          hint: did you mean `row`?
        error[bad-value]: `status` is `20`
          --> content/articles/a.toml:2:10
          hint: write a status of HTTP, as `200`
        error[bad-value]: `offset` is `-1`
          --> content/articles/a.toml:3:10
          hint: write a number from 0 on
        error[wrong-type]: `file` is of type integer
          --> content/articles/a.toml:4:8
          hint: write a text in quotes
        "
    );
}

#[test]
fn an_unknown_key_costs_nothing_else() {
    let (sidecar, _) = read_sidecar("a.toml", "titel = \"x\"\nauthor = \"А. Б.\"".as_bytes());
    assert_eq!(sidecar.overrides.author, Some(vec!["А. Б.".to_owned()]));
    insta::assert_snapshot!(problems("titel = \"x\"\n[[note]]\nquot = \"a\"\ntext = \"b\""), @r"
        error[unknown-key]: unknown key `titel`
          --> content/articles/a.toml:1:1
          hint: did you mean `title`?
        error[unknown-key]: unknown key `quot`
          --> content/articles/a.toml:3:1
          hint: did you mean `quote`?
        ");
}

#[test]
fn authors_are_a_text_or_a_list() {
    let author = |text: &str| {
        let (sidecar, problems) = read_sidecar("a.toml", text.as_bytes());
        assert!(problems.is_empty(), "{text}: {problems:?}");
        sidecar.overrides.author
    };
    let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    assert_eq!(author("author = \"А. Б., В. Г.\""), texts(&["А. Б., В. Г."]));
    assert_eq!(author("author = [\"А. Б.\", \"В. Г.\"]"), texts(&["А. Б.", "В. Г."]));
    assert_eq!(author("author = [\n  \"А. Б.\", # сам\n]"), texts(&["А. Б."]));
    assert_eq!(author("author = []"), None);
    insta::assert_snapshot!(problems("author = [\"А. Б.\", 1]"), @r"
        error[wrong-type]: `author` is of type integer
          --> content/articles/a.toml:1:20
          hint: write a text in quotes
        ");
}

#[test]
fn a_date_that_is_no_date_is_named() {
    insta::assert_snapshot!(problems("date = \"31.02.2026\""), @r"
        error[bad-value]: `date` is `31.02.2026`
          --> content/articles/a.toml:1:8
          hint: write a date, as `2026-02-13`; less exactly `2026-02`, `2026`, `1998~` (about), `1998?`, `1998/2001`, `../2001` (no later)
        ");
}

#[test]
fn a_date_is_as_exact_as_it_is_known() {
    for (written, read) in [
        ("2025", "2025"),
        ("\"2025\"", "2025"),
        ("\"2025-03\"", "2025-03"),
        ("\"2025-03?\"", "2025-03?"),
        ("\"1998/2001\"", "1998/2001"),
        ("\"около 1998\"", "1998~"),
        ("2025-03-14", "2025-03-14"),
    ] {
        let (sidecar, found) = read_sidecar("a.toml", format!("date = {written}").as_bytes());
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(sidecar.overrides.date.unwrap().to_string(), read);
    }
    for written in ["\"в 1998 или 1999\"", "20250314", "1.5", "true"] {
        assert_eq!(problems(&format!("date = {written}")).matches("error[").count(), 1);
    }
    assert!(problems("captured = \"2025\"").contains("write a date, as `2026-02-13`\n"));
}

#[test]
fn a_note_date_with_more_behind_it_is_named() {
    let found = problems("[[note]]\ndate = \"2026-03-09 garbage\"\ntext = \"a\"");
    assert!(found.contains("`date` is `2026-03-09 garbage`"), "{found}");
    assert_eq!(problems("[[note]]\ndate = 2026-03-09T10:00:00+05:00\ntext = \"a\""), "");
}

#[test]
fn an_impossible_time_is_one_problem() {
    for date in ["2026-02-26T99:00:00", "2026-02-26T10:99:00", "2026-02-31", "12x"] {
        let found = problems(&format!("date = {date}"));
        assert_eq!(found.matches("error[").count(), 1, "{found}");
    }
}

#[test]
fn a_language_is_named_by_its_code() {
    for (stated, meant) in [("русский", "ru"), ("KZ", "kk"), ("ru_RU", "ru-RU"), ("german", "de")]
    {
        let said = problems(&format!("language = \"{stated}\""));
        assert!(said.contains(&format!("`language` is `{stated}`")), "{said}");
        assert!(said.contains(&format!("hint: did you mean `{meant}`?")), "{said}");
    }
    let said = problems("language = \"12\"");
    assert!(
        said.contains("write the code of a language") && !said.contains("did you mean"),
        "{said}"
    );
    assert_eq!(problems("language = \"kk\"") + &problems("language = \"ru-KZ\""), "");
}

#[test]
fn a_script_is_no_address() {
    assert!(problems("url = \"javascript:alert(1)\"").contains("write an http or https address"));
}

#[test]
fn a_quote_without_words_is_said() {
    for (note, expected) in [
        ("quote = \"\"", "the `quote` of this note is empty"),
        ("quote = \"\"\nbefore = \"про \"", "the `quote` of this note is empty"),
        ("quote = \" \\t\"", "the `quote` of this note is empty"),
        ("quote = \"«…» — \"", "the `quote` of this note has no words: `«…» —`"),
        ("after = \" мост\"", "this note has `after` but no `quote`"),
    ] {
        let found = problems(&format!("[[note]]\n{note}\ntext = \"а\""));
        assert!(found.contains(expected), "{note}: {found}");
        assert_eq!(found.matches("warning[").count(), 1, "{found}");
        assert!(found.contains("a.toml:") && found.contains("hint: "), "{found}");
    }
    assert_eq!(problems("[[note]]\nquote = \"5\""), "");
    assert_eq!(problems("[[note]]\ntext = \"обо всём\""), "");
}

#[test]
fn more_tags_than_are_taken_are_said() {
    let many = |count: usize| format!("[{}]", vec!["\"а\""; count].join(", "));
    let text = format!("tags = {}\n[[note]]\ntext = \"а\"\ntags = {}", many(101), many(51));
    let (sidecar, _) = read_sidecar("a.toml", text.as_bytes());
    assert_eq!((sidecar.tags.len(), sidecar.notes[0].tags.len()), (100, 50));
    let found = problems(&text);
    assert!(found.contains("`tags` has 101 members, and 100 are taken"), "{found}");
    assert!(found.contains("a.toml:4:8"), "{found}");
}

#[test]
fn notes_together_have_so_many_tags() {
    let note = |from: usize, to: usize| {
        let tags: String = (from..to).map(|number| format!("'т{number}', ")).collect();
        format!("[[note]]\ntext = 'а'\ntags = [{tags}]\n")
    };
    let of_own =
        |notes: usize| -> String { (0..notes).map(|at| note(at * 50, at * 50 + 50)).collect() };
    let shared = note(0, 50).to_uppercase().replace("[[NOTE]]\nTEXT", "[[note]]\ntext");
    let shared = shared.replace("TAGS", "tags");
    for (text, taken, said) in [
        (of_own(10), 500, ""),
        (note(0, 50).repeat(30), 1500, ""),
        (of_own(10) + &shared, 550, ""),
        (of_own(12), 500, "the notes have 600 tags, and 500 are taken"),
        (of_own(12) + &note(550, 600), 500, "the notes have 600 tags, and 500 are taken"),
        (of_own(11) + &note(0, 50), 550, "the notes have 550 tags, and 500 are taken"),
    ] {
        let (sidecar, _) = read_sidecar("a.toml", text.as_bytes());
        assert_eq!(sidecar.notes.iter().map(|note| note.tags.len()).sum::<usize>(), taken);
        let found = problems(&text);
        assert_eq!(found.matches("warning[").count(), usize::from(!said.is_empty()), "{found}");
        assert!(found.contains(said), "{said}: {found}");
        // The eleventh note has the first that are left out.
        assert!(said.is_empty() || found.contains("a.toml:31"), "{found}");
    }
}

#[test]
fn notes_before_a_syntax_error_stay() {
    let (sidecar, problems) =
        read_sidecar("a.toml", b"[[note]]\ntext = \"one\"\n[[note]\ntext = \"two\"");
    assert_eq!(sidecar.notes[0].text, "one");
    assert_eq!(problems[0].place.as_ref().unwrap().line, Some(3));
}
