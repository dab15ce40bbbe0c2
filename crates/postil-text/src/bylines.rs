//! Words of bylines: common given names, and what stands between, inside and behind names; they are in
//! `lists/bylines.txt`.

use std::sync::LazyLock;

use crate::letter::lower_case;
use crate::phrases::PhraseList;

const BYLINES: &str = include_str!("lists/bylines.txt");

/// A list that is read when it is first used.
type Words = LazyLock<PhraseList>;

fn read(name: &str) -> PhraseList {
    PhraseList::read(BYLINES, &[name])
}

static GIVEN: Words = LazyLock::new(|| read("given"));
/// Words between two names.
pub static JOINS: Words = LazyLock::new(|| read("joins"));
/// Small words inside a name.
pub static PARTICLES: Words = LazyLock::new(|| read("particles"));
/// Small words behind a name, where its day or its place follows.
pub static BEHIND: Words = LazyLock::new(|| read("behind"));
/// What an outlet is, between a role and a name.
pub static MEDIA: Words = LazyLock::new(|| read("media"));
static TRAILING: Words = LazyLock::new(|| read("trailing"));

/// Whether a word is a common given name, in any case: a line that starts with one is likely to
/// name a person.
pub fn is_given_name(word: &str) -> bool {
    GIVEN.has(&lower_case(word))
}

/// Whether a word with a capital is one that a naive scrape leaves glued to the end of a name.
pub fn is_trailing(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && TRAILING.has(&lower_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases;

    #[test]
    fn lists_of_words_in_bylines_are_tidy() {
        phrases::assert_tidy(BYLINES);
        for list in [&GIVEN, &JOINS, &PARTICLES, &BEHIND, &MEDIA, &TRAILING] {
            assert!(list.len() > 8);
        }
    }

    #[test]
    fn names_and_what_hangs_on_them_are_told_apart() {
        assert!(is_given_name("Нора") || is_given_name("NORA"));
        assert!(is_given_name("Айгүл") && !is_given_name("Мост"));
        assert!(is_trailing("Updated") && is_trailing("ON") && !is_trailing("on"));
    }
}
