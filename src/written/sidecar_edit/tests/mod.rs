//! What a change does, and that it does nothing else.

mod properties;

use super::*;
use crate::diagnostic::report::draw_plain;

const PATH: &str = "content/articles/a.toml";

const SIDECAR: &str = "# Checked twice.
title    = \"Мост закрыт\"   # as printed
tags = [
    'мост',  # not the game
    \"ремонт\",
]

# About the promise.
[[note]]
quote = \"закрыт до весны\"
# Ask again in May.
kind = \"claim\"
text = '''
Так обещали.
'''


# The second one.
[[note]]
text = \"Обо всей статье.\" # short
";

fn edit(text: &str, edit: SidecarEdit) -> String {
    edit_sidecar(PATH, text, &[edit]).unwrap_or_else(|found| panic!("{found:?}"))
}

fn refusal(text: &str, edit: SidecarEdit) -> String {
    edit_sidecar(PATH, text, &[edit]).unwrap_err().iter().map(draw_plain).collect()
}

fn read(text: &str) -> Sidecar {
    let (sidecar, mut problems) = read_sidecar(PATH, text.as_bytes());
    // The quotes here are of any characters, as a person may leave them.
    problems.retain(|problem| problem.code != "quote-without-words");
    assert!(problems.is_empty(), "{text}\n{problems:?}");
    sidecar
}

fn note(quote: &str, text: &str) -> Note {
    let quote = Some(quote.to_owned()).filter(|quote| !quote.is_empty());
    Note { quote, text: text.to_owned(), ..Note::default() }
}

fn set(field: SidecarField, value: &str) -> SidecarEdit {
    SidecarEdit::SetField { field, value: Some(value.to_owned()) }
}

fn drop_line(line: &str) -> SidecarEdit {
    SidecarEdit::DropLine { line: line.to_owned() }
}

fn keep_line(line: &str) -> SidecarEdit {
    SidecarEdit::KeepLine { line: line.to_owned() }
}

