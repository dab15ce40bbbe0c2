//! `postil export`: the archive's notes for other programs, on standard output.

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::{ExportArguments, Exported, NotesFormat};
use crate::cli::report::{Failure, print_data, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::export::notes::{self, AnnotatedArticle};

/// Prints all notes in one format.
pub fn run(root: Option<&Path>, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    let Exported::Notes(arguments) = &arguments.what;
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let mut options = workspace.options();
    options.base_url.clone_from(&arguments.base_url);
    let read = workspace.read(&options, |known| !known.head.notes.is_empty())?;
    print_diagnostics(&read.errors);
    let write = match arguments.format {
        NotesFormat::Jsonld => notes::json_ld,
        NotesFormat::Csv => notes::csv,
        NotesFormat::Markdown => notes::markdown,
    };
    let annotated = read.articles.iter();
    let annotated =
        annotated.map(|known| AnnotatedArticle { article: &known.article, route: &known.route });
    let text = write(&annotated.collect::<Vec<_>>(), &read.settings.site);
    print_data(&text)?;
    Ok(if read.errors.is_empty() { Outcome::Fine } else { Outcome::AtFault })
}
