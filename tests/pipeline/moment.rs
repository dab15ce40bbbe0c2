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

/// The codes of what there is to say on a page, and the files that it names besides.
fn said(moment: &Moment, page: &str) -> Vec<(String, Vec<String>)> {
    let found = moment.findings(page).into_iter().map(|(found, _)| {
        let others = found.labels.iter().map(|label| label.place.path.clone());
        (found.code.to_string(), others.collect())
    });
    found.collect()
}

#[test]
fn a_page_has_what_a_check_says_of_its_article() {
    let page = |first: &str, address: &str| {
        format!(
            "<!doctype html><html lang=ru><title>Мост</title><link rel=canonical href='{address}'>\
             <article><h1>Мост у Тихой закрыли на ремонт</h1><p>{first}</p><p>Паром ходит с семи \
             утра до девяти вечера, и в ледоход его остановят, пояснили в управе.</p></article>"
        )
    };
    let bridge = "Мост закрыли до осени, и жители просят вернуть паром на прежнее место у церкви.";
    let telephone = "Вопросы принимает Иван Лугин по номеру 8 (7212) 56-78-90, сообщили в управе.";
    let file = |name: &str, text: String| (format!("content/articles/{name}"), text.into_bytes());
    let files = BTreeMap::from([
        ("config.toml".to_owned(), "title = 'Архив'".as_bytes().to_vec()),
        file("one.html", page(bridge, "https://bereg.example/1")),
        file("two.html", page(bridge, "https://bereg.example/2")),
        file("three.html", page(telephone, "https://bereg.example/3")),
        file("three.toml", "[[note]]\ntext = '[туда](/no/)'\n".to_owned()),
    ]);
    let (moment, _) = moment(MemoryFiles::new(files));
    let of = |page: &str| said(&moment, &format!("articles/{page}/index.html"));
    let one = |code: &str| (code.to_owned(), Vec::new());
    let copy = |name: &str| ("likely-copies".to_owned(), vec![format!("content/articles/{name}")]);
    assert_eq!(of("one"), [one("missing-field"), copy("two.html"), one("guess")]);
    assert_eq!(of("two"), [one("missing-field"), copy("one.html"), one("guess")]);
    let [date, guess] = ["missing-field", "guess"].map(one);
    assert_eq!(of("three"), [date, guess, one("telephone-number"), one("dead-link")]);
    assert_eq!(of("three/audit"), of("three"));
    assert_eq!(said(&moment, "index.html"), []);
}
