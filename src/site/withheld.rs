//! Which of the files that people put into an archive have words or pictures that may not be shown.
//!
//! A sidecar is withheld with its raw file: what it keeps or drops, and what stands beside the quote
//! of a note, are words of the article. So are the article's pictures, and the folder that a browser
//! saved with its page.

use std::collections::BTreeSet;

use crate::config::settings::{SourceClues, SourceRules};
use crate::model::files::Files;
use crate::model::head::PictureClue;
use crate::model::sidecar::Extent;
use crate::model::spelling::Spellings;
use crate::site::collection::Collection;
use crate::site::document::Document;
use crate::site::inputs::{PageFolders, is_sidecar};
use crate::written::sidecar::read_sidecar;
use postil_clean::clean::file_beside;
use postil_clean::model::picture::PictureSource;

/// The files of articles that are not shown in full, or of which lines were dropped.
///
/// A raw file that has become no article is judged by what people have said of it, and so is a
/// sidecar whose raw file is gone.
pub fn withheld(collection: &Collection, files: &dyn Files) -> BTreeSet<String> {
    let rules = &collection.settings.clean.sources;
    let is_hidden = |document: &&Document| {
        extent(document, rules, files) != Extent::Full || has_dropped_lines(document)
    };
    let documents = || collection.documents.iter().map(|document| &**document);
    let hidden: Vec<&Document> = documents().filter(is_hidden).collect();
    let sidecar =
        |document: &Document| document.sidecar.as_ref().map(|sidecar| sidecar.path.clone());
    let mut withheld: BTreeSet<String> = hidden
        .iter()
        .flat_map(|document| [Some(document.path.clone()), sidecar(document)])
        .flatten()
        .collect();
    withheld.extend(documents().filter(quotes_withheld).filter_map(sidecar));
    let owned: BTreeSet<String> = documents().filter_map(sidecar).collect();
    let articles = collection.settings.layout.articles.as_str();
    let written = files.paths().iter();
    let sidecars = written.filter(|path| path.starts_with(articles) && is_sidecar(path));
    let alone = sidecars.filter(|path| !owned.contains(*path));
    withheld.extend(alone.filter(|path| is_withheld(path, rules, files)).cloned());
    withheld.extend(saved_with(&hidden, files));
    withheld.extend(pictures(collection, &hidden, files));
    withheld
}

/// The files in the folders that browsers saved with pages.
fn saved_with<'f>(
    pages: &[&Document],
    files: &'f dyn Files,
) -> impl Iterator<Item = String> + use<'f> {
    let folders = PageFolders::of(pages.iter().map(|document| document.path.as_str()));
    files.paths().iter().filter(move |path| folders.hold(path)).cloned()
}

/// The pictures that some documents name and no article that is shown in full has.
fn pictures(collection: &Collection, hidden: &[&Document], files: &dyn Files) -> BTreeSet<String> {
    let spellings = Spellings::new(files.paths());
    let path = |name: &String| spellings.of(name).map(str::to_owned);
    let named = hidden.iter().flat_map(|document| named_pictures(document, files));
    let made = collection.documents.iter().filter_map(|document| document.made.as_ref());
    let shown = made.flat_map(|made| &made.head.pictures).filter_map(|clue| match clue {
        PictureClue::File { path, .. } => Some(path),
        PictureClue::Embedded(_) => None,
    });
    let shown: BTreeSet<String> = shown.filter_map(path).collect();
    named.filter_map(|name| path(&name)).filter(|path| !shown.contains(path)).collect()
}

/// The files of pictures that a raw file and its sidecar name; none where they cannot be read.
fn named_pictures(document: &Document, files: &dyn Files) -> Vec<String> {
    let read = |path: &str| files.read(path).unwrap_or_default();
    let (page, _) = document.ingested(&read(&document.path));
    let of_page = page.into_iter().flat_map(|page| page.pictures).map(|picture| picture.source);
    let mut names: Vec<String> = of_page
        .filter_map(|source| match source {
            PictureSource::Reference(reference) => Some(reference),
            PictureSource::Embedded(_) => None,
        })
        .collect();
    if let Some(sidecar) = &document.sidecar {
        let (sidecar, _) = read_sidecar(&sidecar.path, &read(&sidecar.path));
        names.extend(sidecar.pictures.into_iter().map(|picture| picture.file));
    }
    names.iter().filter_map(|name| file_beside(&document.path, name)).collect()
}

/// How much of a raw file may be shown.
fn extent(document: &Document, rules: &SourceRules, files: &dyn Files) -> Extent {
    let stated = || stated(document.sidecar.as_ref().map(|sidecar| &*sidecar.path), files);
    match &document.made {
        Some(made) => made.head.extent,
        None => stated().unwrap_or_else(|| by_rules(rules, &document.path)),
    }
}

/// Whether a person dropped lines of a raw file, be it in the sidecar of another capture.
fn has_dropped_lines(document: &Document) -> bool {
    document.made.as_ref().is_some_and(|made| made.head.has_dropped_lines)
}

/// Whether the sidecar of a document has words that it withholds.
fn quotes_withheld(document: &&Document) -> bool {
    document.made.as_ref().is_some_and(|made| made.withholds)
}

/// Whether a sidecar that belongs to no raw file has words that may not be shown.
fn is_withheld(path: &str, rules: &SourceRules, files: &dyn Files) -> bool {
    stated(Some(path), files).unwrap_or_else(|| by_rules(rules, path)) != Extent::Full
}

/// What a sidecar says; one that cannot be read may say anything, and one that drops lines quotes them.
fn stated(sidecar: Option<&str>, files: &dyn Files) -> Option<Extent> {
    let path = sidecar?;
    let Ok(bytes) = files.read(path) else { return Some(Extent::Metadata) };
    let (sidecar, _) = read_sidecar(path, &bytes);
    if sidecar.drop.is_empty() { sidecar.showing.extent } else { Some(Extent::Metadata) }
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
