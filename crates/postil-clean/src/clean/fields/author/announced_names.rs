//! Names that nothing but the word before them makes names: those in small letters, in scripts without
//! capitals, and users' names.

use std::borrow::Cow;

use crate::clean::fields::author::found::NamesFound;
use postil_text::bylines::{BEHIND, JOINS, is_given_name, is_trailing};
use postil_text::roles;

/// Names in Arabic and other scripts without capitals, where a word announces them and nothing else
/// follows; a comma parts them, or the letter that joins two words: `ليلى حداد ومنى سالم`.
pub(super) fn without_capitals(text: &str, found: &mut NamesFound<'_>) {
    let mut names: Vec<Vec<&str>> = Vec::new();
    for part in text.split(['،', ',']) {
        names.push(Vec::new());
        for word in part.split_whitespace() {
            let own = names.last_mut().expect("a name that is being read");
            let joined = word.strip_prefix('و').filter(|rest| own.len() > 1 && is_given_name(rest));
            match joined {
                Some(given) => names.push(vec![given]),
                None => own.push(word),
            }
        }
    }
    let is_name =
        |name: &Vec<&str>| (2..=4).contains(&name.len()) && name.iter().all(is_without_capitals);
    if names.iter().all(is_name) {
        found.joined = names.len() > 1;
        found.names = names.into_iter().map(|name| name.join(" ")).collect();
        found.rest = Cow::default();
    }
}

/// Whether a word is of letters that have no small ones.
fn is_without_capitals(word: &&str) -> bool {
    word.chars().all(|c| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase())
}

/// Whether a word may be one of a name.
fn is_word(word: &&str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
}

/// A name in small letters, where a word announces it and nothing else follows.
pub(super) fn in_small_letters(text: &str, found: &mut NamesFound<'_>) {
    let words: Vec<&str> = text.split_whitespace().collect();
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
