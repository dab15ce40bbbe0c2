//! `postil check`: every problem in the archive, and nothing written.

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::{CheckArguments, DeniedNotes};
use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, counted, print_diagnostics, problem_counts};
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::site::{self, BuildOptions, Cache, Purpose};

/// Builds in memory and reports.
pub fn run(root: Option<&Path>, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let progress = ShownProgress::new();
    let options = BuildOptions { purpose: Purpose::Check, ..workspace.options() };
    let mut build = site::build(&workspace.files(), &options, &mut Cache::off(), &progress);
    progress.finish();
    deny(&mut build.diagnostics, &arguments.deny);
    print_diagnostics(&build.diagnostics);
    let Some(site) = &build.site else {
        let hint = "mend the errors above and check again";
        return Err(Failure::new("the articles were not checked", hint));
    };
    let articles = counted(site.articles, "article");
    anstream::eprintln!("checked {articles}: {}", problem_counts(&build));
    Ok(if build.count(Severity::Error) == 0 { Outcome::Fine } else { Outcome::AtFault })
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
