//! Notes that have something in common – a kind, a tag, an author – and the pages that list them.

use crate::model::archive::{ArticleId, NoteGroup, NoteId, NoteIndices};
use crate::model::page::{AnnotatedView, DeskNoteView, NotesView, Shared, View};
use crate::model::route::Route;
use crate::plan::claims::Claim;
use crate::plan::desk::{Desk, author_route, kind_route, tag_route};
use crate::plan::frame::link;
use crate::plan::{Planner, lists};

/// Some of the desk's notes, and where the pages that list them begin.
pub(super) struct Selection {
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

impl Desk {
    /// All notes, and those of each kind, tag and author.
    pub(super) fn selections(&self, indices: &NoteIndices) -> Vec<Selection> {
        let mut selections = vec![self.of_all()];
        selections.extend(self.facets.0.kinds.iter().map(|entry| self.of_kind(entry.kind)));
        for (address, group) in &indices.tags {
            selections.push(self.of_group(group, tag_route(address), "note-tag"));
        }
        for (address, group) in &indices.authors {
            selections.push(self.of_group(group, author_route(address), "note-author"));
        }
        selections
    }

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

impl<'a> Planner<'a> {
    /// The pages of one selection.
    pub(super) fn selected(&self, selection: &Selection, desk: &Desk) -> Vec<Claim<'a>> {
        let count = lists::page_count(selection.notes.len(), self.frame.per_page());
        (1..=count).map(|number| self.selected_page(selection, number, desk)).collect()
    }

    /// One of the pages, counted from 1.
    fn selected_page(&self, selection: &Selection, number: usize, desk: &Desk) -> Claim<'a> {
        let (per_page, total) = (self.frame.per_page(), selection.notes.len());
        let route = selection.start.numbered(number);
        let mut page = self.frame.head(selection.page_kind, &route);
        page.title = selection.name.clone();
        page.number = number;
        let view = View::Notes(Box::new(NotesView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            kind: selection.kind,
            name: selection.name.clone(),
            articles: self.by_article(lists::on_page(&selection.notes, number, per_page)),
            total,
            pagination: lists::pagination(&selection.start, number, total, per_page),
            facets: desk.facets.clone(),
        }));
        Claim::generated(selection.page_kind, route, "notes.html", view)
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
}
