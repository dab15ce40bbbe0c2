//! A file that is asked for alone is the published one.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use postil::disk::DiskFiles;
use postil::model::files::{Files, MemoryFiles};
use postil::model::key::Key;
use postil::model::output::MemoryStage;
use postil::model::store::MemoryStore;
use postil::site::{BuildOptions, Generator, Moment, Silent, Site, stage};

/// The sample archive at the repository's root.
fn sample() -> DiskFiles {
    DiskFiles::archive(Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn in_memory(files: &DiskFiles) -> BTreeMap<String, Vec<u8>> {
    files.paths().iter().map(|path| (path.clone(), files.read(path).unwrap())).collect()
}

/// An archive at one moment, and what a build of it publishes.
fn moment<F: Files + Send + 'static>(files: F) -> (Moment, BTreeMap<String, Vec<u8>>) {
    moment_with(files, Arc::default())
}

/// The same over a store.
fn moment_with<F: Files + Send + 'static>(
    files: F,
    store: Arc<MemoryStore>,
) -> (Moment, BTreeMap<String, Vec<u8>>) {
    let mut site = Site::open(store, Generator::current());
    let catalogue = site.catalogue(&files, &BuildOptions::default(), &Silent).unwrap();
    let published = MemoryStage::default();
    stage(&catalogue, &site.library(&catalogue.collection, &files), &published, &Silent).unwrap();
    (Moment::new(catalogue, site.access(), Box::new(files)), published.files())
}

fn file(moment: &Moment, path: &str) -> Vec<u8> {
    moment.file(path).expect("the catalogue names it").expect("it can be made").to_vec()
}

fn version(moment: &Moment, path: &str) -> Key {
    moment.version(path).expect("the catalogue names it")
}

#[test]
fn every_file_that_is_asked_for_alone_is_the_published_one() {
    let (moment, published) = moment(sample());
    let named: Vec<&String> = moment.catalogue.items().into_iter().map(|item| &item.path).collect();
    assert!(named.len() > 40, "the sample archive has too few files to mean anything");
    let is_piece = |path: &&String| path.starts_with("search/index/") && !named.contains(path);
    let (pieces, others): (Vec<_>, Vec<_>) = published.keys().partition(is_piece);
    assert!(!pieces.is_empty());
    assert_eq!(named, others);
    for (path, bytes) in &published {
        assert!(file(&moment, path) == *bytes, "{path} differs from the published file");
    }
    assert!(moment.file("no/such/file").is_none() && moment.version("no/such/file").is_none());
}

#[test]
fn a_version_is_that_of_the_bytes() {
    let files = in_memory(&sample());
    let (one, published) = moment(sample());
    let (other, _) = moment(MemoryFiles::new(files.clone()));
    for path in published.keys() {
        assert_eq!(version(&one, path), version(&other, path), "{path}");
    }
    let mut edited = files;
    let article = edited.get_mut("content/articles/2026/02/yasnyi-bereg.txt").unwrap();
    article.extend("\nК вечеру дождь кончился, и лодки снова вышли на воду.\n".as_bytes());
    let (later, republished) = moment(MemoryFiles::new(edited));
    let differs = |path: &&String| published.get(*path) != republished.get(*path);
    let changed: Vec<&String> = republished.keys().filter(differs).collect();
    assert!(!changed.is_empty());
    for path in changed.into_iter().filter(|path| published.contains_key(*path)) {
        assert_ne!(version(&one, path), version(&later, path), "{path}");
    }
    let about = "about/index.html";
    assert_eq!(version(&one, about), version(&later, about));
}

#[test]
fn what_the_store_has_lost_of_the_search_index_is_made_again() {
    let store = Arc::new(MemoryStore::default());
    let (moment, published) = moment_with(sample(), Arc::clone(&store));
    store.lose_blobs();
    for (path, bytes) in published.iter().filter(|(path, _)| path.starts_with("search/index/")) {
        assert!(file(&moment, path) == *bytes, "{path} differs from the published file");
    }
}
