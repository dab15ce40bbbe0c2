//! The catalogue: an archive at one moment, as a value that answers questions.
//!
//! It knows every file of the site by its address, the key of each, and how to make it. It makes
//! nothing until it is asked; what it makes is the same whoever asks.

mod cards;
mod items;
mod language;
mod pieces;
mod recipes;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{ArticleId, CaptureId};
use crate::model::files::Files;
use crate::model::key::Key;
use crate::model::memo::Same;
use crate::model::page::Href;
use crate::model::route::Route;
use crate::plan;
use crate::render::{Renderer, StaticFile};
use crate::search::{self, Formats, SearchFiles};
use crate::site::collection::Collection;
use crate::site::document::FileState;
use crate::site::pictures::Pictures;

pub(super) use items::LastingItems;
use items::{Items, lasting};
pub(super) use language::LanguageSite;
use language::in_each_language;

/// An archive at one moment.
pub struct Catalogue {
    /// Its articles.
    pub collection: Collection,
    /// The site in each of its languages, the first one first.
    languages: Vec<LanguageSite>,
    search: Option<SearchFiles>,
    /// The key of all that the search index is made from, once somebody has asked.
    edition: OnceLock<Key>,
    /// The files that are published as they are and lie in the archive, by their paths in it.
    statics: BTreeMap<String, FileState>,
    /// The key of the program.
    generator: Key,
    items: Items,
}

/// What the last catalogue was made of, for the next one.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Of each language.
    plans: Vec<plan::Memory>,
    items: LastingItems,
}

/// A file of the site.
#[derive(Debug)]
pub struct Item {
    /// Its path in the output folder.
    pub path: String,
    recipe: Recipe,
}

/// What a file of the site is, by its place among its like.
#[derive(Debug, Clone, Copy)]
enum Recipe {
    /// A page, by its language and its place.
    Page(usize, usize),
    /// A file that is exported, by its language and its place.
    Export(usize, usize),
    /// A card, by its language and its place.
    Card(usize, usize),
    Search(usize),
    /// What the search says, in one of the languages.
    SearchWords(usize),
    /// A piece of the search index, by its key.
    Piece(Key),
    Static(usize),
    /// The raw file of a capture.
    Raw(CaptureId),
    Picture(usize),
}

impl Catalogue {
    /// Decides which files the site of some articles has. There is a renderer for each language, and
    /// `statics` is what is known of those files that are published as they are.
    ///
    /// What there is to say goes to the collection's diagnostics.
    pub(super) fn new(
        mut collection: Collection,
        renderers: Vec<Arc<Renderer>>,
        files: &dyn Files,
        (statics, memory): (&BTreeMap<String, FileState>, &mut Memory),
        generator: Key,
    ) -> Self {
        let settings = &collection.settings.site;
        let archive = &collection.archive;
        let formats = match settings.elasticlunr {
            true => Formats::ShardsAndElasticlunr,
            false => Formats::Shards,
        };
        let (archived, spoken) = (Arc::clone(archive), settings.languages.clone());
        let search = settings.search.then(|| SearchFiles::new(archived, formats, spoken));
        let (mut languages, mut diagnostics) =
            in_each_language(archive, settings, renderers, &mut memory.plans);
        let others = files_beside_pages(&languages, search.as_ref(), &collection.pictures);
        diagnostics.extend(add_old_addresses(&mut languages, &others));
        let (items, found) = items(&languages, others, &mut memory.items);
        diagnostics.extend(found);
        let (statics, found) = states(languages[0].renderer.static_files(), files, statics);
        diagnostics.extend(found);
        // What several languages have to say is said once.
        collection.add(diagnostics);
        let edition = OnceLock::new();
        Catalogue { collection, languages, search, edition, statics, generator, items }
    }

    /// What is known of the files that are published as they are.
    pub(super) fn statics(&self) -> &BTreeMap<String, FileState> {
        &self.statics
    }

    /// The files of the site whose names are known beforehand, sorted by path: all but the
    /// [`pieces`](Self::pieces) of the search index.
    pub fn items(&self) -> Vec<&Item> {
        self.items.all()
    }

    /// The file at a path in the output folder.
    pub fn item(&self, path: &str) -> Option<&Item> {
        self.items.get(path)
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.languages.iter().map(|language| language.plan.page_count()).sum()
    }

    /// The rules of the cleaner by their names, as the interface's first language calls them.
    pub fn rule_names(&self) -> BTreeMap<String, String> {
        self.languages[0].renderer.rule_names()
    }

    /// The article that a page is about; none of any other file.
    pub fn article(&self, item: &Item) -> Option<ArticleId> {
        match item.recipe {
            Recipe::Page(language, place) => self.languages[language].article(place),
            _ => None,
        }
    }

    /// The article that a page shows, or whose audit it is, with the address of the audit page; none
    /// of any other file.
    pub(super) fn subject(&self, item: &Item) -> Option<(ArticleId, Option<Href>)> {
        let Recipe::Page(language, place) = item.recipe else { return None };
        let LanguageSite { plan, folder, .. } = &self.languages[language];
        let id = plan.subject_of(plan.page_at(place))?;
        let audit =
            plan.audit_route(CaptureId::Shown(id)).map(|route| Href::from(&route.below(folder)));
        Some((id, audit))
    }

