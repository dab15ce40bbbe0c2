//! The terms of Russian words, which the threads of a build share: the dictionary is asked for each
//! word once.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

/// A full memory is emptied before the next word.
const MOST_WORDS: usize = 100_000;

/// Words in their normal form with their terms.
type ByWord = HashMap<Box<str>, Vec<String>, RandomState>;

/// What the dictionary has said of words.
#[derive(Default)]
pub(super) struct KnownTerms(Mutex<ByWord>);

impl KnownTerms {
    /// The terms of a word in its normal form; `make` makes them where nobody has asked before.
    pub(super) fn of(&self, word: &str, make: impl FnOnce() -> Vec<String>) -> Vec<String> {
        if let Some(terms) = self.by_word().get(word) {
            return terms.clone();
        }
        let terms = make();
        let mut known = self.by_word();
        if known.len() >= MOST_WORDS {
            known.clear();
        }
        known.insert(word.into(), terms.clone());
        terms
    }

    /// Forgets all of them.
    pub(super) fn forget(&self) {
        *self.by_word() = ByWord::default();
    }

    fn by_word(&self) -> MutexGuard<'_, ByWord> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_asked_for_once() {
        let (known, mut asked) = (KnownTerms::default(), 0);
        let mut ask = |word: &str| {
            known.of(word, || {
                asked += 1;
                vec![format!("{word}=")]
            })
        };
        assert_eq!(["мост", "река", "мост"].map(&mut ask).concat(), ["мост=", "река=", "мост="]);
        assert_eq!(asked, 2);
    }

    #[test]
    fn a_forgotten_word_is_asked_for_again() {
        let known = KnownTerms::default();
        known.of("мост", Vec::new);
        known.forget();
        assert_eq!(known.of("мост", || vec!["мост=".to_owned()]), ["мост="]);
    }

    #[test]
    fn a_full_memory_is_emptied() {
        let known = KnownTerms::default();
        for number in 0..=MOST_WORDS {
            known.of(&number.to_string(), Vec::new);
        }
        assert_eq!(known.by_word().len(), 1);
    }
}
