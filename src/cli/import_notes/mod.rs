//! `postil import-notes`: notes that were made elsewhere, written into the sidecars.

mod pages;
mod placing;

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::ImportNotesArguments;
use crate::cli::read_archive::{ReadArchive, read_archive};
use crate::cli::report::{Failure, counted, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::{load, sidecars};
use crate::ingest::exchange::read_notes;
use crate::ingest::sidecar_edit::edit_sidecar;
use crate::model::sidecar_edit::SidecarEdit;
use crate::site::inputs::{self, sidecar_of};

use placing::{Imported, NewNote};

/// Reads a file of notes and writes those that have a place into the sidecars.
pub fn run(root: Option<&Path>, arguments: &ImportNotesArguments) -> Result<Outcome, Failure> {
    let name = arguments.file.display().to_string();
    let bytes = load::read(&arguments.file).map_err(|error| load::at(&arguments.file, error))?;
    let foreign = read_notes(&name, &bytes).map_err(|problem| {
        print_diagnostics(&[problem]);
        Failure::new("no notes were imported", "mend the error above")
    })?;
    let workspace = Workspace::archive(root, &[])?;
    let read = read_archive(&workspace, &workspace.options(), |_| true)?;
    let mut imported = placing::place(&foreign, &read, &name);
    let (notes, articles) = write_all(&Target { workspace, read: &read }, &mut imported, &name)?;
    print_diagnostics(&imported.problems);
    anstream::eprintln!(
        "imported {} into {}; {} there already, {} left out",
        counted(notes, "note"),
        counted(articles, "sidecar"),
        imported.known,
        foreign.len() - notes - imported.known,
    );
    Ok(if imported.problems.is_empty() { Outcome::Fine } else { Outcome::AtFault })
}

/// The archive whose sidecars get the notes.
struct Target<'a> {
    workspace: Workspace,
    read: &'a ReadArchive,
}

/// Writes the new notes of `file`; gives how many were written, and into how many sidecars.
///
/// Where a sidecar cannot be changed, its notes are listed as left out.
fn write_all(
    target: &Target,
    imported: &mut Imported,
    file: &str,
) -> Result<(usize, usize), Failure> {
    let (mut notes, mut articles) = (0, 0);
    for (article, new) in std::mem::take(&mut imported.new) {
        let Err(problems) = target.write(&article, &new)? else {
            (notes, articles) = (notes + new.len(), articles + 1);
            continue;
        };
        imported.problems.extend(problems);
        imported.problems.extend(new.iter().map(|NewNote { number, note }| {
            let words = note.quote.as_ref().unwrap_or(&note.text);
            catalogue::note_not_written(file, *number, words, &sidecar_of(&article))
        }));
    }
    Ok((notes, articles))
}

impl Target<'_> {
    /// Adds notes to the sidecar of an article; gives the problems of one that cannot be changed.
    fn write(
        &self,
        article: &str,
        notes: &[NewNote],
    ) -> Result<Result<(), Vec<Diagnostic>>, Failure> {
        let (root, sidecar) = (&self.workspace.root, sidecar_of(article));
        let folder = &self.read.settings.layout.articles;
        let owners = inputs::earlier_owners(article);
        let mut owners = owners.iter();
        if let Some(owner) = owners.find(|owner| self.read.paths.binary_search(owner).is_ok()) {
            return Ok(Err(vec![catalogue::sidecar_shared(&sidecar, owner, article)]));
        }
        let text = sidecars::read_sidecar(root, folder, &sidecar)?.unwrap_or_default();
        let Ok(text) = String::from_utf8(text) else {
            return Ok(Err(vec![catalogue::not_utf8(&sidecar)]));
        };
        let add = |new: &NewNote| SidecarEdit::AddNote { note: new.note.clone() };
        let edits: Vec<_> = notes.iter().map(add).collect();
        let edited = edit_sidecar(&sidecar, &text, &edits);
        if let Ok(edited) = &edited {
            sidecars::write_sidecar(root, folder, &sidecar, edited.as_bytes())?;
        }
        Ok(edited.map(drop))
    }
}
