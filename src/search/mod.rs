//! The search index and its browser client.
//!
//! [`language`] turns text into index terms; its JavaScript twin is `client/language.js`, and the
//! two agree on every word. [`inverted`] stores the terms in elasticlunr's format, [`documents`]
//! holds what a result shows, [`client`] is the code that reads both in the browser.
//!
//! Only [`inverted`] and `client/store.js` know how terms are stored: another storage replaces
//! these two and leaves the language and the interface as they are.

mod client;
mod documents;
mod inverted;
mod kazakh;
pub mod language;
mod russian;
#[cfg(test)]
mod tests;

use crate::model::archive::Archive;
use crate::model::output::OutputFile;
use crate::model::route::Route;

/// Builds the index over the archive: the files that the browser client loads.
///
/// All of them lie in `search/`, beside the search page. The same archive gives the same bytes,
/// whatever the number of threads.
pub fn index(archive: &Archive) -> Vec<OutputFile> {
    let mut files = vec![
        file("elasticlunr.json", inverted::json(archive)),
        file("documents.json", documents::json(archive)),
    ];
    files.extend(client::FILES.iter().map(|(name, code)| file(name, code.as_bytes().to_vec())));
    files
}

fn file(name: &str, bytes: Vec<u8>) -> OutputFile {
    OutputFile::new(Route::file(&format!("search/{name}")), bytes)
}
