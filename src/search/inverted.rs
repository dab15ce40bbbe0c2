//! The inverted index in elasticlunr's JSON format.
//!
//! Articles are analysed in parallel; elasticlunr then receives terms joined by spaces, one
//! article after the other. A document's reference is its number in the archive's order, so
//! that a smaller number means a newer article.

use std::io;

use elasticlunr::{Index, IndexBuilder};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::language::{Analyser, Multilingual};
use crate::model::archive::{Archive, ArchivedArticle};

/// The fields of the index; the client gives each its weight.
const FIELDS: [&str; 4] = ["title", "tags", "notes", "body"];

/// Articles that share one memory of stems: enough for it to know most words it meets.
const ARTICLES_A_BATCH: usize = 256;

/// The text of each field; after analysis, its terms joined by spaces.
type FieldTexts = [String; FIELDS.len()];

/// The index of the archive as compact JSON.
pub(super) fn json(archive: &Archive) -> Vec<u8> {
    let mut json = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut json, RoundedNumbers);
    build(archive).serialize(&mut serializer).expect("an index is plain JSON");
    json
}

fn build(archive: &Archive) -> Index {
    let mut index = FIELDS
        .iter()
        .fold(IndexBuilder::with_language(Box::new(Multilingual)), |builder, field| {
            builder.add_field_with_tokenizer(field, Box::new(split_terms))
        })
        .save_docs(false)
        .build();
    // A round of batches at a time, so that the terms of the whole archive are never held at once.
    let round = ARTICLES_A_BATCH * rayon::current_num_threads();
    for (number, fields) in
        archive.articles.chunks(round).flat_map(|articles| analyse(archive, articles)).enumerate()
    {
        index.add_doc(&number.to_string(), &fields);
    }
    index
}

fn split_terms(joined: &str) -> Vec<String> {
    joined.split_ascii_whitespace().map(str::to_owned).collect()
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
        tags(archive, archived).join("\n"),
        notes.collect::<Vec<_>>().join("\n"),
        body.collect::<Vec<_>>().join("\n"),
    ]
}

/// The short descriptions of an article: its tags, section, author and source.
fn tags<'a>(archive: &'a Archive, archived: &'a ArchivedArticle) -> Vec<&'a str> {
    let fields = &archived.article.fields;
    let group_names = archived.tags.iter().filter_map(|tag| archive.tags.get(tag));
    group_names
        .map(|group| group.name.as_str())
        .chain(
            [&fields.section, &fields.author, &fields.source]
                .into_iter()
                .flatten()
                .map(|field| field.value.as_str()),
        )
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
