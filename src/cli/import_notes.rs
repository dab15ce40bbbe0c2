//! `postil import-notes`: notes that were made elsewhere, written into the sidecars.

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::ImportNotesArguments;
use crate::cli::report::{Failure, counted, print_diagnostics, say};
use crate::cli::workspace::Workspace;
use crate::disk::load;
use crate::editor::import::{self, Imported};

/// Reads a file of notes and writes those that have a place into the sidecars.
pub fn run(root: Option<&Path>, arguments: &ImportNotesArguments) -> Result<Outcome, Failure> {
    let name = arguments.file.display().to_string();
    let bytes = load::read(&arguments.file)
        .map_err(|error| Failure::unreadable(&arguments.file, &error))?;
    let foreign = import::notes_of(&name, &bytes).map_err(|problem| {
        print_diagnostics(&[problem]);
        Failure::new("no notes were imported", "mend the error above")
    })?;
    let workspace = Workspace::archive(root, &[])?;
    let archive = workspace.read(&workspace.options(), |_| true)?;
    let imported = import::import(&workspace.root, &archive, &foreign, &name)?;
    print_diagnostics(&imported.doubts);
    print_diagnostics(&imported.problems);
    print_summary(&imported);
    Ok(if imported.problems.is_empty() { Outcome::Fine } else { Outcome::AtFault })
}

fn print_summary(imported: &Imported) {
    say(format!(
        "imported {} into {}; {} there already, {} left out",
        counted(imported.written, "note"),
        counted(imported.sidecars, "sidecar"),
        imported.known,
        imported.total - imported.written - imported.known,
    ));
    if !imported.doubts.is_empty() {
        say(format!("{} to be looked at", counted(imported.doubts.len(), "imported note")));
    }
}
