//! `postil serve`: the website in a local preview.

use std::path::{Path, PathBuf};

use crate::cli::Outcome;
use crate::cli::args::ServeArguments;
use crate::cli::report::{Failure, counted, problem_counts};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::config::CONFIG_FILE;
use crate::config::settings::BaseUrl;
use crate::disk::INPUT_FOLDERS;
use crate::pipeline::{self, Build, Cache, Silent};
use crate::serve::{self, Console, Preview, ServeOptions};

/// Serves the preview until it is stopped.
pub fn run(root: Option<&Path>, arguments: &ServeArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(root)?;
    workspace.print_assumptions();
    let mut options = workspace.options();
    options.base_url.clone_from(&arguments.base_url);
    let serve_options = serve_options(&workspace, arguments);
    let mut cache = Cache::in_memory();
    let build = move || preview(pipeline::build(&workspace.files(), &options, &mut cache, &Silent));
    serve::serve(&serve_options, build, Console::stderr())?;
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
