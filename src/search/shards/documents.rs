//! What an index is made from, document by document, so that a later one knows what is new.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::archive::{Archive, ArticleId};
use crate::model::store::Blob;

/// The documents of an index by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Documents {
    /// The names of tags.
    names: Vec<String>,
    documents: Vec<Document>,
}

/// What a document's postings follow from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Document {
    /// Its own terms; none where nobody knows where they lie.
    terms: Option<Blob>,
    /// The places of its tags' names.
    tags: Vec<u32>,
}

/// What lies between the documents that two indices begin with and those that they end with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// The numbers of these documents before.
    pub(super) old: Range<usize>,
    /// And now.
    pub(super) new: Range<usize>,
}

impl Documents {
    /// The documents of an archive; `terms` says where those of an article lie.
    pub(super) fn new(archive: &Archive, terms: impl Fn(ArticleId) -> Option<Blob>) -> Self {
        let places = (0..).zip(archive.tags.keys()).map(|(place, tag)| (tag.as_str(), place));
        let places: HashMap<&str, u32> = places.collect();
        let documents = archive.articles.iter().enumerate().rev().map(|(id, article)| Document {
            terms: terms(id),
            tags: article.tags.iter().filter_map(|tag| places.get(&**tag).copied()).collect(),
        });
        let names = archive.tags.values().map(|group| group.name.clone()).collect();
        Documents { documents: documents.collect(), names }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.documents.len()
    }

    /// Where the own terms of a document lie.
    pub(super) fn terms(&self, number: usize) -> Option<Blob> {
        self.documents[number].terms
    }

    /// The names of a document's tags.
    pub(super) fn tags(&self, number: usize) -> impl Iterator<Item = &str> {
        self.documents[number].tags.iter().map(|place| &*self.names[*place as usize])
    }

    /// Where they lie.
    pub(super) fn blobs_mut(&mut self) -> impl Iterator<Item = &mut Blob> {
        self.documents.iter_mut().filter_map(|document| document.terms.as_mut())
    }

    /// Where they lie.
    pub(super) fn blobs(&self) -> impl Iterator<Item = Blob> {
        self.documents.iter().filter_map(|document| document.terms)
    }

    /// Whether a document here has the postings of one there.
    pub(super) fn same(&self, number: usize, other: &Documents, place: usize) -> bool {
        let (one, two) = (self.terms(number), other.terms(place));
        one.is_some_and(|one| two.is_some_and(|two| one.check == two.check))
            && self.tags(number).eq(other.tags(place))
    }

    /// Where these documents and `later` ones begin and cease to differ.
    pub(super) fn difference(&self, later: &Documents) -> Difference {
        let shorter = self.len().min(later.len());
        let before = (0..shorter).take_while(|number| self.same(*number, later, *number)).count();
        let from_the_end = (1..=shorter - before)
            .take_while(|back| self.same(self.len() - back, later, later.len() - back));
        let behind = from_the_end.count();
        Difference { old: before..self.len() - behind, new: before..later.len() - behind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::key::Key;

    fn documents(terms: &str) -> Documents {
        let document = |letter: char| {
            let blob = Blob { pack: 0, offset: 0, length: 1, check: Key::of(&letter) };
            Document { terms: (letter != '?').then_some(blob), tags: vec![] }
        };
        Documents { names: vec![], documents: terms.chars().map(document).collect() }
    }

    #[test]
    fn a_difference_is_what_stands_between() {
        let cases = [
            ("", "", 0..0, 0..0),
            ("abc", "abc", 3..3, 3..3),
            ("abc", "abcd", 3..3, 3..4),
            ("abc", "axc", 1..2, 1..2),
            ("abcd", "axbcd", 1..1, 1..2),
            ("abcd", "bcd", 0..1, 0..0),
            ("aaaa", "aaa", 3..4, 3..3),
            ("aaa", "aaaa", 3..3, 3..4),
            ("abc", "xyz", 0..3, 0..3),
            ("a?c", "a?c", 1..2, 1..2),
        ];
        for (one, other, old, new) in cases {
            let found = documents(one).difference(&documents(other));
            assert_eq!(found, Difference { old, new }, "{one} {other}");
        }
    }

    #[test]
    fn a_tag_that_is_called_otherwise_makes_a_difference() {
        let named = |name: &str| {
            let mut named = documents("ab");
            named.names.push(name.to_owned());
            named.documents[0].tags.push(0);
            named
        };
        assert_eq!(named("мост").difference(&named("мост")).old, 2..2);
        assert_eq!(named("мост").difference(&named("Мост")).old, 0..1);
    }
}
