//! The words of candidates that the text has too.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::page::PageParts;
use postil_text::letter::{self, lower_case};

/// How much of the body is searched for a candidate's words, in bytes a line and in lines.
const SEARCHED_BYTES: usize = 1500;
const SEARCHED_LINES: usize = 60;

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
        let possible = Possible::of(words.iter().copied().chain(lower.iter().map(String::as_str)));
        let mut found = TextWords { small: HashSet::default(), capital: HashSet::default() };
        let lines = page.facts[page.body.clone()].iter().filter(|l| l.words > 8);
        for line in lines.take(SEARCHED_LINES) {
            let text = &line.text[..line.text.floor_char_boundary(SEARCHED_BYTES)];
            for word in letter::words(text).filter(|word| possible.holds(word)) {
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

/// Which words may be among some others, by two of their bytes; to look each word of a text up in
/// a set takes much longer.
struct Possible([bool; 64 * 64]);

impl Possible {
    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut possible = Possible([false; 64 * 64]);
        words.filter_map(Self::place).for_each(|place| possible.0[place] = true);
        possible
    }

    fn holds(&self, word: &str) -> bool {
        Self::place(word).is_some_and(|place| self.0[place])
    }

    /// The place of a word of at least three bytes, by its second byte, which tells the first letter
    /// of Cyrillic, and its last.
    fn place(word: &str) -> Option<usize> {
        match word.as_bytes() {
            [_, second, .., last] => Some(usize::from(second % 64) * 64 + usize::from(last % 64)),
            _ => None,
        }
    }
}
