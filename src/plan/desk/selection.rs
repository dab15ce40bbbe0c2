//! Notes that have something in common – a kind, a tag, an author – and the pages that list them.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::archive::{ArticleId, Articles, NoteId};
use crate::model::article::{Article, PlacedNote};
use crate::model::date::ArticleDate;
use crate::model::head::NoteHead;
use crate::model::key::Key;
use crate::model::numbering::NotePlace;
use crate::model::page::{
    AnnotatedView, DeskNoteView, Href, Link, NoteFacetsView, NoteView, NotesView, PageHead,
    PaginationView, Shared, SiteView,
};
use crate::model::route::Route;
use crate::model::sidecar::NoteKind;
use crate::plan::frame::link;
use crate::plan::note_groups::{author_route, kind_route, tag_route};
use crate::plan::notes::{self, NoteLinks};
use crate::plan::{Plan, pagination};

/// What some of the desk's notes have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plan) enum Selection {
    /// Nothing: they are all notes.
    All,
    /// Their kind.
    Kind(NoteKind),
    /// A tag, by its address.
    Tag(String),
    /// Their author, by the address.
    Author(String),
}

impl Selection {
    /// The first of the pages that list them.
    pub(super) fn start(&self) -> Route {
        match self {
            Selection::All => Route::page(["notes"]),
            Selection::Kind(kind) => kind_route(kind.name()),
            Selection::Tag(address) => tag_route(address),
            Selection::Author(address) => author_route(address),
        }
    }

    /// The kind of these pages.
    pub(in crate::plan) fn page_kind(&self) -> &'static str {
        match self {
            Selection::All => "notes",
            Selection::Kind(_) => "note-kind",
            Selection::Tag(_) => "note-tag",
            Selection::Author(_) => "note-author",
        }
    }

    /// The kind that all of the notes have.
    fn kind(&self) -> Option<&'static str> {
        match self {
            Selection::Kind(kind) => Some(kind.name()),
            _ => None,
        }
    }
}

/// A page of notes without the notes.
#[derive(Debug, Serialize)]
pub(in crate::plan) struct NotesFrame {
    site: Shared<SiteView>,
    page: PageHead,
    root: String,
    kind: Option<&'static str>,
    name: Option<String>,
    articles: Vec<AnnotatedFrame>,
    total: Option<usize>,
    pagination: PaginationView,
    facets: Option<Shared<NoteFacetsView>>,
}

/// An article with some of its notes, without them.
#[derive(Debug, Serialize)]
struct AnnotatedFrame {
    /// Which article; its place in the archive says nothing about the page.
    #[serde(skip)]
    id: ArticleId,
    /// What the article is.
    article: Key,
    link: Link,
    /// The whole address of its page, where the archive has a base URL.
    address: Option<String>,
    source: Option<Link>,
    date: Option<ArticleDate>,
    language: Option<String>,
    links: NoteLinks,
    /// The notes in the order of their numbers.
    notes: Vec<NoteFrame>,
}

/// A note's place without the note.
#[derive(Debug, Serialize)]
struct NoteFrame {
    /// Its index in the sidecar.
    index: usize,
    number: usize,
    id: String,
    place: NotePlace,
}

impl Plan {
    /// The notes of a selection, as their articles number them.
    pub(super) fn selected(&self, selection: &Selection) -> &[NoteId] {
        let group = match selection {
            Selection::All => return &self.desk.all,
            Selection::Kind(kind) => return &self.desk.by_kind[*kind as usize],
            Selection::Tag(address) => self.desk.by_tag.get(address),
            Selection::Author(address) => self.desk.by_author.get(address),
        };
        group.map_or(&[], Vec::as_slice)
    }

    /// A page of a selection.
    pub(in crate::plan) fn notes(
        &self,
        selection: &Selection,
        route: &Route,
        number: Option<usize>,
    ) -> NotesFrame {
        let notes = self.selected(selection);
        let paging = self.paging(notes.len());
        let name = self.name(selection);
        let mut page = self.frame.head(selection.page_kind(), route);
        page.title = name.clone();
        page.number = number;
        NotesFrame {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            kind: selection.kind(),
            name,
            articles: self.by_article(&notes[paging.entries(number)]),
            total: pagination::of_first(number, || Some(notes.len())),
            pagination: paging.ways(&selection.start(), number),
            facets: pagination::of_first(number, || Some(self.desk.facets.clone())),
        }
    }

    /// The tag or the author that all notes of a selection have.
    fn name(&self, selection: &Selection) -> Option<String> {
        let indices = &self.archive.notes;
        let group = match selection {
            Selection::All | Selection::Kind(_) => None,
            Selection::Tag(address) => indices.tags.get(address),
            Selection::Author(address) => indices.authors.get(address),
        };
        group.map(|group| group.name.clone())
    }

    fn by_article(&self, notes: &[NoteId]) -> Vec<AnnotatedFrame> {
        let annotated = notes.chunk_by(|a, b| a.article == b.article).map(|chunk| {
            let id = chunk[0].article;
            let archived = &self.archive.articles[id];
            let head = &archived.head;
            // An article may have thousands of notes on hundreds of pages.
            let here = chunk.iter().map(|id| (id.note, self.archive.note(*id)));
            AnnotatedFrame {
                id,
                article: self.archive.remarks[id].article,
                link: link(&head.title, &archived.route),
                address: self.frame.address(&archived.route),
                source: self.source_link(archived),
                date: head.date,
                language: head.language.clone(),
                links: NoteLinks::new(here.clone().map(|(_, note)| note), &self.archive.notes),
                notes: here.map(|(index, note)| NoteFrame::of(note, index)).collect(),
            }
        });
        annotated.collect()
    }
}

impl NotesFrame {
    /// The whole page.
    pub(in crate::plan) fn view(self, articles: &dyn Articles) -> Result<NotesView, Diagnostic> {
        let annotated = self.articles.into_iter().map(|frame| frame.view(articles));
        Ok(NotesView {
            articles: annotated.collect::<Result<_, _>>()?,
            site: self.site,
            page: self.page,
            root: self.root,
            kind: self.kind,
            name: self.name,
            total: self.total,
            pagination: self.pagination,
            facets: self.facets,
        })
    }
}

impl AnnotatedFrame {
    fn view(self, articles: &dyn Articles) -> Result<AnnotatedView, Diagnostic> {
        let article = articles.article(self.id)?;
        Ok(AnnotatedView {
            notes: self.notes(&article),
            article: self.link,
            source: self.source,
            date: self.date,
            language: self.language,
        })
    }

    /// Those of an article's notes that are on the page.
    fn notes(&self, article: &Article) -> Vec<DeskNoteView> {
        let known = |note: &NoteFrame| Some(self.note(note, article.notes.get(note.index)?));
        self.notes.iter().filter_map(known).collect()
    }

    fn note(&self, frame: &NoteFrame, placed: &PlacedNote) -> DeskNoteView {
        let to = |page: &str| format!("{page}#{}", frame.id);
        let page: &Href = &self.link.route;
        let (number, id) = (frame.number, frame.id.clone());
        DeskNoteView {
            href: to(page.as_str()),
            address: self.address.as_deref().map(to),
            place: frame.place.name(),
            note: NoteView { number, id, ..notes::listed(placed, &self.links) },
        }
    }
}

impl NoteFrame {
    fn of(head: &NoteHead, index: usize) -> Self {
        NoteFrame { index, number: head.number, id: head.id.clone(), place: head.place }
    }
}
