//! Any change of any sidecar: one is made in pieces, each of which is one line or value that a change
//! must leave as it is.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Place;

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
        optional(list("tags").boxed()),
    );
    let body = (line("text"), optional(line("quote").boxed()), optional(line("by").boxed()))
        .prop_map(|(text, quote, by)| [Some(text), quote, by].into_iter().flatten().collect());
    let notes = prop::collection::vec(header(body), 0..4);
    (root, pictures_text(), notes, comment()).prop_map(|((a, b, c, d, e), pictures, notes, end)| {
        let root: String = [a, b, c, d, e].into_iter().flatten().collect();
        format!("{root}{pictures}{}{end}", notes.concat())
    })
}

const FILES: [&str; 4] = ["a.jpg", "b.jpg", "foto/c.jpg", "d e.jpg"];

fn file() -> impl Strategy<Value = &'static str> {
    prop::sample::select(FILES.to_vec())
}

/// Pictures with a comment in each that names its file.
fn pictures_text() -> impl Strategy<Value = String> {
    let files = Just(FILES.to_vec()).prop_shuffle();
    let row = |(file, above, caption): (&str, String, String)| {
        format!("{above}[[picture]]\n# of {file}\nfile = \"{file}\"\n{caption}")
    };
    let others = prop::collection::vec((comment(), line("caption")), 0..4);
    (files, others).prop_map(move |(files, others)| {
        let rows =
            files.into_iter().zip(others).map(|(file, (above, end))| row((file, above, end)));
        rows.collect()
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
        (0u32..9).prop_map(|number| SidecarEdit::SetAliases {
            aliases: (0..number % 3).map(|at| format!("/news/{number}-{at}/")).collect()
        }),
        prop::collection::vec(word(), 0..5).prop_map(|tags| SidecarEdit::SetTags { tags }),
        any_pictures().prop_map(|pictures| SidecarEdit::SetPictures { pictures }),
        (word(), 0usize..6).prop_map(|(words, kind)| SidecarEdit::SetKind {
            words,
            kind: StatedKind::ALL.get(kind).map(|(_, kind)| *kind)
        }),
        word().prop_map(|line| drop_line(&line)),
        word().prop_map(|line| keep_line(&line)),
    ]
}

fn any_pictures() -> impl Strategy<Value = Vec<OwnPicture>> {
    let any = (file(), words()).prop_map(|(file, words)| picture(file, Some(&words)));
    prop::collection::vec(any, 0..4)
}

/// What must have come out: the sidecar changed as a value.
fn expected(mut sidecar: Sidecar, edit: &SidecarEdit) -> Sidecar {
    use crate::model::quote::fold_text;
    let stated = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    let set = |field: &mut Option<String>, value: &Option<String>| *field = stated(value);
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
            sidecar.overrides.author = stated(value).map(|text| vec![text]);
        }
        SidecarEdit::SetField { value, .. } => set(&mut sidecar.overrides.section, value),
        SidecarEdit::SetTags { tags } => sidecar.tags.clone_from(tags),
        SidecarEdit::SetAliases { aliases } => sidecar.aliases.clone_from(aliases),
        SidecarEdit::SetPictures { pictures } => sidecar.pictures.clone_from(pictures),
        SidecarEdit::SetKind { words, kind } => {
            sidecar.kinds.retain(|(_, known)| fold_text(known) != fold_text(words));
            sidecar.kinds.extend(kind.map(|kind| (kind, words.clone())));
            // They are read kind by kind.
            sidecar.kinds.sort_by_key(|(kind, _)| *kind);
        }
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
        // but those inside of a deleted note or picture.
        let gone = difference(&text, &edited);
        if !matches!(
            change,
            SidecarEdit::DeleteNote { .. }
                | SidecarEdit::ReplaceNote { .. }
                | SidecarEdit::SetPictures { .. }
        ) {
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

    #[test]
    fn pictures_keep_the_comments_of_their_files(text in sidecar_text(), wanted in any_pictures()) {
        let known = read(&text).pictures;
        let edited = edit(&text, SidecarEdit::SetPictures { pictures: wanted.clone() });
        for OwnPicture { file, .. } in known {
            let row = format!("[[picture]]\n# of {file}\nfile = \"{file}\"\n");
            let is_wanted = wanted.iter().any(|picture| picture.file == file);
            prop_assert!(!is_wanted || edited.contains(&row), "{}\n->\n{}", text, edited);
        }
    }
}
