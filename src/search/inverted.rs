//! The inverted index in elasticlunr's JSON format.
//!
//! The file is what elasticlunr's own `Index` would write, and a test holds that line. It is built
//! from the same parts in another order: articles are analysed in parallel, their postings are
//! collected by term, and then each letter's part of the trie is built and written by itself.
//! That takes a quarter of the time of adding document after document, and only a few letters are
//! in memory as a trie. A document's reference is its number in the archive's order, so that a
//! smaller number means a newer article.

use std::collections::HashMap;
use std::io;

use elasticlunr::document_store::DocumentStore;
use elasticlunr::inverted_index::InvertedIndex;
use elasticlunr::{ELASTICLUNR_VERSION, Language, Pipeline};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::language::{Analyser, Multilingual};
use crate::model::archive::{Archive, ArchivedArticle};

/// The fields of the index; the client gives each its weight.
const FIELDS: [&str; 4] = ["title", "tags", "notes", "body"];

/// Articles that share one memory of stems: enough for it to know most words it meets.
const ARTICLES_A_BATCH: usize = 256;

/// How elasticlunr writes the root of a trie, up to its first letter.
const ROOT: &str = r#"{"root":{"docs":{},"df":0"#;

/// The text of each field; after analysis, its terms joined by spaces.
type FieldTexts = [String; FIELDS.len()];

/// What stands before the tries.
#[derive(Serialize)]
struct Header {
    fields: [&'static str; FIELDS.len()],
    pipeline: Pipeline,
    #[serde(rename = "ref")]
    reference: &'static str,
    version: &'static str,
}

/// The terms of one field, each with its documents in ascending order.
#[derive(Default)]
struct Postings(HashMap<Box<str>, Vec<Posting>>);

/// How often a term stands in a document.
struct Posting {
    document: u32,
    count: u32,
}

/// The index of the archive as compact JSON.
pub(super) fn json(archive: &Archive) -> Vec<u8> {
    let (postings, documents) = collect(archive);
    let mut json = written(&Header {
        fields: FIELDS,
        pipeline: Multilingual.make_pipeline(),
        reference: "id",
        version: ELASTICLUNR_VERSION,
    });
    json.pop();
    json.extend_from_slice(b",\"index\":");
    write_fields(&mut json, postings);
    json.extend_from_slice(b",\"documentStore\":");
    json.append(&mut written(&documents));
    json.extend_from_slice(b",\"lang\":");
    json.append(&mut written(&Multilingual.name()));
    json.push(b'}');
    json
}

/// Writes an object of tries, by the names of the fields.
fn write_fields(json: &mut Vec<u8>, postings: [Postings; FIELDS.len()]) {
    let mut fields: Vec<_> = FIELDS.into_iter().zip(postings).collect();
    fields.sort_unstable_by_key(|(field, _)| *field);
    for (i, (field, postings)) in fields.into_iter().enumerate() {
        json.push(if i == 0 { b'{' } else { b',' });
        json.append(&mut written(field));
        json.push(b':');
        postings.write_trie(json);
    }
    json.push(b'}');
}

/// Compact JSON with rounded numbers.
fn written<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut json = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut json, RoundedNumbers);
    value.serialize(&mut serializer).expect("the parts of an index are plain JSON");
    json
}

/// The postings of each field, and the lengths of the fields of each document.
fn collect(archive: &Archive) -> ([Postings; FIELDS.len()], DocumentStore) {
    let mut postings: [Postings; FIELDS.len()] = Default::default();
    let mut documents = DocumentStore::new(false);
    // A round of batches at a time, so that the terms of the whole archive are never held at once.
    let round = ARTICLES_A_BATCH * rayon::current_num_threads();
    let analysed = archive.articles.chunks(round).flat_map(|articles| analyse(archive, articles));
    for (document, texts) in (0..).zip(analysed) {
        let reference = u32::to_string(&document);
        for ((field, terms), postings) in FIELDS.iter().zip(&texts).zip(&mut postings) {
            let mut length = 0;
            for term in terms.split_ascii_whitespace() {
                postings.add(term, document);
                length += 1;
            }
            documents.add_field_length(&reference, field, length);
        }
        documents.add_doc(&reference, Default::default());
    }
    (postings, documents)
}

