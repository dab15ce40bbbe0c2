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

/// A file to clean.
struct Listed {
    /// Where it lies.
    path: PathBuf,
    /// Its path in the archive, which rules for folders look at; as typed outside of an archive.
    name: String,
}

/// Cleans the files and prints them.
pub fn run(root: Option<&Path>, arguments: &CleanArguments) -> Result<Outcome, Failure> {
    let workspace = workspace(root, &arguments.paths)?;
    let settings = clean_settings(workspace.as_ref())?;
    let (files, problems) = listed(&arguments.paths, workspace.as_ref());
    print_diagnostics(&problems);
    let mut out = anstream::stdout().lock();
    let mut outcome = if problems.is_empty() { Outcome::Fine } else { Outcome::AtFault };
    for batch in files.chunks(BATCH) {
        let cleaned: Vec<_> =
            batch.par_iter().map(|file| clean_file(file, &settings, arguments.json)).collect();
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

/// The archive that the files belong to; none where they lie by themselves.
fn workspace(root: Option<&Path>, paths: &[PathBuf]) -> Result<Option<Workspace>, Failure> {
    let found = match root {
        Some(root) => Some(Workspace::find(Some(root))?),
        None => Workspace::above(paths),
    };
    Ok(found.filter(|found| found.kind == WorkspaceKind::Archive))
}

/// The settings of an archive, or the defaults.
fn clean_settings(workspace: Option<&Workspace>) -> Result<CleanSettings, Failure> {
    let Some(workspace) = workspace else { return Ok(Settings::assumed(String::new()).clean) };
    let path = workspace.root.join(CONFIG_FILE);
    let bytes = load::read(&path).map_err(|error| load::at(&path, error))?;
    let settings =
        config::read(&bytes).map_err(|problems| Failure::unusable_settings(&problems))?;
    Ok(settings.clean)
}

/// Every file to clean: those named, and of each folder the articles below it.
fn listed(paths: &[PathBuf], workspace: Option<&Workspace>) -> (Vec<Listed>, Vec<Diagnostic>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for start in paths {
        let (found, failed) = load::walk(start);
        let in_folder = start.is_dir();
        let relative = workspace.and_then(|workspace| workspace.relative(start));
        let wanted = found.into_iter().filter(|file| !in_folder || is_article(file));
        files.extend(wanted.map(|path| {
            let name = relative.as_ref().map_or_else(
                || path.to_string_lossy().into_owned(),
                |above| joined(above, path.strip_prefix(start).unwrap_or(&path)),
            );
            Listed { path, name }
        }));
        problems.extend(failed);
    }
    (files, problems)
}

/// A path below another, with `/`.
fn joined(above: &str, below: &Path) -> String {
    let parts = [above.to_owned(), load::slashed(below)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

fn is_article(path: &Path) -> bool {
    inputs::is_article(&path.to_string_lossy())
}

/// Cleans one file with the sidecar that is its own; gives what to print.
fn clean_file(file: &Listed, settings: &CleanSettings, json: bool) -> (String, Vec<Diagnostic>) {
    let typed = file.path.to_string_lossy();
    let (sidecar, mut diagnostics) = sidecar_beside(&file.path);
    let (mut cleaned, mut found) = match load::read(&file.path) {
        Ok(bytes) => pipeline::clean_file(&file.name, &bytes, &sidecar, settings),
        Err(error) => (None, vec![catalogue::unreadable_file(&file.name, &error)]),
    };
    // The reader finds the file by the path that was typed.
    let places = found.iter_mut().filter_map(|diagnostic| diagnostic.place.as_mut());
    places.filter(|place| place.path == file.name).for_each(|place| place.path = typed.to_string());
    if let Some((document, _)) = &mut cleaned {
        document.path = typed.to_string();
    }
    diagnostics.extend(found);
    let text = match (&cleaned, json) {
        (Some((document, cleaned)), true) => clean_report::json_line(document, cleaned) + "\n",
        (Some((document, cleaned)), false) => clean_report::draw(document, cleaned),
        (None, true) => clean_report::json_line_without_text(&typed) + "\n",
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
