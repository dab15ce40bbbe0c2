//! The note desk: the notes of all articles, by kind, tag, author and article.

mod selection;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::archive::{Archive, NoteGroup, NoteId};
use crate::model::page::{Href, IndexEntryView, KindEntryView, NoteFacetsView, Shared};
use crate::model::sidecar::NoteKind;
use crate::plan::index::Index;
use crate::plan::note_groups::{author_entry, kind_route, tag_entry};
use crate::plan::{Plan, PlannedPage, Recipe, letters, numbered};

pub(super) use selection::{NotesFrame, Selection};

/// How many tags, and how many authors, each page of the desk names; an index has the rest.
const NAMED: usize = 30;

/// Every note of the archive by its kind, and what the desk says of all of them.
#[derive(Debug)]
pub(super) struct Desk {
    /// Every note: newest articles first, in each by number.
    all: Vec<NoteId>,
    /// The notes of each kind, in the same order; the kinds are in the order of the format.
    by_kind: [Vec<NoteId>; NoteKind::ALL.len()],
    /// The notes of each tag, by address, in the same order.
    by_tag: BTreeMap<String, Vec<NoteId>>,
    /// The notes of each author, by address, in the same order.
    by_author: BTreeMap<String, Vec<NoteId>>,
    facets: Shared<NoteFacetsView>,
}

impl Desk {
    /// Sorts the archive's notes.
    pub(super) fn new(archive: &Archive) -> Self {
        let articles = archive.remarks.iter().enumerate();
        let all = articles.flat_map(|(article, remarks)| {
            (0..remarks.notes.len()).map(move |note| NoteId { article, note })
        });
        let all = by_number(all.collect(), archive);
        let mut by_kind: [Vec<NoteId>; NoteKind::ALL.len()] = Default::default();
        for id in &all {
            by_kind[archive.note(*id).kind as usize].push(*id);
        }
        let facets = Shared(Arc::new(facets(archive, &by_kind)));
        let sorted = |groups: &BTreeMap<String, NoteGroup>| {
            let sort = |(address, group): (&String, &NoteGroup)| {
                (address.clone(), by_number(group.notes.clone(), archive))
            };
            groups.iter().map(sort).collect()
        };
        let (by_tag, by_author) = (sorted(&archive.notes.tags), sorted(&archive.notes.authors));
        Desk { all, by_kind, by_tag, by_author, facets }
    }

    /// How many notes the archive has.
    pub(super) fn note_count(&self) -> usize {
        self.all.len()
    }
}

/// Sorts notes as their articles number them.
fn by_number(mut notes: Vec<NoteId>, archive: &Archive) -> Vec<NoteId> {
    notes.sort_by_key(|id| (id.article, archive.note(*id).number));
    notes
}

/// What the notes can be sorted by, and how many there are of each.
fn facets(archive: &Archive, by_kind: &[Vec<NoteId>]) -> NoteFacetsView {
    let indices = &archive.notes;
    let kinds = NoteKind::ALL.iter().zip(by_kind).filter(|(_, notes)| !notes.is_empty());
    let kinds = kinds.map(|((kind, _), notes)| {
        let route = Href::from(&kind_route(kind));
        KindEntryView { kind, route, count: notes.len() }
    });
    NoteFacetsView {
        kinds: kinds.collect(),
        tags: most_frequent(indices.tags.iter().map(tag_entry).collect()),
        tag_count: indices.tags.len(),
        authors: most_frequent(indices.authors.iter().map(author_entry).collect()),
        author_count: indices.authors.len(),
        article_count: archive.remarks.iter().filter(|known| !known.notes.is_empty()).count(),
    }
}

impl Plan {
    /// The pages of the note desk; none in an archive without notes.
    pub(super) fn desk_pages(&self) -> Vec<PlannedPage> {
        if self.desk.all.is_empty() {
            return Vec::new();
        }
        let mut pages = Vec::new();
        for selection in self.selections() {
            let total = self.selected(&selection).len();
            let recipe = |number| Recipe::Notes(selection.clone(), number);
            pages.extend(numbered(&selection.start(), self.paging(total), recipe));
        }
        let indices = [Index::NoteTags, Index::NoteAuthors, Index::NoteArticles];
        let indices = indices.map(|index| (index, self.entries(index)));
        let indices = indices.into_iter().filter(|(_, entries)| !entries.is_empty());
        pages.extend(indices.flat_map(|(index, entries)| index.pages(entries)));
        pages
    }

    /// All notes, and those of each kind, tag and author.
    fn selections(&self) -> Vec<Selection> {
        let notes = &self.archive.notes;
        let kinds = NoteKind::ALL.into_iter().map(|(_, kind)| kind);
        let kinds = kinds.filter(|kind| !self.desk.by_kind[*kind as usize].is_empty());
        let mut selections = vec![Selection::All];
        selections.extend(kinds.map(Selection::Kind));
        selections.extend(notes.tags.keys().cloned().map(Selection::Tag));
        selections.extend(notes.authors.keys().cloned().map(Selection::Author));
        selections
    }
}

/// The entries with the most notes, in alphabetical order.
fn most_frequent(mut entries: Vec<IndexEntryView>) -> Vec<IndexEntryView> {
    entries.sort_by_key(|entry| Reverse(entry.count));
    entries.truncate(NAMED);
    letters::sort(&mut entries);
    entries
}
