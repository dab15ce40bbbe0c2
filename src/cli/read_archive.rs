//! The articles of an archive, for commands that take something out of it.

use std::sync::Arc;

use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::archive::{ArchivedArticle, Articles};
use crate::model::article::Article;
use crate::model::route::Route;
use crate::site::BuildOptions;

/// Some articles of an archive.
pub struct ReadArchive {
    /// The archive's settings.
    pub settings: Settings,
    /// The articles in the archive's order.
    pub articles: Vec<ReadArticle>,
    /// The paths of all raw articles, sorted.
    pub paths: Vec<String>,
    /// The errors in the archive.
    pub errors: Vec<Diagnostic>,
}

/// An article and the address of its page.
pub struct ReadArticle {
    /// The article.
    pub article: Arc<Article>,
    /// Its page.
    pub route: Route,
}

/// Reads the articles of an archive that are `wanted` by what is known of them.
///
/// Fails with what is wrong with the settings.
pub fn read_archive(
    workspace: &Workspace,
    options: &BuildOptions,
    wanted: impl Fn(&ArchivedArticle) -> bool,
) -> Result<ReadArchive, Failure> {
    let (files, site, progress) = (workspace.files(), workspace.site(), ShownProgress::new());
    let selected = site.collection(&files, options, &|_| true, &progress);
    progress.finish();
    let selected = selected.map_err(|problems| Failure::unusable_settings(&problems))?;
    let library = site.library(&selected.collection, &files);
    let mut articles = Vec::new();
    for (id, archived) in selected.collection.archive.articles.iter().enumerate() {
        if wanted(archived) {
            let article = library.article(id);
            let article = article.map_err(|problem| Failure::unreadable_article(&problem))?;
            articles.push(ReadArticle { article, route: archived.route.clone() });
        }
    }
    let (mut errors, settings) = (selected.collection.diagnostics, selected.collection.settings);
    errors.retain(|found| found.severity == Severity::Error);
    Ok(ReadArchive { settings, articles, paths: selected.paths, errors })
}

impl ReadArchive {
    /// Prints the errors.
    pub fn print_errors(&self) {
        print_diagnostics(&self.errors);
    }
}
