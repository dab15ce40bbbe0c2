//! The facets: which documents have which tag, source, author, language and kind of note.
//!
//! The search page narrows its results down with them and counts what each choice would leave; the
//! search itself needs none of them. The years are no facet here: they follow from the days.

use std::borrow::Cow;
use std::collections::BTreeMap;

use postil_text::unseen::taken_out;

use super::bytes::{put_count, put_number, put_text, steps};
use super::piece::{Kind, Written};
use crate::model::archive::{Archive, ArticleId};

/// A facet with more bytes has a file of its own, which loads when a reader unfolds it.
const LARGEST: usize = 16 << 10;

/// The names of the facets.
const NAMES: [&str; 5] = ["tag", "source", "author", "language", "kind"];

/// The values of a facet, each with the documents that have it in ascending order.
type Values<'a> = BTreeMap<Cow<'a, str>, Vec<u32>>;

/// The files of the facets.
pub(super) struct Facets {
    /// All facets by their names.
    pub(super) list: Written,
    /// The values of those that are large.
    pub(super) large: Vec<Written>,
}

impl Facets {
    /// The facets of an archive.
    pub(super) fn new(archive: &Archive) -> Self {
        let (mut list, mut large) = (Vec::new(), Vec::new());
        put_count(&mut list, NAMES.len());
        for (name, values) in NAMES.iter().zip(values(archive)) {
            put_text(&mut list, name);
            let content = written(&values);
            let is_large = content.len() > LARGEST;
            put_count(&mut list, usize::from(is_large));
            if is_large {
                let piece = Written::new(Kind::Values, content);
                list.extend_from_slice(piece.name());
                large.push(piece);
            } else {
                list.extend(content);
            }
        }
        Facets { list: Written::new(Kind::Facets, list), large }
    }
}

/// The values of each facet.
fn values(archive: &Archive) -> [Values<'_>; NAMES.len()] {
    let mut all = NAMES.map(|_| Values::new());
    for (number, id) in (0..).zip((0..archive.articles.len()).rev()) {
        for (values, of_article) in all.iter_mut().zip(values_of(archive, id)) {
            for value in of_article {
                let documents = values.entry(value).or_default();
                if documents.last() != Some(&number) {
                    documents.push(number);
                }
            }
        }
    }
    all
}

/// What an article has of each facet.
fn values_of(archive: &Archive, id: ArticleId) -> [Vec<Cow<'_, str>>; NAMES.len()] {
    let (article, remarks) = (&archive.articles[id], &archive.remarks[id]);
    let head = &article.head;
    let tags = article.tags.iter().filter_map(|address| archive.tags.get(&**address));
    let source = article.source.iter().filter_map(|address| archive.sources.get(&**address));
    [
        tags.map(|group| taken_out(&group.name)).collect(),
        source.map(|group| taken_out(&group.name)).collect(),
        head.author.iter().flat_map(|names| names.split(", ")).map(taken_out).collect(),
        head.language.iter().map(|language| taken_out(language)).collect(),
        remarks.notes.iter().map(|note| note.kind.name().into()).collect(),
    ]
}

/// How many values there are, each with how many documents have it; then the documents of each, as
/// postings are written.
fn written(values: &Values) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_count(&mut bytes, values.len());
    for (value, documents) in values {
        put_text(&mut bytes, value);
        put_count(&mut bytes, documents.len());
    }
    for documents in values.values() {
        steps(documents.iter().copied()).for_each(|step| put_number(&mut bytes, step.into()));
    }
    bytes
}
