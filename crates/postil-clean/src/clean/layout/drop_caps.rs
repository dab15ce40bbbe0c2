//! Finds initials that were set in an element, or a line, of their own: `С`, then `удья сказал …`.
//!
//! A page has one such initial, or a few; where many lines are of one letter, they head the parts of
//! a glossary.

use std::ops::Range;

use crate::clean::layout::wrap::has_words;
use crate::model::source::{LineElement, SourceLine};

/// A page with so many lines of one letter is a glossary, or a table.
const MANY: usize = 4;
/// The paragraph of an initial has so many words.
const FEWEST_WORDS: usize = 5;

/// Joins each initial to the line that goes on from it; the groups cover all lines, in order.
pub(crate) fn joined(
    lines: &[SourceLine],
    groups: Vec<Range<usize>>,
    alone: impl Fn(&SourceLine) -> bool,
) -> Vec<Range<usize>> {
    let count = lines.iter().filter(|line| is_initial(line)).count();
    if count == 0 || count >= MANY {
        return groups;
    }
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(groups.len());
    // The initial that waits for its paragraph: a place in `joined`.
    let mut open: Option<usize> = None;
    for group in groups {
        let first = &lines[group.start];
        let initial = open.filter(|at| goes_on(&lines[joined[*at].start], first) && !alone(first));
        match initial {
            Some(at) => {
                joined.truncate(at + 1);
                joined[at].end = group.end;
                open = None;
            }
            None => {
                if has_words(first) {
                    open = (group.len() == 1 && is_initial(first) && !alone(first))
                        .then_some(joined.len());
                }
                joined.push(group);
            }
        }
    }
    joined
}

/// Whether a line is an initial with its paragraph behind it.
pub(crate) fn goes_on(initial: &SourceLine, next: &SourceLine) -> bool {
    is_initial(initial)
        && next.text.trim_start().starts_with(char::is_lowercase)
        && next.text.split_whitespace().nth(FEWEST_WORDS - 1).is_some()
}

/// Whether a line is one capital letter, perhaps behind an opening quotation mark.
fn is_initial(line: &SourceLine) -> bool {
    let mut letters = line.text.trim().trim_start_matches(['«', '“', '„', '"']).chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_capital && line.markup.element != LineElement::ListItem
}
