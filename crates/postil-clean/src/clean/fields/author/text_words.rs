//! The words of candidates that the text has too.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::page::PageParts;
use postil_text::letter::{self, lower_case};
use postil_text::sieve::Sieve;

/// How much of the body is searched for a candidate's words, in bytes a line and in lines.
const SEARCHED_BYTES: usize = 1500;
const SEARCHED_LINES: usize = 60;
/// A shorter word is not searched for, in bytes.
const SHORTEST: usize = 3;

/// Which of the candidates' words stand in the text, with a small letter and with a capital.
pub(super) struct TextWords<'a> {
    pub small: HashSet<&'a str, RandomState>,
    pub capital: HashSet<&'a str, RandomState>,
}

impl<'a> TextWords<'a> {
    /// Looks for some words in the text of a page.
    pub fn new<'c>(page: &PageParts<'a>, words: impl Iterator<Item = &'c str>) -> Self {
        let words: HashSet<&str, RandomState> = words.collect();
        let lower: HashSet<String, RandomState> =
            words.iter().map(|word| lower_case(word).into_owned()).collect();
        let possible = Sieve::of(words.iter().copied().chain(lower.iter().map(String::as_str)));
        let mut found = TextWords { small: HashSet::default(), capital: HashSet::default() };
        let lines = page.facts[page.body.clone()].iter().filter(|l| l.words > 8);
        for line in lines.take(SEARCHED_LINES) {
            let text = &line.text[..line.text.floor_char_boundary(SEARCHED_BYTES)];
            let is_possible = |word: &&str| word.len() >= SHORTEST && possible.may_hold(word);
            for word in letter::words(text).filter(is_possible) {
                if words.contains(word) {
                    found.capital.insert(word);
                } else if lower.contains(word) {
                    found.small.insert(word);
                }
            }
        }
        found
    }
}
