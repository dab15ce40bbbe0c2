//! What is kept where the networks keep nothing.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};

/// Keeps what the rules take for the text of a page that has none for the networks.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    if !labels.contains(&Label::Keep) {
        let run = Some(view.text.clone()).filter(|run| !run.is_empty());
        labels[run.or_else(|| all_words(view.facts)).unwrap_or(0..0)].fill(Label::Keep);
    }
}

/// Where no line reads as text, everything from the first words to the last.
fn all_words(facts: &[LineFacts]) -> Option<Range<usize>> {
    let is_text = |line: &LineFacts| line.shape == Shape::Words && line.cue.is_none();
    let first = facts.iter().position(is_text)?;
    let last = facts.iter().rposition(is_text)?;
    Some(first..last + 1)
}
