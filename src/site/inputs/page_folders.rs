//! The folders that browsers leave beside a page that they saved whole: `NAME_files` beside
//! `NAME.html`.
//!
//! Such a folder holds the page's pictures, its scripts and the pages of its frames. It belongs to
//! its page, and nothing in it is an article.

use std::collections::HashSet;

use postil_clean::model::ending::{RawFormat, split_ending};

use crate::site::inputs::composed;

/// What browsers add to the page's name, in the languages in which they do.
const SUFFIXES: [&str; 25] = [
    "_files",
    ".files",
    "_file",
    "_fichiers",
    "-Dateien",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "_bylos",
    "_datoteke",
    "_dosyalar",
    "_elemei",
    "_failid",
    "_fails",
    "_fajlovi",
    "_filer",
    "_fitxategiak",
    "_fitxers",
    "_pliki",
    "_soubory",
    "_tiedostot",
    "_файлы",
    "_файли",
    "_файлдар",
];

/// The folders of some saved pages.
#[derive(Debug, Default)]
pub struct PageFolders {
    /// The pages' paths without their endings, their letters composed.
    pages: HashSet<String>,
}

impl PageFolders {
    /// The folders of the pages among some files.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p str>) -> Self {
        let pages = paths.into_iter().filter(|path| RawFormat::of(path) == Some(RawFormat::Html));
        let pages = pages.filter_map(split_ending);
        PageFolders { pages: pages.map(|(stem, _)| composed(stem).into_owned()).collect() }
    }

    /// Whether a file lies in such a folder, at any depth.
    pub fn hold(&self, path: &str) -> bool {
        !self.pages.is_empty() && self.owner(path).is_some()
    }

    /// The name, without its ending, of the page in whose folder a file lies.
    pub fn owner<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.match_indices('/').find_map(|(end, _)| self.page_of(&path[..end]))
    }

    /// The folders that a page may have, by its name without the ending.
    pub fn names_of(page: &str) -> impl Iterator<Item = String> {
        SUFFIXES.iter().map(move |suffix| format!("{page}{suffix}"))
    }

    fn page_of<'p>(&self, folder: &'p str) -> Option<&'p str> {
        let mut pages = SUFFIXES.iter().filter_map(|suffix| folder.strip_suffix(suffix));
        pages.find(|page| self.pages.contains(&*composed(page)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_belongs_to_the_page_beside_it() {
        let folders = PageFolders::of(["a/Мост.html", "a/b.htm", "a/c.txt", "a/мои\u{306}.HTML"]);
        for (path, is_held) in [
            ("a/Мост_files/saved_resource.html", true),
            ("a/Мост_files/deep/er/x.html", true),
            ("a/Мост-Dateien/x.html", true),
            ("a/b.files/x.html", true),
            ("a/мой_fichiers/x.html", true),
            ("a/Мост_files.html", false),
            ("a/Мост/x.html", false),
            ("a/Мост_2026/x.html", false),
            ("a/c_files/x.html", false),
            ("Мост_files/x.html", false),
            ("a/Мост.html", false),
        ] {
            assert_eq!(folders.hold(path), is_held, "{path}");
        }
    }
}
