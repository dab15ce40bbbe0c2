//! What leads from the heads of articles to the articles: shared by all moments of an archive.

use std::sync::Arc;

use crate::model::files::Files;
use crate::search::Analysers;
use crate::site::collection::Collection;
use crate::site::library::Library;
use crate::site::shelf::Shelf;

/// Leads from heads to articles.
#[derive(Clone)]
pub struct Access {
    pub(super) shelf: Arc<Shelf>,
    pub(super) analysers: Arc<Analysers>,
}

impl Access {
    /// The articles behind the heads of a collection.
    pub fn library<'a>(&'a self, collection: &'a Collection, files: &'a dyn Files) -> Library<'a> {
        Library { collection, files, shelf: &self.shelf, analysers: &self.analysers }
    }
}
