//! The catalogue: an archive at one moment, as a value that answers questions.
//!
//! It knows every file of the site by its address, the key of each, and how to make it. It makes
//! nothing until it is asked; what it makes is the same whoever asks.

mod pieces;
mod settling;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Diagnostic, catalogue};
use crate::export::Exports;
use crate::export::portions::Portions;
use crate::model::archive::ArticleId;
use crate::model::files::Files;
use crate::model::key::Key;
use crate::model::output::FileKey;
use crate::model::route::Route;
use crate::plan::Plan;
use crate::render::{Renderer, StaticFile};
use crate::search::{self, Formats, SearchFile, SearchFiles};
use crate::site::collection::Collection;
use crate::site::document::FileState;
use crate::site::library::Library;
use crate::site::pictures::{PictureFile, PictureOrigin, Pictures};

use settling::settle;

/// An archive at one moment.
pub struct Catalogue {
    /// Its articles.
    pub collection: Collection,
    renderer: Arc<Renderer>,
    plan: Plan,
    exports: Exports,
    search: Option<SearchFiles>,
    /// The key of all that the search index is made from, once somebody has asked.
    edition: OnceLock<Key>,
    /// The files that are published as they are and lie in the archive, by their paths in it.
    statics: BTreeMap<String, FileState>,
    /// The key of the program.
    generator: Key,
    /// Sorted by path.
    items: Vec<Item>,
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
    Page(usize),
    Export(usize),
    Search(usize),
    /// A piece of the search index, by its key.
    Piece(Key),
    Static(usize),
    Picture(usize),
}

impl Catalogue {
    /// Decides which files the site of some articles has; `statics` is what is known of those that
    /// are published as they are.
    ///
    /// What there is to say goes to the collection's diagnostics.
    pub(super) fn new(
        mut collection: Collection,
        renderer: Arc<Renderer>,
        files: &dyn Files,
        statics: &BTreeMap<String, FileState>,
        generator: Key,
    ) -> Self {
        let settings = &collection.settings.site;
        let archive = &collection.archive;
        let (mut plan, mut diagnostics) = Plan::new(Arc::clone(archive), settings);
        let routes = plan.pages().iter().filter(|page| page.is_listed()).map(|page| &page.route);
        let exports = Exports::new(Arc::clone(archive), routes, settings);
        let formats = match settings.elasticlunr {
            true => Formats::ShardsAndElasticlunr,
            false => Formats::Shards,
        };
        let search = settings.search.then(|| SearchFiles::new(Arc::clone(archive), formats));
        let others = files_beside_pages(&exports, search.as_ref(), &renderer, &collection.pictures);
        let paths = others.iter().map(|file| file.path.clone());
        diagnostics.extend(plan.add_old_addresses(paths));
        let (items, found) = items(&plan, others);
        diagnostics.extend(found);
        let (statics, found) = states(&renderer, files, statics);
        diagnostics.extend(found);
        collection.add(diagnostics);
        let edition = OnceLock::new();
        Catalogue {
            collection,
            renderer,
            plan,
            exports,
            search,
            edition,
            statics,
            generator,
            items,
        }
    }

    /// What is known of the files that are published as they are.
    pub(super) fn statics(&self) -> &BTreeMap<String, FileState> {
        &self.statics
    }

    /// The files of the site whose names are known beforehand, sorted by path: all but the
    /// [`pieces`](Self::pieces) of the search index.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The file at a path in the output folder.
    pub fn item(&self, path: &str) -> Option<&Item> {
        let found = self.items.binary_search_by(|item| item.path.as_str().cmp(path));
        found.ok().map(|place| &self.items[place])
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.plan.pages().len()
    }

    /// The rules of the cleaner by their names, as the interface's language calls them.
    pub fn rule_names(&self) -> BTreeMap<String, String> {
        self.renderer.rule_names()
    }

    /// The article that a page is about; none of any other file.
    pub fn article(&self, item: &Item) -> Option<ArticleId> {
        match item.recipe {
            Recipe::Page(place) => self.plan.article_of(&self.plan.pages()[place]),
            _ => None,
        }
    }

    /// Whether a file is made of all articles at once, for the search.
    pub(super) fn is_of_index(&self, item: &Item) -> bool {
        matches!(item.recipe, Recipe::Search(_))
    }

    /// The key of the files that are published as they are.
    pub(super) fn assets(&self) -> Key {
        let statics = self.items.iter().filter(|item| matches!(item.recipe, Recipe::Static(_)));
        Key::of(&statics.map(|item| (&item.path, self.key(item))).collect::<Vec<_>>())
    }

