//! The words of a text by their hashes: whether another text has them can be told, what they are
//! cannot.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use postil_text::letter;

/// The parameters of the 64-bit FNV-1a hash.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// So many words in a row are told from other words.
const TELLING_WORDS: usize = 3;
/// So many digits are, as those of a telephone.
const TELLING_DIGITS: usize = 5;

/// The words of a text in their order; letter case, the dots on ё, and the signs between words do not
/// count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    words: Vec<u64>,
    /// Whether they are more than a word or two that any text may have.
    is_telling: bool,
}

impl Wording {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let words: Vec<u64> = letter::words(text).map(hash).collect();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let is_telling = words.len() >= TELLING_WORDS || digits >= TELLING_DIGITS;
        Wording { words, is_telling }
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Where another text has these words among others; nowhere if any text may have them.
    pub fn places_in(&self, other: &Wording) -> impl Iterator<Item = Range<usize>> {
        let length = self.words.len();
        let windows = other.words.windows(length.max(1)).enumerate().filter(|_| self.is_telling);
        windows.filter(|(_, words)| *words == self.words).map(move |(at, _)| at..at + length)
    }

    /// Whether another text has these words, among others or, if any text may have them, alone.
    pub fn is_in(&self, other: &Wording) -> bool {
        !self.is_empty() && (self.words == other.words || self.places_in(other).next().is_some())
    }

    /// Whether they stand in another text in a row, whatever they are.
    pub fn is_part_of(&self, other: &Wording) -> bool {
        self.is_empty() || other.words.windows(self.len()).any(|words| words == self.words)
    }

    /// Adds the words of another text behind these.
    pub fn extend(&mut self, other: &Wording) {
        self.words.extend_from_slice(&other.words);
    }
}

/// The hash of a word in small letters; ё is е.
pub fn hash(word: &str) -> u64 {
    let letters = word.chars().map(letter::folded);
    letters.fold(BASIS, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_stands_between_them() {
        for (words, text, is_in) in [
            ("Улица Лесная, дом 5", "Он живёт: улица лесная дом 5 (второй подъезд).", true),
            ("Еще один день", "«Ещё один день», – сказал он", true),
            ("+7 701 555-01-02", "звоните: 7 701 555 01 02.", true),
            ("87015550102", "тел. 87015550102", true),
            ("Улица Лесная, дом 5", "улица Лесная, дом 51", false),
            ("Анна Ким", "Пишет Анна Ким.", false),
            ("Анна Ким", "анна ким", true),
            ("Фото", "Фото", true),
            ("Фото", "На фото мост", false),
            ("—", "—", false),
        ] {
            assert_eq!(Wording::of(words).is_in(&Wording::of(text)), is_in, "{words} | {text}");
        }
    }
}
