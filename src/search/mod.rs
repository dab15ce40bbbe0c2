//! The search index and its browser client.
//!
//! [`language`] turns text into index terms; its JavaScript twin is `client/language.js`, and the
//! two agree on every word. [`terms`] counts those of one article, which the article alone gives
//! and which are stored with it. [`inverted`] makes of all articles' terms one file in
//! elasticlunr's format, [`documents`] holds what a result shows, [`client`] is the code that
//! reads both in the browser. As with pages, [`SearchFiles`] says which files there are, gives the
//! key of each, and makes one at a time.
//!
//! Only [`inverted`] and `client/store.js` know how terms are stored: another storage replaces
//! these two and leaves the language and the interface as they are.

mod analyser;
mod client;
mod documents;
mod inverted;
mod kazakh;
pub mod language;
mod russian;
mod terms;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

pub use self::analyser::{Analyser, Analysers};
pub use self::terms::terms_of;
use crate::diagnostic::Diagnostic;
use crate::model::archive::{Archive, ArticleId};
use crate::model::key::Key;
use crate::model::route::Route;
use crate::model::terms::{ArticleTerms, FieldTerms};

/// The files that the browser client loads. All of them lie in `search/`, beside the search page.
#[derive(Debug)]
pub struct SearchFiles {
    archive: Arc<Archive>,
    files: Vec<SearchFile>,
}

/// A file that the browser client loads.
#[derive(Debug)]
pub struct SearchFile {
    /// Its address.
    pub route: Route,
    recipe: Recipe,
}

#[derive(Debug, Clone, Copy)]
enum Recipe {
    /// The index.
    Index,
    /// What a result shows of every document.
    Documents,
    /// A file of the client, by its place.
    Client(usize),
}

/// The terms of an article, by its place in the archive.
pub type TermsOf<'a> = dyn Fn(ArticleId) -> Result<ArticleTerms, Diagnostic> + Sync + 'a;

impl SearchFiles {
    /// The files of an archive.
    pub fn new(archive: Arc<Archive>) -> Self {
        let file = |name: &str, recipe| {
            let route = Route::file(&format!("search/{name}"));
            SearchFile { route, recipe }
        };
        let client = client::FILES.iter().enumerate();
        let mut files = vec![
            file("elasticlunr.json", Recipe::Index),
            file("documents.json", Recipe::Documents),
        ];
        files.extend(client.map(|(place, (name, _))| file(name, Recipe::Client(place))));
        SearchFiles { archive, files }
    }

    /// The files.
    pub fn files(&self) -> &[SearchFile] {
        &self.files
    }

    /// The key of all that a file is made from; `terms` gives the key of each article's terms.
    pub fn key(&self, file: &SearchFile, terms: &dyn Fn(ArticleId) -> Key) -> Key {
        match file.recipe {
            Recipe::Index => {
                let names = self.archive.tags.iter().map(|(address, group)| (address, &group.name));
                let names: Vec<_> = names.collect();
                let articles = self.archive.articles.iter().enumerate();
                let own: Vec<_> = articles.map(|(id, known)| (terms(id), &known.tags)).collect();
                Key::of(&(names, own))
            }
            Recipe::Documents => Key::of_bytes(&documents::json(&self.archive)),
            Recipe::Client(place) => Key::of_bytes(client::FILES[place].1.as_bytes()),
        }
    }

    /// The bytes of a file; the same archive gives the same, whatever the number of threads.
    ///
    /// Fails as the terms do.
    pub fn make(
        &self,
        file: &SearchFile,
        terms: &TermsOf,
        analysers: &Analysers,
    ) -> Result<Vec<u8>, Diagnostic> {
        match file.recipe {
            Recipe::Index => self.index(terms, analysers),
            Recipe::Documents => Ok(documents::json(&self.archive)),
            Recipe::Client(place) => Ok(client::FILES[place].1.as_bytes().to_vec()),
        }
    }

    fn index(&self, terms: &TermsOf, analysers: &Analysers) -> Result<Vec<u8>, Diagnostic> {
        let names = analysers.lend(|analyser| tag_names(analyser, &self.archive));
        let fault = Mutex::new(None);
        let with_names = |number: usize| {
            let own = terms(number).unwrap_or_else(|problem| {
                fault.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(problem);
                ArticleTerms::default()
            });
            let tags = self.archive.articles[number].tags.iter();
            tags.filter_map(|tag| names.get(&**tag)).fold(own, ArticleTerms::with_tag)
        };
        let json = inverted::json(self.archive.articles.len(), with_names);
        match fault.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(problem) => Err(problem),
            None => Ok(json),
        }
    }
}

/// The terms of each tag's name, by the tag's address.
fn tag_names<'a>(analyser: &mut Analyser, archive: &'a Archive) -> BTreeMap<&'a str, FieldTerms> {
    let tags = archive.tags.iter();
    tags.map(|(address, group)| (address.as_str(), analyser.terms([&*group.name]))).collect()
}
