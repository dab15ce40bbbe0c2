//! `postil export`: the archive for other programs; its notes on standard output.

use std::path::Path;

use crate::cite::formats::ReferenceFormat;
use crate::cli::Outcome;
use crate::cli::args::{ExportArguments, ExportNotesArguments, Exported, NotesFormat};
use crate::cli::export_data;
use crate::cli::report::{Failure, print_data, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::export::data::ListFile;
use crate::export::notes::{self, AnnotatedArticle};

/// Prints or writes what is asked for.
pub fn run(root: Option<&Path>, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    let references = |list, format| export_data::print(root, list, ListFile::References(format));
    match &arguments.what {
        Exported::Notes(arguments) => notes(root, arguments),
        Exported::Csv(list) => export_data::print(root, list, ListFile::Csv),
        Exported::Jsonl(list) => export_data::print(root, list, ListFile::Jsonl),
        Exported::CslJson(list) => references(list, ReferenceFormat::CslJson),
        Exported::Bibtex(list) => references(list, ReferenceFormat::Bibtex),
        Exported::Ris(list) => references(list, ReferenceFormat::Ris),
        Exported::Datapackage(folder) => export_data::package(root, folder),
        Exported::Tei(folder) => export_data::tei(root, folder),
        Exported::Bagit(folder) => export_data::bag(root, folder),
    }
}

/// Prints all notes in one format.
fn notes(root: Option<&Path>, arguments: &ExportNotesArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let mut options = workspace.options();
    options.base_url.clone_from(&arguments.base_url);
    let read = workspace.read(&options, |remarks| !remarks.notes.is_empty())?;
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
