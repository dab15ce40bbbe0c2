//! Quick looks at words before they are looked up: most words of a text are in no list, and to hash one
//! takes much longer.
//!
//! Each answers too often with yes, and never wrongly with no.

use crate::letter::plain_lower_case;

/// The letters that some words open with, in small letters or capitals, told by their low bits.
#[derive(Debug)]
pub struct Initials([bool; Initials::PLACES]);

impl Initials {
    const PLACES: usize = 256;

    /// The initials of some words in small letters.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut initials = Initials([false; Self::PLACES]);
        words.filter_map(Self::place).for_each(|place| initials.0[place] = true);
        initials
    }

    /// Whether one of the words may open a text.
    #[inline]
    pub fn may_open(&self, text: &str) -> bool {
        Self::place(text).is_some_and(|place| self.0[place])
    }

    #[inline]
    fn place(word: &str) -> Option<usize> {
        let first = word.chars().next()?;
        let lower = plain_lower_case(first).or_else(|| first.to_lowercase().next())?;
        Some(lower as usize % Self::PLACES)
    }
}

/// Which words may be among some others: for the low bits of each first letter the low bits that last
/// bytes have, a bit for each.
#[derive(Debug)]
pub struct Sieve([u64; 64]);

impl Sieve {
    /// A sieve that holds words as they are written.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut sieve = Sieve([0; 64]);
        words.for_each(|word| sieve.add(word, word));
        sieve
    }

    /// A sieve that holds words in small letters also where some of their letters are capitals.
    pub fn in_any_case<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut sieve = Sieve::of(std::iter::empty());
        for word in words {
            let capitals = word.to_uppercase();
            for first in [word, &capitals] {
                for last in [word, &capitals] {
                    sieve.add(first, last);
                }
            }
        }
        sieve
    }

    /// Whether a word may be among them.
    #[inline]
    pub fn may_hold(&self, word: impl AsRef<[u8]>) -> bool {
        let word = word.as_ref();
        self.0[Self::row(word)] & Self::bit(word) != 0
    }

    /// Adds a word that begins as one does and ends as the other.
    fn add(&mut self, first: &str, last: &str) {
        self.0[Self::row(first.as_bytes())] |= Self::bit(last.as_bytes());
    }

    /// The row of a word's first letter; beyond ASCII its second byte tells most.
    #[inline]
    fn row(word: &[u8]) -> usize {
        let first = match word {
            [first @ ..0x80, ..] | [_, first, ..] => *first,
            _ => 0,
        };
        usize::from(first % 64)
    }

    #[inline]
    fn bit(word: &[u8]) -> u64 {
        1 << (word.last().copied().unwrap_or_default() % 64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 5] = ["мост", "ferry", "é", "新桥", "a"];

    #[test]
    fn words_in_any_case_pass() {
        let (initials, sieve) =
            (Initials::of(WORDS.into_iter()), Sieve::in_any_case(WORDS.into_iter()));
        for word in ["мост", "Мост", "МОСТ", "Ferry", "FERRY", "É", "新桥", "A"] {
            assert!(initials.may_open(word) && sieve.may_hold(word), "{word}");
        }
        let plain = Sieve::of(WORDS.into_iter());
        assert!(WORDS.iter().all(|word| plain.may_hold(word)));
    }

    #[test]
    fn most_others_do_not() {
        let (initials, sieve) =
            (Initials::of(WORDS.into_iter()), Sieve::in_any_case(WORDS.into_iter()));
        for word in ["брод", "bridge", "ü", "школа", ""] {
            assert!(!initials.may_open(word), "{word}");
            assert!(!sieve.may_hold(word), "{word}");
        }
    }
}
