//! Reads notes that were made elsewhere: the JSON of Hypothesis, and W3C Web Annotations.
//!
//! Both have annotations as objects with a target; they differ in where the rest stands. What is
//! no annotation is passed over; whether an article has the words is for others to say.

mod fields;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::sidecar::NoteKind;

/// A note that was made elsewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ForeignNote {
    /// The addresses of the page that it is about.
    pub addresses: Vec<String>,
    /// The title of that page.
    pub title: Option<String>,
    /// The words that it is about; none for a note on the whole page.
    pub quote: Option<String>,
    /// What stands before them.
    pub prefix: Option<String>,
    /// What stands after them.
    pub suffix: Option<String>,
    /// What sort of remark it is.
    pub kind: NoteKind,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub by: Option<String>,
    /// When it was written.
    pub date: Option<NaiveDate>,
    /// Its text; may be empty.
    pub text: String,
    /// It answers another note.
    pub is_reply: bool,
    /// It is about a part of its page and does not quote it: it has a position, or a region.
    pub is_wordless: bool,
}

/// Reads all notes of a file, in its order.
///
/// # Errors
///
/// Says where the file is no JSON, or that no note is in it.
pub fn read_notes(path: &str, bytes: &[u8]) -> Result<Vec<ForeignNote>, Diagnostic> {
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| catalogue::not_json(path, error.line(), &error.to_string()))?;
    let mut notes = Vec::new();
    collect(&value, &mut notes);
    if notes.is_empty() { Err(catalogue::no_foreign_notes(path)) } else { Ok(notes) }
}

/// The keys under which a file holds its annotations, or the pages of a collection.
const LISTS: [&str; 4] = ["rows", "annotations", "items", "first"];

fn collect(value: &Value, notes: &mut Vec<ForeignNote>) {
    match value {
        Value::Array(members) => members.iter().for_each(|member| collect(member, notes)),
        Value::Object(object) if object.contains_key("target") => notes.push(fields::note(value)),
        Value::Object(object) => {
            LISTS.iter().filter_map(|key| object.get(*key)).for_each(|list| collect(list, notes));
        }
        _ => {}
    }
}
