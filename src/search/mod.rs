//! The search index and its browser client.
//!
//! [`language`] turns text into index terms; its JavaScript twin is `client/language.js`, and the
//! two agree on every word. [`terms`] counts those of one article, which the article alone gives
//! and which are stored with it. [`shards`] makes of all articles' terms an index that is loaded
//! piece by piece, [`client`] is the code that reads it in the browser. As with pages,
//! [`SearchFiles`] says which files there are, gives the key of each, and makes one at a time; but
//! for the pieces of the index, whose names follow from all terms: [`ShardedIndex`] has them.
//!
//! Only [`shards`] and `client/store.js` know how terms are stored. Where the settings ask for it,
//! [`inverted`] makes one file in elasticlunr's format of the same terms, and [`documents`] what
//! its results show: for archives that are searched from elsewhere.

mod analyser;
mod client;
mod documents;
mod gathered;
mod inverted;
mod kazakh;
mod known_terms;
pub mod language;
mod look_alikes;
mod morphology;
mod russian;
mod shards;
mod terms;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

pub use self::analyser::{Analyser, Analysers};
use self::shards::{Basis, Terms};
pub use self::shards::{KeptTerms, Piece, ShardedIndex, piece_name};
pub use self::terms::terms_of;
use rayon::prelude::*;

use crate::config::settings::Language;
use crate::diagnostic::Diagnostic;
use crate::model::archive::{Archive, ArticleId};
use crate::model::head::Remarks;
use crate::model::key::Key;
use crate::model::route::Route;
use crate::model::store::Blob;
use crate::model::terms::{ArticleTerms, FieldTerms};

/// The folder of the index's pieces, with a `/` at its end.
pub const PIECES: &str = "search/index/";

/// The address of what the client says in a language, in the folder of that language: beside the
/// search page.
pub fn words() -> Route {
    Route::file("search/words.json")
}

/// The formats in which an archive has its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formats {
    /// In shards, for the site's own client.
    Shards,
    /// And in one file, for elasticlunr.
    ShardsAndElasticlunr,
}

/// The files of the search whose names are known beforehand. All of them lie in `search/`, beside
/// the search page.
#[derive(Debug)]
pub struct SearchFiles {
    archive: Arc<Archive>,
    /// The languages of the site, the first one first.
    languages: Vec<Language>,
    files: Vec<SearchFile>,
}

/// A file of the search.
#[derive(Debug)]
pub struct SearchFile {
    /// Its address.
    pub route: Route,
    /// What it holds.
    pub recipe: Recipe,
}

/// What a file of the search holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipe {
    /// The names of the index's pieces; it is made with them.
    Directory,
    /// The index in one piece.
    Elasticlunr,
    /// What a result of that index shows of every document.
    Documents,
    /// Who made the dictionary.
    Credit,
    /// A file of the client, by its place.
    Client(usize),
}

/// What an index is made from, and where its large parts are kept.
pub trait Holdings: Sync {
    /// The terms of an article, without those of its tags' names.
    ///
    /// Fails where they are gone and cannot be made again.
    fn terms(&self, id: ArticleId) -> Result<ArticleTerms, Diagnostic>;

    /// Where they lie; none where nobody knows.
    fn place(&self, id: ArticleId) -> Option<Blob>;

    /// The terms that lie somewhere, be it those of an article that is no more; none where they are
    /// gone.
    fn terms_at(&self, place: &Blob) -> Option<ArticleTerms>;

    /// Keeps a part of the index.
    fn keep(&self, part: &[u8]) -> Blob;

    /// A part of the index that was kept; none where it is gone.
    fn kept(&self, part: &Blob) -> Option<Vec<u8>>;
}

impl SearchFiles {
    /// The files of an archive whose site has these languages, the first one first.
    pub fn new(archive: Arc<Archive>, formats: Formats, languages: Vec<Language>) -> Self {
        let file = |name: &str, recipe| {
            let route = Route::file(&format!("search/{name}"));
            SearchFile { route, recipe }
        };
        let client = client::FILES.iter().enumerate();
        let mut files = vec![file("index/directory.bin", Recipe::Directory)];
        if formats == Formats::ShardsAndElasticlunr {
            files.push(file("elasticlunr.json", Recipe::Elasticlunr));
            files.push(file("documents.json", Recipe::Documents));
        }
        files.extend(morphology::CREDIT.map(|_| file("LICENSE.txt", Recipe::Credit)));
        files.extend(client.map(|(place, (name, _))| file(name, Recipe::Client(place))));
        SearchFiles { archive, languages, files }
    }

    /// The files.
    pub fn files(&self) -> &[SearchFile] {
        &self.files
    }

    /// The key of all that a file is made from; `terms` gives the key of each article's terms.
    pub fn key(&self, file: &SearchFile, terms: &(dyn Fn(ArticleId) -> Key + Sync)) -> Key {
        match file.recipe {
            Recipe::Directory => self.edition(terms),
            Recipe::Elasticlunr => self.terms_key(terms),
            Recipe::Documents => documents::key(&self.archive),
            Recipe::Credit => Key::of_bytes(credit()),
            Recipe::Client(place) => Key::of_bytes(client::FILES[place].1.as_bytes()),
        }
    }

