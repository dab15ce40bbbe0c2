//! Counts the terms of texts, and remembers what it has made of each word.
//!
//! An archive writes the same words over and over, so a word is stemmed once and from then on
//! looked up as it is written. The memory is bounded: an archive that invents words without end
//! makes it forget, not grow.

use std::collections::HashMap;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

use super::language::{Stemmers, words};
use crate::model::terms::FieldTerms;

/// A full memory is emptied before the next field. Some five thousand articles fit in.
const MOST_WORDS: usize = 200_000;

/// A longer word, in bytes, is made a term wherever it stands: it seldom comes again.
const LONGEST_WORD: usize = 64;

/// Splits texts into terms and counts them. A thread keeps one for all its articles.
#[derive(Default)]
pub struct Analyser {
    stemmers: Stemmers,
    memory: Memory,
}

/// The words that an analyser has met, and the counts of the field under way.
#[derive(Default)]
struct Memory {
    /// The number of each word, by the word as it is written.
    numbers: HashMap<Box<str>, usize, RandomState>,
    /// By the word's number its term; that of a stop word is empty.
    terms: Vec<Box<str>>,
    /// By the word's number how often it stands in the field.
    counts: Vec<u32>,
    /// The numbers of the words that the field has.
    met: Vec<usize>,
}

impl Analyser {
    /// The terms of a field that consists of `texts`, stop words left out.
    pub fn terms<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> FieldTerms {
        // Not within a field, since its words are known by their numbers until it ends.
        if self.memory.terms.len() >= MOST_WORDS {
            self.memory = Memory::default();
        }
        for word in texts.into_iter().flat_map(words) {
            let number = self.number(word);
            self.memory.count(number);
        }
        self.memory.take_counted()
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.memory.numbers.get(word) {
            return number;
        }
        let term = self.stemmers.term(word).unwrap_or_default();
        self.memory.learn(word, term.into_boxed_str())
    }
}

impl Memory {
    fn learn(&mut self, word: &str, term: Box<str>) -> usize {
        let number = self.terms.len();
        self.terms.push(term);
        self.counts.push(0);
        if word.len() <= LONGEST_WORD {
            self.numbers.insert(word.into(), number);
        }
        number
    }

    fn count(&mut self, number: usize) {
        let count = &mut self.counts[number];
        if *count == 0 {
            self.met.push(number);
        }
        *count = count.saturating_add(1);
    }

    /// What was counted since the last call.
    fn take_counted(&mut self) -> FieldTerms {
        let mut counted: Vec<(u128, &str, u32)> = Vec::with_capacity(self.met.len());
        for number in self.met.drain(..) {
            let term = &*self.terms[number];
            let count = mem::take(&mut self.counts[number]);
            if !term.is_empty() {
                counted.push((start(term), term, count));
            }
        }
        counted.sort_unstable();
        FieldTerms::ascending(counted.into_iter().map(|(_, term, count)| (term, count)))
    }
}

/// The first sixteen bytes as a number that sorts as they do: nearly all terms differ in it, and
/// comparing numbers takes half the time of comparing texts.
fn start(term: &str) -> u128 {
    let mut start = [0; 16];
    let length = term.len().min(start.len());
    start[..length].copy_from_slice(&term.as_bytes()[..length]);
    u128::from_be_bytes(start)
}

/// Analysers for work that is spread over threads: as many as work at the same time.
#[derive(Default)]
pub struct Analysers(Mutex<Vec<Analyser>>);

impl Analysers {
    /// Does `work` with an analyser that nobody else uses meanwhile.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Analyser) -> T) -> T {
        let rested = self.resting().pop();
        let mut analyser = rested.unwrap_or_default();
        let result = work(&mut analyser);
        self.resting().push(analyser);
        result
    }

    fn resting(&self) -> MutexGuard<'_, Vec<Analyser>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::super::language;
    use super::*;

    fn counted(text: &str) -> Vec<(String, u32)> {
        let terms = Analyser::default().terms([text]);
        terms.iter().map(|(term, count)| (term.to_owned(), count)).collect()
    }

    #[test]
    fn forms_of_a_word_are_counted_as_one_term() {
        let road = language::stem("дорога");
        assert_eq!(counted("Дорогу и дороги, the ДОРОГА"), [(road, 3)]);
    }

    #[test]
    fn terms_are_sorted_beyond_their_first_letters() {
        let long = "a".repeat(16);
        let terms = counted(&format!("{long}1c {long}1a {long}1 б 1"));
        let terms: Vec<&str> = terms.iter().map(|(term, _)| term.as_str()).collect();
        let [one, two, three] = ["1", "1a", "1c"].map(|end| format!("{long}{end}"));
        assert_eq!(terms, ["1", &one, &two, &three, "б"]);
    }

    #[test]
    fn a_count_ends_with_its_field() {
        let mut analyser = Analyser::default();
        let first = analyser.terms(["мост дорога", "мост"]);
        assert_eq!(analyser.terms(["мост дорога мост"]), first);
    }

    #[test]
    fn an_overlong_word_is_counted_and_not_remembered() {
        let mut analyser = Analyser::default();
        let word = "ж".repeat(LONGEST_WORD);
        assert_eq!(analyser.terms([&*word, &*word]).length(), 2);
        assert_eq!(analyser.terms([&*word, &*word]).iter().count(), 1);
        assert!(analyser.memory.numbers.is_empty());
    }

    #[test]
    fn a_full_memory_is_emptied() {
        let mut analyser = Analyser::default();
        let text: String = (0..MOST_WORDS).map(|number| format!("{number} ")).collect();
        assert_eq!(analyser.terms([&*text]).length(), MOST_WORDS as u64);
        analyser.terms(["мост"]);
        assert_eq!(analyser.memory.terms.len(), 1);
        assert!(analyser.memory.numbers.capacity() < 100);
    }
}
