//! The index as a whole, on invented articles.

use std::sync::Arc;

use serde_json::Value;

use super::*;
use crate::config::settings::Language;
use crate::model::archive::{ArchivedArticle, Group};
use crate::model::article::{Anchor, Article, PlacedNote, SourceRecord};
use crate::model::cleaned::{Block, BlockKind, Field, Fields};
use crate::model::date::ArticleDate;
use crate::model::head::Head;
use crate::model::line::LineRange;
use crate::model::rule::Rule;
use crate::model::sidecar::{Extent, Note};
use crate::model::source::{Charset, CharsetOrigin};
use crate::model::store::{MemoryStore, Store};

/// An article of the archive, and its place in it.
fn article(number: usize, title: &str, body: &str) -> (Article, ArchivedArticle) {
    let day: ArticleDate = "2026-02-13".parse().unwrap();
    let fields = Fields {
        title: Some(Field::outside(title.to_owned(), Rule::Sidecar)),
        date: Some(Field::outside(day, Rule::Sidecar)),
        source: Some(Field::outside("Степной вестник".to_owned(), Rule::Sidecar)),
        ..Fields::default()
    };
    let block = Block::paragraph(body.to_owned(), LineRange::one(1));
    let charset =
        Charset { name: "UTF-8", origin: CharsetOrigin::ValidUtf8, malformed: 0, detour: None };
    let source = SourceRecord {
        path: format!("{number}.txt"),
        digest: String::new(),
        byte_count: 0,
        line_count: 1,
        charset,
    };
    let article = Article {
        source,
        fields,
        archived: None,
        added: None,
        extent: Extent::Full,
        noindex: false,
        captured: None,
        capture: Default::default(),
        rights: None,
        aliases: Vec::new(),
        blocks: vec![block],
        quotations: Vec::new(),
        pictures: Vec::new(),
        removed: Vec::new(),
        dropped: Vec::new(),
        restored: Vec::new(),
        doubtful: Vec::new(),
        notes: Vec::new(),
    };
    let head = Head { title: title.to_owned(), date: Some(day), ..Head::default() };
    let archived = ArchivedArticle {
        head: head.into(),
        route: Route::page(["articles".to_owned(), number.to_string()]),
        tags: vec!["roads".into()],
        source: Some("steppe".into()),
        authors: Vec::new(),
        versions: Vec::new(),
        own_route: None,
    };
    (article, archived)
}

/// An archive in memory.
struct Fixture {
    articles: Vec<Article>,
    archive: Arc<Archive>,
    store: MemoryStore,
}

impl Holdings for Fixture {
    fn terms(&self, id: ArticleId) -> Result<ArticleTerms, Diagnostic> {
        Ok(terms_of(&mut Analyser::default(), &self.articles[id]))
    }

    fn place(&self, _: ArticleId) -> Option<Blob> {
        None
    }

    fn terms_at(&self, _: &Blob) -> Option<ArticleTerms> {
        None
    }

    fn keep(&self, part: &[u8]) -> Blob {
        self.store.append(part).unwrap()
    }

    fn kept(&self, part: &Blob) -> Option<Vec<u8>> {
        self.store.read(part)
    }
}

fn archive(texts: &[(&str, &str)]) -> Fixture {
    let articles = texts.iter().enumerate();
    let articles = articles.map(|(i, (title, body))| article(i, title, body));
    let (articles, archived): (Vec<Article>, Vec<ArchivedArticle>) = articles.unzip();
    let group = |name: &str| Group { name: name.to_owned(), ..Group::default() };
    let archive = Archive {
        remarks: vec![Arc::default(); archived.len()],
        articles: Arc::new(archived),
        tags: Arc::new([("roads".to_owned(), group("Дороги"))].into()),
        sources: Arc::new(
            [
                ("kurier".to_owned(), group("Курьер")),
                ("steppe".to_owned(), group("Степной вестник")),
            ]
            .into(),
        ),
        ..Archive::default()
    };
    Fixture { articles, archive: Arc::new(archive), store: MemoryStore::default() }
}

