//! Tables with headers of their own, a row each: `[[note]]` and `[[picture]]`.

use std::ops::Range;

use toml_edit::{ArrayOfTables, Document, Table};

use super::{Splice, keys, literal, parse, splice};
use crate::diagnostic::places::Places;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::sidecar::{Note, NoteKind, OwnPicture};
use crate::written::sidecar::{NOTE_KEYS, PICTURE_KEYS};

/// What stands in a row.
pub(super) struct Row {
    /// The name of its table.
    name: &'static str,
    /// Its keys in their canonical order.
    keys: &'static [&'static str],
    /// The values of the keys in TOML; none where there is nothing to say.
    values: Vec<Option<String>>,
}

impl Row {
    /// A note.
    pub(super) fn of_note(note: &Note) -> Row {
        let values = NOTE_KEYS.iter().map(|key| note_literal(note, key)).collect();
        Row { name: "note", keys: NOTE_KEYS, values }
    }

    /// A picture.
    pub(super) fn of_picture(picture: &OwnPicture) -> Row {
        let stated = |text: &str| (!text.trim().is_empty()).then(|| literal::text(text.trim()));
        let caption = picture.caption.as_deref().and_then(stated);
        let values = vec![Some(literal::text(&picture.file)), stated(&picture.alt), caption];
        Row { name: "picture", keys: PICTURE_KEYS, values }
    }
}

/// Fails where the rows of a text have no headers, so that none can be added behind them.
pub(super) fn takes(path: &str, text: &str, name: &str) -> Result<(), Diagnostic> {
    rows(path, text, &parse(path, text)?, name).map(drop)
}

/// Puts a row below all others.
pub(super) fn add(text: String, row: &Row) -> String {
    let mut new = format!("[[{}]]\n", row.name);
    for (key, value) in row.keys.iter().zip(&row.values) {
        if let Some(value) = value {
            new.push_str(&format!("{key} = {value}\n"));
        }
    }
    append(text, &new)
}

/// Puts a row that is there below all others, as it is written.
pub(super) fn move_down(
    path: &str,
    text: String,
    name: &str,
    index: usize,
) -> Result<String, Diagnostic> {
    let bytes = bytes_of(path, &text, name, index)?;
    let moved = format!("{}\n", text[bytes].trim_end_matches(['\r', '\n']));
    Ok(append(delete(path, text, name, index)?, &moved))
}

/// Puts lines below all others, with a blank line between.
fn append(text: String, lines: &str) -> String {
    let gap = match text.trim_start_matches('\u{feff}') {
        "" => "",
        rest if rest.ends_with("\n\n") || rest.ends_with("\r\n\r\n") => "",
        rest if rest.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let (end, new) = (text.len(), format!("{gap}{lines}"));
    splice(text, Some(Splice { bytes: end..end, new }))
}

/// Makes an old row a new one; what is the same in both stays as it is written.
pub(super) fn replace(
    path: &str,
    mut text: String,
    index: usize,
    [old, new]: [Row; 2],
) -> Result<String, Diagnostic> {
    let values = new.values.into_iter().zip(old.values);
    for (key, (value, known)) in new.keys.iter().zip(values) {
        if value == known {
            continue;
        }
        let document = parse(path, &text)?;
        let table = row(path, &text, &document, (new.name, index))?;
        let change = keys::set_in_table(&text, table, (new.keys, key), value);
        text = splice(text, change);
    }
    Ok(text)
}

/// Takes out a row from its header to its last key, with the blank lines below it.
///
/// A comment above the header stays: it may be about more than this row.
pub(super) fn delete(
    path: &str,
    text: String,
    name: &str,
    index: usize,
) -> Result<String, Diagnostic> {
    let mut bytes = bytes_of(path, &text, name, index)?;
    bytes.end += blank_lines(&text[bytes.end..]);
    if bytes.end == text.len() {
        // The last row takes the blank lines above it along, as they were put there with it.
        let above = text[..bytes.start].trim_end_matches(['\n', '\r']);
        let rest = &text[above.len()..bytes.start];
        bytes.start = above.len() + rest.find('\n').map_or(0, |at| at + 1);
    }
    Ok(splice(text, Some(Splice { bytes, new: String::new() })))
}

/// The rows that have headers of their own; none yet is fine, a list in one line is not.
fn rows<'d>(
    path: &str,
    text: &str,
    document: &'d Document<&str>,
    name: &str,
) -> Result<Option<&'d ArrayOfTables>, Diagnostic> {
    let Some(item) = document.as_table().get(name) else { return Ok(None) };
    item.as_array_of_tables().map(Some).ok_or_else(|| {
        let at = item.span().map_or(0, |span| span.start);
        catalogue::rows_in_one_value(Places::new(path, text).at(at), name)
    })
}

fn row<'d>(
    path: &str,
    text: &str,
    document: &'d Document<&str>,
    (name, index): (&str, usize),
) -> Result<&'d Table, Diagnostic> {
    let found = rows(path, text, document, name)?.and_then(|rows| rows.get(index));
    found.ok_or_else(|| catalogue::no_such_row(path, name, index + 1))
}

/// The bytes of a row, from its header to its last key.
fn bytes_of(path: &str, text: &str, name: &str, index: usize) -> Result<Range<usize>, Diagnostic> {
    let document = parse(path, text)?;
    Ok(keys::range_of(text, row(path, text, &document, (name, index))?))
}

/// The length of the blank lines at the start.
fn blank_lines(text: &str) -> usize {
    let lines = text.split_inclusive('\n').take_while(|line| line.trim().is_empty());
    lines.map(str::len).sum()
}

/// The value of a note's key in TOML; none where the note has nothing to say there.
fn note_literal(note: &Note, key: &str) -> Option<String> {
    let line = |text: &Option<String>| {
        let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
        // The text of two paragraphs has a line break between them, which counts as a space.
        Some(literal::text(&text.split_inclusive('\n').map(unbroken).collect::<String>()))
    };
    match key {
        "quote" => line(&note.quote),
        "before" => line(&note.before),
        "after" => line(&note.after),
        "kind" => (note.kind != NoteKind::Comment).then(|| literal::text(note.kind.name())),
        "tags" => (!note.tags.is_empty()).then(|| literal::texts(&note.tags)),
        "by" => line(&note.by),
        "date" => note.date.map(|date| date.to_string()),
        "text" => (!note.text.trim().is_empty()).then(|| literal::markdown(&note.text)),
        _ => None,
    }
}

/// A line with a space in place of its line break.
fn unbroken(line: &str) -> String {
    match line.strip_suffix('\n') {
        Some(line) => format!("{} ", line.trim_end_matches('\r')),
        None => line.to_owned(),
    }
}
