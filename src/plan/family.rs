//! The sorts of groups of articles: their folders, templates and indices.

use std::collections::BTreeMap;

use crate::model::archive::{Archive, Group};
use crate::model::route::Route;
use crate::plan::index::Index;

/// One sort of group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// The tags.
    Tags,
    /// The sources.
    Sources,
    /// The authors of articles.
    Authors,
}

impl Family {
    /// Every sort.
    pub(super) const ALL: [Family; 3] = [Family::Tags, Family::Sources, Family::Authors];

    /// The folder of its pages.
    fn folder(self) -> &'static str {
        match self {
            Family::Tags => "tags",
            Family::Sources => "sources",
            Family::Authors => "authors",
        }
    }

    /// The kind of each of its pages.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Family::Tags => "tag",
            Family::Sources => "source",
            Family::Authors => "author",
        }
    }

    /// The template of its pages.
    pub(super) fn template(self) -> &'static str {
        match self {
            Family::Tags => "tag.html",
            Family::Sources => "source.html",
            Family::Authors => "author.html",
        }
    }

    /// The index of all its groups.
    pub(super) fn index(self) -> Index {
        match self {
            Family::Tags => Index::Tags,
            Family::Sources => Index::Sources,
            Family::Authors => Index::Authors,
        }
    }

    /// The groups, by their addresses.
    pub(super) fn groups(self, archive: &Archive) -> &BTreeMap<String, Group> {
        match self {
            Family::Tags => &archive.tags,
            Family::Sources => &archive.sources,
            Family::Authors => &archive.authors,
        }
    }

    /// The first page of one of its groups.
    pub(super) fn route(self, address: &str) -> Route {
        Route::page([self.folder(), address])
    }
}
