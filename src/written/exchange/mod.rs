//! Reads notes that were made elsewhere: the JSON of Hypothesis, and W3C Web Annotations.
//!
//! Both have annotations as objects with a target; they differ in where the rest stands. What a
//! note has no place for is listed with it, what is no annotation is reported; whether an article
//! has the words is for others to say.

mod bodies;
mod fields;
mod json;
mod kinds;
mod motives;
mod selectors;
mod targets;
#[cfg(test)]
mod tests;
mod unread;

use std::ops::Range;

use chrono::NaiveDate;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::sidecar::NoteKind;

use json::{is_a, text};
pub use targets::OwnTarget;

/// A note that was made elsewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ForeignNote {
    /// Which annotation of its file it comes from, counted from 1; one with several targets is
    /// several notes.
    pub number: usize,
    /// The name of that annotation.
    pub id: Option<String>,
    /// The addresses of the page that it is about.
    pub addresses: Vec<String>,
    /// The title of that page.
    pub title: Option<String>,
    /// What it says besides if Postil wrote it.
    pub own: Option<OwnTarget>,
    /// The words that it is about; none for a note on the whole page.
    pub quote: Option<String>,
    /// What stands before them.
    pub prefix: Option<String>,
    /// What stands after them.
    pub suffix: Option<String>,
    /// Where they stand: code points of the text that its program saw.
    pub position: Option<Range<usize>>,
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
    /// What of it a note has no place for.
    pub left_out: Vec<String>,
}

/// The notes of a file, in its order.
#[derive(Debug, Default)]
pub struct ForeignNotes {
    /// The notes.
    pub notes: Vec<ForeignNote>,
    /// What in the file could be a note and cannot be read.
    pub problems: Vec<Diagnostic>,
}

/// Reads all notes of a file: JSON, or a JSON value on each line.
///
/// # Errors
///
/// Says where the file is no JSON, or that no note is in it.
pub fn read_notes(path: &str, bytes: &[u8]) -> Result<ForeignNotes, Diagnostic> {
    let mut reader = Reader { path, count: 0, found: ForeignNotes::default() };
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(value) => reader.collect(&value),
        Err(error) => reader.collect_lines(bytes, &error)?,
    }
    let found = reader.found;
    let is_empty = found.notes.is_empty() && found.problems.is_empty();
    if is_empty { Err(catalogue::no_foreign_notes(path)) } else { Ok(found) }
}

/// The keys under which a file holds its annotations, or the pages of a collection.
const LISTS: [&str; 6] = ["rows", "annotations", "items", "first", "next", "@graph"];

/// Collects the notes of a file.
struct Reader<'a> {
    path: &'a str,
    /// How many annotations were found.
    count: usize,
    found: ForeignNotes,
}

impl Reader<'_> {
    /// Reads a file that is no JSON as a whole line by line.
    fn collect_lines(&mut self, bytes: &[u8], error: &serde_json::Error) -> Result<(), Diagnostic> {
        let broken = |line, error: &serde_json::Error| {
            catalogue::not_json(self.path, line, &error.to_string())
        };
        let lines = bytes.split(|byte| *byte == b'\n').zip(1..);
        let filled = lines.filter(|(line, _)| !line.trim_ascii().is_empty());
        let read: Vec<_> =
            filled.map(|(line, at)| (at, serde_json::from_slice::<Value>(line))).collect();
        let is_object =
            |(_, value): &(usize, Result<Value, _>)| value.as_ref().is_ok_and(Value::is_object);
        if !read.iter().any(is_object) {
            return Err(broken(error.line(), error));
        }
        for (at, value) in read {
            match value {
                Ok(value) => self.collect(&value),
                Err(error) => {
                    self.found.problems.push(catalogue::not_json(
                        self.path,
                        at,
                        &error.to_string(),
                    ));
                }
            }
        }
        Ok(())
    }

    fn collect(&mut self, value: &Value) {
        match value {
            Value::Array(members) => members.iter().for_each(|member| self.collect(member)),
            Value::Object(object) if object.contains_key("target") || is_a(value, "Annotation") => {
                self.annotation(value);
            }
            Value::Object(object) => {
                LISTS.iter().filter_map(|key| object.get(*key)).for_each(|list| self.listed(list));
            }
            _ => {}
        }
    }

    /// Reads what a page or a collection lists; an address leads to what is not in the file.
    fn listed(&mut self, list: &Value) {
        for member in json::list(list) {
            match text(member) {
                Some(address) => {
                    self.found.problems.push(catalogue::notes_elsewhere(self.path, &address));
                }
                None => self.collect(member),
            }
        }
    }

    fn annotation(&mut self, value: &Value) {
        self.count += 1;
        let notes = fields::notes(value, self.count);
        match !notes.is_empty() {
            true => self.found.notes.extend(notes),
            false => {
                self.found.problems.push(catalogue::note_without_target(self.path, self.count))
            }
        }
    }
}
