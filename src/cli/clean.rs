//! `postil clean`: what the cleaner keeps and removes of single files.

mod beside;

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use beside::Beside;

use crate::cli::Outcome;
use crate::cli::args::CleanArguments;
use crate::cli::clean_report;
use crate::cli::reason_report::ReasonsShown;
use crate::cli::report::{Failure, print_diagnostics};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::config::Settings;
use crate::config::settings::CleanSettings;
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::disk::{DiskFiles, NamedFiles, load};
use crate::model::cleaned::CleanedArticle;
use crate::model::source::SourceDocument;
use crate::site::inputs::{self, DocumentInput, Inputs, PageFolders};
use crate::site::{self, Source};
use postil_clean::Scraped;
use postil_clean::json;

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
    let (listed, problems) = listed(&arguments.paths, workspace.as_ref());
    print_diagnostics(&problems);
    let company = Company::of(&listed, workspace.as_ref(), &settings);
    print_diagnostics(&company.problems);
    let typed: BTreeMap<&str, &Path> =
        listed.iter().map(|file| (file.name.as_str(), file.path.as_path())).collect();
    let site =
        workspace.map_or_else(|| Ok(Workspace::site_without_cache()), |known| known.site())?;
    let at_fault = has_error(&problems) || has_error(&company.problems);
    let mut printer = Printer::new(arguments, at_fault);
    site.each_source(
        &company.files,
        (&settings.clean, &company.documents),
        |name| typed.contains_key(name),
        |input, source| clean_one(typed[input.path.as_str()], source, &settings.clean, arguments),
        |cleaned| printer.print(cleaned),
    );
    printer.finish()
}

fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.severity == Severity::Error)
}

/// Prints what becomes of files as the work goes on.
struct Printer {
    out: Box<dyn Write>,
    at_fault: bool,
    /// Why nothing more can be printed.
    failure: Option<io::Error>,
}

impl Printer {
    fn new(arguments: &CleanArguments, at_fault: bool) -> Self {
        Printer { out: output(arguments), at_fault, failure: None }
    }

