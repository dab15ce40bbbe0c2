//! Tells the archive's files apart: articles, sidecars, pages, introductions.

use std::collections::BTreeMap;

use crate::config::settings::Layout;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::files::Files;

/// The archive's files by what they are, each list sorted by path.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The raw articles.
    pub documents: Vec<DocumentInput>,
    /// The archive's own pages.
    pub pages: Vec<String>,
    /// Introductions of tag pages.
    pub tag_introductions: Vec<String>,
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
const ARTICLE_ENDINGS: [&str; 4] = ["txt", "html", "htm", "md"];

impl Inputs {
    /// Sorts the files; a sidecar without its article, or with two, is reported.
    pub fn sort(files: &dyn Files, layout: &Layout) -> (Self, Vec<Diagnostic>) {
        let mut inputs = Inputs::default();
        let mut sidecars: BTreeMap<&str, &String> = BTreeMap::new();
        for path in files.paths() {
            if path.starts_with(&layout.articles) {
                match split_ending(path) {
                    Some((stem, "toml")) => drop(sidecars.insert(stem, path)),
                    _ if is_article(path) => {
                        inputs.documents.push(DocumentInput { path: path.clone(), sidecar: None });
                    }
                    _ => {}
                }
            } else if path.starts_with(PAGES) && path.ends_with(".md") {
                inputs.pages.push(path.clone());
            } else if path.starts_with(TAGS) && path.ends_with(".md") {
                inputs.tag_introductions.push(path.clone());
            }
        }
        let diagnostics = inputs.pair(&sidecars, layout);
        (inputs, diagnostics)
    }

    /// Gives each article its sidecar.
    fn pair(&mut self, sidecars: &BTreeMap<&str, &String>, layout: &Layout) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let mut owners: BTreeMap<&str, String> = BTreeMap::new();
        for document in &mut self.documents {
            let stem = split_ending(&document.path).map_or("", |(stem, _)| stem);
            let Some((stem, sidecar)) = sidecars.get_key_value(stem) else { continue };
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
        let assumed = layout.articles.is_empty();
        let alone = sidecars.iter().filter(|(stem, _)| !owners.contains_key(**stem) && !assumed);
        diagnostics.extend(alone.map(|(_, path)| catalogue::sidecar_without_article(path)));
        diagnostics
    }
}

/// Whether a file is a raw article, by its ending.
pub fn is_article(path: &str) -> bool {
    let ending = split_ending(path).map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ARTICLE_ENDINGS.contains(&ending.as_str()))
}

/// The sidecar that belongs to a raw article, whether or not there is one.
pub fn sidecar_of(article: &str) -> String {
    let stem = split_ending(article).map_or(article, |(stem, _)| stem);
    format!("{stem}.toml")
}

/// The raw articles that would have the sidecar of `path` before it: those of the same name whose
/// endings stand earlier in the alphabet. They need not exist.
pub fn earlier_owners(path: &str) -> Vec<String> {
    let Some((stem, ending)) = split_ending(path) else { return Vec::new() };
    let earlier = ARTICLE_ENDINGS.into_iter().filter(|other| *other < ending);
    let mut owners: Vec<String> = earlier.map(|other| format!("{stem}.{other}")).collect();
    owners.sort_unstable();
    owners
}

fn split_ending(path: &str) -> Option<(&str, &str)> {
    let (stem, ending) = path.rsplit_once('.')?;
    (!ending.contains('/')).then_some((stem, ending))
}
