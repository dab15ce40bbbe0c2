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

/// Capitals beside those that small letters have as theirs: the sign of kelvin is one of `k`.
const OTHER_CAPITALS: &str = "İǅǈǋǲϴẞᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾼῌῼ\u{2126}\u{212a}\u{212b}";

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
        let others: Vec<(String, String)> =
            OTHER_CAPITALS.chars().map(|c| (c.to_string(), c.to_lowercase().collect())).collect();
        let mut sieve = Sieve::of(std::iter::empty());
        for word in words {
            let capitals = word.to_uppercase();
            let cases = |is_there: fn(&str, &str) -> bool| {
                let others = others.iter().filter(|(_, small)| is_there(word, small));
                let others = others.map(|(capital, _)| capital.as_str());
                [word, &capitals].into_iter().chain(others).collect::<Vec<_>>()
            };
            let lasts = cases(|word, small| word.ends_with(small));
            for first in cases(|word, small| word.starts_with(small)) {
                lasts.iter().for_each(|last| sieve.add(first, last));
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
    fn words_with_any_capital_pass() {
        for capital in ('\0'..=char::MAX).filter(|c| !c.to_lowercase().eq([*c])) {
            for word in [format!("{capital}a"), format!("a{capital}"), capital.to_string()] {
                let lower = word.to_lowercase();
                let words = || std::iter::once(lower.as_str());
                let (initials, sieve) = (Initials::of(words()), Sieve::in_any_case(words()));
                assert!(initials.may_open(&word) && sieve.may_hold(&word), "{word} {capital:?}");
            }
        }
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
