//! The pieces of the search index: files that are called after what they hold.
//!
//! Which there are is known only when the index is made; or from the published ones, where the
//! directory that names them is of the same edition.

use std::sync::Arc;

use super::{Catalogue, Item, Recipe};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::key::Key;
use crate::model::output::{FileKey, Stage};
use crate::search::{self, KeptTerms, PIECES, Piece, SearchFile, SearchFiles, ShardedIndex};
use crate::site::library::Library;

impl Catalogue {
    /// Whether a file is made together with all pieces of the search index.
    pub(in crate::site) fn needs_index(&self, item: &Item) -> bool {
        match (item.recipe, &self.search) {
            (Recipe::Piece(_), _) => true,
            (Recipe::Search(place), Some(search)) => is_directory(&search.files()[place]),
            _ => false,
        }
    }

    /// The pieces of the search index, which are called after what they hold; none where there is
    /// no search.
    ///
    /// Fails as the terms of the articles do, of which the index is made if it is not at hand.
    pub fn pieces(&self, library: &Library) -> Result<Vec<Item>, Diagnostic> {
        let Some(index) = self.index(library).transpose()? else { return Ok(Vec::new()) };
        Ok(index.pieces().iter().map(Item::of_piece).collect())
    }

    /// The pieces of the search index as they were published, if they are of this edition.
    pub(in crate::site) fn published_pieces(&self, stage: &dyn Stage) -> Option<Vec<Item>> {
        let Some(search) = &self.search else { return Some(Vec::new()) };
        let directory = search.files().iter().position(is_directory)?;
        let path = search.files()[directory].route.output_path();
        let known = stage.known(&path).filter(|known| known.intact)?;
        let key = self.key(&Item { path, recipe: Recipe::Search(directory) });
        let published = stage.known_in(PIECES).filter(|_| known.key == key)?;
        let piece =
            |(path, key): (String, FileKey)| Item { path, recipe: Recipe::Piece(key.content) };
        Some(published.into_iter().filter(|(path, key)| is_piece(path, key)).map(piece).collect())
    }

    /// The piece of the search index at a path; none of any other file.
    pub(in crate::site) fn piece(
        &self,
        path: &str,
        library: &Library,
    ) -> Option<Result<Item, Diagnostic>> {
        if !path.starts_with(PIECES) {
            return None;
        }
        let pieces =
            self.pieces(library).map(|pieces| pieces.into_iter().find(|item| item.path == path));
        pieces.transpose()
    }

    /// The key of all that the index is made from.
    pub(super) fn edition(&self, search: &SearchFiles) -> Key {
        *self.edition.get_or_init(|| search.edition(&|id| self.collection.terms_key(id)))
    }

    /// The bytes of a piece of the search index.
    ///
    /// Fails as the making of the index does, and where the store has lost the piece since it was
    /// [looked for](Self::check_pieces).
    pub(super) fn make_piece(&self, key: Key, library: &Library) -> Result<Vec<u8>, Diagnostic> {
        let index = self.index(library).expect("there is search, since it has a piece")?;
        library.piece(&index, key).ok_or_else(catalogue::search_part_lost)
    }

    /// Makes sure that the store has those of some files that are pieces of the search index, which
    /// is made anew where it has lost one.
    ///
    /// As for the making of an index, no thread may ask that it shares its work with. Fails as that
    /// does.
    pub(in crate::site) fn check_pieces<'i>(
        &self,
        items: impl Iterator<Item = &'i Item>,
        library: &Library,
    ) -> Result<(), Diagnostic> {
        let Some(index) = self.index(library).transpose()? else { return Ok(()) };
        let keys = items.filter_map(|item| match item.recipe {
            Recipe::Piece(key) => Some(key),
            _ => None,
        });
        library.check_pieces(&index, keys);
        self.index(library).transpose().map(drop)
    }

    /// Brings the search index up to date where that takes little.
    ///
    /// Fails as the terms do.
    pub(in crate::site) fn update_index(&self, library: &Library) -> Result<(), Diagnostic> {
        let Some(search) = &self.search else { return Ok(()) };
        let edition = self.edition(search);
        let update =
            |kept: &KeptTerms| search.updated_index(edition, library, library.analysers(), kept);
        library.ready_index(edition, update).map(drop)
    }

    /// The search index, made once an edition; none where there is no search.
    pub(in crate::site) fn index(
        &self,
        library: &Library,
    ) -> Option<Result<Arc<ShardedIndex>, Diagnostic>> {
        let search = self.search.as_ref()?;
        let edition = self.edition(search);
        let make = |kept: Option<&KeptTerms>| {
            let update = |kept| search.updated_index(edition, library, library.analysers(), kept);
            match kept.map_or(Ok(None), update)? {
                Some(index) => Ok(Some(index)),
                None => search.index(edition, library, library.analysers()).map(Some),
            }
        };
        let made = library.index(edition, make);
        Some(made.map(|index| index.expect("it is made where there is none")))
    }
}

impl Item {
    fn of_piece(piece: &Piece) -> Item {
        Item { path: format!("{PIECES}{}", piece.file_name()), recipe: Recipe::Piece(piece.key()) }
    }
}

fn is_directory(file: &SearchFile) -> bool {
    file.recipe == search::Recipe::Directory
}

/// Whether a published file is called after its key, as the pieces of the search index are.
fn is_piece(path: &str, key: &FileKey) -> bool {
    path.strip_prefix(PIECES) == Some(&*search::piece_name(key.content))
}
