//! `postil serve`: the website in a local preview.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::Outcome;
use crate::cli::args::ServeArguments;
use crate::cli::report::{Failure, counted, problem_counts};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::config::CONFIG_FILE;
use crate::config::settings::BaseUrl;
use crate::disk::INPUT_FOLDERS;
use crate::editor::SidecarEditor;
use crate::serve::editor::Editor;
use crate::serve::{self, Console, Preview, ServeOptions};
use crate::site::{self, Build, Cache, Silent};

/// Serves the preview until it is stopped.
pub fn run(root: Option<&Path>, arguments: &ServeArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let mut options = workspace.options();
    options.base_url.clone_from(&arguments.base_url);
    let serve_options = serve_options(&workspace, arguments);
    let mut cache = Cache::in_memory();
    // A folder that is no archive yet is only looked at.
    let is_archive = workspace.kind == WorkspaceKind::Archive;
    let editor = is_archive.then(|| Arc::new(SidecarEditor::new(&workspace.root)));
    let shown = editor.clone();
    let build = move || {
        let build = site::build(&workspace.files(), &options, &mut cache, &Silent);
        if let (Some(editor), Some(site)) = (&shown, &build.site) {
            editor.show(site);
        }
        preview(build)
    };
    let editor = editor.map(|editor| editor as Arc<dyn Editor>);
    serve::serve(&serve_options, build, editor, Console::stderr())?;
    Ok(Outcome::Fine)
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

fn preview(build: Build) -> Preview {
    let problems = problem_counts(&build);
    let (site, summary) = match build.site {
        Some(site) => {
            let base_path = site.settings.site.base_url.as_ref().map_or("/", BaseUrl::path);
            let articles = counted(site.articles, "article");
            (Some(serve::Site::new(base_path, site.files)), format!("{articles}, {problems}"))
        }
        None => (None, problems),
    };
    Preview { site, diagnostics: build.diagnostics, summary }
}