/// The bytes of every file.
fn index(fixture: &Fixture) -> Vec<(String, Vec<u8>)> {
    let analysers = Analysers::default();
    let formats = Formats::ShardsAndElasticlunr;
    let search = SearchFiles::new(Arc::clone(&fixture.archive), formats, vec![Language::Russian]);
    let edition = search.edition(&|_| Key::default());
    let index = Arc::new(search.index(edition, fixture, &analysers).unwrap());
    let made = search.files().iter().map(|file| {
        let bytes = search.make(file, fixture, &analysers, &|| Ok(Arc::clone(&index))).unwrap();
        (file.route.as_str().to_owned(), bytes)
    });
    let file = |piece: &Piece| piece.file(|part| fixture.kept(part)).unwrap();
    let pieces = index.pieces().iter().map(|piece| (piece.file_name(), file(piece)));
    made.chain(pieces).collect()
}

fn built(fixture: &Fixture) -> Value {
    let files = index(fixture);
    let file = files.iter().find(|(route, _)| route == "search/elasticlunr.json");
    serde_json::from_slice(&file.unwrap().1).unwrap()
}

/// The documents that have `word` in `field`, with the word's frequency.
fn postings<'a>(index: &'a Value, field: &str, word: &str) -> &'a Value {
    let mut node = &index["index"][field]["root"];
    for letter in language::stem(word).chars() {
        node = &node[letter.to_string()];
    }
    &node["docs"]
}

#[test]
fn a_word_is_found_in_another_form() {
    let index = built(&archive(&[("Мост через Ишимку", "Дорогу чинят. Дороги закрыты до 2027.")]));
    assert_eq!(postings(&index, "title", "мосту")["0"]["tf"], 1);
    assert_eq!(postings(&index, "body", "дорогой")["0"]["tf"], 1.41);
    assert_eq!(postings(&index, "body", "2027")["0"]["tf"], 1);
    assert!(postings(&index, "body", "мост").is_null());
}

#[test]
fn tags_sources_and_years_are_searchable() {
    let index = built(&archive(&[("Мост", "Текст.")]));
    assert_eq!(postings(&index, "tags", "дорога")["0"]["tf"], 1);
    assert_eq!(postings(&index, "tags", "вестника")["0"]["tf"], 1);
    assert_eq!(postings(&index, "tags", "2026")["0"]["tf"], 1);
}

#[test]
fn notes_are_searchable() {
    let mut archive = archive(&[("Мост", "Текст.")]);
    let note = Note {
        text: "Смета **выросла** вдвое.".to_owned(),
        by: Some("Зорин".to_owned()),
        tags: vec!["проверка".to_owned()],
        ..Note::default()
    };
    archive.articles[0].notes.push(PlacedNote { note, anchor: Anchor::Document, raw: Vec::new() });
    let index = built(&archive);
    for word in ["смету", "Зориным", "проверки"] {
        assert_eq!(postings(&index, "notes", word)["0"]["tf"], 1, "{word}");
    }
}

#[test]
fn a_quoted_comment_is_found_with_the_notes() {
    let mut archive = archive(&[("Мост", "Совет одобрил смету.")]);
    let comment = Block::paragraph("Паром вечно стоит.".to_owned(), LineRange::one(9));
    archive.articles[0].blocks.push(Block { kind: BlockKind::Comment, ..comment });
    let index = built(&archive);
    assert_eq!(postings(&index, "notes", "паром")["0"]["tf"], 1);
    assert!(postings(&index, "body", "паром").is_null());
}

#[test]
fn the_first_paragraph_and_captions_are_text() {
    let mut archive = archive(&[("Мост", "Совет одобрил смету.")]);
    let block = |text: &str, line, kind| {
        let block = Block::paragraph(text.to_owned(), LineRange::one(line));
        Block { kind, ..block }
    };
    let more = [
        block("Паром стоит.", 9, BlockKind::Lede),
        block("Баржа у моста.", 11, BlockKind::Caption),
    ];
    archive.articles[0].blocks.extend(more);
    let index = built(&archive);
    for word in ["паром", "смета", "баржа"] {
        assert_eq!(postings(&index, "body", word)["0"]["tf"], 1, "{word}");
    }
}

#[cfg(feature = "morphology")]
#[test]
fn every_form_of_a_lemma_finds_it_without_a_dictionary() {
    let index = built(&archive(&[("Мост", "Люди шли. Привлёк всех мост у дороги.")]));
    for word in ["человек", "людьми", "идти", "шёл", "привлечь", "привлекли", "мосту", "дорогой"]
    {
        assert_eq!(postings(&index, "body", word)["0"]["tf"], 1, "{word}");
    }
    assert!(postings(&index, "body", "сталь").is_null());
}

