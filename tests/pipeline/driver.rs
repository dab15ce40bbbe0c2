//! A small archive in memory, and what became of it.
//!
//! ```
//! archive().article("a.txt", "…").build().page("articles/a/").has("…");
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use postil::config::settings::BaseUrl;
use postil::diagnostic::Severity;
use postil::diagnostic::report::draw_plain;
use postil::model::article::Article;
use postil::model::files::MemoryFiles;
use postil::model::output::OutputFile;
use postil::site::{self, Build, BuildOptions, Cache, Silent};

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
        self.build_with(&mut Cache::off())
    }

    /// Builds with what earlier builds left in a cache.
    pub fn build_with(&self, cache: &mut Cache) -> BuiltSite {
        let files = MemoryFiles::new(self.files.clone());
        BuiltSite(site::build(&files, &self.options, cache, &Silent))
    }
}

/// What became of an archive.
pub struct BuiltSite(pub Build);

impl BuiltSite {
    /// The page or file at an address.
    pub fn page(&self, route: &str) -> Text {
        let file = self.files().iter().find(|file| file.route.as_str() == route);
        let file =
            file.unwrap_or_else(|| panic!("no page `{route}`; there are {:?}", self.routes()));
        Text(String::from_utf8(file.bytes.to_vec()).expect("the page is UTF-8"))
    }

    /// Every file.
    pub fn files(&self) -> &[OutputFile] {
        self.0.site.as_ref().map_or(&[], |site| &site.files)
    }

    /// Every address.
    pub fn routes(&self) -> Vec<&str> {
        self.files().iter().map(|file| file.route.as_str()).collect()
    }

    /// An article as the pages show it, by its place among all.
    pub fn article(&self, index: usize) -> Arc<Article> {
        let site = self.0.site.as_ref().expect("the site is built");
        Arc::clone(&site.cleaned[index])
    }

    /// The number of articles that were built.
    pub fn articles(&self) -> usize {
        self.0.site.as_ref().map_or(0, |site| site.articles)
    }

    /// All diagnostics as they are printed.
    pub fn report(&self) -> String {
        self.0.diagnostics.iter().map(draw_plain).collect()
    }

    /// Fails unless there is nothing to complain of.
    pub fn is_clean(&self) -> &Self {
        let worst = self.0.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
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
