//! The sounds of letters in Latin: one table for all languages, in which addresses are written.
//!
//! The table is by letters, not by languages, for a name seldom says which language it is in: `г` is
//! `g` in Ukrainian too, and Kazakh `ң` is `ng`. It gives plain letters alone, so a word stays whole.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::list;

const LATIN_LIST: &str = include_str!("lists/latin.txt");
static LATIN: LazyLock<HashMap<char, &'static str, RandomState>> = LazyLock::new(read);

/// A small letter in Latin; empty for a sign without a sound, as `ь`, and none of a letter that the
/// table does not have.
pub fn latin(letter: char) -> Option<&'static str> {
    LATIN.get(&letter).copied()
}

/// The table: letters of Latin, and those that are written so.
pub fn table() -> impl Iterator<Item = (&'static str, &'static str)> {
    list::entries(LATIN_LIST)
}

fn read() -> HashMap<char, &'static str, RandomState> {
    table().filter_map(|(latin, letter)| Some((letter.chars().next()?, latin))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_small_cyrillic_letter_has_its_sound() {
        let letters = ('\u{430}'..='\u{52f}').filter(|letter| letter.is_lowercase());
        let mute: String = letters.filter(|letter| latin(*letter).is_none()).collect();
        assert_eq!(mute, "");
    }

    #[test]
    fn each_letter_stands_once_and_gives_small_letters() {
        for (latin, letter) in table() {
            assert_eq!(letter.chars().count(), 1, "{letter}");
            assert!(latin.chars().all(|sound| sound.is_ascii_lowercase()), "{latin}");
        }
        assert_eq!(table().count(), LATIN.len());
    }

    #[test]
    fn only_signs_are_without_a_sound() {
        let silent: String =
            table().filter(|(latin, _)| latin.is_empty()).map(|(_, sign)| sign).collect();
        assert_eq!(silent, "ъьҍء");
    }
}
