//! What a change does, and that it does nothing else.

mod pictures;
mod properties;

use super::*;
use crate::diagnostic::report::draw_plain;
use crate::model::sidecar::{Note, NoteKind, OwnPicture};

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

fn picture(file: &str, caption: Option<&str>) -> OwnPicture {
    OwnPicture { file: file.to_owned(), alt: String::new(), caption: caption.map(str::to_owned) }
}

fn set_pictures<const N: usize>(pictures: [OwnPicture; N]) -> SidecarEdit {
    SidecarEdit::SetPictures { pictures: pictures.to_vec() }
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
    for (line, own) in [("a", "  \"a\", # one\n"), ("b", "  \"b\", # two\n"), ("c", "  \"c\",\n")] {
        assert_eq!(edit(list, keep_line(line)), list.replace(own, ""));
    }
    let last = "drop = [\n  \"a\", # one\n]\n";
    assert_eq!(edit(last, keep_line("a")), "");
    let second = "drop = [\n  \"a\", # one\n  \"b\" # two\n]\n";
    assert_eq!(edit(second, keep_line("b")), "drop = [\n  \"a\", # one\n]\n");
    let above = "drop = [\n  # Adverts.\n  \"a\", # one\n]\n";
    assert!(edit(above, keep_line("a")).contains("# Adverts."));
}

#[test]
fn a_comment_goes_with_its_member() {
    for (list, wanted, expected) in [
        ("[\n  'а', # one\n  'б', # two\n]", ["в", "б"], "[\n  \"в\",\n  'б', # two\n]"),
        ("[\n  'а', # one\n  'б' # two\n]", ["а", "в"], "[\n  'а', # one\n  \"в\"\n]"),
        // Another spelling is the same member.
        ("[\n  'а-б', # one\n  'б',\n]", ["А–Б", "б"], "[\n  \"А–Б\", # one\n  'б',\n]"),
        // What does not stand behind one member alone is about more.
        ("[\n  # all\n  'а',\n  'б',\n]", ["в", "б"], "[\n  # all\n  \"в\",\n  'б',\n]"),
        ("[\n  'а', 'б', # both\n]", ["а", "в"], "[\n  'а', \"в\", # both\n]"),
    ] {
        let edited = edit(&format!("tags = {list}\n"), set_tags(wanted));
        assert_eq!(edited, format!("tags = {expected}\n"));
        let returns = |text: &str| format!("tags = {text}\n").replace('\n', "\r\n");
        assert_eq!(edit(&returns(list), set_tags(wanted)), returns(expected));
    }
}

fn set_tags<const N: usize>(tags: [&str; N]) -> SidecarEdit {
    SidecarEdit::SetTags { tags: tags.map(str::to_owned).to_vec() }
}

#[test]
fn tags_that_stay_keep_their_lines_and_comments() {
    let last = "    \"ремонт\",\n";
    let added = edit(SIDECAR, set_tags(["мост", "ремонт", "сроки"]));
    assert_eq!(added, SIDECAR.replace(last, &format!("{last}    \"сроки\",\n")));
    assert_eq!(edit(&added, set_tags(["мост", "ремонт"])), SIDECAR);
    let first = "    'мост',  # not the game\n";
    let between = edit(SIDECAR, set_tags(["мост", "сроки", "ремонт"]));
    assert_eq!(between, SIDECAR.replace(first, &format!("{first}    \"сроки\",\n")));
    let changed = edit(SIDECAR, set_tags(["мост", "Ремонт"]));
    assert_eq!(changed, SIDECAR.replace("ремонт", "Ремонт"));
    let above = edit(SIDECAR, set_tags(["сроки", "мост", "ремонт"]));
    assert_eq!(above, SIDECAR.replace("    'мост'", "    \"сроки\",\n    'мост'"));
    let turned = edit(SIDECAR, set_tags(["ремонт", "мост"]));
    assert!(turned.contains("tags = [\"ремонт\", \"мост\"]\n"), "{turned}");
}

#[test]
fn a_comment_stays_beside_the_last_member() {
    for (list, more) in [
        ("[\n  'а' # one\n]", "[\n  'а', # one\n  \"б\"\n]"),
        ("[\n  'а', # one\n]", "[\n  'а', # one\n  \"б\",\n]"),
        ("[\n  'а' ]", "[\n  'а',\n  \"б\" ]"),
        ("[ # none\n]", "[\"а\", \"б\" # none\n]"),
        ("['а'] # all", "['а', \"б\"] # all"),
    ] {
        let edited = edit(&format!("tags = {list}\n"), set_tags(["а", "б"]));
        assert_eq!(edited, format!("tags = {more}\n"));
        let returns = |text: &str| format!("tags = {text}\n").replace('\n', "\r\n");
        assert_eq!(edit(&returns(list), set_tags(["а", "б"])), returns(more));
    }
}

#[test]
fn the_tags_of_a_note_keep_their_lines_and_comments() {
    let text = "[[note]]\ntags = [\n  'а', # one\n  'б',\n]\ntext = \"Да.\"\n";
    let tags = ["а", "б", "в"].map(str::to_owned).to_vec();
    let note = Note { tags, ..read(text).notes[0].clone() };
    let edited = edit(text, SidecarEdit::ReplaceNote { index: 0, note });
    assert_eq!(edited, text.replace("  'б',\n", "  'б',\n  \"в\",\n"));
}

