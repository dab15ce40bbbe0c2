//! `postil build`: the website, written into the output folder.

use std::mem;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use crate::cli::args::BuildArguments;
use crate::cli::progress::ShownProgress;
use crate::cli::report::{Failure, counted, print_diagnostics, problem_counts, say};
use crate::cli::workspace::{Workspace, WorkspaceKind};
use crate::cli::{Outcome, record};
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{
    DiskFiles, DiskStore, INPUT_FOLDERS, Publication, Published, Survey, links, load, own_files,
};
use crate::site::{self, BuildOptions, Catalogue, Reason, Site, Staged, stage};

/// Builds the archive and writes what changed.
pub fn run(root: Option<&Path>, arguments: &BuildArguments) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let workspace = Workspace::find(root)?;
    need_output(&workspace, arguments)?;
    workspace.print_assumptions();
    let job = Job { arguments, workspace: &workspace, progress: ShownProgress::new() };
    let (files, site) = rayon::join(|| workspace.files(), || job.open());
    let mut site = site?;
    let (survey, catalogue) = job.look(&mut site, &files);
    let mut catalogue = catalogue?;
    if arguments.strict && catalogue.collection.count(Severity::Error) > 0 {
        return Err(job.fail(&catalogue.collection.diagnostics));
    }
    let output = output_folder(&workspace, arguments, &catalogue.collection.settings)?;
    let survey = survey.filter(|survey| survey.folder() == output);
    let survey = survey.unwrap_or_else(|| job.output(&output));
    let (staged, published) = job.publish(&site, &catalogue, &files, survey)?;
    catalogue.collection.add(job.record(&site, &catalogue, &files));
    if !arguments.no_cache {
        catalogue.collection.add(site.save());
    }
    print_diagnostics(&catalogue.collection.diagnostics);
    if arguments.explain {
        explain(&catalogue, &staged);
    }
    print_summary(&catalogue, published, &output, start);
    let outcome = match catalogue.collection.count(Severity::Error) {
        0 => Outcome::Fine,
        _ => Outcome::AtFault,
    };
    // The process ends; to free a large archive piece by piece takes longer.
    mem::forget((site, catalogue, files, staged));
    Ok(outcome)
}

/// Fails where there is no telling where the site goes.
fn need_output(workspace: &Workspace, arguments: &BuildArguments) -> Result<(), Failure> {
    if workspace.kind != WorkspaceKind::Loose || arguments.output.is_some() {
        return Ok(());
    }
    let folder = workspace.root.display();
    let message = format!("`{folder}` has no config.toml, so it has no output folder");
    let hint = "name one with `--output DIR`, or make an archive with `postil init`";
    Err(Failure::usage(message, hint))
}

/// One call of the command.
struct Job<'a> {
    arguments: &'a BuildArguments,
    workspace: &'a Workspace,
    progress: ShownProgress,
}

