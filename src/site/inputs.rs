//! Tells the archive's files apart: articles, sidecars, pages, introductions.

mod owners;
mod page_folders;
mod unread;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use postil_clean::model::ending::{RawFormat, split_ending};
use rayon::prelude::*;

use crate::config::settings::Layout;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::files::Files;
use crate::model::spelling::composed;

pub use owners::SidecarOwners;
pub use page_folders::PageFolders;
use unread::Unread;

/// The archive's files by what they are, each list sorted by path.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The raw articles.
    pub documents: Vec<DocumentInput>,
    /// The archive's own pages.
    pub pages: Vec<String>,
    /// Introductions of tag pages.
    pub tag_introductions: Vec<String>,
    /// What there is to say of the files.
    pub diagnostics: Vec<Diagnostic>,
}

/// A raw article and its sidecar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentInput {
    /// The raw file.
    pub path: String,
    /// The sidecar beside it.
    pub sidecar: Option<String>,
}

const PAGES: &str = "content/pages/";
const TAGS: &str = "content/tags/";

impl Inputs {
    /// Sorts the files.
    pub fn of(files: &dyn Files, layout: &Layout) -> Self {
        Inputs::sort(&(Arc::clone(files.paths()), layout.clone()))
    }

    /// Sorts files, whose paths are sorted; a sidecar without its article, or with two, is reported,
    /// and what is not read.
    pub fn sort((paths, layout): &(Arc<Vec<String>>, Layout)) -> Self {
        let mut inputs = Inputs::default();
        let mut sidecars: BTreeMap<&str, &String> = BTreeMap::new();
        let mut unread = Unread::default();
        let folders = PageFolders::of(paths.iter().map(String::as_str));
        for path in paths.iter() {
            if path.starts_with(&layout.articles) {
                match split_ending(path) {
                    _ if folders.hold(path) => {}
                    Some((stem, _)) if is_sidecar(path) => {
                        // Paths are sorted: capitals come first, and the last one is read.
                        let other = sidecars.insert(stem, path);
                        let twice = |other| catalogue::sidecar_twice(other, path);
                        inputs.diagnostics.extend(other.map(|other| twice(other)));
                    }
                    _ if is_article(path) => {
                        inputs.documents.push(DocumentInput { path: path.clone(), sidecar: None });
                    }
                    _ => unread.add(path, layout),
                }
            } else if path.starts_with(PAGES) && path.ends_with(".md") {
                inputs.pages.push(path.clone());
            } else if path.starts_with(TAGS) && path.ends_with(".md") {
                inputs.tag_introductions.push(path.clone());
            }
        }
        let unpaired = inputs.pair(&sidecars, layout);
        inputs.diagnostics.extend(unpaired);
        inputs.diagnostics.extend(unread.diagnostics());
        inputs
    }

    /// Gives each article its sidecar; says which have two articles or none.
    fn pair(&mut self, sidecars: &BTreeMap<&str, &String>, layout: &Layout) -> Vec<Diagnostic> {
        let (owners, mut diagnostics) = pair(&mut self.documents, sidecars);
        let assumed = layout.articles.is_empty();
        let alone = sidecars.iter().filter(|(stem, _)| !owners.contains_key(**stem) && !assumed);
        diagnostics.extend(alone.map(|(_, path)| catalogue::sidecar_without_article(path)));
        diagnostics
    }
}

/// Some raw articles, sorted by path, with their sidecars among some files.
pub fn paired(articles: impl IntoIterator<Item = String>, files: &[String]) -> Vec<DocumentInput> {
    let sidecars = files.iter().filter(|path| is_sidecar(path));
    let mut sidecars: Vec<(&str, &String)> =
        sidecars.filter_map(|path| Some((split_ending(path)?.0, path))).collect();
    sidecars.sort_unstable();
    let alone = |path| DocumentInput { path, sidecar: None };
    let mut documents: Vec<DocumentInput> = articles.into_iter().map(alone).collect();
    pair(&mut documents, &sidecars.into_iter().collect());
    documents
}

/// Gives each article its sidecar: that of the same name, or of one that differs from it only in
/// which letters are composed, as the disks of macOS may write them.
///
/// The owners of sidecars are found by the sidecars' names without the ending.
fn pair<'s>(
    documents: &mut [DocumentInput],
    sidecars: &BTreeMap<&'s str, &'s String>,
) -> (BTreeMap<&'s str, String>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut owners: BTreeMap<&str, String> = BTreeMap::new();
    let names: BTreeMap<Cow<str>, &str> =
        sidecars.keys().map(|stem| (composed(stem), *stem)).collect();
    let own = |document: &DocumentInput| {
        let stem = split_ending(&document.path).map_or("", |(stem, _)| stem);
        let same = sidecars.get_key_value(stem);
        let alike = || sidecars.get_key_value(names.get(&composed(stem)).copied()?);
        same.or_else(alike)
    };
    let found: Vec<_> = documents.par_iter().map(own).collect();
    for (document, found) in documents.iter_mut().zip(found) {
        let Some((stem, sidecar)) = found else { continue };
        match owners.get(stem) {
            Some(owner) => {
                diagnostics.push(catalogue::sidecar_shared(sidecar, owner, &document.path))
            }
            None => {
                owners.insert(stem, document.path.clone());
                document.sidecar = Some((*sidecar).clone());
            }
        }
    }
    (owners, diagnostics)
}

