//! Changes a sidecar as a careful person would: the keys in question, and not a byte besides.
//!
//! Text in, text out. The parser says where a key or a value stands; the text is cut there and
//! joined again, so that comments, order, white space and line endings of all the rest stay. It
//! does not touch the disk, and it does not know the article: whether a quote is in the text is
//! for others to say.

mod keys;
mod layout;
mod lists;
mod literal;
mod pictures;
mod rows;
#[cfg(test)]
mod tests;

use std::ops::Range;

use toml_edit::Document;

use crate::diagnostic::places::Places;
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::model::date::ArticleDate;
use crate::model::quote::fold_text;
use crate::model::sidecar::{Sidecar, StatedKind};
use crate::model::sidecar_edit::{SidecarEdit, SidecarField};
use crate::written::sidecar::{SIDECAR_KEYS, read_sidecar};
use rows::Row;

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
        rows::takes(path, text, "note").map_err(|problem| vec![problem])?;
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
        SidecarEdit::AddNote { note } => Ok(rows::add(text, &Row::of_note(note))),
        SidecarEdit::ReplaceNote { index, note } => {
            let notes = read_sidecar(path, text.as_bytes()).0.notes;
            let missing = || catalogue::no_such_row(path, "note", index + 1);
            let old = notes.get(*index).ok_or_else(missing)?;
            rows::replace(path, text, *index, [Row::of_note(old), Row::of_note(note)])
        }
        SidecarEdit::DeleteNote { index } => rows::delete(path, text, "note", *index),
        SidecarEdit::SetPictures { pictures } => pictures::set(path, text, pictures),
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
    let new = splice.new.replace("\r\n", "\n");
    let new = if has_returns(&text) { new.replace('\n', "\r\n") } else { new };
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
            SidecarEdit::SetPictures { .. } => "picture",
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
