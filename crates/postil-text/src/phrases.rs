//! Lists of phrases as data: `[name]` heads a list, `|` parts its phrases, `#` opens a remark.
//!
//! A list of several names, `[one two]`, is part of each of them, so that a phrase that serves two
//! ends stands once.

use std::collections::{BTreeMap, HashSet};
use std::ops::Deref;

use foldhash::fast::RandomState;

use crate::letter::lower_case;
use crate::sieve::{Initials, Sieve};

/// The phrases of a list, in small letters.
#[derive(Debug)]
pub struct PhraseList {
    phrases: Vec<&'static str>,
    by_initial: Vec<(char, Vec<&'static str>)>,
    initials: Initials,
    sieve: Sieve,
    set: HashSet<&'static str, RandomState>,
}

impl PhraseList {
    /// Reads the lists of some names from a text, one behind the other.
    pub(crate) fn read(text: &'static str, names: &[&str]) -> Self {
        let phrases: Vec<&str> = names.iter().flat_map(|name| list(text, name)).collect();
        let mut by_initial: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for phrase in &phrases {
            by_initial.entry(phrase.chars().next().unwrap_or_default()).or_default().push(phrase);
        }
        let initials = Initials::of(phrases.iter().copied());
        let sieve = Sieve::in_any_case(phrases.iter().copied());
        let set = phrases.iter().copied().collect();
        PhraseList { phrases, by_initial: by_initial.into_iter().collect(), initials, sieve, set }
    }

    /// Whether a phrase may open a text, in small letters or capitals.
    #[inline]
    pub fn may_open(&self, text: &str) -> bool {
        self.initials.may_open(text)
    }

    /// The phrases that start with a letter, which is in lower case.
    pub fn starting_with(&self, initial: char) -> &[&'static str] {
        let place = self.by_initial.binary_search_by_key(&initial, |(initial, _)| *initial);
        place.map_or(&[], |place| &self.by_initial[place].1)
    }

    /// Whether a text in small letters is one of the phrases.
    #[inline]
    pub fn has(&self, text: &str) -> bool {
        self.sieve.may_hold(text) && self.set.contains(text)
    }

    /// Whether a text is one of the phrases, in small letters or capitals.
    #[inline]
    pub fn has_in_any_case(&self, text: &str) -> bool {
        self.sieve.may_hold(text) && self.set.contains(&*lower_case(text))
    }
}

impl Deref for PhraseList {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.phrases
    }
}

/// The phrases of the lists that have a name.
pub(crate) fn list<'a>(
    text: &'static str,
    name: &'a str,
) -> impl Iterator<Item = &'static str> + 'a {
    let own = lists(text).filter(move |(names, _)| names.split(' ').any(|own| own == name));
    own.flat_map(|(_, list)| phrases(list))
}

/// The lists of a text: their names, and what holds their phrases.
fn lists(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.split("\n[").filter_map(|list| list.split_once("]\n"))
}

/// The phrases of a list.
fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let phrases = lines.flat_map(|line| line.split('|')).map(str::trim);
    phrases.filter(|phrase| !phrase.is_empty())
}

/// Holds of a text of lists that each has phrases, all in small letters, and none of them twice.
#[cfg(test)]
pub(crate) fn assert_tidy(text: &'static str) {
    assert!(lists(text).next().is_some(), "there is no list");
    for (names, list) in lists(text) {
        let phrases: Vec<&str> = phrases(list).collect();
        assert!(!phrases.is_empty(), "[{names}] is empty");
        let distinct: HashSet<&str> = phrases.iter().copied().collect();
        assert_eq!(distinct.len(), phrases.len(), "[{names}] has a phrase twice");
        for phrase in phrases {
            assert_eq!(phrase, phrase.to_lowercase(), "[{names}]");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = "\
        # Remark.\n[one]\nмост|новый мост|\nброд\n\n# Another.\n[two]\nмарт|ёлка\n[one three]\nоба\n";

    #[test]
    fn lists_are_read_by_their_names() {
        assert_tidy(LISTS);
        let one = PhraseList::read(LISTS, &["one"]);
        assert_eq!(one[..], ["мост", "новый мост", "брод", "оба"]);
        let both = PhraseList::read(LISTS, &["one", "two"]);
        assert_eq!(both.starting_with('м'), ["мост", "март"]);
        assert_eq!(both.starting_with('я'), [""; 0]);
        assert!(both.has("ёлка") && !one.has("ёлка"));
        assert!(both.has_in_any_case("Ёлка") && !both.has_in_any_case("ЁЛКИ"));
        let words = PhraseList::read("# Remark.\n[one]\nkm|spaß\n", &["one"]);
        assert!(words.has_in_any_case("\u{212a}m") && words.has_in_any_case("SPAẞ"));
        assert!(!one.has("") && !one.has_in_any_case(""));
        assert_eq!(PhraseList::read(LISTS, &["three"])[..], ["оба"]);
        assert!(PhraseList::read(LISTS, &["four"]).is_empty());
    }
}
