//! Names that nothing but the word before them makes names: those in small letters, and users' names.

use std::borrow::Cow;

use crate::clean::fields::author::found::NamesFound;
use postil_text::bylines::{BEHIND, JOINS, is_trailing};
use postil_text::roles;

/// A name in small letters, where a word announces it and nothing else follows.
pub(super) fn in_small_letters(text: &str, found: &mut NamesFound<'_>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word =
        |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let is_other = |word: &&str| {
        JOINS.has(word) || BEHIND.has(word) || roles::is_beside_name(word) || is_trailing(word)
    };
    if (2..=3).contains(&words.len()) && words.iter().all(is_word) && !words.iter().any(is_other) {
        found.names = vec![words.join(" ")];
        found.rest = Cow::default();
    }
}

/// A user's name such as `river_cat`, where a word announces it.
pub(super) fn handle(text: &str, found: &mut NamesFound<'_>) {
    let mut words = text.split_whitespace();
    let Some(word) = words.next() else { return };
    let word = word.trim_matches(['@', ',', '.', ':']);
    let fits = word.starts_with(char::is_alphanumeric)
        && word.chars().all(|c| c.is_alphanumeric() || "_-.'".contains(c))
        && word.chars().any(char::is_alphabetic);
    if fits {
        found.names.push(word.to_owned());
        found.rest = words.collect::<Vec<_>>().join(" ").into();
    }
}
