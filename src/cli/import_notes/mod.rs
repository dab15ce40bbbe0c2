//! `postil import-notes`: notes that were made elsewhere, written into the sidecars.

mod pages;
mod placing;

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::ImportNotesArguments;
use crate::cli::progress::Shown;
use crate::cli::report::{Failure, counted, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::{load, sidecars};
use crate::ingest::exchange::read_notes;
use crate::ingest::sidecar_edit::edit_sidecar;
use crate::model::sidecar::Note;
use crate::model::sidecar_edit::SidecarEdit;
use crate::pipeline::{self, ReadArchive, inputs};

use placing::Imported;

/// Reads a file of notes and writes those that have a place into the sidecars.
pub fn run(root: Option<&Path>, arguments: &ImportNotesArguments) -> Result<Outcome, Failure> {
    let name = arguments.file.display().to_string();
    let bytes = load::read(&arguments.file).map_err(|error| load::at(&arguments.file, error))?;
    let foreign = read_notes(&name, &bytes).map_err(|problem| {
        print_diagnostics(&[problem]);
        Failure::new("no notes were imported", "mend the error above")
    })?;
    let workspace = Workspace::archive(root, &[])?;
    let progress = Shown::new();
    let read = pipeline::read_archive(&workspace.files(), &workspace.options(), &progress);
    progress.finish();
    let read = read.map_err(|problems| Failure::unusable_settings(&problems))?;
    let mut imported = placing::place(&foreign, &read, &name);
    let (notes, articles) = write_all(&workspace, &read, &mut imported)?;
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

/// Writes the new notes; gives how many were written, and into how many sidecars.
///
/// A sidecar that cannot be changed is one more problem.
fn write_all(
    workspace: &Workspace,
    read: &ReadArchive,
    imported: &mut Imported,
) -> Result<(usize, usize), Failure> {
    let (mut notes, mut articles) = (0, 0);
    for (article, new) in std::mem::take(&mut imported.new) {
        let count = new.len();
        match write(workspace, read, &article, new)? {
            Ok(()) => (notes, articles) = (notes + count, articles + 1),
            Err(problems) => imported.problems.extend(problems),
        }
    }
    Ok((notes, articles))
}

/// Adds notes to the sidecar of an article.
fn write(
    workspace: &Workspace,
    read: &ReadArchive,
    article: &str,
    notes: Vec<Note>,
) -> Result<Result<(), Vec<Diagnostic>>, Failure> {
    let stem = article.rsplit_once('.').map_or(article, |(stem, _)| stem);
    let sidecar = format!("{stem}.toml");
    let folder = &read.settings.layout.articles;
    let owners = inputs::earlier_owners(article);
    if let Some(owner) = owners.iter().find(|owner| read.paths.binary_search(owner).is_ok()) {
        return Ok(Err(vec![catalogue::sidecar_shared(&sidecar, owner, article)]));
    }
    let text = sidecars::read_sidecar(&workspace.root, folder, &sidecar)?.unwrap_or_default();
    let Ok(text) = String::from_utf8(text) else {
        return Ok(Err(vec![catalogue::config_not_utf8(&sidecar)]));
    };
    let edits: Vec<_> = notes.into_iter().map(|note| SidecarEdit::AddNote { note }).collect();
    Ok(match edit_sidecar(&sidecar, &text, &edits) {
        Ok(edited) => {
            sidecars::write_sidecar(&workspace.root, folder, &sidecar, edited.as_bytes())?;
            Ok(())
        }
        Err(problems) => Err(problems),
    })
}
