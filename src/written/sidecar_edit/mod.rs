//! Changes a sidecar as a careful person would: the keys in question, and not a byte besides.
//!
//! Text in, text out. The parser says where a key or a value stands; the text is cut there and
//! joined again, so that comments, order, white space and line endings of all the rest stay. It
//! does not touch the disk, and it does not know the article: whether a quote is in the text is
//! for others to say.

mod keys;
mod lists;
mod literal;
#[cfg(test)]
mod tests;

use std::ops::Range;

use toml_edit::{ArrayOfTables, Document, Table};

use crate::diagnostic::places::Places;
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::model::date::ArticleDate;
use crate::model::quote::fold_text;
use crate::model::sidecar::{Note, NoteKind, Sidecar, StatedKind};
use crate::model::sidecar_edit::{SidecarEdit, SidecarField};
use crate::written::sidecar::{NOTE_KEYS, SIDECAR_KEYS, read_sidecar};

/// A piece of the text and what comes in its place.
struct Splice {
    bytes: Range<usize>,
    new: String,
}

/// Makes changes one after the other; a sidecar that is not there yet is an empty text.
///
/// Fails with the sidecar's errors where it has any, for nobody can tell what such a text means;
/// and with those that the changes would bring about, as a date that is none.
pub fn edit_sidecar(
    path: &str,
    text: &str,
    edits: &[SidecarEdit],
) -> Result<String, Vec<Diagnostic>> {
    refuse_errors(path, text)?;
    if edits.iter().any(|edit| matches!(edit, SidecarEdit::AddNote { .. })) {
        // Once for all notes that are added; no other change moves those that are there.
        takes_notes(path, text).map_err(|problem| vec![problem])?;
    }
    let mut edited = text.to_owned();
    for edit in edits {
        edited = apply(path, edited, edit).map_err(|problem| vec![problem])?;
    }
    refuse_errors(path, &edited)?;
    Ok(edited)
}

fn refuse_errors(path: &str, text: &str) -> Result<Sidecar, Vec<Diagnostic>> {
    let (sidecar, mut problems) = read_sidecar(path, text.as_bytes());
    problems.retain(|problem| problem.severity == Severity::Error);
    if problems.is_empty() { Ok(sidecar) } else { Err(problems) }
}

fn apply(path: &str, text: String, edit: &SidecarEdit) -> Result<String, Diagnostic> {
    match edit {
        SidecarEdit::AddNote { note } => Ok(add_note(text, note)),
        SidecarEdit::ReplaceNote { index, note } => replace_note(path, text, *index, note),
        SidecarEdit::DeleteNote { index } => delete_note(path, text, *index),
        SidecarEdit::SetField { field, value } => {
            let value = value.as_deref().map(str::trim).filter(|value| !value.is_empty());
            set_root(path, text, field.key(), value.map(|value| field_literal(*field, value)))
        }
        SidecarEdit::SetTags { tags } => {
            set_root(path, text, "tags", (!tags.is_empty()).then(|| literal::texts(tags)))
        }
        SidecarEdit::SetAliases { aliases } => {
            let value = (!aliases.is_empty()).then(|| literal::texts(aliases));
            set_root(path, text, "aliases", value)
        }
        SidecarEdit::SetKind { words, kind } => {
            let kinds = with_kind(read_sidecar(path, text.as_bytes()).0.kinds, words, *kind);
            let value = (!kinds.is_empty()).then(|| kinds_literal(&kinds));
            set_root(path, text, "kinds", value)
        }
        SidecarEdit::DropLine { line } => move_line(path, text, line, ("keep", "drop")),
        SidecarEdit::KeepLine { line } => move_line(path, text, line, ("drop", "keep")),
    }
}

/// Parses a text that is known to have no errors.
fn parse<'t>(path: &str, text: &'t str) -> Result<Document<&'t str>, Diagnostic> {
    Document::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        catalogue::sidecar_not_editable(Places::new(path, text).at(at))
    })
}

fn splice(mut text: String, splice: Option<Splice>) -> String {
    let Some(splice) = splice else { return text };
    // A text with another kind of line ending keeps to it.
    let new = if has_returns(&text) { splice.new.replace('\n', "\r\n") } else { splice.new };
    text.replace_range(splice.bytes, &new);
    text
}

/// Whether lines end as on Windows; the first one tells, for to look at all of them for each note
/// takes ever longer.
fn has_returns(text: &str) -> bool {
    text.find('\n').is_some_and(|end| text[..end].ends_with('\r'))
}

fn field_literal(field: SidecarField, value: &str) -> String {
    // What TOML has a form for stands without quotes.
    let is_bare = match field {
        SidecarField::Date | SidecarField::Captured | SidecarField::Added => {
            value.parse::<toml_edit::Datetime>().is_ok() && value.parse::<ArticleDate>().is_ok()
        }
        SidecarField::Noindex => matches!(value, "true" | "false"),
        _ => false,
    };
    if is_bare { value.to_owned() } else { literal::text(value) }
}

/// The keys of a sidecar that some changes would set to what they cannot be, as a date that is none.
pub fn misstated(edits: &[SidecarEdit]) -> Vec<&'static str> {
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    let is_wrong = |text: &str| read_sidecar("", text.as_bytes()).1.iter().any(is_error);
    let key = |edit: &SidecarEdit| {
        let key = match edit {
            SidecarEdit::SetField { field, .. } => field.key(),
            SidecarEdit::SetTags { .. } => "tags",
            SidecarEdit::SetAliases { .. } => "aliases",
            _ => return None,
        };
        let text = apply("", String::new(), edit).unwrap_or_default();
        is_wrong(&text).then_some(key)
    };
    edits.iter().filter_map(key).collect()
}

