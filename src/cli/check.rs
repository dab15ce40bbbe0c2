//! `postil check`: every problem in the archive, and no site.

use std::path::Path;

use rayon::prelude::*;

use crate::cli::args::{CheckArguments, CheckFormat, DeniedNotes};
use crate::cli::init::untouched;
use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, counted, print_data, print_diagnostics, problem_counts, say};
use crate::cli::workspace::Workspace;
use crate::cli::{Outcome, publishing};
use crate::config::CONFIG_FILE;
use crate::diagnostic::{Diagnostic, Place, Severity, catalogue, report};
use crate::disk::DiskFiles;
use crate::site::{BuildOptions, Catalogue, Library, Purpose, guesses, preflight, settings};

/// Looks at everything and reports.
pub fn run(root: Option<&Path>, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let progress = ShownProgress::new();
    let base_url = arguments.base_url.clone();
    let options = BuildOptions { base_url, purpose: Purpose::Check, ..workspace.options() };
    let (files, mut site) = (workspace.files(), workspace.site()?);
    let catalogue = site.catalogue(&files, &options, &progress);
    progress.finish();
    let mut catalogue = match catalogue {
        Ok(catalogue) => catalogue,
        Err(problems) => {
            print(&problems, arguments.format, &workspace)?;
            let hint = "mend the errors above and check again";
            return Err(Failure::new("the articles were not checked", hint));
        }
    };
    let library = site.library(&catalogue.collection, &files);
    let mut found = findings(&catalogue, &library, &workspace, arguments);
    found.extend(other_address(&workspace, &files, arguments));
    found.extend(untouched(&files));
    let checked = &mut catalogue.collection;
    checked.add(found);
    checked.add(site.save());
    deny(&mut checked.diagnostics, &arguments.deny);
    print(&checked.diagnostics, arguments.format, &workspace)?;
    let articles = counted(checked.articles(), "article");
    say(format!("checked {articles}: {}", problem_counts(checked)));
    Ok(if checked.count(Severity::Error) == 0 { Outcome::Fine } else { Outcome::AtFault })
}

/// What a build does not look for.
fn findings(
    catalogue: &Catalogue,
    library: &Library,
    workspace: &Workspace,
    arguments: &CheckArguments,
) -> Vec<Diagnostic> {
    let collection = &catalogue.collection;
    let own = workspace.root.join(&collection.settings.layout.output);
    let mut found = template_faults(catalogue, library);
    found.extend(preflight(catalogue, library));
    found.extend(publishing::limits(arguments.output.as_ref().unwrap_or(&own)));
    found.extend(guesses(&collection.archive));
    found
}

/// Says that the settings name another address than the one that was asked for.
fn other_address(
    workspace: &Workspace,
    files: &DiskFiles,
    arguments: &CheckArguments,
) -> Option<Diagnostic> {
    let asked = arguments.base_url.as_ref()?;
    let stated = settings(files, &workspace.options()).ok()?.site.base_url?;
    let place = Place::file(CONFIG_FILE);
    (stated != *asked).then(|| catalogue::other_base_url(place, stated.as_str(), asked.as_str()))
}

/// Prints what there is to say.
///
/// Fails as standard output does.
fn print(
    diagnostics: &[Diagnostic],
    format: CheckFormat,
    workspace: &Workspace,
) -> Result<(), Failure> {
    let prefix = workspace.prefix();
    let drawn: String = match format {
        CheckFormat::Text => {
            print_diagnostics(diagnostics);
            return Ok(());
        }
        CheckFormat::Json => diagnostics.iter().map(report::draw_json).collect(),
        CheckFormat::Github => {
            diagnostics.iter().map(|found| report::draw_for_github(found, &prefix)).collect()
        }
    };
    print_data(&drawn)
}

/// What goes wrong in pages whose templates are the archive's own; Postil's own are known to work.
fn template_faults(catalogue: &Catalogue, library: &Library) -> Vec<Diagnostic> {
    let items = catalogue.items().into_par_iter().filter(|item| catalogue.is_adapted(item));
    items.filter_map(|item| catalogue.make(item, library).err()).collect()
}

/// Makes errors of the warnings about notes that are denied.
fn deny(diagnostics: &mut [Diagnostic], denied: &[DeniedNotes]) {
    let codes: Vec<&str> = denied.iter().map(|denied| denied.code()).collect();
    let meant = diagnostics.iter_mut().filter(|found| codes.contains(&&*found.code));
    meant.for_each(|found| found.severity = Severity::Error);
}

impl DeniedNotes {
    /// The code of the diagnostics that report such notes.
    fn code(self) -> &'static str {
        match self {
            DeniedNotes::Orphans => catalogue::ORPHANED_NOTE,
            DeniedNotes::Changed => catalogue::CHANGED_NOTE,
            DeniedNotes::Ambiguous => catalogue::AMBIGUOUS_NOTE,
        }
    }
}
