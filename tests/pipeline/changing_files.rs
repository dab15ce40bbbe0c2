//! Files that change while they are being used.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use postil::diagnostic::Diagnostic;
use postil::model::files::{Files, MemoryFiles};
use postil::model::output::MemoryStage;
use postil::model::store::{MemoryStore, Store};
use postil::site::{BuildOptions, Generator, Silent, Site, stage};

const PAGE: &str = "content/articles/0.txt";
const SIDECAR: &str = "content/articles/0.toml";

/// Files of which the sidecar changes after it was read for the first time.
struct ChangingFiles {
    files: MemoryFiles,
    reads: AtomicUsize,
}

impl Files for ChangingFiles {
    fn paths(&self) -> &Arc<Vec<String>> {
        self.files.paths()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path == SIDECAR && self.reads.fetch_add(1, Ordering::Relaxed) == 0 {
            return Ok(b"tags = [\"first\"]".to_vec());
        }
        self.files.read(path)
    }
}

/// Files of which the first page and its sidecar cannot be read.
struct LockedFiles(MemoryFiles);

impl Files for LockedFiles {
    fn paths(&self) -> &Arc<Vec<String>> {
        self.0.paths()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match path {
            PAGE | SIDECAR => Err(io::ErrorKind::PermissionDenied.into()),
            _ => self.0.read(path),
        }
    }
}

/// Pages of a site, which share a menu; the first has a sidecar.
fn site_files() -> MemoryFiles {
    let menu = "Главная\nНовости района\nХозяйство\nПогода\nРасписание автобусов\nПодписка\n";
    let page = |number: usize| {
        let words = ["Лесной", "Речной", "Новой", "Полевой"][number % 4];
        let text = format!(
            "{menu}\nДорогу номер {number} починят\n\nСовет Заречного нашёл деньги на ремонт {words} \
             улицы, где асфальт не меняли с прошлого века, и начнёт после паводка.\n\n{menu}"
        );
        (format!("content/articles/{number}.txt"), text)
    };
    let others = [("config.toml", "title = \"Архив\""), (SIDECAR, "tags = [\"second\"]")];
    let others = others.map(|(path, text)| (path.to_owned(), text.to_owned()));
    MemoryFiles::new((0..12).map(page).chain(others))
}

/// Builds; gives the files, and the codes of what there was to say.
fn build(files: &dyn Files, store: &Arc<MemoryStore>) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let store = Arc::clone(store) as Arc<dyn Store>;
    let mut site = Site::open(store, Generator::current());
    let catalogue = site.catalogue(files, &BuildOptions::default(), &Silent).unwrap();
    site.save();
    let published = MemoryStage::default();
    let library = site.library(&catalogue.collection, files);
    stage(&catalogue, &library, &published, &Silent).unwrap();
    let found = catalogue.collection.diagnostics.iter().map(|found| found.code.to_string());
    (published.files(), found.collect())
}

#[test]
fn a_sidecar_that_changes_amid_a_build_is_reported_and_read_by_the_next_one() {
    let store = Arc::new(MemoryStore::default());
    let changing = ChangingFiles { files: site_files(), reads: AtomicUsize::new(0) };
    let (_, said) = build(&changing, &store);
    assert_eq!(said, ["changed-while-building"]);
    let (next, said) = build(&changing, &store);
    assert!(said.is_empty(), "{said:?}");
    let (clean, _) = build(&site_files(), &Arc::default());
    assert!(next == clean, "the next build knows all that a clean one does");
}

#[test]
fn an_article_whose_two_files_cannot_be_read_is_reported_with_both() {
    let store = Arc::new(MemoryStore::default());
    let mut site = Site::open(store, Generator::current());
    let locked = LockedFiles(site_files());
    let catalogue = site.catalogue(&locked, &BuildOptions::default(), &Silent).unwrap();
    let found = catalogue.collection.diagnostics.iter();
    let path = |found: &Diagnostic| found.place.as_ref().map(|place| place.path.clone());
    let found: BTreeSet<_> = found.map(|found| (found.code.to_string(), path(found))).collect();
    let unreadable = |path: &str| ("unreadable-file".to_owned(), Some(path.to_owned()));
    assert_eq!(found, BTreeSet::from([unreadable(SIDECAR), unreadable(PAGE)]));
}
