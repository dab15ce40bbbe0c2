//! The sidecars of files that `postil clean` is given and no archive has.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::clean::Listed;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::load;
use crate::site::inputs::{self, DocumentInput, SidecarOwners};

/// Files that are not the archive's, and the articles beside them, with their sidecars.
pub(super) struct Beside {
    /// Sorted by path.
    documents: Vec<DocumentInput>,
}

impl Beside {
    /// Looks into each of the files' folders once.
    pub fn of(files: &[&Listed]) -> Self {
        let named = files.iter().map(|file| place_on_disk(&file.path));
        let folders: BTreeSet<&Path> =
            files.iter().map(|file| load::folder_of(&file.path)).collect();
        let around = folders.into_iter().flat_map(load::entries_of);
        let around: Vec<String> = around.map(|path| load::slashed(&path)).collect();
        let articles = around.iter().filter(|path| is_article_file(path)).cloned();
        let articles: BTreeSet<String> = articles.chain(named).collect();
        Beside { documents: inputs::paired(articles, &around) }
    }

    /// The sidecar of one of the files; a problem where it belongs to another article of the same
    /// name.
    pub fn sidecar(&self, file: &Listed) -> Result<Option<&str>, Diagnostic> {
        let path = place_on_disk(&file.path);
        let sidecar = |path: &str| {
            let known = |document: &DocumentInput| document.path.as_str().cmp(path);
            let place = self.documents.binary_search_by(known).ok()?;
            self.documents[place].sidecar.as_deref()
        };
        let all = self.documents.iter().map(|it| (it.path.as_str(), it.sidecar.is_some()));
        match SidecarOwners::of(all).other_than(&path) {
            Some(owner) => sidecar(owner)
                .map_or(Ok(None), |found| Err(catalogue::sidecar_shared(found, owner, &path))),
            None => Ok(sidecar(&path)),
        }
    }
}

/// The path of a file as its folder's other files have theirs.
fn place_on_disk(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    load::slashed(&load::folder_of(path).join(name))
}

fn is_article_file(path: &str) -> bool {
    inputs::is_article(path) && Path::new(path).is_file()
}
