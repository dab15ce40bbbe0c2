//! What a catalogue hands on to the next one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::files::MemoryFiles;
use crate::model::store::MemoryStore;
use crate::site::{BuildOptions, Catalogue, Generator, Silent, Site};

const SIDECAR: &str = "content/articles/1.toml";
const INTRODUCTION: &str = "content/tags/most.md";

/// An archive that stays open while its files change.
struct Scene {
    files: BTreeMap<String, String>,
    site: Site,
}

impl Scene {
    fn new() -> Self {
        let article = |number: usize| {
            let day = 10 + number;
            let text = format!(
                "date 2026-02-{day} Новость {number}\n\nСовет выбрал {number} подрядчиков для \
                 моста через Тихую, и до осени они начнут.\n"
            );
            (format!("content/articles/{number}.txt"), text)
        };
        let mut files: BTreeMap<String, String> = (0..5).map(article).collect();
        files.insert("config.toml".to_owned(), "title = 'Архив'".to_owned());
        files.insert(SIDECAR.to_owned(), "tags = ['мост']".to_owned());
        files.insert(INTRODUCTION.to_owned(), "---\ntitle: Мост\n---\nО нём.".to_owned());
        Scene { files, site: Site::open(Arc::new(MemoryStore::default()), Generator::current()) }
    }

    fn catalogue(&mut self) -> Catalogue {
        let files = MemoryFiles::new(self.files.clone());
        let found = self.site.catalogue(&files, &BuildOptions::default(), &Silent);
        found.unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    /// The catalogues before and after a file is another.
    fn after(&mut self, path: &str, text: &str) -> [Catalogue; 2] {
        let before = self.catalogue();
        self.files.insert(path.to_owned(), text.to_owned());
        [before, self.catalogue()]
    }
}

/// Whether a catalogue has of another: the order of the articles, the families among them, their
/// groups, what their plan rests on, and the files that follow from it.
fn handed_on([before, after]: &[Catalogue; 2]) -> [bool; 5] {
    let [one, other] = [before, after].map(|catalogue| &*catalogue.collection.archive);
    let [ground, new_ground] =
        [before, after].map(|catalogue| catalogue.languages[0].plan.ground());
    [
        Arc::ptr_eq(&one.years, &other.years),
        Arc::ptr_eq(&one.families, &other.families),
        Arc::ptr_eq(&one.tags, &other.tags),
        Arc::ptr_eq(ground, new_ground),
        before.items.shares_lasting(&after.items),
    ]
}

#[test]
fn a_note_leaves_order_groups_lists_and_addresses_as_they_are() {
    let note = "tags = ['мост']\n[[note]]\nquote = 'до осени'\ntext = 'Не начали.'\n";
    let catalogues = Scene::new().after(SIDECAR, note);
    assert_eq!(handed_on(&catalogues), [true; 5]);
    let notes = catalogues.map(|catalogue| catalogue.collection.archive.remarks[3].notes.len());
    assert_eq!(notes, [0, 1]);
}

#[test]
fn a_first_sidecar_leaves_them_too() {
    let note = "[[note]]\ntext = 'Проверить.'\ntags = ['позже']\n";
    let catalogues = Scene::new().after("content/articles/3.toml", note);
    assert_eq!(handed_on(&catalogues), [true; 5]);
    let notes = catalogues.map(|catalogue| catalogue.item("notes/index.html").is_some());
    assert_eq!(notes, [false, true]);
}

#[test]
fn an_introduction_leaves_the_order() {
    let text = "---\ntitle: Мост\n---\nО нём и о реке.";
    let catalogues = Scene::new().after(INTRODUCTION, text);
    assert_eq!(handed_on(&catalogues), [true, true, false, false, false]);
}

#[test]
fn a_tag_leaves_nothing_but_what_is_made_anew() {
    let catalogues = Scene::new().after(SIDECAR, "tags = ['река']");
    assert_eq!(handed_on(&catalogues), [false; 5]);
}
