//! `postil check`: every problem in the archive, and nothing written.

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::progress::Shown;
use crate::cli::report::{Failure, counted, print_diagnostics, problem_counts};
use crate::cli::workspace::Workspace;
use crate::diagnostic::Severity;
use crate::pipeline::{self, BuildOptions, Cache, Purpose};

/// Builds in memory and reports.
pub fn run(root: Option<&Path>) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let progress = Shown::new();
    let options = BuildOptions { purpose: Purpose::Check, ..workspace.options() };
    let build = pipeline::build(&workspace.files(), &options, &mut Cache::off(), &progress);
    progress.finish();
    print_diagnostics(&build.diagnostics);
    let articles = build.site.as_ref().map_or(0, |site| site.articles);
    anstream::eprintln!("checked {}: {}", counted(articles, "article"), problem_counts(&build));
    Ok(if build.count(Severity::Error) == 0 { Outcome::Fine } else { Outcome::AtFault })
}
