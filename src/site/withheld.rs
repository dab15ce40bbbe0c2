//! Which of the files that people put into an archive have words that may not be shown.
//!
//! A sidecar is withheld with its raw file: what it keeps or drops, and what stands beside the quote
//! of a note, are words of the article.

use std::collections::BTreeSet;

use crate::config::settings::{SourceClues, SourceRules};
use crate::model::files::Files;
use crate::model::sidecar::Extent;
use crate::site::collection::Collection;
use crate::site::document::Document;
use crate::written::sidecar::read_sidecar;

/// The raw files and sidecars of articles that are not shown in full.
///
/// A raw file that has become no article is judged by what people have said of it, and so is a
/// sidecar whose raw file is gone.
pub fn withheld(collection: &Collection, files: &dyn Files) -> BTreeSet<String> {
    let rules = &collection.settings.clean.sources;
    let mut withheld = BTreeSet::new();
    let mut owned = BTreeSet::new();
    for document in collection.documents.iter() {
        let sidecar = document.sidecar.as_ref().map(|sidecar| sidecar.path.clone());
        if extent(document, sidecar.as_deref(), rules, files) != Extent::Full {
            withheld.insert(document.path.clone());
            withheld.extend(sidecar.clone());
        }
        owned.extend(sidecar);
    }
    let articles = collection.settings.layout.articles.as_str();
    let written = files.paths().iter();
    let sidecars = written.filter(|path| path.starts_with(articles) && path.ends_with(".toml"));
    let alone = sidecars.filter(|path| !owned.contains(*path));
    withheld.extend(alone.filter(|path| is_withheld(path, rules, files)).cloned());
    withheld
}

/// How much of a raw file may be shown.
fn extent(
    document: &Document,
    sidecar: Option<&str>,
    rules: &SourceRules,
    files: &dyn Files,
) -> Extent {
    match &document.made {
        Some(made) => made.head.extent,
        None => stated(sidecar, files).unwrap_or_else(|| by_rules(rules, &document.path)),
    }
}

/// Whether a sidecar that belongs to no raw file has words that may not be shown.
fn is_withheld(path: &str, rules: &SourceRules, files: &dyn Files) -> bool {
    stated(Some(path), files).unwrap_or_else(|| by_rules(rules, path)) != Extent::Full
}

/// What a sidecar says; one that cannot be read may say anything.
fn stated(sidecar: Option<&str>, files: &dyn Files) -> Option<Extent> {
    let path = sidecar?;
    match files.read(path) {
        Ok(bytes) => read_sidecar(path, &bytes).0.showing.extent,
        Err(_) => Some(Extent::Metadata),
    }
}

/// What rules say of a file that tells no source: those about its folder, and those about hosts and
/// names too, any of which may be its own.
fn by_rules(rules: &SourceRules, path: &str) -> Extent {
    let of_folder = rules.matching(&SourceClues { path, url: None, source: None });
    let is_of_names = |place: &usize| {
        let rule = &rules.as_slice()[*place];
        !(rule.hosts.is_empty() && rule.names.is_empty())
    };
    let of_names = (0..rules.as_slice().len()).filter(is_of_names);
    let of_names = of_names.filter_map(|place| rules.as_slice()[place].showing.extent);
    let extents = of_names.chain(rules.showing(&of_folder).extent);
    extents.into_iter().find(|extent| *extent != Extent::Full).unwrap_or_default()
}
