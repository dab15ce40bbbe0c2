//! What a term is worth in a document, in one byte.
//!
//! The upper five bits are the weight: BM25 over weighted fields (Robertson, Zaragoza and Taylor,
//! "Simple BM25 extension to multiple weighted fields", 2004) but for the rarity of the term, which
//! the browser knows from the number of its postings. The lower three say in which fields it
//! stands, so that a query can ask for one.
//!
//! Lengths are measured against fixed ones, not against the archive's averages: so what a document
//! says of its terms follows from the document alone, and another document changes nothing of it.

use std::mem;

use super::super::gathered::Gathering;
use super::places::put_list;
use super::posting::Posting;
use crate::model::terms::{ArticleTerms, FieldTerms};

/// The heaviest weight.
const HEAVIEST: f32 = 31.0;

/// How soon further occurrences stop to count.
const SATURATION: f32 = 1.2;

/// How much the length of a field counts against it.
const LENGTH: f32 = 0.75;

/// What is known of a field.
struct Field {
    /// What an occurrence is worth.
    weight: f32,
    /// The length that is neither short nor long, in terms.
    usual: f32,
    /// The bit that says that a term stands in it.
    bit: u8,
}

const TITLE: Field = Field { weight: 8.0, usual: 8.0, bit: 1 };
const TAGS: Field = Field { weight: 3.0, usual: 8.0, bit: 2 };
const NOTES: Field = Field { weight: 2.0, usual: 32.0, bit: 4 };
// What an article begins with, it is about; what stands below its pictures may be about others.
const LEDE: Field = Field { weight: 2.0, usual: 32.0, bit: 0 };
const BODY: Field = Field { weight: 1.0, usual: 256.0, bit: 0 };
const CAPTIONS: Field = Field { weight: 0.5, usual: 16.0, bit: 0 };

/// Weighs the terms of documents, one after another.
#[derive(Default)]
pub(super) struct Weighing {
    /// By the number of a term what is known of it in the document under way.
    weighed: Vec<(f32, u8)>,
    /// The numbers of the terms that the document has.
    met: Vec<u32>,
    /// By the number of a term its places there.
    places: Vec<Vec<u32>>,
}

impl Weighing {
    /// Adds a posting of every term of a document.
    pub(super) fn add(
        &mut self,
        gathering: &mut Gathering<Posting>,
        document: u32,
        terms: &ArticleTerms,
    ) {
        let fields = [
            (TITLE, &terms.title),
            (TAGS, &terms.tags),
            (NOTES, &terms.notes),
            (LEDE, &terms.lede),
            (BODY, &terms.body),
            (CAPTIONS, &terms.captions),
        ];
        for (field, terms) in fields {
            self.weigh(gathering, &field, terms);
        }
        for number in self.met.drain(..) {
            let (frequency, bits) = mem::take(&mut self.weighed[number as usize]);
            let posting = Posting::new(document, impact(frequency) << 3 | bits);
            let places = &mut self.places[number as usize];
            // Fields do not come in the order in which their words are numbered.
            places.sort_unstable();
            gathering.add(number, posting, |bytes| put_list(bytes, places));
            places.clear();
        }
    }

    fn weigh(&mut self, gathering: &mut Gathering<Posting>, field: &Field, terms: &FieldTerms) {
        let length = terms.length() as f32 / field.usual;
        let worth = field.weight / (1.0 - LENGTH + LENGTH * length);
        for (term, count, places) in terms.placed() {
            let number = gathering.number(term);
            let place = number as usize;
            if place >= self.weighed.len() {
                self.weighed.resize(place + 1, (0.0, 0));
                self.places.resize(place + 1, Vec::new());
            }
            self.places[place].extend_from_slice(places);
            let (frequency, bits) = &mut self.weighed[place];
            if *frequency == 0.0 {
                self.met.push(number);
            }
            *frequency += worth * count as f32;
            *bits |= field.bit;
        }
    }
}

/// The weight of a weighted frequency: at least one, for the term does stand in the document.
fn impact(frequency: f32) -> u8 {
    (HEAVIEST * frequency / (SATURATION + frequency)).round().max(1.0) as u8
}

#[cfg(test)]
mod tests {
    use super::super::super::gathered::merged;
    use super::*;

    #[test]
    fn a_lede_weighs_more_than_the_text_behind_it_and_a_caption_less() {
        let counted = |term, others| FieldTerms::ascending([(term, 1), ("слово", others)]);
        let terms = ArticleTerms {
            lede: counted("в-начале", 30),
            body: counted("в-тексте", 250),
            captions: counted("под-снимком", 15),
            ..ArticleTerms::default()
        };
        let mut gathering = Gathering::default();
        Weighing::default().add(&mut gathering, 0, &terms);
        let gathered = [gathering.closed()];
        let weighed = merged(gathered.iter());
        let weight = |term: &str| {
            let of_term = weighed.iter().find(|it| it.text == term).expect("it is gathered");
            of_term.postings[0].impact() >> 3
        };
        assert!(weight("в-начале") > weight("в-тексте"));
        assert!(weight("в-тексте") > weight("под-снимком"));
    }

    #[test]
    fn an_impact_fits_into_five_bits() {
        let impacts = [f32::MIN_POSITIVE, 0.01, 1.0, 8.0, 1e9].map(impact);
        assert_eq!(impacts.first(), Some(&1));
        assert_eq!(impacts.last(), Some(&31));
        assert!(impacts.is_sorted());
    }
}
