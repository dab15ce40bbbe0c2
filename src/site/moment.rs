//! An archive at one moment with all that its pages are made of, for who asks for them one by one.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::key::Key;
use crate::site::access::Access;
use crate::site::catalogue::{Catalogue, Item};
use crate::site::preflight::preflight_of;

/// Of the files that are like an article so many are named.
const MOST_LABELS: usize = 5;

/// An archive at one moment. It stays what it is while the archive goes on to change.
pub struct Moment {
    /// The catalogue.
    pub catalogue: Catalogue,
    access: Access,
    /// Reads the archive's files; it need not list them.
    files: Box<dyn Files + Send>,
    /// The key of the files that pages load besides themselves: a page looks like them.
    assets: Key,
}

impl Moment {
    /// A catalogue with the access to its articles.
    pub fn new(catalogue: Catalogue, access: Access, files: Box<dyn Files + Send>) -> Self {
        let assets = catalogue.assets();
        Moment { catalogue, access, files, assets }
    }

    /// Stands for what a file holds, and for what a page looks like; none where there is none.
    pub fn version(&self, path: &str) -> Option<Key> {
        let key = match self.catalogue.item(path) {
            Some(item) => self.catalogue.key(item),
            None => self.catalogue.key(&self.piece(path)?.ok()?),
        };
        let parts = [key.look, key.content, self.assets];
        Some(Key::of_all(if path.ends_with(".html") { &parts } else { &parts[..2] }))
    }

    /// The bytes of a file.
    ///
    /// Fails where a template does, and where a raw file cannot be read any more.
    pub fn file(&self, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
        let Some(item) = self.catalogue.item(path) else {
            return Some(self.piece(path)?.and_then(|piece| self.make_piece(&piece)));
        };
        if !self.catalogue.is_of_index(item) {
            return Some(self.make(item));
        }
        let key = self.catalogue.key(item);
        let made = self.access.known(path, key).map_or_else(|| self.make(item), Ok);
        if let Ok(bytes) = &made {
            self.access.keep(path, key, bytes);
        }
        Some(made)
    }

    /// Makes those files of the search index anew that somebody has asked for before, so that nobody
    /// waits for them.
    pub fn prepare(&self) {
        for path in self.access.asked() {
            // What is wrong with it is said to whoever asks.
            self.file(&path);
        }
    }

    /// The piece of the search index at a path.
    fn piece(&self, path: &str) -> Option<Result<Item, Diagnostic>> {
        let library = self.access.library(&self.catalogue.collection, &*self.files);
        self.catalogue.piece(path, &library)
    }

    fn make_piece(&self, piece: &Item) -> Result<Arc<[u8]>, Diagnostic> {
        let library = self.access.library(&self.catalogue.collection, &*self.files);
        self.catalogue.check_pieces([piece].into_iter(), &library)?;
        self.make(piece)
    }

    fn make(&self, item: &Item) -> Result<Arc<[u8]>, Diagnostic> {
        let library = self.access.library(&self.catalogue.collection, &*self.files);
        self.catalogue.make(item, &library).map(Into::into)
    }

    /// The folder of the articles with a `/` at its end.
    pub fn folder(&self) -> &str {
        &self.catalogue.collection.settings.layout.articles
    }

    /// Whether a page is that of an article.
    pub fn has_article(&self, page: &str) -> bool {
        self.catalogue.item(page).is_some_and(|item| self.catalogue.article(item).is_some())
    }

    /// What there is to say of the article that a page shows, or whose audit it is, by the build and
    /// before it goes out; with the address of the line on the audit page, where it is about one.
    ///
    /// Of other places that something is about only a few files beside the article stay.
    pub fn findings(&self, page: &str) -> Vec<(Diagnostic, Option<String>)> {
        let catalogue = &self.catalogue;
        let subject = catalogue.item(page).and_then(|item| catalogue.subject(item));
        let Some((id, audit)) = subject else { return Vec::new() };
        let collection = &catalogue.collection;
        let raw = &collection.archive.articles[id].head.path;
        let sidecar = collection.sidecar_of(raw);
        let is_here = |place: &Place| place.path == *raw || place.path == sidecar;
        let concerns = |found: &&Diagnostic| {
            let labels = found.labels.iter().map(|label| &label.place);
            found.place.iter().chain(labels).any(is_here)
        };
        let line = |found: &Diagnostic| {
            let place = found.place.as_ref().filter(|place| place.path == *raw)?;
            Some(format!("{}#line-{}", audit.as_ref()?.as_str(), place.line?))
        };
        let library = self.access.library(collection, &*self.files);
        let of_build = collection.diagnostics.iter().filter(concerns).cloned();
        let found = of_build.chain(preflight_of(catalogue, &library, id));
        found
            .map(|mut found| {
                found.labels.retain(|label| !is_here(&label.place));
                found.labels.truncate(MOST_LABELS);
                let line = line(&found);
                (found, line)
            })
            .collect()
    }

    /// The article that a page shows; none of any other page.
    pub fn article(&self, page: &str) -> Option<Arc<Article>> {
        let id = self.catalogue.article(self.catalogue.item(page)?)?;
        let library = self.access.library(&self.catalogue.collection, &*self.files);
        crate::model::archive::Articles::article(&library, id).ok()
    }
}
