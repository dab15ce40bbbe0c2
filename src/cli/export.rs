//! `postil export`: the archive's notes for other programs, on standard output.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::{ExportArguments, Exported, NotesFormat};
use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::diagnostic::Severity;
use crate::export::notes;
use crate::site;

/// Prints all notes in one format.
pub fn run(root: Option<&Path>, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    let Exported::Notes(arguments) = &arguments.what;
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let mut options = workspace.options();
    options.base_url.clone_from(&arguments.base_url);
    let progress = ShownProgress::new();
    let read = site::read_archive(&workspace.files(), &options, &progress);
    progress.finish();
    let mut read = read.map_err(|problems| Failure::unusable_settings(&problems))?;
    read.diagnostics.retain(|found| found.severity == Severity::Error);
    print_diagnostics(&read.diagnostics);
    let write = match arguments.format {
        NotesFormat::Jsonld => notes::json_ld,
        NotesFormat::Csv => notes::csv,
        NotesFormat::Markdown => notes::markdown,
    };
    let text = write(&read.archive, &read.settings.site);
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    Ok(if read.diagnostics.is_empty() { Outcome::Fine } else { Outcome::AtFault })
}
