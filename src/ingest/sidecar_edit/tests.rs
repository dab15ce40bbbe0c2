//! What a change does, and that it does nothing else.

use proptest::prelude::*;

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
    let (sidecar, problems) = read_sidecar(PATH, text.as_bytes());
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

// A sidecar in pieces, each of which is one line or value that a change must leave as it is.

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "мост",
        "Ёлка",
        "\"в кавычках\"",
        "it's",
        "\\",
        "a # b",
        "'''",
        "«ж»",
    ])
    .prop_map(str::to_owned)
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..4).prop_map(|words| words.join(" "))
}

fn comment() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "\n", "# about it\n", "\n# ] \" '''\n\n", "   \n"])
        .prop_map(str::to_owned)
}

/// A line `key = value` with what stands around it.
fn line(key: &'static str) -> impl Strategy<Value = String> {
    let tail = prop::sample::select(vec!["", "  # why", " \t"]);
    let equals = prop::sample::select(vec!["=", " = ", "   =  "]);
    (comment(), equals, words(), tail).prop_map(move |(above, equals, value, tail)| {
        format!("{above}{key}{equals}{}{tail}\n", literal::text(&value))
    })
}

fn list(key: &'static str) -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec![" ", "\n  ", " # c, \"d\"\n  "]);
    (comment(), prop::collection::vec(word(), 0..4), gap).prop_map(move |(above, members, gap)| {
        let members: String =
            members.iter().map(|word| format!("{gap}{},", literal::text(word))).collect();
        format!("{above}{key} = [{members}{gap}\n]\n")
    })
}

fn header(lines: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (comment(), lines).prop_map(|(above, lines)| format!("{above}[[note]]\n{lines}"))
}

fn sidecar_text() -> impl Strategy<Value = String> {
    let optional = |piece: BoxedStrategy<String>| prop::option::of(piece);
    let root = (
        optional(line("title").boxed()),
        optional(list("drop").boxed()),
        optional(line("author").boxed()),
        optional(list("keep").boxed()),
    );
    let body = (line("text"), optional(line("quote").boxed()), optional(line("by").boxed()))
        .prop_map(|(text, quote, by)| [Some(text), quote, by].into_iter().flatten().collect());
    let notes = prop::collection::vec(header(body), 0..4);
    (root, notes, comment()).prop_map(|((a, b, c, d), notes, end)| {
        let root: String = [a, b, c, d].into_iter().flatten().collect();
        format!("{root}{}{end}", notes.concat())
    })
}

/// One change.
fn any_edit() -> impl Strategy<Value = SidecarEdit> {
    prop_oneof![
        (words(), words())
            .prop_map(|(quote, text)| SidecarEdit::AddNote { note: note(&quote, &text) }),
        (0usize..3, words(), words()).prop_map(|(index, quote, text)| SidecarEdit::ReplaceNote {
            index,
            note: note(&quote, &text)
        }),
        (0usize..3).prop_map(|index| SidecarEdit::DeleteNote { index }),
        words().prop_map(|value| set(SidecarField::Title, &value)),
        Just(set(SidecarField::Author, "")),
        words().prop_map(|value| set(SidecarField::Section, &value)),
        word().prop_map(|line| drop_line(&line)),
        word().prop_map(|line| keep_line(&line)),
    ]
}

