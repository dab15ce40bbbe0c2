//! Which paths of the site are taken, for the pages at old addresses: these make way for all else.
//!
//! Nobody asks for an old address before all files of the site are known. A path is taken by a file,
//! by a folder of files, and by what a disk takes for the same that knows no case.

use std::collections::BTreeMap;
use std::ops::Bound;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::plan::{Plan, PlannedPage, Recipe};

/// What holds a path.
#[derive(Debug, Clone)]
enum Holder {
    Page(Recipe),
    /// A file that is no page, by its path.
    File(String),
}

/// The paths that are taken, folded.
#[derive(Debug, Default)]
struct Taken {
    paths: BTreeMap<String, Holder>,
}

impl Taken {
    /// What stands where a file would: a file of that path, one at the path of a folder above it, or
    /// one within it.
    fn holder(&self, path: &str) -> Option<&Holder> {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        let above = folders.chain([path]).find_map(|path| self.paths.get(path));
        above.or_else(|| self.within(&format!("{path}/")))
    }

    fn within(&self, folder: &str) -> Option<&Holder> {
        let behind = (Bound::Included(folder), Bound::Unbounded);
        let (first, holder) = self.paths.range::<str, _>(behind).next()?;
        first.starts_with(folder).then_some(holder)
    }

    /// Takes a path that is not taken; otherwise says what holds it.
    fn take(&mut self, path: &str, holder: Holder) -> Option<Holder> {
        let path = folded(path);
        if let Some(holder) = self.holder(&path) {
            return Some(holder.clone());
        }
        self.paths.insert(path, holder);
        None
    }
}

/// A path as disks compare it that know neither case nor Unicode forms.
fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

impl Plan {
    /// Adds the pages at old addresses, as far as these are free; `files` are the paths of those
    /// files of the site that are no pages.
    ///
    /// One that is taken is reported, if a person wrote it.
    pub fn add_old_addresses(&mut self, files: impl Iterator<Item = String>) -> Vec<Diagnostic> {
        let mut taken = self.taken(files);
        let (mut free, mut diagnostics) = (Vec::new(), Vec::new());
        for page in self.redirect_pages() {
            match taken.take(&page.route.output_path(), Holder::Page(page.recipe.clone())) {
                None => free.push(page),
                Some(holder) => diagnostics.extend(self.taken_by(&page, &holder)),
            }
        }
        self.others.extend(free);
        diagnostics
    }

    fn taken(&self, files: impl Iterator<Item = String>) -> Taken {
        let files = files.map(|path| (folded(&path), Holder::File(path)));
        let pages = self
            .pages()
            .map(|page| (folded(&page.route.output_path()), Holder::Page(page.recipe.clone())));
        Taken { paths: files.chain(pages).collect() }
    }

    fn taken_by(&self, page: &PlannedPage, holder: &Holder) -> Option<Diagnostic> {
        let path = self.names().path(&page.recipe)?;
        let owner = match holder {
            Holder::Page(recipe) => self.names().describe(recipe),
            Holder::File(path) => format!("the file `{path}`"),
        };
        Some(catalogue::alias_taken(page.route.as_str(), path, &owner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_by_files_and_folders_in_any_case() {
        let taken = ["feed.xml", "index.html", "data/a/b.csv", "articles/мой/index.html"];
        for (path, is_free) in [
            ("feed.xml/index.html", false),
            ("Feed.XML/a/index.html", false),
            ("index.html/a/index.html", false),
            ("data/A", false),
            ("data", false),
            ("data/a/index.html", true),
            ("data/a.html", true),
            ("feed/index.html", true),
            ("articles/МОЙ/index.html", false),
            ("articles/мои\u{306}/index.html", false),
            ("articles/мои/index.html", true),
        ] {
            let holder = |path: &str| (path.to_owned(), Holder::File(path.to_owned()));
            let mut taken = Taken { paths: taken.into_iter().map(holder).collect() };
            let found = taken.take(path, Holder::File(path.to_owned()));
            assert_eq!(found.is_none(), is_free, "{path}: {found:?}");
        }
    }
}
