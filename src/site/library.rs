//! Where a catalogue's articles are: in the store, and where it has lost one, made again.

use std::io::Read;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{ArticleId, Articles, CaptureId};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::key::Key;
use crate::model::raw_file::RawFile;
use crate::model::store::Blob;
use crate::model::terms::ArticleTerms;
use crate::search::{Analysers, Holdings, KeptTerms, ShardedIndex, terms_of};
use crate::site::collection::Collection;
use crate::site::document::{Document, FileState, Made};
use crate::site::recent::RecentArticles;
use crate::site::shelf::Shelf;
use crate::site::workshop;
use postil_clean::ingest::embedded_picture;

/// The search index that was asked for last, and what the next one is made of.
#[derive(Default)]
pub(super) struct Sharded {
    /// Locked while an index is made: whoever asks meanwhile waits for it.
    index: Mutex<Option<Arc<ShardedIndex>>>,
    terms: Mutex<Option<Arc<KeptTerms>>>,
}

impl Sharded {
    /// What the next index is made of.
    pub(super) fn terms(&self) -> Option<Arc<KeptTerms>> {
        locked(&self.terms).clone()
    }

    /// Has the next index made of `terms`, if nobody has put others in the place of `known` ones.
    pub(super) fn replace(&self, known: Option<&Arc<KeptTerms>>, terms: Option<Arc<KeptTerms>>) {
        let mut own = locked(&self.terms);
        if own.as_ref().map(Arc::as_ptr) == known.map(Arc::as_ptr) {
            *own = terms;
        }
    }

    /// Takes an index and what it is made of for lost, if it is the one that was asked for last.
    fn forget(&self, lost: &Arc<ShardedIndex>) {
        let mut index = locked(&self.index);
        if index.as_ref().is_some_and(|index| Arc::ptr_eq(index, lost)) {
            *index = None;
            *locked(&self.terms) = None;
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the articles behind their heads.
pub struct Library<'a> {
    pub(super) collection: &'a Collection,
    pub(super) files: &'a dyn Files,
    pub(super) shelf: &'a Shelf,
    pub(super) analysers: &'a Analysers,
    pub(super) sharded: &'a Sharded,
    pub(super) recent: RecentArticles,
}

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

    /// The bytes of a picture that stands in a raw file.
    ///
    /// Fails where that cannot be read, or has it no more.
    pub(super) fn embedded(&self, article: &str, digest: &str) -> Result<Vec<u8>, Diagnostic> {
        let raw = self.files.read(article);
        let raw = raw.map_err(|error| catalogue::unreadable_file(article, &error))?;
        let picture = embedded_picture(&raw, digest);
        picture.ok_or_else(|| catalogue::changed_while_building(article))
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

    /// The search index of an edition, if it can be had without the terms of all articles: it is
    /// the one that was asked for last, or `update` makes it of that one's terms.
    ///
    /// No thread may ask that the making shares its work with. Fails as the making does.
    pub(super) fn ready_index(
        &self,
        edition: Key,
        update: impl FnOnce(&KeptTerms) -> Result<Option<ShardedIndex>, Diagnostic>,
    ) -> Result<Option<Arc<ShardedIndex>>, Diagnostic> {
        self.index(edition, |terms| terms.map_or(Ok(None), update))
    }

    /// The search index of an edition; where it is not the one that was asked for last, `make` makes
    /// it, of that one's terms if there are any.
    ///
    /// No thread may ask that the making shares its work with. Fails as the making does.
    pub(super) fn index(
        &self,
        edition: Key,
        make: impl FnOnce(Option<&KeptTerms>) -> Result<Option<ShardedIndex>, Diagnostic>,
    ) -> Result<Option<Arc<ShardedIndex>>, Diagnostic> {
        let mut index = locked(&self.sharded.index);
        if let Some(index) = index.as_ref().filter(|index| index.edition() == edition) {
            return Ok(Some(Arc::clone(index)));
        }
        let made = make(self.sharded.terms().as_deref())?.map(Arc::new);
        if let Some(made) = &made {
            *locked(&self.sharded.terms) = Some(Arc::clone(made.terms()));
            *index = Some(Arc::clone(made));
        }
        Ok(made)
    }

    /// The bytes of a piece of an index; none where the store has lost them.
    pub(super) fn piece(&self, index: &ShardedIndex, key: Key) -> Option<Vec<u8>> {
        index.piece(key)?.file(|blob| self.shelf.bytes(blob))
    }

    /// Makes sure that the store has some pieces of an index; where it has lost one, the index that
    /// is asked for next is made of the terms of all articles.
    pub(super) fn check_pieces(
        &self,
        index: &Arc<ShardedIndex>,
        mut keys: impl Iterator<Item = Key>,
    ) {
        let kept = |blob: &Blob| self.shelf.bytes(blob).is_some();
        if !keys.all(|key| index.piece(key).is_some_and(|piece| piece.is_there(kept))) {
            self.sharded.forget(index);
        }
    }

    fn remake(&self, document: &Document) -> Result<Article, Diagnostic> {
        let settings = &self.collection.settings.clean;
        workshop::remake_article(self.files, settings, document)
    }
}

impl Holdings for Library<'_> {
    fn terms(&self, id: ArticleId) -> Result<ArticleTerms, Diagnostic> {
        if let Some(terms) = self.place(id).and_then(|place| self.shelf.get(&place)) {
            return Ok(terms);
        }
        let (document, made) = self.collection.made(id);
        let article = self.article_of(document, made)?;
        Ok(self.analysers.lend(|analyser| terms_of(analyser, &article)))
    }

    fn place(&self, id: ArticleId) -> Option<Blob> {
        self.collection.made(id).1.terms
    }

    fn terms_at(&self, place: &Blob) -> Option<ArticleTerms> {
        self.shelf.get(place)
    }

    fn keep(&self, part: &[u8]) -> Blob {
        self.shelf.put_bytes(part)
    }

    fn kept(&self, part: &Blob) -> Option<Vec<u8>> {
        self.shelf.bytes(part)
    }
}

impl Articles for Library<'_> {
    fn article(&self, id: ArticleId) -> Result<Arc<Article>, Diagnostic> {
        let (document, made) = self.collection.made(id);
        let recent = self.recent.with(&made.remarks);
        if let Some(known) = recent.find(id) {
            return Ok(known);
        }
        let article = Arc::new(self.article_of(document, made)?);
        recent.put(id, &article);
        Ok(article)
    }

    fn version(&self, id: ArticleId, place: usize) -> Result<Arc<Article>, Diagnostic> {
        let (document, made) = self.collection.made_of_capture(CaptureId::Other(id, place));
        self.article_of(document, made).map(Arc::new)
    }

    fn raw(&self, capture: CaptureId) -> Result<RawFile, Diagnostic> {
        let (document, _) = self.collection.made_of_capture(capture);
        let path = &document.path;
        let bytes = document.raw.read(self.files, path)?;
        let (read, _) = document.ingested(&bytes);
        let document = read.ok_or_else(|| catalogue::changed_while_building(path))?;
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(RawFile { document, sha256 })
    }
}
