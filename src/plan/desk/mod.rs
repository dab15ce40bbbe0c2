//! The note desk: the notes of all articles, by kind, tag, author and article.

mod selection;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::archive::{ArticleId, NoteGroup};
use crate::model::page::{
    DeskNoteView, Href, IndexEntryView, KindEntryView, NoteFacetsView, NoteView, Shared,
};
use crate::model::route::Route;
use crate::model::sidecar::NoteKind;
use crate::plan::claims::Claim;
use crate::plan::frame::link;
use crate::plan::groups::Index;
use crate::plan::notes::SortedNotes;
use crate::plan::{Planner, letters};

/// How many tags, and how many authors, each page of the desk names; an index has the rest.
const NAMED: usize = 30;

/// The page of all notes with a tag.
pub(super) fn tag_route(address: &str) -> Route {
    Route::page(["notes", "tags", address])
}

/// The page of all notes of a kind.
fn kind_route(kind: &str) -> Route {
    Route::page(["notes", "kinds", kind])
}

/// The page of all notes by an author.
pub(super) fn author_route(address: &str) -> Route {
    Route::page(["notes", "authors", address])
}

/// Every note of the archive, ready to be shown.
struct Desk {
    /// The notes of each article in the order of its sidecar.
    notes: Vec<Vec<Shared<DeskNoteView>>>,
    facets: Shared<NoteFacetsView>,
}

impl<'a> Planner<'a> {
    /// The pages of the note desk; none in an archive without notes.
    pub(super) fn desk(&self) -> Vec<Claim<'a>> {
        if !self.frame.site().0.has_notes {
            return Vec::new();
        }
        let desk = Desk { notes: self.all_notes(), facets: Shared(Arc::new(self.facets())) };
        let selections = desk.selections(&self.archive.notes);
        let pages: Vec<Vec<Claim>> =
            selections.par_iter().map(|selection| self.selected(selection, &desk)).collect();
        let mut claims: Vec<Claim> = pages.into_iter().flatten().collect();
        claims.extend(self.note_indices());
        claims
    }

    fn all_notes(&self) -> Vec<Vec<Shared<DeskNoteView>>> {
        (0..self.archive.articles.len()).into_par_iter().map(|id| self.notes_of(id)).collect()
    }

    /// The notes of one article in the order of its sidecar.
    fn notes_of(&self, id: ArticleId) -> Vec<Shared<DeskNoteView>> {
        let archived = &self.archive.articles[id];
        if archived.article.notes.is_empty() {
            return Vec::new();
        }
        let page = Href::from(&archived.route);
        let address = self.frame.address(&archived.route);
        let shown = |place: &'static str, note: NoteView| {
            let to = |page: &str| format!("{page}#{}", note.id);
            let (href, address) = (to(page.as_str()), address.as_deref().map(to));
            Shared(Arc::new(DeskNoteView { note, place, href, address }))
        };
        let sorted = SortedNotes::new(&archived.article, &self.archive.notes);
        let places = [
            ("passage", sorted.passages),
            ("article", sorted.document),
            ("orphan", sorted.orphans),
        ];
        let mut notes = BTreeMap::new();
        for (place, group) in places {
            notes.extend(group.into_iter().map(|note| (note.index, shown(place, note.view))));
        }
        notes.into_values().collect()
    }

    /// What the notes can be sorted by, and how many there are of each.
    fn facets(&self) -> NoteFacetsView {
        let articles = &self.archive.articles;
        let indices = &self.archive.notes;
        let mut counts = [0; NoteKind::ALL.len()];
        for placed in articles.iter().flat_map(|archived| &archived.article.notes) {
            counts[placed.note.kind as usize] += 1;
        }
        let kinds = NoteKind::ALL.iter().zip(counts).filter(|(_, count)| *count > 0);
        let kinds = kinds.map(|((kind, _), count)| {
            let route = Href::from(&kind_route(kind));
            KindEntryView { kind, route, count }
        });
        NoteFacetsView {
            kinds: kinds.collect(),
            tags: most_frequent(indices.tags.iter().map(tag_entry).collect()),
            tag_count: indices.tags.len(),
            authors: most_frequent(indices.authors.iter().map(author_entry).collect()),
            author_count: indices.authors.len(),
            article_count: articles.iter().filter(|a| !a.article.notes.is_empty()).count(),
        }
    }

    /// The indices of tags, authors and articles.
    fn note_indices(&self) -> Vec<Claim<'a>> {
        let indices = &self.archive.notes;
        let articles = self.archive.articles.iter().filter(|a| !a.article.notes.is_empty());
        let articles = articles.map(|archived| IndexEntryView {
            link: link(archived.article.title(), &archived.route),
            count: archived.article.notes.len(),
        });
        let lists = [
            ("tags", "note-tags", indices.tags.iter().map(tag_entry).collect::<Vec<_>>()),
            ("authors", "note-authors", indices.authors.iter().map(author_entry).collect()),
            ("articles", "note-articles", articles.collect()),
        ];
        let pages = lists.into_iter().filter(|(_, _, entries)| !entries.is_empty()).flat_map(
            |(folder, kind, entries)| {
                let start = Route::page(["notes", folder]);
                self.index_pages(&Index { start, kind, template: "note-index.html" }, entries)
            },
        );
        pages.collect()
    }
}

fn tag_entry((address, group): (&String, &NoteGroup)) -> IndexEntryView {
    IndexEntryView { link: link(&group.name, &tag_route(address)), count: group.notes.len() }
}

fn author_entry((address, group): (&String, &NoteGroup)) -> IndexEntryView {
    IndexEntryView { link: link(&group.name, &author_route(address)), count: group.notes.len() }
}

/// The entries with the most notes, in alphabetical order.
fn most_frequent(mut entries: Vec<IndexEntryView>) -> Vec<IndexEntryView> {
    entries.sort_by_key(|entry| Reverse(entry.count));
    entries.truncate(NAMED);
    letters::sort(&mut entries);
    entries
}