    /// Whether a file is made of all articles at once, for the search.
    pub(super) fn is_of_index(&self, item: &Item) -> bool {
        matches!(item.recipe, Recipe::Search(_))
    }

    /// The key of the files that are published as they are.
    pub(super) fn assets(&self) -> Key {
        let statics = self.items.others().filter(|item| matches!(item.recipe, Recipe::Static(_)));
        Key::of(&statics.map(|item| (&item.path, self.key(item))).collect::<Vec<_>>())
    }

    /// The template of a page; none of a file that is no page.
    pub fn template(&self, item: &Item) -> Option<&'static str> {
        match item.recipe {
            Recipe::Page(language, place) => Some(self.languages[language].outline(place).template),
            _ => None,
        }
    }

    /// Whether a page's templates are the archive's own in any part; never of a file that is none.
    pub fn is_adapted(&self, item: &Item) -> bool {
        let template = self.template(item);
        template.is_some_and(|template| self.languages[0].renderer.is_adapted(template))
    }

    /// The site in each of its languages, the first one first.
    pub(super) fn languages(&self) -> &[LanguageSite] {
        &self.languages
    }
}

/// Every file of the site by its path, each path once; `others` are those that are no pages.
fn items(
    languages: &[LanguageSite],
    others: Vec<Item>,
    memory: &mut LastingItems,
) -> (Items, Vec<Diagnostic>) {
    let ground =
        |language: &LanguageSite| (Same::of(language.plan.ground()), language.folder.clone());
    let lasting = memory.of(languages.iter().map(ground).collect(), lasting);
    let pages = languages.iter().enumerate().flat_map(|(number, language)| {
        let pages = language.plan.other_pages();
        pages.map(move |(place, page)| item(&language.route(page), Recipe::Page(number, place)))
    });
    Items::new(lasting, pages.chain(others).collect())
}

/// Adds the pages at old addresses in each language; `others` are the files that are no pages.
fn add_old_addresses(languages: &mut [LanguageSite], others: &[Item]) -> Vec<Diagnostic> {
    if !languages.iter().any(|language| language.plan.has_old_addresses()) {
        return Vec::new();
    }
    let taken = taken(languages, others);
    languages.iter_mut().flat_map(|language| language.add_old_addresses(&taken)).collect()
}

/// The paths of the files that are no pages, and of the pages of other languages than the first.
fn taken(languages: &[LanguageSite], others: &[Item]) -> Vec<String> {
    let others = others.iter().map(|file| file.path.clone());
    let raw = languages[0].plan.ground().raw_files().map(|(_, route)| route.output_path());
    others.chain(raw).chain(languages[1..].iter().flat_map(LanguageSite::paths)).collect()
}

/// The files that are no pages and that no raw file is: of the search, exported, cards, others
/// published as they are, and pictures.
fn files_beside_pages(
    languages: &[LanguageSite],
    search: Option<&SearchFiles>,
    pictures: &Pictures,
) -> Vec<Item> {
    let found = search.map_or(&[][..], SearchFiles::files).iter().enumerate();
    let found = found.map(|(place, file)| item(&file.route, Recipe::Search(place)));
    let words = languages.iter().enumerate().filter(|_| search.is_some());
    let words = words.map(|(number, language)| {
        item(&search::words().below(&language.folder), Recipe::SearchWords(number))
    });
    let exported = languages.iter().enumerate().flat_map(|(number, language)| {
        let files = language.exports.files().iter().enumerate();
        files.map(move |(place, file)| {
            item(&file.route.below(&language.folder), Recipe::Export(number, place))
        })
    });
    let cards = languages.iter().enumerate().flat_map(|(number, language)| {
        let cards = language.cards.iter().enumerate();
        cards.map(move |(place, (_, route))| {
            item(&route.below(&language.folder), Recipe::Card(number, place))
        })
    });
    let statics = languages[0].renderer.static_files().iter().enumerate();
    let statics = statics.map(|(place, (path, _))| item(&Route::file(path), Recipe::Static(place)));
    let pictures = pictures.files.iter().enumerate();
    let pictures = pictures.map(|(place, file)| item(&file.route, Recipe::Picture(place)));
    found.chain(words).chain(exported).chain(cards).chain(statics).chain(pictures).collect()
}

fn item(route: &Route, recipe: Recipe) -> Item {
    Item { path: route.output_path(), recipe }
}

/// What the file system says of the files that are published as they are.
fn states(
    static_files: &[(String, StaticFile)],
    files: &dyn Files,
    known: &BTreeMap<String, FileState>,
) -> (BTreeMap<String, FileState>, Vec<Diagnostic>) {
    let (mut states, mut problems) = (BTreeMap::new(), Vec::new());
    for (_, file) in static_files {
        let StaticFile::Path(path) = file else { continue };
        match FileState::of_any_size(files, path, known.get(path).copied()) {
            Ok(state) => drop(states.insert(path.clone(), state)),
            Err(error) => problems.push(catalogue::unreadable_file(path, &error)),
        }
    }
    (states, problems)
}
