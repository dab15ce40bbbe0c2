//! Keeps the deck, the sentence below the headline that tells more of it, where markup shows that it belongs
//! to it: it stands apart from the text, as a byline or a menu does, and is a part of it.

use std::ops::RangeInclusive;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::{View, stems_of};
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use postil_text::stem::stems;

/// A deck has so many words.
const WORDS: RangeInclusive<usize> = 5..=60;
/// The text and the headline have so many of its stems, and one in so many.
const SHARED: usize = 2;
const PART: usize = 3;
/// So many of the text's lines with words are looked at.
const LINES: usize = 12;

/// Keeps the first line below the headline, bylines and days left out, if it is a deck.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let Some(title) = view.fields.title.last() else { return };
    let is_open = |index: &usize| {
        let is_field = matches!(labels[*index], Label::Remove(rule) if rule.holds_field());
        view.facts[*index].has_words() && !is_field
    };
    let below = (title + 1..view.text.start).find(is_open);
    if let Some(index) = below.filter(|index| is_deck(view, *title, *index)) {
        let is_unnamed = matches!(labels[index], Label::Remove(Rule::Outside | Rule::Navigation));
        labels[index] = if is_unnamed { Label::Keep } else { labels[index] };
    }
}

/// Whether a line reads as a sentence, stands where the headline does, and says what it and the text say.
fn is_deck(view: &View, title: usize, index: usize) -> bool {
    let line = &view.facts[index];
    let reads = line.shape == Shape::Words
        && WORDS.contains(&line.words)
        && line.dates.is_empty()
        && line.is_plain();
    reads && stands_beside(&view.facts[title], line) && tells_more(view, title, line)
}

/// Whether two lines stand in the same element; a bare text does not show it.
fn stands_beside(one: &LineFacts, other: &LineFacts) -> bool {
    let element = |line: &LineFacts| line.markup.context.as_ref().map(|context| context.parent);
    element(one).is_some() && element(one) == element(other)
}

fn tells_more(view: &View, title: usize, line: &LineFacts) -> bool {
    let lines = view.text.clone().filter(|index| view.facts[*index].has_words()).take(LINES);
    let of_text = stems_of(view.facts, lines.chain([title]));
    let own = stems(line.text);
    let shared = own.iter().filter(|stem| of_text.contains(stem)).count();
    shared >= SHARED && shared * PART >= own.len()
}
