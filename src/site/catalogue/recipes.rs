//! Follows the recipes: what each file of the site is made from, and the file itself.

use super::{Catalogue, Item, Recipe};
use crate::card;
use crate::diagnostic::Diagnostic;
use crate::export::portions::Portions;
use crate::model::key::Key;
use crate::model::output::FileKey;
use crate::render::StaticFile;
use crate::search::{self, SearchFile, SearchFiles};
use crate::site::document::FileState;
use crate::site::library::Library;
use crate::site::pictures::{PictureFile, PictureOrigin};

impl Catalogue {
    /// The key of all that a file is made from.
    pub fn key(&self, item: &Item) -> FileKey {
        let made = |content| FileKey { look: self.generator, content };
        match item.recipe {
            Recipe::Page(language, place) => {
                let language = &self.languages[language];
                let outline = language.outline(place);
                let look = Key::of_all(&[self.generator, language.renderer.look(outline.template)]);
                FileKey { look, content: Key::of(&outline) }
            }
            Recipe::Export(language, place) => {
                let exports = &self.languages[language].exports;
                made(exports.key(&exports.files()[place]))
            }
            Recipe::Card(language, place) => made(Key::of(&self.languages[language].card(place))),
            Recipe::Search(place) => {
                let terms = |id| self.collection.terms_key(id);
                made(self.search_file(place, |search, file| match file.recipe {
                    search::Recipe::Directory => self.edition(search),
                    _ => search.key(file, &terms),
                }))
            }
            Recipe::SearchWords(language) => made(Key::of_bytes(&self.search_words(language))),
            Recipe::Piece(key) => made(key),
            Recipe::Static(place) => match self.static_file(place) {
                StaticFile::Bytes(bytes) => made(Key::of_bytes(bytes)),
                StaticFile::Path(path) => made(self.state(path).digest),
            },
            Recipe::Raw(capture) => made(self.collection.made_of_capture(capture).0.raw.digest),
            Recipe::Picture(place) => made(self.picture(place).key),
        }
    }

    /// What the search says in a language of the site, by its place.
    fn search_words(&self, language: usize) -> Vec<u8> {
        self.languages[language].renderer.search_words(language)
    }

    /// Makes a file.
    ///
    /// Fails where a template does, and where a raw file cannot be read any more.
    pub fn make(&self, item: &Item, library: &Library) -> Result<Vec<u8>, Diagnostic> {
        match item.recipe {
            Recipe::Page(language, place) => self.languages[language].page(place, library),
            Recipe::Export(language, place) => {
                let exports = &self.languages[language].exports;
                exports.make(&exports.files()[place], library)
            }
            Recipe::Card(language, place) => Ok(card::draw(&self.languages[language].card(place))),
            Recipe::Search(place) => {
                let index = || self.index(library).expect("there is search, since it has a file");
                self.search_file(place, |search, file| {
                    search.make(file, library, library.analysers(), &index)
                })
            }
            Recipe::SearchWords(language) => Ok(self.search_words(language)),
            Recipe::Piece(key) => self.make_piece(key, library),
            Recipe::Static(place) => match self.static_file(place) {
                StaticFile::Bytes(bytes) => Ok(bytes.clone()),
                StaticFile::Path(path) => library.file(path, self.state(path)),
            },
            Recipe::Raw(capture) => {
                let (document, _) = self.collection.made_of_capture(capture);
                document.raw.read(library.files, &document.path)
            }
            Recipe::Picture(place) => match &self.picture(place).origin {
                PictureOrigin::File(path, state) => library.file(path, *state),
                PictureOrigin::Embedded { article, digest } => library.embedded(article, digest),
            },
        }
    }

    /// A file about many articles, a portion at a time; none of any other file.
    pub(in crate::site) fn portions<'a>(
        &'a self,
        item: &Item,
        library: &'a Library,
    ) -> Option<Portions<'a>> {
        let Recipe::Export(language, place) = item.recipe else { return None };
        let exports = &self.languages[language].exports;
        exports.portions(&exports.files()[place], library)
    }

    /// The file of the archive that an item is a copy of, with its state; none of one that is made.
    pub(in crate::site) fn original(&self, item: &Item) -> Option<(&str, FileState)> {
        match item.recipe {
            Recipe::Static(place) => match self.static_file(place) {
                StaticFile::Bytes(_) => None,
                StaticFile::Path(path) => Some((path, self.state(path))),
            },
            Recipe::Raw(capture) => {
                let (document, _) = self.collection.made_of_capture(capture);
                Some((&document.path, document.raw))
            }
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
        &self.languages[0].renderer.static_files()[place].1
    }
}
