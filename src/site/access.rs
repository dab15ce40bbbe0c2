//! What leads from the heads of articles to the articles: shared by all moments of an archive.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::files::Files;
use crate::model::output::FileKey;
use crate::search::{Analysers, KeptTerms};
use crate::site::collection::Collection;
use crate::site::library::{Library, Sharded};
use crate::site::recent::RecentArticles;
use crate::site::shelf::Shelf;

/// Files of the search index by their paths, each with its key.
type IndexFiles = HashMap<String, (FileKey, Arc<[u8]>)>;

/// Leads from heads to articles.
#[derive(Clone)]
pub struct Access {
    pub(super) shelf: Arc<Shelf>,
    pub(super) analysers: Arc<Analysers>,
    /// The files of the search index that somebody has asked for.
    index: Arc<Mutex<IndexFiles>>,
    pub(super) sharded: Arc<Sharded>,
}

impl Access {
    /// The way to the articles that are on a shelf, with what lies there of a search index.
    pub(super) fn new(shelf: Shelf, terms: Option<Arc<KeptTerms>>) -> Self {
        let sharded = Sharded::default();
        sharded.replace(None, terms);
        Access {
            shelf: Arc::new(shelf),
            analysers: Arc::default(),
            index: Arc::default(),
            sharded: Arc::new(sharded),
        }
    }

    /// A file of the index as it was made before, if it is still the same.
    pub(super) fn known(&self, path: &str, key: FileKey) -> Option<Arc<[u8]>> {
        let known = self.index().get(path).cloned()?;
        (known.0 == key).then_some(known.1)
    }

    /// Keeps a file of the index in place of an older one.
    pub(super) fn keep(&self, path: &str, key: FileKey, bytes: &Arc<[u8]>) {
        self.index().insert(path.to_owned(), (key, Arc::clone(bytes)));
    }

    /// The files of the index that somebody has asked for.
    pub(super) fn asked(&self) -> Vec<String> {
        self.index().keys().cloned().collect()
    }

    fn index(&self) -> MutexGuard<'_, IndexFiles> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The articles behind the heads of a collection.
    pub fn library<'a>(&'a self, collection: &'a Collection, files: &'a dyn Files) -> Library<'a> {
        let Access { shelf, analysers, sharded, .. } = self;
        Library { collection, files, shelf, analysers, sharded, recent: RecentArticles::default() }
    }
}
