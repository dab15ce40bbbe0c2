//! Notes with the same kind, tag or author: where their pages are, and their entries in an index.

use crate::model::archive::{Archive, NoteGroup};
use crate::model::page::IndexEntryView;
use crate::model::route::Route;

/// The page of all notes with a tag.
pub(super) fn tag_route(address: &str) -> Route {
    Route::page(["notes", "tags", address])
}

/// The page of all notes of a kind.
pub(super) fn kind_route(kind: &str) -> Route {
    Route::page(["notes", "kinds", kind])
}

/// The page of all notes by an author.
pub(super) fn author_route(address: &str) -> Route {
    Route::page(["notes", "authors", address])
}

/// The entry of a tag of notes.
pub(super) fn tag_entry((address, group): (&String, &NoteGroup)) -> IndexEntryView {
    IndexEntryView::new(&group.name, &tag_route(address), group.notes.len())
}

/// The entry of an author of notes.
pub(super) fn author_entry((address, group): (&String, &NoteGroup)) -> IndexEntryView {
    IndexEntryView::new(&group.name, &author_route(address), group.notes.len())
}

/// The entries of the articles that have notes.
pub(super) fn article_entries(archive: &Archive) -> Vec<IndexEntryView> {
    let annotated = archive.articles.iter().filter(|archived| !archived.head.notes.is_empty());
    let entry = annotated.map(|archived| {
        IndexEntryView::new(&archived.head.title, &archived.route, archived.head.notes.len())
    });
    entry.collect()
}
