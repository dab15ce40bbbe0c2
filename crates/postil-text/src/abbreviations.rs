//! Short words before a full stop that does not end a sentence.

use std::sync::LazyLock;

use crate::list::WordList;

static ABBREVIATIONS: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("lists/abbreviations.txt")));

/// Whether a word in small letters is one of them.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.key(word).is_some()
}
