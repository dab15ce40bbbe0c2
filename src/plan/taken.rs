//! Which paths of the site are taken, for the pages at old addresses: these make way for all else.
//!
//! Nobody asks for an old address before all files of the site are known. A path is taken by a file,
//! by a folder of files, and by what a disk takes for the same that knows no case.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;

use foldhash::fast::RandomState;
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
        let above = folders(path).chain([path]).find_map(|path| self.paths.get(path));
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
        self.paths.insert(path.into_owned(), holder);
        None
    }
}

/// The paths that can be in the way of some, all of them folded.
struct Nearby {
    wanted: HashSet<String, RandomState>,
    /// The folders that these lie in.
    folders: HashSet<String, RandomState>,
}

impl Nearby {
    fn of(wanted: impl Iterator<Item = String>) -> Self {
        let wanted: HashSet<String, RandomState> = wanted.collect();
        let folders = wanted.iter().flat_map(|path| folders(path)).map(str::to_owned).collect();
        Nearby { wanted, folders }
    }

    /// Whether a file is at one of the paths, in the place of a folder of one, or within one.
    fn has(&self, path: &str) -> bool {
        self.wanted.contains(path)
            || self.folders.contains(path)
            || folders(path).any(|folder| self.wanted.contains(folder))
    }
}

/// The folders that a file lies in.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// A path as disks compare it that know neither case nor Unicode forms.
fn folded(path: &str) -> Cow<'_, str> {
    match path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        true => Cow::Borrowed(path),
        false => path.nfc().flat_map(char::to_lowercase).collect(),
    }
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

    /// The paths that are taken, as far as they can be in the way of old addresses.
    fn taken(&self, files: impl Iterator<Item = String>) -> Taken {
        let wanted = self.redirect_pages().map(|page| page.route.output_path());
        let nearby = Nearby::of(wanted.map(|path| folded(&path).into_owned()));
        let taken = |path: &str, holder: &dyn Fn() -> Holder| {
            let path = folded(path);
            nearby.has(&path).then(|| (path.into_owned(), holder()))
        };
        let files = files.filter_map(|path| taken(&path, &|| Holder::File(path.clone())));
        let pages = self.pages().filter_map(|page| {
            taken(&page.route.output_path(), &|| Holder::Page(page.recipe.clone()))
        });
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
            let nearby = Nearby::of([folded(path).into_owned()].into_iter());
            let taken = taken.into_iter().filter(|taken| nearby.has(taken));
            let holder = |path: &str| (path.to_owned(), Holder::File(path.to_owned()));
            let mut taken = Taken { paths: taken.map(holder).collect() };
            let found = taken.take(path, Holder::File(path.to_owned()));
            assert_eq!(found.is_none(), is_free, "{path}: {found:?}");
        }
    }
}
