//! The archive's notes for other programs: as W3C Web Annotations, as a table, as Markdown.
//!
//! On the site every article with notes has its own `notes.json`, an annotation page; together
//! they are the pages of one collection, the `notes.json` of the site. An article without notes
//! has none, for a page must hold at least one annotation.

mod annotation;
mod markdown;
mod passage;
mod table;

use serde::Serialize;
use serde_json::{Value, json};

use crate::config::settings::{BaseUrl, SiteSettings};
use crate::diagnostic::Diagnostic;
use crate::model::archive::{Archive, ArticleId, Articles};
use crate::model::article::Article;
use crate::model::key::Key;
use crate::model::page::Href;
use crate::model::route::Route;
use postil_text::unseen;

pub use markdown::markdown;
pub use table::csv;

/// The JSON-LD context that gives the keys of the Web Annotation model their meaning.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What the keys that begin with `postil:` stand for; other programs pass over them.
const VOCABULARY: &str = "urn:postil:";
/// The name of the files.
pub(super) const NAME: &str = "notes.json";

/// An article with notes, and the address of its page.
#[derive(Debug, Clone, Copy)]
pub struct AnnotatedArticle<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its page.
    pub route: &'a Route,
}

/// Makes the addresses that stand in one file.
struct Addresses<'a> {
    base_url: Option<&'a BaseUrl>,
    /// The prefix that leads from the file to the site's root.
    root: String,
}

impl Addresses<'_> {
    /// The whole address of a page or file, or where the site has none, one relative to the file.
    fn of(&self, route: &Route) -> String {
        let below_root = || format!("{}{}", self.root, Href::from(route).as_str());
        self.base_url.map_or_else(below_root, |base_url| base_url.address(route))
    }
}

/// The articles that have notes, in the archive's order: each is a page of the collection.
#[derive(Debug, Default)]
pub(super) struct Annotated {
    /// Each with the number of notes before its own.
    articles: Vec<(ArticleId, usize)>,
    total: usize,
}

/// A page of the collection without its notes.
#[derive(Debug, Serialize)]
pub(super) struct NotesPage {
    /// Which article; its place in the archive says nothing about the page.
    #[serde(skip)]
    id: ArticleId,
    /// What the article is.
    article: Key,
    /// The page of the article.
    route: Route,
    /// How many notes come before its own.
    first: usize,
    next: Option<Route>,
    previous: Option<Route>,
}

/// What the collection says of its pages.
#[derive(Debug, Serialize)]
pub(super) struct Ends {
    total: usize,
    first: Option<Route>,
    last: Option<Route>,
}

impl Annotated {
    /// Finds them.
    pub(super) fn new(archive: &Archive) -> Self {
        let (mut articles, mut total) = (Vec::new(), 0);
        for (id, remarks) in archive.remarks.iter().enumerate() {
            if !remarks.notes.is_empty() {
                articles.push((id, total));
                total += remarks.notes.len();
            }
        }
        Annotated { articles, total }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The addresses of the pages.
    pub(super) fn routes(&self, archive: &Archive) -> impl Iterator<Item = Route> {
        self.articles.iter().map(|(id, _)| page_route(&archive.articles[*id].route))
    }

    /// A page, by its place, with the addresses of its neighbours.
    pub(super) fn page(&self, archive: &Archive, place: usize) -> NotesPage {
        let (id, first) = self.articles[place];
        let archived = &archive.articles[id];
        NotesPage {
            id,
            article: archive.remarks[id].article,
            route: archived.route.clone(),
            first,
            next: self.route(archive, place.checked_add(1)),
            previous: self.route(archive, place.checked_sub(1)),
        }
    }

    /// What the collection says of all pages.
    pub(super) fn ends(&self, archive: &Archive) -> Ends {
        let last = self.articles.len().checked_sub(1);
        Ends {
            total: self.total,
            first: self.route(archive, Some(0)),
            last: self.route(archive, last),
        }
    }

    fn route(&self, archive: &Archive, place: Option<usize>) -> Option<Route> {
        let (id, _) = self.articles.get(place?)?;
        Some(page_route(&archive.articles[*id].route))
    }
}

/// The file of one of the collection's pages, with links to its neighbours.
pub(super) fn page_file(
    page: &NotesPage,
    articles: &dyn Articles,
    settings: &SiteSettings,
) -> Result<String, Diagnostic> {
    let article = &*articles.article(page.id)?;
    let file = page_route(&page.route);
    let addresses = addresses(settings, &file);
    let mut drawn = json!({
        "@context": context(),
        "id": addresses.of(&file),
        "type": "AnnotationPage",
        "partOf": addresses.of(&Route::file(NAME)),
        "startIndex": page.first,
        "items": annotation::annotations(article, &page.route, &addresses),
    });
    for (key, neighbour) in [("next", &page.next), ("prev", &page.previous)] {
        if let Some(neighbour) = neighbour {
            drawn[key] = addresses.of(neighbour).into();
        }
    }
    Ok(text(&drawn))
}

/// The file of the collection.
pub(super) fn collection_file(ends: &Ends, settings: &SiteSettings) -> String {
    let addresses = addresses(settings, &Route::file(NAME));
    let mut collection = collection(ends.total, settings, &addresses);
    for (key, page) in [("first", &ends.first), ("last", &ends.last)] {
        if let Some(page) = page {
            collection[key] = addresses.of(page).into();
        }
    }
    text(&collection)
}

/// All notes as one JSON-LD document: a collection with one page in it.
pub fn json_ld(annotated: &[AnnotatedArticle], settings: &SiteSettings) -> String {
    let addresses = addresses(settings, &Route::file(NAME));
    let items: Vec<Value> = annotated
        .iter()
        .flat_map(|known| annotation::annotations(known.article, known.route, &addresses))
        .collect();
    let mut collection = collection(items.len(), settings, &addresses);
    if !items.is_empty() {
        let id = format!("{}#all", addresses.of(&Route::file(NAME)));
        collection["first"] =
            json!({ "id": id, "type": "AnnotationPage", "startIndex": 0, "items": items });
    }
    text(&collection)
}

fn addresses<'a>(settings: &'a SiteSettings, file: &Route) -> Addresses<'a> {
    Addresses { base_url: settings.base_url.as_ref(), root: file.to_root() }
}

/// The address of an article's notes.
fn page_route(article: &Route) -> Route {
    Route::file(&format!("{}{NAME}", article.as_str()))
}

/// Both contexts: a file with keys of its own has a list (section 3.1).
fn context() -> Value {
    json!([CONTEXT, { "postil": VOCABULARY }])
}

fn collection(total: usize, settings: &SiteSettings, addresses: &Addresses) -> Value {
    json!({
        "@context": context(),
        "id": addresses.of(&Route::file(NAME)),
        "type": "AnnotationCollection",
        "label": settings.title,
        "total": total,
    })
}

fn text(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).expect("strings and numbers serialise");
    unseen::in_json(text) + "\n"
}
