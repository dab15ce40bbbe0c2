//! The indices by letters.

use crate::model::route::Route;

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

    pub(super) fn template(self) -> &'static str {
        match self {
            Index::Tags => "tags.html",
            Index::Sources => "sources.html",
            Index::Authors => "authors.html",
            _ => "note-index.html",
        }
    }
}
