//! What stands in the index is what the documents say.

mod facets;
mod lemmas;
mod opened;
mod shelf;
mod updates;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

use self::opened::Opened;
use self::shelf::Shelf;
use super::piece::Written;
use super::*;
use crate::model::archive::{ArchivedArticle, Group};
use crate::model::date::ArticleDate;
use crate::model::head::Head;
use crate::model::route::Route;
use crate::model::terms::FieldTerms;

/// Terms of one field with their counts.
type Counts = BTreeMap<String, u32>;

/// The fields of a document: title, tags, notes, body, lede, captions.
type Document = [Counts; 6];

/// A document that is nothing but text.
fn with_body(body: Counts) -> Document {
    let mut document = Document::default();
    document[3] = body;
    document
}

fn terms_of(document: &Document) -> ArticleTerms {
    let field = |counts: &Counts| {
        FieldTerms::ascending(counts.iter().map(|(term, count)| (term.as_str(), *count)))
    };
    let [title, tags, notes, body, lede, captions] = document.each_ref().map(field);
    let placed = |terms: FieldTerms, counts: &Counts, field: u32| {
        terms.with_places(counts.iter().flat_map(|term| places(term, field)).collect())
    };
    ArticleTerms {
        title: placed(title, &document[0], 0),
        tags,
        notes: placed(notes, &document[2], 2),
        body: placed(body, &document[3], 1),
        lede: placed(lede, &document[4], 3),
        captions: placed(captions, &document[5], 4),
    }
}

/// Some places of a term in one of the fields, which follow from the term and its count.
fn places((term, count): (&String, &u32), field: u32) -> impl Iterator<Item = u32> {
    let first = 16 + field * 1000 + term.len() as u32 * 50;
    (0..*count).map(move |n| first + n * (1 + *count % 3))
}

fn article(number: usize, date: Option<ArticleDate>) -> ArchivedArticle {
    let head = Head { title: format!("Статья {number}"), date, ..Head::default() };
    ArchivedArticle {
        head: head.into(),
        route: Route::page(["articles".to_owned(), format!("статья-{number}")]),
        tags: Vec::new(),
        source: (!number.is_multiple_of(3)).then(|| format!("s{}", number % 3).into()),
        authors: Vec::new(),
        versions: Vec::new(),
        own_route: None,
    }
}

/// As many articles as there are documents, a few of them a day and the oldest without one.
fn archive(documents: usize) -> Archive {
    let newest = NaiveDate::from_ymd_opt(2026, 2, 13).unwrap();
    let day = |number: usize| ArticleDate::from_day(newest - Days::new(number as u64 / 5));
    let date = |number: usize| (number + 3 < documents).then(|| day(number));
    let group = |name: &str| Group { name: name.to_owned(), ..Group::default() };
    Archive {
        articles: Arc::new((0..documents).map(|number| article(number, date(number))).collect()),
        remarks: vec![Arc::default(); documents],
        sources: Arc::new(
            [("s1".to_owned(), group("Вестник")), ("s2".to_owned(), group("Курьер"))].into(),
        ),
        ..Archive::default()
    }
}

/// The files of the index of some documents.
fn files(documents: &[Document]) -> BTreeMap<String, Vec<u8>> {
    let shelf = Shelf::default();
    shelf.files(&shelf.index(documents, None))
}

fn opened(documents: &[Document]) -> Opened {
    Opened::new(&files(documents))
}

/// Every term with the documents that have it, and the fields in which it stands there.
fn naive(documents: &[Document]) -> BTreeMap<String, BTreeMap<u32, u8>> {
    let mut all: BTreeMap<String, BTreeMap<u32, u8>> = BTreeMap::new();
    for (number, document) in (0..).zip(documents.iter().rev()) {
        for (counts, bit) in document.iter().zip([1, 2, 4, 0, 0, 0]) {
            for term in counts.keys() {
                *all.entry(term.clone()).or_default().entry(number).or_default() |= bit;
            }
        }
    }
    all
}

/// Every term with the documents that have it, and its places there.
fn naive_places(documents: &[Document]) -> BTreeMap<String, BTreeMap<u32, Vec<u32>>> {
    let mut all: BTreeMap<String, BTreeMap<u32, Vec<u32>>> = BTreeMap::new();
    for (number, document) in (0..).zip(documents.iter().rev()) {
        for (at, field) in
            [(0, Some(0)), (1, None), (3, Some(1)), (2, Some(2)), (4, Some(3)), (5, Some(4))]
        {
            for term in &document[at] {
                let own = all.entry(term.0.clone()).or_default().entry(number).or_default();
                own.extend(field.into_iter().flat_map(|field| places(term, field)));
            }
        }
    }
    all
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let counts = || btree_map("[ab1жз\u{4e2d}\u{1d400}]{1,4}", 1..50_u32, 0..8);
    vec(std::array::from_fn(|_| counts()), 0..40)
}

proptest! {
    #[test]
    fn the_index_read_back_is_what_the_documents_say(documents in documents()) {
        let read = opened(&documents);
        let fields = |impacts: BTreeMap<u32, u8>| -> BTreeMap<u32, u8> {
            impacts.into_iter().map(|(document, impact)| (document, impact & 7)).collect()
        };
        let found: BTreeMap<_, _> =
            read.postings().into_iter().map(|(term, impacts)| (term, fields(impacts))).collect();
        prop_assert_eq!(read.documents, documents.len());
        prop_assert_eq!(found, naive(&documents));
        prop_assert_eq!(read.places(), naive_places(&documents));
    }
}

