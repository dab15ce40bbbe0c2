//! The only place that knows the order of the stages.
//!
//! `build`, `serve` and `check` all call [`build`], so that what a preview shows is what gets
//! published. Work is saved at two seams, and nowhere else: an article is not cleaned again whose raw
//! file, sidecar and settings are as before, and whose lines as many other documents have; and a
//! page whose view is as before is not rendered again. The cache holds values only, so a build with
//! it equals a build without it.

mod accepted;
mod articles;
mod cache;
mod clean_archive;
pub mod inputs;
mod outputs;
mod read_archive;
mod source_rules;
pub mod survey;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::{OwnPages, archive};
use crate::config::settings::{BaseUrl, Settings};
use crate::config::{self, CONFIG_FILE};
use crate::diagnostic::{self, Diagnostic, Severity, catalogue};
use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::markdown_page::MarkdownPage;
use crate::model::output::OutputFile;
use crate::model::page::Page;
use crate::render::Renderer;
use crate::{export, ingest, plan, search};

use articles::Workshop;
pub use cache::Cache;
pub use clean_archive::{CleanedArchive, clean_archive};
use inputs::Inputs;
pub use read_archive::{ReadArchive, read_archive};

/// What the command line decides about a build, against the settings.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Replaces `base_url`.
    pub base_url: Option<BaseUrl>,
    /// The archive's name where there is no `config.toml`: every text file is an article then.
    pub assumed_title: Option<String>,
    /// What the build is for.
    pub purpose: Purpose,
}

/// What a build is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To show the archive.
    #[default]
    Show,
    /// To find out whether the archive is as its owner wants it: a text that is not the accepted one
    /// is an error then.
    Check,
}

/// Told how the work goes on. Every method has an empty default.
pub trait Progress: Sync {
    /// A stretch of work begins that takes `steps` steps.
    fn begin(&self, work: Work, steps: usize) {
        let _ = (work, steps);
    }

    /// One step is done.
    fn step(&self) {}
}

/// The stretches of a build that take time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Reading and cleaning articles.
    Cleaning,
    /// Rendering pages.
    Rendering,
    /// Building the search index.
    Indexing,
}

/// Nobody is told.
pub struct Silent;

impl Progress for Silent {}

/// What a build gives.
#[derive(Debug)]
pub struct Build {
    /// The finished site; none if the settings or the templates cannot be used.
    pub site: Option<Site>,
    /// Everything worth saying, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A finished site.
#[derive(Debug)]
pub struct Site {
    /// The settings that it was built with.
    pub settings: Settings,
    /// Every file, sorted by address.
    pub files: Vec<OutputFile>,
    /// The number of articles.
    pub articles: usize,
    /// What cleaning made, sorted by path.
    pub cleaned: Vec<Arc<Article>>,
    /// The articles by the output path of their pages.
    pub pages_of: BTreeMap<String, Arc<Article>>,
    /// The number of rendered pages.
    pub pages: usize,
    /// The rules of the cleaner, as the interface's language calls them.
    pub rule_names: BTreeMap<String, String>,
}

impl Build {
    /// How many diagnostics are of the given severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    fn failed(files: &dyn Files, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.extend_from_slice(files.problems());
        diagnostic::sort(&mut diagnostics);
        Build { site: None, diagnostics }
    }
}

