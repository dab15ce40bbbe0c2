//! A small archive in memory, and what became of it.
//!
//! ```
//! archive().article("a.txt", "…").build().page("articles/a/").has("…");
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use postil::config::settings::BaseUrl;
use postil::diagnostic::report::draw_plain;
use postil::diagnostic::{self, Diagnostic, Severity};
use postil::model::article::Article;
use postil::model::files::MemoryFiles;
use postil::model::output::MemoryStage;
use postil::model::store::{MemoryStore, Store};
use postil::site::{BuildOptions, Generator, Silent, Site, stage};

/// An archive that is being put together.
#[derive(Clone)]
pub struct ArchiveFixture {
    files: BTreeMap<String, Vec<u8>>,
    options: BuildOptions,
}

/// An archive with nothing but a title.
pub fn archive() -> ArchiveFixture {
    let empty = ArchiveFixture { files: BTreeMap::new(), options: BuildOptions::default() };
    empty.config("title = \"Архив\"")
}

/// A page of a few sentences, as a plain scraper saves it.
pub fn plain_article(title: &str) -> String {
    format!(
        " date 2026-02-13 {title}\n\n\
         Совет города Заречного одобрил смету нового моста через Тихую, передает «Заречный листок».\n\n\
         «Строить начнём весной, как только сойдёт лёд, и закончим к первым заморозкам», – сказал глава совета Пётр Лугин.\n\n\
         Мост соединит левый берег с больницей, до которой сейчас добираются в объезд больше часа.\n"
    )
}

impl ArchiveFixture {
    /// Replaces `config.toml`.
    pub fn config(self, text: &str) -> Self {
        self.file("config.toml", text)
    }

    /// Adds a raw article below `content/articles/`.
    pub fn article(self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.file(&format!("content/articles/{name}"), bytes)
    }

    /// Adds any file.
    pub fn file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }

    /// Takes a file away.
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// Publishes at an address.
    pub fn base_url(mut self, url: &str) -> Self {
        self.options.base_url = Some(BaseUrl::parse(url).expect("the fixture's address is valid"));
        self
    }

    /// Treats the folder as one without settings.
    pub fn loose(mut self) -> Self {
        self.files.remove("config.toml");
        self.options.assumed_title = Some("Папка".to_owned());
        self
    }

    /// Builds from nothing.
    pub fn build(&self) -> BuiltSite {
        self.build_with(&Workplace::default())
    }

    /// Builds with what earlier builds left.
    pub fn build_with(&self, place: &Workplace) -> BuiltSite {
        self.build_in(&mut place.open(), &place.stage)
    }

    /// Builds in an archive that is open already, as the preview does.
    pub fn build_in(&self, site: &mut Site, published: &MemoryStage) -> BuiltSite {
        let files = MemoryFiles::new(self.files.clone());
        let mut catalogue = match site.catalogue(&files, &self.options, &Silent) {
            Ok(catalogue) => catalogue,
            Err(diagnostics) => return BuiltSite { diagnostics, ..BuiltSite::default() },
        };
        catalogue.collection.add(site.save());
        let collection = &catalogue.collection;
        let library = site.library(collection, &files);
        let staged = match stage(&catalogue, &library, published, &Silent) {
            Ok(staged) => staged,
            Err(mut diagnostics) => {
                diagnostics.extend_from_slice(&collection.diagnostics);
                diagnostic::sort(&mut diagnostics);
                return BuiltSite { diagnostics, ..BuiltSite::default() };
            }
        };
        published.retain(&staged.files);
        let articles = collection.documents.iter().filter_map(|document| {
            let made = document.made.as_ref()?;
            Some(library.article_of(document, made).expect("the store has what it was given"))
        });
        BuiltSite {
            articles: articles.collect(),
            count: collection.articles(),
            files: published.files(),
            cleaned: collection.made.iter().map(|(path, _)| path.clone()).collect(),
            made: staged.made.iter().map(|(path, _)| path.clone()).collect(),
            diagnostics: collection.diagnostics.clone(),
        }
    }
}

/// Where builds leave what they made: a store, and the published files.
pub struct Workplace {
    pub store: Arc<MemoryStore>,
    pub stage: MemoryStage,
    pub generator: Generator,
}

impl Default for Workplace {
    fn default() -> Self {
        let generator = Generator::current();
        Workplace { store: Arc::default(), stage: MemoryStage::default(), generator }
    }
}

impl Workplace {
    /// The archive with what earlier builds left.
    pub fn open(&self) -> Site {
        Site::open(Arc::clone(&self.store) as Arc<dyn Store>, self.generator)
    }
}

/// What became of an archive.
#[derive(Default)]
pub struct BuiltSite {
    /// The files by their paths in the output; none where nothing was built.
    files: BTreeMap<String, Vec<u8>>,
    /// The articles, sorted by path, those without an address of their own among them.
    articles: Vec<Article>,
    /// The number of articles that have one.
    count: usize,
    /// The documents that were cleaned for this build.
    pub cleaned: Vec<String>,
    /// The files that were made for it.
    pub made: Vec<String>,
    pub diagnostics: Vec<Diagnostic>,
}

impl BuiltSite {
    /// Whether nothing was built at all.
    pub fn is_nothing(&self) -> bool {
        self.files.is_empty()
    }

    /// The page or file at an address.
    pub fn page(&self, route: &str) -> Text {
        let path = match route.is_empty() || route.ends_with('/') {
            true => format!("{route}index.html"),
            false => route.to_owned(),
        };
        let bytes = self.files.get(&path);
        let bytes =
            bytes.unwrap_or_else(|| panic!("no page `{route}`; there are {:?}", self.paths()));
        Text(String::from_utf8(bytes.clone()).expect("the page is UTF-8"))
    }

    /// Every file by its path in the output.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// The paths of all files.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// Every address.
    pub fn routes(&self) -> Vec<&str> {
        let address = |path: &'_ str| match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.len(),
            _ => path.len(),
        };
        self.files.keys().map(|path| &path[..address(path)]).collect()
    }

    /// An article as the pages show it, by its place among all.
    pub fn article(&self, index: usize) -> Article {
        self.articles[index].clone()
    }

    /// The number of articles that were built.
    pub fn articles(&self) -> usize {
        self.count
    }

    /// All diagnostics as they are printed.
    pub fn report(&self) -> String {
        self.diagnostics.iter().map(draw_plain).collect()
    }

    /// Fails unless there is nothing to complain of.
    pub fn is_clean(&self) -> &Self {
        let worst = self.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
        assert!(worst < Some(Severity::Warning), "{}", self.report());
        self
    }
}

/// The text of a page.
pub struct Text(pub String);

impl Text {
    /// Fails unless the page holds the text.
    pub fn has(&self, text: &str) -> &Self {
        assert!(self.0.contains(text), "`{text}` is not in:\n{}", self.0);
        self
    }

    /// Fails if the page holds the text.
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(!self.0.contains(text), "`{text}` is in:\n{}", self.0);
        self
    }
}
