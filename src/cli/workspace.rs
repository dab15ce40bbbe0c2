//! Finds the archive that a command is about.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, say};
use crate::config::CONFIG_FILE;
use crate::disk::{DiskFiles, DiskStore, load, own_files};
use crate::model::head::Remarks;
use crate::model::store::{MemoryStore, Store};
use crate::site::{BuildOptions, Generator, ReadArchive, Site};

/// The archive that a command is about.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The archive's folder.
    pub root: PathBuf,
    /// How its files are to be understood.
    pub kind: WorkspaceKind,
}

/// How the files of a workspace are to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkspaceKind {
    /// An archive with its settings.
    Archive,
    /// A folder without `config.toml`: every text file is an article.
    Loose,
}

impl Workspace {
    /// Finds the archive at `root`, or the nearest one upwards from here.
    pub fn find(root: Option<&Path>) -> Result<Self, Failure> {
        match root {
            Some(root) if !root.is_dir() => Err(Failure::usage(
                format!("there is no folder `{}`", root.display()),
                "check the path after `--root`",
            )),
            Some(root) if load::has_settings(root) => {
                Ok(Workspace { root: root.to_owned(), kind: WorkspaceKind::Archive })
            }
            Some(root) => Ok(Workspace { root: root.to_owned(), kind: WorkspaceKind::Loose }),
            None => match load::find_root(Path::new(".")) {
                Some(root) => Ok(Workspace { root, kind: WorkspaceKind::Archive }),
                None => Err(Failure::usage(
                    format!("there is no `{CONFIG_FILE}` here or in a folder above"),
                    "make an archive with `postil init my-archive`, or show any folder of texts with `postil serve --root FOLDER`",
                )),
            },
        }
    }

    /// The archive that one of these files or folders lies in; none where none does.
    pub fn above(paths: &[PathBuf]) -> Option<Self> {
        let root = paths.iter().find_map(|path| load::find_root(path))?;
        Some(Workspace { root, kind: WorkspaceKind::Archive })
    }

    /// The archive with settings at `root`, else the one that the files lie in, else the one here.
    pub fn archive(root: Option<&Path>, paths: &[PathBuf]) -> Result<Self, Failure> {
        let above = || Workspace::above(paths).map_or_else(|| Workspace::find(None), Ok);
        let found = root.map_or_else(above, |root| Workspace::find(Some(root)))?;
        match found.kind {
            WorkspaceKind::Archive => Ok(found),
            WorkspaceKind::Loose => Err(Failure::usage(
                format!("`{}` has no {CONFIG_FILE}", found.root.display()),
                "this needs an archive; make one with `postil init`",
            )),
        }
    }

    /// The path of a file or folder relative to the root, with `/`; none outside of it.
    pub fn relative(&self, path: &Path) -> Option<String> {
        let (root, path) = (load::resolved(&self.root).ok()?, load::resolved(path).ok()?);
        path.strip_prefix(&root).ok().map(load::slashed)
    }

    /// What leads to the archive from the folder that the command was called in: empty there, else
    /// with a `/` at its end.
    pub fn prefix(&self) -> String {
        let root = load::resolved(&self.root).ok();
        let here = load::resolved(Path::new(".")).ok();
        let inner = root
            .as_deref()
            .zip(here.as_deref())
            .and_then(|(root, here)| root.strip_prefix(here).ok());
        let inner = inner.map(load::slashed).unwrap_or_default();
        if inner.is_empty() { inner } else { inner + "/" }
    }

    /// Lists its files.
    pub fn files(&self) -> DiskFiles {
        match self.kind {
            WorkspaceKind::Archive => DiskFiles::archive(&self.root),
            WorkspaceKind::Loose => DiskFiles::loose(&self.root),
        }
    }

    /// The archive with what is known of it; a folder that is no archive keeps nothing.
    ///
    /// Fails where a link leads the cache out of the archive.
    pub fn site(&self) -> Result<Site, Failure> {
        match self.kind {
            WorkspaceKind::Archive => {
                own_files::refuse_linked_cache(&self.root)?;
                Ok(Site::open(self.store(), Generator::current()))
            }
            WorkspaceKind::Loose => Ok(Workspace::site_without_cache()),
        }
    }

    /// An archive of which nothing is known, and of which nothing will be.
    pub fn site_without_cache() -> Site {
        Site::open(Arc::new(MemoryStore::default()), Generator::current())
    }

    fn store(&self) -> Arc<dyn Store> {
        Arc::new(DiskStore::open(&self.root))
    }

    /// Reads the articles that are `wanted` by what is known of their notes.
    ///
    /// Fails with what is wrong with the settings, or with an article that cannot be made again.
    pub fn read(
        &self,
        options: &BuildOptions,
        wanted: impl Fn(&Remarks) -> bool,
    ) -> Result<ReadArchive, Failure> {
        let progress = ShownProgress::new();
        let read = self.site()?.read(&self.files(), options, wanted, &progress);
        progress.finish();
        read.map_err(|problems| Failure::unusable_settings(&problems))
    }

    /// The options of a build that nothing else was said about.
    pub fn options(&self) -> BuildOptions {
        let assumed_title = (self.kind == WorkspaceKind::Loose).then(|| self.name());
        BuildOptions { assumed_title, ..BuildOptions::default() }
    }

    /// Says what is assumed about a folder without settings.
    pub fn print_assumptions(&self) {
        if self.kind == WorkspaceKind::Loose {
            say(format!(
                "`{}` has no {CONFIG_FILE}: every .txt, .html and .md file below it is shown as an article,",
                self.root.display()
            ));
            say(
                "in Russian, under the folder's name. `postil init` makes an archive with settings of its own.",
            );
        }
    }

    /// The folder's name.
    fn name(&self) -> String {
        let whole = std::path::absolute(&self.root).unwrap_or_else(|_| self.root.clone());
        whole
            .file_name()
            .map_or_else(|| "Archive".to_owned(), |name| name.to_string_lossy().into_owned())
    }
}