/// Builds the site from the archive's files.
pub fn build(
    files: &dyn Files,
    options: &BuildOptions,
    cache: &mut Cache,
    progress: &dyn Progress,
) -> Build {
    let (settings, renderer) = match prepare(files, options) {
        Ok(prepared) => prepared,
        Err(diagnostics) => return Build::failed(files, diagnostics),
    };
    let (collected, mut diagnostics) = collect(files, &settings, options.purpose, cache, progress);
    let (pages, found) = plan::plan(&collected.archive, &settings.site);
    diagnostics.extend(found);
    let mut outputs = match outputs::render_pages(&renderer, &pages, cache, progress) {
        Ok(outputs) => outputs,
        Err(found) => {
            diagnostics.extend(found);
            return Build::failed(files, diagnostics);
        }
    };
    outputs.extend(beside_the_pages(&collected.archive, &pages, &settings, progress));
    outputs.extend(renderer.static_files());
    let outputs = outputs::one_file_a_route(outputs, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    let site = collected.into_site(settings, &renderer, outputs, pages.len());
    Build { site: Some(site), diagnostics }
}

/// Reads the settings and the theme; without these there is no site.
fn prepare(
    files: &dyn Files,
    options: &BuildOptions,
) -> Result<(Settings, Renderer), Vec<Diagnostic>> {
    let settings = settings(files, options)?;
    let site = &settings.site;
    let renderer = Renderer::load(files, &site.theme, site.language)?;
    Ok((settings, renderer))
}

/// What an archive holds, before there is a site.
struct Collected {
    archive: Archive,
    /// What cleaning made, sorted by path.
    cleaned: Vec<Arc<Article>>,
}

impl Collected {
    fn into_site(
        self,
        settings: Settings,
        renderer: &Renderer,
        files: Vec<OutputFile>,
        pages: usize,
    ) -> Site {
        let Collected { archive, cleaned } = self;
        let articles = archive.articles.len();
        let page_of = |known: ArchivedArticle| (known.route.output_path(), known.article);
        let pages_of = archive.articles.into_iter().map(page_of).collect();
        let rule_names = renderer.rule_names();
        Site { settings, files, articles, cleaned, pages_of, pages, rule_names }
    }
}

/// Cleans the articles, compares them with the accepted texts, and makes the archive of them.
fn collect(
    files: &dyn Files,
    settings: &Settings,
    purpose: Purpose,
    cache: &mut Cache,
    progress: &dyn Progress,
) -> (Collected, Vec<Diagnostic>) {
    let (inputs, mut diagnostics) = Inputs::sort(files, &settings.layout);
    diagnostics.extend_from_slice(files.problems());
    let workshop = Workshop { files, settings: &settings.clean, progress };
    let (articles, found) = workshop.make(&inputs.documents, |_| true, cache);
    diagnostics.extend(found);
    let (accepted, found) = accepted::read(files);
    diagnostics.extend(found);
    diagnostics.extend(accepted::check(&accepted, &articles, &inputs.documents, purpose));
    let cleaned = articles.clone();
    let own = read_own_pages(files, &inputs, &mut diagnostics);
    let (archive, found) = archive(articles, own, &settings.layout.articles);
    diagnostics.extend(found);
    if archive.articles.is_empty() {
        diagnostics.push(catalogue::no_articles(&settings.layout.articles));
    }
    (Collected { archive, cleaned }, diagnostics)
}

/// The files that are made of the archive and are no pages: the search index, feeds, notes.
fn beside_the_pages(
    archive: &Archive,
    pages: &[Page],
    settings: &Settings,
    progress: &dyn Progress,
) -> Vec<OutputFile> {
    let mut outputs = Vec::new();
    if settings.site.search {
        progress.begin(Work::Indexing, archive.articles.len());
        outputs.extend(search::index(archive));
    }
    outputs.extend(export::export(archive, pages, &settings.site));
    outputs
}

fn settings(files: &dyn Files, options: &BuildOptions) -> Result<Settings, Vec<Diagnostic>> {
    let mut settings = match &options.assumed_title {
        Some(title) => Settings::assumed(title.clone()),
        None => {
            let bytes = files
                .read(CONFIG_FILE)
                .map_err(|error| vec![catalogue::unreadable_file(CONFIG_FILE, &error)])?;
            config::read(&bytes)?
        }
    };
    if let Some(base_url) = &options.base_url {
        settings.site.base_url = Some(base_url.clone());
    }
    Ok(settings)
}

fn read_own_pages(
    files: &dyn Files,
    inputs: &Inputs,
    diagnostics: &mut Vec<Diagnostic>,
) -> OwnPages {
    let mut read = |paths: &[String]| -> Vec<MarkdownPage> {
        let mut pages = Vec::new();
        for path in paths {
            match files.read(path) {
                Ok(bytes) => {
                    let (page, found) = ingest::markdown_page::read_markdown_page(path, &bytes);
                    pages.extend(page);
                    diagnostics.extend(found);
                }
                Err(error) => diagnostics.push(catalogue::unreadable_file(path, &error)),
            }
        }
        pages
    };
    OwnPages { pages: read(&inputs.pages), tag_introductions: read(&inputs.tag_introductions) }
}