    /// The template of a page; none of a file that is no page.
    pub fn template(&self, item: &Item) -> Option<&'static str> {
        match item.recipe {
            Recipe::Page(place) => Some(self.plan.outline(&self.plan.pages()[place]).template),
            _ => None,
        }
    }

    /// Whether a page's templates are the archive's own in any part; never of a file that is none.
    pub fn is_adapted(&self, item: &Item) -> bool {
        self.template(item).is_some_and(|template| self.renderer.is_adapted(template))
    }

    /// The key of all that a file is made from.
    pub fn key(&self, item: &Item) -> FileKey {
        let made = |content| FileKey { look: self.generator, content };
        match item.recipe {
            Recipe::Page(place) => {
                let outline = self.plan.outline(&self.plan.pages()[place]);
                let look = Key::of_all(&[self.generator, self.renderer.look(outline.template)]);
                FileKey { look, content: Key::of(&outline) }
            }
            Recipe::Export(place) => made(self.exports.key(&self.exports.files()[place])),
            Recipe::Search(place) => {
                let terms = |id| self.collection.terms_key(id);
                made(self.search_file(place, |search, file| match file.recipe {
                    search::Recipe::Directory => self.edition(search),
                    _ => search.key(file, &terms),
                }))
            }
            Recipe::Piece(key) => made(key),
            Recipe::Static(place) => match self.static_file(place) {
                StaticFile::Bytes(bytes) => made(Key::of_bytes(bytes)),
                StaticFile::Path(path) => made(self.state(path).digest),
            },
            Recipe::Picture(place) => made(self.picture(place).key),
        }
    }

    /// Makes a file.
    ///
    /// Fails where a template does, and where a raw file cannot be read any more.
    pub fn make(&self, item: &Item, library: &Library) -> Result<Vec<u8>, Diagnostic> {
        match item.recipe {
            Recipe::Page(place) => {
                let planned = &self.plan.pages()[place];
                let page = self.plan.page(planned, library)?;
                self.renderer.render(&page)
            }
            Recipe::Export(place) => self.exports.make(&self.exports.files()[place], library),
            Recipe::Search(place) => {
                let index = || self.index(library).expect("there is search, since it has a file");
                self.search_file(place, |search, file| {
                    search.make(file, library, library.analysers(), &index)
                })
            }
            Recipe::Piece(key) => self.make_piece(key, library),
            Recipe::Static(place) => match self.static_file(place) {
                StaticFile::Bytes(bytes) => Ok(bytes.clone()),
                StaticFile::Path(path) => library.file(path, self.state(path)),
            },
            Recipe::Picture(place) => match &self.picture(place).origin {
                PictureOrigin::File(path, state) => library.file(path, *state),
                PictureOrigin::Embedded { article, digest } => library.embedded(article, digest),
            },
        }
    }

    /// A file about many articles, a portion at a time; none of any other file.
    pub(super) fn portions<'a>(
        &'a self,
        item: &Item,
        library: &'a Library,
    ) -> Option<Portions<'a>> {
        let Recipe::Export(place) = item.recipe else { return None };
        self.exports.portions(&self.exports.files()[place], library)
    }

    /// The file of the archive that an item is a copy of, with its state; none of one that is made.
    pub(super) fn original(&self, item: &Item) -> Option<(&str, FileState)> {
        match item.recipe {
            Recipe::Static(place) => match self.static_file(place) {
                StaticFile::Bytes(_) => None,
                StaticFile::Path(path) => Some((path, self.state(path))),
            },
            Recipe::Picture(place) => match &self.picture(place).origin {
                PictureOrigin::File(path, state) => Some((path, *state)),
                PictureOrigin::Embedded { .. } => None,
            },
            _ => None,
        }
    }

    fn state(&self, path: &str) -> FileState {
        self.statics.get(path).copied().unwrap_or_default()
    }

    fn search_file<T>(&self, place: usize, ask: impl FnOnce(&SearchFiles, &SearchFile) -> T) -> T {
        let search = self.search.as_ref().expect("without search there are no such items");
        ask(search, &search.files()[place])
    }

    fn picture(&self, place: usize) -> &PictureFile {
        &self.collection.pictures.files[place]
    }

    fn static_file(&self, place: usize) -> &StaticFile {
        &self.renderer.static_files()[place].1
    }
}

/// Every file of the site by its path, each path once.
fn items(plan: &Plan, others: Vec<Item>) -> (Vec<Item>, Vec<Diagnostic>) {
    let pages = plan.pages().iter().enumerate();
    let pages = pages.map(|(place, page)| item(&page.route, Recipe::Page(place)));
    settle(pages.chain(others).collect())
}

/// The files that are no pages: of the search, exported, published as they are, and pictures.
fn files_beside_pages(
    exports: &Exports,
    search: Option<&SearchFiles>,
    renderer: &Renderer,
    pictures: &Pictures,
) -> Vec<Item> {
    let found = search.map_or(&[][..], SearchFiles::files).iter().enumerate();
    let found = found.map(|(place, file)| item(&file.route, Recipe::Search(place)));
    let exported = exports.files().iter().enumerate();
    let exported = exported.map(|(place, file)| item(&file.route, Recipe::Export(place)));
    let statics = renderer.static_files().iter().enumerate();
    let statics = statics.map(|(place, (path, _))| item(&Route::file(path), Recipe::Static(place)));
    let pictures = pictures.files.iter().enumerate();
    let pictures = pictures.map(|(place, file)| item(&file.route, Recipe::Picture(place)));
    found.chain(exported).chain(statics).chain(pictures).collect()
}

fn item(route: &Route, recipe: Recipe) -> Item {
    Item { path: route.output_path(), recipe }
}

/// What the file system says of the files that are published as they are.
fn states(
    renderer: &Renderer,
    files: &dyn Files,
    known: &BTreeMap<String, FileState>,
) -> (BTreeMap<String, FileState>, Vec<Diagnostic>) {
    let (mut states, mut problems) = (BTreeMap::new(), Vec::new());
    for (_, file) in renderer.static_files() {
        let StaticFile::Path(path) = file else { continue };
        match FileState::of_any_size(files, path, known.get(path).copied()) {
            Ok(state) => drop(states.insert(path.clone(), state)),
            Err(error) => problems.push(catalogue::unreadable_file(path, &error)),
        }
    }
    (states, problems)
}
