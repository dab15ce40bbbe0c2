//! Which lines of a raw file a page has room for: of a very long file the first and the last.

use std::ops::Range;

use crate::model::source::SourceLine;

/// Characters of one line that are shown; the rest stands in the raw file.
pub(super) const LONGEST_LINE: usize = 2000;

/// Characters that the first lines may have together, and so may the last ones.
const HALF: usize = 200_000;

/// For so many characters counts what a page needs for a line besides its words.
const AROUND: usize = 40;

/// The lines between the first and the last ones that there is room for; empty where all are shown.
pub(super) fn omitted(lines: &[SourceLine]) -> Range<usize> {
    let first = fitting(lines.iter());
    if first == lines.len() {
        return first..first;
    }
    let last = lines.len() - fitting(lines[first..].iter().rev());
    first..last
}

/// How many of some lines fit into one half.
fn fitting<'a>(lines: impl Iterator<Item = &'a SourceLine>) -> usize {
    let mut left = HALF;
    let fits = |line: &&SourceLine| match left.checked_sub(cost(line)) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    lines.take_while(fits).count()
}

/// Lines without words are shown together, as one.
fn cost(line: &SourceLine) -> usize {
    match line.text.trim().is_empty() {
        true => 1,
        false => AROUND + line.text.chars().take(LONGEST_LINE).count(),
    }
}