/// Whether a file is a raw article, by its ending.
pub fn is_article(path: &str) -> bool {
    RawFormat::of(path).is_some()
}

/// Whether a file is a sidecar, by its ending.
pub fn is_sidecar(path: &str) -> bool {
    split_ending(path).is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("toml"))
}

/// The sidecar that a raw article without one would get.
pub fn sidecar_of(article: &str) -> String {
    let stem = split_ending(article).map_or(article, |(stem, _)| stem);
    format!("{stem}.toml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::files::MemoryFiles;

    const COMPOSED: &str = "мой ёж é";
    const APART: &str = "мои\u{306} е\u{308}ж e\u{301}";

    fn sorted(names: &[&str], folder: &str) -> (Vec<String>, Vec<String>) {
        let layout = Layout { articles: folder.to_owned(), output: "public".to_owned() };
        let files = names.iter().map(|name| (format!("{folder}{name}"), Vec::new()));
        let Inputs { documents, diagnostics, .. } = Inputs::of(&MemoryFiles::new(files), &layout);
        let documents = documents.into_iter().map(|document| document.path).collect();
        (documents, diagnostics.into_iter().map(|found| found.message).collect())
    }

    #[test]
    fn what_a_browser_saved_beside_a_page_is_no_article() {
        let names = ["a.html", "a_files/frame.html", "a_files/a.png", "b_files/c.html", "d.MHT"];
        let articles = ["articles/a.html", "articles/b_files/c.html", "articles/d.MHT"];
        assert_eq!(sorted(&names, "articles/"), (articles.map(str::to_owned).to_vec(), Vec::new()));
    }

    #[test]
    fn what_is_not_read_is_said_once_for_each_kind() {
        let names = [
            "a.pdf",
            "b.PDF",
            "c.docx",
            "d.png",
            "e.warc.gz",
            "f.tar.gz",
            "g",
            "x/__MACOSX/h.pdf",
            "x/Thumbs.db",
            "x/desktop.ini",
            ".gitkeep",
        ];
        let (_, said) = sorted(&names, "articles/");
        let expected = [
            "3 files beside the articles are not read: 1 `.docx`, 2 `.pdf`",
            "1 file beside the articles is not read: `.warc.gz`",
            "1 file beside the articles is not read: `.gz`",
            "1 file beside the articles is not read: `.png`",
            "1 file beside the articles is not read: one without an ending",
        ];
        assert_eq!(said, expected);
        let (_, said) = sorted(&names, "");
        assert_eq!(said, expected[..2], "any folder has pictures");
    }

    #[test]
    fn an_ending_is_read_in_capitals_too() {
        let layout = Layout { articles: "articles/".to_owned(), output: "public".to_owned() };
        let sidecar = |names: &[&str]| {
            let files = names.iter().map(|name| (format!("articles/{name}"), Vec::new()));
            let inputs = Inputs::of(&MemoryFiles::new(files), &layout);
            let said = inputs.diagnostics.iter().map(|found| found.message.clone());
            (inputs.documents[0].sidecar.clone(), said.collect::<Vec<_>>())
        };
        assert_eq!(sidecar(&["a.TXT", "a.TOML"]), (Some("articles/a.TOML".into()), vec![]));
        let (read, said) = sidecar(&["a.txt", "a.TOML", "a.toml"]);
        assert_eq!(read.as_deref(), Some("articles/a.toml"));
        assert_eq!(said, ["this sidecar is not read: `articles/a.toml` is"]);
    }

    #[test]
    fn a_sidecar_is_that_of_its_article_in_either_form() {
        for (article, sidecars, own, alone) in [
            (COMPOSED, &[COMPOSED][..], Some(COMPOSED), 0),
            (COMPOSED, &[APART], Some(APART), 0),
            (APART, &[COMPOSED], Some(COMPOSED), 0),
            (APART, &[APART], Some(APART), 0),
            (APART, &[APART, COMPOSED], Some(APART), 1),
            (COMPOSED, &[APART, COMPOSED], Some(COMPOSED), 1),
            (COMPOSED, &["мои еж e"], None, 1),
        ] {
            let layout =
                Layout { articles: "content/articles/".to_owned(), output: "public".to_owned() };
            let sidecars = sidecars.iter().map(|name| format!("content/articles/{name}.toml"));
            let paths = sidecars.chain([format!("content/articles/{article}.txt")]);
            let files = MemoryFiles::new(paths.map(|path| (path, Vec::new())));
            let Inputs { documents, diagnostics, .. } = Inputs::of(&files, &layout);
            let found = documents[0].sidecar.clone();
            assert_eq!(found, own.map(|name| format!("content/articles/{name}.toml")), "{article}");
            assert_eq!(diagnostics.len(), alone, "{article}: {diagnostics:?}");
        }
    }
}
