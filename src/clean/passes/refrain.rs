//! Knows refrains: what returns amid the text is text the second time too.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::facts::LineFacts;
use crate::clean::labels::Label;
use crate::clean::passes::View;
use crate::clean::rules;

/// A line of fewer words is no refrain but furniture between paragraphs: `Реклама`.
const REFRAIN: usize = 4;

/// Keeps the lines amid the text that have a kept copy.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let with_words: Vec<usize> =
        (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let kept = |labels: &[Label], index: usize| labels[index] == Label::Keep;
    let texts: HashSet<&str, RandomState> = with_words
        .iter()
        .filter(|index| may_return(&facts[**index]) && kept(labels, **index))
        .map(|index| facts[*index].text)
        .collect();
    if texts.is_empty() {
        return;
    }
    let is_refrain = |labels: &[Label], index: usize| {
        let in_doubt = labels[index] == Label::Remove(rules::OUTSIDE);
        in_doubt && texts.contains(facts[index].text)
    };
    let mut after_kept = false;
    let mut start = 0;
    for place in 0..with_words.len() {
        let index = with_words[place];
        if is_refrain(labels, index) {
            continue;
        }
        if after_kept && kept(labels, index) {
            with_words[start..place].iter().for_each(|index| labels[*index] = Label::Keep);
        }
        (after_kept, start) = (kept(labels, index), place + 1);
    }
}

/// Whether a line may be a refrain: it reads as a verse or a sentence does.
fn may_return(line: &LineFacts) -> bool {
    line.copies > 1 && line.words >= REFRAIN && (line.ends_sentence || line.text.ends_with(','))
}
