//! Keeps what a series repeats within its texts, where it touches what is text by itself: questions and
//! headings, a greeting, a signature.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;

/// Keeps such lines where each of the page's own paragraphs beside them is text.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let of_text = |index: usize| facts[index].standing.is_of_text();
    let is_own = |index: &&usize| facts[**index].standing.others == 0 && facts[**index].is_prose();
    let mut start = 0;
    for run in worded.chunk_by(|one, next| of_text(*one) == of_text(*next)) {
        let (before, behind) = (worded[..start].last(), worded.get(start + run.len()));
        start += run.len();
        let beside: Vec<&usize> = before.into_iter().chain(behind).filter(is_own).collect();
        let touches =
            !beside.is_empty() && beside.iter().all(|index| labels[**index] == Label::Keep);
        if of_text(run[0]) && touches {
            run.iter().for_each(|index| labels[*index] = Label::Keep);
        }
    }
}
