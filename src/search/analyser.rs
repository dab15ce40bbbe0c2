//! Counts the terms of texts, and remembers what it has made of each word.
//!
//! An archive writes the same words over and over, so a word is stemmed once and from then on
//! looked up as it is written; what the dictionary said of a word, all analysers know. The memory is
//! bounded: an archive that invents words without end makes it forget, not grow.

mod memory;

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use memory::Memory;

use super::known_terms::KnownTerms;
use super::language::{Reading, Stemmers};
use super::words::placed_words;
use crate::model::terms::FieldTerms;

/// A text begins with a word whose number is a multiple of this, so that few texts are numbered anew
/// where one before them has a word more. Numbers end at the largest one: the last words of a text of
/// 30 million paragraphs share it.
const WORDS_A_STEP: u32 = 128;

/// Splits texts into terms and counts them. A thread keeps one for all its articles.
#[derive(Default)]
pub struct Analyser {
    stemmers: Stemmers,
    memory: Memory,
}

impl Analyser {
    fn sharing(known: Arc<KnownTerms>) -> Self {
        Analyser { stemmers: Stemmers::sharing(known), memory: Memory::default() }
    }

    /// The terms of a field that consists of `texts` in no known language, stop words left out.
    pub fn terms<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> FieldTerms {
        self.count(texts.into_iter().map(|text| (text, Reading::Both)), &mut 0);
        self.memory.take_counted()
    }

    /// The terms of a field that consists of texts, each in its reading, with their places; stop words
    /// are left out and have a place.
    ///
    /// Its words are numbered on from `end`, which is then where they end.
    pub fn placed_terms<'a>(
        &mut self,
        texts: impl IntoIterator<Item = (&'a str, Reading)>,
        end: &mut u32,
    ) -> FieldTerms {
        self.count(texts, end);
        self.memory.take_placed()
    }

    fn count<'a>(&mut self, texts: impl IntoIterator<Item = (&'a str, Reading)>, end: &mut u32) {
        // Not within a field, since its terms are known by their numbers until it ends.
        if self.memory.is_full() {
            self.memory = Memory::default();
        }
        for (text, reading) in texts {
            let start = (*end / WORDS_A_STEP + 1).saturating_mul(WORDS_A_STEP);
            for word in placed_words(text) {
                let terms = self.places(word.text, reading);
                let place = start.saturating_add(word.place);
                self.memory.count(terms, place);
                *end = place.saturating_add(1);
            }
        }
    }

    /// Where the numbers of a word's terms stand.
    fn places(&mut self, word: &str, reading: Reading) -> Range<u32> {
        if let Some(places) = self.memory.words[reading as usize].get(word.as_bytes()) {
            return places.clone();
        }
        let terms = self.stemmers.terms(word, reading);
        self.memory.learn(word, reading, &terms)
    }
}

/// Analysers for work that is spread over threads: as many as work at the same time.
#[derive(Default)]
pub struct Analysers {
    resting: Mutex<Vec<Analyser>>,
    /// What all of them know of words.
    known: Arc<KnownTerms>,
}

impl Analysers {
    /// Does `work` with an analyser that nobody else uses meanwhile.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Analyser) -> T) -> T {
        let rested = self.resting().pop();
        let mut analyser = rested.unwrap_or_else(|| Analyser::sharing(Arc::clone(&self.known)));
        let result = work(&mut analyser);
        self.resting().push(analyser);
        result
    }

    /// Lets go of what is remembered of words: some thirty megabytes a thread in a large archive.
    pub fn forget(&self) {
        self.resting().clear();
        self.known.forget();
    }

    fn resting(&self) -> MutexGuard<'_, Vec<Analyser>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::super::language;
    use super::memory::{LONGEST_WORD, MOST_WORDS};
    use super::*;

    fn counted(text: &str) -> Vec<(String, u32)> {
        let terms = Analyser::default().placed_terms([(text, Reading::Russian)], &mut 0);
        terms.iter().map(|(term, count)| (term.to_owned(), count)).collect()
    }

    #[test]
    fn forms_of_a_word_are_counted_as_one_term() {
        let budget = language::terms("бюджет", Reading::Russian).remove(0);
        assert_eq!(counted("Бюджету и бюджеты, the БЮДЖЕТ"), [(budget, 3)]);
    }

    #[test]
    fn a_word_is_remembered_in_each_reading() {
        let mut analyser = Analyser::default();
        for _ in 0..2 {
            for (reading, stem) in [(Reading::Russian, "жолдар"), (Reading::Kazakh, "жол")]
            {
                let terms = analyser.placed_terms([("жолдар", reading)], &mut 0);
                assert_eq!(terms.iter().collect::<Vec<_>>(), [(stem, 1)], "{reading:?}");
            }
        }
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
    fn words_are_numbered_on_and_no_text_is_next_to_another() {
        let (mut analyser, mut end) = (Analyser::default(), 0);
        let mut placed = |texts: &[&str]| {
            let texts = texts.iter().map(|text| (*text, Reading::Russian));
            let terms = analyser.placed_terms(texts, &mut end);
            terms.placed().map(|(term, _, places)| format!("{term} {places:?}")).collect::<Vec<_>>()
        };
        assert_eq!(placed(&["bus and train", "train"]), ["bus [128]", "train [130, 256]"]);
        assert_eq!(placed(&[]), [""; 0]);
        let long = "bus ".repeat(127) + "tram";
        assert_eq!(placed(&[&long, "tram"])[1], "tram [511, 640]");
    }

    #[test]
    fn numbers_end_at_the_largest_one() {
        let mut end = u32::MAX - 1;
        let terms = Analyser::default().placed_terms([("bus tram", Reading::Russian)], &mut end);
        let places: Vec<_> = terms.placed().flat_map(|(_, _, places)| places.to_vec()).collect();
        assert_eq!((places, end), (vec![u32::MAX; 2], u32::MAX));
    }

    #[test]
    fn an_overlong_word_is_counted_and_not_remembered() {
        let mut analyser = Analyser::default();
        let long = "ж".repeat(LONGEST_WORD);
        let terms = analyser.terms([&*long, &long[..LONGEST_WORD - 1], &*long]);
        assert_eq!(terms.iter().map(|(_, count)| count).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(analyser.memory.words[Reading::Both as usize].len(), 1);
    }

    #[test]
    fn a_full_memory_is_emptied() {
        let mut analyser = Analyser::default();
        let text: String = (0..MOST_WORDS).map(|number| format!("{number}; ")).collect();
        assert_eq!(analyser.terms([&*text]).length(), MOST_WORDS as u64);
        analyser.terms(["мост"]);
        assert_eq!(analyser.memory.words[Reading::Both as usize].len(), 1);
    }
}
