//! The inverted index in elasticlunr's JSON format.
//!
//! The file is what elasticlunr's own `Index` would write, and tests hold that line. It is made
//! without that index, whose trie takes many times the memory and the time: [`postings`] collects
//! in which documents each term stands, and [`trie`] writes the sorted terms as they come.
//!
//! Its readers have no forms of lemmas: [`Stems`] puts the stems of all forms in a lemma's place.
//!
//! A document's reference is its number in the archive's order, so that a smaller number means a
//! newer article. elasticlunr sorts references as texts, `10` before `2`; documents are collected
//! in that order, and nothing has to be sorted by document afterwards.

mod postings;
mod stems;
#[cfg(test)]
mod tests;
mod trie;

use elasticlunr::{ELASTICLUNR_VERSION, Language, Pipeline};
use serde::Serialize;

use self::postings::Part;
pub(super) use self::stems::Stems;
use super::language::Multilingual;
use crate::model::terms::{ArticleTerms, FieldTerms};

/// The fields of the index; the client gives each its weight.
const FIELDS: [&str; 4] = ["title", "tags", "notes", "body"];

/// The same in the order of their names, in which elasticlunr writes what belongs to a field.
const SORTED_FIELDS: [&str; 4] = ["body", "notes", "tags", "title"];

/// What belongs to each of [`SORTED_FIELDS`].
type ByField<T> = [T; SORTED_FIELDS.len()];

/// What stands before the tries.
#[derive(Serialize)]
struct Header {
    fields: [&'static str; FIELDS.len()],
    pipeline: Pipeline,
    #[serde(rename = "ref")]
    reference: &'static str,
    version: &'static str,
}

/// The index of `documents` documents, numbered from 0, as compact JSON.
///
/// The terms of a document are asked for once and let go at once, by several threads and in no
/// promised order.
pub(super) fn json(documents: usize, terms: impl Fn(usize) -> ArticleTerms + Sync) -> Vec<u8> {
    let parts = postings::collect(&in_order_of_reference(documents), terms);
    let mut json = header();
    for (field, name) in SORTED_FIELDS.iter().enumerate() {
        let opening = if field == 0 { ",\"index\":{" } else { "," };
        json.extend_from_slice(format!("{opening}\"{name}\":").as_bytes());
        trie::write(&mut json, &postings::terms(&parts, field));
    }
    json.extend_from_slice(b"},\"documentStore\":");
    write_document_store(&mut json, &parts);
    let language = Multilingual.name();
    json.extend_from_slice(format!(",\"lang\":\"{language}\"}}").as_bytes());
    json
}

/// The numbers of the documents, sorted as texts.
fn in_order_of_reference(documents: usize) -> Vec<u32> {
    let documents =
        u32::try_from(documents).expect("an archive has fewer articles than u32 counts");
    let mut numbers: Vec<u32> = (0..documents).collect();
    numbers.sort_by_cached_key(u32::to_string);
    numbers
}

/// The beginning of the file, up to the tries: an object that is not closed yet.
fn header() -> Vec<u8> {
    let header = Header {
        fields: FIELDS,
        pipeline: Multilingual.make_pipeline(),
        reference: "id",
        version: ELASTICLUNR_VERSION,
    };
    let mut json = serde_json::to_vec(&header).expect("names are JSON");
    json.pop();
    json
}

/// Writes how long the fields of each document are; of the documents themselves nothing is kept.
fn write_document_store(json: &mut Vec<u8>, parts: &[Part]) {
    let documents = || parts.iter().flat_map(|part| &part.lengths);
    json.extend_from_slice(b"{\"save\":false,\"docs\":{");
    write_list(json, documents().map(|(document, _)| format!("\"{document}\":{{}}")));
    json.extend_from_slice(b"},\"docInfo\":{");
    write_list(
        json,
        documents().map(|(document, lengths)| {
            let [body, notes, tags, title] = lengths;
            format!(
                r#""{document}":{{"body":{body},"notes":{notes},"tags":{tags},"title":{title}}}"#
            )
        }),
    );
    json.extend_from_slice(format!("}},\"length\":{}}}", documents().count()).as_bytes());
}

fn write_list(json: &mut Vec<u8>, items: impl Iterator<Item = String>) {
    for (place, item) in items.enumerate() {
        if place > 0 {
            json.push(b',');
        }
        json.extend_from_slice(item.as_bytes());
    }
}

/// The fields of an article in the order of [`SORTED_FIELDS`].
fn by_field(terms: ArticleTerms) -> ByField<FieldTerms> {
    [terms.text(), terms.notes, terms.tags, terms.title]
}
