//! Notes with the same kind, tag or author: where their pages are, and their entries in an index.

use crate::model::archive::{Archive, NoteGroup};
use crate::model::page::IndexEntryView;
use crate::model::route::Route;
use crate::plan::letters;

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

/// The entry of an author of notes in the index, by the surname.
fn author_index_entry((address, group): (&String, &NoteGroup)) -> IndexEntryView {
    IndexEntryView::of_author(&group.name, &author_route(address), group.notes.len())
}

/// The entries of the tags, the authors and the articles of notes in alphabetical order.
pub(super) fn entries(archive: &Archive) -> [Vec<IndexEntryView>; 3] {
    let notes = &archive.notes;
    let mut entries = [
        notes.tags.iter().map(tag_entry).collect(),
        notes.authors.iter().map(author_index_entry).collect(),
        article_entries(archive),
    ];
    entries.iter_mut().for_each(|entries: &mut Vec<IndexEntryView>| letters::sort(entries));
    entries
}

/// The entries of the articles that have notes.
fn article_entries(archive: &Archive) -> Vec<IndexEntryView> {
    let known = archive.articles.iter().zip(&archive.remarks);
    let annotated = known.filter(|(_, remarks)| !remarks.notes.is_empty());
    let entry = annotated.map(|(archived, remarks)| {
        IndexEntryView::new(&archived.head.title, &archived.route, remarks.notes.len())
    });
    entry.collect()
}
