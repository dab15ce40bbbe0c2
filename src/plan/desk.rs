//! The note desk: the notes of all articles, by kind, tag, author and article.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::archive::{ArticleId, NoteGroup, NoteId};
use crate::model::page::{
    AnnotatedView, DeskNoteView, Href, IndexEntryView, KindEntryView, NoteFacetsView, NotesView,
    Page, Shared, View,
};
use crate::model::route::Route;
use crate::model::sidecar::NoteKind;
use crate::plan::claims::{Claim, Owner};
use crate::plan::frame::link;
use crate::plan::groups::Index;
use crate::plan::notes::SortedNotes;
use crate::plan::{Planner, letters, lists};

/// How many tags, and how many authors, each page of the desk names; an index has the rest.
const NAMED: usize = 30;

/// The page of all notes with a tag.
pub(super) fn tag_route(address: &str) -> Route {
    Route::page(["notes", "tags", address])
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

/// Some of the desk's notes, and the pages that list them.
struct Selection {
    start: Route,
    page_kind: &'static str,
    /// The kind that all of the notes have.
    kind: Option<&'static str>,
    /// The tag or the author that all of them have.
    name: Option<String>,
    /// The notes by article and number.
    notes: Vec<Numbered>,
}

/// A note and its article.
type Numbered = (ArticleId, Shared<DeskNoteView>);

impl<'a> Planner<'a> {
    /// The pages of the note desk; none in an archive without notes.
    pub(super) fn desk(&self) -> Vec<Claim<'a>> {
        if !self.frame.site().0.has_notes {
            return Vec::new();
        }
        let desk = Desk { notes: self.all_notes(), facets: Shared(Arc::new(self.facets())) };
        let mut selections = vec![desk.of_all()];
        selections.extend(desk.facets.0.kinds.iter().map(|entry| desk.of_kind(entry.kind)));
        let indices = &self.archive.notes;
        let tagged = indices.tags.iter();
        selections.extend(
            tagged.map(|(address, group)| desk.of_group(group, tag_route(address), "note-tag")),
        );
        let written = indices.authors.iter();
        selections
            .extend(written.map(|(address, group)| {
                desk.of_group(group, author_route(address), "note-author")
            }));
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
        let sorted = SortedNotes::new(&archived.article, &self.archive.notes);
        let places = [
            ("passage", sorted.passages),
            ("article", sorted.document),
            ("orphan", sorted.orphans),
        ];
        let notes = places.into_iter().flat_map(|(place, notes)| {
            notes.into_iter().map(move |note| (place, note.index, note.view))
        });
        let mut notes: Vec<_> = notes
            .map(|(place, index, note)| {
                let to = |page: &str| format!("{page}#{}", note.id);
                let (href, address) = (to(page.as_str()), address.as_deref().map(to));
                (index, Shared(Arc::new(DeskNoteView { note, place, href, address })))
            })
            .collect();
        notes.sort_by_key(|(index, _)| *index);
        notes.into_iter().map(|(_, note)| note).collect()
    }

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

    /// The pages of one selection.
    fn selected(&self, selection: &Selection, desk: &Desk) -> Vec<Claim<'a>> {
        let per_page = self.frame.per_page();
        let total = selection.notes.len();
        let page = |number: usize| {
            let route = selection.start.numbered(number);
            let first = (number - 1) * per_page;
            let here = &selection.notes[first..total.min(first + per_page)];
            let mut page = self.frame.head(selection.page_kind, &route);
            page.title = selection.name.clone();
            page.number = number;
            let view = View::Notes(Box::new(NotesView {
                site: self.frame.site(),
                page,
                root: route.to_root(),
                kind: selection.kind,
                name: selection.name.clone(),
                articles: self.by_article(here),
                total,
                pagination: lists::pagination(&selection.start, number, total, per_page),
                facets: desk.facets.clone(),
            }));
            let page = Page { route, template: "notes.html", view };
            Claim { page, owner: Owner::Generated(selection.page_kind) }
        };
        (1..=lists::page_count(total, per_page)).map(page).collect()
    }

    fn by_article(&self, notes: &[Numbered]) -> Vec<AnnotatedView> {
        let annotated = notes.chunk_by(|a, b| a.0 == b.0).map(|chunk| {
            let archived = &self.archive.articles[chunk[0].0];
            let fields = &archived.article.fields;
            AnnotatedView {
                article: link(archived.article.title(), &archived.route),
                source: lists::source_link(self.archive, archived),
                date: fields.date.as_ref().map(|date| date.value),
                language: fields.language.as_ref().map(|language| language.value.clone()),
                notes: chunk.iter().map(|(_, note)| note.clone()).collect(),
            }
        });
        annotated.collect()
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

impl Desk {
    fn of_all(&self) -> Selection {
        Selection {
            start: Route::page(["notes"]),
            page_kind: "notes",
            kind: None,
            name: None,
            notes: self.select(|_| true),
        }
    }

    fn of_kind(&self, kind: &'static str) -> Selection {
        Selection {
            start: kind_route(kind),
            page_kind: "note-kind",
            kind: Some(kind),
            name: None,
            notes: self.select(|desk_note| desk_note.note.kind == kind),
        }
    }

    fn of_group(&self, group: &NoteGroup, start: Route, page_kind: &'static str) -> Selection {
        let note = |id: &NoteId| {
            let note = self.notes.get(id.article)?.get(id.note)?;
            Some((id.article, note.clone()))
        };
        let notes = by_number(group.notes.iter().filter_map(note).collect());
        Selection { start, page_kind, kind: None, name: Some(group.name.clone()), notes }
    }

    fn select(&self, keep: impl Fn(&DeskNoteView) -> bool) -> Vec<Numbered> {
        let all = self.notes.iter().enumerate();
        let all = all.flat_map(|(id, notes)| notes.iter().map(move |note| (id, note)));
        let kept = all.filter(|(_, note)| keep(&note.0));
        by_number(kept.map(|(id, note)| (id, note.clone())).collect())
    }
}

/// Sorts notes as their articles number them.
fn by_number(mut notes: Vec<Numbered>) -> Vec<Numbered> {
    notes.sort_by_key(|(article, note)| (*article, note.0.note.number));
    notes
}

fn kind_route(kind: &str) -> Route {
    Route::page(["notes", "kinds", kind])
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
