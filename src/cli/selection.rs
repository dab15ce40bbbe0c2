//! The articles of an archive that a command was asked for, and their cleaning.

use std::path::{Path, PathBuf};

use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::diagnostic::Severity;
use crate::disk::DiskFiles;
use crate::model::article::Article;
use crate::site::{Collection, Selected, Site};

/// The articles that a command was asked for.
pub struct Selection {
    /// The archive.
    pub workspace: Workspace,
    /// Its files.
    pub files: DiskFiles,
    /// The archive with what is known of it.
    site: Site,
    /// Files and folders relative to the archive's root; empty where every article is meant.
    paths: Vec<String>,
}

impl Selection {
    /// The articles at or below some paths, in the archive at `root` or in the one around them; all
    /// articles where there are no paths.
    ///
    /// Fails where a path leads nowhere, or out of the archive.
    pub fn new(root: Option<&Path>, paths: &[PathBuf]) -> Result<Self, Failure> {
        let workspace = Workspace::archive(root, paths)?;
        let selected = paths.iter().map(|path| {
            if !path.exists() {
                let message = format!("there is no file or folder `{}`", path.display());
                return Err(Failure::usage(message, "check the path"));
            }
            workspace.relative(path).ok_or_else(|| {
                let message = format!("`{}` is no file of the archive", path.display());
                let root = workspace.root.display();
                Failure::usage(message, format!("name files below `{root}`"))
            })
        });
        let paths = selected.collect::<Result<_, _>>()?;
        Ok(Selection { files: workspace.files(), site: workspace.site()?, workspace, paths })
    }

    /// Cleans the articles, and prints the errors in them; no other diagnostics are left.
    pub fn clean(&self) -> Result<Selected, Failure> {
        let progress = ShownProgress::new();
        let options = self.workspace.options();
        let wanted = |path: &str| self.has(path);
        let selected = self.site.collection(&self.files, &options, &wanted, &progress);
        progress.finish();
        let mut selected = selected.map_err(|problems| Failure::unusable_settings(&problems))?;
        let diagnostics = &mut selected.collection.diagnostics;
        diagnostics.retain(|found| found.severity == Severity::Error);
        print_diagnostics(diagnostics);
        Ok(selected)
    }

    /// The articles of a collection, sorted by path, one at a time.
    pub fn articles<'a>(
        &'a self,
        collection: &'a Collection,
    ) -> impl Iterator<Item = Result<Article, Failure>> {
        let library = self.site.library(collection, &self.files);
        let made = collection.documents.iter().filter_map(|document| {
            let made = document.made.as_ref()?;
            Some((document, made))
        });
        made.map(move |(document, made)| {
            let article = library.article_of(document, made);
            article.map_err(|problem| Failure::unreadable_article(&problem))
        })
    }

    /// Whether an article is meant.
    pub fn has(&self, path: &str) -> bool {
        let is_at_or_below = |selected: &String| {
            let rest = path.strip_prefix(selected.as_str());
            selected.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.paths.is_empty() || self.paths.iter().any(is_at_or_below)
    }
}
