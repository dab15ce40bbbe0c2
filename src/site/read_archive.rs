//! The articles of an archive, for commands that take something out of it.

use std::sync::Arc;

use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::archive::Articles;
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::head::Remarks;
use crate::model::route::Route;
use crate::site::{BuildOptions, Progress, Site};

/// Some articles of an archive.
pub struct ReadArchive {
    /// The archive's settings.
    pub settings: Settings,
    /// The articles in the archive's order.
    pub articles: Vec<ReadArticle>,
    /// The errors in the archive.
    pub errors: Vec<Diagnostic>,
}

/// An article and the address of its page.
pub struct ReadArticle {
    /// The article.
    pub article: Arc<Article>,
    /// Its page.
    pub route: Route,
    /// The path of its sidecar, whether or not there is one.
    pub sidecar: String,
    /// The raw article that the sidecar belongs to, where that is another.
    pub sidecar_owner: Option<String>,
}

impl Site {
    /// Reads the articles of the archive that are `wanted` by what is known of their notes.
    ///
    /// Fails with what is wrong with the settings, or with an article that cannot be made again.
    pub fn read(
        &self,
        files: &dyn Files,
        options: &BuildOptions,
        wanted: impl Fn(&Remarks) -> bool,
        progress: &dyn Progress,
    ) -> Result<ReadArchive, Vec<Diagnostic>> {
        let selected = self.collection(files, options, &|_| true, progress)?;
        let library = self.library(&selected.collection, files);
        let archive = &selected.collection.archive;
        let owners = selected.collection.sidecar_owners();
        let ids = (0..archive.articles.len()).filter(|id| wanted(&archive.remarks[*id]));
        let read = ids.map(|id| {
            let archived = &archive.articles[id];
            let article = library.article(id).map_err(|problem| vec![problem])?;
            let sidecar = selected.collection.sidecar_of(&archived.head.path);
            let sidecar_owner = owners.other_than(&archived.head.path).map(str::to_owned);
            Ok(ReadArticle { article, route: archived.route.clone(), sidecar, sidecar_owner })
        });
        let articles = read.collect::<Result<_, Vec<Diagnostic>>>()?;
        let (mut errors, settings) =
            (selected.collection.diagnostics, selected.collection.settings);
        errors.retain(|found| found.severity == Severity::Error);
        Ok(ReadArchive { settings, articles, errors })
    }
}
