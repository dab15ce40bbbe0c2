//! The terms by which the search index knows an article.
//!
//! A term is a word as the index spells it; how it is made of a word is the search stage's affair.
//! Here terms are counted already. An article has some hundred distinct terms, an archive a hundred
//! thousand articles: so a field is one text and two lists of numbers, in memory and in whatever
//! stores it.

use postil_clean::model::long_text;
use serde::{Deserialize, Serialize};

/// The terms of one article, by the fields of the index.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleTerms {
    /// Of the headline.
    pub title: FieldTerms,
    /// Of what places an article among others: section, author, source, year, names of tags.
    pub tags: FieldTerms,
    /// Of what the notes say.
    pub notes: FieldTerms,
    /// Of the first paragraph.
    pub lede: FieldTerms,
    /// Of the text behind it.
    pub body: FieldTerms,
    /// Of what stands below pictures.
    pub captions: FieldTerms,
}

impl ArticleTerms {
    /// The same with the name of a tag.
    ///
    /// The name is the archive's: an article alone does not know how most others spell its tag.
    #[must_use]
    pub fn with_tag(mut self, name: &FieldTerms) -> Self {
        self.tags = self.tags.merged(name);
        self
    }

    /// The terms of the whole text, without their places.
    pub fn text(&self) -> FieldTerms {
        self.lede.merged(&self.body).merged(&self.captions)
    }
}

/// The distinct terms of one field in ascending order, each with its count, and in a field of running
/// text with its places.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FieldTerms {
    /// The terms, each once and with a space behind it; none is empty or holds a space.
    #[serde(deserialize_with = "long_text::read")]
    terms: String,
    /// How often each of them stands in the field.
    counts: Vec<u32>,
    /// Of each term as many places as it is counted; none at all where the field has no places.
    places: Vec<u32>,
}

impl FieldTerms {
    /// Takes terms in ascending order; the counts of equal neighbours are added up.
    pub fn ascending<'a>(terms: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut field = FieldTerms::default();
        let mut last = "";
        for (term, count) in terms {
            debug_assert!(last <= term && !term.is_empty() && !term.contains(' '), "{term:?}");
            match field.counts.last_mut() {
                Some(sum) if last == term => *sum = sum.saturating_add(count),
                _ => field.push(term, count),
            }
            last = term;
        }
        field
    }

    /// The same with the places of its terms: of each as many as it is counted, in ascending order.
    ///
    /// The words of an article are numbered in their order, and those of two texts so that none is
    /// next to one of the other.
    #[must_use]
    pub fn with_places(self, places: Vec<u32>) -> Self {
        debug_assert_eq!(self.length(), places.len() as u64);
        FieldTerms { places, ..self }
    }

    fn push(&mut self, term: &str, count: u32) {
        self.terms.push_str(term);
        self.terms.push(' ');
        self.counts.push(count);
    }

    /// The terms in ascending order with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.terms.split_terminator(' ').zip(self.counts.iter().copied())
    }

    /// The same with the places of each term.
    pub fn placed(&self) -> impl Iterator<Item = (&str, u32, &[u32])> {
        let mut places = self.places.as_slice();
        self.iter().map(move |(term, count)| {
            let (own, others) = places.split_at_checked(count as usize).unwrap_or_default();
            places = others;
            (term, count, own)
        })
    }

    /// The number of terms, each as often as it stands in the field.
    pub fn length(&self) -> u64 {
        self.counts.iter().map(|&count| u64::from(count)).sum()
    }

    /// The terms of both, without their places.
    #[must_use]
    pub fn merged(&self, other: &FieldTerms) -> Self {
        let mut terms: Vec<_> = self.iter().chain(other.iter()).collect();
        terms.sort_unstable();
        FieldTerms::ascending(terms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_terms_are_one_with_the_sum_of_their_counts() {
        let field = FieldTerms::ascending([("вест", 1), ("дорог", 2), ("дорог", 3)]);
        assert_eq!(field.iter().collect::<Vec<_>>(), [("вест", 1), ("дорог", 5)]);
        assert_eq!(field.length(), 6);
    }

    #[test]
    fn a_tag_joins_what_the_article_has() {
        let tags = FieldTerms::ascending([("2026", 1), ("дорог", 1)]);
        let name = FieldTerms::ascending([("дорог", 1), ("мост", 1)]);
        let terms = ArticleTerms { tags, ..ArticleTerms::default() }.with_tag(&name);
        let expected = [("2026", 1), ("дорог", 2), ("мост", 1)];
        assert_eq!(terms.tags.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn each_term_has_its_places() {
        let field = FieldTerms::ascending([("вест", 1), ("дорог", 2)]);
        let none: [(_, _, &[u32]); 2] = [("вест", 1, &[]), ("дорог", 2, &[])];
        assert_eq!(field.placed().collect::<Vec<_>>(), none);
        let field = field.with_places(vec![17, 16, 18]);
        let expected: [(_, _, &[u32]); 2] = [("вест", 1, &[17]), ("дорог", 2, &[16, 18])];
        assert_eq!(field.placed().collect::<Vec<_>>(), expected);
        assert_eq!(field.merged(&field).placed().next(), Some(("вест", 2, &[][..])));
    }

    #[test]
    fn nothing_has_no_terms() {
        assert_eq!(FieldTerms::default().iter().count(), 0);
        assert_eq!(FieldTerms::default().length(), 0);
    }

    #[test]
    fn terms_survive_storage() {
        let title = FieldTerms::ascending([("вест", 1), ("дорог", 2)]);
        let terms = ArticleTerms { title, ..ArticleTerms::default() };
        let stored = serde_json::to_string(&terms).unwrap();
        assert_eq!(serde_json::from_str::<ArticleTerms>(&stored).unwrap(), terms);
    }
}
