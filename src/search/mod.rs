//! The search index and its browser client.
//!
//! [`language`] turns text into index terms; its JavaScript twin is `client/language.js`, and the
//! two agree on every word. [`terms`] counts those of one article, which the article alone gives
//! and which may be stored with it. [`inverted`] makes of all articles' terms one file in
//! elasticlunr's format, [`documents`] holds what a result shows, [`client`] is the code that
//! reads both in the browser.
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

use std::collections::BTreeMap;

pub use self::analyser::{Analyser, Analysers};
pub use self::terms::terms_of;
use crate::model::archive::Archive;
use crate::model::output::OutputFile;
use crate::model::route::Route;
use crate::model::terms::{ArticleTerms, FieldTerms};

/// Builds the index over the archive: the files that the browser client loads.
///
/// All of them lie in `search/`, beside the search page. The same archive gives the same bytes,
/// whatever the number of threads.
pub fn index(archive: &Archive) -> Vec<OutputFile> {
    let analysers = Analysers::default();
    let names = analysers.lend(|analyser| tag_names(analyser, archive));
    let terms = |number: usize| {
        let archived = &archive.articles[number];
        let terms = analysers.lend(|analyser| terms_of(analyser, &archived.article));
        let names = archived.tags.iter().filter_map(|tag| names.get(tag.as_str()));
        names.fold(terms, ArticleTerms::with_tag)
    };
    let mut files = vec![index_file(archive.articles.len(), terms), documents_file(archive)];
    files.extend(client_files());
    files
}

/// The terms of each tag's name, by the tag's address.
pub fn tag_names<'a>(
    analyser: &mut Analyser,
    archive: &'a Archive,
) -> BTreeMap<&'a str, FieldTerms> {
    let tags = archive.tags.iter();
    tags.map(|(address, group)| (address.as_str(), analyser.terms([&*group.name]))).collect()
}

/// The index of `documents` documents, whose terms, those of their tags' names with them, are
/// asked for by the document's number in the archive's order.
///
/// Each document is asked for once, by several threads and in no promised order.
pub fn index_file(documents: usize, terms: impl Fn(usize) -> ArticleTerms + Sync) -> OutputFile {
    file("elasticlunr.json", inverted::json(documents, terms))
}

/// What a result shows of every document.
pub fn documents_file(archive: &Archive) -> OutputFile {
    file("documents.json", documents::json(archive))
}

/// The browser client, which is the same for every archive.
pub fn client_files() -> impl Iterator<Item = OutputFile> {
    client::FILES.iter().map(|(name, code)| file(name, code.as_bytes().to_vec()))
}

fn file(name: &str, bytes: Vec<u8>) -> OutputFile {
    OutputFile::new(Route::file(&format!("search/{name}")), bytes)
}
