//! The first half of a build, for commands that look at what cleaning makes of articles.

use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic};
use crate::model::accepted::AcceptedTexts;
use crate::model::article::Article;
use crate::model::files::Files;
use crate::site::articles::Workshop;
use crate::site::cache::Cache;
use crate::site::inputs::Inputs;
use crate::site::{BuildOptions, Progress, accepted, settings};

/// What cleaning makes of an archive's articles, without a site around them.
#[derive(Debug)]
pub struct CleanedArchive {
    /// The articles that were wanted, sorted by path.
    pub articles: Vec<Arc<Article>>,
    /// The texts that somebody has accepted.
    pub accepted: AcceptedTexts,
    /// The paths of all raw articles, sorted.
    pub paths: Vec<String>,
    /// What is wrong with the articles that were wanted, and with the accepted texts.
    pub diagnostics: Vec<Diagnostic>,
}

/// Cleans the articles of an archive whose path is `wanted`, as [`build`](crate::site::build) does.
///
/// Fails with what is wrong with the settings.
pub fn clean_archive(
    files: &dyn Files,
    options: &BuildOptions,
    wanted: impl Fn(&str) -> bool,
    progress: &dyn Progress,
) -> Result<CleanedArchive, Vec<Diagnostic>> {
    let settings = settings(files, options)?;
    let (inputs, _) = Inputs::sort(files, &settings.layout);
    let paths = inputs.documents.iter().map(|document| document.path.clone()).collect();
    let workshop = Workshop { files, settings: &settings.clean, progress };
    let (articles, mut diagnostics) = workshop.make(&inputs.documents, wanted, &mut Cache::off());
    let (mut accepted, found) = accepted::read(files);
    diagnostics.extend(found);
    diagnostics.extend(accepted::take_out_impossible(&mut accepted, &articles));
    diagnostic::sort(&mut diagnostics);
    Ok(CleanedArchive { articles, accepted, paths, diagnostics })
}
