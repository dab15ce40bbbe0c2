//! `postil clean`: what the cleaner keeps and removes of single files.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::cli::Outcome;
use crate::cli::args::CleanArguments;
use crate::cli::clean_report;
use crate::cli::report::{Failure, print_diagnostics};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::config::settings::CleanSettings;
use crate::config::{self, CONFIG_FILE, Settings};
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::disk::load;
use crate::ingest::sidecar::read_sidecar;
use crate::model::sidecar::Sidecar;
use crate::pipeline::{self, inputs};

/// Files cleaned together: enough for every core, few enough to print as the work goes on.
const BATCH: usize = 256;

/// Cleans the files and prints them.
pub fn run(root: Option<&Path>, arguments: &CleanArguments) -> Result<Outcome, Failure> {
    let settings = clean_settings(root, &arguments.paths)?;
    let (paths, problems) = listed(&arguments.paths);
    print_diagnostics(&problems);
    let mut out = anstream::stdout().lock();
    let mut outcome = if problems.is_empty() { Outcome::Fine } else { Outcome::AtFault };
    for batch in paths.chunks(BATCH) {
        let cleaned: Vec<_> =
            batch.par_iter().map(|path| clean_file(path, &settings, arguments.json)).collect();
        for (text, diagnostics) in cleaned {
            print_diagnostics(&diagnostics);
            if diagnostics.iter().any(|found| found.severity == Severity::Error) {
                outcome = Outcome::AtFault;
            }
            match out.write_all(text.as_bytes()) {
                // The reader, perhaps `head`, has seen enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(outcome),
                result => result?,
            }
        }
    }
    Ok(outcome)
}

/// The settings of the archive that the files belong to, or the defaults.
fn clean_settings(root: Option<&Path>, paths: &[PathBuf]) -> Result<CleanSettings, Failure> {
    let above = || paths.iter().find_map(|path| load::find_root(path));
    let root = root.map(Path::to_owned).or_else(above);
    let workspace = root.map(|root| Workspace::find(Some(&root))).transpose()?;
    let Some(workspace) = workspace.filter(|found| found.kind == WorkspaceKind::Archive) else {
        return Ok(Settings::assumed(String::new()).clean);
    };
    let path = workspace.root.join(CONFIG_FILE);
    let bytes = load::read(&path).map_err(|error| load::at(&path, error))?;
    let settings = config::read(&bytes).map_err(|problems| {
        print_diagnostics(&problems);
        Failure::new("the archive's settings cannot be used", "mend the errors above")
    })?;
    Ok(settings.clean)
}

/// Every file to clean: those named, and of each folder the articles below it.
fn listed(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let (found, failed) = load::walk(path);
        let in_folder = path.is_dir();
        files.extend(found.into_iter().filter(|file| !in_folder || is_article(file)));
        problems.extend(failed);
    }
    (files, problems)
}

fn is_article(path: &Path) -> bool {
    inputs::is_article(&path.to_string_lossy())
}

/// Cleans one file with the sidecar that is its own; gives what to print.
fn clean_file(path: &Path, settings: &CleanSettings, json: bool) -> (String, Vec<Diagnostic>) {
    let name = path.to_string_lossy();
    let (sidecar, mut diagnostics) = sidecar_beside(path);
    let (cleaned, found) = match load::read(path) {
        Ok(bytes) => pipeline::clean_file(&name, &bytes, &sidecar, settings),
        Err(error) => (None, vec![catalogue::unreadable_file(&name, &error)]),
    };
    diagnostics.extend(found);
    let text = match (&cleaned, json) {
        (Some((document, cleaned)), true) => clean_report::json_line(document, cleaned) + "\n",
        (Some((document, cleaned)), false) => clean_report::draw(document, cleaned),
        (None, true) => clean_report::json_line_without_text(&name) + "\n",
        (None, false) => String::new(),
    };
    (text, diagnostics)
}

/// The sidecar beside a file, unless it belongs to another article of the same name.
fn sidecar_beside(path: &Path) -> (Sidecar, Vec<Diagnostic>) {
    let beside = path.with_extension("toml");
    let name = beside.to_string_lossy();
    let article = path.to_string_lossy();
    let owner =
        inputs::earlier_owners(&article).into_iter().find(|owner| Path::new(owner).is_file());
    if let Some(owner) = owner.filter(|_| beside.is_file()) {
        return (Sidecar::default(), vec![catalogue::sidecar_shared(&name, &owner, &article)]);
    }
    match load::read(&beside) {
        Ok(bytes) => read_sidecar(&name, &bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Default::default(),
        Err(error) => (Sidecar::default(), vec![catalogue::unreadable_file(&name, &error)]),
    }
}
