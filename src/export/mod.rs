//! Files for machines: feeds, the sitemap, `robots.txt`, the notes, the articles as data.
//!
//! A feed and a sitemap need whole addresses, so they exist only where `base_url` is set. As with
//! pages, [`Exports`] says which files there are, gives the key of each, and makes one at a time.

mod atom;
pub mod bag;
mod csv_row;
pub mod data;
mod feed;
mod json_feed;
pub mod notes;
pub mod portions;
mod published;
mod sitemap;

use std::sync::Arc;

use crate::config::settings::{BaseUrl, SiteSettings};
use crate::diagnostic::Diagnostic;
use crate::model::archive::{Archive, Articles};
use crate::model::key::Key;
use crate::model::route::{AUDIT, RAW_FILE, Route};
use postil_text::unseen;

use feed::FeedFormat;
use notes::Annotated;
use portions::Portions;
use published::DataFile;
pub use sitemap::LanguagePages;
use sitemap::Sitemap;

/// The files that are not pages for readers.
#[derive(Debug)]
pub struct Exports {
    archive: Arc<Archive>,
    settings: SiteSettings,
    sitemap: Option<Sitemap>,
    annotated: Annotated,
    /// The addresses of all tags.
    tags: Vec<String>,
    files: Vec<Export>,
}

/// A file that is no page for readers.
#[derive(Debug)]
pub struct Export {
    /// Its address.
    pub route: Route,
    recipe: Recipe,
}

/// What a file is about.
#[derive(Debug, Clone, Copy)]
enum Recipe {
    /// Tells GitHub Pages to publish the folder as it is.
    NoJekyll,
    Robots,
    /// The feed of the archive.
    Feed(FeedFormat),
    /// The feed of a tag, by its place.
    TagFeed(FeedFormat, usize),
    /// A part of the sitemap, or the index of its parts.
    Sitemap(sitemap::Part),
    /// The collection of all notes.
    Collection,
    /// The notes of one article, by its place among those that have notes.
    Notes(usize),
    /// The articles as data.
    Data(DataFile),
}

impl Exports {
    /// Decides which files there are; `pages` are the pages of each language, the first one first.
    pub fn new(archive: Arc<Archive>, pages: &[LanguagePages], settings: &SiteSettings) -> Exports {
        let base_url = settings.base_url.as_ref();
        let sitemap = base_url.map(|base_url| Sitemap::new(pages, base_url, &archive));
        let annotated = Annotated::new(&archive);
        let mut exports = Exports::without_files(archive, settings, sitemap, annotated);
        exports.files = exports.list();
        exports
    }

    /// Decides which files a language has that is not the first: its feeds.
    pub fn of_other_language(archive: Arc<Archive>, settings: &SiteSettings) -> Exports {
        let mut exports = Exports::without_files(archive, settings, None, Annotated::default());
        if settings.base_url.is_some() {
            exports.files = exports.feeds();
        }
        exports
    }

    fn without_files(
        archive: Arc<Archive>,
        settings: &SiteSettings,
        sitemap: Option<Sitemap>,
        annotated: Annotated,
    ) -> Exports {
        let tags = archive.tags.keys().cloned().collect();
        let (settings, files) = (settings.clone(), Vec::new());
        Exports { archive, settings, sitemap, annotated, tags, files }
    }

    /// The files.
    pub fn files(&self) -> &[Export] {
        &self.files
    }

    fn list(&self) -> Vec<Export> {
        let file = |name: &str, recipe| Export { route: Route::file(name), recipe };
        let mut files =
            vec![file(".nojekyll", Recipe::NoJekyll), file("robots.txt", Recipe::Robots)];
        if let Some(sitemap) = &self.sitemap {
            files.extend(self.feeds());
            let parts = sitemap.parts();
            files.extend(parts.map(|(name, part)| file(&name, Recipe::Sitemap(part))));
        }
        files.extend(self.data_files());
        if self.annotated.is_empty() {
            return files;
        }
        files.push(file(notes::NAME, Recipe::Collection));
        let routes = self.annotated.routes(&self.archive);
        files.extend(routes.enumerate().map(|(place, route)| {
            let recipe = Recipe::Notes(place);
            Export { route, recipe }
        }));
        files
    }

    fn sitemap(&self) -> &Sitemap {
        self.sitemap.as_ref().expect("a site that has no sitemap has no file of it")
    }

    /// The key of all that a file is made from.
    pub fn key(&self, export: &Export) -> Key {
        let base_url = self.settings.base_url.as_ref().map(BaseUrl::as_str);
        match export.recipe {
            Recipe::NoJekyll => Key::of_bytes(&[]),
            Recipe::Robots => Key::of(&robots(&self.settings)),
            Recipe::Feed(_) | Recipe::TagFeed(..) => self.feed_key(export.recipe),
            Recipe::Sitemap(part) => self.sitemap().key(part),
            Recipe::Collection => {
                Key::of(&(base_url, &self.settings.title, self.annotated.ends(&self.archive)))
            }
            Recipe::Notes(place) => Key::of(&(base_url, self.annotated.page(&self.archive, place))),
            Recipe::Data(file) => self.data_key(file),
        }
    }

    /// A file about many articles, a portion at a time; none of any other file.
    pub fn portions<'a>(
        &'a self,
        export: &Export,
        articles: &'a dyn Articles,
    ) -> Option<Portions<'a>> {
        let Recipe::Data(file) = export.recipe else { return None };
        Some(self.data_portions(file, articles))
    }

    /// The bytes of a file.
    ///
    /// Fails as the articles do.
    pub fn make(&self, export: &Export, articles: &dyn Articles) -> Result<Vec<u8>, Diagnostic> {
        let text = match export.recipe {
            Recipe::NoJekyll => String::new(),
            Recipe::Robots => robots(&self.settings),
            Recipe::Feed(format) | Recipe::TagFeed(format, _) => {
                self.draw_feed(format, &self.feed(export.recipe), articles)?
            }
            Recipe::Sitemap(part) => self.sitemap().draw(part),
            Recipe::Collection => {
                notes::collection_file(&self.annotated.ends(&self.archive), &self.settings)
            }
            Recipe::Notes(place) => {
                let page = self.annotated.page(&self.archive, place);
                notes::page_file(&page, articles, &self.settings)?
            }
            Recipe::Data(file) => self.data_portions(file, articles).whole()?,
        };
        Ok(text.into_bytes())
    }
}

fn robots(settings: &SiteSettings) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if settings.audit.pages {
        // An audit page asks by itself to be left out; the raw file beside it cannot.
        let root = settings.base_url.as_ref().map_or("/", |base_url| base_url.path());
        text.push_str(&format!("Disallow: {root}articles/*/{AUDIT}/{RAW_FILE}\n"));
    }
    if let Some(base_url) = &settings.base_url {
        text.push_str(&format!("Sitemap: {}sitemap.xml\n", base_url.as_str()));
    }
    text
}

/// The whole address of a page, percent-encoded and escaped for XML.
fn xml_address(base_url: &BaseUrl, route: &Route) -> String {
    escape_xml(&base_url.address(route))
}

/// Escapes text for XML, without characters that are not seen; others that XML 1.0 forbids become
/// U+FFFD.
fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in unseen::taken_out(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
