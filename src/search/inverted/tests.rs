//! The file beside what elasticlunr's own index writes.

use std::collections::BTreeMap;
use std::io;

use elasticlunr::IndexBuilder;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::*;

/// Terms of one field with their counts.
type Counts = BTreeMap<String, u32>;

/// The fields of a document in the order of [`FIELDS`].
type Document = [Counts; FIELDS.len()];

/// Letters that few terms share, of every length in UTF-8, and those that JSON escapes.
const TERM: &str = "[ab1ж\u{4e2d}\u{1d400}\u{10ffff}\"\\\\\u{1}]{1,4}";

fn counts() -> impl Strategy<Value = Counts> {
    let count = prop_oneof![9 => 1..20u32, 1 => 1..1000u32];
    btree_map(TERM, count, 0..6)
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    vec([counts(), counts(), counts(), counts()], 0..25)
}

fn field_terms(counts: &Counts) -> FieldTerms {
    FieldTerms::ascending(counts.iter().map(|(term, count)| (term.as_str(), *count)))
}

fn ours(documents: &[Document]) -> String {
    let terms = |number: usize| {
        let [title, tags, notes, body] = documents[number].each_ref().map(field_terms);
        ArticleTerms { title, tags, notes, body, ..ArticleTerms::default() }
    };
    String::from_utf8(json(documents.len(), terms)).unwrap()
}

fn by_elasticlunr(documents: &[Document]) -> String {
    let mut builder = IndexBuilder::with_language(Box::new(Multilingual)).save_docs(false);
    for field in FIELDS {
        let split = |text: &str| text.split_terminator(' ').map(str::to_owned).collect();
        builder = builder.add_field_with_tokenizer(field, Box::new(split));
    }
    let mut index = builder.build();
    for (number, document) in documents.iter().enumerate() {
        index.add_doc(&number.to_string(), document.each_ref().map(text));
    }
    let mut json = Vec::new();
    index.serialize(&mut Serializer::with_formatter(&mut json, RoundedNumbers)).unwrap();
    String::from_utf8(json).unwrap()
}

fn text(counts: &Counts) -> String {
    counts.iter().map(|(term, count)| format!("{term} ").repeat(*count as usize)).collect()
}

/// Compact JSON with two decimals at most.
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

proptest! {
    #[test]
    fn any_documents_give_the_file_of_elasticlunr(documents in documents()) {
        prop_assert_eq!(ours(&documents), by_elasticlunr(&documents));
    }
}

#[test]
fn terms_of_several_parts_and_rounds_are_one_trie() {
    let document = |number: u32| {
        let body = (0..20).map(|i| (format!("{}", number * 10 + i), i % 3 + 1));
        [Counts::new(), Counts::new(), Counts::new(), body.collect()]
    };
    let documents: Vec<Document> = (0..2500).map(document).collect();
    assert!(ours(&documents) == by_elasticlunr(&documents));
}
