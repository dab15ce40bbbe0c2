//! Removes what a page says twice: a version to be printed, a copy for small screens.
//!
//! A refrain is no such copy, nor a sentence that an author or a law repeats: only a run of long
//! lines that says once more most of what the page said before it.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;

/// Lines of fewer words may be verses or headings, which say nothing of a copy.
const LONG: usize = 12;
/// A copy has so many different long lines, and so many words in them.
const FEWEST_LINES: usize = 2;
const FEWEST_WORDS: usize = 60;

/// Lines that differ from one another.
type Texts<'a> = HashSet<&'a str, RandomState>;

/// Removes the runs of kept lines that repeat most of what stands before them.
pub(super) fn remove(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    if !facts.iter().any(|line| line.copies > 1 && line.words >= LONG) {
        return;
    }
    let mut said = Texts::default();
    let mut words_said = 0;
    let is_kept = |index: &usize| labels[*index] == Label::Keep && facts[*index].has_words();
    let kept: Vec<(usize, bool)> = (0..facts.len())
        .filter(is_kept)
        .map(|index| (index, said.insert(facts[index].text)))
        .collect();
    for run in kept.chunk_by(|(_, is_new), (_, next)| is_new == next) {
        let (count, words) = long_lines(run.iter().map(|(index, _)| &facts[*index]));
        if run[0].1 {
            words_said += words;
        } else if count >= FEWEST_LINES && words >= FEWEST_WORDS && words * 2 >= words_said {
            run.iter().for_each(|(index, _)| labels[*index] = Label::Remove(Rule::Copy));
        }
    }
}

/// How many different long lines there are among some, and the words in them.
fn long_lines<'a>(lines: impl Iterator<Item = &'a LineFacts<'a>>) -> (usize, usize) {
    let mut texts = Texts::default();
    let long = lines.filter(|line| line.words >= LONG && texts.insert(line.text));
    let words = long.map(|line| line.words).sum();
    (texts.len(), words)
}
