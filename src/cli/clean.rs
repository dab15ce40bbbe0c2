//! `postil clean`: what the cleaner keeps and removes of single files.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::mem::take;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::clean;
use crate::cli::Outcome;
use crate::cli::args::CleanArguments;
use crate::cli::reason_report::ReasonsShown;
use crate::cli::report::{Failure, print_diagnostics};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::cli::{clean_json, clean_report};
use crate::config::settings::Layout;
use crate::config::{self, CONFIG_FILE, Settings};
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::disk::load;
use crate::ingest::sidecar::read_sidecar;
use crate::model::cleaned::CleanedArticle;
use crate::model::sidecar::Sidecar;
use crate::model::source::SourceDocument;
use crate::site::Cache;
use crate::site::inputs::{self, Inputs};
use crate::site::survey::{Survey, Surveyed};

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
    let settings = read_settings(workspace.as_ref())?;
    let (files, problems) = listed(&arguments.paths, workspace.as_ref());
    print_diagnostics(&problems);
    let company = company(&files, workspace.as_ref(), &settings.layout);
    let (survey, mut surveyed) = survey(&company);
    let job = Job { arguments, settings: &settings, survey: &survey };
    let mut out = output(arguments);
    let mut outcome = if has_error(&problems) { Outcome::AtFault } else { Outcome::Fine };
    for batch in files.chunks(BATCH) {
        let mut of_file = |file: &Listed| surveyed.get_mut(file.name.as_str()).map(take);
        let taken: Vec<(&Listed, Surveyed)> =
            batch.iter().map(|file| (file, of_file(file).unwrap_or_default())).collect();
        let (text, diagnostics) = job.clean(taken);
        print_diagnostics(&diagnostics);
        if has_error(&diagnostics) {
            outcome = Outcome::AtFault;
        }
        match out.write_all(text.as_bytes()) {
            // The reader, perhaps `head`, has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(outcome),
            result => result?,
        }
    }
    Ok(outcome)
}

fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.severity == Severity::Error)
}

/// How files are cleaned, whichever they are.
struct Job<'a> {
    arguments: &'a CleanArguments,
    settings: &'a Settings,
    survey: &'a Survey,
}

impl Job<'_> {
    /// Cleans some files, in parallel; gives what is to be printed of them.
    fn clean(&self, files: Vec<(&Listed, Surveyed)>) -> (String, Vec<Diagnostic>) {
        let wanted = !self.arguments.json || self.arguments.reasons;
        let clean = if wanted { clean::explain } else { clean::clean };
        let clean = |document: &SourceDocument, others: &[u32], sidecar: &Sidecar| {
            clean(document, others, sidecar, &self.settings.clean)
        };
        let clean_one = |(file, surveyed)| {
            let (cleaned, diagnostics) = clean_file(file, surveyed, self.survey, clean);
            (draw(file, cleaned.as_ref(), self.arguments), diagnostics)
        };
        let cleaned: Vec<(String, Vec<Diagnostic>)> =
            files.into_par_iter().map(clean_one).collect();
        let (texts, diagnostics): (Vec<_>, Vec<_>) = cleaned.into_iter().unzip();
        (texts.concat(), diagnostics.concat())
    }
}