    /// The key of all that the index in shards is made from: the terms, what results show, and what
    /// narrows them down.
    pub fn edition(&self, terms: &(dyn Fn(ArticleId) -> Key + Sync)) -> Key {
        let (terms, shown) =
            rayon::join(|| self.terms_key(terms), || documents::key(&self.archive));
        let languages = Key::of(&self.languages.iter().map(|it| it.code()).collect::<Vec<_>>());
        Key::of_all(&[terms, shown, self.facets_key(), languages])
    }

    /// The key of what facets know of articles beside their terms, tags and results.
    fn facets_key(&self) -> Key {
        let kinds = |remarks: &Remarks| {
            remarks.notes.iter().map(|note| note.kind.name()).collect::<Vec<_>>()
        };
        let known = self.archive.articles.iter().zip(&self.archive.remarks);
        let known = known.map(|(article, remarks)| {
            (&article.head.author, &article.head.language, kinds(remarks))
        });
        Key::of(&known.collect::<Vec<_>>())
    }

    fn terms_key(&self, terms: &(dyn Fn(ArticleId) -> Key + Sync)) -> Key {
        let names = self.archive.tags.iter().map(|(address, group)| (address, &group.name));
        let names: Vec<_> = names.collect();
        let articles = self.archive.articles.par_iter().enumerate();
        let own: Vec<_> = articles.map(|(id, known)| (terms(id), &known.tags)).collect();
        Key::of(&(names, own))
    }

    /// Makes the index in shards of an `edition`; the same archive gives the same bytes, whatever
    /// the number of threads.
    ///
    /// Fails as the terms do.
    pub fn index(
        &self,
        edition: Key,
        holdings: &dyn Holdings,
        analysers: &Analysers,
    ) -> Result<ShardedIndex, Diagnostic> {
        self.with_terms(holdings, analysers, |terms| {
            ShardedIndex::new(self.basis(edition), terms, holdings)
        })
    }

    /// The same index, made of what was `kept` of an earlier one where little has changed since.
    ///
    /// None where that is more work than it saves, and where something is gone that it needs. Fails
    /// as the terms do.
    pub fn updated_index(
        &self,
        edition: Key,
        holdings: &dyn Holdings,
        analysers: &Analysers,
        kept: &KeptTerms,
    ) -> Result<Option<ShardedIndex>, Diagnostic> {
        self.with_terms(holdings, analysers, |terms| {
            ShardedIndex::updated(self.basis(edition), terms, holdings, kept)
        })
    }

    fn basis(&self, edition: Key) -> Basis<'_> {
        Basis { archive: &self.archive, languages: &self.languages, edition }
    }

    /// What is made of the terms of articles, of today and from before.
    fn with_terms<T>(
        &self,
        holdings: &dyn Holdings,
        analysers: &Analysers,
        make: impl FnOnce(&Terms) -> T,
    ) -> Result<T, Diagnostic> {
        let at = |place: Blob, names: &mut dyn Iterator<Item = &str>| {
            let own = holdings.terms_at(&place)?;
            let name = |name: &str| analysers.lend(|analyser| analyser.terms([name]));
            Some(names.map(name).fold(own, |own, name| own.with_tag(&name)))
        };
        self.of_all_terms(holdings, analysers, |of_article| make(&Terms { of_article, at: &at }))
    }

    /// The bytes of a file; `index` gives the index whose directory it may be.
    ///
    /// Fails as the terms and the index do.
    pub fn make(
        &self,
        file: &SearchFile,
        holdings: &dyn Holdings,
        analysers: &Analysers,
        index: &dyn Fn() -> Result<Arc<ShardedIndex>, Diagnostic>,
    ) -> Result<Vec<u8>, Diagnostic> {
        match file.recipe {
            Recipe::Directory => Ok(index()?.directory()),
            Recipe::Elasticlunr => {
                let articles = self.archive.articles.len();
                let stems = inverted::Stems::default();
                self.of_all_terms(holdings, analysers, |terms| {
                    inverted::json(articles, |id| stems.of_article(&terms(id)))
                })
            }
            Recipe::Documents => Ok(documents::json(&self.archive)),
            Recipe::Credit => Ok(credit().to_vec()),
            Recipe::Client(place) => Ok(client::FILES[place].1.as_bytes().to_vec()),
        }
    }

    /// What is made of the terms of all articles, those of their tags' names among them.
    ///
    /// Fails as the terms do.
    fn of_all_terms<T>(
        &self,
        holdings: &dyn Holdings,
        analysers: &Analysers,
        make: impl FnOnce(&(dyn Fn(ArticleId) -> ArticleTerms + Sync)) -> T,
    ) -> Result<T, Diagnostic> {
        let names = analysers.lend(|analyser| tag_names(analyser, &self.archive));
        let fault = Mutex::new(None);
        let with_names = |id: ArticleId| {
            let own = holdings.terms(id).unwrap_or_else(|problem| {
                fault.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(problem);
                ArticleTerms::default()
            });
            let tags = self.archive.articles[id].tags.iter();
            tags.filter_map(|tag| names.get(&**tag)).fold(own, ArticleTerms::with_tag)
        };
        let made = make(&with_names);
        match fault.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(problem) => Err(problem),
            None => Ok(made),
        }
    }
}

fn credit() -> &'static [u8] {
    morphology::CREDIT.unwrap_or_default().as_bytes()
}

/// The terms of each tag's name, by the tag's address.
fn tag_names<'a>(analyser: &mut Analyser, archive: &'a Archive) -> BTreeMap<&'a str, FieldTerms> {
    let tags = archive.tags.iter();
    tags.map(|(address, group)| (address.as_str(), analyser.terms([&*group.name]))).collect()
}