    fn print(&mut self, cleaned: Vec<(String, Vec<Diagnostic>)>) -> ControlFlow<()> {
        for (text, diagnostics) in cleaned {
            print_diagnostics(&diagnostics);
            self.at_fault |= has_error(&diagnostics);
            if let Err(error) = self.out.write_all(text.as_bytes()) {
                // The reader, perhaps `head`, may have seen enough.
                self.failure = Some(error).filter(|it| it.kind() != io::ErrorKind::BrokenPipe);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }

    fn finish(self) -> Result<Outcome, Failure> {
        match self.failure {
            Some(error) => Err(error.into()),
            None if self.at_fault => Ok(Outcome::AtFault),
            None => Ok(Outcome::Fine),
        }
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
    let settings = site::settings(&workspace.files(), &workspace.options());
    settings.map_err(|problems| Failure::unusable_settings(&problems))
}

/// The documents whose shared lines tell the furniture of the files: the files themselves, and all
/// articles of their archive.
struct Company {
    files: NamedFiles,
    /// Sorted by path; each with the sidecar that is its own.
    documents: Vec<DocumentInput>,
    /// What is wrong with the sidecars of the listed files.
    problems: Vec<Diagnostic>,
}

impl Company {
    /// The company of some files.
    fn of(listed: &[Listed], workspace: Option<&Workspace>, settings: &Settings) -> Self {
        let archive = workspace.map(Workspace::files);
        let sort = |files: &DiskFiles| Inputs::of(files, &settings.layout);
        let inputs = archive.as_ref().map(sort).unwrap_or_default();
        let Inputs { documents, diagnostics: problems, .. } = inputs;
        let files = NamedFiles::new(archive);
        let mut company = Company { files, documents, problems };
        let sidecars: HashSet<String> =
            listed.iter().map(|file| inputs::sidecar_of(&file.name)).collect();
        company.problems.retain(|found| is_about_one_of(&sidecars, found));
        let is_stranger = |file: &&Listed| company.place(&file.name).is_err();
        let strangers: Vec<&Listed> = listed.iter().filter(is_stranger).collect();
        let beside = Beside::of(&strangers);
        strangers.iter().for_each(|file| company.add(file, &beside));
        company
    }

    fn place(&self, path: &str) -> Result<usize, usize> {
        self.documents.binary_search_by(|known| known.path.as_str().cmp(path))
    }

    /// Adds a file that is not the archive's: what was named is an article, whatever its name ends
    /// with and wherever it lies.
    fn add(&mut self, file: &Listed, beside: &Beside) {
        let path = &file.name;
        let Err(place) = self.place(path) else { return };
        self.files.add(path, &file.path);
        let found = beside.sidecar(file).unwrap_or_else(|problem| {
            self.problems.push(problem);
            None
        });
        let sidecar = found.map(|found| {
            let name = inputs::sidecar_of(path);
            self.files.add(&name, Path::new(found));
            name
        });
        self.documents.insert(place, DocumentInput { path: path.clone(), sidecar });
    }
}

/// Whether a problem is that one of some sidecars belongs to another article.
fn is_about_one_of(sidecars: &HashSet<String>, problem: &Diagnostic) -> bool {
    let place = problem.place.as_ref();
    problem.code == catalogue::SIDECAR_SHARED
        && place.is_some_and(|place| sidecars.contains(&place.path))
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
        let wanted = if in_folder { articles_among(found) } else { without_sidecars(found) };
        let wanted = wanted.into_iter();
        let known = files.len();
        files.extend(wanted.map(|path| {
            let name = relative.as_ref().map_or_else(
                || load::slashed(&path),
                |above| joined(above, path.strip_prefix(start).unwrap_or(&path)),
            );
            Listed { path, name }
        }));
        if files.len() == known && failed.is_empty() && !is_sidecar(start) {
            problems.push(catalogue::nothing_to_clean(&load::slashed(start)));
        }
        problems.extend(failed);
    }
    if let ([], [], Some(start)) = (&files[..], &problems[..], paths.first()) {
        problems.push(catalogue::nothing_to_clean(&load::slashed(start)));
    }
    (files, problems)
}

/// A path below another, with `/`.
fn joined(above: &str, below: &Path) -> String {
    let parts = [above.to_owned(), load::slashed(below)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

/// The articles among the files of a folder; what browsers left beside a page is none.
fn articles_among(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let names: Vec<String> = files.iter().map(|file| load::slashed(file)).collect();
    let folders = PageFolders::of(names.iter().map(String::as_str));
    let wanted = |name: &String| inputs::is_article(name) && !folders.hold(name);
    files.into_iter().zip(&names).filter(|(_, name)| wanted(name)).map(|(file, _)| file).collect()
}

fn without_sidecars(files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.into_iter().filter(|file| !is_sidecar(file)).collect()
}

fn is_sidecar(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// A document and what cleaning makes of it.
type Cleaned = (SourceDocument, CleanedArticle);

/// Cleans one file; gives what is to be printed of it, and what there is to say.
///
/// The reader finds the file by the path that was typed.
fn clean_one(
    typed: &Path,
    source: Source,
    settings: &CleanSettings,
    arguments: &CleanArguments,
) -> (String, Vec<Diagnostic>) {
    let Source { document, sidecar, others, mut diagnostics, .. } = source;
    let name = document.as_ref().map(|document| document.path.clone()).unwrap_or_default();
    let cleaned = document.map(|mut document| {
        let page = Scraped { document: &document, others: &others, sidecar: &sidecar, settings };
        let (cleaned, found) = match !arguments.json || arguments.reasons {
            true => page.explain(),
            false => page.clean(),
        };
        diagnostics.extend(found);
        document.path = load::slashed(typed);
        (document, cleaned)
    });
    let places = diagnostics.iter_mut().filter_map(|found| found.place.as_mut());
    places.filter(|place| place.path == name).for_each(|place| place.path = load::slashed(typed));
    (draw(typed, cleaned.as_ref(), arguments), diagnostics)
}

/// What to print of a file.
fn draw(typed: &Path, cleaned: Option<&Cleaned>, arguments: &CleanArguments) -> String {
    let shown = match arguments.reasons {
        true => ReasonsShown::OfEveryLine,
        false => ReasonsShown::OfDoubtfulLines,
    };
    match (cleaned, arguments.json) {
        (Some((document, cleaned)), true) => json::line(document, cleaned) + "\n",
        (Some((document, cleaned)), false) => clean_report::draw(document, cleaned, shown),
        (None, true) => json::line_without_text(&load::slashed(typed)) + "\n",
        (None, false) => String::new(),
    }
}
