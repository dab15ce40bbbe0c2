//! Writes notes that were made elsewhere into the sidecars.

mod known;
mod pages;
mod placing;
mod positions;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::sidecars;
use crate::model::sidecar_edit::SidecarEdit;
use crate::site::{ReadArchive, ReadArticle};
use crate::written::exchange::{ForeignNotes, read_notes};
use crate::written::sidecar_edit::edit_sidecar;

use placing::{NewNote, Placed};

/// What became of the notes of a file.
#[derive(Debug, Default)]
pub struct Imported {
    /// How many notes the file has.
    pub total: usize,
    /// How many were written.
    pub written: usize,
    /// How many sidecars they were written into.
    pub sidecars: usize,
    /// How many were there already.
    pub known: usize,
    /// Why the others were left out, and what was left out of those that were written.
    pub problems: Vec<Diagnostic>,
    /// Which of those that were written a person must look at, and why.
    pub doubts: Vec<Diagnostic>,
}

/// Reads the notes of a file, which is called `name`.
///
/// Fails where it holds no notes that can be read.
pub fn notes_of(name: &str, bytes: &[u8]) -> Result<ForeignNotes, Diagnostic> {
    read_notes(name, bytes)
}

/// Writes those of a file's notes that have a place into the sidecars of the archive at `root`.
///
/// Where a sidecar cannot be changed, its notes are listed as left out. Fails as the disk does.
pub fn import(
    root: &Path,
    archive: &ReadArchive,
    foreign: &ForeignNotes,
    name: &str,
) -> io::Result<Imported> {
    let Placed { new, known, problems, .. } = placing::place(&foreign.notes, archive, name);
    let problems = foreign.problems.iter().cloned().chain(problems).collect();
    let total = foreign.notes.len();
    let mut imported = Imported { total, known, problems, ..Imported::default() };
    let articles = archive.articles.iter();
    let articles: HashMap<&str, &ReadArticle> =
        articles.map(|read| (read.article.source.path.as_str(), read)).collect();
    for (article, notes) in new {
        let article = articles.get(&*article).expect("notes have their places in these articles");
        match write(root, &archive.settings.layout.articles, article, &notes)? {
            Ok(()) => {
                imported.written += notes.len();
                imported.sidecars += 1;
                for new in notes {
                    imported.doubts.extend(new.doubt);
                    imported.problems.extend(new.left_out);
                }
            }
            Err(problems) => {
                imported.problems.extend(problems);
                imported
                    .problems
                    .extend(notes.iter().map(|note| left_out(note, &article.sidecar, name)));
            }
        }
    }
    Ok(imported)
}

/// Adds notes to the sidecar of an article; gives the problems of one that cannot be changed.
fn write(
    root: &Path,
    folder: &str,
    article: &ReadArticle,
    notes: &[NewNote],
) -> io::Result<Result<(), Vec<Diagnostic>>> {
    let ReadArticle { article, sidecar, sidecar_owner, .. } = article;
    if let Some(owner) = sidecar_owner {
        return Ok(Err(vec![catalogue::sidecar_shared(sidecar, owner, &article.source.path)]));
    }
    let text = sidecars::read_sidecar(root, folder, sidecar)?.unwrap_or_default();
    let Ok(text) = String::from_utf8(text) else {
        return Ok(Err(vec![catalogue::not_utf8(sidecar)]));
    };
    let add = |new: &NewNote| SidecarEdit::AddNote { note: new.note.clone() };
    let edits: Vec<_> = notes.iter().map(add).collect();
    let edited = edit_sidecar(sidecar, &text, &edits);
    if let Ok(edited) = &edited {
        sidecars::write_sidecar(root, folder, sidecar, edited.as_bytes())?;
    }
    Ok(edited.map(drop))
}

fn left_out(NewNote { number, note, .. }: &NewNote, sidecar: &str, file: &str) -> Diagnostic {
    let words = note.quote.as_ref().unwrap_or(&note.text);
    catalogue::note_not_written(file, *number, words, sidecar)
}
