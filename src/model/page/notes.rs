//! What the note desk shows: the notes of many articles.

use serde::Serialize;

use super::{Href, IndexEntryView, Link, NoteView, PageHead, PaginationView, Shared, SiteView};
use crate::model::date::ArticleDate;

/// One screenful of notes out of a longer list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NotesView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The kind of the notes, as a sidecar names it, where the page has notes of one kind only.
    pub kind: Option<&'static str>,
    /// The tag or the author that the notes share, where they do.
    pub name: Option<String>,
    /// The notes under their articles: newest articles first, in each the notes by number.
    pub articles: Vec<AnnotatedView>,
    /// How many notes the whole list has; on its first page only.
    pub total: Option<usize>,
    /// The way to the rest.
    pub pagination: PaginationView,
    /// The other lists of notes; on the first page only.
    pub facets: Option<Shared<NoteFacetsView>>,
}

/// An article with some of its notes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnnotatedView {
    /// The article.
    pub article: Link,
    /// Its outlet.
    pub source: Option<Link>,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// The language of its text.
    pub language: Option<String>,
    /// The notes of it that are on this page.
    pub notes: Vec<DeskNoteView>,
}

/// A note outside of its article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeskNoteView {
    /// The note.
    pub note: NoteView,
    /// Whether it is about a `passage`, about the whole `article`, or an `orphan`.
    pub place: &'static str,
    /// Its place with the way to it from the site's root.
    pub href: String,
    /// The whole address of its place, where the archive has a base URL.
    pub address: Option<String>,
}

/// The lists of notes: by kind, tag, author and article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NoteFacetsView {
    /// The kinds that occur, in the order of the format.
    pub kinds: Vec<KindEntryView>,
    /// The most frequent tags, in alphabetical order.
    pub tags: Vec<IndexEntryView>,
    /// How many tags there are.
    pub tag_count: usize,
    /// The most frequent authors, in alphabetical order.
    pub authors: Vec<IndexEntryView>,
    /// How many authors there are.
    pub author_count: usize,
    /// How many articles have notes.
    pub article_count: usize,
}

/// A kind of note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindEntryView {
    /// The kind, as a sidecar names it.
    pub kind: &'static str,
    /// Its page.
    pub route: Href,
    /// How many notes it has.
    pub count: usize,
}
