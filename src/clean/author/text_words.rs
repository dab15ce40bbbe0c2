//! The words of candidates that the text has too.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::author::candidates::Candidate;
use crate::clean::page::PageParts;
use crate::model::letter::{is_letter_or_digit, lower_case};

/// How much of the body is searched for a candidate's words, in bytes a line and in lines.
const SEARCHED_BYTES: usize = 1500;
const SEARCHED_LINES: usize = 60;

/// Which of the candidates' words stand in the text, with a small letter and with a capital.
pub(super) struct TextWords<'a> {
    pub small: HashSet<&'a str, RandomState>,
    pub capital: HashSet<&'a str, RandomState>,
}

impl<'a> TextWords<'a> {
    pub fn new(page: &PageParts<'a>, candidates: &[Candidate]) -> Self {
        let words: HashSet<&str, RandomState> =
            candidates.iter().flat_map(Candidate::first_words).collect();
        let lower: HashSet<String, RandomState> =
            words.iter().map(|word| lower_case(word).into_owned()).collect();
        let mut found = TextWords { small: HashSet::default(), capital: HashSet::default() };
        let lines = page.facts[page.body.clone()].iter().filter(|l| l.words > 8);
        for line in lines.take(SEARCHED_LINES) {
            let text = &line.text[..line.text.floor_char_boundary(SEARCHED_BYTES)];
            for word in text.split(|c: char| !is_letter_or_digit(c)).filter(|w| w.len() > 2) {
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
