//! Joins lines that were cut at a fixed width back into paragraphs.

use crate::clean::facts::{LineFacts, Shape};
use crate::model::source::LineElement;

/// Lines wider than this were not cut at a fixed width, in characters.
const MAX_WIDTH: usize = 130;
/// The narrowest column that a text is cut to.
const MIN_WIDTH: usize = 35;

/// For each kept line, whether it goes on from the kept line before it.
pub(super) fn continuations(facts: &[LineFacts], kept: &[usize]) -> Vec<bool> {
    let width = wrap_width(facts, kept);
    let follows = |pair: &[usize]| {
        let (before, line) = (&facts[pair[0]], &facts[pair[1]]);
        let adjacent = pair[1] == pair[0] + 1;
        let wrapped = width.is_some_and(|width| goes_on(before, line, width));
        adjacent && (line.markup.continues || wrapped)
    };
    let first = (!kept.is_empty()).then_some(false);
    first.into_iter().chain(kept.windows(2).map(follows)).collect()
}

/// The width at which a plain text was cut; none where its lines are paragraphs.
///
/// In a wrapped text the lines of a paragraph follow one another without a blank line, are all
/// about as long, and mostly do not end with a sentence.
fn wrap_width(facts: &[LineFacts], kept: &[usize]) -> Option<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let mut unfinished = 0;
    for pair in kept.windows(2).filter(|pair| pair[1] == pair[0] + 1) {
        let before = &facts[pair[0]];
        if before.shape == Shape::Words && before.markup.element == LineElement::Plain {
            widths.push(before.text.chars().count());
            unfinished += usize::from(!before.ends_sentence);
        }
    }
    let widest = widths.iter().copied().max()?;
    let full = widths.iter().filter(|width| **width * 4 >= widest * 3).count();
    let wrapped = (MIN_WIDTH..=MAX_WIDTH).contains(&widest)
        && widths.len() >= 3
        && full * 10 >= widths.len() * 7
        && unfinished * 2 >= widths.len();
    wrapped.then_some(widest)
}

/// Whether a line goes on from the line before it in a text cut at `width`.
fn goes_on(before: &LineFacts, line: &LineFacts, width: usize) -> bool {
    let plain =
        |line: &LineFacts| line.shape == Shape::Words && line.markup.element == LineElement::Plain;
    let first_word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let length = before.text.chars().count();
    let no_room = length + 1 + first_word > width || length * 20 >= width * 17;
    plain(before) && plain(line) && no_room && !(before.ends_sentence && length * 5 < width * 4)
}

/// Adds a line's words to a block's text.
pub(super) fn join(text: &mut String, line: &str) {
    for word in line.split_whitespace() {
        text.push(' ');
        text.push_str(word);
    }
}
