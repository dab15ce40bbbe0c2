//! Knows verses, which are as short as a menu's items but end with the marks of sentences.
//!
//! A poem or a song beside the text is part of it, as a whole: the labeller tells a line by those
//! around it, and of many short lines it may keep some.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};

/// A verse has no more words.
const LONGEST: usize = 10;
/// A poem has at least so many verses that end with a mark.
const FEWEST: usize = 6;

/// Keeps each poem that touches a kept line.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    for poem in poems(facts, &worded) {
        let around = poem.start.saturating_sub(1)..(poem.end + 1).min(worded.len());
        if worded[around].iter().any(|index| labels[*index] == Label::Keep) {
            worded[poem].iter().for_each(|index| labels[*index] = Label::Keep);
        }
    }
}

/// The poems of a page, as places among its lines with words.
fn poems(facts: &[LineFacts], worded: &[usize]) -> Vec<Range<usize>> {
    let mut poems = Vec::new();
    let mut start = 0;
    while start < worded.len() {
        let is_verse = |index: &&usize| may_be_verse(&facts[**index]);
        let end = start + worded[start..].iter().take_while(is_verse).count();
        let poem = poem(facts, &worded[start..end]);
        poems.extend(poem.map(|poem| poem.start + start..poem.end + start));
        start = end.max(start + 1);
    }
    poems
}

/// The stretch of short lines in which those with a mark lead the most.
fn poem(facts: &[LineFacts], lines: &[usize]) -> Option<Range<usize>> {
    let (mut sum, mut start) = (0, 0);
    let mut best = (1, 0..0);
    for (place, index) in lines.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, place);
        }
        sum += if ends_as_verse(&facts[*index]) { 1 } else { -1 };
        if sum >= best.0 {
            best = (sum, start..place + 1);
        }
    }
    let marked = lines[best.1.clone()].iter().filter(|index| ends_as_verse(&facts[**index]));
    (marked.count() >= FEWEST).then_some(best.1)
}

fn may_be_verse(line: &LineFacts) -> bool {
    line.shape == Shape::Words && line.words <= LONGEST && line.is_plain()
}

fn ends_as_verse(line: &LineFacts) -> bool {
    line.text.ends_with([',', ';', ':', '.', '!', '?', '—', '–']) && !line.text.ends_with("...")
}
