//! The facets name the documents that the heads say.

use super::super::facets::Facets;
use super::super::reading::Reader;
use super::*;
use crate::model::head::{NoteHead, Remarks};
use crate::model::numbering::NotePlace;
use crate::model::sidecar::NoteKind;

/// The values of a facet, each with its documents.
type Values = Vec<(String, Vec<u32>)>;

/// A facet and its values, as a test writes them.
type Expected<'a> = (&'a str, &'a [(&'a str, &'a [u32])]);

/// Every facet with its values, read as a browser does.
fn read(facets: &Facets) -> Vec<(String, Values)> {
    let mut reader = Reader::new(facets.list.content());
    let count = reader.count().unwrap();
    let mut large = facets.large.iter();
    let mut facet = || {
        let name = reader.text().unwrap().into_owned();
        if reader.count().unwrap() == 0 {
            return (name, values(&mut reader));
        }
        let written = large.next().unwrap();
        assert_eq!(reader.take(6).unwrap(), written.name());
        (name, values(&mut Reader::new(written.content())))
    };
    let facets: Vec<_> = (0..count).map(|_| facet()).collect();
    assert!(reader.is_done());
    facets
}

fn values(reader: &mut Reader) -> Values {
    let count = reader.count().unwrap();
    let mut head = || (reader.text().unwrap().into_owned(), reader.count().unwrap());
    let heads: Vec<(String, usize)> = (0..count).map(|_| head()).collect();
    let mut documents = |count| {
        let mut next = 0;
        let mut document = || {
            let document = next + u32::try_from(reader.number().unwrap()).unwrap();
            next = document + 1;
            document
        };
        (0..count).map(|_| document()).collect()
    };
    heads.into_iter().map(|(value, count)| (value, documents(count))).collect()
}

fn note(kind: NoteKind) -> NoteHead {
    let place = NotePlace::Article;
    NoteHead { kind, tags: vec![], by: None, number: 1, id: String::new(), place }
}

fn owned((name, values): Expected) -> (String, Values) {
    let values = values.iter().map(|(value, documents)| ((*value).to_owned(), documents.to_vec()));
    (name.to_owned(), values.collect())
}

#[test]
fn facets_name_the_documents_of_each_value() {
    let mut archive = archive(5);
    let group = Group { name: "Реки".to_owned(), ..Group::default() };
    Arc::make_mut(&mut archive.tags).insert("rivers".to_owned(), group);
    let articles = Arc::make_mut(&mut archive.articles);
    articles[2].tags = vec!["rivers".into(), "gone".into()];
    let mut set = |place: usize, author: &str, kinds: &[NoteKind]| {
        let head = Arc::make_mut(&mut articles[place].head);
        head.author = Some(author.to_owned());
        head.language = Some("ru".to_owned());
        let notes = kinds.iter().map(|kind| note(*kind)).collect();
        archive.remarks[place] = Remarks { notes, ..Remarks::default() }.into();
    };
    set(0, "Ким А., Ли Б.", &[NoteKind::Claim, NoteKind::Claim]);
    set(3, "Ли Б.", &[NoteKind::Question]);
    let expected: [Expected; 5] = [
        ("tag", &[("Реки", &[2])]),
        ("source", &[("Вестник", &[0, 3]), ("Курьер", &[2])]),
        ("author", &[("Ким А.", &[4]), ("Ли Б.", &[1, 4])]),
        ("language", &[("ru", &[1, 4])]),
        ("kind", &[("claim", &[4]), ("question", &[1])]),
    ];
    assert_eq!(read(&Facets::new(&archive)), expected.map(owned));
}

#[test]
fn a_large_facet_has_a_file_of_its_own() {
    let mut archive = archive(400);
    for (number, article) in Arc::make_mut(&mut archive.articles).iter_mut().enumerate() {
        let author = format!("{number}{}", "ы".repeat(60));
        Arc::make_mut(&mut article.head).author = Some(author);
    }
    let facets = Facets::new(&archive);
    assert_eq!(facets.large.len(), 1);
    assert!(facets.list.content().len() < 2000);
    assert_eq!(read(&facets)[2].1.len(), 400);
}