#[test]
fn a_sidecar_with_an_error_is_never_rewritten() {
    let add = || SidecarEdit::AddNote { note: note("мост", "") };
    assert!(refusal("titel = \"x\"\n", add()).contains("unknown key `titel`"));
    assert!(refusal("title = \n", add()).contains("a.toml:1"));
    assert!(refusal("note = []\n", add()).contains("rows-in-one-value"));
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
fn each_key_of_a_sidecar_is_in_the_form_or_edited_elsewhere() {
    // On the panels of lines and of notes; a capture is the import's.
    let elsewhere = ["drop", "keep", "kinds", "capture", "note"];
    let lists = ["tags", "aliases", "picture"];
    let fields = SidecarField::ALL.map(|(key, _)| key);
    let mut edited: Vec<&str> = [&fields[..], &lists, &elsewhere].concat();
    let mut keys = SIDECAR_KEYS.to_vec();
    keys.sort_unstable();
    edited.sort_unstable();
    assert_eq!(edited, keys);
}

#[test]
fn every_field_of_the_form_is_read_back_as_it_was_written() {
    for (field, value, written) in [
        (SidecarField::Captured, "2026-02-14T09:30:00+05:00", "2026-02-14T09:30:00+05:00"),
        (SidecarField::Added, "2026-02-14", "2026-02-14"),
        (SidecarField::Language, "kk", "\"kk\""),
        (SidecarField::Rights, "© «Листок»", "\"© «Листок»\""),
        (SidecarField::Url, "https://listok.example/1", "\"https://listok.example/1\""),
        (SidecarField::Publish, "excerpt", "\"excerpt\""),
        (SidecarField::Noindex, "true", "true"),
    ] {
        let edited = edit("", set(field, value));
        assert_eq!(edited, format!("{} = {written}\n", field.key()));
        read(&edited);
        assert_eq!(misstated(&[set(field, value)]), [""; 0]);
    }
    let aliases = vec!["/news/most/".to_owned()];
    let edited = edit("", SidecarEdit::SetAliases { aliases });
    assert_eq!(edited, "aliases = [\"/news/most/\"]\n");
}

#[test]
fn what_a_field_cannot_be_is_told_by_its_key() {
    for (field, value) in [
        (SidecarField::Date, "31.02.2026"),
        (SidecarField::Captured, "2026"),
        (SidecarField::Added, "вчера"),
        (SidecarField::Url, "javascript:alert(1)"),
        (SidecarField::Archived, "listok.example"),
        (SidecarField::Language, "русский"),
        (SidecarField::Publish, "exerpt"),
        (SidecarField::Noindex, "maybe"),
    ] {
        assert_eq!(
            misstated(&[set(SidecarField::Title, "Мост"), set(field, value)]),
            [field.key()]
        );
    }
    let aliases = vec!["../most".to_owned()];
    assert_eq!(misstated(&[SidecarEdit::SetAliases { aliases }]), ["aliases"]);
}

#[test]
fn the_kind_of_a_block_stands_once() {
    let set_kind = |text: &str, words: &str, kind| {
        edit(text, SidecarEdit::SetKind { words: words.to_owned(), kind })
    };
    let one = set_kind("", "Как теперь ездить", Some(StatedKind::Heading));
    assert_eq!(one, "kinds = { heading = [\"Как теперь ездить\"] }\n");
    let two = set_kind(&one, "паром", Some(StatedKind::List));
    assert_eq!(two, "kinds = { heading = [\"Как теперь ездить\"], list = [\"паром\"] }\n");
    let moved = set_kind(&two, "Как  теперь ездить", Some(StatedKind::Caption));
    assert_eq!(moved, "kinds = { list = [\"паром\"], caption = [\"Как  теперь ездить\"] }\n");
    assert_eq!(set_kind(&one, "Как теперь ездить", None), "");
    let read = read(&moved).kinds;
    assert_eq!(read.len(), 2);
    assert_eq!(read[0], (StatedKind::List, "паром".to_owned()));
}

#[test]
fn keys_stand_above_what_is_known_of_a_capture() {
    let capture = "[capture]\nstatus = 200\n";
    let edited = edit(capture, set(SidecarField::Title, "Мост"));
    assert_eq!(edited, format!("title = \"Мост\"\n\n{capture}"));
    let edited = edit(&edited, drop_line("Реклама"));
    assert_eq!(edited, format!("title = \"Мост\"\ndrop = [\"Реклама\"]\n\n{capture}"));
    let edited = edit(capture, SidecarEdit::AddNote { note: note("мост", "Да.") });
    let both = format!("{capture}\n[[note]]\nquote = \"мост\"\n");
    assert!(edited.starts_with(&both), "{edited}");
    let edited = edit(&edited, set(SidecarField::Title, "Мост"));
    assert!(edited.starts_with(&format!("title = \"Мост\"\n\n{both}")), "{edited}");
    assert_eq!(read(&edited).capture.status, Some(200));
}
