//! What an analyser remembers of words, and the counts of the field under way.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::mem;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::model::terms::FieldTerms;
use crate::search::language::Reading;
use crate::search::vocabulary::{Vocabulary, start};

/// A full memory is emptied before the next field.
pub(super) const MOST_WORDS: usize = 200_000;

/// A longer word, in bytes, is made a term wherever it stands: it seldom comes again.
pub(super) const LONGEST_WORD: usize = 39;

/// A word as it is written.
///
/// Its letters are held in place. Every word of a text is looked up, and most of the time goes into
/// waiting for memory: letters that lie elsewhere would be waited for once more.
#[derive(PartialEq, Eq)]
pub(super) struct Word {
    length: u8,
    /// The word and zeros.
    letters: [u8; LONGEST_WORD],
}

/// What an analyser knows, and the counts of the field under way.
#[derive(Default)]
pub(super) struct Memory {
    /// By the reading which of `numbers` are those of each word's terms; none of a stop word.
    pub(super) words: [HashMap<Word, Range<u32>, RandomState>; 3],
    /// The numbers of terms, word by word.
    numbers: Vec<u32>,
    terms: Vocabulary,
    /// By the number of a term how often it stands in the field.
    counts: Vec<u32>,
    /// The numbers of the terms that the field has.
    met: Vec<u32>,
    /// Numbers of terms with the places where they stand, in reading order.
    placed: Vec<(u32, u32)>,
    /// By the number of a term where its next place belongs among those of all terms.
    next: Vec<u32>,
}

impl Memory {
    /// Whether it is to be emptied before the next field.
    pub fn is_full(&self) -> bool {
        let words = self.words.iter().map(HashMap::len).sum::<usize>();
        words.max(self.terms.len()).max(self.numbers.len()) >= MOST_WORDS
    }

    /// Remembers the terms of a word, and says where their numbers stand.
    pub fn learn(&mut self, word: &str, reading: Reading, terms: &[String]) -> Range<u32> {
        let start = self.numbers.len() as u32;
        self.numbers.extend(terms.iter().map(|term| self.terms.number(term)));
        self.counts.resize(self.terms.len(), 0);
        self.next.resize(self.terms.len(), 0);
        let places = start..self.numbers.len() as u32;
        if let Some(word) = Word::new(word) {
            self.words[reading as usize].insert(word, places.clone());
        }
        places
    }

    /// Counts the terms whose numbers stand there, at a place in the text.
    pub fn count(&mut self, places: Range<u32>, place: u32) {
        for &term in &self.numbers[places.start as usize..places.end as usize] {
            let count = &mut self.counts[term as usize];
            if *count == 0 {
                self.met.push(term);
            }
            *count = count.saturating_add(1);
            self.placed.push((term, place));
        }
    }

    /// What was counted since the last call.
    pub fn take_counted(&mut self) -> FieldTerms {
        self.placed.clear();
        self.sort_met();
        self.take_sorted()
    }

    /// The same with the places.
    pub fn take_placed(&mut self) -> FieldTerms {
        self.sort_met();
        let places = self.take_places();
        self.take_sorted().with_places(places)
    }

    /// Puts the terms that the field has into ascending order.
    fn sort_met(&mut self) {
        let met = self.met.drain(..).map(|number| {
            let term = self.terms.text(number);
            (start(term), term, number)
        });
        let mut met: Vec<(u128, &str, u32)> = met.collect();
        met.sort_unstable();
        self.met.extend(met.into_iter().map(|(_, _, number)| number));
    }

    fn take_sorted(&mut self) -> FieldTerms {
        let (terms, counts) = (&self.terms, &mut self.counts);
        FieldTerms::ascending(self.met.drain(..).map(|number| {
            let count = mem::take(&mut counts[number as usize]);
            (terms.text(number), count)
        }))
    }

    /// The places of all terms that the field has, those of one behind those of another.
    fn take_places(&mut self) -> Vec<u32> {
        let mut start = 0;
        for &number in &self.met {
            self.next[number as usize] = start;
            start += self.counts[number as usize];
        }
        let mut places = vec![0; self.placed.len()];
        for (number, place) in self.placed.drain(..) {
            let next = &mut self.next[number as usize];
            places[*next as usize] = place;
            *next += 1;
        }
        places
    }
}

impl Word {
    /// The word; none if it is too long to be remembered.
    fn new(word: &str) -> Option<Self> {
        let mut letters = [0; LONGEST_WORD];
        letters.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(Word { length: u8::try_from(word.len()).ok()?, letters })
    }
}

impl Borrow<[u8]> for Word {
    fn borrow(&self) -> &[u8] {
        &self.letters[..usize::from(self.length)]
    }
}

impl Hash for Word {
    /// As the borrowed form hashes, which words are looked up by.
    fn hash<H: Hasher>(&self, state: &mut H) {
        Borrow::<[u8]>::borrow(self).hash(state);
    }
}
