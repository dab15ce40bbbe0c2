//! Numbers for terms, so that the rest of the work is done with numbers.
//!
//! Each term is held once, and all of them one behind another in the order in which they first
//! came: those that come all the time came early and lie together.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// Distinct terms, numbered from 0 in the order in which they came.
#[derive(Default)]
pub(super) struct Vocabulary {
    hasher: RandomState,
    /// The numbers by the hash of their term.
    numbers: HashTable<u32>,
    texts: Texts,
}

/// Texts, one behind another.
#[derive(Default)]
struct Texts {
    joined: String,
    /// By its number where each text ends.
    ends: Vec<usize>,
}

impl Vocabulary {
    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.texts.ends.len()
    }

    /// The term with that number.
    pub(super) fn text(&self, number: u32) -> &str {
        self.texts.get(number)
    }

    /// The number of `term`, which is given one if it has none.
    pub(super) fn number(&mut self, term: &str) -> u32 {
        let hash = self.hasher.hash_one(term);
        let found = self.numbers.find(hash, |&number| self.texts.get(number) == term);
        found.copied().unwrap_or_else(|| self.add(hash, term))
    }

    fn add(&mut self, hash: u64, term: &str) -> u32 {
        let number = u32::try_from(self.len()).expect("so many terms fill the memory before");
        self.texts.push(term);
        let hash_again = |&number: &u32| self.hasher.hash_one(self.texts.get(number));
        self.numbers.insert_unique(hash, number, hash_again);
        number
    }
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.joined.push_str(text);
        self.ends.push(self.joined.len());
    }

    fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.joined[start..self.ends[number]]
    }
}

/// The first sixteen bytes as a number that sorts as they do: nearly all terms differ in it, and
/// sorting by it seldom has to look at the texts.
pub(super) fn start(term: &str) -> u128 {
    let mut start = [0; 16];
    let length = term.len().min(start.len());
    start[..length].copy_from_slice(&term.as_bytes()[..length]);
    u128::from_be_bytes(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_keeps_its_number() {
        let mut vocabulary = Vocabulary::default();
        for round in 0..2 {
            for number in 0..1000 {
                let term = format!("слово{number}");
                assert_eq!(vocabulary.number(&term), number, "round {round}");
                assert_eq!(vocabulary.text(number), term);
            }
        }
        assert_eq!(vocabulary.len(), 1000);
    }

    #[test]
    fn terms_with_different_starts_sort_as_these_do() {
        let terms = ["", "1", "1a", "аб", "абв", "б", "\u{10ffff}"];
        assert!(terms.is_sorted_by_key(|term| start(term)));
    }
}