impl Job<'_> {
    /// The archive with what is known of it.
    fn open(&self) -> Result<Site, Failure> {
        if self.arguments.fresh {
            DiskStore::delete(&self.workspace.root)?;
        }
        match self.arguments.no_cache {
            true => Ok(Workspace::site_without_cache()),
            false => self.workspace.site(),
        }
    }

    fn options(&self) -> BuildOptions {
        let base_url = self.arguments.base_url.clone();
        BuildOptions { base_url, ..self.workspace.options() }
    }

    /// Looks at the output folder and at the articles, both at once.
    fn look(
        &self,
        site: &mut Site,
        files: &DiskFiles,
    ) -> (Option<Survey>, Result<Catalogue, Failure>) {
        thread::scope(|scope| {
            let survey = scope.spawn(|| self.survey(files));
            // Not among the threads that share its work, where one could wait for itself.
            let catalogue = self.catalogue(site, files);
            (survey.join().ok().flatten(), catalogue)
        })
    }

    /// Cleans what is new, and has the store remember it before anything can go wrong.
    fn catalogue(&self, site: &mut Site, files: &DiskFiles) -> Result<Catalogue, Failure> {
        let catalogue = site.catalogue(files, &self.options(), &self.progress);
        let mut catalogue = catalogue.map_err(|problems| self.fail(&problems))?;
        if !self.arguments.no_cache {
            site.update_index(&catalogue, files);
            catalogue.collection.add(site.save());
        }
        Ok(catalogue)
    }

    /// Looks at what the output folder holds, while the articles are looked at; none where the
    /// settings name no such folder, which is said when they are.
    fn survey(&self, files: &DiskFiles) -> Option<Survey> {
        let settings = site::settings(files, &self.options()).ok()?;
        let output = output_folder(self.workspace, self.arguments, &settings).ok()?;
        let mut survey = self.output(&output);
        survey.look();
        Some(survey)
    }

    /// An output folder that nobody has looked at.
    fn output(&self, folder: &Path) -> Survey {
        let cache = own_files::cache_folder(&self.workspace.root);
        let keeps_cache = self.workspace.kind == WorkspaceKind::Archive && !self.arguments.no_cache;
        Survey::new(folder, keeps_cache.then_some(cache.as_path()))
    }

    /// Makes what is not as it was published, and puts it in place.
    fn publish(
        &self,
        site: &Site,
        catalogue: &Catalogue,
        files: &DiskFiles,
        survey: Survey,
    ) -> Result<(Staged, Published), Failure> {
        let output = survey.folder().to_owned();
        let publication = Publication::open(survey, |owner| self.waits(owner, &output))?;
        let library = site.library(&catalogue.collection, files);
        let staged = stage(catalogue, &library, &publication, &self.progress);
        let staged = staged.map_err(|mut problems| {
            problems.extend_from_slice(&catalogue.collection.diagnostics);
            self.fail(&problems)
        })?;
        self.progress.finish();
        let published = publication.finish(&staged.files)?;
        Ok((staged, published))
    }

    /// Says that another process publishes into the output folder, and that this one waits for it.
    fn waits(&self, owner: Option<u32>, output: &Path) {
        self.progress.finish();
        let owner =
            owner.map_or_else(|| "another process".to_owned(), |id| format!("process {id}"));
        say(format!("waiting for {owner}, which publishes into `{}`", output.display()));
    }

    /// Records what cleaning made, for `postil clean --diff`. Only a build into the archive's own
    /// output folder counts, that keeps a cache: any other is a trial.
    fn record(&self, site: &Site, catalogue: &Catalogue, files: &DiskFiles) -> Option<Diagnostic> {
        if self.arguments.output.is_some() || self.arguments.no_cache {
            return None;
        }
        record::write(self.workspace, &site.library(&catalogue.collection, files))
    }

    /// Nothing can be built: says why.
    fn fail(&self, problems: &[Diagnostic]) -> Failure {
        self.progress.finish();
        let mut problems = problems.to_vec();
        crate::diagnostic::sort(&mut problems);
        print_diagnostics(&problems);
        Failure::new("nothing was built", "mend the errors above and build again")
    }
}

/// Says what was made anew, and why.
fn explain(catalogue: &Catalogue, staged: &Staged) {
    let made = catalogue.collection.made.iter().map(|made| ("cleaned", made));
    let made = made.chain(staged.made.iter().map(|made| ("made", made)));
    for (verb, (path, reasons)) in made {
        let reasons: Vec<String> = reasons.iter().map(Reason::to_string).collect();
        say(format!("{verb} `{path}`: {}", reasons.join(", ")));
    }
}

/// The folder that was asked for, or that of the settings; none of the archive's own.
fn output_folder(
    workspace: &Workspace,
    arguments: &BuildArguments,
    settings: &Settings,
) -> Result<PathBuf, Failure> {
    let from_settings = || workspace.root.join(&settings.layout.output);
    let output = arguments.output.clone().unwrap_or_else(from_settings);
    let refused = |reason: &str| {
        let message = format!("`{}` cannot be the output folder: {reason}", output.display());
        Failure::new(message, "name a folder of its own, as `public`")
    };
    if arguments.output.is_none() {
        links::refuse(&workspace.root, &settings.layout.output)?;
    }
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

fn print_summary(catalogue: &Catalogue, published: Published, output: &Path, start: Instant) {
    say(format!(
        "{}, {} in {:.2} s, {}: {} written, {} unchanged, {} deleted in `{}`",
        counted(catalogue.collection.articles(), "article"),
        counted(catalogue.pages(), "page"),
        start.elapsed().as_secs_f64(),
        problem_counts(&catalogue.collection),
        counted(published.written, "file"),
        published.unchanged,
        published.deleted,
        output.display(),
    ));
}