fn set_root(
    path: &str,
    text: String,
    key: &str,
    value: Option<String>,
) -> Result<String, Diagnostic> {
    let document = parse(path, &text)?;
    let change = keys::set_in_root(&text, document.as_table(), (SIDECAR_KEYS, key), value);
    Ok(splice(text, change))
}

/// The kinds of blocks with another one for some words.
fn with_kind(
    mut kinds: Vec<(StatedKind, String)>,
    words: &str,
    kind: Option<StatedKind>,
) -> Vec<(StatedKind, String)> {
    kinds.retain(|(_, known)| fold_text(known) != fold_text(words));
    kinds.extend(kind.map(|kind| (kind, words.to_owned())));
    kinds
}

/// The kinds of blocks on one line: `{ heading = ["…"], list = ["…"] }`.
fn kinds_literal(kinds: &[(StatedKind, String)]) -> String {
    let lists = StatedKind::ALL.iter().filter_map(|(name, kind)| {
        let words = kinds.iter().filter(|(known, _)| known == kind);
        let words: Vec<String> = words.map(|(_, words)| words.clone()).collect();
        (!words.is_empty()).then(|| format!("{name} = {}", literal::texts(&words)))
    });
    format!("{{ {} }}", lists.collect::<Vec<_>>().join(", "))
}

/// Takes a line off one list; if it was not there, puts it onto the other.
fn move_line(
    path: &str,
    text: String,
    line: &str,
    (from, to): (&str, &str),
) -> Result<String, Diagnostic> {
    let document = parse(path, &text)?;
    let table = document.as_table();
    if let Some(change) = lists::without(&text, table, from, line) {
        return Ok(splice(text, Some(change)));
    }
    let change = match table.get(to).and_then(|item| item.as_array()) {
        Some(list) => lists::with(&text, list, line),
        None => {
            let value = Some(literal::texts(&[line.to_owned()]));
            keys::set_in_root(&text, table, (SIDECAR_KEYS, to), value)
        }
    };
    Ok(splice(text, change))
}

// Notes

/// The notes that have headers of their own; none yet is fine, a list in one line is not.
fn notes<'d>(
    path: &str,
    text: &str,
    document: &'d Document<&str>,
) -> Result<Option<&'d ArrayOfTables>, Diagnostic> {
    let Some(item) = document.as_table().get("note") else { return Ok(None) };
    item.as_array_of_tables().map(Some).ok_or_else(|| {
        let at = item.span().map_or(0, |span| span.start);
        catalogue::notes_in_one_value(Places::new(path, text).at(at))
    })
}

fn note<'d>(
    path: &str,
    text: &str,
    document: &'d Document<&str>,
    index: usize,
) -> Result<&'d Table, Diagnostic> {
    let found = notes(path, text, document)?.and_then(|notes| notes.get(index));
    found.ok_or_else(|| catalogue::no_such_note(path, index + 1))
}

/// Fails where the notes of a text have no headers, so that none can be added behind them.
fn takes_notes(path: &str, text: &str) -> Result<(), Diagnostic> {
    notes(path, text, &parse(path, text)?).map(drop)
}

fn add_note(text: String, note: &Note) -> String {
    let gap = match text.trim_start_matches('\u{feff}') {
        "" => "",
        rest if rest.ends_with("\n\n") || rest.ends_with("\r\n\r\n") => "",
        rest if rest.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let mut new = format!("{gap}[[note]]\n");
    for key in NOTE_KEYS {
        if let Some(value) = note_literal(note, key) {
            new.push_str(&format!("{key} = {value}\n"));
        }
    }
    let end = text.len();
    splice(text, Some(Splice { bytes: end..end, new }))
}

fn replace_note(
    path: &str,
    mut text: String,
    index: usize,
    new: &Note,
) -> Result<String, Diagnostic> {
    let (sidecar, _) = read_sidecar(path, text.as_bytes());
    let old =
        sidecar.notes.get(index).ok_or_else(|| catalogue::no_such_note(path, index + 1))?.clone();
    for key in NOTE_KEYS {
        let value = note_literal(new, key);
        if value == note_literal(&old, key) {
            continue;
        }
        let document = parse(path, &text)?;
        let table = note(path, &text, &document, index)?;
        let change = keys::set_in_table(&text, table, (NOTE_KEYS, key), value);
        text = splice(text, change);
    }
    Ok(text)
}

/// Takes out a note from its header to its last key, with the blank lines below it.
///
/// A comment above the header stays: it may be about more than this note.
fn delete_note(path: &str, text: String, index: usize) -> Result<String, Diagnostic> {
    let document = parse(path, &text)?;
    let mut bytes = keys::range_of(&text, note(path, &text, &document, index)?);
    bytes.end += blank_lines(&text[bytes.end..]);
    if bytes.end == text.len() {
        // The last note takes the blank lines above it along, as they were put there with it.
        let above = text[..bytes.start].trim_end_matches(['\n', '\r']);
        let rest = &text[above.len()..bytes.start];
        bytes.start = above.len() + rest.find('\n').map_or(0, |at| at + 1);
    }
    Ok(splice(text, Some(Splice { bytes, new: String::new() })))
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
