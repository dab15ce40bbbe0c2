//! `postil export FORMAT`: all articles for other programs, on standard output or in a new folder.

use std::io;
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::{ExportFolderArguments, ExportListArguments};
use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, print_diagnostics, say};
use crate::cli::workspace::Workspace;
use crate::config::CONFIG_FILE;
use crate::config::settings::{BaseUrl, PACKAGE};
use crate::diagnostic::Severity;
use crate::disk::ExportFolder;
use crate::export::bag::{HashedReader, Packed};
use crate::export::data::{self, Holdings, ListFile};
use crate::export::portions::Portions;
use crate::model::files::Files;
use crate::site::{Collection, withheld};

/// Prints a file about all articles, one article after the other.
pub fn print(
    root: Option<&Path>,
    arguments: &ExportListArguments,
    file: ListFile,
) -> Result<Outcome, Failure> {
    with_articles(root, arguments.base_url.as_ref(), |opened| {
        let mut portions = file.portions(opened.holdings, opened.holdings.all());
        let copied = io::copy(&mut portions, &mut io::stdout().lock());
        match copied {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            copied => finished(portions, copied.map(drop)),
        }
    })
}

/// Writes the table with its description.
pub fn package(root: Option<&Path>, arguments: &ExportFolderArguments) -> Result<Outcome, Failure> {
    with_articles(root, arguments.base_url.as_ref(), |opened| {
        let folder = ExportFolder::create(&arguments.folder)?;
        let holdings = opened.holdings;
        let mut table = ListFile::Csv.portions(holdings, holdings.all());
        let written = folder.write(ListFile::Csv.file_name(), &mut table);
        finished(table, written)?;
        let package = data::package(holdings.settings);
        Ok(folder.write(PACKAGE, &mut package.as_bytes())?)
    })
}

/// Writes a TEI document an article.
pub fn tei(root: Option<&Path>, arguments: &ExportFolderArguments) -> Result<Outcome, Failure> {
    with_articles(root, arguments.base_url.as_ref(), |opened| {
        let folder = ExportFolder::create(&arguments.folder)?;
        for id in opened.holdings.all() {
            let made = opened.holdings.tei(id);
            let (name, document) = made.map_err(|fault| Failure::unreadable_article(&fault))?;
            folder.write(&name, &mut document.as_bytes())?;
        }
        Ok(())
    })
}

/// Packs the archive as it was written into a bag.
pub fn bag(root: Option<&Path>, arguments: &ExportFolderArguments) -> Result<Outcome, Failure> {
    with_articles(root, arguments.base_url.as_ref(), |opened| {
        let folder = ExportFolder::create(&arguments.folder)?;
        let mut packed = Packed::default();
        let withheld = withheld(opened.collection, opened.files);
        for path in opened.files.paths().iter().filter(|path| opened.is_written(path)) {
            if !withheld.contains(path) {
                pack(&folder, opened.files, path, &mut packed)?;
            }
        }
        for (name, text) in packed.descriptions(opened.holdings.settings) {
            folder.write(name, &mut text.as_bytes())?;
        }
        if !withheld.is_empty() {
            say(format!(
                "files left out, since not all of their articles may be shown: {}",
                withheld.len()
            ));
        }
        Ok(())
    })
}

fn pack(
    folder: &ExportFolder,
    files: &dyn Files,
    path: &str,
    packed: &mut Packed,
) -> Result<(), Failure> {
    let from = files.open(path).map_err(|error| Failure::unreadable(Path::new(path), &error))?;
    let mut from = HashedReader::new(from);
    let place = format!("data/{path}");
    folder.write(&place, &mut from)?;
    packed.add(&place, &from.finish());
    Ok(())
}

/// An archive whose articles can be asked for.
struct Opened<'a> {
    holdings: Holdings<'a>,
    collection: &'a Collection,
    files: &'a dyn Files,
}

impl Opened<'_> {
    /// Whether people have written a file for the archive: content and settings, but no theme.
    fn is_written(&self, path: &str) -> bool {
        let articles = &self.collection.settings.layout.articles;
        path == CONFIG_FILE || path.starts_with("content/") || path.starts_with(articles.as_str())
    }
}

/// Opens the archive for some work; what is wrong in it is said first.
fn with_articles(
    root: Option<&Path>,
    base_url: Option<&BaseUrl>,
    work: impl FnOnce(&Opened) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let mut options = workspace.options();
    options.base_url = base_url.cloned();
    let (site, files) = (workspace.site()?, workspace.files());
    let progress = ShownProgress::new();
    let selected = site.collection(&files, &options, &|_| true, &progress);
    progress.finish();
    let selected = selected.map_err(|problems| Failure::unusable_settings(&problems))?;
    let collection = &selected.collection;
    let mut errors = collection.diagnostics.clone();
    errors.retain(|found| found.severity == Severity::Error);
    print_diagnostics(&errors);
    let library = site.library(collection, &files);
    let (archive, settings) = (&*collection.archive, &collection.settings.site);
    let holdings = Holdings { archive, articles: &library, settings };
    work(&Opened { holdings, collection, files: &files })?;
    Ok(if errors.is_empty() { Outcome::Fine } else { Outcome::AtFault })
}

/// What came of reading portions: of a portion that cannot be made its own reason is said.
fn finished(mut portions: Portions, read: io::Result<()>) -> Result<(), Failure> {
    match portions.take_fault() {
        Some(fault) => Err(Failure::unreadable_article(&fault)),
        None => Ok(read?),
    }
}
