//! The indices by letters.

use crate::model::page::IndexEntryView;
use crate::model::route::Route;
use crate::plan::pagination::Paging;
use crate::plan::{PlannedPage, Recipe, numbered};

/// How many entries stand on one page.
const ENTRIES_PER_PAGE: usize = 300;

/// An index by letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Index {
    /// Of all tags.
    Tags,
    /// Of all sources.
    Sources,
    /// Of the authors of articles.
    Authors,
    /// Of the tags of notes.
    NoteTags,
    /// Of the authors of notes.
    NoteAuthors,
    /// Of the articles with notes.
    NoteArticles,
}

impl Index {
    /// Its first page.
    pub(super) fn start(self) -> Route {
        match self {
            Index::Tags => Route::page(["tags"]),
            Index::Sources => Route::page(["sources"]),
            Index::Authors => Route::page(["authors"]),
            Index::NoteTags => Route::page(["notes", "tags"]),
            Index::NoteAuthors => Route::page(["notes", "authors"]),
            Index::NoteArticles => Route::page(["notes", "articles"]),
        }
    }

    /// The kind of its pages.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Index::Tags => "tags",
            Index::Sources => "sources",
            Index::Authors => "authors",
            Index::NoteTags => "note-tags",
            Index::NoteAuthors => "note-authors",
            Index::NoteArticles => "note-articles",
        }
    }

    /// Its pages, by its entries.
    pub(super) fn pages(self, entries: &[IndexEntryView]) -> Vec<PlannedPage> {
        let recipe = |number| Recipe::Index(self, number);
        numbered(&self.start(), paging(entries), recipe)
    }

    pub(super) fn template(self) -> &'static str {
        match self {
            Index::Tags => "tags.html",
            Index::Sources => "sources.html",
            Index::Authors => "authors.html",
            _ => "note-index.html",
        }
    }
}

/// How the entries of an index are cut into pages.
pub(super) fn paging(entries: &[IndexEntryView]) -> Paging {
    Paging::alphabetical(entries.len(), ENTRIES_PER_PAGE)
}
