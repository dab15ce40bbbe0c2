//! `postil build`: the website, written into the output folder.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cli::Outcome;
use crate::cli::args::BuildArguments;
use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, counted, print_diagnostics, problem_counts};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::diagnostic::{Severity, catalogue};
use crate::disk::{INPUT_FOLDERS, Published, load, own_files, publish};
use crate::model::record::CleaningRecord;
use crate::site::{self, Build, Cache, Site};

/// Builds the archive and writes what changed.
pub fn run(root: Option<&Path>, arguments: &BuildArguments) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let workspace = Workspace::find(root)?;
    if workspace.kind == WorkspaceKind::Loose && arguments.output.is_none() {
        let folder = workspace.root.display();
        let message = format!("`{folder}` has no config.toml, so it has no output folder");
        let hint = "name one with `--output DIR`, or make an archive with `postil init`";
        return Err(Failure::usage(message, hint));
    }
    workspace.print_assumptions();
    let mut options = workspace.options();
    options.base_url.clone_from(&arguments.base_url);
    let progress = ShownProgress::new();
    let build = site::build(&workspace.files(), &options, &mut Cache::off(), &progress);
    progress.finish();
    print_diagnostics(&build.diagnostics);
    let Some(site) = &build.site else {
        return Err(Failure::new("nothing was built", "mend the errors above and build again"));
    };
    let output = output_folder(&workspace, arguments, site)?;
    let published = publish(&output, &site.files)?;
    if arguments.output.is_none() {
        record(&workspace, site);
    }
    print_summary(&build, site, published, &output, start);
    Ok(if build.count(Severity::Error) == 0 { Outcome::Fine } else { Outcome::AtFault })
}

/// Records what cleaning made, for `postil clean --diff`. Only a build into the archive's own
/// output folder counts: any other is a trial.
fn record(workspace: &Workspace, site: &Site) {
    let mut lines = Vec::new();
    for article in &site.cleaned {
        serde_json::to_writer(&mut lines, &CleaningRecord::of(article))
            .expect("strings and numbers always serialise");
        lines.push(b'\n');
    }
    if let Err(error) = own_files::write_record(&workspace.root, &lines) {
        print_diagnostics(&[catalogue::build_not_recorded(&error)]);
    }
}

/// The folder that was asked for, or that of the settings; none of the archive's own.
fn output_folder(
    workspace: &Workspace,
    arguments: &BuildArguments,
    site: &Site,
) -> Result<PathBuf, Failure> {
    let from_settings = || workspace.root.join(&site.settings.layout.output);
    let output = arguments.output.clone().unwrap_or_else(from_settings);
    let refused = |reason: &str| {
        let message = format!("`{}` cannot be the output folder: {reason}", output.display());
        Failure::new(message, "name a folder of its own, as `public`")
    };
    if output.is_file() {
        return Err(refused("it is a file"));
    }
    let (root, folder) = (load::resolved(&workspace.root)?, load::resolved(&output)?);
    if root.starts_with(&folder) {
        return Err(refused("it holds the archive itself"));
    }
    match folder.strip_prefix(&root) {
        Ok(inner) if is_input(inner) => Err(refused("the archive's input lies there")),
        _ => Ok(output),
    }
}

/// Whether a path below the archive's root is in an input folder, on any file system.
fn is_input(path: &Path) -> bool {
    let first = path.iter().next().and_then(|part| part.to_str()).unwrap_or_default();
    INPUT_FOLDERS.iter().any(|folder| folder.eq_ignore_ascii_case(first))
}

fn print_summary(build: &Build, site: &Site, published: Published, output: &Path, start: Instant) {
    anstream::eprintln!(
        "{}, {} in {:.2} s, {}: {} written, {} unchanged, {} deleted in `{}`",
        counted(site.articles, "article"),
        counted(site.pages, "page"),
        start.elapsed().as_secs_f64(),
        problem_counts(build),
        counted(published.written, "file"),
        published.unchanged,
        published.deleted,
        output.display(),
    );
}