impl Postings {
    fn add(&mut self, term: &str, document: u32) {
        let Some(found) = self.0.get_mut(term) else {
            self.0.insert(term.into(), vec![Posting { document, count: 1 }]);
            return;
        };
        match found.last_mut() {
            Some(last) if last.document == document => last.count += 1,
            _ => found.push(Posting { document, count: 1 }),
        }
    }

    /// Writes the trie, letter by letter, as elasticlunr writes one.
    fn write_trie(self, json: &mut Vec<u8>) {
        let mut terms: Vec<_> = self.0.into_iter().collect();
        terms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let first_letter = |term: &str| term.chars().next();
        let letters: Vec<_> =
            terms.chunk_by(|(a, _), (b, _)| first_letter(a) == first_letter(b)).collect();
        let branches: Vec<Vec<u8>> = letters.into_par_iter().map(branches_of).collect();
        json.extend_from_slice(ROOT.as_bytes());
        for branch in branches {
            json.extend_from_slice(&branch);
        }
        json.extend_from_slice(b"}}");
    }
}

/// What a trie of `terms` adds to the root, with a leading comma.
fn branches_of(terms: &[(Box<str>, Vec<Posting>)]) -> Vec<u8> {
    let mut trie = InvertedIndex::new();
    for (term, postings) in terms {
        for Posting { document, count } in postings {
            trie.add_token(&document.to_string(), term, f64::from(*count).sqrt());
        }
    }
    let json = written(&trie);
    json[ROOT.len()..json.len() - "}}".len()].to_vec()
}

fn analyse(archive: &Archive, articles: &[ArchivedArticle]) -> Vec<FieldTexts> {
    articles
        .par_chunks(ARTICLES_A_BATCH)
        .flat_map_iter(|batch| {
            let mut analyser = Analyser::default();
            let terms = move |article| {
                texts(archive, article).map(|text| joined_terms(&mut analyser, &text))
            };
            batch.iter().map(terms)
        })
        .collect()
}

fn joined_terms(analyser: &mut Analyser, text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    analyser.each_term(text, |term| {
        joined.push_str(term);
        joined.push(' ');
    });
    joined
}

/// What each of [`FIELDS`] holds for an article.
fn texts(archive: &Archive, archived: &ArchivedArticle) -> FieldTexts {
    let article = &archived.article;
    let body = article.blocks.iter().map(|block| block.text.as_str());
    let notes = article.notes.iter().map(|placed| placed.note.text.as_str());
    [
        article.title().to_owned(),
        short_texts(archive, archived).join("\n"),
        notes.collect::<Vec<_>>().join("\n"),
        body.collect::<Vec<_>>().join("\n"),
    ]
}

/// What places an article: its tags, section, author, source and year.
fn short_texts(archive: &Archive, archived: &ArchivedArticle) -> Vec<String> {
    let fields = &archived.article.fields;
    let tags = archived.tags.iter().filter_map(|tag| archive.tags.get(tag));
    let others = [&fields.section, &fields.author, &fields.source].into_iter().flatten();
    let year = fields.date.as_ref().map(|date| date.value.day.format("%Y").to_string());
    tags.map(|group| group.name.clone())
        .chain(others.map(|field| field.value.clone()))
        .chain(year)
        .collect()
}

/// Compact JSON with two decimals at most: term frequencies are square roots of small numbers.
struct RoundedNumbers;

impl Formatter for RoundedNumbers {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let hundredths = (value * 100.0).round() / 100.0;
        if hundredths.fract() == 0.0 {
            CompactFormatter.write_u64(writer, hundredths as u64)
        } else {
            CompactFormatter.write_f64(writer, hundredths)
        }
    }
}
