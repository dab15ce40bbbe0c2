//! `postil check`: every problem in the archive, and no site.

use std::path::Path;

use rayon::prelude::*;

use crate::cli::Outcome;
use crate::cli::args::{CheckArguments, DeniedNotes};
use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, counted, print_diagnostics, problem_counts, say};
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::site::{BuildOptions, Catalogue, Library, Purpose, guesses};

/// Looks at everything and reports.
pub fn run(root: Option<&Path>, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let progress = ShownProgress::new();
    let options = BuildOptions { purpose: Purpose::Check, ..workspace.options() };
    let (files, mut site) = (workspace.files(), workspace.site()?);
    let catalogue = site.catalogue(&files, &options, &progress);
    progress.finish();
    let mut catalogue = catalogue.map_err(|problems| {
        print_diagnostics(&problems);
        let hint = "mend the errors above and check again";
        Failure::new("the articles were not checked", hint)
    })?;
    let faults = template_faults(&catalogue, &site.library(&catalogue.collection, &files));
    let checked = &mut catalogue.collection;
    checked.add(faults);
    checked.add(guesses(&checked.archive));
    checked.add(site.save());
    deny(&mut checked.diagnostics, &arguments.deny);
    print_diagnostics(&checked.diagnostics);
    let articles = counted(checked.articles(), "article");
    say(format!("checked {articles}: {}", problem_counts(checked)));
    Ok(if checked.count(Severity::Error) == 0 { Outcome::Fine } else { Outcome::AtFault })
}

/// What goes wrong in pages whose templates are the archive's own; Postil's own are known to work.
fn template_faults(catalogue: &Catalogue, library: &Library) -> Vec<Diagnostic> {
    let items = catalogue.items().par_iter().filter(|item| catalogue.is_adapted(item));
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