/// Where the results go. JSON holds no control characters that would have to be stripped.
fn output(arguments: &CleanArguments) -> Box<dyn Write> {
    match arguments.json {
        true => Box::new(io::stdout().lock()),
        false => Box::new(anstream::stdout().lock()),
    }
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
fn read_settings(workspace: Option<&Workspace>) -> Result<Settings, Failure> {
    let Some(workspace) = workspace else { return Ok(Settings::assumed(String::new())) };
    let path = workspace.root.join(CONFIG_FILE);
    let bytes = load::read(&path).map_err(|error| load::at(&path, error))?;
    config::read(&bytes).map_err(|problems| Failure::unusable_settings(&problems))
}

/// The documents whose shared lines tell the furniture of the files: themselves, and all articles
/// of their archive; each path in the archive with where it lies.
fn company(
    files: &[Listed],
    workspace: Option<&Workspace>,
    layout: &Layout,
) -> BTreeMap<String, PathBuf> {
    let mut company: BTreeMap<String, PathBuf> = BTreeMap::new();
    if let Some(workspace) = workspace {
        let (inputs, _) = Inputs::sort(&workspace.files(), layout);
        company.extend(inputs.documents.into_iter().map(|document| {
            let lies = workspace.root.join(&document.path);
            (document.path, lies)
        }));
    }
    company.extend(files.iter().map(|file| (file.name.clone(), file.path.clone())));
    company
}

/// Counts the lines that documents share; gives the count, and each document by its name.
fn survey(company: &BTreeMap<String, PathBuf>) -> (Survey, BTreeMap<&str, Surveyed>) {
    let names: Vec<&str> = company.keys().map(String::as_str).collect();
    let mut survey = Survey::of(&names, |name| load::read(&company[name]), &Cache::off());
    let documents = take(&mut survey.documents);
    (survey, names.into_iter().zip(documents).collect())
}

/// Every file to clean: those named, and of each folder the articles below it.
///
/// A sidecar that is named among them, as by `articles/*`, is read with its article.
fn listed(paths: &[PathBuf], workspace: Option<&Workspace>) -> (Vec<Listed>, Vec<Diagnostic>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for start in paths {
        let (found, failed) = load::walk(start);
        let in_folder = start.is_dir();
        let relative = workspace.and_then(|workspace| workspace.relative(start));
        let wanted = |file: &PathBuf| if in_folder { is_article(file) } else { !is_sidecar(file) };
        let wanted = found.into_iter().filter(wanted);
        let known = files.len();
        files.extend(wanted.map(|path| {
            let name = relative.as_ref().map_or_else(
                || path.to_string_lossy().into_owned(),
                |above| joined(above, path.strip_prefix(start).unwrap_or(&path)),
            );
            Listed { path, name }
        }));
        if files.len() == known && failed.is_empty() && !is_sidecar(start) {
            problems.push(catalogue::nothing_to_clean(&start.to_string_lossy()));
        }
        problems.extend(failed);
    }
    if let ([], [], Some(start)) = (&files[..], &problems[..], paths.first()) {
        problems.push(catalogue::nothing_to_clean(&start.to_string_lossy()));
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

fn is_sidecar(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "toml")
}

/// A document and what cleaning makes of it.
type Cleaned = (SourceDocument, CleanedArticle);

/// Cleans one file with the sidecar that is its own.
fn clean_file(
    file: &Listed,
    mut surveyed: Surveyed,
    survey: &Survey,
    clean: impl Fn(&SourceDocument, &[u32], &Sidecar) -> (CleanedArticle, Vec<Diagnostic>),
) -> (Option<Cleaned>, Vec<Diagnostic>) {
    let typed = file.path.to_string_lossy();
    let (sidecar, mut diagnostics) = sidecar_beside(&file.path);
    let (document, mut found) = surveyed
        .document(&file.name, |_| load::read(&file.path))
        .unwrap_or_else(|problem| (None, vec![problem]));
    let cleaned = document.map(|mut document| {
        let others = survey.others(&surveyed.keys);
        let (cleaned, problems) = clean(&document, &others, &sidecar);
        found.extend(problems);
        document.path = typed.to_string();
        (document, cleaned)
    });
    // The reader finds the file by the path that was typed.
    let places = found.iter_mut().filter_map(|diagnostic| diagnostic.place.as_mut());
    places.filter(|place| place.path == file.name).for_each(|place| place.path = typed.to_string());
    diagnostics.extend(found);
    (cleaned, diagnostics)
}

/// What to print of a file.
fn draw(file: &Listed, cleaned: Option<&Cleaned>, arguments: &CleanArguments) -> String {
    let shown = match arguments.reasons {
        true => ReasonsShown::OfEveryLine,
        false => ReasonsShown::OfDoubtfulLines,
    };
    match (cleaned, arguments.json) {
        (Some((document, cleaned)), true) => clean_json::line(document, cleaned) + "\n",
        (Some((document, cleaned)), false) => clean_report::draw(document, cleaned, shown),
        (None, true) => clean_json::line_without_text(&file.path.to_string_lossy()) + "\n",
        (None, false) => String::new(),
    }
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