#[test]
fn the_index_stores_no_text() {
    let index = built(&archive(&[("Мост", "Дорогу чинят.")]));
    assert_eq!(index["documentStore"]["save"], false);
    assert_eq!(index["documentStore"]["docs"], serde_json::json!({ "0": {} }));
    assert!(!index.to_string().contains("чинят"));
}

#[test]
fn the_index_names_its_language() {
    assert_eq!(built(&archive(&[]))["lang"], "Postil");
}

#[test]
fn the_file_is_what_elasticlunr_would_write() {
    let texts = ["Мост", "Дороги Степной вестник 2026", "", "Дорогу чинят, the road of Алматының."];
    let mut index = elasticlunr::IndexBuilder::with_language(Box::new(language::Multilingual))
        .add_fields(["title", "tags", "notes", "body"])
        .save_docs(false)
        .build();
    index.add_doc("0", texts);
    let by_itself: Value = serde_json::from_str(&index.to_json()).unwrap();
    let [title, tags, notes, body] = texts.map(|text| {
        let mut stems = language::stems(text, language::Reading::Both);
        stems.sort_unstable();
        FieldTerms::ascending(stems.iter().map(|stem| (stem.as_str(), 1)))
    });
    let terms = ArticleTerms { title, tags, notes, body, ..ArticleTerms::default() };
    let ours: Value = serde_json::from_slice(&inverted::json(1, |_| terms.clone())).unwrap();
    assert_eq!(ours.to_string().replace("1.0", "1"), by_itself.to_string().replace("1.0", "1"));
}

#[test]
fn who_made_the_dictionary_is_said_beside_the_index() {
    let files = index(&archive(&[]));
    let credit = files.iter().find(|(route, _)| route == "search/LICENSE.txt");
    assert_eq!(credit.is_some(), cfg!(feature = "morphology"));
    assert!(credit.is_none_or(|(_, text)| text.windows(12).any(|part| part == b"CC BY-SA 4.0")));
}

#[test]
fn documents_are_listed_with_what_a_result_shows() {
    let json = documents::json(&archive(&[("Мост «Южный»", "")]).archive);
    assert_eq!(
        String::from_utf8(json).unwrap(),
        r#"{"sources":["Курьер","Степной вестник"],"documents":[["Мост «Южный»","2026-02-13",1,"articles/0/"]]}"#
    );
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let texts: Vec<(String, String)> = (0..700)
        .map(|i| (format!("Мост {i}"), format!("Дорога {} и ещё {} слов", i % 17, i % 5)))
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(t, b)| (t.as_str(), b.as_str())).collect();
    let archive = archive(&texts);
    let with_threads = |count| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap();
        pool.install(|| index(&archive))
    };
    assert_eq!(with_threads(1), with_threads(3));
}

#[test]
fn what_a_facet_shows_is_part_of_the_edition() {
    let edition = |change: &dyn Fn(&mut Head)| {
        let mut fixture = archive(&[("Мост", "Текст.")]);
        let archive = Arc::make_mut(&mut fixture.archive);
        change(Arc::make_mut(&mut Arc::make_mut(&mut archive.articles)[0].head));
        SearchFiles::new(fixture.archive, Formats::Shards, vec![Language::Russian])
            .edition(&|_| Key::default())
    };
    let unchanged = edition(&|_| ());
    assert_eq!(edition(&|head| head.lede = "Текст".to_owned()), unchanged);
    assert_ne!(edition(&|head| head.author = Some("Ким А.".to_owned())), unchanged);
    assert_ne!(edition(&|head| head.language = Some("kk".to_owned())), unchanged);
}

#[test]
fn the_scripts_import_only_one_another() {
    for (name, code) in client::FILES.iter() {
        for import in code.split("'./").skip(1).filter_map(|rest| rest.split('\'').next()) {
            assert!(client::FILES.iter().any(|(file, _)| *file == import), "{import} in {name}");
        }
        assert!(!code.contains("http"), "{name} names another host");
        assert!(!code.contains("innerHTML"), "{name} parses text as markup");
    }
}
