//! Where a catalogue's articles are: in the store, and where it has lost one, made again.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{ArticleId, Articles};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::key::Key;
use crate::model::terms::ArticleTerms;
use crate::search::{Analysers, ShardedIndex, terms_of};
use crate::site::collection::Collection;
use crate::site::document::{Document, FileState, Made};
use crate::site::shelf::Shelf;
use crate::site::workshop;

/// Gives the articles behind their heads.
pub struct Library<'a> {
    pub(super) collection: &'a Collection,
    pub(super) files: &'a dyn Files,
    pub(super) shelf: &'a Shelf,
    pub(super) analysers: &'a Analysers,
    pub(super) sharded: &'a Mutex<Option<Arc<ShardedIndex>>>,
    /// The annotated articles that were asked for last: many pages list the notes of one article.
    pub(super) recent: Mutex<VecDeque<(ArticleId, Arc<Article>)>>,
}

/// So many annotated articles are at hand: more than threads, and some for pages that list a few.
const RECENT: usize = 64;

impl Library<'_> {
    /// The articles' heads.
    pub fn collection(&self) -> &Collection {
        self.collection
    }

    /// The article of a document.
    ///
    /// Fails where the store has lost it and its files are not what it was made from.
    pub fn article_of(&self, document: &Document, made: &Made) -> Result<Article, Diagnostic> {
        self.shelf.get(&made.article).map_or_else(|| self.remake(document), Ok)
    }

    /// The index terms of an article, without those of its tags' names.
    ///
    /// Fails as [`article_of`](Self::article_of) does.
    pub fn terms(&self, id: ArticleId) -> Result<ArticleTerms, Diagnostic> {
        let (document, made) = self.collection.made(id);
        if let Some(terms) = made.terms.and_then(|terms| self.shelf.get(&terms)) {
            return Ok(terms);
        }
        let article = self.article_of(document, made)?;
        Ok(self.analysers.lend(|analyser| terms_of(analyser, &article)))
    }

    /// The bytes of a file of the archive.
    ///
    /// Fails where it cannot be read, or is not what it was when it was looked at.
    pub(super) fn file(&self, path: &str, state: FileState) -> Result<Vec<u8>, Diagnostic> {
        let mut bytes = Vec::new();
        let read = self.open(path)?.read_to_end(&mut bytes);
        read.map_err(|error| catalogue::unreadable_file(path, &error))?;
        state.expect(path, Key::of_bytes(&bytes))?;
        Ok(bytes)
    }

    /// A file of the archive of any size.
    ///
    /// Fails where it cannot be opened.
    pub(super) fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, Diagnostic> {
        self.files.open(path).map_err(|error| catalogue::unreadable_file(path, &error))
    }

    pub(super) fn analysers(&self) -> &Analysers {
        self.analysers
    }

    /// The search index of an edition, which is made if it is not the one that was asked for last.
    ///
    /// Whoever asks meanwhile waits, so no thread that the making shares its work with may ask.
    /// Fails as the making does.
    pub(super) fn index(
        &self,
        edition: Key,
        make: impl FnOnce() -> Result<ShardedIndex, Diagnostic>,
    ) -> Result<Arc<ShardedIndex>, Diagnostic> {
        let mut kept = self.sharded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = kept.as_ref().filter(|index| index.edition() == edition) {
            return Ok(Arc::clone(index));
        }
        // Two indices at once would take twice the memory.
        *kept = None;
        let made = Arc::new(make()?);
        *kept = Some(Arc::clone(&made));
        Ok(made)
    }

    fn recent(&self) -> MutexGuard<'_, VecDeque<(ArticleId, Arc<Article>)>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remake(&self, document: &Document) -> Result<Article, Diagnostic> {
        let settings = &self.collection.settings.clean;
        workshop::remake_article(self.files, settings, document)
    }
}

impl Articles for Library<'_> {
    fn article(&self, id: ArticleId) -> Result<Arc<Article>, Diagnostic> {
        let (document, made) = self.collection.made(id);
        if made.head.notes.is_empty() {
            return self.article_of(document, made).map(Arc::new);
        }
        if let Some((_, known)) = self.recent().iter().find(|(known, _)| *known == id) {
            return Ok(Arc::clone(known));
        }
        let article = Arc::new(self.article_of(document, made)?);
        let mut recent = self.recent();
        recent.truncate(RECENT - 1);
        recent.push_front((id, Arc::clone(&article)));
        Ok(article)
    }
}
