//! Notes that leave an archive come back as they were, and notes from elsewhere come in whole.

use std::fs;
use std::sync::Arc;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::config::settings::BaseUrl;
use crate::disk::DiskFiles;
use crate::export::notes::{AnnotatedArticle, json_ld};
use crate::model::sidecar::{Note, NoteKind};
use crate::model::store::MemoryStore;
use crate::site::{BuildOptions, Generator, Silent, Site};
use crate::written::sidecar::read_sidecar;

const TEXT: &str = "Мост в Заречном закрыт до весны\n\n\
    Мост через Тихую закрыли вчера утром, и машины пошли через брод.\n\n\
    Жители говорят, что мост закрыли без предупреждения, и просят паром.\n";

/// An archive of two pages with one text; the first has a sidecar.
struct Scene(TempDir);

impl Scene {
    fn new(sidecar: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let articles = root.path().join("content/articles");
        fs::create_dir_all(&articles).unwrap();
        fs::write(root.path().join("config.toml"), "title = \"Архив\"").unwrap();
        for name in ["a.txt", "b.txt"] {
            fs::write(articles.join(name), TEXT).unwrap();
        }
        fs::write(articles.join("a.toml"), sidecar).unwrap();
        Scene(root)
    }

    fn read(&self, base_url: Option<&str>) -> ReadArchive {
        let base_url = base_url.map(|url| BaseUrl::parse(url).unwrap());
        let options = BuildOptions { base_url, ..BuildOptions::default() };
        let site = Site::open(Arc::new(MemoryStore::default()), Generator::current());
        site.read(&DiskFiles::archive(self.0.path()), &options, |_| true, &Silent).unwrap()
    }

    fn export(&self, base_url: Option<&str>) -> String {
        let read = self.read(base_url);
        let annotated = read.articles.iter();
        let annotated = annotated
            .map(|known| AnnotatedArticle { article: &known.article, route: &known.route });
        json_ld(&annotated.collect::<Vec<_>>(), &read.settings.site)
    }

    fn import(&self, json: &str, base_url: Option<&str>) -> Imported {
        let foreign = notes_of("notes.json", json.as_bytes()).unwrap();
        import(self.0.path(), &self.read(base_url), &foreign, "notes.json").unwrap()
    }

    fn sidecar(&self) -> String {
        fs::read_to_string(self.0.path().join("content/articles/a.toml")).unwrap()
    }

    /// What the article's sidecar has; white space behind a text means nothing in Markdown.
    fn notes(&self) -> Vec<Note> {
        let (sidecar, problems) = read_sidecar("a.toml", self.sidecar().as_bytes());
        // Context without a quote is kept as it is, and said.
        assert!(
            problems.iter().all(|it| ["quote-without-words", "empty-note"].contains(&&*it.code)),
            "{problems:?}"
        );
        let mut notes = sidecar.notes;
        for note in &mut notes {
            note.place = Default::default();
            note.text.truncate(note.text.trim_end().len());
        }
        notes
    }

    fn states(&self) -> Vec<&'static str> {
        let read = self.read(None);
        let article = read.articles.iter().find(|known| known.route.as_str().contains("/a/"));
        article.unwrap().article.notes.iter().map(|placed| placed.anchor.name()).collect()
    }
}