/// So many documents with ten words each, of which some are common.
fn many(count: usize) -> Vec<Document> {
    let word = |at: usize, number: usize| match at {
        0 => "все".to_owned(),
        1..=4 => format!("слово{}", number * at % 3001),
        _ => format!("имя{}", number * 7 + at),
    };
    let document = |number: usize| {
        let body = (0..10).map(|at| (word(at, number), 1 + (number % 5) as u32));
        with_body(body.collect())
    };
    (0..count).map(document).collect()
}

#[test]
fn a_term_of_all_documents_has_its_best_in_its_shard_and_none_is_lost() {
    let documents = many(20_000);
    let opened = opened(&documents);
    let postings = opened.postings();
    assert_eq!(postings["все"].len(), documents.len());
    let rests: Vec<&String> =
        opened.files.iter().filter(|(_, (kind, _))| *kind == b'O').map(|(name, _)| name).collect();
    let [rest] = rests[..] else { panic!("{rests:?}") };
    let rest = opened.rest(rest);
    let best = postings["все"].iter().filter(|(document, _)| !rest.contains_key(document));
    let worst_of_best = best.map(|(_, impact)| impact >> 3).min();
    assert!(worst_of_best >= rest.values().map(|impact| impact >> 3).max());
    assert!(opened.places() == naive_places(&documents));
}

#[test]
fn what_results_show_is_in_blocks() {
    let documents = many(50);
    let (archive, opened) = (archive(50), opened(&documents));
    let mut shown = Vec::new();
    for name in &opened.records {
        let mut reader = opened.reader(name, b'R');
        let sources: Vec<String> =
            (0..reader.count().unwrap()).map(|_| reader.text().unwrap().into_owned()).collect();
        let (mut day, mut route) = (0, String::new());
        for _ in 0..reader.count().unwrap() {
            let title = reader.text().unwrap().into_owned();
            day += reader.count().unwrap();
            let source = reader.count().unwrap().checked_sub(1).map(|place| sources[place].clone());
            route = reader.front_coded(&route).unwrap();
            shown.push((title, day, source, route.clone()));
        }
        assert_eq!(reader.count().unwrap(), 0, "every day is known");
        assert!(reader.is_done());
    }
    let expected = archive.articles.iter().rev().map(|article| {
        let day = article.head.date.map_or(0, |date| date.day.num_days_from_ce());
        let source =
            article.source.as_ref().map(|address| archive.sources[&**address].name.clone());
        (article.head.title.clone(), day as usize, source, article.route.as_str().to_owned())
    });
    assert_eq!(shown, expected.collect::<Vec<_>>());
}

#[test]
fn many_shards_are_named_in_pages_and_blocks_in_groups() {
    let opened = opened(&many(20_000));
    assert!(opened.shards.len() > 64 && opened.records.len() > 2000);
    let directory = &files(&many(20_000))["directory"];
    assert!(directory.len() < 1500, "{} bytes", directory.len());
}

#[test]
fn a_result_that_shows_something_else_renames_its_group_alone() {
    let names = |archive: &Archive| {
        let records = Records::new(archive, &[Language::Russian]);
        records.blocks.iter().map(Written::key).collect::<BTreeSet<_>>()
    };
    let (before, mut archive) = (names(&archive(1000)), archive(1000));
    let date = archive.articles[500].head.date;
    Arc::make_mut(&mut archive.articles)[500] = article(1500, date);
    let after = names(&archive);
    assert_eq!((before.len(), after.len()), (125, 125));
    assert_eq!(after.difference(&before).count(), 16);
}

#[test]
fn days_count_all_documents() {
    let opened = opened(&many(50));
    let mut reader = opened.reader(&opened.days, b'C');
    let days: Vec<(usize, usize)> = (0..reader.count().unwrap())
        .map(|_| (reader.count().unwrap(), reader.count().unwrap()))
        .collect();
    assert_eq!(days[0], (0, 3), "those without a day come first");
    assert_eq!(days.iter().map(|(_, count)| count).sum::<usize>(), 50);
}

#[test]
fn few_documents_take_few_files() {
    assert_eq!(files(&many(8)).len(), 6);
    assert_eq!(files(&[]).len(), 3);
}

#[test]
fn a_document_that_changes_leaves_the_shards_of_other_terms() {
    let before = many(2000);
    let mut after = before.clone();
    after[700][3].insert("жало".to_owned(), 1);
    let names = |documents: &[Document]| files(documents).into_keys().collect::<BTreeSet<_>>();
    let (before, after) = (names(&before), names(&after));
    assert!(before.len() > 10);
    // The length of its body has changed, and with it what its words are worth.
    assert!(after.difference(&before).count() <= 11, "{}", after.difference(&before).count());
}

#[test]
fn the_number_of_threads_changes_no_file() {
    let documents = many(3000);
    let with_threads = |count| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap();
        pool.install(|| files(&documents))
    };
    assert!(with_threads(1) == with_threads(3));
}
