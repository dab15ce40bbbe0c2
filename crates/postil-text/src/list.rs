//! Lists of words as data: `key = entry entry …`, one key a line, `#` before a remark.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::endings;

/// What each form of each word of a list stands for.
pub(crate) struct WordList {
    keys: HashMap<String, &'static str, RandomState>,
    /// The first words of entries of several words, which are written with `_`.
    openings: HashSet<String, RandomState>,
    /// The most words of an entry.
    longest: usize,
}

impl WordList {
    /// Reads a list and makes the forms of its words; where two keys have a form, the first has it.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut list =
            WordList { keys: HashMap::default(), openings: HashSet::default(), longest: 1 };
        for (key, entry) in entries(text) {
            for form in endings::forms(entry) {
                list.add(key, form.replace('_', " "));
            }
        }
        list
    }

    fn add(&mut self, key: &'static str, form: String) {
        let words = form.split(' ').count();
        if let Some((first, _)) = form.split_once(' ') {
            self.openings.insert(first.to_owned());
        }
        self.longest = self.longest.max(words);
        self.keys.entry(form).or_insert(key);
    }

    /// Every form of every entry.
    pub(crate) fn forms(&self) -> Vec<&str> {
        self.keys.keys().map(String::as_str).collect()
    }

    /// What a word stands for.
    pub(crate) fn key(&self, word: &str) -> Option<&'static str> {
        self.keys.get(word).copied()
    }

    /// What some words begin with: the key of the longest entry, and how many words it has.
    pub(crate) fn opening<'w>(
        &self,
        words: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<(&'static str, usize)> {
        let first = words(0)?;
        let phrase = || {
            let mut phrase = first.to_owned();
            let longer = (1..self.longest).filter_map(|at| {
                phrase = format!("{phrase} {}", words(at)?);
                Some((self.key(&phrase)?, at + 1))
            });
            longer.last()
        };
        let found = self.openings.contains(first).then(phrase).flatten();
        found.or_else(|| Some((self.key(first)?, 1)))
    }
}

/// The keys of a list and their entries.
pub(crate) fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once('='));
    pairs.flat_map(|(key, entries)| entries.split_whitespace().map(move |it| (key.trim(), it)))
}

/// Holds that every form of every entry is found under its key, and that no class is misspelt.
#[cfg(test)]
pub(crate) fn assert_complete(text: &'static str, list: &WordList) {
    let mut forms = 0;
    for (key, entry) in entries(text) {
        let of_entry = endings::forms(entry);
        assert!(!of_entry.is_empty(), "{entry} has no class of endings");
        for form in of_entry {
            let words: Vec<&str> = form.split('_').collect();
            let found = list.opening(|at| words.get(at).copied());
            assert_eq!(found, Some((key, words.len())), "{form} of {entry}");
            forms += 1;
        }
    }
    assert!(forms > 6, "the list is empty");
}
