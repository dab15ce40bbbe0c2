//! The archive's notes for other programs: as W3C Web Annotations, as a table, as Markdown.
//!
//! On the site every article with notes has its own `notes.json`, an annotation page; together
//! they are the pages of one collection, the `notes.json` of the site. An article without notes
//! has none, for a page must hold at least one annotation.

mod annotation;
mod markdown;
mod passage;
mod table;

use serde_json::{Value, json};

use crate::config::settings::{BaseUrl, SiteSettings};
use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::output::OutputFile;
use crate::model::page::Href;
use crate::model::route::Route;

pub use markdown::markdown;
pub use table::csv;

/// The JSON-LD context that gives the keys their meaning.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// The name of the files.
const NAME: &str = "notes.json";

/// Makes the addresses that stand in one file.
struct Addresses<'a> {
    base_url: Option<&'a BaseUrl>,
    /// The prefix that leads from the file to the site's root.
    root: String,
}

impl Addresses<'_> {
    /// The whole address of a page or file, or where the site has none, one relative to the file.
    fn of(&self, route: &Route) -> String {
        let root = self.base_url.map_or(self.root.as_str(), BaseUrl::as_str);
        format!("{root}{}", Href::from(route).as_str())
    }
}

/// The files of the site: one for each article with notes, and the collection.
pub(super) fn files(archive: &Archive, settings: &SiteSettings) -> Vec<OutputFile> {
    let pages = with_notes(archive);
    if pages.is_empty() {
        return Vec::new();
    }
    let mut files = vec![collection_file(&pages, settings)];
    let mut first = 0;
    for index in 0..pages.len() {
        files.push(page_file(&pages, index, first, settings));
        first += pages[index].article.notes.len();
    }
    files
}

/// The file of one of the collection's pages, with links to its neighbours; `first` notes come
/// before its own.
fn page_file(
    pages: &[&ArchivedArticle],
    index: usize,
    first: usize,
    settings: &SiteSettings,
) -> OutputFile {
    let file = page_route(pages[index]);
    let addresses = addresses(settings, &file);
    let mut page = page(pages[index], first, &addresses);
    for (key, neighbour) in [("next", index.checked_add(1)), ("prev", index.checked_sub(1))] {
        if let Some(archived) = neighbour.and_then(|index| pages.get(index)) {
            page[key] = addresses.of(&page_route(archived)).into();
        }
    }
    OutputFile::new(file, text(&page).into_bytes())
}

/// All notes as one JSON-LD document: a collection with one page in it.
pub fn json_ld(archive: &Archive, settings: &SiteSettings) -> String {
    let addresses = addresses(settings, &Route::file(NAME));
    let pages = with_notes(archive);
    let items: Vec<Value> =
        pages.iter().flat_map(|archived| annotation::annotations(archived, &addresses)).collect();
    let mut collection = collection(items.len(), settings, &addresses);
    if !items.is_empty() {
        let id = format!("{}#all", addresses.of(&Route::file(NAME)));
        collection["first"] =
            json!({ "id": id, "type": "AnnotationPage", "startIndex": 0, "items": items });
    }
    text(&collection)
}

fn with_notes(archive: &Archive) -> Vec<&ArchivedArticle> {
    archive.articles.iter().filter(|archived| !archived.article.notes.is_empty()).collect()
}

fn addresses<'a>(settings: &'a SiteSettings, file: &Route) -> Addresses<'a> {
    Addresses { base_url: settings.base_url.as_ref(), root: file.to_root() }
}

/// The address of an article's notes.
fn page_route(archived: &ArchivedArticle) -> Route {
    Route::file(&format!("{}{NAME}", archived.route.as_str()))
}

fn collection_file(pages: &[&ArchivedArticle], settings: &SiteSettings) -> OutputFile {
    let route = Route::file(NAME);
    let addresses = addresses(settings, &route);
    let total = pages.iter().map(|archived| archived.article.notes.len()).sum();
    let mut collection = collection(total, settings, &addresses);
    for (key, archived) in [("first", pages.first()), ("last", pages.last())] {
        if let Some(archived) = archived {
            collection[key] = addresses.of(&page_route(archived)).into();
        }
    }
    OutputFile::new(route, text(&collection).into_bytes())
}

fn collection(total: usize, settings: &SiteSettings, addresses: &Addresses) -> Value {
    json!({
        "@context": CONTEXT,
        "id": addresses.of(&Route::file(NAME)),
        "type": "AnnotationCollection",
        "label": settings.title,
        "total": total,
    })
}

fn page(archived: &ArchivedArticle, first: usize, addresses: &Addresses) -> Value {
    json!({
        "@context": CONTEXT,
        "id": addresses.of(&page_route(archived)),
        "type": "AnnotationPage",
        "partOf": addresses.of(&Route::file(NAME)),
        "startIndex": first,
        "items": annotation::annotations(archived, addresses),
    })
}

fn text(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("strings and numbers serialise");
    text.push('\n');
    text
}
