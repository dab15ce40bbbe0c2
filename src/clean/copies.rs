//! Removes what a page says twice: a version to be printed, a copy for small screens.
//!
//! A refrain is no such copy, nor a sentence that an author or a law repeats: only a run of long
//! lines that stand on the page in the same words before is.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::facts::LineFacts;
use crate::clean::labels::Label;
use crate::clean::rules;

/// Of so many words in [`LONG`] lines a run is a copy.
const FEWEST_WORDS: usize = 60;
/// Lines of fewer words may be verses or headings, which say nothing of a copy.
const LONG: usize = 12;

/// Removes the runs of kept lines that repeat earlier ones.
pub(super) fn remove(labels: &mut [Label], facts: &[LineFacts]) {
    if !facts.iter().any(|line| line.copies > 1 && line.words >= LONG) {
        return;
    }
    let mut seen: HashSet<&str, RandomState> = HashSet::default();
    let is_kept = |index: &usize| labels[*index] == Label::Keep && facts[*index].has_words();
    let kept: Vec<(usize, bool)> = (0..facts.len())
        .filter(is_kept)
        .map(|index| (index, !seen.insert(facts[index].text)))
        .collect();
    for run in kept.chunk_by(|(_, one), (_, next)| one == next) {
        let long = run.iter().map(|(index, _)| facts[*index].words).filter(|words| *words >= LONG);
        if run[0].1 && long.sum::<usize>() >= FEWEST_WORDS {
            run.iter().for_each(|(index, _)| labels[*index] = Label::Remove(rules::COPY));
        }
    }
}