/// What must have come out: the sidecar changed as a value.
fn expected(mut sidecar: Sidecar, edit: &SidecarEdit) -> Sidecar {
    use crate::model::quote::fold_text;
    let set = |field: &mut Option<String>, value: &Option<String>| {
        *field = value.clone().filter(|value| !value.is_empty());
    };
    let shift = |from: &mut Vec<String>, to: &mut Vec<String>, line: &String| {
        let same = |known: &String| fold_text(known) == fold_text(line);
        match from.iter().position(same) {
            Some(at) => drop(from.remove(at)),
            None if to.iter().any(same) => {}
            None => to.push(line.clone()),
        }
    };
    match edit {
        SidecarEdit::AddNote { note } => sidecar.notes.push(note.clone()),
        SidecarEdit::ReplaceNote { index, note } => sidecar.notes[*index] = note.clone(),
        SidecarEdit::DeleteNote { index } => drop(sidecar.notes.remove(*index)),
        SidecarEdit::SetField { field: SidecarField::Title, value } => {
            set(&mut sidecar.overrides.title, value);
        }
        SidecarEdit::SetField { field: SidecarField::Author, value } => {
            set(&mut sidecar.overrides.author, value);
        }
        SidecarEdit::SetField { value, .. } => set(&mut sidecar.overrides.section, value),
        SidecarEdit::SetTags { tags } => sidecar.tags.clone_from(tags),
        SidecarEdit::DropLine { line } => shift(&mut sidecar.keep, &mut sidecar.drop, line),
        SidecarEdit::KeepLine { line } => shift(&mut sidecar.drop, &mut sidecar.keep, line),
    }
    for note in &mut sidecar.notes {
        note.place = Place::default();
    }
    sidecar
}

/// The text without what stands the same at its start and its end in the other.
fn difference<'a>(a: &'a str, b: &str) -> &'a str {
    let prefix = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    let start: usize = prefix.map(|(c, _)| c.len_utf8()).sum();
    let suffix = a[start..].chars().rev().zip(b[start..].chars().rev()).take_while(|(a, b)| a == b);
    let end: usize = suffix.map(|(c, _)| c.len_utf8()).sum();
    &a[start..a.len() - end]
}

proptest! {
    #[test]
    fn a_change_does_what_it_says_and_nothing_else(text in sidecar_text(), change in any_edit()) {
        let before = read(&text);
        let index = match &change {
            SidecarEdit::ReplaceNote { index, .. } | SidecarEdit::DeleteNote { index } => *index,
            _ => 0,
        };
        prop_assume!(index < before.notes.len() || !matches!(
            change, SidecarEdit::ReplaceNote { .. } | SidecarEdit::DeleteNote { .. }
        ));
        let edited = edit(&text, change.clone());
        let mut after = read(&edited);
        after.notes.iter_mut().for_each(|note| note.place = Place::default());
        prop_assert_eq!(after, expected(before, &change), "{}", edited);

        // The bytes that went are one stretch, and no comment of a line of its own is among them
        // but those inside of a deleted note.
        let gone = difference(&text, &edited);
        if !matches!(change, SidecarEdit::DeleteNote { .. } | SidecarEdit::ReplaceNote { .. }) {
            let lines = gone.lines().skip(1).filter(|line| line.starts_with('#'));
            prop_assert_eq!(lines.count(), 0, "{}\n->\n{}", text, edited);
        }
        if matches!(change, SidecarEdit::AddNote { .. }) {
            prop_assert!(edited.starts_with(&text));
        }
    }

    #[test]
    fn a_changed_note_leaves_the_other_lines(text in sidecar_text(), quote in words()) {
        let before = read(&text);
        prop_assume!(!before.notes.is_empty());
        let note = Note { quote: Some(quote), ..before.notes[0].clone() };
        let edited = edit(&text, SidecarEdit::ReplaceNote { index: 0, note });
        let untouched = |text: &str| -> Vec<String> {
            text.lines().filter(|line| !line.starts_with("quote")).map(str::to_owned).collect()
        };
        prop_assert_eq!(untouched(&text), untouched(&edited));
    }

    #[test]
    fn a_deleted_note_leaves_the_text_before_and_behind(text in sidecar_text(), index in 0usize..3) {
        let count = read(&text).notes.len();
        prop_assume!(index < count);
        let edited = edit(&text, SidecarEdit::DeleteNote { index });
        let header = text.match_indices("[[note]]").nth(index).unwrap().0;
        let kept = edited.trim_end();
        prop_assert!(kept.starts_with(text[..header].trim_end()), "{}\n->\n{}", text, edited);
        if let Some((next, _)) = text.match_indices("[[note]]").nth(index + 1) {
            prop_assert!(edited.ends_with(&text[next..]), "{}\n->\n{}", text, edited);
        }
    }
}
