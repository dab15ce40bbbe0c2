//! Quick looks at words before they are looked up: most words of a text are in no list, and to hash one
//! takes much longer.
//!
//! Each answers too often with yes, and never wrongly with no.

use crate::letter::plain_lower_case;

/// The two letters that some words open with, in small letters or capitals: for the low bits of each
/// first one the low bits that second ones have, a bit for each.
#[derive(Debug)]
pub struct Initials([u64; Initials::ROWS]);

impl Initials {
    const ROWS: usize = 256;

    /// The initials of some words in small letters.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut initials = Initials([0; Self::ROWS]);
        for word in words {
            let mut letters = word.chars();
            if let Some(first) = letters.next() {
                initials.0[Self::row(first)] |= letters.next().map_or(u64::MAX, Self::bit);
            }
        }
        initials
    }

    /// Whether one of the words may open a text, or go on where the text is but a letter.
    #[inline]
    pub fn may_open(&self, text: &str) -> bool {
        let mut letters = text.chars();
        let Some(first) = letters.next() else { return false };
        // A letter whose lower case is not plain may become two.
        let second = plain_lower_case(first).and(letters.next()).and_then(plain_lower_case);
        self.0[Self::row(first)] & second.map_or(u64::MAX, Self::bit) != 0
    }

    #[inline]
    fn row(first: char) -> usize {
        let lower = plain_lower_case(first).or_else(|| first.to_lowercase().next());
        lower.unwrap_or(first) as usize % Self::ROWS
    }

    #[inline]
    fn bit(second: char) -> u64 {
        1 << (second as u32 % u64::BITS)
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
        assert!(initials.may_open("М") && initials.may_open("Abc"));
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
        assert!(!initials.may_open("МАСТ") && !initials.may_open("fog"));
        for word in ["брод", "bridge", "ü", "школа", ""] {
            assert!(!initials.may_open(word), "{word}");
            assert!(!sieve.may_hold(word), "{word}");
        }
    }
}
