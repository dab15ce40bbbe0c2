//! The record of the last build, for `postil clean --diff`: one line an article.
//!
//! A line begins with a key that says what it was made from, so a build makes the lines of those
//! articles alone that have changed since the last one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::cli::workspace::Workspace;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::own_files;
use crate::model::article::Article;
use crate::model::key::Key;
use crate::model::record::CleaningRecord;
use crate::site::{Document, Library, Made};

/// So many lines are made together: enough for every core, and few beside the record.
const BATCH: usize = 1024;

/// A line as it is written.
#[derive(Serialize)]
struct Line {
    key: String,
    #[serde(flatten)]
    record: CleaningRecord,
}

/// What tells whether a line still holds.
#[derive(Deserialize)]
struct Known<'l> {
    #[serde(default)]
    key: &'l str,
    path: String,
}

/// Brings the record up to date; says so where that is not possible.
pub fn write(workspace: &Workspace, library: &Library) -> Option<Diagnostic> {
    let result = update(workspace, library);
    result.err().map(|error| catalogue::build_not_recorded(&error))
}

fn update(workspace: &Workspace, library: &Library) -> io::Result<()> {
    let root = &workspace.root;
    let now = key(library);
    if own_files::recorded_key(root) == Some(now) {
        return Ok(());
    }
    let before = own_files::read_record(root);
    let known = known_lines(&before);
    let known_or_made = |document: &Arc<Document>| {
        let made = document.made.as_ref()?;
        Some(match known.get(document.path.as_str()) {
            Some((key, line)) if *key == made.record.to_string() => Ok(Cow::Borrowed(*line)),
            _ => line(document, made, library).map(Cow::Owned),
        })
    };
    let mut record = String::with_capacity(before.len());
    for documents in library.collection().documents.chunks(BATCH) {
        let lines: Vec<Cow<str>> =
            documents.par_iter().filter_map(known_or_made).collect::<io::Result<_>>()?;
        record.extend(lines.iter().flat_map(|line| [&**line, "\n"]));
    }
    own_files::write_record(root, now, record.as_bytes())
}

/// The key of all lines.
fn key(library: &Library) -> Key {
    let documents = library.collection().documents.iter();
    let made = documents.filter_map(|document| Some((&document.path, document.made.as_ref()?)));
    Key::of(&made.map(|(path, made)| (path, made.record)).collect::<Vec<_>>())
}

/// The lines of the record by path, each with its key.
fn known_lines(record: &str) -> HashMap<String, (&str, &str)> {
    let known = record.par_lines().filter_map(|line| {
        let Known { key, path } = serde_json::from_str(line).ok()?;
        Some((path, (key, line)))
    });
    known.collect()
}

fn line(document: &Document, made: &Made, library: &Library) -> io::Result<String> {
    let article: Article =
        library.article_of(document, made).map_err(|problem| io::Error::other(problem.message))?;
    let record = CleaningRecord::of(&article);
    serde_json::to_string(&Line { key: made.record.to_string(), record }).map_err(io::Error::other)
}
