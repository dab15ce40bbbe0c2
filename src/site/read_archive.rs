//! An archive without its site, for commands that take something out of it.

use crate::archive::{OwnPages, archive};
use crate::config::Settings;
use crate::diagnostic::{self, Diagnostic};
use crate::model::archive::Archive;
use crate::model::files::Files;
use crate::site::articles::Workshop;
use crate::site::cache::Cache;
use crate::site::inputs::Inputs;
use crate::site::{BuildOptions, Progress, settings};

/// An archive as a build sees it.
#[derive(Debug)]
pub struct ReadArchive {
    /// Its settings.
    pub settings: Settings,
    /// Its articles; the archive's own pages are left out.
    pub archive: Archive,
    /// The paths of all raw articles, sorted.
    pub paths: Vec<String>,
    /// What is wrong with the articles.
    pub diagnostics: Vec<Diagnostic>,
}

/// Cleans and annotates the articles of an archive, and gives each its address.
///
/// Fails with what is wrong with the settings.
pub fn read_archive(
    files: &dyn Files,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<ReadArchive, Vec<Diagnostic>> {
    let settings = settings(files, options)?;
    let (inputs, _) = Inputs::sort(files, &settings.layout);
    let workshop = Workshop { files, settings: &settings.clean, progress };
    let (articles, mut diagnostics) = workshop.make(&inputs.documents, |_| true, &mut Cache::off());
    let (archive, found) = archive(articles, OwnPages::default(), &settings.layout.articles);
    diagnostics.extend(found);
    diagnostic::sort(&mut diagnostics);
    let paths = inputs.documents.into_iter().map(|document| document.path).collect();
    Ok(ReadArchive { settings, archive, paths, diagnostics })
}