#[test]
fn a_note_is_put_below_the_others() {
    let note = Note {
        before: Some("мост будет ".to_owned()),
        kind: NoteKind::Claim,
        tags: vec!["сроки".to_owned()],
        by: Some("И. \"П.\" Лодкин".to_owned()),
        date: chrono::NaiveDate::from_ymd_opt(2026, 3, 9),
        ..note("закрыт\nдо «весны»", "Первая строка.\r\n\r\nВторая *строка*.\n")
    };
    let edited = edit(SIDECAR, SidecarEdit::AddNote { note });
    insta::assert_snapshot!(edited.strip_prefix(SIDECAR).unwrap(), @r#"
    [[note]]
    quote = "закрыт до «весны»"
    before = "мост будет "
    kind = "claim"
    tags = ["сроки"]
    by = 'И. "П." Лодкин'
    date = 2026-03-09
    text = '''
    Первая строка.

    Вторая *строка*.
    '''
    "#);
}

#[test]
fn the_first_note_makes_the_sidecar() {
    let add = SidecarEdit::AddNote { note: note("мост", "") };
    assert_eq!(edit("", add.clone()), "[[note]]\nquote = \"мост\"\n");
    assert_eq!(edit("title = \"М\"", add), "title = \"М\"\n\n[[note]]\nquote = \"мост\"\n");
}

#[test]
fn a_changed_note_keeps_its_comments_and_what_did_not_change() {
    let mut changed = read(SIDECAR).notes[0].clone();
    changed.quote = Some("закрыт до мая".to_owned());
    changed.kind = NoteKind::Comment;
    changed.by = Some("А. Б.".to_owned());
    let edited = edit(SIDECAR, SidecarEdit::ReplaceNote { index: 0, note: changed });
    let expected = SIDECAR
        .replace("закрыт до весны\"\n", "закрыт до мая\"\nby = \"А. Б.\"\n")
        .replace("kind = \"claim\"\n", "");
    assert_eq!(edited, expected);
}

#[test]
fn a_deleted_note_takes_nothing_else_along() {
    let edited = edit(SIDECAR, SidecarEdit::DeleteNote { index: 0 });
    let start = SIDECAR.find("[[note]]").unwrap();
    let end = SIDECAR.find("# The second").unwrap();
    assert_eq!(edited, format!("{}{}", &SIDECAR[..start], &SIDECAR[end..]));
    let edited = edit(SIDECAR, SidecarEdit::DeleteNote { index: 1 });
    assert_eq!(edited, SIDECAR.split_inclusive("# The second one.\n").next().unwrap());
}

#[test]
fn a_note_that_is_added_and_deleted_leaves_no_trace() {
    let added = edit(SIDECAR, SidecarEdit::AddNote { note: note("мост", "а\nб") });
    assert_eq!(edit(&added, SidecarEdit::DeleteNote { index: 2 }), SIDECAR);
}

#[test]
fn a_field_is_set_where_it_stands() {
    let edited = edit(SIDECAR, set(SidecarField::Title, "Мост открыт"));
    assert_eq!(edited, SIDECAR.replace("\"Мост закрыт\"", "\"Мост открыт\""));
    let edited = edit(SIDECAR, set(SidecarField::Title, " "));
    assert_eq!(edited, SIDECAR.replace("title    = \"Мост закрыт\"   # as printed\n", ""));
}

#[test]
fn a_new_field_goes_where_it_belongs() {
    let edited = edit(SIDECAR, set(SidecarField::Date, "2026-02-14T16:52:00+05:00"));
    let below = "# as printed\n";
    let expected = format!("{below}date = 2026-02-14T16:52:00+05:00\n");
    assert_eq!(edited, SIDECAR.replace(below, &expected));
    let edited = edit(SIDECAR, set(SidecarField::Date, "1998~"));
    assert_eq!(edited, SIDECAR.replace(below, &format!("{below}date = \"1998~\"\n")));
    let only_notes = "# Mine.\n[[note]]\ntext = \"a\"\n";
    let edited = edit(only_notes, set(SidecarField::Author, "А. Б."));
    assert_eq!(edited, format!("author = \"А. Б.\"\n\n{only_notes}"));
}

#[test]
fn a_line_goes_from_one_list_to_the_other() {
    let dropped = edit("", drop_line("Реклама"));
    assert_eq!(dropped, "drop = [\"Реклама\"]\n");
    let twice = edit(&dropped, drop_line("Курсы «валют»"));
    assert_eq!(twice, "drop = [\"Реклама\", \"Курсы «валют»\"]\n");
    assert_eq!(edit(&twice, drop_line("Курсы \"валют\"")), twice);
    assert_eq!(edit(&twice, keep_line("Курсы «валют»")), dropped);
    assert_eq!(edit(&dropped, keep_line("Реклама")), "");
    assert_eq!(edit("", keep_line("Реклама")), "keep = [\"Реклама\"]\n");
}

#[test]
fn a_list_keeps_its_lines_and_comments() {
    let list = "drop = [\n  \"a\", # one\n  \"b\", # two\n  \"c\",\n]\n";
    let more = edit(list, drop_line("d"));
    assert_eq!(more, "drop = [\n  \"a\", # one\n  \"b\", # two\n  \"c\",\n  \"d\",\n]\n");
    assert_eq!(edit(&more, keep_line("d")), list);
    let fewer = edit(list, keep_line("b"));
    assert_eq!(read(&fewer).drop, ["a", "c"]);
    assert!(fewer.contains("# one") && fewer.contains("# two"), "{fewer}");
    for line in ["a", "c"] {
        let fewer = edit(list, keep_line(line));
        assert_eq!(read(&fewer).drop.len(), 2, "{fewer}");
    }
}

#[test]
fn a_sidecar_with_an_error_is_never_rewritten() {
    let add = || SidecarEdit::AddNote { note: note("мост", "") };
    assert!(refusal("titel = \"x\"\n", add()).contains("unknown key `titel`"));
    assert!(refusal("title = \n", add()).contains("a.toml:1"));
    assert!(refusal("note = []\n", add()).contains("notes-in-one-value"));
    assert!(refusal("", SidecarEdit::DeleteNote { index: 0 }).contains("no note 1"));
}

#[test]
fn a_date_that_is_none_is_refused() {
    let found = refusal(SIDECAR, set(SidecarField::Date, "31.02.2026"));
    assert!(found.contains("`date` is `31.02.2026`"), "{found}");
}

#[test]
fn line_endings_are_those_of_the_file() {
    let text = SIDECAR.replace('\n', "\r\n");
    let edited = edit(&text, SidecarEdit::AddNote { note: note("мост", "а\nб") });
    assert_eq!(edited.matches('\n').count(), edited.matches("\r\n").count());
    assert!(edited.starts_with(&text));
    assert_eq!(edit(&edited, SidecarEdit::DeleteNote { index: 2 }), text);
}

#[test]
fn a_first_key_stands_above_pictures() {
    let picture = "[[picture]]\nfile = \"most.jpg\"\n";
    let text = edit(picture, set(SidecarField::Title, "Мост"));
    assert!(text.ends_with(picture), "{text}");
    let sidecar = read(&text);
    assert_eq!(sidecar.overrides.title.as_deref(), Some("Мост"));
    assert_eq!(sidecar.pictures.len(), 1);
}
