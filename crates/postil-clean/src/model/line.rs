//! The lines of a source document, by number and in runs.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The number of a line in its source document, counted from 1.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct LineNumber(u32);

impl LineNumber {
    /// The number of the line with an index, counted from 0.
    pub fn of_index(index: usize) -> Self {
        LineNumber(index as u32 + 1)
    }

    /// Its index, counted from 0.
    pub fn index(self) -> usize {
        self.0.saturating_sub(1) as usize
    }

    /// It as a number.
    pub fn get(self) -> u32 {
        self.0
    }

    /// The line behind it.
    pub fn next(self) -> Self {
        LineNumber(self.0.saturating_add(1))
    }
}

impl From<u32> for LineNumber {
    fn from(number: u32) -> Self {
        LineNumber(number)
    }
}

impl fmt::Display for LineNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A run of lines, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct LineRange {
    /// The first line.
    pub first: LineNumber,
    /// The last line; never before the first.
    pub last: LineNumber,
}

impl LineRange {
    /// From one line to another, both included.
    pub fn new(first: impl Into<LineNumber>, last: impl Into<LineNumber>) -> Self {
        LineRange { first: first.into(), last: last.into() }
    }

    /// One line.
    pub fn one(line: impl Into<LineNumber>) -> Self {
        let line = line.into();
        LineRange { first: line, last: line }
    }

    /// The lines with these indices, counted from 0; there is one at least.
    pub fn of_indices(indices: Range<usize>) -> Self {
        let first = LineNumber::of_index(indices.start);
        LineRange { first, last: LineNumber(indices.end as u32).max(first) }
    }

    /// The indices of its lines, counted from 0.
    pub fn indices(self) -> Range<usize> {
        self.first.index()..self.last.get() as usize
    }

    /// Whether a line is one of them.
    pub fn contains(self, line: LineNumber) -> bool {
        (self.first..=self.last).contains(&line)
    }
}

/// The lines of `runs` that are not in `others`; both are in file order.
pub fn lines_without(runs: &[LineRange], others: &[LineRange]) -> Vec<LineRange> {
    let mut others = others.iter().peekable();
    let mut left = Vec::new();
    for run in runs {
        let mut first = run.first;
        while others.next_if(|other| other.last < first).is_some() {}
        for other in others.clone().take_while(|other| other.first <= run.last) {
            if first < other.first {
                left.push(LineRange { first, last: LineNumber(other.first.0 - 1) });
            }
            first = first.max(other.last.next());
        }
        if first <= run.last {
            left.push(LineRange { first, last: run.last });
        }
    }
    left
}

/// How many lines some runs have.
pub fn count_lines(runs: &[LineRange]) -> u64 {
    runs.iter().map(|run| u64::from(run.last.0) - u64::from(run.first.0) + 1).sum()
}

impl From<(u32, u32)> for LineRange {
    fn from((first, last): (u32, u32)) -> Self {
        LineRange::new(first, last)
    }
}

impl From<LineRange> for (u32, u32) {
    fn from(range: LineRange) -> Self {
        (range.first.0, range.last.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(runs: &[(u32, u32)], others: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let ranges = |runs: &[(u32, u32)]| runs.iter().copied().map(LineRange::from).collect();
        let (runs, others): (Vec<_>, Vec<_>) = (ranges(runs), ranges(others));
        lines_without(&runs, &others).into_iter().map(From::from).collect()
    }

    #[test]
    fn lines_of_one_list_that_the_other_lacks() {
        assert_eq!(without(&[(1, 9)], &[(3, 4), (6, 6)]), [(1, 2), (5, 5), (7, 9)]);
        assert_eq!(without(&[(1, 2), (5, 6), (9, 9)], &[(2, 5)]), [(1, 1), (6, 6), (9, 9)]);
        assert_eq!(without(&[(3, 4)], &[(1, 4_000_000_000)]), []);
        assert_eq!(without(&[(3, 4)], &[]), [(3, 4)]);
    }
}
