//! `postil serve`: the website in a local preview.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::cli::Outcome;
use crate::cli::args::ServeArguments;
use crate::cli::report::{Failure, counted, print_diagnostics, print_message, problem_counts};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::config::CONFIG_FILE;
use crate::config::settings::BaseUrl;
use crate::diagnostic::Diagnostic;
use crate::disk::{DiskFiles, INPUT_FOLDERS};
use crate::editor::SidecarEditor;
use crate::serve::editor::Editor;
use crate::serve::{self, Changed, Console, Finding, Follow, Pages, Preview, ServeOptions};
use crate::site::{BuildOptions, Moment, Silent, Site};

/// Serves the preview until it is stopped.
pub fn run(root: Option<&Path>, arguments: &ServeArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let serve_options = serve_options(&workspace, arguments);
    // A folder that is no archive yet is only looked at.
    let is_archive = workspace.kind == WorkspaceKind::Archive;
    let editor = is_archive.then(|| Arc::new(SidecarEditor::new(&workspace.root)));
    let mut options = workspace.options();
    options.base_url.clone_from(&arguments.base_url);
    let (site, files) = (workspace.site()?, workspace.files());
    let follower = Follower {
        site,
        files,
        options,
        workspace,
        editor: editor.clone(),
        moment: None,
        indexer: indexer(),
    };
    let editor = editor.map(|editor| editor as Arc<dyn Editor>);
    serve::serve(&serve_options, follower, editor, Console::new(print_message))?;
    Ok(Outcome::Fine)
}

/// Follows an archive from one moment to the next.
struct Follower {
    site: Site,
    files: DiskFiles,
    options: BuildOptions,
    workspace: Workspace,
    editor: Option<Arc<SidecarEditor>>,
    /// What is shown, until the index has followed.
    moment: Option<Arc<Moment>>,
    /// Where the search index follows.
    indexer: Sender<Arc<Moment>>,
}

/// Has the search index follow on a thread of its own: of several moments that wait, the last one.
fn indexer() -> Sender<Arc<Moment>> {
    let (sender, moments) = mpsc::channel::<Arc<Moment>>();
    thread::spawn(move || {
        while let Ok(next) = moments.recv() {
            moments.try_iter().last().unwrap_or(next).prepare();
        }
    });
    sender
}

impl Follow for Follower {
    fn follow(&mut self, changed: &Changed) -> Preview {
        self.files.refresh(changed, || self.workspace.files());
        let catalogue = match self.site.catalogue(&self.files, &self.options, &Silent) {
            Ok(catalogue) => catalogue,
            Err(diagnostics) => return Preview { diagnostics, ..Preview::default() },
        };
        let collection = &catalogue.collection;
        let articles = counted(collection.articles(), "article");
        let summary = format!("{articles}, {}", problem_counts(collection));
        let diagnostics = collection.diagnostics.clone();
        let base_url = collection.settings.site.base_url.clone();
        let files = Box::new(self.files.unlisted());
        let moment = Arc::new(Moment::new(catalogue, self.site.access(), files));
        if let Some(editor) = &self.editor {
            editor.show(Arc::clone(&moment));
        }
        self.moment = Some(Arc::clone(&moment));
        let base_path = base_url.as_ref().map_or("/", BaseUrl::path);
        let site = serve::Site::new(base_path, Arc::new(ShownPages(moment)));
        Preview { site: Some(site), diagnostics, summary }
    }

    /// Has the store remember what was learned, and the search index follow.
    fn settle(&mut self) {
        if let Some(unsaved) = self.site.save() {
            print_diagnostics(&[unsaved]);
        }
        if let Some(moment) = self.moment.take() {
            // It is gone only when the preview is.
            self.indexer.send(moment).ok();
        }
    }
}

/// The pages of an archive at one moment.
struct ShownPages(Arc<Moment>);

impl Pages for ShownPages {
    fn version(&self, path: &str) -> Option<String> {
        self.0.version(path).map(|key| key.to_string())
    }

    fn file(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        self.0.file(path).unwrap_or_else(|| Ok(Arc::from([])))
    }

    fn findings(&self, path: &str) -> Vec<Finding> {
        let found = self.0.findings(path).into_iter();
        found.map(|(diagnostic, audit)| Finding { diagnostic, audit }).collect()
    }
}

fn serve_options(workspace: &Workspace, arguments: &ServeArguments) -> ServeOptions {
    let watch = match workspace.kind {
        WorkspaceKind::Archive => {
            INPUT_FOLDERS.iter().chain([&CONFIG_FILE]).map(PathBuf::from).collect()
        }
        WorkspaceKind::Loose => vec![workspace.root.clone()],
    };
    ServeOptions {
        host: arguments.host,
        port: arguments.port,
        watch,
        ..ServeOptions::local(&workspace.root)
    }
}