fn some_words(words: &[&'static str]) -> impl Strategy<Value = Option<String>> + use<> {
    prop::option::of(prop::sample::select(words.to_vec()).prop_map(str::to_owned))
}

/// Notes of every state and kind, with all that a field may hold.
fn any_note() -> impl Strategy<Value = Note> {
    const QUOTES: [&str; 7] = [
        "через брод",
        "закрыли",
        "мост  закрыли без\nпредупреждения",
        "машины пошли через брд, и машины",
        "Мост через Тихую закрыли вчера утрам",
        "слов \"нет\" \\ '''нигде''' 🌉\t\u{202e}",
        "= e\u{301}",
    ];
    const BESIDE: [&str; 4] = ["мост ", " вчера", "\n\tвовсе \"не\" то", " без"];
    const TEXTS: [&str; 7] = [
        "",
        "Раз.",
        "    код\n\n* раз\n* <b>два</b>",
        "'''\n\"\"\"\\",
        "\n\nстрока\n\n",
        "https://b.example/1",
        "e\u{301} 🌉\u{200d}\t.",
    ];
    (
        some_words(&QUOTES),
        (some_words(&BESIDE), some_words(&BESIDE)),
        prop::sample::select(NoteKind::ALL.to_vec()),
        prop::collection::vec(prop::sample::select(vec!["мост", "claim", "a; b", "\"«"]), 0..3),
        some_words(&["И. Лодкин", "acct:a@b.example", " a, b "]),
        prop::option::of(0i64..20_000),
        prop::sample::select(TEXTS.to_vec()),
    )
        .prop_map(|(quote, (before, after), (_, kind), tags, by, day, text)| {
            let text = if quote.is_none() && text.is_empty() { "Обо всём." } else { text };
            Note {
                quote,
                before,
                after,
                kind,
                tags: tags.into_iter().map(str::to_owned).collect(),
                by,
                date: day.map(|day| chrono::NaiveDate::default() + chrono::Days::new(day as u64)),
                text: text.to_owned(),
                ..Note::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn notes_come_back_as_they_were(
        notes in prop::collection::vec(any_note(), 1..8),
        url in prop::sample::select(vec!["", "url = \"https://page.example/1\"\n"]),
        bases in prop::sample::select(vec![
            (None, None),
            (Some("https://one.example/x/"), None),
            (Some("https://one.example/x/"), Some("https://two.example/")),
        ]),
    ) {
        let edits: Vec<_> = notes.into_iter().map(|note| SidecarEdit::AddNote { note }).collect();
        let before = Scene::new(&edit_sidecar("a.toml", url, &edits).unwrap());
        let exported = before.export(bases.0);
        let after = Scene::new(url);
        let imported = after.import(&exported, bases.1);
        prop_assert!(imported.problems.is_empty(), "{:?}", imported.problems);
        prop_assert_eq!(after.notes(), before.notes());
        prop_assert_eq!(after.states(), before.states());
        let written = after.sidecar();
        let again = after.import(&exported, bases.1);
        prop_assert_eq!((again.written, again.known), (0, again.total));
        prop_assert_eq!(after.sidecar(), written);
    }
}

/// A note of Hypothesis on the first page.
fn row(exact: &str, prefix: &str, suffix: &str) -> String {
    rows(&[annotation(exact, prefix, suffix, 3000)])
}

fn rows(annotations: &[serde_json::Value]) -> String {
    serde_json::json!({ "rows": annotations }).to_string()
}

fn annotation(exact: &str, prefix: &str, suffix: &str, start: usize) -> serde_json::Value {
    let end = start + exact.chars().count();
    let selector = serde_json::json!([
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
    ]);
    let uri = "https://www.page.example/1?utm_source=x#p";
    serde_json::json!({"uri": uri, "text": "Раз.", "target": [{"source": uri, "selector": selector}]})
}

#[test]
fn a_note_that_says_nothing_is_left_out_and_a_highlight_is_none() {
    let target = serde_json::json!({"source": "https://page.example/1"});
    let words = serde_json::json!({"exact": "через брод"});
    let quoting = serde_json::json!({"source": "https://page.example/1", "selector": words});
    let empty = serde_json::json!({"type": "TextualBody", "value": " \n"});
    let page = "https://page.example/1";
    for (annotation, kind) in [
        (serde_json::json!({"uri": page, "target": [target], "text": "", "tags": []}), None),
        (serde_json::json!({"uri": page, "target": [target], "text": " \n "}), None),
        (serde_json::json!({"type": "Annotation", "target": page}), None),
        (serde_json::json!({"type": "Annotation", "target": page, "body": empty}), None),
        (serde_json::json!({"target": page, "tags": ["мост"]}), Some(NoteKind::Comment)),
        (serde_json::json!({"target": quoting, "text": ""}), Some(NoteKind::Highlight)),
    ] {
        let scene = Scene::new("url = \"http://page.example/1/\"\n");
        let imported = scene.import(&rows(std::slice::from_ref(&annotation)), None);
        assert_eq!(scene.notes().first().map(|note| note.kind), kind, "{annotation}");
        let said = imported.problems.iter().any(|it| it.message.contains("neither words nor"));
        assert_eq!(said, kind.is_none(), "{annotation}: {imported:?}");
    }
}

#[test]
fn a_position_beside_that_of_another_note_tells_equal_words_apart() {
    // The last one before the page has begun to hold so much.
    for start in [3000, 3090, 20] {
        let scene = Scene::new("url = \"http://page.example/1/\"\n");
        let notes = [annotation("через брод", "", "", 3050), annotation("закрыли", "", "", start)];
        let imported = scene.import(&rows(&notes), None);
        assert_eq!((imported.written, imported.doubts.len()), (2, 0), "{imported:?}");
        assert_eq!(scene.states(), ["passage", "passage"], "{start}");
        let before = scene.notes().pop().and_then(|note| note.before).unwrap_or_default();
        assert_eq!(before.contains("говорят"), start == 3090, "{start}: {before}");
        assert_eq!(scene.import(&rows(&notes), None).known, 2, "{start}");
    }
}

#[test]
fn a_note_on_a_known_page_is_never_left_out() {
    let long = "Жители говорят, что мост закрыли без предупреждения, и просят паром.";
    for (exact, prefix, suffix, doubts) in [
        (long, "вчера утром, и машины пошли через брод.\n", "", 0),
        (long, "3098146&avms=ampa\"}}\n\t\t\t", "\nЧитайте", 1),
        ("закрыли", "через Тихую ", " вчера", 0),
        ("закрыли", "", "", 1),
        ("слова, которых здесь нет", "\n\n", "", 1),
        ("через\n  брод", "", "", 0),
    ] {
        let scene = Scene::new("url = \"http://page.example/1/\"\n");
        let json = row(exact, prefix, suffix);
        let imported = scene.import(&json, None);
        let told = (imported.written, imported.doubts.len(), imported.problems.len());
        assert_eq!(told, (1, doubts, 0), "{exact}: {imported:?}");
        assert_eq!(scene.import(&json, None).known, 1, "{exact}");
        let is_sure = scene.states() == ["passage"];
        assert!(is_sure || doubts == 1, "{exact}: {:?}", scene.states());
    }
}

#[test]
fn the_path_tells_pages_with_one_title_apart_but_not_another_archive_s() {
    let before = Scene::new("[[note]]\ntext = \"Раз.\"\n");
    let exported = before.export(None);
    let same = Scene::new("");
    assert_eq!((same.import(&exported, None).written, same.notes().len()), (1, 1));
    let other = Scene::new("title = \"Паром\"\nurl = \"https://other.example/\"\n");
    other.import(&exported, None);
    assert!(other.notes().is_empty());
}

#[test]
fn a_note_is_never_written_into_the_sidecar_of_another_page() {
    let exported = Scene::new("[[note]]\ntext = \"Раз.\"\n").export(None);
    for owner in ["a.html", "a.HTML", "a.MD"] {
        let scene = Scene::new("");
        let articles = scene.0.path().join("content/articles");
        fs::write(articles.join(owner), "Паром через Тихую ходит трижды в день.\n").unwrap();
        fs::remove_file(articles.join("b.txt")).unwrap();
        let imported = scene.import(&exported, None);
        assert_eq!(imported.problems[0].code, "sidecar-shared", "{owner}: {imported:?}");
        assert_eq!((imported.written, scene.sidecar()), (0, String::new()), "{owner}");
    }
}

#[test]
fn a_note_that_is_not_sure_is_not_exported_as_if_it_were() {
    let scene = Scene::new(
        "url = \"https://page.example/1\"\n\
         [[note]]\nquote = \"закрыли\"\n\
         [[note]]\nquote = \"Мост через Тихую закрыли вчера утрам\"\n\
         [[note]]\nquote = \"слов нет\"\n\
         [[note]]\nquote = \"через   брод\"\n",
    );
    let exported: serde_json::Value = serde_json::from_str(&scene.export(None)).unwrap();
    let items = exported["first"]["items"].as_array().unwrap();
    let states: Vec<_> = items.iter().map(|item| item["postil:state"].as_str().unwrap()).collect();
    assert_eq!(states, ["ambiguous", "changed", "orphan", "passage"]);
    let exact = |item: &serde_json::Value| item["target"]["selector"][0]["exact"].clone();
    assert_eq!(exact(&items[1]), "Мост через Тихую закрыли вчера утрам");
    assert_eq!(exact(&items[3]), "через брод");
    for item in &items[..3] {
        assert_eq!(item["target"]["selector"].as_array().unwrap().len(), 1, "{item}");
    }
    let found = &items[1]["target"]["postil:found"][0]["exact"];
    assert_eq!(found, "Мост через Тихую закрыли вчера утром");
    assert!(items[2]["target"]["postil:found"].is_null());
    assert_eq!(items[0]["target"]["source"], "https://page.example/1");
}

#[test]
fn a_note_finds_its_page_in_any_language_of_the_archive() {
    for (page, written) in [
        ("https://one.example/x/articles/a/", 1),
        ("https://one.example/x/kk/articles/a/", 1),
        ("https://one.example/x/en/articles/a/", 0),
    ] {
        let scene = Scene::new("");
        let config = "title = \"Архив\"\nlanguages = [\"ru\", \"kk\"]\n";
        fs::write(scene.0.path().join("config.toml"), config).unwrap();
        let target = serde_json::json!([{ "source": page }]);
        let note = serde_json::json!({ "uri": page, "target": target, "text": "Раз.", "tags": [] });
        let imported = scene.import(&rows(&[note]), Some("https://one.example/x/"));
        assert_eq!(imported.written, written, "{page}: {imported:?}");
    }
}
